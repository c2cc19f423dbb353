import type { Transaction } from "../../db/connect.ts";
import { restCase } from "../case/stage/archive-case.ts";
import { change } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { courtAndPolicy, lockDays } from "../courts/court-days.ts";
import { type CourtDay, dayAt } from "../rules/calendar/court-day.ts";
import { dropFromDraft } from "./draft-of-case.ts";
import { withdrawDates } from "./withdraw-dates.ts";

/** A judge's order that a case may rest: who signed it, why, and when it is looked at again. */
export type DormantWords = { because: string; orderedBy: string; reviewDay: CourtDay };

export type DormantInput = DormantWords & { courtId: number; caseId: number; key?: string };

/**
 * Lets a case rest without a date until its review day; every date it has goes in the same change. Given once more, the
 * order is renewed. Refused without reason or judge (`reason-needed`), and for a review day that is not to come.
 */
export function layDormant(ctx: Context, input: DormantInput): Promise<{ changeId: number; withdrawn: number }> {
  const { courtId, key, ...asked } = input;
  const act = { action: "case.dormant", permission: "day.record", courtId, key, input: asked } as const;
  return change(ctx, act, async (tx, changeId) => {
    const { timezone } = await courtAndPolicy(tx, courtId);
    const withdrawn = await restWithoutDates(tx, courtId, input.caseId, input, dayAt(ctx.now, timezone));
    return { changeId, withdrawn };
  });
}

/** The order within another change: answers how many dates went. */
export async function restWithoutDates(
  tx: Transaction,
  courtId: number,
  caseId: number,
  words: DormantWords,
  today: CourtDay,
): Promise<number> {
  const { because, orderedBy, reviewDay } = words;
  // The draft is locked before the days, as by whoever publishes it.
  await dropFromDraft(tx, courtId, [caseId]);
  const gone = await withdrawDates(tx, courtId, [caseId], { because, orderedBy }, (days) =>
    lockDays(tx, courtId, days),
  );
  await restCase(tx, courtId, caseId, { since: today, reviewDay, because, orderedBy });
  return gone.length;
}
