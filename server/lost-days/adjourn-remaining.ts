import type { Transaction } from "../../db/connect.ts";
import { change, read } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { Refused } from "../core/refused.ts";
import { type OutcomeToSave, type SavedOutcome, saveOutcomes } from "../listing/save-outcomes.ts";
import type { CourtDay } from "../rules/calendar/court-day.ts";
import { ADJOURNMENT_RULES, type AdjournmentReason, type Side } from "../rules/case/adjournment.ts";
import type { SpreadPlan } from "../rules/lost-days/spread-matters.ts";
import { rowsOf } from "../sitting/carry-over.ts";
import { entryOf } from "../sitting/record-outcome.ts";
import {
  type LeftOfDay,
  leftOfDay,
  lockSpreadDays,
  planSpread,
  type SpreadAnswer,
  type SpreadChoice,
  spreadAnswer,
  spreadDays,
} from "../sitting/spread-left.ts";
import { findLosing, insertLostDay, type LostRow } from "./lost-day-store.ts";
import { keepDates } from "./move-lost.ts";

export type AdjournRemainingChoice = SpreadChoice & { courtId: number; day: CourtDay };

export type AdjournRemainingInput = AdjournRemainingChoice & {
  reason: AdjournmentReason;
  side?: Side | null;
  note?: string | null;
  recordedAt: string;
  isEnteredLater: boolean;
  key?: string;
};

/** Where the matters without an outcome would go if the day ended now. Writes nothing. */
export async function previewAdjournRemaining(ctx: Context, choice: AdjournRemainingChoice): Promise<SpreadAnswer> {
  const { courtId, day } = choice;
  return read(ctx, { permission: "hearings.read", courtId }, async (connection) => {
    const left = uncalled(await leftOfDay(connection, ctx, courtId, day));
    const board = await spreadDays(connection, ctx, courtId, day, choice.overDays);
    return spreadAnswer(left, planSpread(left, board, day, choice));
  });
}

/**
 * A strike, or the judge is called away: every matter without an outcome is adjourned for one reason, with next dates
 * spread over the coming days. An adjournment needs its date, so what finds no room keeps waiting and is answered.
 */
export async function adjournRemaining(
  ctx: Context,
  input: AdjournRemainingInput,
): Promise<SpreadAnswer & { changeId: number; lostDayId: number | null }> {
  const { courtId, day, key } = input;
  const act = { action: "day.adjourned", permission: "day.record", courtId, key, input } as const;
  return change(ctx, act, async (tx, changeId) => {
    const board = await lockSpreadDays(tx, ctx, courtId, day, input.overDays);
    const left = uncalled(await leftOfDay(tx, ctx, courtId, day));
    if (left.length === 0) throw new Refused("nothing-to-do");
    const plan = planSpread(left, board, day, input);
    const before = await findLosing(tx, courtId, day, day);
    const rows = await rowsOf(tx, courtId, left);
    const purposeOf = new Map(left.map(({ hearingId, purpose }) => [hearingId, purpose]));
    const side = input.side ?? ADJOURNMENT_RULES[input.reason].side;
    const items = plan.placed.map(({ hearingId, day: nextDay }): OutcomeToSave => {
      const next = { purpose: purposeOf.get(hearingId)!, day: nextDay };
      const decided = { kind: "adjourned", reason: input.reason, side, disposal: null, next } as const;
      const { note, overloadBecause, orderedBy } = input;
      return { hearing: rows.get(hearingId)!, decided, note, overloadBecause, orderedBy };
    });
    const saved = await saveOutcomes(tx, courtId, items, await entryOf(tx, ctx, input, { courtId, day }));
    const lostDayId = await keepTold(tx, ctx, input, { changeId, before, plan, saved });
    return { changeId, lostDayId, ...spreadAnswer(left, plan) };
  });
}

type Adjourned = {
  changeId: number;
  before: readonly LostRow[];
  plan: SpreadPlan;
  saved: readonly SavedOutcome[];
};

/** Who is to be told of the new dates, as of a day that is lost; null where no matter got one. */
async function keepTold(
  tx: Transaction,
  ctx: Context,
  { courtId, day, reason, note, orderedBy }: AdjournRemainingInput,
  { changeId, before, plan, saved }: Adjourned,
): Promise<number | null> {
  if (plan.placed.length === 0) return null;
  const lostDayId = await insertLostDay(tx, {
    ...{ courtId, day, blocks: null, because: note?.trim() ?? "", reason, manner: "adjourned", changeId },
    ...{ closureId: null, orderedBy: orderedBy?.trim() || null, lostAt: ctx.now.toISOString() },
  });
  const rows = new Map(before.map((row) => [row.hearingId, row]));
  const placed = plan.placed.map(({ hearingId: id, day: toDay }) => ({ id, day: toDay, because: null }));
  const done = saved.flatMap(({ hearingId, next }) => (next ? [[hearingId, next.hearingId] as const] : []));
  await keepDates(tx, { courtId, lostDayId }, { rows, plan: { placed, unplaced: [] }, isBegun: true }, new Map(done));
  return lostDayId;
}

const uncalled = (left: readonly LeftOfDay[]) => left.filter(({ outcomeId }) => outcomeId === null);
