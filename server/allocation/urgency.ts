import type { Grid } from "./grid.ts";

/** The matters that are wanted, most urgent first. `jitter` (a factor near 1 per matter) gives other orders of the same kind. */
export function byUrgency(
  grid: Grid,
  isWanted: (matter: number) => boolean,
  jitter = (_matter: number) => 1,
): number[] {
  const urgency = grid.problem.matters.map((_, matter) => urgencyOf(grid, matter) * jitter(matter));
  const wanted = urgency.map((_, matter) => matter).filter(isWanted);
  return wanted.sort((a, b) => urgency[b]! - urgency[a]! || a - b);
}

/**
 * What is at stake per minute of court time (left out, or waiting its whole window), more for a matter due soon
 * and for one with few days to choose from, as custody has.
 */
function urgencyOf(grid: Grid, matter: number): number {
  const { weight, unplacedCost, minutes } = grid.problem.matters[matter]!;
  const open = grid.open[matter]!;
  if (open.length === 0) return 0;
  const windowWeeks = (grid.sessionDay[open.at(-1)!]! - grid.sessionDay[open[0]!]!) / 7;
  const daysToDue = Math.max(0, grid.dueDay[matter]! - grid.fromDay[matter]!);
  const stake = unplacedCost + weight * windowWeeks;
  return ((stake / (minutes + 10)) * (1 + 60 / (1 + daysToDue))) / open.length;
}
