import { notFound } from "next/navigation";
import { isCourtDay } from "../../../../../server/rules/calendar/court-day.ts";
import { dayWords } from "../../../../../server/rules/calendar/day-words.ts";
import { screenTitle } from "../../../screen-title.ts";
import { DayScreen } from "../day-screen.tsx";

type Props = { params: Promise<{ court: string; day: string }> };

export const generateMetadata = screenTitle((_words, language, { day = "" }) =>
  isCourtDay(day) ? dayWords(day, language, "short") : day,
);

export default async function DayPage({ params }: Props) {
  const { day } = await params;
  if (!isCourtDay(day)) notFound();
  return <DayScreen key={day} day={day} />;
}
