import { type CourtDay, weekdayOf } from "../../rules/calendar/court-day.ts";
import { fill } from "../../wording/fill.ts";
import type { DayPart, ReminderWords } from "./words.ts";

/** Weekday, day and month in words: never figures alone, which read one way here and another there. */
export function dayIn(day: CourtDay, words: Pick<ReminderWords, "weekdays" | "months">): string {
  return `${words.weekdays[weekdayOf(day) - 1]} ${dateIn(day, words)}`;
}

export const dateIn = (day: CourtDay, { months }: Pick<ReminderWords, "months">): string =>
  `${Number(day.slice(8))} ${months[Number(day.slice(5, 7)) - 1]}`;

export function timeIn(minute: number, words: Pick<ReminderWords, "time" | "dayParts">): string {
  return fill(words.time, { clock: clockOf(minute), part: words.dayParts[partOf(minute)] });
}

/** An hour at which the office begins or ends to answer. */
export function officeTimeIn(minute: number, words: Pick<ReminderWords, "officeTime" | "dayParts">): string {
  return fill(words.officeTime, { clock: clockOf(minute), part: words.dayParts[partOf(minute)] });
}

/** `9` or `9:30`, of a twelve-hour clock. */
export function clockOf(minute: number): string {
  const hour = Math.floor(minute / 60) % 12 || 12;
  return minute % 60 === 0 ? String(hour) : `${hour}:${String(minute % 60).padStart(2, "0")}`;
}

function partOf(minute: number): DayPart {
  if (minute < 12 * 60) return minute < 4 * 60 ? "early" : "morning";
  if (minute < 16 * 60) return "noon";
  return minute < 20 * 60 ? "evening" : "night";
}
