import { Suspense } from "react";
import { screenTitle } from "../../screen-title.ts";
import { SettingsScreen } from "./settings-screen.tsx";

export const generateMetadata = screenTitle((words) => words.frame.settings);

export default function SettingsPage() {
  return (
    <Suspense>
      <SettingsScreen />
    </Suspense>
  );
}
