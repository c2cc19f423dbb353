import { DateTime } from "luxon";

/** A calendar day of a court, `YYYY-MM-DD`. Never an instant: it has no time of day and no time zone. */
export type CourtDay = string & { readonly __courtDay: true };

/** ISO weekday: Monday 1 … Sunday 7. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAY_MS = 86_400_000;
const DAYS_OF_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** The day as a count of days since 1970-01-01, for arithmetic. */
export function dayNumber(day: CourtDay): number {
  return Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))) / DAY_MS;
}

/** The day that `dayNumber` counts. */
export function dayOfNumber(number: number): CourtDay {
  return new Date(number * DAY_MS).toISOString().slice(0, 10) as CourtDay;
}

/** True for a text that names a day of the Gregorian calendar, years 1000 to 9999. */
export function isCourtDay(text: string): text is CourtDay {
  const match = SHAPE.exec(text);
  if (!match || Number(match[1]) < 1000) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const last = month === 2 && isLeap ? 29 : (DAYS_OF_MONTH[month - 1] ?? 0);
  return day >= 1 && day <= last;
}

/** The day, or an error that names the text. */
export function courtDay(text: string): CourtDay {
  if (!isCourtDay(text)) throw new Error(`not a day (YYYY-MM-DD): ${text.slice(0, 20)}`);
  return text;
}

/** The day it is at an instant in a place, e.g. `Asia/Karachi`. Throws on an unknown time zone. */
export function dayAt(instant: Date, timezone: string): CourtDay {
  const local = DateTime.fromJSDate(instant, { zone: timezone });
  if (!local.isValid) throw new Error(`unknown time zone: ${timezone}`);
  return local.toISODate() as CourtDay;
}

/** The local time of day, `HH:MM`, at an instant in a place. */
export function timeAt(instant: Date, timezone: string): string {
  return DateTime.fromJSDate(instant, { zone: timezone }).toFormat("HH:mm");
}

/** The instant of a local time of day (`HH:MM`) on a day of that place; in an hour the clocks skip, the instant after it. */
export function instantOf(day: CourtDay, time: string, timezone: string): Date {
  const local = DateTime.fromISO(`${day}T${time}:00`, { zone: timezone });
  if (!local.isValid) throw new Error(`no such time: ${day} ${time.slice(0, 8)} in ${timezone}`);
  return local.toJSDate();
}

export function addDays(day: CourtDay, days: number): CourtDay {
  return dayOfNumber(dayNumber(day) + days);
}

/** Days from `first` to `second`; negative when `second` is earlier. */
export function daysBetween(first: CourtDay, second: CourtDay): number {
  return dayNumber(second) - dayNumber(first);
}

export function weekdayOf(day: CourtDay): Weekday {
  return (((((dayNumber(day) + 3) % 7) + 7) % 7) + 1) as Weekday;
}

/** Every day from `first` to `last`, both included. */
export function daysFrom(first: CourtDay, last: CourtDay): CourtDay[] {
  const days: CourtDay[] = [];
  for (let number = dayNumber(first); number <= dayNumber(last); number += 1) days.push(dayOfNumber(number));
  return days;
}

/**
 * The instant at which a clock on the wall shows a minute of a day (0 … 1440; 1440 is the midnight that ends it).
 * Null where the clocks jump over that minute. A minute that comes twice is the first of the two.
 */
export function clockInstant(day: CourtDay, minute: number, timezone: string): Date | null {
  const on = minute < 1440 ? day : addDays(day, 1);
  const [hour, rest] = [Math.floor((minute % 1440) / 60), minute % 60];
  const local = DateTime.fromISO(on, { zone: timezone }).set({ hour, minute: rest });
  if (!local.isValid) throw new Error(`unknown time zone: ${timezone}`);
  return local.hour === hour && local.minute === rest && local.toISODate() === on ? local.toJSDate() : null;
}

/** The minute of its local day, 0 … 1439, at an instant in a place. */
export function minuteAt(instant: Date, timezone: string): number {
  const local = DateTime.fromJSDate(instant, { zone: timezone });
  return local.hour * 60 + local.minute;
}

/** Whether a name of a time zone is known here. */
export const isTimezone = (name: string): boolean => DateTime.fromMillis(0, { zone: name }).isValid;
