import { hardAgainst, softAgainst } from "./against.ts";
import { type Board, emptyBoard, put } from "./board.ts";
import type { Against } from "./explain.ts";
import { type Grid, gridOf, reachOf } from "./grid.ts";
import { priceOf } from "./objective.ts";
import { toMillionth } from "./plan.ts";
import type { Matter, Person, Problem, Session } from "./problem.ts";

/** A hearing that stands already: what it takes of its session, and whom it needs. */
export interface Listed {
  id: string;
  session: string;
  minutes: number;
  people: string[];
  stage?: string;
}

/** Sessions with what is listed in them, in every court that shares people with the matter. */
export interface Facts {
  sessions: Session[];
  people: Person[];
  listed: Listed[];
}

/** A session for one matter: what is used and left without it, what it would cost, and what speaks against it. `isOpen`: no rule forbids it. */
export interface SessionChoice {
  session: Session;
  isOpen: boolean;
  /** Weighted weeks and points, as in a plan: delay, lateness, trips, stand-ins, quotas, a moved date. */
  cost: number;
  minutesUsed: number;
  mattersUsed: number;
  /** Negative when the session is overfull; `placesLeft` is null when the number of matters is not limited. */
  minutesLeft: number;
  placesLeft: number | null;
  against: Against[];
}

/**
 * The `n` cheapest sessions for one matter's next date, open ones first, then those for which least would have to give.
 * Nothing that is listed moves. Sessions before the matter's first possible day are never offered.
 * Listed hearings in sessions that are not given are passed over, as is the matter itself; a person who is not described
 * travels free and can't be in two courts at once.
 */
export function bestSessions(facts: Facts, matter: Matter, n: number): SessionChoice[] {
  const problem = problemOf(facts, matter);
  const grid = gridOf(problem);
  const asked = problem.matters.length - 1;
  const board = emptyBoard(grid);
  for (let listed = 0; listed < asked; listed += 1) put(board, listed, grid.notified[listed]!);
  const choices = reachOf(grid, problem.matters[asked]!)
    .map((session) => choiceOf(board, grid, asked, session))
    .filter(({ hard }) => !hard.some(({ code }) => code === "too-early"));
  choices.sort((a, b) => a.hard.length - b.hard.length || a.choice.cost - b.choice.cost || a.index - b.index);
  return choices.slice(0, n).map(({ choice }) => choice);
}

function choiceOf(board: Board, grid: Grid, matter: number, index: number) {
  const hard = hardAgainst(board, matter, index);
  const { moveCost, notified, unplacedCost } = grid.problem.matters[matter]!;
  const places = board.placesLeft[index]!;
  const choice: SessionChoice = {
    session: grid.problem.sessions[index]!,
    isOpen: hard.length === 0,
    cost: toMillionth(priceOf(board, matter, index) + unplacedCost + (notified === undefined ? 0 : moveCost)),
    minutesUsed: toMillionth(grid.capacity[index]! - board.minutesLeft[index]!),
    mattersUsed: board.members[index]!.length,
    minutesLeft: toMillionth(board.minutesLeft[index]!),
    placesLeft: Number.isFinite(places) ? places : null,
    against: [...hard, ...softAgainst(board, matter, index)],
  };
  return { choice, hard, index };
}

function problemOf(facts: Facts, matter: Matter): Problem {
  const byId = new Map(facts.sessions.map((session) => [session.id, session]));
  const listed = facts.listed.filter(({ id, session }) => id !== matter.id && byId.has(session));
  const matters = [...listed.map((each) => asMatter(each, byId.get(each.session)!)), matter];
  const described = new Set(facts.people.map(({ id }) => id));
  const others = new Set(matters.flatMap(({ people }) => people).filter((id) => !described.has(id)));
  const people = [...facts.people, ...[...others].map((id) => ({ id, tripCost: 0, away: [] }))];
  return { format: "peshi-allocation/1", sessions: facts.sessions, people, matters };
}

/** What stands is pinned: it is counted, never moved. */
function asMatter({ id, session, minutes, people, stage }: Listed, { court, day }: Session): Matter {
  const window = { court, from: day, due: day, until: day };
  const still = { weight: 0, unplacedCost: 0, moveCost: 0, away: [], pinned: true, standby: false };
  return { id, minutes, people, notified: session, ...window, ...still, ...(stage === undefined ? {} : { stage }) };
}
