import { notFound } from "next/navigation";
import { screenTitle } from "../../../screen-title.ts";
import { ToldScreen } from "../told-screen.tsx";

export const generateMetadata = screenTitle((words) => words.lost.told.open);

type Props = { params: Promise<{ id: string }> };

export default async function ToldPage({ params }: Props) {
  const lostDayId = Number((await params).id);
  if (!Number.isSafeInteger(lostDayId) || lostDayId < 1) notFound();
  return <ToldScreen lostDayId={lostDayId} />;
}
