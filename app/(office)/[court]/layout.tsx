import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import type { ReactNode } from "react";
import { createCaller } from "../../../server/router.ts";
import { webContext } from "../../../server/web.ts";
import { CourtFrame } from "../court-frame.tsx";
import { AccountScreen } from "./account/account-screen.tsx";

type Props = { children: ReactNode; params: Promise<{ court: string }> };

export default async function CourtLayout({ children, params }: Props) {
  const ctx = await webContext(await headers());
  const { court: code } = await params;
  if (ctx.actor.kind !== "staff") redirect(`/sign-in?next=/${encodeURIComponent(code)}/week`);
  const me = await createCaller(ctx).districts.me();
  const court = me.courts.find((candidate) => candidate.code === code);
  if (!court) notFound();

  return (
    <CourtFrame me={me} court={court}>
      {me.isPasswordDue ? <AccountScreen /> : children}
    </CourtFrame>
  );
}
