import { notFound } from "next/navigation";
import { isCourtDay } from "../../../../../../server/rules/court-day.ts";
import { EndScreen } from "../../end/end-screen.tsx";

type Props = { params: Promise<{ court: string; day: string }> };

export default async function EndPage({ params }: Props) {
  const { day } = await params;
  if (!isCourtDay(day)) notFound();
  return <EndScreen key={day} day={day} />;
}
