import type { Authority } from "../calendar/authority.ts";
import type { CourtDay } from "../calendar/court-day.ts";
import { ADJOURNMENT_REASONS, type AdjournmentReason, SIDES, type Side } from "../case/adjournment.ts";
import { OUTCOME_RULES, type Outcome } from "../case/outcomes.ts";

/** What s.344 CrPC asks of an order of adjournment: in writing, with its reasons, signed by the judge. */
export const ORDER_OF_ADJOURNMENT: Authority = { authority: "s.344 CrPC", confirmed: true };

/** An outcome as it stands in the record; withdrawn ones are left out by the caller. */
export type CountedOutcome = {
  readonly kind: Outcome;
  readonly day: CourtDay;
  readonly reason: AdjournmentReason | null;
  readonly side: Side | null;
};

export type AdjournmentCounts = {
  /** Adjournments; a matter that was not reached is none, it is counted apart. */
  readonly total: number;
  readonly bySide: Readonly<Record<Side, number>>;
  readonly byReason: Readonly<Record<AdjournmentReason, number>>;
  readonly notReached: number;
};

/** How often a case was adjourned, by the side it counts against and by reason. */
export function countAdjournments(outcomes: readonly CountedOutcome[]): AdjournmentCounts {
  const bySide = Object.fromEntries(SIDES.map((side) => [side, 0])) as Record<Side, number>;
  const byReason = Object.fromEntries(ADJOURNMENT_REASONS.map((reason) => [reason, 0])) as Record<
    AdjournmentReason,
    number
  >;
  const adjourned = outcomes.filter(({ kind }) => kind === "adjourned");
  for (const { side, reason } of adjourned) {
    if (side !== null) bySide[side] += 1;
    if (reason !== null) byReason[reason] += 1;
  }
  const notReached = outcomes.filter(({ kind }) => kind === "not-reached").length;
  return { total: adjourned.length, bySide, byReason, notReached };
}

/** Adjournments by one side from which the order carries a warning. A district may set its own number. */
export const ADJOURNMENT_WARNING_AT = 3;

/**
 * No statute caps the number of adjournments in a criminal case (s.344 asks for the absence of a witness or other
 * reasonable cause): the number is the district's own, so it warns.
 */
export const ADJOURNMENT_WARNING: Authority = {
  authority: "the district's own number; s.344 CrPC sets none",
  confirmed: false,
};

/** Nobody is warned of the court's own delay or of a strike of the bar: they are counted and shown only. */
const NOT_WARNED: readonly Side[] = ["court", "bar-strike"];

export type AdjournmentWarning = Authority & { readonly side: Side; readonly times: number };

/**
 * The warning that the order of this adjournment carries, or null: the side has now sought `at` adjournments or more,
 * this one among them. @param before the outcomes that stood before it.
 */
export function warningFor(
  side: Side,
  before: readonly CountedOutcome[],
  at: number = ADJOURNMENT_WARNING_AT,
): AdjournmentWarning | null {
  return warningOf(side, timesBy(side, before), at);
}

/** The same where only the number is known. @param times which adjournment by the side the present one is. */
export function warningOf(side: Side, times: number, at: number = ADJOURNMENT_WARNING_AT): AdjournmentWarning | null {
  return times < at || NOT_WARNED.includes(side) ? null : { ...ADJOURNMENT_WARNING, side, times };
}

/** Which adjournment by this side the present one is: 1 for its first. */
export function timesBy(side: Side, before: readonly CountedOutcome[]): number {
  return countAdjournments(before).bySide[side] + 1;
}

/** The sides at or past the threshold in a case, the most frequent first. */
export function sidesWarned(counts: AdjournmentCounts, at: number = ADJOURNMENT_WARNING_AT): AdjournmentWarning[] {
  return SIDES.filter((side) => counts.bySide[side] >= at && !NOT_WARNED.includes(side))
    .map((side) => ({ ...ADJOURNMENT_WARNING, side, times: counts.bySide[side] }))
    .sort((one, other) => other.times - one.times);
}

export type OrderGap = "reason" | "reason-in-words" | "next-date" | "signature";

/**
 * What an order still lacks. An adjournment states its reason (`other` in words of its own), the next date and is signed;
 * any other order lacks at most its next date and the signature (s.344 CrPC, confirmed).
 */
export function gapsOf(order: {
  kind: Outcome;
  reason: AdjournmentReason | null;
  note: string | null;
  nextDay: CourtDay | null;
  isSigned: boolean;
}): OrderGap[] {
  const rule = OUTCOME_RULES[order.kind];
  const gaps: OrderGap[] = [];
  if (rule.needsReason && order.reason === null) gaps.push("reason");
  if (order.reason === "other" && !order.note?.trim()) gaps.push("reason-in-words");
  if (rule.nextDate === "required" && order.nextDay === null) gaps.push("next-date");
  if (!order.isSigned) gaps.push("signature");
  return gaps;
}
