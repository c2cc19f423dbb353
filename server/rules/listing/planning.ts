import { addDays, type CourtDay, daysBetween } from "../calendar/court-day.ts";
import { PURPOSE_RULES, type Purpose } from "../case/purposes.ts";
import type { Stage } from "../case/stages.ts";
import type { CaseRole } from "../people/people.ts";
import { type CaseLaw, limitsFor, type Peca30Scope } from "./next-date-limits.ts";

/** What planning looks at in a pending matter without a date. */
export type PendingFacts = {
  readonly purpose: Purpose;
  readonly stage: Stage;
  /** Institution, else FIR, else the day it was registered here. */
  readonly since: CourtDay;
  readonly isInCustody: boolean;
  /** Adjournments of the case so far, and how often in a row it was not reached. */
  readonly adjournments: number;
  readonly notReachedTimes: number;
  /** A minor or a sensitive victim. */
  readonly isVulnerable: boolean;
  /** What the limits of a next date ask of the case. */
  readonly law?: CaseLaw | undefined;
  /** Points of the witnesses who came and were sent back; see `sentBackWeight`. */
  readonly sentBack?: number;
};

/**
 * The weights of a plan, in points a week of waiting. Policy, not law: the age of the *case* leads, which simulation
 * and Bray et al. 2016 (oldest case first, average duration −12 %) support; the rest orders cases of one age.
 */
export const PLANNING_WEIGHTS = {
  base: 1,
  perYear: 2,
  mostYears: 12,
  inCustody: 12,
  /** Bail and remand are never behind what merely waited long. */
  urgent: 10,
  perAdjournment: 0.1,
  mostAdjournments: 15,
  /** Each time it came in vain counts as two more years. */
  perNotReached: 4,
  mostNotReached: 4,
  vulnerable: 1.5,
  stages: { judgment: 2, arguments: 1.5, "defence-evidence": 1, "statement-of-accused": 1 } as Partial<
    Record<Stage, number>
  >,
  /** Weeks of waiting that leaving a matter out counts as. */
  unplacedWeeks: 40,
  /** An officer's journey for one day at one court, and a stand-in for counsel or prosecutor, in the same points. */
  trip: 6,
  standIn: 15,
  /** Each matter that a day has too few of a stage for which the court set a number: its own word goes before weights. */
  quota: 2000,
} as const;

const DAYS_A_YEAR = 365.25;

/** Whole years a case has been pending. */
export function yearsPending(since: CourtDay, today: CourtDay): number {
  return Math.max(0, Math.floor(daysBetween(since, today) / DAYS_A_YEAR));
}

/** Points a week of waiting for one matter; larger is heard sooner. */
export function weightOf(facts: PendingFacts, today: CourtDay): number {
  const w = PLANNING_WEIGHTS;
  const years = Math.min(w.mostYears, Math.max(0, daysBetween(facts.since, today)) / DAYS_A_YEAR);
  return (
    w.base +
    w.perYear * years +
    (facts.isInCustody ? w.inCustody : 0) +
    (PURPOSE_RULES[facts.purpose].isUrgent ? w.urgent : 0) +
    w.perAdjournment * Math.min(w.mostAdjournments, facts.adjournments) +
    w.perNotReached * Math.min(w.mostNotReached, facts.notReachedTimes) +
    (facts.isVulnerable ? w.vulnerable : 0) +
    (facts.sentBack ?? 0) +
    (w.stages[facts.stage] ?? 0)
  );
}

/** The days a matter may be planned on, both included, and the day by which it should have been heard. */
export type PlanWindow = { readonly from: CourtDay; readonly due: CourtDay; readonly until: CourtDay };

/** Four weeks: the interval at which courts usually give dates. */
const USUAL_INTERVAL_DAYS = 28;

/**
 * @param from first day of the plan. @param last its last day. @param custodyDays longest remand at a time, in days.
 * An accused in custody is not planned beyond the limit counted from `today` (s.344 CrPC, confirmed for magistrates).
 * With the law of its case it begins no earlier than that allows, and a limit that is nearer than usual makes it due.
 */
export function planWindow(
  facts: Pick<PendingFacts, "isInCustody" | "law"> & Partial<Pick<PendingFacts, "purpose">>,
  days: { today: CourtDay; from: CourtDay; last: CourtDay; custodyDays: number; peca30?: Peca30Scope },
): PlanWindow {
  const window = windowOfCustody(facts, days);
  const { law, isInCustody, purpose } = facts;
  if (!law || purpose === undefined) return window;
  const { custodyDays, peca30 = "child-offences" } = days;
  const { earliest, latest } = limitsFor({ ...law, isInCustody }, purpose, days.today, { custodyDays, peca30 });
  const from = earliest !== null && earliest > window.from ? earliest : window.from;
  if (from > window.until) return { from, due: from, until: from };
  const due = latest !== null && latest < window.due ? latest : window.due;
  return { from, due: [due, from].sort()[1]!, until: window.until };
}

function windowOfCustody(
  facts: Pick<PendingFacts, "isInCustody">,
  days: { today: CourtDay; from: CourtDay; last: CourtDay; custodyDays: number },
): PlanWindow {
  const { today, from, last, custodyDays } = days;
  if (!facts.isInCustody) return { from, due: addDays(from, USUAL_INTERVAL_DAYS), until: last };
  const limit = addDays(today, custodyDays);
  // Where the plan begins after the limit, no day of it will do; the window is still one that begins before it ends.
  if (limit < from) return { from: today, due: limit, until: limit };
  const [until = limit] = [limit, last].sort();
  return { from, due: limit, until };
}

/** `must`: without the person nothing can be done. `stand-in`: another can take the brief, at a cost. */
export type Need = "must" | "stand-in";
export type NeededRole = Extract<CaseRole, "investigating-officer" | "counsel" | "prosecutor" | "expert" | "witness">;

const OFFICER_PURPOSES: readonly Purpose[] = ["remand", "evidence", "part-heard-evidence", "report", "bail"];
const COUNSEL_PURPOSES: readonly Purpose[] = [
  "bail",
  "evidence",
  "part-heard-evidence",
  "defence-evidence",
  "arguments",
  "application",
];
const PROSECUTOR_PURPOSES: readonly Purpose[] = [...COUNSEL_PURPOSES, "remand", "charge", "statement-of-accused"];

/**
 * Who is really needed for a hearing by his office. Court practice, not law: asking for everybody always cost 16 % in
 * measurements. Whoever is to be examined is needed besides: `needAt` in needed-people.ts.
 */
export function neededFor(purpose: Purpose, role: NeededRole): Need | null {
  if (role === "expert" || role === "witness") return null;
  if (role === "investigating-officer") return OFFICER_PURPOSES.includes(purpose) ? "must" : null;
  const purposes = role === "counsel" ? COUNSEL_PURPOSES : PROSECUTOR_PURPOSES;
  return purposes.includes(purpose) ? "stand-in" : null;
}
