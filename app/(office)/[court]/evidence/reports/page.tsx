import { screenTitle } from "../../../screen-title.ts";
import { ReportsScreen } from "./reports-screen.tsx";

export const generateMetadata = screenTitle((words) => words.days.court.title);

export default function ReportsPage() {
  return <ReportsScreen />;
}
