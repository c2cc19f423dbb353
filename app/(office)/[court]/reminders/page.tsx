import { screenTitle } from "../../screen-title.ts";
import { RemindersScreen } from "./reminders-screen.tsx";

export const generateMetadata = screenTitle((words) => words.reminders.open);

export default function RemindersPage() {
  return <RemindersScreen />;
}
