import { screenTitle } from "../../screen-title.ts";
import { MattersScreen } from "./matters-screen.tsx";

export const generateMetadata = screenTitle((words) => words.settlement.matters.title);

export default function MattersPage() {
  return <MattersScreen />;
}
