import { Suspense } from "react";
import { screenTitle } from "../../screen-title.ts";
import { ImportScreen } from "./import-screen.tsx";

export const generateMetadata = screenTitle((words) => words.frame.import);

export default function ImportPage() {
  return (
    <Suspense>
      <ImportScreen />
    </Suspense>
  );
}
