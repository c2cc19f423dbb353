import { read } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { EVIDENCE_SOURCES, type EvidenceSource } from "../rules/evidence/evidence-ledger.ts";
import { LEAST_REPLIES, type ReplyTimes } from "../rules/evidence/reply-times.ts";
import { type RequestNow, requestsNow } from "./requests-now.ts";
import { countWaiting } from "./store.ts";

export type SourceCounts = {
  source: EvidenceSource;
  open: number;
  overdue: number;
  /** Unanswered ones of the whole district. */
  waiting: number;
  /** From the district's own history; null where the source never answered. */
  times: ReplyTimes | null;
  isLearned: boolean;
  /** Days that stand in while nothing is learned. */
  assumedDays: number;
};

export type EvidenceBoard = { today: string; requests: RequestNow[]; sources: SourceCounts[] };

const MOST_ENDED = 500;

/**
 * The court's requests with those that need somebody first: the longest overdue, then by when they are due. `withEnded`
 * adds what was answered, refused or withdrawn, the latest five hundred of all.
 */
export function evidenceBoard(ctx: Context, input: { courtId: number; withEnded: boolean }): Promise<EvidenceBoard> {
  const { courtId, withEnded } = input;
  return read(ctx, { permission: "docket.read", courtId }, async (connection) => {
    const wanted = withEnded ? { most: MOST_ENDED } : { isUnended: true, isPending: true };
    const [{ today, learned, replyDays, requests }, waiting] = await Promise.all([
      requestsNow(connection, ctx, courtId, wanted),
      countWaiting(connection, courtId),
    ]);
    const sources = EVIDENCE_SOURCES.flatMap((source) => {
      const ofSource = requests.filter((one) => one.source === source);
      if (ofSource.length === 0) return [];
      const times = learned[source] ?? null;
      return {
        source,
        open: ofSource.filter(({ isOpen }) => isOpen).length,
        overdue: ofSource.filter(({ overdueDays }) => overdueDays > 0).length,
        waiting: waiting.get(source) ?? 0,
        times,
        isLearned: times !== null && times.n >= LEAST_REPLIES,
        assumedDays: replyDays[source],
      };
    });
    return { today, sources, requests: requests.map(onBoard).sort(byNeed) };
  });
}

/** What was written of a restricted matter is in its file: the board is read over the counter. */
function onBoard(one: RequestNow): RequestNow {
  if (!one.isRestricted) return one;
  return { ...one, what: null, fileReference: null, events: one.events.map((event) => ({ ...event, note: null })) };
}

const byNeed = (one: RequestNow, other: RequestNow) =>
  Number(other.isOpen) - Number(one.isOpen) ||
  other.overdueDays - one.overdueDays ||
  (one.dueBy ?? "9999").localeCompare(other.dueBy ?? "9999") ||
  other.requestId - one.requestId;
