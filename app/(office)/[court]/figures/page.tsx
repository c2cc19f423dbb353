import { screenTitle } from "../../screen-title.ts";
import { FiguresScreen } from "./figures-screen.tsx";

export const generateMetadata = screenTitle((words) => words.access.figures.title);

export default function FiguresPage() {
  return <FiguresScreen />;
}
