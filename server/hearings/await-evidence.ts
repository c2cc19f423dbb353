import { addDays, type CourtDay } from "../rules/court-day.ts";
import { type AwaitedReply, waitOf } from "../rules/evidence-wait.ts";
import { type LimitSettings, limitsFor } from "../rules/next-date-limits.ts";
import type { PlanReason } from "../rules/plan-reasons.ts";
import { PURPOSE_RULES } from "../rules/purposes.ts";
import type { PendingMatter } from "./problem-of.ts";

/**
 * A pending matter whose hearing needs replies that are not here: it waits for the day on which they are to be expected,
 * or comes up for a short mention where that day has passed or lies beyond what custody and the law allow.
 */
export function withAwaited(
  matter: PendingMatter,
  replies: readonly AwaitedReply[],
  today: CourtDay,
  settings: LimitSettings,
): PendingMatter {
  const { gate, because } = waitOf(replies, matter.purpose, today, latestDay(matter, today, settings));
  if (gate.kind === "wait") return { ...matter, notBefore: gate.notBefore, evidence: because };
  if (gate.kind === "free") return matter;
  return { ...matter, purpose: "mention", minutes: PURPOSE_RULES.mention.minutes, evidence: because };
}

/** Targets and alarms do not call for a mention every week: only custody and what the law refuses do. */
function latestDay({ law, isInCustody, purpose }: PendingMatter, today: CourtDay, settings: LimitSettings) {
  const custody = isInCustody ? addDays(today, settings.custodyDays) : null;
  if (!law) return custody;
  const { limits } = limitsFor({ ...law, isInCustody }, purpose, today, settings);
  const days = limits.flatMap(({ weight, latest }) => (weight === "blocks" && latest !== null ? [latest] : []));
  return [...days, ...(custody === null ? [] : [custody])].sort()[0] ?? null;
}

/** Says of the engine's reason what the reply had to do with it: it decided alone, or stands beside what did. */
export function withEvidence(reason: PlanReason, evidence: PendingMatter["evidence"]): PlanReason {
  if (!evidence) return reason;
  const isFirst = reason.code === "first-possible";
  if (isFirst) return { ...reason, code: evidence.kind === "wait" ? "after-evidence" : "evidence-mention", evidence };
  const isBeyond = reason.code === "window-empty" || (reason.code === "not-before" && reason.day === evidence.day);
  return isBeyond && evidence.kind === "wait" ? { code: "evidence-later", evidence } : { ...reason, evidence };
}
