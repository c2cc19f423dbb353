import { addDays, type CourtDay, weekdayOf } from "../../rules/calendar/court-day.ts";

/** Karachi keeps one offset all the year, so that an instant can be written down without asking a calendar. */
const OFFSET = "+05:00";

/** An instant of a day of the court: `minutes` after midnight, local time. */
export function instantOn(day: CourtDay, minutes: number): string {
  return new Date(`${day}T${clock(minutes)}:00${OFFSET}`).toISOString();
}

/** `HH:MM` of minutes after midnight. */
export function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}

/** Minutes after midnight of `HH:MM`. */
export const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** The working day before or after; Sunday is none. */
export function workingDayFrom(day: CourtDay, step: 1 | -1): CourtDay {
  const next = addDays(day, step);
  return weekdayOf(next) === 7 ? addDays(next, step) : next;
}
