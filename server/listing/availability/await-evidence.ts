import type { Connection } from "../../../db/connect.ts";
import type { Context } from "../../core/context.ts";
import { courtAndPolicy } from "../../courts/court-days.ts";
import { awaitedReplies } from "../../evidence/awaited-replies.ts";
import type { CourtDay } from "../../rules/calendar/court-day.ts";
import { PURPOSE_RULES } from "../../rules/case/purposes.ts";
import { evidenceOffer } from "../../rules/listing/evidence-offer.ts";
import type { AwaitedReply } from "../../rules/listing/evidence-wait.ts";
import type { Limits } from "../../rules/listing/listing-rules.ts";
import type { PlanReason } from "../../rules/listing/plan-reasons.ts";
import type { Placeable } from "../../rules/listing/possible-days.ts";
import type { PendingMatter } from "./problem-of.ts";

/**
 * A pending matter whose hearing needs replies that are not here: it waits for the day on which they are to be expected,
 * or comes up for a short mention where that day has passed or lies beyond custody, the law and the targets still ahead.
 */
export function withAwaited(
  matter: PendingMatter,
  replies: readonly AwaitedReply[],
  today: CourtDay,
  limits: Limits,
): PendingMatter {
  const offer = evidenceOffer(replies, matter, today, limits);
  if (offer.kind === "free") return matter;
  if (offer.kind === "wait") return { ...matter, notBefore: offer.notBefore, evidence: offer.because };
  return { ...matter, purpose: "mention", minutes: PURPOSE_RULES.mention.minutes, evidence: offer.because };
}

/** Matters that are given new days together, each with the day from which what it needs is to be expected. */
export async function withReplies<Row extends Placeable & { caseId: number }>(
  connection: Connection,
  ctx: Pick<Context, "now">,
  courtId: number,
  rows: readonly Row[],
  from: CourtDay,
): Promise<(Row & { notBefore: CourtDay | null })[]> {
  const caseIds = [...new Set(rows.map(({ caseId }) => caseId))];
  if (caseIds.length === 0) return [];
  const [{ policy }, awaited] = await Promise.all([
    courtAndPolicy(connection, courtId),
    awaitedReplies(connection, ctx, courtId, caseIds),
  ]);
  return rows.map((row) => {
    const offer = evidenceOffer(awaited.get(row.caseId) ?? [], row, from, policy);
    return { ...row, notBefore: offer.kind === "wait" ? offer.notBefore : null };
  });
}

/** Says of the engine's reason what the reply had to do with it: it decided alone, or stands beside what did. */
export function withEvidence(reason: PlanReason, evidence: PendingMatter["evidence"]): PlanReason {
  if (!evidence) return reason;
  const isFirst = reason.code === "first-possible" || reason.code === "from-day";
  if (isFirst) return { ...reason, code: evidence.kind === "wait" ? "after-evidence" : "evidence-mention", evidence };
  const isBeyond = reason.code === "window-empty" || (reason.code === "not-before" && reason.day === evidence.day);
  return isBeyond && evidence.kind === "wait" ? { code: "evidence-later", evidence } : { ...reason, evidence };
}
