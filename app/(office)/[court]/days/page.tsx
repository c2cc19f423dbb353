import { Suspense } from "react";
import { screenTitle } from "../../screen-title.ts";
import { DaysScreen } from "./days-screen.tsx";

export const generateMetadata = screenTitle((words) => words.days.title);

export default function DaysPage() {
  return (
    <Suspense>
      <DaysScreen />
    </Suspense>
  );
}
