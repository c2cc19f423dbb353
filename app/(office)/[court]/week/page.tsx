import { Suspense } from "react";
import { screenTitle } from "../../screen-title.ts";
import { WeekScreen } from "./week-screen.tsx";

export const generateMetadata = screenTitle((words) => words.frame.week);

export default function WeekPage() {
  return (
    <Suspense>
      <WeekScreen />
    </Suspense>
  );
}
