import { addDays, type CourtDay, daysBetween } from "../calendar/court-day.ts";
import { minutesOf } from "../listing/clashes.ts";

/** What keeps a matter from standing by, or from stepping in on a day. */
export const STANDBY_BARS = [
  "custody",
  "far",
  "no-date",
  "over",
  "not-sooner",
  "until",
  "notice",
  "full",
  "person-away",
  "person-elsewhere",
] as const;
export type StandbyBar = (typeof STANDBY_BARS)[number];

export type StandbyFacts = {
  readonly isInCustody: boolean;
  /** Somebody who is needed has a long way, see FAR_MINUTES. */
  readonly isFar: boolean;
  /** The date it has; null: none stands. */
  readonly guaranteedDay: CourtDay | null;
  readonly isOver: boolean;
};

/**
 * Why a matter may not be put on standby; null where it may. Custody has limits of its own and a van that is ordered, so
 * it is never moved about; and only what has a date keeps one. Court practice, not law.
 */
export function standbyBar(facts: StandbyFacts): StandbyBar | null {
  if (facts.isOver) return "over";
  if (facts.isInCustody) return "custody";
  if (facts.isFar) return "far";
  return facts.guaranteedDay === null ? "no-date" : null;
}

/** When a court begins where it has no time blocks. */
const USUAL_START = "09:00";

/**
 * Whole hours from now until a day begins, by the clock: nights and holidays count, sittings play no part.
 * @param now the court's own day and time of day. @param start the first block, `HH:MM`; null: the usual hour.
 */
export function hoursUntil(now: { day: CourtDay; time: string }, day: CourtDay, start: string | null): number {
  const minutes = daysBetween(now.day, day) * 24 * 60 + minutesOf(start ?? USUAL_START) - minutesOf(now.time);
  return Math.floor(minutes / 60);
}

export type StandbyWindow = {
  readonly readyUntil: CourtDay;
  readonly guaranteedDay: CourtDay;
  readonly noticeHours: number;
};

/** Why a matter that stands by may not step in on the day, whatever room it has; null where it may. */
export function steppingInBar(
  { readyUntil, guaranteedDay, noticeHours }: StandbyWindow,
  now: { day: CourtDay; time: string },
  day: CourtDay,
  start: string | null,
): StandbyBar | null {
  if (day >= guaranteedDay) return "not-sooner";
  if (day > readyUntil) return "until";
  return hoursUntil(now, day, start) < noticeHours ? "notice" : null;
}

/** The last day on which it may step in: people said until when, and its own date comes first. */
export function lastStandbyDay(readyUntil: CourtDay, guaranteedDay: CourtDay): CourtDay {
  const before = addDays(guaranteedDay, -1);
  return readyUntil < before ? readyUntil : before;
}
