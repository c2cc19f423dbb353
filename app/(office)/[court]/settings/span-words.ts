import type { CourtDay } from "../../../../server/rules/calendar/court-day.ts";
import { dayWords } from "../../../../server/rules/calendar/day-words.ts";
import type { Language } from "../../../../server/wording/languages.ts";

/** One day or a stretch of days, with the year only where it is needed to tell them apart. */
export function spanWords(from: CourtDay, until: CourtDay, language: Language): string {
  if (from === until) return dayWords(from, language, "short");
  return `${dayWords(from, language, "short")} – ${dayWords(until, language, "short")}`;
}
