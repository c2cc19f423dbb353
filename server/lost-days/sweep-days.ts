import type { Transaction } from "../../db/connect.ts";
import type { Context } from "../core/context.ts";
import { widenLock } from "../core/second-lock.ts";
import { type Closing, type ClosureRow, closureOf } from "../courts/closures.ts";
import { courtAndPolicy } from "../courts/court-days.ts";
import { effectOfClosure } from "../rules/calendar/court-calendar.ts";
import { addDays, type CourtDay } from "../rules/calendar/court-day.ts";
import { type LossLine, linesOf, markOf, type PlannedMoves, planMoves } from "./lost-day-plan.ts";
import { findLosing, insertLostDay } from "./lost-day-store.ts";
import { clearDraft, keepDates, moveLost } from "./move-lost.ts";

/** Matters that lost their days in a closure, those with another day and those without, and the lists of who is told. */
export type Swept = {
  swept: number;
  placed: number;
  unplaced: number;
  lostDays: { courtId: number; lostDayId: number; day: CourtDay }[];
};
export const NOTHING_SWEPT: Swept = { swept: 0, placed: 0, unplaced: 0, lostDays: [] };

/** What became of the matters of one court. */
export type CourtSwept = { courtId: number; moves: PlannedMoves; lostDays: Swept["lostDays"] };

/** As of a lost day, for every day of the closure: the matters of the court that asks, and of the others how many. */
export type SweepPreview = {
  manner: "moved";
  matters: number;
  placed: number;
  unplaced: number;
  lines: LossLine[];
  courts: { courtId: number; matters: number; placed: number; unplaced: number }[];
  mark: string;
};

type Sweeping = {
  changeId: number;
  closing: Closing;
  row: ClosureRow;
  losing: readonly { id: number; courtId: number }[];
  orderedBy?: string | null | undefined;
};

/**
 * Gives the matters that lose their days in a closure others, court by court, as a lost day does: by the limit of custody,
 * the clocks and who was bumped before; what has no place waits in the tray with its reason; who is to be told is written
 * down per day. The courts are locked by the closing, so that nobody else lists meanwhile.
 */
export async function sweepDays(tx: Transaction, ctx: Context, sweeping: Sweeping): Promise<CourtSwept[]> {
  const { closing, row, losing } = sweeping;
  const done: CourtSwept[] = [];
  for (const { id: courtId } of closing.courts) {
    await clearDraft(tx, courtId, (placement) => isClosed(row, closing.today, placement.day));
    const ids = new Set(losing.flatMap((one) => (one.courtId === courtId ? [one.id] : [])));
    if (ids.size > 0) done.push(await sweepCourt(tx, ctx, courtId, ids, sweeping));
  }
  return done;
}

/** On a day of duty part of the draft may stay: publishing it decides. */
function isClosed(row: ClosureRow, today: CourtDay, day: CourtDay | null): boolean {
  if (day === null) return false;
  const { sweepsListed, dutyOnly } = effectOfClosure(closureOf(row), day, today);
  return sweepsListed && !dutyOnly;
}

async function sweepCourt(
  tx: Transaction,
  ctx: Context,
  courtId: number,
  ids: ReadonlySet<number>,
  { changeId, closing, row, orderedBy }: Sweeping,
): Promise<CourtSwept> {
  const { today } = closing;
  await widenLock(tx, courtId);
  const rules = await courtAndPolicy(tx, courtId);
  const standing = await findLosing(tx, courtId, row.fromDay, row.untilDay);
  const losing = standing.filter(({ hearingId }) => ids.has(hearingId));
  const span = { courtId, from: addDays(row.untilDay, 1), today };
  const isOrdered = Boolean(orderedBy?.trim());
  const moves = await planMoves(tx, ctx, losing, { span, rules, isOrdered });
  const said = { courtId, because: row.nameEn, orderedBy };
  const done = await moveLost(tx, said, moves);
  const lostDays: Swept["lostDays"] = [];
  for (const day of [...new Set(losing.map((one) => one.day))].sort()) {
    const lostDayId = await insertLostDay(tx, {
      ...{ courtId, day, blocks: null, because: row.nameEn, manner: "moved", closureId: row.id, changeId },
      ...{ orderedBy: orderedBy?.trim() || null, lostAt: ctx.now.toISOString() },
    });
    await keepDates(tx, { courtId, lostDayId }, { ...ofDay(moves, day), isBegun: false }, done);
    lostDays.push({ courtId, lostDayId, day });
  }
  return { courtId, moves, lostDays };
}

function ofDay(moves: PlannedMoves, day: CourtDay): PlannedMoves {
  const isHere = ({ id }: { id: number }) => moves.rows.get(id)!.day === day;
  const { placed, unplaced } = moves.plan;
  return { ...moves, plan: { placed: placed.filter(isHere), unplaced: unplaced.filter(isHere) } };
}

export function sweptOf(courts: readonly CourtSwept[]): Swept {
  const counts = courts.map(countsOf);
  const sum = (name: "matters" | "placed" | "unplaced") => counts.reduce((total, one) => total + one[name], 0);
  const lostDays = courts.flatMap((one) => one.lostDays);
  return { swept: sum("matters"), placed: sum("placed"), unplaced: sum("unplaced"), lostDays };
}

const countsOf = ({ courtId, moves: { rows, plan } }: CourtSwept) => ({
  courtId,
  matters: rows.size,
  placed: plan.placed.length,
  unplaced: plan.unplaced.length,
});

export const markOfSweep = (courts: readonly CourtSwept[]): string =>
  markOf(
    courts.map(({ courtId }) => ({ courtId })),
    courts.map(({ moves }) => moves),
  );

export function previewOf(courtId: number, courts: readonly CourtSwept[]): SweepPreview {
  const { swept: matters, placed, unplaced } = sweptOf(courts);
  const own = courts.find((one) => one.courtId === courtId);
  return {
    ...{ manner: "moved", matters, placed, unplaced },
    lines: own ? linesOf(own.moves) : [],
    courts: courts.map(countsOf),
    mark: markOfSweep(courts),
  };
}
