import type { Transaction } from "../../db/connect.ts";
import { pendByOrder } from "../case/stage/pend-by-order.ts";
import { change } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { Refused } from "../core/refused.ts";
import { courtAndPolicy } from "../courts/court-days.ts";
import { setJudgmentAside } from "../judgment/judgment-store.ts";
import { placeHearing } from "../listing/place-hearings.ts";
import { requireDated } from "../listing/undated.ts";
import { type CourtDay, dayAt } from "../rules/calendar/court-day.ts";
import type { Stage } from "../rules/case/stages.ts";
import type { GivenNextDate } from "./outcome-input.ts";

export type TakeUpAgainInput = {
  courtId: number;
  caseId: number;
  version: number;
  stage: Stage;
  /** Of the order. */
  day: CourtDay;
  order: string;
  next: GivenNextDate | null;
  key?: string;
};

/**
 * A case that was over is before the court again by an order: a retrial ordered on appeal, a stopped case revived, one
 * sent back by another court. A judgment that is set aside is kept, and the case gets a date in the same change. Refused
 * as `reason-needed` without the words of the order, `stage-pair` for a step that the law does not know, `last-date`.
 */
export function takeUpAgain(ctx: Context, input: TakeUpAgainInput) {
  const { courtId, caseId, key, ...asked } = input;
  const act = { action: "case.taken-up-again", permission: "day.record", courtId, key } as const;
  return change(ctx, { ...act, input: { caseId, ...asked } }, async (tx, changeId) => {
    const { timezone } = await courtAndPolicy(tx, courtId);
    const today = dayAt(ctx.now, timezone);
    const order = input.order.trim();
    if (order === "") throw new Refused("reason-needed");
    if (input.day > today) throw new Refused("day-to-come", { day: input.day });
    if (input.next && input.next.day < today) throw new Refused("day-past", { day: input.next.day });
    await pendByOrder(tx, { ...input, order });
    await setJudgmentAside(tx, caseId, { setAsideDay: input.day, setAsideBecause: order });
    const hearingId = input.next && (await placeNext(tx, input, input.next, today));
    await requireDated(tx, [caseId], today);
    return { changeId, hearingId };
  });
}

async function placeNext(
  tx: Transaction,
  { courtId, caseId }: TakeUpAgainInput,
  { day, purpose, overloadBecause, orderedBy }: GivenNextDate,
  today: CourtDay,
): Promise<number> {
  const words = { overloadBecause: overloadBecause?.trim() || null, orderedBy: orderedBy?.trim() || null };
  const at = { caseId, day, purpose, source: "added", countedFrom: today, ...words } as const;
  return (await placeHearing(tx, courtId, at)).hearingId;
}
