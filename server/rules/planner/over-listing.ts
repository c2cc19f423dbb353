import type { AdjournmentReason, Side } from "../case/adjournment.ts";
import { PURPOSE_RULES, type Purpose } from "../case/purposes.ts";
import type { Stage } from "../case/stages.ts";

/** Minutes that a matter takes which is called and adjourned; the figure of the simulation behind the 1.15 below. */
export const ADJOURNED_MINUTES = 6;

/** Weeks of the court's own record that the rates are taken from. */
export const RATE_WEEKS = 26;

/**
 * The furthest a day may be listed past its minutes, in percent of them. In the simulation of a docket, over-listing by
 * more than 15 % gained nothing and doubled the matters not reached.
 */
export const OVERLIST_LIMITS = { least: 100, usual: 115, most: 150 } as const;

/** As many hearings of the district stand beside a court's own: few of its own then do not say much. */
const SHRINKAGE = 20;

/** Adjourned for the whole day and everybody on it: it says nothing of the matter, and nothing of the next such day. */
export const CAUSES_OF_THE_DAY: readonly AdjournmentReason[] = [
  "strike",
  "judge-on-leave",
  "judge-post-vacant",
  "time-short",
  "holiday",
  "security",
  "weather",
];

/** How often matters of a purpose were called and what became of it; `side` of the adjourned, null of the others. */
export type Tally = { purpose: Purpose; isAdjourned: boolean; side: Side | null; count: number };

export type StageRate = {
  stage: Stage;
  /** Called by this court in those weeks, and adjourned of them. */
  called: number;
  adjourned: number;
  /** Shrunk towards the district's rate, and that towards none: without a record nothing is over-listed. */
  rate: number;
  /** Whose delay the adjournments were, most first. */
  sides: { side: Side; count: number }[];
};
export type Rates = ReadonlyMap<Stage, StageRate>;

/** The stage that a hearing for a purpose belongs to. */
export const stageOfPurpose = (purpose: Purpose): Stage => PURPOSE_RULES[purpose].stages[0] ?? "cognizance";

/** The rates of adjournment of a court by stage, from its own tallies and those of its whole district (its own among them). */
export function ratesOf(own: readonly Tally[], district: readonly Tally[]): Rates {
  const stages = [...new Set(district.concat(own).map(({ purpose }) => stageOfPurpose(purpose)))];
  return new Map(stages.map((stage) => [stage, rateOf(stage, own, district)]));
}

function rateOf(stage: Stage, own: readonly Tally[], district: readonly Tally[]): StageRate {
  const here = own.filter(({ purpose }) => stageOfPurpose(purpose) === stage);
  const around = district.filter(({ purpose }) => stageOfPurpose(purpose) === stage);
  const ofDistrict = adjournedOf(around) / (calledOf(around) + SHRINKAGE);
  const [called, adjourned] = [calledOf(here), adjournedOf(here)];
  const rate = (adjourned + SHRINKAGE * ofDistrict) / (called + SHRINKAGE);
  const sides = new Map<Side, number>();
  for (const { side, count } of here) if (side) sides.set(side, (sides.get(side) ?? 0) + count);
  const mostFirst = [...sides].map(([side, count]) => ({ side, count })).sort((a, b) => b.count - a.count);
  return { stage, called, adjourned, rate, sides: mostFirst };
}

const calledOf = (tallies: readonly Tally[]) => tallies.reduce((sum, { count }) => sum + count, 0);
const adjournedOf = (tallies: readonly Tally[]) => calledOf(tallies.filter(({ isAdjourned }) => isAdjourned));

/**
 * Whole minutes to plan for a matter that takes `duration` when it is heard: (1 − p) · duration + p · the minutes of an
 * adjourned one. Never so few that the day would be listed further past its minutes than `most` percent.
 */
export function expectedMinutes(duration: number, rate: number, most: number): number {
  const expected = meanMinutes(duration, rate);
  return Math.min(duration, Math.max(1, Math.ceil(Math.max(expected, (duration * 100) / most) - 1e-9)));
}

const meanMinutes = (duration: number, rate: number): number =>
  (1 - rate) * duration + rate * Math.min(duration, ADJOURNED_MINUTES);

/** A matter in calling order: what it takes when it is heard, and how often such a one is adjourned. */
export type Called = { duration: number; rate: number };

/**
 * How many of the matters the court can be expected to reach before its minutes are used up: the sum of each one's chance
 * that those before it leave time. The sum of many short and long matters is taken as normally distributed.
 */
export function expectedReached(matters: readonly Called[], minutes: number): number {
  let [mean, variance, reached] = [0, 0, 0];
  for (const { duration, rate } of matters) {
    reached += chanceBelow(minutes, mean, variance);
    mean += meanMinutes(duration, rate);
    variance += rate * (1 - rate) * (duration - Math.min(duration, ADJOURNED_MINUTES)) ** 2;
  }
  return Math.round(reached);
}

/** The logistic curve of 1.702 is within 0.01 of the normal one. */
function chanceBelow(limit: number, mean: number, variance: number): number {
  if (variance === 0) return mean < limit ? 1 : 0;
  return 1 / (1 + Math.exp((-1.702 * (limit - mean)) / Math.sqrt(variance)));
}
