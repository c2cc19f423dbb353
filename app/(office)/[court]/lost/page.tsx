import { Suspense } from "react";
import { screenTitle } from "../../screen-title.ts";
import { LoseDayScreen } from "./lose-day-screen.tsx";

export const generateMetadata = screenTitle((words) => words.lost.title);

export default function LoseDayPage() {
  return (
    <Suspense>
      <LoseDayScreen />
    </Suspense>
  );
}
