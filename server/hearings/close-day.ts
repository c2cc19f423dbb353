import type { Transaction } from "../../db/connect.ts";
import { change } from "../change.ts";
import type { Context } from "../context.ts";
import {
  addClosure,
  type Closing,
  type ClosureFacts,
  closureOf,
  closureToChange,
  openClosing,
  refreshClosing,
  saveClosure,
} from "../districts/closures.ts";
import { restoreBlocks } from "../districts/lost-blocks.ts";
import { Refused } from "../refused.ts";
import { type Closure, effectOfClosure, mayBeListedOn } from "../rules/court-calendar.ts";
import { addDays, type CourtDay } from "../rules/court-day.ts";
import { PURPOSE_RULES } from "../rules/purposes.ts";
import { lockOpenBetween } from "./close-day-store.ts";
import { redateLosing } from "./redate.ts";

/**
 * `swept`: matters that lost their day, `redated` of them have another, `overPlan` with a kept reason past its plan;
 * `leftBehind`: matters that stay on days which are no longer hearing days of these cases.
 */
export type ClosingAnswer = {
  changeId: number;
  closureId: number;
  swept: number;
  redated: number;
  overPlan: number;
  leftBehind: number;
};

export type DeclareClosureInput = ClosureFacts & {
  courtId: number;
  isWholeDistrict: boolean;
  sweep: boolean;
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
  const { courtId, isWholeDistrict, sweep, key, ...facts } = input;
  const act = {
    action: "closure.declared",
    permission,
    courtId,
    key,
    input: { isWholeDistrict, sweep, ...facts },
  } as const;
  return change(ctx, act, async (tx, changeId) => {
    const closing = await openClosing(tx, ctx, courtId, isWholeDistrict);
    const row = await addClosure(tx, closing, isWholeDistrict ? null : courtId, facts);
    return { changeId, closureId: row.id, ...(await settle(tx, ctx, closing, closureOf(row), row.fromDay, sweep)) };
  });
}

export type ConfirmClosureInput = {
  courtId: number;
  closureId: number;
  version: number;
  /** Where the holiday falls on other days than were expected. */
  moved: { fromDay: CourtDay; untilDay: CourtDay } | null;
  sweep: boolean;
  key?: string;
};

/** Says that a tentative closure holds, on its own days or on others. Refused as `has-hearings` like a declaration. */
export async function confirmClosure(ctx: Context, input: ConfirmClosureInput): Promise<ClosingAnswer> {
  const { courtId, key, closureId, version, moved, sweep } = input;
  if (moved && moved.untilDay < moved.fromDay) throw new Refused("invalid", { field: "untilDay" });
  const act = {
    action: "closure.confirmed",
    permission: "calendar.change",
    courtId,
    key,
    input: { closureId, version, moved, sweep },
  } as const;
  return change(ctx, act, async (tx, changeId) => {
    const row = await closureToChange(tx, ctx, courtId, closureId);
    const closing = await openClosing(tx, ctx, courtId, row.courtId === null);
    const kind = row.kind === "tentative" ? "gazetted" : row.kind;
    const saved = await saveClosure(tx, row, version, { ...moved, kind, isConfirmed: true, alternatives: null });
    const from = [row.fromDay, saved.fromDay, ...(row.alternatives ?? [])].sort()[0]!;
    return { changeId, closureId, ...(await settle(tx, ctx, closing, closureOf(saved), from, sweep)) };
  });
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
      return { changeId, closureId, swept: 0, redated: 0, overPlan: 0, leftBehind: 0 };
    }
    const from = [row.fromDay, ...(row.alternatives ?? [])].sort()[0]!;
    return { changeId, closureId, ...(await settle(tx, ctx, closing, closureOf(saved), from, false)) };
  });
}

/** Locks days, then hearings; takes the matters off that lose their day, if that was asked for, and closes the days. */
async function settle(
  tx: Transaction,
  ctx: Context,
  closing: Closing,
  closure: Closure,
  from: CourtDay,
  sweep: boolean,
) {
  // A sitting moves within its week, so that the days before a holiday may change with it.
  const start = from < closing.today ? from : laterOf(addDays(from, -6), closing.today);
  const first = await refreshClosing(tx, closing, start);
  const losing = await findLosing(tx, closing, closure);
  if (losing.length > 0 && !sweep) {
    const days = new Set(losing.map(({ courtId, day }) => `${courtId}/${day}`)).size;
    throw new Refused("has-hearings", { matters: losing.length, days, canSweep: true });
  }
  const { redated, overPlan } = await redateLosing(tx, ctx, closing, losing, closure);
  const { blocked, leftBehind } = losing.length > 0 ? await refreshClosing(tx, closing, start) : first;
  if (blocked[0])
    throw new Refused("has-hearings", { day: blocked[0].day, matters: blocked[0].matters, days: blocked.length });
  const stays = leftBehind.reduce((sum, { matters }) => sum + matters, 0);
  return { swept: losing.length, redated, overPlan, leftBehind: stays };
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

const laterOf = (one: CourtDay, other: CourtDay): CourtDay => (one > other ? one : other);
