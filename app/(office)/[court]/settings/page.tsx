import { Suspense } from "react";
import { SettingsScreen } from "./settings-screen.tsx";

export default function SettingsPage() {
  return (
    <Suspense>
      <SettingsScreen />
    </Suspense>
  );
}
