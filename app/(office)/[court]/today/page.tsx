import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { createCaller } from "../../../../server/router.ts";
import { webContext } from "../../../../server/web.ts";

type Props = { params: Promise<{ court: string }> };

/** Today where the court has matters or sits, else its coming hearing day. */
export default async function TodayPage({ params }: Props) {
  const { court: code } = await params;
  const caller = createCaller(await webContext(await headers()));
  const court = (await caller.districts.me()).courts.find((one) => one.code === code);
  if (!court) notFound();
  const { day } = await caller.hearings.comingDay({ courtId: court.id });
  redirect(`/${code}/day/${day}`);
}
