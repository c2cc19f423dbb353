import { screenTitle } from "../../screen-title.ts";
import { StandbyScreen } from "./standby-screen.tsx";

export const generateMetadata = screenTitle((words) => words.presence.standby.open);

export default function StandbyPage() {
  return <StandbyScreen />;
}
