import type { Transaction } from "../../db/connect.ts";
import { moveCaseOn, progressOf } from "../case/stage/move-case-on.ts";
import { change } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { Refused } from "../core/refused.ts";
import { courtAndPolicy } from "../courts/court-days.ts";
import { saveReopened } from "../judgment/settlement-store.ts";
import { findStageLeft } from "../judgment/status-store.ts";
import { placeHearing } from "../listing/place-hearings.ts";
import { requireDated } from "../listing/undated.ts";
import { type CourtDay, dayAt } from "../rules/calendar/court-day.ts";
import type { GivenNextDate } from "../sitting/outcome-input.ts";

export type ReopenInput = {
  courtId: number;
  caseId: number;
  settlementId: number;
  day: CourtDay;
  because: string;
  judge: string;
  /** Needed where the case has no other date. */
  next: GivenNextDate | null;
  key?: string;
};

/**
 * A settlement is opened again by a judge with a reason: its row is kept, what it ended goes on, and a case that it ended
 * is pending again from where it stood. Refused as `last-date` when the case would have no date.
 */
export function reopenSettlement(ctx: Context, input: ReopenInput) {
  const { courtId, caseId, key, ...asked } = input;
  const act = { action: "settlement.reopened", permission: "day.record", courtId, key } as const;
  return change(ctx, { ...act, input: { caseId, ...asked } }, async (tx, changeId) => {
    const { timezone } = await courtAndPolicy(tx, courtId);
    const today = dayAt(ctx.now, timezone);
    const [because, by] = [input.because.trim(), input.judge.trim()];
    if (!because || !by) throw new Refused("reason-needed");
    if (input.day > today) throw new Refused("day-to-come", { day: input.day });
    if (input.next && input.next.day < today) throw new Refused("day-past", { day: input.next.day });
    await progressOf(tx, courtId, caseId);
    const isSaved = await saveReopened(tx, input, { day: input.day, because, by });
    if (!isSaved) throw new Refused("stale");
    await pendAgain(tx, input);
    const next = input.next && (await placeNext(tx, input, input.next, today));
    await requireDated(tx, [caseId], today);
    return { changeId, hearingId: next?.hearingId ?? null };
  });
}

/** Back to the stage that it left when it ended; where its path does not tell, it stays and a person corrects it. */
async function pendAgain(tx: Transaction, { courtId, caseId, day }: ReopenInput): Promise<void> {
  const current = await progressOf(tx, courtId, caseId);
  if (current.disposalDay === null) return;
  const stage = (await findStageLeft(tx, caseId, current.stage)) ?? current.stage;
  await moveCaseOn(tx, courtId, caseId, { from: { ...current, stage, stageSince: day }, stage, day, disposal: null });
}

function placeNext(tx: Transaction, { courtId, caseId }: ReopenInput, next: GivenNextDate, today: CourtDay) {
  return placeHearing(tx, courtId, {
    caseId,
    day: next.day,
    purpose: next.purpose,
    source: "court",
    isFixed: true,
    overloadBecause: next.overloadBecause?.trim() || null,
    orderedBy: next.orderedBy?.trim() || null,
    countedFrom: today,
  });
}
