import { change, read } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { Refused } from "../core/refused.ts";
import { courtAndPolicy, dayLoads } from "../courts/court-days.ts";
import { endCourtDay } from "../courts/end-court-day.ts";
import { countWithoutOutcome, findUnfinishedDays, firstDayWithMatters } from "../listing/outcome-store.ts";
import { findUndatedOfDay } from "../listing/undated-store.ts";
import { addDays, type CourtDay, dayAt } from "../rules/calendar/court-day.ts";
import { findLeftBehind, type LeftDay } from "./left-store.ts";

export type EndedDay = { changeId: number; withoutOutcome: number; leftBehind: number };
export type EndDayInput = { courtId: number; day: CourtDay; key?: string };

/**
 * Marks a day as over, and says how many matters still have no outcome, those apart whose case has left or ended since:
 * all can be entered later. Refused before it came,
 * and as `undated-left` while matters that were not reached have no next date.
 */
export async function endDay(ctx: Context, input: EndDayInput): Promise<EndedDay> {
  const { courtId, day, key } = input;
  return change(ctx, { action: "day.ended", permission: "day.record", courtId, key, input }, async (tx, changeId) => {
    const { timezone } = await courtAndPolicy(tx, courtId);
    if (day > dayAt(ctx.now, timezone)) throw new Refused("day-to-come", { day });
    const undated = await findUndatedOfDay(tx, courtId, day);
    if (undated.length > 0) throw new Refused("undated-left", { day, matters: undated.length });
    await endCourtDay(tx, courtId, day, ctx.now.toISOString());
    const [left] = await findLeftBehind(tx, courtId, day, day);
    return { changeId, withoutOutcome: await countWithoutOutcome(tx, courtId, day), leftBehind: left?.matters ?? 0 };
  });
}

const LOOK_AHEAD = 60;
const LOOK_BACK = 90;

export type ComingDay = {
  today: CourtDay;
  /** Today where it has matters or is a hearing day; else the next such day. */
  day: CourtDay;
  /** Past days with matters that nobody gave an outcome, latest first. */
  unfinished: { day: CourtDay; left: number }[];
};

/** The day that *Today in court* opens on. */
export async function comingDay(ctx: Context, input: { courtId: number }): Promise<ComingDay> {
  const { courtId } = input;
  return read(ctx, { permission: "hearings.read", courtId }, async (connection) => {
    const { timezone } = await courtAndPolicy(connection, courtId);
    const today = dayAt(ctx.now, timezone);
    const [listed, loads, unfinished] = await Promise.all([
      firstDayWithMatters(connection, courtId, today),
      dayLoads(connection, courtId, today, addDays(today, LOOK_AHEAD)),
      findUnfinishedDays(connection, courtId, addDays(today, -LOOK_BACK), addDays(today, -1)),
    ]);
    const dedicated = loads.find(({ kind, isOpen }) => kind === "dedicated" && isOpen)?.day ?? null;
    const day = [listed, dedicated].filter((one) => one !== null).sort()[0] ?? today;
    return { today, day, unfinished };
  });
}

/** How far back a forgotten outcome is looked for, in days. */
const LEFT_LOOK_BACK = 400;
const MOST_LEFT_DAYS = 6;

/** Past days with matters whose case has left the court or is over since, and of which nobody recorded what they came to. */
export async function leftBehind(ctx: Context, input: { courtId: number }): Promise<LeftDay[]> {
  const { courtId } = input;
  return read(ctx, { permission: "hearings.read", courtId }, async (connection) => {
    const { timezone } = await courtAndPolicy(connection, courtId);
    const today = dayAt(ctx.now, timezone);
    const days = await findLeftBehind(connection, courtId, addDays(today, -LEFT_LOOK_BACK), addDays(today, -1));
    return days.slice(0, MOST_LEFT_DAYS);
  });
}
