import { Suspense } from "react";
import { PlannerScreen } from "./planner-screen.tsx";

export default function PlannerPage() {
  return (
    <Suspense>
      <PlannerScreen />
    </Suspense>
  );
}
