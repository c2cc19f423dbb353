import type { NewCase } from "../../case/new-case.ts";
import type { ApplicationKind } from "../../rules/applications/applications.ts";
import type { CourtDay } from "../../rules/calendar/court-day.ts";
import type { AdjournmentReason, Side } from "../../rules/case/adjournment.ts";
import type { CallEvent, Disposal, Outcome } from "../../rules/case/outcomes.ts";
import type { Purpose } from "../../rules/case/purposes.ts";
import type { Stage } from "../../rules/case/stages.ts";
import type { DemoStep, StoredLawDays } from "./stage-path.ts";

export type DemoOutcome = {
  kind: Outcome;
  reason: AdjournmentReason | null;
  side: Side | null;
  note: string | null;
  disposal: Disposal | null;
  nextPurpose: Purpose | null;
  nextDay: CourtDay | null;
  nextUid: string | null;
  recordedAt: string;
  isEnteredLater: boolean;
  /** It was first recorded as something else, and withdrawn. */
  firstKind: Outcome | null;
};

export type DemoHearing = {
  uid: string;
  /** Place of the case among those of its court. */
  caseAt: number;
  day: CourtDay;
  block: string | null;
  /** The block it had on the first version of the list, where a later one moved it. */
  firstBlock: string | null;
  reportingTime: string;
  purpose: Purpose;
  minutes: number;
  position: number;
  source: "plan" | "court" | "added";
  isFixed: boolean;
  overloadBecause: string | null;
  /** The day it stood on before it was moved, and why it was. */
  movedFrom: CourtDay | null;
  movedBecause: string | null;
  previousUid: string | null;
  listedAt: string;
  /** Only on the second version of the list. */
  isLate: boolean;
  /** As the list of the day tells them. */
  stage: Stage;
  notReachedTimes: number;
  previousDay: CourtDay | null;
  outcome: DemoOutcome | null;
  calls: { kind: CallEvent; calledAt: string }[];
};

export type LiveCase = {
  at: number;
  matter: NewCase;
  stage: Stage;
  stageSince: CourtDay | null;
  /** What it waits for where it has no date. */
  purpose: Purpose;
  dated: DemoHearing | null;
  lastDay: CourtDay | null;
  lastUid: string | null;
  notReached: number;
  isActive: boolean;
  disposal: { kind: Disposal; day: CourtDay } | null;
  /** The path that it walked, and the days from which limits of the law count. */
  steps: DemoStep[];
  lawDays: StoredLawDays;
};

export type DemoCase = Pick<LiveCase, "disposal" | "steps" | "lawDays"> & {
  matter: NewCase;
  /** What is applied for, and in which case of the court; null for a trial or an inquiry. */
  application: { kind: ApplicationKind; parentAt: number | null } | null;
};
