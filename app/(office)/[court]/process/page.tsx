import { screenTitle } from "../../screen-title.ts";
import { ProcessScreen } from "./process-screen.tsx";

export const generateMetadata = screenTitle((words) => words.process.open);

export default function ProcessPage() {
  return <ProcessScreen />;
}
