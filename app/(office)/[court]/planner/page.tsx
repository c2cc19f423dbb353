import { Suspense } from "react";
import { screenTitle } from "../../screen-title.ts";
import { PlannerScreen } from "./planner-screen.tsx";

export const generateMetadata = screenTitle((words) => words.frame.planner);

export default function PlannerPage() {
  return (
    <Suspense>
      <PlannerScreen />
    </Suspense>
  );
}
