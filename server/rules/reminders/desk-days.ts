import { addDays, type CourtDay, type Weekday, weekdayOf } from "../calendar/court-day.ts";

/** On which days somebody sits at the desk of a court. A vacation's duty days have a desk; a closed day has none. */
export type DeskDays = {
  readonly workingWeekdays: readonly Weekday[];
  /** Closed for the whole day. What is not yet confirmed counts too: a call that is early harms nobody. */
  readonly closed: readonly { readonly from: CourtDay; readonly until: CourtDay }[];
  /** Days of sitting by order, on a weekly day of rest too. */
  readonly extraDays: readonly CourtDay[];
};

/** Days before a date on which the court wants to know whom nobody reached: time is left for a call. */
export const CALL_DAYS_BEFORE = 2;

/** No court is closed for so long; past it the day itself is answered. */
export const MOST_DAYS_CLOSED = 60;

export function isDeskDay(day: CourtDay, { workingWeekdays, closed, extraDays }: DeskDays): boolean {
  if (closed.some(({ from, until }) => from <= day && day <= until)) return false;
  return extraDays.includes(day) || workingWeekdays.includes(weekdayOf(day));
}

/** The day on which whoever nothing reached is called: two days before a date, or the last working day before that. */
export const callDayOf = (date: CourtDay, desk: DeskDays): CourtDay =>
  deskDayBy(addDays(date, -CALL_DAYS_BEFORE), desk);

/** A day itself, or the last one before it on which somebody is at the desk. */
export function deskDayBy(wanted: CourtDay, desk: DeskDays): CourtDay {
  for (let back = 0; back < MOST_DAYS_CLOSED; back += 1) {
    const day = addDays(wanted, -back);
    if (isDeskDay(day, desk)) return day;
  }
  return wanted;
}

/**
 * The last day for which the desk of a day answers: the one before it is at work again. What falls due on a Sunday or a
 * holiday is Saturday's, or that of the last working day before it.
 */
export function deskAnswersUntil(today: CourtDay, desk: DeskDays): CourtDay {
  for (let ahead = 1; ahead < MOST_DAYS_CLOSED; ahead += 1) {
    if (isDeskDay(addDays(today, ahead), desk)) return addDays(today, ahead - 1);
  }
  return today;
}
