import type { CourtDay } from "../calendar/court-day.ts";
import type { Purpose } from "../case/purposes.ts";
import { type DayFacts, type Finding, findingsFor, type Limits } from "../listing/listing-rules.ts";
import type { CaseLaw } from "../listing/next-date-limits.ts";

/** A matter that needs a new day. `order` is its place on the list it comes from. */
export type SpreadMatter = {
  hearingId: number;
  purpose: Purpose;
  minutes: number;
  isInCustody: boolean;
  /** What the limits of a next date ask of its case. */
  law?: CaseLaw | undefined;
  /** The day from which its evidence is to be expected; kept where a day after it has room. */
  notBefore?: CourtDay | null;
  /** Days on which somebody who must be present is in another court; kept off where another day has room. */
  elsewhereOn?: ReadonlySet<CourtDay>;
  /** Times it was not reached since it was last taken up, this time included. */
  notReachedTimes: number;
  order: number;
};

export type SpreadOrder = {
  /** Why days may be filled past their plan; null keeps to the plan. */
  overloadBecause: string | null;
  /** The judge who ordered it; with one, days may be filled past their ceiling too. */
  orderedBy: string | null;
};

export type SpreadPlan = {
  placed: { hearingId: number; day: CourtDay; warnings: Finding[] }[];
  /** `against` is what spoke against the day that came nearest; null where there was no day at all. */
  unplaced: { hearingId: number; against: Finding | null }[];
};

/** Custody first, then whoever waited longest in vain, then the order of the list. */
export function carryOverOrder(one: SpreadMatter, other: SpreadMatter): number {
  return (
    Number(other.isInCustody) - Number(one.isInCustody) ||
    Number(isTwiceNotReached(other)) - Number(isTwiceNotReached(one)) ||
    one.order - other.order
  );
}

const isTwiceNotReached = ({ notReachedTimes }: SpreadMatter) => notReachedTimes >= 2;

/**
 * Gives every matter one of `days`, or says why not: custody and twice-not-reached take the earliest day with room,
 * the rest go where the largest share of a day's plan is free, so that one list is not moved whole onto the next.
 * No matter is lost: placed and unplaced together are the matters that came in. Loads are counted as places are given.
 */
export function spreadMatters(
  matters: readonly SpreadMatter[],
  days: readonly DayFacts[],
  limits: Limits,
  order: SpreadOrder,
  countedFrom: CourtDay,
): SpreadPlan {
  const loads = days.map((day) => ({ ...day })).sort((one, other) => (one.day < other.day ? -1 : 1));
  const plan: SpreadPlan = { placed: [], unplaced: [] };
  for (const matter of [...matters].sort(carryOverOrder)) {
    const tried = loads.map((day) => ({
      day,
      findings: findingsFor(day, factsOf(matter, order, countedFrom), limits),
    }));
    const possible = tried.filter(({ findings }) => findings.every(({ weight }) => weight === "warns"));
    const { notBefore = null, elsewhereOn } = matter;
    const expected = notBefore === null ? possible : possible.filter(({ day }) => day.day >= notBefore);
    const together = expected.filter(({ day }) => !elsewhereOn?.has(day.day));
    const open = together.length > 0 ? together : expected;
    const isFirst = matter.isInCustody || isTwiceNotReached(matter);
    const chosen = isFirst ? open[0] : freest(open);
    if (!chosen) {
      const against = tried[0]?.findings.find(({ weight }) => weight !== "warns") ?? null;
      plan.unplaced.push({ hearingId: matter.hearingId, against });
      continue;
    }
    chosen.day.listedMinutes += matter.minutes;
    chosen.day.listedMatters += 1;
    plan.placed.push({ hearingId: matter.hearingId, day: chosen.day.day, warnings: chosen.findings });
  }
  return plan;
}

function factsOf(matter: SpreadMatter, order: SpreadOrder, countedFrom: CourtDay) {
  return {
    purpose: matter.purpose,
    minutes: matter.minutes,
    isInCustody: matter.isInCustody,
    law: matter.law,
    isOrdered: order.orderedBy !== null,
    overloadBecause: order.overloadBecause,
    countedFrom,
  };
}

type Tried = { day: DayFacts; findings: Finding[] };

/** The day with the largest free share of its tighter budget; the earlier of equals. */
function freest(open: readonly Tried[]): Tried | undefined {
  const used = ({ day }: Tried) =>
    Math.max(day.listedMinutes / Math.max(1, day.planMinutes), day.listedMatters / Math.max(1, day.planMatters));
  return open.reduce<Tried | undefined>((best, one) => (best && used(best) <= used(one) ? best : one), undefined);
}
