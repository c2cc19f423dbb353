import type { Transaction } from "../../db/connect.ts";
import { change } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { Refused } from "../core/refused.ts";
import { blocksOfDays, lockDays } from "../courts/court-days.ts";
import { lockDraft } from "../listing/draft-store.ts";
import { settleStepIn } from "../listing/move-store.ts";
import { openDates } from "../listing/open-dates.ts";
import { placeHearing } from "../listing/place-hearings.ts";
import type { CourtDay } from "../rules/calendar/court-day.ts";
import { standbyLine } from "./standby-order.ts";
import { findReady, type ReadyRow, saveStandbyState } from "./standby-store.ts";

export type StepInInput = {
  courtId: number;
  standbyId: number;
  version: number;
  day: CourtDay;
  /** The judge who ordered it, where the date it has was announced in court. */
  orderedBy?: string | null;
  key?: string;
};

export type StepInAnswer = { changeId: number; hearingId: number; day: CourtDay; from: CourtDay };

/**
 * A matter on standby takes a free place: the same hearing moves to the day, its old date is free, what went out for that
 * date is recalled. Everything is looked at again under the lock of both days. Refused as `standby-barred` with what
 * speaks against it by now, `stale`, or `fixed-date` without the judge's name.
 */
export function stepIn(ctx: Context, input: StepInInput): Promise<StepInAnswer> {
  const { courtId, key, ...asked } = input;
  const { standbyId: id, version, day } = asked;
  const act = { action: "standby.stepped-in", permission: "hearings.plan", courtId, key, input: asked } as const;
  return change(ctx, act, async (tx, changeId) => {
    const row = await rowToTake(tx, courtId, id, version);
    await lockDays(tx, courtId, [day, row.guaranteedDay]);
    await lockDraft(tx, courtId);
    const line = await standbyLine(tx, ctx, courtId);
    const found = line.days.find((one) => one.day === day)?.inLine.find((one) => one.row.id === id);
    if (!found) throw new Refused("standby-barred", { because: line.bars.get(row.caseId) ?? "full", day });
    const orderedBy = asked.orderedBy?.trim() || null;
    if (row.isFixed && orderedBy === null) throw new Refused("fixed-date", { hearingId: row.hearingId });
    const moves = await dateOf(tx, courtId, row);
    const { caseId, purpose, purposeText, minutes, source, isFixed } = moves;
    const placed = await placeHearing(tx, courtId, {
      ...{ caseId, day, purpose, purposeText, minutes, source, isFixed, moves },
      block: await blockToTake(tx, courtId, day, found.block),
      orderedBy: orderedBy ?? moves.orderedBy,
      countedFrom: line.today,
    });
    await settleStepIn(tx, placed.hearingId, { timesMoved: row.timesMoved, orderedBy: orderedBy ?? moves.orderedBy });
    if (!(await saveStandbyState(tx, courtId, { id, version }, "taken"))) throw new Refused("stale");
    return { changeId, hearingId: placed.hearingId, day, from: moves.day };
  });
}

async function rowToTake(tx: Transaction, courtId: number, id: number, version: number): Promise<ReadyRow> {
  const row = (await findReady(tx, courtId)).find((one) => one.id === id);
  if (!row || row.version !== version) throw new Refused("stale");
  return row;
}

async function dateOf(tx: Transaction, courtId: number, { caseId, hearingId, guaranteedDay }: ReadyRow) {
  const date = ((await openDates(tx, courtId, [caseId])).get(caseId) ?? []).find(({ id }) => id === hearingId);
  if (!date || date.day !== guaranteedDay) throw new Refused("stale", { hearingId });
  return date;
}

/** The block it was offered, where the day is divided so; a day with blocks of its own gives its first with room. */
async function blockToTake(tx: Transaction, courtId: number, day: CourtDay, offered: string | null) {
  const known = (await blocksOfDays(tx, courtId, [day])).some(({ startsAt }) => startsAt === offered);
  return known ? offered : null;
}
