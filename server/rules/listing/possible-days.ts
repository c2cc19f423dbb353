import type { CourtDay } from "../calendar/court-day.ts";
import type { Purpose } from "../case/purposes.ts";
import { type DayFacts, type Finding, findingsFor, type Limits, type ListingRuleName } from "./listing-rules.ts";
import { type CaseLaw, type Limit, limitsFor } from "./next-date-limits.ts";
import type { PossibleDay } from "./plan-reasons.ts";

export type Placeable = {
  readonly purpose: Purpose;
  readonly minutes: number;
  readonly isInCustody: boolean;
  /** What the limits of a next date ask of its case; left out, only custody limits it. */
  readonly law?: CaseLaw | undefined;
};

const NOTE: Partial<Record<ListingRuleName, PossibleDay["notes"][number]>> = {
  "beyond-plan": "over-plan",
  "custody-limit": "custody-limit",
  "tentative-day": "tentative-day",
  "no-work-day": "no-work-day",
};

/**
 * The earliest `most` days on which a matter can be listed, with what to know of each: first days within their plan, and
 * only where there are fewer, days over their plan (which ask for a reason). `days` are in order, with the loads of the
 * draft in them; a day that a rule blocks never is among them, nor one before a limit of the law allows it, nor one of a
 * strike or leave.
 * @param countedFrom the day from which the custody limit counts.
 */
export function earliestDays(
  days: readonly DayFacts[],
  matter: Placeable,
  limits: Limits,
  countedFrom: CourtDay,
  most = 3,
): PossibleDay[] {
  const within: PossibleDay[] = [];
  const over: PossibleDay[] = [];
  const early = tooEarly(matter, limits, countedFrom);
  for (const day of days) {
    if (within.length === most) break;
    if (day.isNoWork || early(day.day)) continue;
    const findings = findingsFor(day, { ...matter, isOrdered: false, overloadBecause: null, countedFrom }, limits);
    if (findings.some(({ weight }) => weight === "blocks")) continue;
    const isOver = findings.some(({ weight }) => weight === "needs-reason");
    (isOver ? over : within).push({ day: day.day, notes: notesOf(day, findings) });
  }
  const found = [...within, ...over.slice(0, most - within.length)];
  return found.sort((one, other) => (one.day < other.day ? -1 : 1));
}

/** A day that comes before the law allows it is not offered, also where the text only warns: later ones do as well. */
function tooEarly(matter: Placeable, limits: Limits, from: CourtDay): (day: CourtDay) => boolean {
  const held = limitsOf(matter, from, limits).filter(({ earliest }) => earliest !== null);
  return (day) => held.some(({ earliest }) => earliest !== null && day < earliest);
}

/** The limits of a next date for this matter; none where nothing is known of its case. */
export function limitsOf(matter: Placeable, from: CourtDay, { custodyDays, peca30 }: Limits): Limit[] {
  if (!matter.law) return [];
  const { law, isInCustody, purpose } = matter;
  const settings = peca30 === undefined ? { custodyDays } : { custodyDays, peca30 };
  return limitsFor({ ...law, isInCustody }, purpose, from, settings).limits;
}

function notesOf(day: DayFacts, findings: readonly Finding[]): PossibleDay["notes"] {
  const notes = findings.flatMap(({ rule }) => NOTE[rule] ?? []);
  return day.kind === "dedicated" ? notes : [...notes, "ordinary-day"];
}
