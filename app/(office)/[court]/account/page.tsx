import { screenTitle } from "../../screen-title.ts";
import { AccountScreen } from "./account-screen.tsx";

export const generateMetadata = screenTitle((words) => words.account.title);

export default function AccountPage() {
  return <AccountScreen />;
}
