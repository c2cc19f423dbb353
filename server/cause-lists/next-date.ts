import type { Connection } from "../../db/connect.ts";
import type { CourtDay } from "../rules/calendar/court-day.ts";
import { caseNumberKey, parseCaseNumber } from "../rules/case/case-number.ts";
import { isShortFor } from "../rules/docket/docket-prefix.ts";
import { findNextDates } from "./store.ts";

/** `unread`: what was typed is no case number in any writing, which says nothing of any matter. */
export type NextDate = { kind: "date"; day: CourtDay; reportingTime: string } | { kind: "ask" } | { kind: "unread" };

/**
 * The next date of a matter as anybody may know it: day and time, for an exact number at a court. A restricted matter, a
 * number that is not there, one of several matters and one without a coming date are all answered "ask at the court", by
 * the same work; so is a day that was declared lost. Where two matters have the number, its kind must be said too: the
 * date of another matter is worse than none.
 */
export async function nextDateOf(
  connection: Connection,
  { courtCode, number, today }: { courtCode: string; number: string; today: CourtDay },
): Promise<NextDate> {
  const asked = number.length <= MOST_LETTERS ? parseCaseNumber(number) : null;
  if (!asked) return { kind: "unread" };
  const found = await findNextDates(connection, { courtCode, numberKey: caseNumberKey(asked), today });
  const named = found.filter(({ prefix }) => asked.prefix === null || isShortFor(asked.prefix, prefix ?? ""));
  const [only] = named;
  if (named.length !== 1 || !only || only.isRestricted || only.isLost) return { kind: "ask" };
  const { day, reportingTime } = only;
  return day === null || reportingTime === null ? { kind: "ask" } : { kind: "date", day, reportingTime };
}

const MOST_LETTERS = 60;
