import { addDays, type CourtDay } from "../calendar/court-day.ts";
import { PURPOSE_RULES } from "../case/purposes.ts";
import { lastDayOfCustody } from "../people/custody.ts";
import { type AwaitedReply, type EvidenceReason, waitOf } from "./evidence-wait.ts";
import type { Limits } from "./listing-rules.ts";
import { usualNextDays } from "./next-date.ts";
import { limitsOf, type Placeable } from "./possible-days.ts";

/**
 * How the date of a matter waits for what it needs. `wait`: days from `notBefore` on are proposed. `mention`: the reply
 * is late, or would come after the matter must be up again, so that a short date to ask after it is proposed.
 */
export type EvidenceOffer =
  | { readonly kind: "free" }
  | { readonly kind: "wait"; readonly notBefore: CourtDay; readonly because: EvidenceReason }
  | { readonly kind: "mention"; readonly because: EvidenceReason };

const FREE: EvidenceOffer = { kind: "free" };

/**
 * The last day on which the matter should be up again: custody, what the law refuses, and targets still ahead that only
 * warn (a right to bail for delay, three months, the target of the trial). @param from the day on which the date is given.
 */
export function latestForReply(matter: Placeable, from: CourtDay, limits: Limits): CourtDay | null {
  const custody = matter.isInCustody ? [lastDayOfCustody(from, limits)] : [];
  const days = limitsOf(matter, from, limits).flatMap(({ latest }) => (latest === null || latest < from ? [] : latest));
  return [...custody, ...days].sort()[0] ?? null;
}

/** What every screen and every plan proposes where replies are awaited; urgent matters never wait. */
export function evidenceOffer(
  replies: readonly AwaitedReply[],
  matter: Placeable,
  from: CourtDay,
  limits: Limits,
): EvidenceOffer {
  if (PURPOSE_RULES[matter.purpose].isUrgent) return FREE;
  const { gate, because } = waitOf(replies, matter.purpose, from, latestForReply(matter, from, limits));
  if (because === null || gate.kind === "free") return FREE;
  return gate.kind === "wait" ? { kind: "wait", notBefore: gate.notBefore, because } : { kind: "mention", because };
}

/** The days that come after the reply; all of them where none does, so that nothing is left without a proposal. */
export function daysAfterReply<Day extends { readonly day: CourtDay }>(
  days: readonly Day[],
  offer: EvidenceOffer,
): readonly Day[] {
  if (offer.kind !== "wait") return days;
  const after = days.filter(({ day }) => day >= offer.notBefore);
  return after.length > 0 ? after : days;
}

/**
 * The days on the keys 1, 2, 3 … of a matter: the usual ones, or where it waits for a reply the first hearing days after
 * it, a week apart. @param hearingDays coming hearing days of the court.
 */
export function keyedDays(
  usual: readonly CourtDay[],
  hearingDays: readonly CourtDay[],
  offer: EvidenceOffer,
): readonly CourtDay[] {
  if (offer.kind !== "wait") return usual;
  const later = usualNextDays(hearingDays, addDays(offer.notBefore, -7), usual.length || 5);
  return later.length > 0 ? later : usual;
}
