import type { Transaction } from "../../db/connect.ts";
import { change, read } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { Refused } from "../core/refused.ts";
import { saveNextDate } from "../listing/outcome-store.ts";
import { placeHearings } from "../listing/place-hearings.ts";
import { nextPlacement, type OutcomeToSave, saveOutcomes } from "../listing/save-outcomes.ts";
import type { HearingRow } from "../listing/store.ts";
import { lockHearings } from "../listing/store.ts";
import type { CourtDay } from "../rules/calendar/court-day.ts";
import { entryOf } from "./record-outcome.ts";
import {
  type LeftOfDay,
  leftOfDay,
  lockSpreadDays,
  planWhole,
  type SpreadAnswer,
  type SpreadChoice,
  spreadAnswer,
  spreadDays,
} from "./spread-left.ts";

export type CarryOverChoice = SpreadChoice & {
  courtId: number;
  day: CourtDay;
  /** Matters that nobody called count as not reached and are carried over with the others. */
  withUncalled: boolean;
};

export type CarryOverInput = CarryOverChoice & { recordedAt: string; isEnteredLater: boolean; key?: string };

/** Where the not-reached matters of a day would go. Writes nothing. */
export async function previewCarryOver(ctx: Context, choice: CarryOverChoice): Promise<SpreadAnswer> {
  const { courtId, day } = choice;
  return read(ctx, { permission: "hearings.read", courtId }, async (connection) => {
    const left = chosenOf(await leftOfDay(connection, ctx, courtId, day), choice);
    const board = await spreadDays(connection, ctx, courtId, day, choice.overDays);
    return spreadAnswer(left, planWhole(left, board, day, choice));
  });
}

/**
 * Gives the not-reached matters of a day their next dates together, through the same check as every other date: over the
 * days asked for, then over those that follow, then on the earliest with a kept reason. What still finds no room is answered
 * with its reason and waits as it was.
 */
export async function carryOver(ctx: Context, input: CarryOverInput): Promise<SpreadAnswer & { changeId: number }> {
  const { courtId, day, key } = input;
  const act = { action: "day.carried-over", permission: "day.record", courtId, key, input } as const;
  return change(ctx, act, async (tx, changeId) => {
    const board = await lockSpreadDays(tx, ctx, courtId, day, input.overDays);
    const left = chosenOf(await leftOfDay(tx, ctx, courtId, day), input);
    if (left.length === 0) throw new Refused("nothing-to-do");
    const plan = planWhole(left, board, day, input);
    const items = itemsOf(left, plan, await rowsOf(tx, courtId, left), input);
    const entry = await entryOf(tx, ctx, input, { courtId, day });
    await saveOutcomes(
      tx,
      courtId,
      items.filter(({ outcomeId }) => outcomeId === null),
      entry,
    );
    await dateRecorded(
      tx,
      courtId,
      items.filter(({ outcomeId }) => outcomeId !== null),
    );
    return { changeId, ...spreadAnswer(left, plan) };
  });
}

const chosenOf = (left: readonly LeftOfDay[], { withUncalled }: CarryOverChoice) =>
  left.filter(({ outcomeId }) => withUncalled || outcomeId !== null);

export async function rowsOf(tx: Transaction, courtId: number, left: readonly LeftOfDay[]) {
  const rows = await lockHearings(
    tx,
    courtId,
    left.map(({ hearingId }) => hearingId),
  );
  return new Map(rows.map((row) => [row.id, row]));
}

type Item = OutcomeToSave & { outcomeId: number | null };

function itemsOf(
  left: readonly LeftOfDay[],
  plan: ReturnType<typeof planWhole>,
  rows: ReadonlyMap<number, HearingRow>,
  { overloadBecause, orderedBy }: CarryOverChoice,
): Item[] {
  const dayOf = new Map(plan.placed.map(({ hearingId, day }) => [hearingId, day]));
  return left.flatMap(({ hearingId, purpose, outcomeId }) => {
    const day = dayOf.get(hearingId);
    if (day === undefined) return [];
    const decided = { kind: "not-reached", reason: null, side: null, disposal: null, next: { purpose, day } } as const;
    const because = overloadBecause ?? plan.because.get(hearingId) ?? null;
    return [{ hearing: rows.get(hearingId)!, decided, outcomeId, overloadBecause: because, orderedBy }];
  });
}

/** Next dates for outcomes that were recorded without one. */
async function dateRecorded(tx: Transaction, courtId: number, items: readonly Item[]): Promise<void> {
  const { placed, notPlaced } = await placeHearings(tx, courtId, items.map(nextPlacement));
  const refusal = notPlaced[0];
  if (refusal) throw new Refused(refusal.code, { ...refusal.detail, caseId: refusal.placement.caseId });
  for (const [at, { hearingId, day, purpose }] of placed.entries()) {
    await saveNextDate(tx, items[at]!.outcomeId!, { hearingId, day, purpose });
  }
}
