import { type Grid, minutesIn } from "./grid.ts";
import { overlap } from "./slots.ts";

/** Not in any session. */
export const NOWHERE = -1;

/** Minutes are sums of fractions: a load this little over is not over. */
export const HAIR = 1e-6;

/** Which matter is in which session, and what that leaves. */
export interface Board {
  grid: Grid;
  /** Per matter: its session, or NOWHERE. */
  at: Int32Array;
  /** Per session: its matters in the problem's order, minutes left, and places left (Infinity: no limit). */
  members: number[][];
  minutesLeft: Float64Array;
  placesLeft: Float64Array;
  /** Per person and day: the sessions that expect the person, one entry per matter. */
  expected: (number[] | undefined)[];
}

export function emptyBoard(grid: Grid): Board {
  const { sessions, matters, people } = grid.problem;
  return {
    grid,
    at: new Int32Array(matters.length).fill(NOWHERE),
    members: sessions.map(() => []),
    minutesLeft: grid.capacity.slice(),
    placesLeft: Float64Array.from(sessions, (session) => session.matters ?? Number.POSITIVE_INFINITY),
    expected: new Array(people.length * grid.days),
  };
}

/** The sessions that expect a person on a session's day. */
export function expectedThatDay(board: Board, person: number, session: number): readonly number[] {
  return board.expected[person * board.grid.days + board.grid.dayOf[session]!] ?? [];
}

/** Lists a matter in a session, whether or not it fits. */
export function put(board: Board, matter: number, session: number): void {
  const members = board.members[session]!;
  let place = members.length;
  while (place > 0 && members[place - 1]! > matter) place -= 1;
  members.splice(place, 0, matter);
  board.at[matter] = session;
  countAgain(board, session);
  for (const person of board.grid.people[matter]!) {
    const key = person * board.grid.days + board.grid.dayOf[session]!;
    const expected = board.expected[key];
    if (expected) expected.push(session);
    else board.expected[key] = [session];
  }
}

/** Takes a matter out of its session and says which that was. */
export function take(board: Board, matter: number): number {
  const session = board.at[matter]!;
  const members = board.members[session]!;
  members.splice(members.indexOf(matter), 1);
  board.at[matter] = NOWHERE;
  countAgain(board, session);
  for (const person of board.grid.people[matter]!) {
    const expected = board.expected[person * board.grid.days + board.grid.dayOf[session]!]!;
    expected.splice(expected.indexOf(session), 1);
  }
  return session;
}

/** Summed afresh each time, so that taking out and putting back leaves exactly what was there. */
function countAgain(board: Board, session: number): void {
  let used = 0;
  for (const matter of board.members[session]!) used += minutesIn(board.grid, matter, session);
  board.minutesLeft[session] = board.grid.capacity[session]! - used;
  board.placesLeft[session] =
    (board.grid.problem.sessions[session]!.matters ?? Number.POSITIVE_INFINITY) - board.members[session]!.length;
}

/** The first of the matter's people, banned from two courts at once, whom another court expects at that time; or NOWHERE. */
export function heldElsewhere(board: Board, matter: number, session: number): number {
  const { grid } = board;
  for (const person of grid.people[matter]!) {
    if (grid.problem.people[person]!.clashCost !== undefined) continue;
    for (const other of expectedThatDay(board, person, session)) if (isTwoCourts(grid, other, session)) return person;
  }
  return NOWHERE;
}

export function isTwoCourts(grid: Grid, a: number, b: number): boolean {
  return grid.courtOf[a] !== grid.courtOf[b] && overlap(grid.slots[a]!, grid.slots[b]!);
}

export function hasRoom(board: Board, matter: number, session: number): boolean {
  return (
    board.placesLeft[session]! >= 1 && minutesIn(board.grid, matter, session) <= board.minutesLeft[session]! + HAIR
  );
}

/** True when a matter can join a session of its window as the board stands. */
export function fits(board: Board, matter: number, session: number): boolean {
  return hasRoom(board, matter, session) && heldElsewhere(board, matter, session) === NOWHERE;
}
