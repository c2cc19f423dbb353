import { notFound } from "next/navigation";
import { isCourtDay } from "../../../../../server/rules/court-day.ts";
import { DayScreen } from "../day-screen.tsx";

type Props = { params: Promise<{ court: string; day: string }> };

export default async function DayPage({ params }: Props) {
  const { day } = await params;
  if (!isCourtDay(day)) notFound();
  return <DayScreen key={day} day={day} />;
}
