import type { Connection } from "../../db/connect.ts";
import type { CourtDay } from "../rules/court-day.ts";
import { findComingDates, findPeopleToRemind } from "./reminder-facts-store.ts";

export type DateOfPerson = {
  hearingId: number;
  day: CourtDay;
  reportingTime: string;
  room: string | null;
  roomUr: string | null;
  /** The court does not sit as it was said, and no other date stands yet. */
  isLost: boolean;
  /** By the rule of reminders: told, or came to, exactly this court and room. */
  isPlaceKnown: boolean;
};

/** The next date of a case to which somebody of it is to come, by the rules by which he is reminded; null: none stands. */
export async function nextDateOfPerson(
  connection: Connection,
  { caseId, casePersonId, today }: { caseId: number; casePersonId: number; today: CourtDay },
): Promise<DateOfPerson | null> {
  const dates = await findComingDates(connection, caseId, today);
  if (dates.length === 0) return null;
  const ids = dates.map(({ hearingId }) => hearingId);
  const people = await findPeopleToRemind(connection, ids, casePersonId);
  for (const date of dates) {
    const told = people.find(({ hearingId }) => hearingId === date.hearingId);
    if (told) return { ...date, isPlaceKnown: told.isPlaceKnown };
  }
  return null;
}
