import type { Connection, Transaction } from "../../db/connect.ts";
import type { Context } from "../core/context.ts";
import { courtAndPolicy, lockDays, plannableDays } from "../courts/court-days.ts";
import { withReplies } from "../listing/availability/await-evidence.ts";
import { withPeopleElsewhere } from "../listing/availability/people-elsewhere.ts";
import { withLaw } from "../listing/case-law.ts";
import { findLeftOfDay, type LeftOfDay as StoredLeft } from "../listing/outcome-store.ts";
import { addDays, type CourtDay, dayAt } from "../rules/calendar/court-day.ts";
import { giveDays } from "../rules/listing/give-days.ts";
import type { DayFacts, Limits, ListingRuleName } from "../rules/listing/listing-rules.ts";
import { type SpreadMatter, type SpreadPlan, spreadMatters } from "../rules/lost-days/spread-matters.ts";

/** What a day leaves behind, with the law of each case and the day from which its evidence is expected. */
export type LeftOfDay = StoredLeft & Pick<SpreadMatter, "law" | "notBefore" | "elsewhereOn">;

export async function leftOfDay(
  connection: Connection,
  ctx: Pick<Context, "now">,
  courtId: number,
  day: CourtDay,
): Promise<LeftOfDay[]> {
  const left = await withLaw(connection, await findLeftOfDay(connection, courtId, day), day);
  return withPeopleElsewhere(connection, courtId, await withReplies(connection, ctx, courtId, left, day), day);
}

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

/** Why a matter stands on a day past its plan: kept with the date, and printed where the list says so. */
const NO_DAY_WITHIN_PLAN = "carried over: no coming day had room within its plan";

/** Coming hearing days after both the list's day and today; days that the moon may close are left out. */
export async function spreadDays(
  connection: Connection,
  ctx: Context,
  courtId: number,
  day: CourtDay,
  overDays: number,
): Promise<Board> {
  const { policy, timezone } = await courtAndPolicy(connection, courtId);
  const today = dayAt(ctx.now, timezone);
  const after = today > day ? today : day;
  const coming = await plannableDays(connection, courtId, addDays(after, 1), addDays(after, 7 * policy.horizonWeeks));
  const certain = coming.filter(({ isTentative }) => !isTentative);
  return { days: certain.slice(0, overDays), further: certain.slice(overDays), limits: policy };
}

/** The same days under lock, with the loads that count. */
export async function lockSpreadDays(
  tx: Transaction,
  ctx: Context,
  courtId: number,
  day: CourtDay,
  overDays: number,
): Promise<Board> {
  const { days, further, limits } = await spreadDays(tx, ctx, courtId, day, overDays);
  const locked = await lockDays(tx, courtId, [day, ...[...days, ...further].map((one) => one.day)]);
  const asLocked = (ones: readonly DayFacts[]) => ones.flatMap((one) => locked.get(one.day) ?? []);
  return { days: asLocked(days), further: asLocked(further), limits };
}

/** The days over which matters are spread, and those after them within the court's horizon. */
export type Board = { days: DayFacts[]; further: DayFacts[]; limits: Limits };

/**
 * As `planSpread`; what finds no room there takes the earliest day within its plan that follows, or the earliest of all
 * with a kept reason. `because` says for which matters.
 */
export function planWhole(left: readonly ToSpread[], board: Board, day: CourtDay, choice: SpreadChoice): WholePlan {
  const plan = planSpread(left, board, day, choice);
  const without = new Set(plan.unplaced.map(({ hearingId }) => hearingId));
  if (without.size === 0) return { ...plan, because: new Map() };
  const of = new Map(left.map((one) => [one.hearingId, one]));
  const filled = board.days.map((one) => {
    const here = plan.placed.filter((placed) => placed.day === one.day);
    const minutes = here.reduce((sum, { hearingId }) => sum + of.get(hearingId)!.minutes, 0);
    return { ...one, listedMinutes: one.listedMinutes + minutes, listedMatters: one.listedMatters + here.length };
  });
  const seekers = left
    .filter(({ hearingId }) => without.has(hearingId))
    .map((one) => ({ ...one, id: one.hearingId, wanted: null }));
  const whole = { because: NO_DAY_WITHIN_PLAN, countedFrom: day, mayOrder: false };
  const { given } = giveDays(seekers, [...filled, ...board.further], board.limits, whole);
  const found = new Map(given.map((one) => [one.id, one]));
  return {
    placed: [
      ...plan.placed,
      ...given.map(({ id, day: to, findings }) => ({ hearingId: id, day: to, warnings: [...findings] })),
    ],
    unplaced: plan.unplaced.filter(({ hearingId }) => !found.has(hearingId)),
    because: new Map(given.flatMap(({ id, overloadBecause }) => (overloadBecause ? [[id, overloadBecause]] : []))),
  };
}

/** `because`: the kept reasons of those past the plan of their day. */
export type WholePlan = SpreadPlan & { because: ReadonlyMap<number, string> };

export type ToSpread = Omit<SpreadMatter, "order">;

export function planSpread(
  left: readonly ToSpread[],
  board: Pick<Board, "days" | "limits">,
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
