import type { Transaction } from "../../../db/connect.ts";
import { change } from "../../core/change.ts";
import type { Context } from "../../core/context.ts";
import { Refused } from "../../core/refused.ts";
import type { CourtDay } from "../../rules/calendar/court-day.ts";
import type { Stage } from "../../rules/case/stages.ts";
import {
  type Budgets,
  deleteBlock,
  insertBlock,
  moveBudgets,
  type NewBlock,
  updateBlock,
  updateCourt,
} from "../calendar-store.ts";
import { lockDays } from "../court-days.ts";
import { findBlocks, updateCourtDay } from "../store.ts";
import { type CalendarAnswer, lockedCourt, refreshed } from "./save-pattern.ts";

export type SaveBudgetsInput = Budgets & { courtId: number; version: number; key?: string };

/**
 * Sets what a day of the court is planned to hold, in minutes and matters, and the ceiling it never passes. Coming days
 * follow, unless a day has budgets of its own. Throws `Refused`: stale, invalid when a ceiling is below its plan.
 */
export async function saveBudgets(ctx: Context, input: SaveBudgetsInput): Promise<CalendarAnswer> {
  const { courtId, key, version, ...budgets } = input;
  requireCeilings(budgets);
  const act = {
    action: "budgets.saved",
    permission: "calendar.change",
    courtId,
    key,
    input: { version, ...budgets },
  } as const;
  return change(ctx, act, async (tx, changeId) => {
    const { court, today } = await lockedCourt(tx, ctx, courtId);
    if ((await updateCourt(tx, courtId, version, budgets)) === 0) throw new Refused("stale");
    await moveBudgets(tx, courtId, today, court, budgets);
    return refreshed(tx, { ...court, ...budgets }, today, changeId);
  });
}

export type ListLimits = {
  /** Null: the district's number. */
  saturationMatters: number | null;
  overlistMost: number;
  stageQuotas: { stage: Stage; atLeast: number }[];
};
export type SaveListLimitsInput = ListLimits & { courtId: number; version: number; key?: string };

/**
 * Sets from how many matters on a list warns, how far a day is listed past its minutes, and the stages that every day is
 * to have. What is planned already stays as it is. Throws `Refused`: stale, invalid when a stage is named twice.
 */
export async function saveListLimits(ctx: Context, input: SaveListLimitsInput): Promise<CalendarAnswer> {
  const { courtId, key, version, ...limits } = input;
  const stages = limits.stageQuotas.map(({ stage }) => stage);
  if (new Set(stages).size !== stages.length) throw new Refused("invalid", { field: "stage" });
  const act = {
    action: "list-limits.saved",
    permission: "calendar.change",
    courtId,
    key,
    input: { version, ...limits },
  } as const;
  return change(ctx, act, async (tx, changeId) => {
    await lockedCourt(tx, ctx, courtId);
    const stageQuotas = limits.stageQuotas.length > 0 ? limits.stageQuotas : null;
    if ((await updateCourt(tx, courtId, version, { ...limits, stageQuotas })) === 0) throw new Refused("stale");
    return { changeId, leftBehind: 0 };
  });
}

export type SaveDayBudgetsInput = Budgets & { courtId: number; day: CourtDay; version: number | null; key?: string };

/** Gives one day budgets of its own. `version` is that of its written row, null when none was written yet. */
export async function saveDayBudgets(ctx: Context, input: SaveDayBudgetsInput): Promise<CalendarAnswer> {
  const { courtId, key, day, version, ...budgets } = input;
  requireCeilings(budgets);
  const act = {
    action: "day-budgets.saved",
    permission: "calendar.change",
    courtId,
    key,
    input: { day, version, ...budgets },
  } as const;
  return change(ctx, act, async (tx, changeId) => {
    const row = (await lockDays(tx, courtId, [day])).get(day)!;
    if (version !== null && row.version !== version) throw new Refused("stale");
    await updateCourtDay(tx, row.id, budgets);
    return { changeId, leftBehind: 0 };
  });
}

export type SeenBlock = { id: number; version: number };
export type SaveBlocksInput = { courtId: number; seen: SeenBlock[]; blocks: NewBlock[]; key?: string };

/** Sets the time blocks of a day. `seen` is what the screen showed; anything else in the database is refused as stale. */
export async function saveBlocks(ctx: Context, input: SaveBlocksInput): Promise<CalendarAnswer> {
  const starts = input.blocks.map(({ startsAt }) => startsAt);
  if (new Set(starts).size !== starts.length) throw new Refused("invalid", { field: "startsAt" });
  const { courtId, key, ...asked } = input;
  const act = { action: "blocks.saved", permission: "calendar.change", courtId, key, input: asked } as const;
  return change(ctx, act, async (tx, changeId) => {
    const { court, today } = await lockedCourt(tx, ctx, courtId);
    await replaceBlocks(tx, input);
    return refreshed(tx, court, today, changeId);
  });
}

async function replaceBlocks(tx: Transaction, { courtId, seen, blocks }: SaveBlocksInput): Promise<void> {
  const stored = await findBlocks(tx, courtId);
  const nameOf = ({ id, version }: SeenBlock) => `${id}/${version}`;
  const known = new Set(seen.map(nameOf));
  if (stored.length !== seen.length || !stored.every((row) => known.has(nameOf(row)))) throw new Refused("stale");
  for (const row of stored) {
    const next = blocks.find(({ startsAt }) => startsAt === row.startsAt);
    if (next) await updateBlock(tx, row.id, next);
    else await deleteBlock(tx, row.id);
  }
  for (const block of blocks) {
    if (!stored.some(({ startsAt }) => startsAt === block.startsAt)) await insertBlock(tx, courtId, block);
  }
}

function requireCeilings({ planMinutes, ceilingMinutes, planMatters, ceilingMatters }: Budgets): void {
  if (ceilingMinutes < planMinutes) throw new Refused("invalid", { field: "ceilingMinutes" });
  if (ceilingMatters < planMatters) throw new Refused("invalid", { field: "ceilingMatters" });
}
