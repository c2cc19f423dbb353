import type { Transaction } from "../../db/connect.ts";
import { type SplitAccused, splitAccused } from "../case/people/split-accused.ts";
import { change } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { Refused } from "../core/refused.ts";
import { courtAndPolicy } from "../courts/court-days.ts";
import { possibleDays } from "../listing/day-room.ts";
import { placeHearing } from "../listing/place-hearings.ts";
import { type CourtDay, dayAt } from "../rules/calendar/court-day.ts";
import { PURPOSE_RULES, type Purpose, purposeAtStage } from "../rules/case/purposes.ts";

export type SplitJuvenile = SplitAccused & {
  /** The first date of the new case; null: the earliest that the rules allow. */
  day: CourtDay | null;
  key?: string;
};

/**
 * Splits a juvenile's case from the adults' (Juvenile Justice System Act 2018, s. 12) and gives it a date of its own at
 * once. The old case keeps its dates. Throws what `splitAccused` throws, or the reason against the date.
 */
export function splitJuvenile(
  ctx: Context,
  input: SplitJuvenile,
): Promise<{ caseId: number; changeId: number; day: CourtDay }> {
  const { courtId, key, ...asked } = input;
  const act = { action: "juvenile.split", permission: "docket.change", courtId, key, input: asked } as const;
  return change(ctx, act, async (tx, changeId) => {
    const { timezone } = await courtAndPolicy(tx, courtId);
    const today = dayAt(ctx.now, timezone);
    const { caseId, matter, isInCustody } = await splitAccused(tx, ctx, input);
    const purpose = purposeAtStage(matter.stage);
    const day = input.day ?? (await earliestDay(tx, ctx, courtId, { purpose, isInCustody }, today));
    if (day < today) throw new Refused("day-past", { day });
    await placeHearing(tx, courtId, { caseId, day, purpose, source: "added", countedFrom: today });
    return { caseId, changeId, day };
  });
}

async function earliestDay(
  tx: Transaction,
  ctx: Context,
  courtId: number,
  { purpose, isInCustody }: { purpose: Purpose; isInCustody: boolean },
  today: CourtDay,
): Promise<CourtDay> {
  const couldBe = await possibleDays(tx, courtId, ctx.now);
  const [first] = couldBe({ purpose, minutes: PURPOSE_RULES[purpose].minutes, isInCustody }, today);
  if (!first) throw new Refused("not-a-hearing-day");
  return first.day;
}
