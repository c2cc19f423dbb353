import { type Board, emptyBoard, heldElsewhere, NOWHERE, put } from "./board.ts";
import { type Because, becauseInEnglish, couldBeInEnglish, type PlacedBecause } from "./explain.ts";
import { type Grid, gridOf, minutesIn, openTo } from "./grid.ts";
import { costOf } from "./objective.ts";
import { type Plan, toMillionth, type Unplaced } from "./plan.ts";
import type { Problem } from "./problem.ts";
import { byUrgency } from "./urgency.ts";
import { whyHere } from "./why-here.ts";
import { whyNowhere } from "./why-nowhere.ts";

/** The plan that a list of places makes, with its reasons. A function of those places alone, whatever led to them. */
export function planOf(grid: Grid, at: Int32Array, seed: number, lowerBound: number): Plan {
  // Counted before the board is filled: it fills one of its own, and two at a time take much memory.
  const cost = costOf(grid, at);
  const board = emptyBoard(grid);
  at.forEach((session, matter) => {
    if (session !== NOWHERE) put(board, matter, session);
  });
  const { sessions, matters } = grid.problem;
  const standby = standbyBySession(board);
  const waiting = new Set([...standby.values()].flat());
  const placements: [string, string][] = [];
  const reasons: [string, Because][] = [];
  const unplaced: Unplaced[] = [];
  matters.forEach(({ id }, matter) => {
    if (at[matter] !== NOWHERE) {
      placements.push([id, sessions[at[matter]!]!.id]);
      reasons.push([id, whyHere(board, matter)]);
    } else if (!waiting.has(id)) {
      const because = whyNowhere(board, matter);
      reasons.push([id, because]);
      unplaced.push({ matter: id, because: becauseInEnglish(because), couldBe: because.couldBe.map(couldBeInEnglish) });
    }
  });
  const placed = reasons.filter(([, because]) => !("couldBe" in because));
  return {
    format: "peshi-plan/1",
    seed,
    placements: Object.fromEntries(placements),
    unplaced,
    standby: Object.fromEntries(standby),
    because: Object.fromEntries(placed.map(([id, because]) => [id, becauseInEnglish(because)])),
    cost,
    lowerBound: toMillionth(lowerBound),
    reasons: Object.fromEntries(reasons),
  };
}

/** Why those matters are where a plan, made or changed by hand, has them. */
export function placedReasons(
  problem: Problem,
  placements: Plan["placements"],
  ids: readonly string[],
): [string, PlacedBecause][] {
  const grid = gridOf(problem);
  const board = emptyBoard(grid);
  const matterOf = new Map(problem.matters.map(({ id }, matter) => [id, matter]));
  for (const [id, session] of Object.entries(placements))
    put(board, matterOf.get(id)!, grid.sessionIndex.get(session)!);
  return ids.map((id) => [id, whyHere(board, matterOf.get(id)!)]);
}

/**
 * Under each session the standby matters it could take up if others fall out, most urgent first: inside their window,
 * short enough for the session, nobody in two courts at once. Room is not asked for: standby lives on what falls out.
 */
function standbyBySession(board: Board): Map<string, string[]> {
  const { grid } = board;
  const { sessions, matters } = grid.problem;
  const bySession = new Map<string, string[]>();
  for (const matter of byUrgency(grid, (each) => matters[each]!.standby)) {
    for (const session of openTo(grid, matter)) {
      const isShortEnough = minutesIn(grid, matter, session) <= grid.capacity[session]!;
      if (!isShortEnough || sessions[session]!.matters === 0) continue;
      if (heldElsewhere(board, matter, session) !== NOWHERE) continue;
      const { id } = sessions[session]!;
      bySession.set(id, [...(bySession.get(id) ?? []), matters[matter]!.id]);
    }
  }
  return bySession;
}
