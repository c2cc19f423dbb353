import { Suspense } from "react";
import { screenTitle } from "../../screen-title.ts";
import { DeskScreen } from "./desk-screen.tsx";

export const generateMetadata = screenTitle((words) => words.desk.judge.title);

export default function DeskPage() {
  return (
    <Suspense>
      <DeskScreen />
    </Suspense>
  );
}
