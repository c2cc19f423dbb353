import type { Transaction } from "../../../db/connect.ts";
import { change } from "../../core/change.ts";
import type { Context } from "../../core/context.ts";
import { Refused } from "../../core/refused.ts";
import { addDays, type CourtDay, dayAt } from "../../rules/calendar/court-day.ts";
import { deletePattern, findPatternRows, insertPattern, updatePattern } from "../calendar-store.ts";
import { courtAndPolicy } from "../court-days.ts";
import { refreshCourtDays } from "../refresh-days.ts";
import { type CourtRow, lockCourts } from "../store.ts";
import { type PatternInput, requirePattern } from "./preview-pattern.ts";

export type Replaced = { id: number; version: number };
export type SavePatternInput = PatternInput & { courtId: number; replaces: Replaced | null; key?: string };
export type CalendarAnswer = { changeId: number; leftBehind: number };

/**
 * Sets when the court hears these cases from a day on. The pattern it replaces ends the day before, or goes when it had
 * not begun; listed matters stay where they are. Throws `Refused`: invalid, stale.
 */
export async function savePattern(ctx: Context, input: SavePatternInput): Promise<CalendarAnswer> {
  requirePattern(input);
  const { courtId, key, ...asked } = input;
  const act = { action: "pattern.saved", permission: "calendar.change", courtId, key, input: asked } as const;
  return change(ctx, act, async (tx, changeId) => {
    const { court, today } = await lockedCourt(tx, ctx, courtId);
    const { rule, startDay, untilDay, fallbackWeekday, replaces } = input;
    const values = { courtId, rule, startDay, untilDay, fallbackWeekday };
    if (replaces === null || !(await isReplacedInPlace(tx, courtId, replaces, startDay, values)))
      await insertPattern(tx, values);
    return refreshed(tx, court, today, changeId);
  });
}

/** True when the old row was rewritten; false when it was ended and a new one has to follow. */
async function isReplacedInPlace(
  tx: Transaction,
  courtId: number,
  replaces: Replaced,
  startDay: CourtDay,
  values: PatternInput,
) {
  const old = (await findPatternRows(tx, courtId)).find(({ id }) => id === replaces.id);
  if (!old) throw new Refused("stale");
  const isInPlace = startDay <= old.startDay;
  const changed = await updatePattern(tx, courtId, replaces, isInPlace ? values : { untilDay: addDays(startDay, -1) });
  if (changed === 0) throw new Refused("stale");
  return isInPlace;
}

export type EndPatternInput = { courtId: number; pattern: Replaced; lastDay: CourtDay; key?: string };

/** Lets a pattern end after a day; one that would end before it began is taken out. */
export async function endPattern(ctx: Context, input: EndPatternInput): Promise<CalendarAnswer> {
  const { courtId, key, ...asked } = input;
  const act = { action: "pattern.ended", permission: "calendar.change", courtId, key, input: asked } as const;
  return change(ctx, act, async (tx, changeId) => {
    const { court, today } = await lockedCourt(tx, ctx, courtId);
    const old = (await findPatternRows(tx, courtId)).find(({ id }) => id === input.pattern.id);
    const isBeforeStart = old !== undefined && input.lastDay < old.startDay;
    const changed = isBeforeStart
      ? await deletePattern(tx, courtId, input.pattern)
      : await updatePattern(tx, courtId, input.pattern, { untilDay: input.lastDay });
    if (changed === 0) throw new Refused("stale");
    return refreshed(tx, court, today, changeId);
  });
}

/** The court, locked for a change of its calendar, and the day it is there. */
export async function lockedCourt(
  tx: Transaction,
  ctx: Context,
  courtId: number,
): Promise<{ court: CourtRow; today: CourtDay }> {
  const [court] = await lockCourts(tx, [courtId], "no key update");
  if (!court) throw new Refused("not-found");
  const { timezone } = await courtAndPolicy(tx, courtId);
  return { court, today: dayAt(ctx.now, timezone) };
}

/** Brings the written days along; refused when that would close a day on which matters are listed. */
export async function refreshed(
  tx: Transaction,
  court: CourtRow,
  today: CourtDay,
  changeId: number,
): Promise<CalendarAnswer> {
  const { blocked, leftBehind } = await refreshCourtDays(tx, court, today, today);
  const first = blocked[0];
  if (first) throw new Refused("has-hearings", { day: first.day, matters: sumOf(blocked), days: blocked.length });
  return { changeId, leftBehind: sumOf(leftBehind) };
}

export const sumOf = (days: readonly { matters: number }[]): number =>
  days.reduce((sum, { matters }) => sum + matters, 0);
