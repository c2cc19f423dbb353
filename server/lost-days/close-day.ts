import type { Transaction } from "../../db/connect.ts";
import { type Act, change } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { Refused } from "../core/refused.ts";
import {
  addClosure,
  type Closing,
  type ClosureFacts,
  type ClosureRow,
  closureOf,
  closureToChange,
  openClosing,
  refreshClosing,
  saveClosure,
} from "../courts/closures.ts";
import { restoreBlocks } from "../courts/lost-blocks.ts";
import { requireNoneBlocked } from "../courts/refresh-days.ts";
import { type Closure, effectOfClosure, mayBeListedOn } from "../rules/calendar/court-calendar.ts";
import { addDays, type CourtDay } from "../rules/calendar/court-day.ts";
import { PURPOSE_RULES } from "../rules/case/purposes.ts";
import { lockOpenBetween } from "./close-day-store.ts";
import {
  type CourtSwept,
  markOfSweep,
  NOTHING_SWEPT,
  previewOf,
  type SweepPreview,
  type Swept,
  sweepDays,
  sweptOf,
} from "./sweep-days.ts";

/**
 * `swept`: matters that lost their day = those `placed` on another + those `unplaced`, in the tray; `lostDays`: who is to
 * be told, per court; `leftBehind`: matters that stay on days which are no longer hearing days of these cases.
 */
export type ClosingAnswer = Swept & { changeId: number; closureId: number; leftBehind: number };

/** How matters leave their days: not at all, or by the order of a judge past the plans of other days, as they were seen. */
export type Sweep = {
  sweep: boolean;
  orderedBy?: string | null | undefined;
  /** Of the preview; left out, what is right now is done unseen. */
  mark?: string | null | undefined;
};

export type DeclareClosureInput = ClosureFacts &
  Sweep & {
    courtId: number;
    isWholeDistrict: boolean;
    key?: string;
  };

/**
 * Declares days on which a court, or every court of its district, does not sit as usual. Declared ahead over listed
 * matters it is refused with their number (`has-hearings`) unless `sweep` takes them off; declared on the day or later
 * it keeps what stands and refuses new listings only.
 */
export async function declareClosure(
  ctx: Context,
  input: DeclareClosureInput,
  permission: "calendar.change" | "day.sign" = "calendar.change",
): Promise<ClosingAnswer> {
  const { courtId, key, ...said } = input;
  const act = { action: "closure.declared", permission, courtId, key, input: said } as const;
  return change(ctx, act, async (tx, changeId) => {
    const { settled } = await declare(tx, ctx, changeId, input);
    return settled;
  });
}

/** What would become of the matters of these days: the declaration itself, taken back. Writes nothing. */
export function previewClosure(ctx: Context, input: DeclareClosureInput): Promise<SweepPreview> {
  const { courtId } = input;
  return tried(ctx, { action: "closure.declared", permission: "calendar.change", courtId }, async (tx, changeId) => {
    const { moved } = await declare(tx, ctx, changeId, { ...input, sweep: true, mark: null });
    return previewOf(courtId, moved);
  });
}

async function declare(tx: Transaction, ctx: Context, changeId: number, input: DeclareClosureInput) {
  const { courtId, isWholeDistrict, sweep, orderedBy, mark, key: _key, ...facts } = input;
  const closing = await openClosing(tx, ctx, courtId, isWholeDistrict);
  const row = await addClosure(tx, closing, isWholeDistrict ? null : courtId, facts);
  return settle(tx, ctx, { changeId, closing, row, from: row.fromDay }, { sweep, orderedBy, mark });
}

export type ConfirmClosureInput = Sweep & {
  courtId: number;
  closureId: number;
  version: number;
  /** Where the holiday falls on other days than were expected. */
  moved: { fromDay: CourtDay; untilDay: CourtDay } | null;
  key?: string;
};

/** Says that a tentative closure holds, on its own days or on others. Refused as `has-hearings` like a declaration. */
export async function confirmClosure(ctx: Context, input: ConfirmClosureInput): Promise<ClosingAnswer> {
  const { courtId, key, ...said } = input;
  const act = {
    action: "closure.confirmed",
    permission: "calendar.change",
    courtId,
    key,
    input: said,
  } as const;
  return change(ctx, act, async (tx, changeId) => {
    const { settled } = await confirm(tx, ctx, changeId, input);
    return settled;
  });
}

/** What would become of the matters of its days: the confirmation itself, taken back. Writes nothing. */
export function previewConfirmed(ctx: Context, input: ConfirmClosureInput): Promise<SweepPreview> {
  const { courtId } = input;
  return tried(ctx, { action: "closure.confirmed", permission: "calendar.change", courtId }, async (tx, changeId) => {
    const { moved } = await confirm(tx, ctx, changeId, { ...input, sweep: true, mark: null });
    return previewOf(courtId, moved);
  });
}

async function confirm(tx: Transaction, ctx: Context, changeId: number, input: ConfirmClosureInput) {
  const { courtId, closureId, version, moved } = input;
  if (moved && moved.untilDay < moved.fromDay) throw new Refused("invalid", { field: "untilDay" });
  const row = await closureToChange(tx, ctx, courtId, closureId);
  const closing = await openClosing(tx, ctx, courtId, row.courtId === null);
  const kind = row.kind === "tentative" ? "gazetted" : row.kind;
  const saved = await saveClosure(tx, row, version, { ...moved, kind, isConfirmed: true, alternatives: null });
  const from = [row.fromDay, saved.fromDay, ...(row.alternatives ?? [])].sort()[0]!;
  return settle(tx, ctx, { changeId, closing, row: saved, from }, input);
}

export type WithdrawClosureInput = { courtId: number; closureId: number; version: number; key?: string };

/** Strikes a closure out: its days are again what the pattern says. It is kept for the record. */
export async function withdrawClosure(
  ctx: Context,
  input: WithdrawClosureInput,
  permission: "calendar.change" | "day.sign" = "calendar.change",
): Promise<ClosingAnswer> {
  const { courtId, key, closureId, version } = input;
  const act = {
    action: "closure.withdrawn",
    permission,
    courtId,
    key,
    input: { closureId, version },
  } as const;
  return change(ctx, act, async (tx, changeId) => {
    const row = await closureToChange(tx, ctx, courtId, closureId);
    const closing = await openClosing(tx, ctx, courtId, row.courtId === null);
    const saved = await saveClosure(tx, row, version, { withdrawnAt: ctx.now.toISOString() });
    if (row.blocks !== null) {
      await restoreBlocks(tx, courtId, row);
      return { changeId, closureId, ...NOTHING_SWEPT, leftBehind: 0 };
    }
    const from = [row.fromDay, ...(row.alternatives ?? [])].sort()[0]!;
    return (await settle(tx, ctx, { changeId, closing, row: saved, from }, { sweep: false })).settled;
  });
}

type Settling = { changeId: number; closing: Closing; row: ClosureRow; from: CourtDay };
type Settled = { settled: ClosingAnswer; moved: readonly CourtSwept[] };

/** Locks days, then hearings; moves the matters that lose their day, if that was asked for, and closes the days. */
async function settle(
  tx: Transaction,
  ctx: Context,
  { changeId, closing, row, from }: Settling,
  { sweep, orderedBy, mark }: Sweep,
): Promise<Settled> {
  // A sitting moves within its week, so that the days before a holiday may change with it.
  const start = from < closing.today ? from : laterOf(addDays(from, -6), closing.today);
  const first = await refreshClosing(tx, closing, start);
  const losing = await findLosing(tx, closing, closureOf(row));
  if (losing.length > 0 && !sweep) {
    const days = new Set(losing.map(({ courtId, day }) => `${courtId}/${day}`)).size;
    throw new Refused("has-hearings", { matters: losing.length, days, canSweep: true });
  }
  const moved = await sweepDays(tx, ctx, { changeId, closing, row, losing, orderedBy });
  if (mark != null && mark !== markOfSweep(moved)) throw new Refused("stale", { isPreview: true });
  const { blocked, leftBehind } = losing.length > 0 ? await refreshClosing(tx, closing, start) : first;
  requireNoneBlocked(blocked);
  const stays = leftBehind.reduce((sum, { matters }) => sum + matters, 0);
  return { settled: { changeId, closureId: row.id, ...sweptOf(moved), leftBehind: stays }, moved };
}

async function findLosing(tx: Transaction, { courts, today }: Closing, closure: Closure) {
  const open = await lockOpenBetween(
    tx,
    courts.map(({ id }) => id),
    closure.from,
    closure.until,
  );
  return open.filter(({ day, purpose, custody }) => {
    const { sweepsListed, dutyOnly } = effectOfClosure(closure, day, today);
    const urgent = PURPOSE_RULES[purpose].isUrgent;
    const staysOnDuty = dutyOnly && mayBeListedOn("duty", { custody: custody === "in", bail: urgent, urgent }).ok;
    return sweepsListed && !staysOnDuty;
  });
}

/** Does it, answers what became of it, and takes all of it back: what is shown is what would be done. */
async function tried<Answer>(
  ctx: Context,
  act: Act,
  fn: (tx: Transaction, changeId: number) => Promise<Answer>,
): Promise<Answer> {
  let answer: Answer | undefined;
  try {
    await change(ctx, act, async (tx, changeId) => {
      answer = await fn(tx, changeId);
      throw new TakenBack();
    });
  } catch (error) {
    if (!(error instanceof TakenBack)) throw error;
  }
  return answer as Answer;
}

class TakenBack extends Error {}

const laterOf = (one: CourtDay, other: CourtDay): CourtDay => (one > other ? one : other);
