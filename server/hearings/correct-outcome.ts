import type { Transaction } from "../../db/connect.ts";
import { keepLawDays } from "../cases/keep-law-days.ts";
import { type CaseProgress, findProgressHere, moveCaseOn } from "../cases/move-case-on.ts";
import { change } from "../change.ts";
import type { Context } from "../context.ts";
import { lockDays } from "../districts/court-days.ts";
import { Refused } from "../refused.ts";
import { type DecidedOutcome, decideOutcome, stageAfterHearing } from "../rules/hearing-outcome.ts";
import { keepReserved } from "./keep-reserved.ts";
import {
  findCaseBefore,
  findOpenOfCase,
  findStandingOutcomes,
  type OutcomeRow,
  saveState,
  withdrawOutcome,
} from "./outcome-store.ts";
import { recallMoved } from "./process-recall.ts";
import {
  answerOf,
  entryOf,
  heardStep,
  type RecordedOutcome,
  type RecordOutcomeInput,
  refuseUndated,
  withdrawOpen,
} from "./record-outcome.ts";
import { actorIdOf, refuseAsStale, refusedFor, saidAt, saveOutcomes } from "./save-outcomes.ts";
import { requireSettled } from "./settlement-first.ts";
import type { HearingRow } from "./store.ts";
import { findHearing, lockHearings } from "./store.ts";

export type CorrectOutcomeInput = Omit<RecordOutcomeInput, "version"> & {
  /** The outcome that is wrong. */
  outcomeId: number;
  because: string;
};

/**
 * A mistake found later: the wrong outcome is withdrawn with its reason and kept, the right one added. The next date
 * that came from it goes or moves with it; refused as `next-date-heard` once that date has an outcome of its own.
 */
export async function correctOutcome(ctx: Context, input: CorrectOutcomeInput): Promise<RecordedOutcome> {
  const { courtId, key } = input;
  if (!input.because.trim()) throw new Refused("reason-needed");
  const act = { action: "outcome.corrected", permission: "day.record", courtId, key, input } as const;
  return change(ctx, act, async (tx, changeId) => {
    const { hearing, wrong, next } = await lockForCorrection(tx, input);
    const before = await progressBefore(tx, hearing, wrong);
    const decided = decideOutcome({ day: hearing.day, stage: before.stage }, input);
    if ("problem" in decided) throw refusedFor(decided.problem);

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
  if (next?.state === "heard") throw new Refused("next-date-heard", { hearingId: next.id, day: next.day });
  return { hearing, wrong, next };
}

/** The same day and purpose as before: the date stands, also where it was moved since. */
function isSameNext(wrong: OutcomeRow, { next }: DecidedOutcome): boolean {
  return next !== null && next.day === wrong.nextDay && next.purpose === wrong.nextPurpose;
}

/**
 * Where the case stood before the wrong outcome moved it. Where somebody has moved it since, that stands: a correction
 * takes back what the outcome did, not what a person did after it.
 */
async function progressBefore(tx: Transaction, hearing: HearingRow, wrong: OutcomeRow): Promise<CaseProgress> {
  const current = await progressHere(tx, hearing);
  // What ended the case since is not undone by the correction of another hearing.
  const isItsEnd = wrong.kind === "disposed" && current.disposalDay === hearing.day;
  if (current.disposalDay !== null && !isItsEnd) throw new Refused("case-left", { caseId: hearing.caseId });
  const before = (await findCaseBefore(tx, hearing.id, hearing.caseId)) ?? current;
  const moved = stageAfterHearing(before.stage, wrong.kind, wrong.nextPurpose, wrong.disposal);
  const base = moved === current.stage ? before : current;
  return { ...base, disposal: null, disposalDay: null };
}

/** Its case may be in another court by now: the hearing was of this one, the case is not to be moved from here. */
async function progressHere(tx: Transaction, { courtId, caseId }: HearingRow): Promise<CaseProgress> {
  const progress = await findProgressHere(tx, courtId, caseId);
  if (progress === null) throw new Refused("case-left", { caseId });
  return progress;
}
