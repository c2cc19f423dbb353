import { Suspense } from "react";
import { screenTitle } from "../../screen-title.ts";
import { TransferScreen } from "./transfer-screen.tsx";

export const generateMetadata = screenTitle((words) => words.desk.transfer.title);

export default function TransferPage() {
  return (
    <Suspense>
      <TransferScreen />
    </Suspense>
  );
}
