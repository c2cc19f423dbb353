import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import type { ReactNode } from "react";
import { createCaller } from "../../../server/doors/http/router.ts";
import { webContext } from "../../../server/doors/http/web.ts";
import { CourtFrame } from "../court-frame.tsx";
import { LockedPage } from "../lock/locked-page.tsx";
import { EnrolScreen } from "./account/enrol-screen.tsx";
import { PasswordScreen } from "./account/password-screen.tsx";

type Props = { children: ReactNode; params: Promise<{ court: string }> };

export default async function CourtLayout({ children, params }: Props) {
  const asked = await headers();
  const ctx = await webContext(asked);
  const { court: code } = await params;
  if (ctx.actor.kind === "public" && ctx.actor.isLocked) return <LockedPage />;
  if (ctx.actor.kind !== "staff")
    redirect(`/sign-in?next=${encodeURIComponent(asked.get("x-page") ?? `/${code}/week`)}`);
  const me = await createCaller(ctx).districts.me();
  const court = me.courts.find((candidate) => candidate.code === code);
  if (!court) notFound();

  return (
    <CourtFrame me={me} court={court}>
      {me.isPasswordDue ? <PasswordScreen /> : me.isCodeDue ? <EnrolScreen /> : children}
    </CourtFrame>
  );
}
