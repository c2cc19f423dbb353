import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { createCaller } from "../server/router.ts";
import { webContext } from "../server/web.ts";
import { LockedPage } from "./(office)/lock/locked-page.tsx";

/** Leads staff to the week of their court and everybody else to the sign-in, which links to the posted lists. */
export default async function Home() {
  const ctx = await webContext(await headers());
  if (ctx.actor.kind === "public" && ctx.actor.isLocked) return <LockedPage />;
  if (ctx.actor.kind !== "staff") redirect("/sign-in");
  const { courts } = await createCaller(ctx).districts.me();
  redirect(courts[0] ? `/${courts[0].code}/week` : "/sign-in");
}
