import { screenTitle } from "../screen-title.ts";
import { LockedPage } from "./locked-page.tsx";

export const generateMetadata = screenTitle((words) => words.access.lock.title);

export default function LockPage() {
  return <LockedPage leadsTo="/" />;
}
