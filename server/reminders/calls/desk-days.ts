import type { Connection } from "../../../db/connect.ts";
import { addDays, type CourtDay, dayAt } from "../../rules/calendar/court-day.ts";
import { policyOf } from "../../rules/courts/policy.ts";
import {
  CALL_DAYS_BEFORE,
  type DeskDays,
  deskAnswersUntil,
  MOST_DAYS_CLOSED,
} from "../../rules/reminders/desk-days.ts";
import { type DeskRow, findDeskRows } from "./desk-days-store.ts";

const deskOf = ({ policy, closed, extraDays }: DeskRow): DeskDays => ({
  workingWeekdays: policyOf(policy).workingWeekdays,
  ...{ closed, extraDays },
});

/** Of a court the last day that its desk of today answers for, and the last date of which it calls whom nothing reached. */
export type DeskAhead = {
  readonly courtId: number;
  readonly today: CourtDay;
  readonly dueBy: CourtDay;
  readonly datesBy: CourtDay;
};

/** Of every court how far ahead its desk calls today: over a Sunday or a holiday on which nobody is there. */
export async function desksAhead(connection: Connection, now: Date): Promise<DeskAhead[]> {
  const rows = await findDeskRows(connection, { courtId: null, from: addDays(dayAt(now, "UTC"), -1) });
  return rows.map((row) => {
    const today = dayAt(now, row.timezone);
    const dueBy = deskAnswersUntil(today, deskOf(row));
    return { courtId: row.courtId, today, dueBy, datesBy: addDays(dueBy, CALL_DAYS_BEFORE) };
  });
}

/** On which days a court has somebody at its desk, from some time before a date on. */
export async function deskOfCourt(connection: Connection, courtId: number, date: CourtDay): Promise<DeskDays> {
  const [row] = await findDeskRows(connection, { courtId, from: addDays(date, -2 * MOST_DAYS_CLOSED) });
  return deskOf(row ?? { courtId, timezone: "UTC", policy: null, closed: [], extraDays: [] });
}
