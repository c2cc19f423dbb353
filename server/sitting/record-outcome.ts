import type { Transaction } from "../../db/connect.ts";
import { moveCaseOn, progressOf } from "../case/stage/move-case-on.ts";
import { keepLawDays } from "../case/stage/save-law-days.ts";
import { change } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { Refused } from "../core/refused.ts";
import { courtAndPolicy, lockDays, writtenDay } from "../courts/court-days.ts";
import { keepReserved } from "../judgment/save-reserved.ts";
import { requireItsEnding, requireSettled } from "../judgment/settlement-first.ts";
import { findOpenOfCase, saveState } from "../listing/outcome-store.ts";
import { actorIdOf, type Entry, refuseAsStale, refusedFor, saidAt, saveOutcomes } from "../listing/save-outcomes.ts";
import type { HearingRow } from "../listing/store.ts";
import { findHearing, lockHearings } from "../listing/store.ts";
import { requireDated } from "../listing/undated.ts";
import { recallDisposed } from "../process/process-recall.ts";
import { dayAt } from "../rules/calendar/court-day.ts";
import type { Stage } from "../rules/case/stages.ts";
import type { HeardStep } from "../rules/listing/case-law.ts";
import { type DecidedOutcome, decideOutcome } from "../rules/sitting/hearing-outcome.ts";
import type { RecordOutcomeInput } from "./outcome-input.ts";
import { recordAfterLeaving } from "./record-after-leaving.ts";

export type RecordedOutcome = {
  changeId: number;
  hearingId: number;
  outcomeId: number;
  version: number;
  nextHearingId: number | null;
  warnings: string[];
};

/**
 * What a hearing came to, in one transaction: outcome, next date as a new hearing, stage or end of the case. Refused as
 * `stale` with what stands now when somebody was faster, and with the reason when the next date cannot stand.
 */
export async function recordOutcome(ctx: Context, input: RecordOutcomeInput): Promise<RecordedOutcome> {
  const { courtId, key } = input;
  const act = { action: "outcome.recorded", permission: "day.record", courtId, key, input } as const;
  return change(ctx, act, async (tx, changeId) => {
    const left = await recordAfterLeaving(tx, ctx, input);
    if (left) return answerOf(changeId, left.hearing.version + 1, left.saved);
    const hearing = await lockForOutcome(tx, input);
    const progress = await progressOf(tx, courtId, hearing.caseId);
    if (progress.disposalDay !== null) throw new Refused("case-left", { caseId: hearing.caseId });
    const ending =
      input.kind === "disposed" && input.disposal ? await requireItsEnding(tx, hearing, input.disposal) : {};
    const decided = decideOutcome({ day: hearing.day, stage: progress.stage, ...ending }, input);
    if ("problem" in decided) throw refusedFor(decided.problem, { ...input, stage: progress.stage });
    const { stage, disposal } = decided;
    await requireSettled(tx, ctx, hearing, disposal);
    if (disposal !== null) await withdrawOpen(tx, hearing);
    await moveCaseOn(tx, courtId, hearing.caseId, { from: progress, stage, day: hearing.day, disposal });
    await keepLawDays(tx, courtId, hearing.caseId, heardStep(hearing, progress.stage, decided));
    await keepReserved(tx, hearing, { kind: decided.kind, nextPurpose: decided.next?.purpose ?? null });
    const { overloadBecause, orderedBy } = input.next ?? {};
    const item = { hearing, decided, note: input.note, overloadBecause, orderedBy };
    const [saved] = await saveOutcomes(tx, courtId, [item], await entryOf(tx, ctx, input, hearing));
    await refuseUndated(tx, ctx, hearing, decided);
    return answerOf(changeId, hearing.version + 1, saved!);
  });
}

/** A hearing with what it came to, as the days of the law count it. */
export const heardStep = (hearing: HearingRow, from: Stage, { kind, stage, next }: DecidedOutcome): HeardStep => ({
  ...{ kind, from, to: stage },
  ...{ purpose: hearing.purpose, day: hearing.day, nextPurpose: next?.purpose ?? null },
});

/** Locks days, then hearings, in the one written order, and refuses a hearing that is not as the reader saw it. */
async function lockForOutcome(tx: Transaction, input: RecordOutcomeInput): Promise<HearingRow> {
  const { courtId, hearingId, version } = input;
  const found = await findHearing(tx, courtId, hearingId);
  if (!found) throw new Refused("not-found");
  // A disposal takes every other date of the case with it, so their days change too.
  const open = input.kind === "disposed" ? await findOpenOfCase(tx, courtId, found.caseId) : [];
  const days = [found.day, ...open.map(({ day }) => day), ...(input.next ? [input.next.day] : [])];
  await lockDays(tx, courtId, days);
  const rows = await lockHearings(tx, courtId, [hearingId, ...open.map(({ id }) => id)]);
  const row = rows.find(({ id }) => id === hearingId)!;
  if (row.version !== version || row.state !== "listed") await refuseAsStale(tx, row);
  return row;
}

/**
 * An outcome without a next date is for a case that is over, or has another date. A matter that was not reached may wait
 * for the carry-over, until its day is ended.
 */
export async function refuseUndated(
  tx: Transaction,
  ctx: Context,
  { courtId, caseId, day }: HearingRow,
  { kind, next, disposal }: Pick<DecidedOutcome, "kind" | "next" | "disposal">,
): Promise<void> {
  if (next !== null || disposal !== null) return;
  if (kind === "not-reached" && !(await writtenDay(tx, courtId, day))?.endedAt) return;
  const { timezone } = await courtAndPolicy(tx, courtId);
  await requireDated(tx, [caseId], dayAt(ctx.now, timezone));
}

/** Every other open date of the case goes: a case that is over has none. */
export async function withdrawOpen(tx: Transaction, hearing: HearingRow): Promise<void> {
  const open = await findOpenOfCase(tx, hearing.courtId, hearing.caseId);
  const others = open.filter(({ id }) => id !== hearing.id).map(({ id }) => id);
  await saveState(tx, hearing.courtId, others, "withdrawn");
  await recallDisposed(tx, hearing.courtId, hearing.caseId);
}

export async function entryOf(
  tx: Transaction,
  ctx: Context,
  said: { recordedAt: string; isEnteredLater: boolean },
  hearing: Pick<HearingRow, "courtId" | "day">,
): Promise<Entry> {
  const { timezone } = await courtAndPolicy(tx, hearing.courtId);
  const recordedAt = saidAt(ctx, said.recordedAt);
  const isEnteredLater = said.isEnteredLater || dayAt(new Date(recordedAt), timezone) > hearing.day;
  return { recordedAt, recordedBy: actorIdOf(ctx), isEnteredLater };
}

export function answerOf(
  changeId: number,
  version: number,
  saved: Awaited<ReturnType<typeof saveOutcomes>>[number],
): RecordedOutcome {
  return {
    changeId,
    hearingId: saved.hearingId,
    outcomeId: saved.outcomeId,
    version,
    nextHearingId: saved.next?.hearingId ?? null,
    warnings: saved.next?.warnings.map(({ rule }) => rule) ?? [],
  };
}
