import type { Transaction } from "../../db/connect.ts";
import { type CaseProgress, findProgressHere, moveCaseOn } from "../case/stage/move-case-on.ts";
import { keepLawDays } from "../case/stage/save-law-days.ts";
import { change } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { Refused } from "../core/refused.ts";
import { lockDays } from "../courts/court-days.ts";
import { keepReserved } from "../judgment/save-reserved.ts";
import { requireItsEnding, requireSettled } from "../judgment/settlement-first.ts";
import {
  findCaseBefore,
  findOpenOfCase,
  findStandingOutcomes,
  type OutcomeRow,
  saveState,
  withdrawOutcome,
} from "../listing/outcome-store.ts";
import { actorIdOf, refuseAsStale, refusedFor, saidAt, saveOutcomes } from "../listing/save-outcomes.ts";
import type { HearingRow } from "../listing/store.ts";
import { findHearing, lockHearings } from "../listing/store.ts";
import { recallMoved } from "../process/process-recall.ts";
import {
  type DecidedOutcome,
  decideOutcome,
  isWhereItWasPut,
  stageAfterHearing,
} from "../rules/sitting/hearing-outcome.ts";
import { correctAfterLeaving, hasGoneOn } from "./correct-after-leaving.ts";
import type { CorrectOutcomeInput } from "./outcome-input.ts";
import { answerOf, entryOf, heardStep, type RecordedOutcome, refuseUndated, withdrawOpen } from "./record-outcome.ts";

/**
 * A mistake found later: the wrong outcome is withdrawn with its reason and kept, the right one added. The next date
 * that came from it goes or moves with it; refused as `next-date-heard` once that date has an outcome of its own, and as
 * `case-left` where the case has gone on since in a way that rests on what was recorded.
 */
export async function correctOutcome(ctx: Context, input: CorrectOutcomeInput): Promise<RecordedOutcome> {
  const { courtId, key } = input;
  if (!input.because.trim()) throw new Refused("reason-needed");
  const act = { action: "outcome.corrected", permission: "day.record", courtId, key, input } as const;
  return change(ctx, act, async (tx, changeId) => {
    const { hearing, wrong, next } = await lockForCorrection(tx, input);
    const current = await findProgressHere(tx, courtId, hearing.caseId);
    if (current === null || hasGoneOn(current, hearing, wrong)) {
      const late = await correctAfterLeaving(tx, ctx, input, { hearing, wrong });
      return { ...answerOf(changeId, hearing.version + 1, late), nextHearingId: wrong.nextHearingId };
    }
    if (next?.state === "heard") throw new Refused("next-date-heard", { hearingId: next.id, day: next.day });
    const before = await progressBefore(tx, hearing, wrong, current);
    const ending =
      input.kind === "disposed" && input.disposal ? await requireItsEnding(tx, hearing, input.disposal) : {};
    const decided = decideOutcome({ day: hearing.day, stage: before.stage, ...ending }, input);
    if ("problem" in decided) throw refusedFor(decided.problem, { ...input, stage: before.stage });

    const keptNextId = next && isSameNext(wrong, decided) ? next.id : null;
    if (next && keptNextId === null) {
      await saveState(tx, courtId, [next.id], "withdrawn");
      await recallMoved(tx, [next], null);
    }
    const withdrawn = { at: saidAt(ctx, input.recordedAt), by: actorIdOf(ctx), because: input.because.trim() };
    await withdrawOutcome(tx, wrong.id, withdrawn);
    const { stage, disposal } = decided;
    await requireSettled(tx, ctx, hearing, disposal);
    if (disposal !== null) await withdrawOpen(tx, hearing);
    await moveCaseOn(tx, courtId, hearing.caseId, { from: before, stage, day: hearing.day, disposal });
    const undone = stageAfterHearing(before.stage, wrong.kind, wrong.nextPurpose, wrong.disposal);
    const wrongStep = { ...heardStep(hearing, before.stage, decided), kind: wrong.kind, to: undone };
    await keepLawDays(tx, courtId, hearing.caseId, heardStep(hearing, before.stage, decided), {
      ...wrongStep,
      nextPurpose: wrong.nextPurpose,
    });
    await keepReserved(tx, hearing, { kind: decided.kind, nextPurpose: decided.next?.purpose ?? null }, wrong);
    const { overloadBecause, orderedBy } = input.next ?? {};
    const item = {
      ...{ hearing, decided, keptNextId, overloadBecause, orderedBy },
      note: input.note,
      supersedesId: wrong.id,
    };
    const [saved] = await saveOutcomes(tx, courtId, [item], await entryOf(tx, ctx, input, hearing));
    await refuseUndated(tx, ctx, hearing, decided);
    return { ...answerOf(changeId, hearing.version + 1, saved!), nextHearingId: saved!.next?.hearingId ?? keptNextId };
  });
}

async function lockForCorrection(tx: Transaction, input: CorrectOutcomeInput) {
  const { courtId, hearingId, outcomeId } = input;
  const found = await findHearing(tx, courtId, hearingId);
  const seen = found && (await findStandingOutcomes(tx, courtId, [hearingId])).get(hearingId);
  if (!found) throw new Refused("not-found");
  const nextId = seen?.nextHearingId ?? null;
  const nextSeen = nextId === null ? undefined : await findHearing(tx, courtId, nextId);
  const open = input.kind === "disposed" ? await findOpenOfCase(tx, courtId, found.caseId) : [];
  const days = [found.day, nextSeen?.day, input.next?.day, ...open.map(({ day }) => day)];
  await lockDays(
    tx,
    courtId,
    days.filter((day) => day !== undefined),
  );
  const ids = [hearingId, ...(nextId === null ? [] : [nextId]), ...open.map(({ id }) => id)];
  const rows = await lockHearings(tx, courtId, ids);
  const hearing = rows.find(({ id }) => id === hearingId)!;
  const wrong = (await findStandingOutcomes(tx, courtId, [hearingId])).get(hearingId);
  if (!wrong || wrong.id !== outcomeId) return refuseAsStale(tx, hearing);
  const next = rows.find(({ id, state }) => id === nextId && state !== "withdrawn") ?? null;
  return { hearing, wrong, next };
}

/** The same day and purpose as before: the date stands, also where it was moved since. */
function isSameNext(wrong: OutcomeRow, { next }: DecidedOutcome): boolean {
  return next !== null && next.day === wrong.nextDay && next.purpose === wrong.nextPurpose;
}

/** Where the case stood before the wrong outcome moved it; where somebody has moved it since, that stands. */
async function progressBefore(
  tx: Transaction,
  hearing: HearingRow,
  wrong: OutcomeRow,
  current: CaseProgress,
): Promise<CaseProgress> {
  const before = await findCaseBefore(tx, hearing.id, hearing.caseId);
  const isBefore = before !== null && isWhereItWasPut(wrong, before.stage, current.stage);
  return { ...(isBefore ? before : current), disposal: null, disposalDay: null };
}
