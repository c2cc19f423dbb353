import { Suspense } from "react";
import { ImportScreen } from "./import-screen.tsx";

export default function ImportPage() {
  return (
    <Suspense>
      <ImportScreen />
    </Suspense>
  );
}
