import { type Board, emptyBoard, NOWHERE, put } from "./board.ts";
import { type Grid, gridOf } from "./grid.ts";
import { cheapestPlace, improveOnce } from "./improve.ts";
import { costOf } from "./objective.ts";
import type { Plan } from "./plan.ts";
import { planOf } from "./plan-of.ts";
import type { Problem } from "./problem.ts";
import { seeded, shuffled } from "./seeded.ts";
import { byUrgency } from "./urgency.ts";

export const EFFORTS = ["quick", "normal", "thorough"] as const;
export type Effort = (typeof EFFORTS)[number];

export interface AllocateOptions {
  seed: number;
  effort: Effort;
  /** Called with each better plan; answering false ends the work with that plan. */
  onBest?: (plan: Plan) => boolean;
}

/**
 * Rounds of improvement, and beginnings: as many as make so many matters in all, for a small problem is soon tried anew.
 * Never a time limit: the same input gives the same plan on a slow machine.
 */
const BUDGET: Record<Effort, { rounds: number; matters: number; mostStarts: number }> = {
  quick: { rounds: 0, matters: 0, mostStarts: 1 },
  normal: { rounds: 3, matters: 2000, mostStarts: 40 },
  thorough: { rounds: 24, matters: 12_000, mostStarts: 200 },
};

/** How far the urgency of a matter is varied from one beginning to the next. */
const JITTER = 0.5;

/**
 * Plans each matter's next hearing: pinned matters stay, then the most urgent first, each in its cheapest session, then rounds of
 * improvement; small problems are begun several times and the cheapest plan is kept. Everything hard holds in every plan,
 * whatever the effort; a matter without a place says why.
 * The same problem, seed and effort give the same plan on any machine. The problem must come from `readProblem` or be as sound.
 */
export function allocate(problem: Problem, { seed, effort, onBest }: AllocateOptions): Plan {
  const grid = gridOf(problem);
  const best = { at: new Int32Array(0), total: Number.POSITIVE_INFINITY };
  const offer = (board: Board): boolean => {
    const { total } = costOf(grid, board.at);
    if (total >= best.total) return true;
    best.at = board.at.slice();
    best.total = total;
    return onBest?.(planOf(grid, best.at, seed)) ?? true;
  };
  search(grid, effort, seeded(seed), offer);
  return planOf(grid, best.at, seed);
}

/** Offers board after board until the effort is spent or an offer is answered with false. */
function search(grid: Grid, effort: Effort, draw: (below: number) => number, offer: (board: Board) => boolean): void {
  const { rounds, matters, mostStarts } = BUDGET[effort];
  const everyMatter = grid.problem.matters.map((_, matter) => matter);
  const starts = Math.min(mostStarts, Math.max(1, Math.floor(matters / (everyMatter.length || 1))));
  for (let start = 0; start < starts; start += 1) {
    const board = emptyBoard(grid);
    placePinned(board);
    placeByUrgency(board, start === 0 ? () => 1 : () => 1 + (JITTER * draw(1000)) / 1000);
    if (!offer(board)) return;
    for (let round = 0; round < rounds; round += 1) {
      if (!improveOnce(board, shuffled(everyMatter, draw))) break;
      placeLeftOver(board, everyMatter);
      if (!offer(board)) return;
    }
  }
}

function placePinned(board: Board): void {
  board.grid.problem.matters.forEach((each, matter) => {
    if (each.pinned) put(board, matter, board.grid.notified[matter]!);
  });
}

function placeByUrgency(board: Board, jitter: (matter: number) => number): void {
  const { matters } = board.grid.problem;
  placeLeftOver(
    board,
    byUrgency(board.grid, (matter) => !matters[matter]!.pinned, jitter),
  );
}

/** Places whoever is not listed and can be; again, as long as one matter's trip makes the next one worth it. */
function placeLeftOver(board: Board, order: readonly number[]): void {
  for (let placed = true; placed; ) {
    placed = false;
    for (const matter of order) {
      if (board.at[matter] !== NOWHERE || board.grid.problem.matters[matter]!.standby) continue;
      const { session } = cheapestPlace(board, matter);
      if (session === NOWHERE) continue;
      put(board, matter, session);
      placed = true;
    }
  }
}
