import type { Connection, Transaction } from "../../db/connect.ts";
import type { Context } from "../context.ts";
import { courtAndPolicy, lockDays, plannableDays } from "../districts/court-days.ts";
import { addDays, type CourtDay, dayAt } from "../rules/court-day.ts";
import type { DayFacts, Limits, ListingRuleName } from "../rules/listing-rules.ts";
import { type SpreadMatter, type SpreadPlan, spreadMatters } from "../rules/spread-matters.ts";
import type { LeftOfDay } from "./outcome-store.ts";

/** How matters of a day are given new days together. */
export type SpreadChoice = {
  /** Over how many coming hearing days. */
  overDays: number;
  overloadBecause?: string | null;
  orderedBy?: string | null;
};

export type SpreadAnswer = {
  matters: number;
  placed: { hearingId: number; caseId: number; day: CourtDay; warnings: ListingRuleName[] }[];
  unplaced: { hearingId: number; caseId: number; rule: ListingRuleName | null }[];
};

/** Coming hearing days after both the list's day and today; days that the moon may close are left out. */
export async function spreadDays(
  connection: Connection,
  ctx: Context,
  courtId: number,
  day: CourtDay,
  overDays: number,
): Promise<{ days: DayFacts[]; limits: Limits }> {
  const { policy, timezone } = await courtAndPolicy(connection, courtId);
  const today = dayAt(ctx.now, timezone);
  const after = today > day ? today : day;
  const coming = await plannableDays(connection, courtId, addDays(after, 1), addDays(after, 7 * policy.horizonWeeks));
  return { days: coming.filter(({ isTentative }) => !isTentative).slice(0, overDays), limits: policy };
}

/** The same days under lock, with the loads that count. */
export async function lockSpreadDays(
  tx: Transaction,
  ctx: Context,
  courtId: number,
  day: CourtDay,
  overDays: number,
): Promise<{ days: DayFacts[]; limits: Limits }> {
  const { days, limits } = await spreadDays(tx, ctx, courtId, day, overDays);
  const locked = await lockDays(tx, courtId, [day, ...days.map((one) => one.day)]);
  return { days: days.flatMap((one) => locked.get(one.day) ?? []), limits };
}

export function planSpread(
  left: readonly LeftOfDay[],
  board: { days: DayFacts[]; limits: Limits },
  day: CourtDay,
  choice: SpreadChoice,
): SpreadPlan {
  const matters = left.map((one, order): SpreadMatter => ({ ...one, order }));
  const order = { overloadBecause: choice.overloadBecause ?? null, orderedBy: choice.orderedBy ?? null };
  return spreadMatters(matters, board.days, board.limits, order, day);
}

/** The plan with the numbers of the cases, as screens and answers tell it. */
export function spreadAnswer(left: readonly LeftOfDay[], plan: SpreadPlan): SpreadAnswer {
  const caseOf = new Map(left.map(({ hearingId, caseId }) => [hearingId, caseId]));
  return {
    matters: left.length,
    placed: plan.placed.map(({ hearingId, day, warnings }) => ({
      hearingId,
      caseId: caseOf.get(hearingId)!,
      day,
      warnings: warnings.map(({ rule }) => rule),
    })),
    unplaced: plan.unplaced.map(({ hearingId, against }) => ({
      hearingId,
      caseId: caseOf.get(hearingId)!,
      rule: against?.rule ?? null,
    })),
  };
}
