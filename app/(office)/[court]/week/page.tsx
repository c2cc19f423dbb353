import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { Suspense } from "react";
import { webContext } from "../../../../server/doors/http/web.ts";
import { placesOf, worksInCourt } from "../../places.ts";
import { screenTitle } from "../../screen-title.ts";
import { WeekScreen } from "./week-screen.tsx";

export const generateMetadata = screenTitle((words) => words.frame.week);

type Props = { params: Promise<{ court: string }> };

export default async function WeekPage({ params }: Props) {
  const { actor } = await webContext(await headers());
  // Who works in no court has one screen of his own.
  const [own] = actor.kind === "staff" && !worksInCourt(actor.role) ? placesOf(actor.role) : [];
  if (own) redirect(`/${(await params).court}/${own.path}`);
  return (
    <Suspense>
      <WeekScreen />
    </Suspense>
  );
}
