import { Suspense } from "react";
import { screenTitle } from "../../screen-title.ts";
import { DocketScreen } from "./docket-screen.tsx";

export const generateMetadata = screenTitle((words) => words.frame.docket);

export default function DocketPage() {
  return (
    <Suspense>
      <DocketScreen />
    </Suspense>
  );
}
