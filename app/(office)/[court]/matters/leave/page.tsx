import { screenTitle } from "../../../screen-title.ts";
import { LeaveScreen } from "./leave-screen.tsx";

export const generateMetadata = screenTitle((words) => words.otherDates.leave.title);

export default function LeavePage() {
  return <LeaveScreen />;
}
