import { type DayKind, mayBeListedOn } from "../calendar/court-calendar.ts";
import type { CourtDay } from "../calendar/court-day.ts";
import { PURPOSE_RULES, type Purpose } from "../case/purposes.ts";
import { lastDayOfCustody } from "../people/custody.ts";
import { brokenLimits, type CaseLaw, type LimitRule, limitsFor, type Peca30Scope } from "./next-date-limits.ts";

/** What the rules need to know of a day at the moment of listing. Loads are in whole minutes and matters, before the placement. */
export type DayFacts = {
  day: CourtDay;
  kind: DayKind;
  isOpen: boolean;
  isTentative: boolean;
  isNoWork: boolean;
  planMinutes: number;
  planMatters: number;
  ceilingMinutes: number;
  ceilingMatters: number;
  listedMinutes: number;
  listedMatters: number;
  /** Part of the listed that does not count towards the ceiling. */
  beyondMinutes: number;
  beyondMatters: number;
};

export type PlacementFacts = {
  purpose: Purpose;
  minutes: number;
  isInCustody: boolean;
  /** A judge ordered the date, or a register announced it: kept beyond the ceiling and shown as a breach. */
  isOrdered: boolean;
  /** Why a clerk lists past the plan; null where no reason was given. */
  overloadBecause: string | null;
  /** The day from which the custody limit counts, usually today. */
  countedFrom: CourtDay | null;
  /** What the limits of a next date ask of the case; left out, only the custody limit is told, as a warning. */
  law?: CaseLaw | undefined;
};

export type ListingRuleName =
  | "closed-day"
  | "not-a-hearing-day"
  | "no-work-day"
  | "tentative-day"
  | "beyond-plan"
  | "beyond-ceiling"
  | "saturated"
  | LimitRule;

/** A rule that a placement breaks. `blocks` is never listed; `needs-reason` only with one; `warns` is shown. */
export type Finding = {
  rule: ListingRuleName;
  weight: "blocks" | "needs-reason" | "warns";
  authority: string;
  confirmed: boolean;
};

type ListingRule = {
  name: ListingRuleName;
  authority: string;
  confirmed: boolean;
  /** The weight of the breach, or null where the rule is kept. */
  broken: (day: DayFacts, placement: PlacementFacts, limits: Limits) => Finding["weight"] | null;
};

export type Limits = { saturationMatters: number; custodyDays: number; peca30?: Peca30Scope };

/** Every rule a listing is held to, in the order in which they are told; the limits of a next date follow them. */
export const LISTING_RULES: readonly ListingRule[] = [
  {
    name: "closed-day",
    authority: "a court that is closed hears nothing",
    confirmed: true,
    broken: (day) => (day.isOpen && day.kind !== "closed" ? null : "blocks"),
  },
  {
    name: "not-a-hearing-day",
    authority: "the court's own sitting pattern; custody, bail and urgent matters are heard on any working day",
    confirmed: true,
    broken: (day, placement) => {
      if (day.kind === "closed" || placement.isOrdered) return null;
      const urgent = PURPOSE_RULES[placement.purpose].isUrgent;
      return mayBeListedOn(day.kind, { custody: placement.isInCustody, bail: urgent, urgent }).ok ? null : "blocks";
    },
  },
  {
    name: "beyond-ceiling",
    authority: "the court's own ceiling of a day",
    confirmed: true,
    broken: (day, placement) => {
      const minutes = day.listedMinutes - day.beyondMinutes + placement.minutes;
      const matters = day.listedMatters - day.beyondMatters + 1;
      if (minutes <= day.ceilingMinutes && matters <= day.ceilingMatters) return null;
      return placement.isOrdered ? "warns" : "blocks";
    },
  },
  {
    name: "beyond-plan",
    authority: "the court's own plan of a day",
    confirmed: true,
    broken: (day, placement) => {
      if (day.listedMinutes + placement.minutes <= day.planMinutes && day.listedMatters + 1 <= day.planMatters)
        return null;
      return placement.isOrdered || placement.overloadBecause ? "warns" : "needs-reason";
    },
  },
  {
    name: "no-work-day",
    authority: "a strike, leave or security day was declared",
    confirmed: true,
    broken: (day) => (day.isNoWork ? "warns" : null),
  },
  {
    name: "tentative-day",
    authority: "a holiday that depends on the moon may fall on it",
    confirmed: false,
    broken: (day) => (day.isTentative ? "warns" : null),
  },
  {
    name: "saturated",
    authority:
      "measured in cause lists of this kind: hearings stop growing between 40 and 46 matters a day; the court sets its own",
    confirmed: false,
    broken: (day, _placement, limits) => (day.listedMatters + 1 > limits.saturationMatters ? "warns" : null),
  },
  {
    name: "custody-limit",
    authority: "s.344 CrPC: no remand by a magistrate beyond fifteen days at a time",
    confirmed: true,
    broken: (day, placement, limits) => {
      // With the case's own facts the limits of a next date say it, and refuse it before a magistrate.
      if (placement.law || !placement.isInCustody || placement.countedFrom === null) return null;
      return day.day > lastDayOfCustody(placement.countedFrom, limits) ? "warns" : null;
    },
  },
];

/** Every rule that listing the matter on the day breaks; empty when nothing speaks against it. */
export function findingsFor(day: DayFacts, placement: PlacementFacts, limits: Limits): Finding[] {
  const ofTheDay = LISTING_RULES.flatMap(({ name, authority, confirmed, broken }) => {
    const weight = broken(day, placement, limits);
    return weight === null ? [] : [{ rule: name, weight, authority, confirmed }];
  });
  return [...ofTheDay, ...findingsOfLaw(day.day, placement, limits)];
}

/** The limits of a next date that the day breaks. What a judge ordered is kept and shown as a breach, never refused. */
function findingsOfLaw(day: CourtDay, placement: PlacementFacts, limits: Limits): Finding[] {
  const { law, countedFrom, purpose, isInCustody, isOrdered } = placement;
  if (!law || countedFrom === null) return [];
  const { peca30, custodyDays } = limits;
  const settings = peca30 === undefined ? { custodyDays } : { custodyDays, peca30 };
  const { limits: held } = limitsFor({ ...law, isInCustody }, purpose, countedFrom, settings);
  return brokenLimits(held, day).map(({ rule, weight, authority, confirmed }) => ({
    ...{ rule, authority, confirmed },
    weight: isOrdered ? "warns" : weight,
  }));
}
