import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { createCaller } from "../../../../server/doors/http/router.ts";
import { webContext } from "../../../../server/doors/http/web.ts";

type Props = { params: Promise<{ court: string }> };

/** Today where the court has matters or sits, else its coming hearing day. */
export default async function TodayPage({ params }: Props) {
  const { court: code } = await params;
  const ctx = await webContext(await headers());
  // The layout does the same, but it does not come first.
  if (ctx.actor.kind !== "staff") redirect(`/sign-in?next=/${encodeURIComponent(code)}/today`);
  const caller = createCaller(ctx);
  const court = (await caller.districts.me()).courts.find((one) => one.code === code);
  if (!court) notFound();
  const { day, today } = await caller.hearings.comingDay({ courtId: court.id });
  // The sheet says that it is another day that was asked for.
  redirect(`/${code}/day/${day}${day === today ? "" : `?insteadOf=${today}`}`);
}
