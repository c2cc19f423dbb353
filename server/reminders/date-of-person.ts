import type { Connection } from "../../db/connect.ts";
import type { CourtDay } from "../rules/calendar/court-day.ts";
import { type ComingDateRow, findComingDates, findPeopleToRemind } from "./reminder-facts-store.ts";

export type DateOfPerson = ComingDateRow & {
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
