import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { Suspense } from "react";
import { webContext } from "../../../../server/web.ts";
import { screenTitle } from "../../screen-title.ts";
import { WeekScreen } from "./week-screen.tsx";

export const generateMetadata = screenTitle((words) => words.frame.week);

type Props = { params: Promise<{ court: string }> };

export default async function WeekPage({ params }: Props) {
  const { actor } = await webContext(await headers());
  if (actor.kind === "staff" && actor.role === "prosecutor") redirect(`/${(await params).court}/matters`);
  return (
    <Suspense>
      <WeekScreen />
    </Suspense>
  );
}
