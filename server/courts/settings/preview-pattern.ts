import { read } from "../../core/change.ts";
import type { Context } from "../../core/context.ts";
import { Refused } from "../../core/refused.ts";
import { calendarDays, type SittingPattern } from "../../rules/calendar/court-calendar.ts";
import { addDays, type CourtDay, dayAt, type Weekday } from "../../rules/calendar/court-day.ts";
import { parseRule } from "../../rules/calendar/recurrence.ts";
import { PREVIEW_HORIZON_DAYS, previewDays } from "../../rules/courts/preview-days.ts";
import { findPatternRows, type PatternRow } from "../calendar-store.ts";
import { courtAndPolicy, loadCalendar } from "../court-days.ts";
import { findCourtDays } from "../store.ts";

export type PatternInput = {
  rule: string;
  startDay: CourtDay;
  untilDay: CourtDay | null;
  fallbackWeekday: Weekday | null;
};

export type PreviewInput = PatternInput & { courtId: number; replaces: number | null; count: number };

/** Refuses a rule that cannot be expanded, naming the part, and an end before the start. */
export function requirePattern({ rule, startDay, untilDay }: PatternInput): void {
  const parsed = parseRule(rule);
  if ("refused" in parsed) throw new Refused("invalid", { field: "rule", because: parsed.refused });
  if (untilDay !== null && untilDay < startDay) throw new Refused("invalid", { field: "untilDay" });
}

/** The patterns of a court once a new one takes the place of an old one: the old ends the day before the new starts. */
export function patternsWith(
  rows: readonly PatternRow[],
  input: PatternInput,
  replaces: number | null,
): SittingPattern[] {
  const others = rows.flatMap((row): SittingPattern[] => {
    const pattern = {
      rule: row.rule,
      start: row.startDay,
      until: row.untilDay,
      fallbackWeekday: row.fallbackWeekday as Weekday | null,
    };
    if (row.id !== replaces) return [pattern];
    return row.startDay < input.startDay ? [{ ...pattern, until: addDays(input.startDay, -1) }] : [];
  });
  return [
    ...others,
    { rule: input.rule, start: input.startDay, until: input.untilDay, fallbackWeekday: input.fallbackWeekday },
  ];
}

/** The next dates a pattern would give, with what falls out and why, and the matters it would leave behind. Writes nothing. */
export async function previewPattern(ctx: Context, input: PreviewInput) {
  requirePattern(input);
  return read(ctx, { permission: "calendar.read", courtId: input.courtId }, async (connection) => {
    const { court, timezone } = await courtAndPolicy(connection, input.courtId);
    const today = dayAt(ctx.now, timezone);
    const until = addDays(today, PREVIEW_HORIZON_DAYS);
    const stored = await loadCalendar(connection, court);
    const patterns = patternsWith(await findPatternRows(connection, court.id), input, input.replaces);
    const days = previewDays({ ...stored, patterns }, [input.startDay, today].sort()[1]!, input.count);
    const kinds = new Map(calendarDays({ ...stored, patterns }, today, until).map((day) => [day.day, day.kind]));
    const listed = (await findCourtDays(connection, court.id, today, until)).filter(
      ({ listedMatters }) => listedMatters > 0,
    );
    const leftBehind = listed
      .filter((row) => row.kind === "dedicated" && kinds.get(row.day) !== "dedicated")
      .map(({ day, listedMatters }) => ({ day, matters: listedMatters }));
    return { days, leftBehind };
  });
}
