/** Which of a day's two budgets, minutes and number of matters, has no room. */
export type FullBudget = "minutes" | "matters" | "both";

/** How full a day is against its plan, or against its ceiling. */
export type DayBudgets = { minutes: number; planMinutes: number; matters: number; planMatters: number };

const named = (isMinutes: boolean, isMatters: boolean): FullBudget | null =>
  isMinutes && isMatters ? "both" : isMinutes ? "minutes" : isMatters ? "matters" : null;

/** The budget that leaves no room for one more matter of so many minutes; null where it fits. */
export function budgetWithoutRoom(day: DayBudgets, needed: number): FullBudget | null {
  return named(day.minutes + needed > day.planMinutes, day.matters + 1 > day.planMatters);
}

/** The budget that is used up as the day stands. */
export const budgetUsedUp = (day: DayBudgets): FullBudget | null =>
  named(day.minutes >= day.planMinutes, day.matters >= day.planMatters);

/** The budget that is more than used up as the day stands. */
export const budgetOver = (day: DayBudgets): FullBudget | null =>
  named(day.minutes > day.planMinutes, day.matters > day.planMatters);

/** How much of the tighter budget is used, 1 = all of it. */
export const shareUsed = (day: DayBudgets): number =>
  Math.max(day.minutes / Math.max(1, day.planMinutes), day.matters / Math.max(1, day.planMatters));
