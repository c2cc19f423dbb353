import type { CourtDay } from "../calendar/court-day.ts";
import type { AdjournmentReason } from "../case/adjournment.ts";
import type { Purpose } from "../case/purposes.ts";
import type { EvidenceSource, RequestKind } from "../evidence/evidence-ledger.ts";
import { type EvidenceGate, type ExpectedReply, evidenceGate } from "../evidence/reply-times.ts";
import type { PlanWindow } from "./planning.ts";

/** An open request of a case, as the planner, the sheet and the case file speak of it. No name of a person is in it. */
export type AwaitedReply = {
  readonly requestId: number;
  readonly kind: RequestKind;
  readonly source: EvidenceSource;
  readonly sentDay: CourtDay;
  readonly neededFor: Purpose | null;
  readonly expected: ExpectedReply;
  /** Answers that the expectation rests on; 0 where it is the district's assumption. */
  readonly n: number;
  /** The shortest and the longest of those answers, in days; left out where it is an assumption. */
  readonly range?: { readonly low: number; readonly high: number } | undefined;
};

/** What a reason of the planner says of the reply that decides. */
export type EvidenceReason = {
  readonly source: EvidenceSource;
  readonly day: CourtDay;
  readonly days: number;
  readonly n: number;
  readonly range?: AwaitedReply["range"];
  readonly kind: Exclude<EvidenceGate["kind"], "free">;
};

/** Whether a hearing for the purpose cannot go on without the reply; evidence that has begun is still evidence. */
export function isNeededFor(neededFor: Purpose | null, purpose: Purpose): boolean {
  return neededFor === purpose || (neededFor === "evidence" && purpose === "part-heard-evidence");
}

export type Wait = { readonly gate: EvidenceGate; readonly because: EvidenceReason | null };

/**
 * How a hearing for the purpose waits for the replies of its case, with the one that decides: the last that is waited
 * for, or the first that is late. @param from, latest see `evidenceGate`.
 */
export function waitOf(
  replies: readonly AwaitedReply[],
  purpose: Purpose,
  from: CourtDay,
  latest: CourtDay | null,
): Wait {
  const needed = replies.filter(({ neededFor }) => isNeededFor(neededFor, purpose));
  const gate = evidenceGate(
    needed.map(({ requestId, expected }) => ({ id: requestId, expected })),
    from,
    latest,
  );
  if (gate.kind === "free") return { gate, because: null };
  const among = needed.filter(({ requestId }) => gate.because.includes(requestId));
  const deciding = among.find(({ expected }) => gate.kind === "mention" || expected.day === gate.notBefore);
  if (!deciding) return { gate, because: null };
  const { source, expected, n, range } = deciding;
  const shown = range === undefined ? {} : { range };
  return { gate, because: { source, day: expected.day, days: expected.days, n, ...shown, kind: gate.kind } };
}

/** The days of a plan that lie on or after `notBefore`; where none does, a window that no day of the plan meets. */
export function windowFrom(window: PlanWindow, notBefore: CourtDay | null): PlanWindow {
  if (notBefore === null || notBefore <= window.from) return window;
  const noEarlier = (day: CourtDay) => (day < notBefore ? notBefore : day);
  return { from: notBefore, due: noEarlier(window.due), until: noEarlier(window.until) };
}

/** What a case adjourned for the reason must have asked for; null: any request will do. */
const AWAITED: Partial<Record<AdjournmentReason, readonly RequestKind[] | null>> = {
  "platform-awaited": ["data", "preservation", "removal-or-blocking"],
  "forensic-awaited": ["forensic-report"],
  "report-awaited": null,
  "records-awaited": null,
};

/** True where a case waits for a reply that nobody has recorded as asked for. */
export function isAskedForNowhere(
  reason: AdjournmentReason | null,
  open: readonly { readonly kind: RequestKind }[],
): boolean {
  const kinds = reason === null ? undefined : AWAITED[reason];
  if (kinds === undefined) return false;
  return !open.some(({ kind }) => kinds === null || kinds.includes(kind));
}
