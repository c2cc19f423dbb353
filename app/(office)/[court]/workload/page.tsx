import { screenTitle } from "../../screen-title.ts";
import { WorkloadScreen } from "./workload-screen.tsx";

export const generateMetadata = screenTitle((words) => words.otherDates.workload.title);

export default function WorkloadPage() {
  return <WorkloadScreen />;
}
