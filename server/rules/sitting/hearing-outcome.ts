import { DISPOSAL_RULES } from "../applications/disposals.ts";
import type { CourtDay } from "../calendar/court-day.ts";
import { ADJOURNMENT_RULES, type AdjournmentReason, type Side } from "../case/adjournment.ts";
import { type Disposal, OUTCOME_RULES, type Outcome } from "../case/outcomes.ts";
import { PURPOSE_RULES, type Purpose } from "../case/purposes.ts";
import { isAllowed } from "../case/stage-machine.ts";
import { STAGE_RULES, type Stage, stageAfter } from "../case/stages.ts";
import { mayEndAs } from "../judgment/disposal-exits.ts";

export type NextDate = { purpose: Purpose; day: CourtDay };

/** What a reader says a hearing came to. */
export type GivenOutcome = {
  kind: Outcome;
  reason?: AdjournmentReason | null;
  side?: Side | null;
  disposal?: Disposal | null;
  next?: NextDate | null;
};

/** What is written down of it; fields that the outcome does not have are null. */
export type DecidedOutcome = {
  kind: Outcome;
  reason: AdjournmentReason | null;
  side: Side | null;
  disposal: Disposal | null;
  next: NextDate | null;
  stage: Stage;
};

/** A part of the outcome that is missing or does not belong. */
export type OutcomeProblem =
  | ("reason" | "disposal" | "next" | "next-not-after" | "no-next-wanted" | "has-left")
  /** The case does not come to that end from where it stands. */
  | "stage";

/**
 * Whether an outcome is complete, and what follows from it. The side of an adjournment follows from its reason unless
 * the reader says otherwise; the reason itself must be given (s.344 CrPC, confirmed). A next date lies after `day`. A case
 * that is no application ends only as `disposalsAt` its stage says, as in its file.
 */
export function decideOutcome(
  hearing: { day: CourtDay; stage: Stage; isApplication?: boolean },
  given: GivenOutcome,
): DecidedOutcome | { problem: OutcomeProblem } {
  const rule = OUTCOME_RULES[given.kind];
  const next = given.next ?? null;
  if (rule.needsReason && !given.reason) return { problem: "reason" };
  if (given.kind === "disposed" && !given.disposal) return { problem: "disposal" };
  if (given.kind === "disposed" && given.disposal && !hearing.isApplication && !mayEndAs(hearing.stage, given.disposal))
    return { problem: "stage" };
  if (rule.nextDate === "required" && next === null) return { problem: "next" };
  if (rule.nextDate === "never" && next !== null) return { problem: "no-next-wanted" };
  if (next !== null && next.day <= hearing.day) return { problem: "next-not-after" };
  const reason = rule.needsReason ? (given.reason ?? null) : null;
  const disposal = given.kind === "disposed" ? (given.disposal ?? null) : null;
  return {
    kind: given.kind,
    reason,
    side: reason === null ? null : (given.side ?? ADJOURNMENT_RULES[reason].side),
    disposal,
    next,
    stage: stageAfterHearing(hearing.stage, given.kind, next?.purpose ?? null, disposal),
  };
}

/** What may still be written of a hearing whose case has left the court since: what happened in it, never what follows. */
export const mayFollowLeaving = (kind: Outcome): boolean => kind !== "disposed" && kind !== "reserved";

/**
 * An outcome entered later, when the case has left the court or is over: it says what the hearing came to and gives no
 * next date, moves no stage and ends nothing.
 */
export function decideAfterLeaving(given: GivenOutcome): Omit<DecidedOutcome, "stage"> | { problem: OutcomeProblem } {
  if (!mayFollowLeaving(given.kind)) return { problem: "has-left" };
  if (given.next) return { problem: "no-next-wanted" };
  const rule = OUTCOME_RULES[given.kind];
  if (rule.needsReason && !given.reason) return { problem: "reason" };
  const reason = rule.needsReason ? (given.reason ?? null) : null;
  const side = reason === null ? null : (given.side ?? ADJOURNMENT_RULES[reason].side);
  return { kind: given.kind, reason, side, disposal: null, next: null };
}

/** Purposes that say where a case stands; a mention, a report or bail says nothing about its trial. */
const TELLING: readonly Purpose[] = [
  "copies",
  "charge",
  "plea",
  "evidence",
  "part-heard-evidence",
  "statement-of-accused",
  "defence-evidence",
  "arguments",
  "judgment",
  "proclamation",
  "compromise",
];

/**
 * The stage of a case after a hearing. Only a hearing that was held and moved on, or reserved, moves it, to the stage
 * its next purpose belongs to; a disposal ends it (s.249 stays it, so that it can be revived). It moves along a pair of
 * the stage machine or not at all, and never along one that needs an order of a higher court.
 */
export function stageAfterHearing(
  stage: Stage,
  kind: Outcome,
  nextPurpose: Purpose | null,
  disposal: Disposal | null,
): Stage {
  if (kind === "disposed") return along(stage, disposal === null ? "decided" : DISPOSAL_RULES[disposal].stage);
  if (kind !== "held-moved-on" && kind !== "reserved") return stage;
  if (nextPurpose === null || !TELLING.includes(nextPurpose)) return stage;
  const { stages } = PURPOSE_RULES[nextPurpose];
  return stages.includes(stage) ? stage : along(stage, stages[0] ?? stage);
}

/** An outcome, as far as the stage of its case turns on it. */
export type MovedBy = { kind: Outcome; nextPurpose: Purpose | null; disposal: Disposal | null };

/**
 * Whether a case still stands where an outcome put it, so that a correction is decided from the stage before. Where it
 * was moved since, that stands: a correction takes back what the outcome did, not what a person did after it.
 */
export const isWhereItWasPut = (put: MovedBy, before: Stage, current: Stage): boolean =>
  stageAfterHearing(before, put.kind, put.nextPurpose, put.disposal) === current;

/** A pair that is not in the table cannot happen: the case stays, and the register shows where it stands. */
const along = (from: Stage, to: Stage): Stage => (isAllowed(from, to) ? to : from);

/** Purposes that one hearing usually finishes, so that the next date is for what follows. */
const DONE_AT_ONCE: readonly Purpose[] = ["copies", "charge", "plea", "statement-of-accused", "arguments"];

/** The purpose that stands ready for the next date: the same one, unless the hearing finished it. */
export function usualNextPurpose(kind: Outcome, purpose: Purpose): Purpose {
  if (kind === "reserved") return purpose === "arguments" || purpose === "judgment" ? "judgment" : "order";
  if (kind !== "held-moved-on" || !DONE_AT_ONCE.includes(purpose)) return purpose;
  const stage = PURPOSE_RULES[purpose].stages.find((one) => STAGE_RULES[one].track === "trial");
  const following = stage ? stageAfter(stage) : null;
  return TELLING.find((one) => PURPOSE_RULES[one].stages[0] === following) ?? purpose;
}
