import { addDays, type CourtDay } from "../calendar/court-day.ts";
import { PURPOSE_RULES } from "../case/purposes.ts";
import { STAGES, type Stage } from "../case/stages.ts";
import type { PendingFacts } from "../listing/planning.ts";

export type WaitBounds = Readonly<Partial<Record<Stage, number>>>;

/**
 * Days that a matter of a stage may wait from one hearing to the next before it goes ahead of all that still have time.
 * Policy, not law: twice the usual interval of four weeks for evidence, less for what is short or holds a person.
 */
export const DEFAULT_WAIT_BOUNDS: WaitBounds = {
  remand: 14,
  bail: 7,
  copies: 28,
  charge: 42,
  plea: 28,
  "prosecution-evidence": 56,
  "statement-of-accused": 42,
  "defence-evidence": 42,
  arguments: 42,
  judgment: 30,
  "premature-acquittal": 42,
};

/** For every stage that has no bound of its own. */
export const OTHER_WAIT_BOUND = 90;

/** What a district stored over the defaults; anything that is no sensible number of days is left out. */
export function waitBoundsOf(stored: unknown): WaitBounds {
  const given = (stored ?? {}) as Record<string, unknown>;
  const own = STAGES.flatMap((stage) => {
    const days = given[stage];
    return typeof days === "number" && Number.isInteger(days) && days >= 1 && days <= 365 ? [[stage, days]] : [];
  });
  return { ...DEFAULT_WAIT_BOUNDS, ...Object.fromEntries(own) };
}

/** The last day on which a matter is still within its bound. @param waitingSince its last hearing, else since when it is pending. */
export const boundDay = (stage: Stage, waitingSince: CourtDay, bounds: WaitBounds): CourtDay =>
  addDays(waitingSince, bounds[stage] ?? OTHER_WAIT_BOUND);

/**
 * Whether a matter goes before those that still have time: past its bound by the end of the plan, in custody, or urgent.
 * Among those that go first their weights decide.
 */
export function goesFirst(
  matter: Pick<PendingFacts, "stage" | "isInCustody" | "purpose"> & { waitingSince: CourtDay },
  lastDay: CourtDay,
  bounds: WaitBounds,
): boolean {
  const isOver = boundDay(matter.stage, matter.waitingSince, bounds) <= lastDay;
  return isOver || matter.isInCustody || PURPOSE_RULES[matter.purpose].isUrgent;
}
