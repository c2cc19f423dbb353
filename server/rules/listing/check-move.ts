import type { CourtDay } from "../calendar/court-day.ts";
import { budgetWithoutRoom, type FullBudget } from "../calendar/day-budgets.ts";
import { type DayFacts, type Finding, findingsFor, type Limits } from "./listing-rules.ts";
import type { Placeable } from "./possible-days.ts";

/** What speaks against a day for matters that would move there together. */
export type MoveCheck = {
  /** One of each rule, in the order in which rules are told. */
  findings: Finding[];
  /** Minutes that they need together, and the budget of the plan, or of the ceiling, that has no room for them. */
  needed: number;
  full: FullBudget | null;
};

/** Holds matters to the rules of a day one after the other, each counted in before the next. */
export function checkMove(
  day: DayFacts,
  matters: readonly Placeable[],
  limits: Limits,
  countedFrom: CourtDay,
): MoveCheck {
  const facts = { ...day };
  const found = new Map<Finding["rule"], Finding>();
  for (const matter of matters) {
    const entering = { ...matter, isOrdered: false, overloadBecause: null, countedFrom };
    for (const finding of findingsFor(facts, entering, limits)) found.set(finding.rule, finding);
    facts.listedMinutes += matter.minutes;
    facts.listedMatters += 1;
  }
  const needed = facts.listedMinutes - day.listedMinutes;
  return { findings: [...found.values()], needed, full: fullBudget(day, found.has("beyond-ceiling"), matters) };
}

function fullBudget(day: DayFacts, isCeiling: boolean, matters: readonly Placeable[]): FullBudget | null {
  const needed = matters.reduce((sum, { minutes }) => sum + minutes, 0);
  const others = matters.length - 1;
  const [minutes, count] = isCeiling
    ? [day.listedMinutes - day.beyondMinutes, day.listedMatters - day.beyondMatters]
    : [day.listedMinutes, day.listedMatters];
  const { planMinutes, planMatters, ceilingMinutes, ceilingMatters } = day;
  const limits = isCeiling
    ? { planMinutes: ceilingMinutes, planMatters: ceilingMatters }
    : { planMinutes, planMatters };
  return matters.length === 0 ? null : budgetWithoutRoom({ minutes, matters: count + others, ...limits }, needed);
}
