import { notFound } from "next/navigation";
import { isCourtDay } from "../../../../../../server/rules/calendar/court-day.ts";
import { dayWords } from "../../../../../../server/rules/calendar/day-words.ts";
import { screenTitle } from "../../../../screen-title.ts";
import { EndScreen } from "../../end/end-screen.tsx";

type Props = { params: Promise<{ court: string; day: string }> };

export const generateMetadata = screenTitle(
  (words, language, { day = "" }) =>
    `${words.sheet.end.heading} · ${isCourtDay(day) ? dayWords(day, language, "short") : day}`,
);

export default async function EndPage({ params }: Props) {
  const { day } = await params;
  if (!isCourtDay(day)) notFound();
  return <EndScreen key={day} day={day} />;
}
