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
  const unplaced: Unplaced[] = [];
  const reasons = matters.map(({ id }, matter): Because | null => {
    if (at[matter] !== NOWHERE) return whyHere(board, matter);
    if (waiting.has(id)) return null;
    const because = whyNowhere(board, matter);
    unplaced.push({ matter: id, because: becauseInEnglish(because), couldBe: because.couldBe.map(couldBeInEnglish) });
    return because;
  });
  // Each by itself and one by one: of a hundred thousand matters no list of pairs is kept beside what is made of it.
  const told = <T>(tell: (because: Because, matter: number) => T | null): Record<string, T> => {
    function* pairs(): Iterable<[string, T]> {
      for (const [matter, because] of reasons.entries()) {
        const said = because && tell(because, matter);
        if (said !== null) yield [matters[matter]!.id, said];
      }
    }
    return Object.fromEntries(pairs());
  };
  return {
    format: "peshi-plan/1",
    seed,
    placements: told((_, matter) => (at[matter] === NOWHERE ? null : sessions[at[matter]!]!.id)),
    unplaced,
    standby: Object.fromEntries(standby),
    because: told((because) => ("couldBe" in because ? null : becauseInEnglish(because))),
    cost,
    lowerBound: toMillionth(lowerBound),
    reasons: told((because) => because),
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
