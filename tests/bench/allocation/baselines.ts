import { type Board, emptyBoard, fits, NOWHERE, put } from "../../../server/allocation/board.ts";
import { type Grid, gridOf, openTo } from "../../../server/allocation/grid.ts";
import { costOf } from "../../../server/allocation/objective.ts";
import type { Problem } from "../../../server/allocation/problem.ts";

/** What a careful clerk does: the weightiest first, each on the first day with room for it and its people. */
export function firstFitCost(problem: Problem): number {
  const { matters } = problem;
  const order = matters.map((_, matter) => matter).sort((a, b) => matters[b]!.weight - matters[a]!.weight || a - b);
  return placed(problem, order, fits);
}

/**
 * First fit by slot, as DRISTI's scheduler does: in the order the matters come, the first day whose minutes still hold the hearing.
 * It knows no number of matters and nobody's other court; a matter that would break those rules counts as left out.
 */
export function slotFitCost(problem: Problem): number {
  return placed(
    problem,
    problem.matters.map((_, matter) => matter),
    hasMinutes,
    fits,
  );
}

type Test = (board: Board, matter: number, session: number) => boolean;

const hasMinutes: Test = (board, matter, session) =>
  board.grid.problem.matters[matter]!.minutes <= board.minutesLeft[session]!;

function placed(problem: Problem, order: readonly number[], takes: Test, mayStay: Test = takes): number {
  const grid: Grid = gridOf(problem);
  const board = emptyBoard(grid);
  problem.matters.forEach((each, matter) => {
    if (each.pinned) put(board, matter, grid.notified[matter]!);
  });
  for (const matter of order) {
    if (board.at[matter] !== NOWHERE || problem.matters[matter]!.standby) continue;
    const session = openTo(grid, matter).find((each) => takes(board, matter, each));
    if (session !== undefined && mayStay(board, matter, session)) put(board, matter, session);
  }
  return costOf(grid, board.at).total;
}
