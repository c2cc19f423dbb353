import { type Board, expectedThatDay, HAIR, heldElsewhere, isTwoCourts, NOWHERE } from "./board.ts";
import type { Against } from "./explain.ts";
import { minutesIn } from "./grid.ts";
import { isWhereNotified, standInsAdded, travelsAnyway } from "./objective.ts";
import { toMillionth } from "./plan.ts";
import type { Matter, Session } from "./problem.ts";
import { type Bar, barTo } from "./windows.ts";

/** The hard rules that keep a matter, not listed now, out of a session; each would have to give. Empty: it fits. */
export function hardAgainst(board: Board, matter: number, session: number): Against[] {
  const { problem } = board.grid;
  const bar = barTo(board.grid, problem.matters[matter]!, problem.sessions[session]!);
  const against = bar ? [fromBar(bar, problem.matters[matter]!, problem.sessions[session]!)] : [];
  const over = minutesIn(board.grid, matter, session) - board.minutesLeft[session]!;
  if (over > HAIR)
    against.push({ code: "minutes", over: toMillionth(over), instead: whoCouldGiveWay(board, session, over) });
  const places = 1 - board.placesLeft[session]!;
  if (places > 0)
    against.push({ code: "matters", over: places, instead: places > 1 ? null : whoCouldGiveWay(board, session, 0) });
  const person = heldElsewhere(board, matter, session);
  if (person !== NOWHERE) {
    against.push({
      code: "elsewhere",
      person: problem.people[person]!.id,
      court: courtHolding(board, person, session),
    });
  }
  return against;
}

/** What makes a session dearer for a matter without forbidding it. */
export function softAgainst(board: Board, matter: number, session: number): Against[] {
  const { grid } = board;
  const each = grid.problem.matters[matter]!;
  const against: Against[] = [];
  const days = grid.sessionDay[session]! - grid.dueDay[matter]!;
  if (days > 0 && !each.options) against.push({ code: "late", due: each.due, days });
  for (const person of grid.people[matter]!) {
    const { id, tripCost, clashCost } = grid.problem.people[person]!;
    if (tripCost > 0 && !travelsAnyway(board, person, session))
      against.push({ code: "trip", person: id, cost: tripCost });
    const cost = clashCost ? clashCost * standInsAdded(board, person, session) : 0;
    if (cost > 0) against.push({ code: "stand-in", person: id, cost });
  }
  if (each.notified !== undefined && each.moveCost > 0 && !isWhereNotified(grid, grid.notified[matter]!, session)) {
    against.push({ code: "moved", notified: each.notified, cost: each.moveCost });
  }
  return against;
}

/** The court that expects a person at the time of a session in another court. */
export function courtHolding(board: Board, person: number, session: number): string {
  const other = expectedThatDay(board, person, session).find((each) => isTwoCourts(board.grid, each, session))!;
  return board.grid.problem.sessions[other]!.court;
}

/** Which budget the sessions mostly lack. */
export function limitOf(board: Board, full: number[]): "minutes" | "matters" {
  const lackPlaces = full.filter((session) => board.placesLeft[session]! < 1).length;
  return lackPlaces * 2 > full.length ? "matters" : "minutes";
}

/** Of the matter's people the one whom another court holds at a session's time, and that court. */
export function holding(board: Board, matter: number, session: number) {
  const person = heldElsewhere(board, matter, session);
  return { person: board.grid.problem.people[person]!.id, court: courtHolding(board, person, session) };
}

function fromBar(bar: Bar, matter: Matter, session: Session): Against {
  if (bar.code === "other-court") return { code: "other-court", court: session.court };
  if (bar.code === "other-bench") return { code: "other-bench", bench: session.bench };
  if (bar.code === "too-early") return { code: "too-early", from: matter.from };
  if (bar.code === "too-late") return { code: "too-late", until: matter.until };
  return bar;
}

/** The lightest matter whose leaving would make room, if one alone can and its date is not fixed; or NOWHERE. */
export function lightestOf(board: Board, session: number, over: number): number {
  const { matters } = board.grid.problem;
  const enough = board.members[session]!.filter(
    (each) => !matters[each]!.pinned && minutesIn(board.grid, each, session) >= over - HAIR,
  );
  const lightest = enough.sort((a, b) => matters[a]!.weight - matters[b]!.weight || a - b)[0];
  return lightest ?? NOWHERE;
}

function whoCouldGiveWay(board: Board, session: number, over: number): string | null {
  const lightest = lightestOf(board, session, over);
  return lightest === NOWHERE ? null : board.grid.problem.matters[lightest]!.id;
}
