import { courtHolding, hardAgainst } from "./against.ts";
import { type Board, fits, hasRoom, heldElsewhere, put, take } from "./board.ts";
import type { CouldBe, PlacedBecause, UnplacedBecause } from "./explain.ts";
import { minutesIn, openTo, reachOf } from "./grid.ts";
import { priceOf, standInsAdded, TERMS, travelsAnyway, waitCost } from "./objective.ts";
import { type CostPart, toMillionth } from "./plan.ts";
import { barTo } from "./windows.ts";

/** Differences of summed fractions that are none. */
const SAME = 1e-7;

/** What decided that a listed matter is where it is. The board is as before afterwards. */
export function whyHere(board: Board, matter: number): PlacedBecause {
  const session = take(board, matter);
  const because = { ...placeOf(board, matter, session), ...decidedBy(board, matter, session) } as PlacedBecause;
  put(board, matter, session);
  return because;
}

function placeOf({ grid }: Board, matter: number, session: number) {
  const { id, day } = grid.problem.sessions[session]!;
  return { session: id, day, lateDays: Math.max(0, grid.sessionDay[session]! - grid.dueDay[matter]!) };
}

/** `Omit` over a union, member by member. */
type Decision = PlacedBecause extends infer Each
  ? Each extends unknown
    ? Omit<Each, "session" | "day" | "lateDays">
    : never
  : never;

function decidedBy(board: Board, matter: number, session: number): Decision {
  const { grid } = board;
  if (grid.problem.matters[matter]!.pinned) return { code: "fixed" };
  const wait = waitCost(board.grid, matter, session);
  const better = openTo(grid, matter).filter((other) => waitCost(board.grid, matter, other) < wait - SAME);
  if (better.length === 0) return { code: "first-possible", possible: openTo(grid, matter).length };
  const free = better.filter((other) => fits(board, matter, other));
  return free.length === 0 ? allBlocked(board, matter, better) : costsMore(board, matter, session, free);
}

function allBlocked(board: Board, matter: number, better: number[]): Decision {
  const first = board.grid.problem.sessions[better[0]!]!.day;
  const full = better.filter((other) => !hasRoom(board, matter, other));
  if (full.length * 2 >= better.length) {
    const { day } = board.grid.problem.sessions[full[0]!]!;
    return { code: "earlier-full", full: full.length, first: day, limit: limitOf(board, full) };
  }
  const held = better.find((other) => hasRoom(board, matter, other))!;
  return { code: "earlier-elsewhere", sessions: better.length - full.length, first, ...holding(board, matter, held) };
}

/** A better session was free but dearer: the term that made most of the difference. */
function costsMore(board: Board, matter: number, session: number, free: number[]): Decision {
  const { sessions, matters, people } = board.grid.problem;
  const price = (other: number) => priceOf(board, matter, other);
  const rival = free.reduce((least, other) => (price(other) < price(least) ? other : least));
  const better = sessions[rival]!.day;
  if (price(rival) < price(session) - SAME) return { code: "not-tried", better };
  const extra = TERMS.map((term) => ({
    part: term.part,
    by: term.added(board, matter, rival) - term.added(board, matter, session),
  }));
  const { part } = extra.reduce((most, each) => (each.by > most.by ? each : most));
  if (part === "travel" || part === "clashes") {
    const person = people[dearestPerson(board, matter, part, session, rival)]!.id;
    return { code: part === "travel" ? "shared-trip" : "avoids-clash", person, better };
  }
  if (part === "moves") return { code: "kept-notified", better };
  return { code: "quota", stage: matters[matter]!.stage!, better };
}

/** Who makes most of the difference in trips or stand-ins between two sessions. */
function dearestPerson(board: Board, matter: number, part: CostPart, session: number, rival: number): number {
  const { grid } = board;
  const costs = (person: number, where: number) => {
    const { tripCost, clashCost } = grid.problem.people[person]!;
    if (part === "travel") return travelsAnyway(board, person, where) ? 0 : tripCost;
    return clashCost ? clashCost * standInsAdded(board, person, where) : 0;
  };
  const extra = (person: number) => costs(person, rival) - costs(person, session);
  return grid.people[matter]!.reduce((most, person) => (extra(person) > extra(most) ? person : most));
}

/** What keeps an unlisted matter out of every session, and where it could go if something gave. */
export function whyNowhere(board: Board, matter: number): UnplacedBecause {
  const open = openTo(board.grid, matter);
  const reason = open.length === 0 ? noWindow(board, matter) : noRoom(board, matter, open);
  return { ...reason, couldBe: alternativesTo(board, matter) } as UnplacedBecause;
}

type Exclusion = UnplacedBecause extends infer Each ? (Each extends unknown ? Omit<Each, "couldBe"> : never) : never;

function noWindow({ grid }: Board, matter: number): Exclusion {
  const each = grid.problem.matters[matter]!;
  const bars = reachOf(grid, each).map((session) => barTo(grid, each, grid.problem.sessions[session]!)!);
  if (each.options && bars.length === 0) return { code: "no-option" };
  const ofBench = bars.filter((bar) => bar.code !== "other-bench");
  if (ofBench.length === 0) return { code: "no-session", court: each.court, bench: each.bench ?? null };
  const away = ofBench.filter((bar) => bar.code === "matter-away" || bar.code === "person-away");
  if (away.length === 0) return { code: "window-empty", from: each.from, until: each.until };
  const names = away.map((bar) => (bar.code === "person-away" ? bar.person : null));
  return { code: "away", person: mostFrequent(names), sessions: away.length };
}

function noRoom(board: Board, matter: number, open: number[]): Exclusion {
  const { grid } = board;
  const free = open.filter((session) => fits(board, matter, session));
  if (free.length > 0) return notWorth(board, matter, free);
  const isTooLong = open.every((session) => minutesIn(grid, matter, session) > grid.capacity[session]!);
  if (isTooLong) {
    const most = Math.max(...open.map((session) => grid.capacity[session]!));
    return { code: "too-long", minutes: minutesIn(grid, matter, open[0]!), most };
  }
  const full = open.filter((session) => !hasRoom(board, matter, session));
  if (full.length === open.length) return { code: "full", sessions: full.length, limit: limitOf(board, full) };
  const held = holding(board, matter, open.find((session) => hasRoom(board, matter, session))!);
  if (full.length === 0) return { code: "people-elsewhere", sessions: open.length, ...held };
  return { code: "full-or-elsewhere", full: full.length, elsewhere: open.length - full.length, ...held };
}

function notWorth(board: Board, matter: number, free: number[]): Exclusion {
  const { unplacedCost } = board.grid.problem.matters[matter]!;
  const price = (session: number) => priceOf(board, matter, session);
  const best = free.reduce((least, session) => (price(session) < price(least) ? session : least));
  const { day } = board.grid.problem.sessions[best]!;
  return { code: "not-worth", day, cost: toMillionth(price(best) + unplacedCost), unplacedCost };
}

/** The sessions, one a day, for which least would have to give, earliest first among equals. What is too early stays so: readiness does not give. */
function alternativesTo(board: Board, matter: number): CouldBe[] {
  const { grid } = board;
  const { sessions, matters } = grid.problem;
  const byDay = new Map<string, CouldBe>();
  for (const session of reachOf(grid, matters[matter]!)) {
    const hard = hardAgainst(board, matter, session);
    if (hard.some((each) => each.code === "too-early")) continue;
    const { id, day } = sessions[session]!;
    const gives =
      hard.length > 0 ? hard : [{ code: "cost" as const, more: toMillionth(priceOf(board, matter, session)) }];
    const known = byDay.get(day);
    if (!known || gives.length < known.gives.length) byDay.set(day, { session: id, day, gives });
  }
  const ranked = [...byDay.values()].sort((a, b) => a.gives.length - b.gives.length || (a.day < b.day ? -1 : 1));
  return ranked.slice(0, 3);
}

/** Which budget the sessions mostly lack. */
function limitOf(board: Board, full: number[]): "minutes" | "matters" {
  const lackPlaces = full.filter((session) => board.placesLeft[session]! < 1).length;
  return lackPlaces * 2 > full.length ? "matters" : "minutes";
}

function holding(board: Board, matter: number, session: number) {
  const person = heldElsewhere(board, matter, session);
  return { person: board.grid.problem.people[person]!.id, court: courtHolding(board, person, session) };
}

function mostFrequent(names: (string | null)[]): string | null {
  const times = (name: string | null) => names.filter((each) => each === name).length;
  return names.reduce((most, name) => (times(name) > times(most) ? name : most), names[0] ?? null);
}
