import { headers } from "next/headers";
import { demoAccounts, isDemo, maySignInOver } from "../../../server/doors/http/web.ts";
import { screenTitle } from "../screen-title.ts";
import { SignInForm } from "./sign-in-form.tsx";

type Props = { searchParams: Promise<{ next?: string }> };

export const generateMetadata = screenTitle((words) => words.signIn.title);

export default async function SignInPage({ searchParams }: Props) {
  const { next } = await searchParams;
  return (
    <SignInForm
      next={next && /^\/[^/\\]/.test(next) ? next : "/"}
      isDemo={isDemo()}
      mayHere={maySignInOver(await headers())}
      demoAccounts={demoAccounts()}
    />
  );
}
