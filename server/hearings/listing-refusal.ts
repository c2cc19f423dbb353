import type { Refusal, RefusalDetail } from "../refused.ts";
import type { DayFacts, Finding } from "../rules/listing-rules.ts";

const REFUSAL_OF: Partial<Record<Finding["rule"], Refusal>> = {
  "closed-day": "closed-day",
  "not-a-hearing-day": "not-a-hearing-day",
  "beyond-ceiling": "day-full",
  "beyond-plan": "day-full",
};

/** A broken rule as the answer that a screen puts into words: the limit that was met, and what stands on the day. */
export function refusalOf(day: DayFacts, finding: Finding): { code: Refusal; detail: RefusalDetail } {
  const { listedMinutes, planMinutes, listedMatters, planMatters, ceilingMinutes, ceilingMatters } = day;
  const isCeiling = finding.rule === "beyond-ceiling";
  const detail = {
    day: day.day,
    rule: finding.rule,
    needsReason: finding.weight === "needs-reason",
    listedMinutes,
    planMinutes: isCeiling ? ceilingMinutes : planMinutes,
    listedMatters,
    planMatters: isCeiling ? ceilingMatters : planMatters,
  };
  return { code: REFUSAL_OF[finding.rule] ?? "invalid", detail };
}
