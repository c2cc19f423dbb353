import type { Refusal, RefusalDetail } from "../core/refused.ts";
import { budgetWithoutRoom } from "../rules/calendar/day-budgets.ts";
import type { DayFacts, Finding } from "../rules/listing/listing-rules.ts";

/** Every rule with its refusal, so that a new one does not compile without. What only warns is never refused. */
const REFUSAL_OF: Readonly<Record<Finding["rule"], Refusal>> = {
  "closed-day": "closed-day",
  "not-a-hearing-day": "not-a-hearing-day",
  "beyond-ceiling": "day-full",
  "beyond-plan": "day-full",
  "no-work-day": "invalid",
  "tentative-day": "invalid",
  saturated: "invalid",
  "custody-limit": "law-limit",
  "remand-in-cyber-cases": "law-limit",
  "police-custody": "law-limit",
  "bail-clock": "law-limit",
  "report-due": "law-limit",
  "copies-before-charge": "law-limit",
  "proclamation-time": "law-limit",
  "statutory-bail": "law-limit",
  "weekly-trial": "law-limit",
  "three-months": "law-limit",
  "juvenile-target": "law-limit",
  "trial-target": "law-limit",
};

/**
 * A broken rule as the answer that a screen puts into words: the limit that was met, what stands on the day, and which
 * budget (`full`) has no room for the `needed` minutes.
 */
export function refusalOf(day: DayFacts, finding: Finding, needed: number): { code: Refusal; detail: RefusalDetail } {
  const { listedMinutes, planMinutes, listedMatters, planMatters, ceilingMinutes, ceilingMatters } = day;
  const isCeiling = finding.rule === "beyond-ceiling";
  const full = isCeiling
    ? budgetWithoutRoom(
        {
          minutes: listedMinutes - day.beyondMinutes,
          planMinutes: ceilingMinutes,
          matters: listedMatters - day.beyondMatters,
          planMatters: ceilingMatters,
        },
        needed,
      )
    : budgetWithoutRoom({ minutes: listedMinutes, planMinutes, matters: listedMatters, planMatters }, needed);
  const detail = {
    day: day.day,
    rule: finding.rule,
    needsReason: finding.weight === "needs-reason",
    full,
    needed,
    listedMinutes,
    planMinutes: isCeiling ? ceilingMinutes : planMinutes,
    listedMatters,
    planMatters: isCeiling ? ceilingMatters : planMatters,
  };
  return { code: REFUSAL_OF[finding.rule], detail };
}
