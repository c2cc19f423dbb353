import { headers } from "next/headers";
import { demoAccounts, isDemo, maySignInOver } from "../../../server/web.ts";
import { SignInForm } from "./sign-in-form.tsx";

type Props = { searchParams: Promise<{ next?: string }> };

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
