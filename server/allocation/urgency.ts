import { type Grid, minutesIn, openTo } from "./grid.ts";

/** The matters that are wanted, most urgent first. `jitter` (a factor near 1 per matter) gives other orders of the same kind. */
export function byUrgency(
  grid: Grid,
  isWanted: (matter: number) => boolean,
  jitter = (_matter: number) => 1,
): number[] {
  const wanted = grid.problem.matters.map((_, matter) => matter).filter(isWanted);
  const urgency = new Float64Array(grid.problem.matters.length);
  for (const matter of wanted) urgency[matter] = urgencyOf(grid, matter) * jitter(matter);
  return wanted.sort((a, b) => urgency[b]! - urgency[a]! || a - b);
}

/**
 * What is at stake (left out, or waiting its whole window) per share of a session, more for a matter due soon
 * and for one with few days to choose from, as custody has.
 */
function urgencyOf(grid: Grid, matter: number): number {
  const { weight, unplacedCost } = grid.problem.matters[matter]!;
  const open = openTo(grid, matter);
  if (open.length === 0) return 0;
  const windowWeeks = (grid.sessionDay[open.at(-1)!]! - grid.sessionDay[open[0]!]!) / 7;
  const daysToDue = Math.max(0, grid.dueDay[matter]! - grid.fromDay[matter]!);
  const stake = unplacedCost + weight * windowWeeks;
  return ((stake / shareOf(grid, matter, open[0]!)) * (1 + 60 / (1 + daysToDue))) / open.length;
}

/** So small a share is none: matters of no minutes are weighed against each other all the same. */
const LEAST_SHARE = 0.005;

/** The share of a session that a matter takes, of the tighter of its two budgets. */
export function shareOf(grid: Grid, matter: number, session: number): number {
  const ofMinutes = minutesIn(grid, matter, session) / Math.max(1, grid.capacity[session]!);
  return Math.max(LEAST_SHARE, ofMinutes, 1 / (grid.problem.sessions[session]!.matters ?? Number.POSITIVE_INFINITY));
}
