import type { CourtDay } from "../calendar/court-day.ts";
import { PURPOSE_RULES, type Purpose } from "../case/purposes.ts";
import { type DayFacts, type Finding, findingsFor, type Limits, type PlacementFacts } from "./listing-rules.ts";

/** A matter that must have a day. `wanted`: the day it should keep where that has room. */
export type DaySeeker = {
  readonly id: number;
  readonly purpose: Purpose;
  readonly minutes: number;
  readonly isInCustody: boolean;
  readonly wanted: CourtDay | null;
  /** The day from which its evidence is to be expected: earlier ones come last. */
  readonly notBefore?: CourtDay | null | undefined;
  readonly law?: PlacementFacts["law"];
};

export type GivenDay = {
  readonly id: number;
  readonly day: CourtDay;
  /** Kept with the date where the day was filled past its plan. */
  readonly overloadBecause: string | null;
  /** Also past its ceiling, or against a limit: it stands on the order that made the dates anew, and shows as a breach. */
  readonly isOrdered: boolean;
  readonly findings: readonly Finding[];
};

export type GivenDays = { readonly given: readonly GivenDay[]; readonly none: readonly number[] };

/**
 * Gives every matter a day, in the order given: the wanted one within its plan, else the earliest from there on within
 * its plan, else the earliest with the kept reason `because`, else the earliest by order. `none`: there is no open hearing
 * day at all. Days of a strike or of an uncertain holiday are taken last. Loads are counted as places are given; `mayOrder` false
 * stops before the last step.
 */
export function giveDays(
  matters: readonly DaySeeker[],
  days: readonly DayFacts[],
  limits: Limits,
  { because, countedFrom, mayOrder = true }: { because: string; countedFrom: CourtDay; mayOrder?: boolean },
): GivenDays {
  const loads = days.map((day) => ({ ...day })).sort((one, other) => (one.day < other.day ? -1 : 1));
  const given: GivenDay[] = [];
  const none: number[] = [];
  for (const matter of matters) {
    const found = dayFor(matter, loads, limits, { because, countedFrom, mayOrder });
    if (!found) {
      none.push(matter.id);
      continue;
    }
    const { day, ...rest } = found;
    const isBeyond = rest.isOrdered && rest.findings.some(({ rule }) => rule === "beyond-ceiling");
    day.listedMinutes += matter.minutes;
    day.listedMatters += 1;
    day.beyondMinutes += isBeyond ? matter.minutes : 0;
    day.beyondMatters += isBeyond ? 1 : 0;
    given.push({ id: matter.id, day: day.day, ...rest });
  }
  return { given, none };
}

type Choice = { because: string; countedFrom: CourtDay; mayOrder: boolean };

function dayFor(matter: DaySeeker, loads: DayFacts[], limits: Limits, { because, countedFrom, mayOrder }: Choice) {
  // People keep the day they were told free, not an earlier one: the days before it come last.
  const from = matter.wanted ?? matter.notBefore ?? ("" as CourtDay);
  const inTurn = [...loads.filter(({ day }) => day >= from), ...loads.filter(({ day }) => day < from)];
  const certain = inTurn.filter(({ isNoWork, isTentative }) => !isNoWork && !isTentative);
  const wanted = certain.filter(({ day }) => day === matter.wanted);
  const hearingDays = inTurn.filter((day) => isHearingDay(day, matter));
  const tries = [
    { days: wanted, overloadBecause: null, isOrdered: false },
    { days: certain, overloadBecause: null, isOrdered: false },
    { days: certain, overloadBecause: because, isOrdered: false },
    ...(mayOrder ? [{ days: hearingDays, overloadBecause: because, isOrdered: true }] : []),
  ];
  const { purpose, minutes, isInCustody, law } = matter;
  for (const { days, overloadBecause, isOrdered } of tries) {
    for (const day of days) {
      const facts = { purpose, minutes, isInCustody, isOrdered, overloadBecause, countedFrom, ...(law ? { law } : {}) };
      const findings = findingsFor(day, facts, limits);
      if (findings.every(({ weight }) => weight === "warns")) return { day, overloadBecause, isOrdered, findings };
    }
  }
  return null;
}

/** An order could put a matter on any working day; it is put on one that hears it. */
function isHearingDay({ kind, isOpen }: DayFacts, { isInCustody, purpose }: DaySeeker): boolean {
  if (!isOpen || kind === "closed") return false;
  return kind === "dedicated" || isInCustody || PURPOSE_RULES[purpose].isUrgent;
}
