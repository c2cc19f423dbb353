import type { CourtDay } from "./court-day.ts";

/** Where a rule comes from. `confirmed`: its text was read; a rule that is not may warn, it never refuses. */
export type Authority = { readonly authority: string; readonly confirmed: boolean };

/** A rule with the days it is in force, both included; `null` where it has no end, or began before any case of ours. */
export type DatedAuthority = Authority & { readonly from: CourtDay | null; readonly until: CourtDay | null };

/** Whether the rule was law on that day, so that a list of last year is judged by last year's law. */
export function isInForce(rule: Pick<DatedAuthority, "from" | "until">, day: CourtDay): boolean {
  return (rule.from === null || rule.from <= day) && (rule.until === null || day <= rule.until);
}
