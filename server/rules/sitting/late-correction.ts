import type { CourtDay } from "../calendar/court-day.ts";
import type { Outcome } from "../case/outcomes.ts";
import type { Purpose } from "../case/purposes.ts";
import type { Stage } from "../case/stages.ts";
import { lawDaysAfter } from "../listing/case-law.ts";
import {
  type DecidedOutcome,
  decideAfterLeaving,
  type GivenOutcome,
  mayFollowLeaving,
  type OutcomeProblem,
  stageAfterHearing,
} from "./hearing-outcome.ts";

/** Why a correction does not go with what the case has done since: its end, its next date, its stage, a day of the law. */
export const LATE_CORRECTION_BARS = ["ending", "next", "stage", "law-day"] as const;
export type LateCorrectionBar = (typeof LATE_CORRECTION_BARS)[number];

export type Recorded = {
  kind: Outcome;
  nextPurpose: Purpose | null;
  nextDay: CourtDay | null;
  isEnteredLater: boolean;
};
/** `stage` where the case stood before the hearing. */
export type HeardThen = { day: CourtDay; purpose: Purpose; stage: Stage };

/**
 * A correction of a hearing whose case has gone on since. It mends what happened on the day and whose delay it was; what
 * followed from it stands: the next date that was given stays, and whatever would have moved the case otherwise is barred.
 */
export function decideLateCorrection(
  heard: HeardThen,
  wrong: Recorded,
  given: GivenOutcome,
): Omit<DecidedOutcome, "stage"> | { problem: OutcomeProblem } | { why: LateCorrectionBar } {
  if (!mayFollowLeaving(wrong.kind) || !mayFollowLeaving(given.kind)) return { why: "ending" };
  const { nextDay, nextPurpose } = wrong;
  const kept = nextDay !== null && nextPurpose !== null ? { day: nextDay, purpose: nextPurpose } : null;
  const isOther = given.next && (given.next.day !== kept?.day || given.next.purpose !== kept.purpose);
  if (isOther) return { why: "next" };
  const decided = decideAfterLeaving({ ...given, next: null });
  if ("problem" in decided) return decided;
  // What was entered after the case had gone moved nothing, and neither does what takes its place.
  const movedNothing = wrong.isEnteredLater && kept === null;
  if (!movedNothing && stageOf(heard, wrong.kind, nextPurpose) !== stageOf(heard, given.kind, nextPurpose))
    return { why: "stage" };
  if (!movedNothing && lawDaysOf(heard, wrong.kind, nextPurpose) !== lawDaysOf(heard, given.kind, nextPurpose))
    return { why: "law-day" };
  return { ...decided, next: kept };
}

const stageOf = ({ stage }: HeardThen, kind: Outcome, nextPurpose: Purpose | null): Stage =>
  stageAfterHearing(stage, kind, nextPurpose, null);

/** Copies supplied, proclamation published, cognizance taken: the days that this outcome gives, as one word. */
function lawDaysOf(heard: HeardThen, kind: Outcome, nextPurpose: Purpose | null): string {
  const { day, purpose, stage: from } = heard;
  const none = { cognizanceDay: null, copiesDay: null, proclamationDay: null };
  const to = stageOf(heard, kind, nextPurpose);
  return JSON.stringify(lawDaysAfter(none, { kind, from, to, purpose, day, nextPurpose }));
}
