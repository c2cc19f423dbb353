import type { Weekday } from "./court-day.ts";

/** The numbers a district sets for itself. What it does not set takes the default. */
export type Policy = {
  /** ISO weekdays on which the courts work at all. */
  workingWeekdays: readonly Weekday[];
  /** Weeks that a next date may lie ahead. */
  horizonWeeks: number;
  /** Matters a day beyond which longer lists were measured to add nothing; warns, never blocks. */
  saturationMatters: number;
  /** Days in custody after which a next date is beyond s.344 CrPC (magistrates; followed by practice in sessions). */
  custodyDays: number;
};

export const DEFAULT_POLICY: Policy = {
  workingWeekdays: [1, 2, 3, 4, 5, 6],
  horizonWeeks: 26,
  saturationMatters: 45,
  custodyDays: 15,
};

/** The policy of a district from what it stored; anything that is not a sensible number is left at its default. */
export function policyOf(stored: unknown): Policy {
  const given = (stored ?? {}) as Record<string, unknown>;
  const numberOr = (key: "horizonWeeks" | "saturationMatters" | "custodyDays") => {
    const value = given[key];
    return typeof value === "number" && Number.isInteger(value) && value > 0 ? value : DEFAULT_POLICY[key];
  };
  const weekdays = Array.isArray(given.workingWeekdays) ? given.workingWeekdays.filter(isWeekday) : [];
  return {
    workingWeekdays: weekdays.length > 0 ? weekdays : DEFAULT_POLICY.workingWeekdays,
    horizonWeeks: numberOr("horizonWeeks"),
    saturationMatters: numberOr("saturationMatters"),
    custodyDays: numberOr("custodyDays"),
  };
}

const isWeekday = (value: unknown): value is Weekday =>
  typeof value === "number" && Number.isInteger(value) && value >= 1 && value <= 7;
