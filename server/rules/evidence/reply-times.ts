import { addDays, type CourtDay, daysBetween } from "../calendar/court-day.ts";
import type { EvidenceSource } from "./evidence-ledger.ts";

/** A request of the past that was answered in full; partial replies and refusals are no replies here. */
export type PastRequest = {
  readonly source: EvidenceSource;
  readonly sentDay: CourtDay;
  readonly answeredDay: CourtDay;
};

/** Whole days from sending to the full answer. `n` answers, `low` and `high` the shortest and longest. */
export type ReplyTimes = {
  readonly median: number;
  readonly n: number;
  readonly low: number;
  readonly high: number;
};

/** Answers that a median needs before it is believed. */
export const LEAST_REPLIES = 5;

/**
 * How long each source took, from a court's or a district's own history. Sources that never answered are left out. The
 * median (of an even number: the mean of the middle two, rounded up) is of answered requests only, so it flatters a
 * source that many still wait for: show `n`, the range and how many wait beside it.
 */
export function replyTimes(history: readonly PastRequest[]): Partial<Record<EvidenceSource, ReplyTimes>> {
  const times: Partial<Record<EvidenceSource, ReplyTimes>> = {};
  for (const source of new Set(history.map((one) => one.source))) {
    const ofSource = history.filter((one) => one.source === source);
    const days = ofSource
      .map(({ sentDay, answeredDay }) => daysBetween(sentDay, answeredDay))
      .filter((count) => count >= 0)
      .sort((one, other) => one - other);
    if (days.length === 0) continue;
    const n = days.length;
    const median = Math.ceil((days[Math.floor((n - 1) / 2)]! + days[Math.floor(n / 2)]!) / 2);
    times[source] = { median, n, low: days[0]!, high: days[n - 1]! };
  }
  return times;
}

export type ExpectedReply = { readonly day: CourtDay; readonly days: number; readonly isLearned: boolean };

/** When a reply is to be expected: sent + median once five answers are known, else + the district's default, in days. */
export function expectedReply(
  sentDay: CourtDay,
  learned: ReplyTimes | undefined,
  districtDefault: number,
): ExpectedReply {
  const isLearned = learned !== undefined && learned.n >= LEAST_REPLIES;
  const days = isLearned ? learned.median : districtDefault;
  return { day: addDays(sentDay, days), days, isLearned };
}

/** An open request that a hearing needs. */
export type NeededReply = { readonly id: number; readonly expected: ExpectedReply };

/**
 * How a hearing that needs replies is listed. `wait`: not before `notBefore`. `mention`: a short slot to ask after them,
 * because the expected day has passed without a reply, or lies past the latest day the law leaves for the next date.
 */
export type EvidenceGate =
  | { readonly kind: "free" }
  | { readonly kind: "wait"; readonly notBefore: CourtDay; readonly because: readonly number[] }
  | { readonly kind: "mention"; readonly because: readonly number[] };

/**
 * @param from the day on which the date is given. @param latest see `limitsFor`; null where nothing binds.
 * Every reply is waited for, so the last one decides. A gate proposes, it refuses nothing.
 */
export function evidenceGate(needed: readonly NeededReply[], from: CourtDay, latest: CourtDay | null): EvidenceGate {
  if (needed.length === 0) return { kind: "free" };
  const late = needed.filter(({ expected }) => expected.day <= from || (latest !== null && expected.day > latest));
  if (late.length > 0) return { kind: "mention", because: late.map(({ id }) => id) };
  const notBefore = needed
    .map(({ expected }) => expected.day)
    .sort()
    .at(-1)!;
  return { kind: "wait", notBefore, because: needed.map(({ id }) => id) };
}
