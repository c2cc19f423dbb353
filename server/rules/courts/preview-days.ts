import { type CalendarDay, type CourtCalendar, calendarDays } from "../calendar/court-calendar.ts";
import { addDays, type CourtDay } from "../calendar/court-day.ts";

/** How far ahead the next dates are looked for: a little over two years. */
export const PREVIEW_HORIZON_DAYS = 800;

export type PreviewDay = Pick<
  CalendarDay,
  "day" | "kind" | "because" | "isTentative" | "isNoWork" | "movedFrom" | "movedTo"
> & {
  closure: { en: string; ur: string | null } | null;
};

/**
 * The next `count` hearing days from a day on, and between them the days that the pattern names and that fall out, each
 * with its closure. Looks at most `PREVIEW_HORIZON_DAYS` ahead. Throws on a pattern whose rule is refused.
 */
export function previewDays(calendar: CourtCalendar, from: CourtDay, count: number): PreviewDay[] {
  const shown: PreviewDay[] = [];
  let left = count;
  for (const day of calendarDays(calendar, from, addDays(from, PREVIEW_HORIZON_DAYS))) {
    if (left === 0) break;
    if (day.kind !== "dedicated" && !day.isNamed) continue;
    if (day.kind === "dedicated") left -= 1;
    const closure = day.closures[0] ?? day.atRiskOf[0];
    const { kind, because, isTentative, isNoWork, movedFrom, movedTo } = day;
    shown.push({
      day: day.day,
      kind,
      because,
      isTentative: isTentative || day.atRiskOf.length > 0,
      isNoWork,
      movedFrom,
      movedTo,
      closure: closure ? closure.name : null,
    });
  }
  return shown;
}
