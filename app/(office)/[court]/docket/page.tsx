import { Suspense } from "react";
import { DocketScreen } from "./docket-screen.tsx";

export default function DocketPage() {
  return (
    <Suspense>
      <DocketScreen />
    </Suspense>
  );
}
