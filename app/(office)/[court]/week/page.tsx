import { Suspense } from "react";
import { WeekScreen } from "./week-screen.tsx";

export default function WeekPage() {
  return (
    <Suspense>
      <WeekScreen />
    </Suspense>
  );
}
