import type { Because } from "./explain.ts";

/** What a plan costs, part by part; the parts are the terms of `objective.ts`, in weighted weeks and points. */
export interface Cost {
  delay: number;
  lateness: number;
  unplaced: number;
  travel: number;
  clashes: number;
  quotas: number;
  moves: number;
  total: number;
}

export type CostPart = Exclude<keyof Cost, "total">;

export const COST_PARTS = ["delay", "lateness", "unplaced", "travel", "clashes", "quotas", "moves"] as const;

export interface Unplaced {
  matter: string;
  because: string;
  couldBe: string[];
}

/**
 * A plan, format `peshi-plan/1`. `placements`, `because` and `reasons` are keyed by matter, `standby` by session.
 * `reasons` says in codes what `because` says in English, also for the unplaced, so that a screen can say it in its own language.
 * `lowerBound`: no plan of this problem costs less.
 */
export interface Plan {
  format: "peshi-plan/1";
  seed: number;
  placements: Record<string, string>;
  unplaced: Unplaced[];
  standby: Record<string, string[]>;
  because: Record<string, string>;
  cost: Cost;
  lowerBound: number;
  reasons: Record<string, Because>;
}

/** The cost with its total; rounded to a millionth so that sums of sevenths read as the whole numbers they are. */
export function costFromParts(parts: Record<CostPart, number>): Cost {
  const cost: Cost = { delay: 0, lateness: 0, unplaced: 0, travel: 0, clashes: 0, quotas: 0, moves: 0, total: 0 };
  for (const part of COST_PARTS) {
    cost[part] = toMillionth(parts[part]);
    cost.total += cost[part];
  }
  cost.total = toMillionth(cost.total);
  return cost;
}

export function toMillionth(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
