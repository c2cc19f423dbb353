import { Suspense } from "react";
import { screenTitle } from "../../screen-title.ts";
import { BoardScreen } from "./board-screen.tsx";

export const generateMetadata = screenTitle((words) => words.frame.evidence);

export default function EvidencePage() {
  return (
    <Suspense>
      <BoardScreen />
    </Suspense>
  );
}
