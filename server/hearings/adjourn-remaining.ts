import { change, read } from "../change.ts";
import type { Context } from "../context.ts";
import { Refused } from "../refused.ts";
import { ADJOURNMENT_RULES, type AdjournmentReason, type Side } from "../rules/adjournment.ts";
import type { CourtDay } from "../rules/court-day.ts";
import { rowsOf } from "./carry-over.ts";
import { entryOf } from "./record-outcome.ts";
import { type OutcomeToSave, saveOutcomes } from "./save-outcomes.ts";
import {
  type LeftOfDay,
  leftOfDay,
  lockSpreadDays,
  planSpread,
  type SpreadAnswer,
  type SpreadChoice,
  spreadAnswer,
  spreadDays,
} from "./spread-left.ts";

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
): Promise<SpreadAnswer & { changeId: number }> {
  const { courtId, day, key } = input;
  const act = { action: "day.adjourned", permission: "day.record", courtId, key, input } as const;
  return change(ctx, act, async (tx, changeId) => {
    const board = await lockSpreadDays(tx, ctx, courtId, day, input.overDays);
    const left = uncalled(await leftOfDay(tx, ctx, courtId, day));
    if (left.length === 0) throw new Refused("nothing-to-do");
    const plan = planSpread(left, board, day, input);
    const rows = await rowsOf(tx, courtId, left);
    const purposeOf = new Map(left.map(({ hearingId, purpose }) => [hearingId, purpose]));
    const side = input.side ?? ADJOURNMENT_RULES[input.reason].side;
    const items = plan.placed.map(({ hearingId, day: nextDay }): OutcomeToSave => {
      const next = { purpose: purposeOf.get(hearingId)!, day: nextDay };
      const decided = { kind: "adjourned", reason: input.reason, side, disposal: null, next } as const;
      const { note, overloadBecause, orderedBy } = input;
      return { hearing: rows.get(hearingId)!, decided, note, overloadBecause, orderedBy };
    });
    await saveOutcomes(tx, courtId, items, await entryOf(tx, ctx, input, { courtId, day }));
    return { changeId, ...spreadAnswer(left, plan) };
  });
}

const uncalled = (left: readonly LeftOfDay[]) => left.filter(({ outcomeId }) => outcomeId === null);
