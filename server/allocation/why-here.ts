import type { CourtDay } from "../rules/calendar/court-day.ts";
import { holding, lightestOf, limitOf } from "./against.ts";
import { type Board, expectedThatDay, fits, hasRoom, NOWHERE, put, take } from "./board.ts";
import type { PlacedBecause } from "./explain.ts";
import { isAwayFrom, minutesIn, openTo, reachOf, windowOf } from "./grid.ts";
import { priceOf, standInsAdded, TERMS, travelsAnyway, waitCost } from "./objective.ts";
import { type CostPart, toMillionth } from "./plan.ts";
import { shareOf } from "./urgency.ts";
import { awayBar } from "./windows.ts";

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
  const lateDays = Math.max(0, grid.sessionDay[session]! - grid.dueDay[matter]!);
  return { session: id, day, lateDays, limit: limitAt(grid, matter, session) };
}

/** The limit that stands behind a session: its court sits later, but this is the last day on which the matter can be heard. */
function limitAt(grid: Board["grid"], matter: number, session: number): CourtDay | null {
  const each = grid.problem.matters[matter]!;
  if (each.options || each.pinned) return null;
  let limit: CourtDay | null = null;
  for (const other of reachOf(grid, each)) {
    if (grid.dayOf[other]! <= grid.dayOf[session]!) continue;
    if (grid.sessionDay[other]! <= grid.untilDay[matter]!) return null;
    limit = each.until;
  }
  return limit;
}

/** `Omit` over a union, member by member. */
type Decision = PlacedBecause extends infer Each
  ? Each extends unknown
    ? Omit<Each, "session" | "day" | "lateDays" | "limit">
    : never
  : never;

function decidedBy(board: Board, matter: number, session: number): Decision {
  const { grid } = board;
  if (grid.problem.matters[matter]!.pinned) return { code: "fixed" };
  const wait = waitCost(grid, matter, session);
  const better = windowOf(grid, matter).filter((other) => waitCost(grid, matter, other) < wait - SAME);
  if (better.length === 0) return isFirst(board, matter);
  const away = better.filter((other) => isAwayFrom(grid, matter, other));
  const open = away.length === 0 ? better : better.filter((other) => !away.includes(other));
  const free = open.filter((other) => fits(board, matter, other));
  return free.length === 0 ? allBlocked(board, matter, session, open, away) : costsMore(board, matter, session, free);
}

/** No day of its window is better: the window itself decided, where its court sits before it. */
function isFirst({ grid }: Board, matter: number): Decision {
  const each = grid.problem.matters[matter]!;
  const isShut = (other: number) => {
    const { day, bench } = grid.problem.sessions[other]!;
    return day < each.from && (each.bench === undefined || each.bench === bench);
  };
  if (!each.options && reachOf(grid, each).some(isShut)) return { code: "not-before", from: each.from };
  return { code: "first-possible", possible: openTo(grid, matter).length };
}

/** Every better session is closed to it: full, or somebody in another court, or away; what closed most of them decided. */
function allBlocked(board: Board, matter: number, session: number, open: number[], away: number[]): Decision {
  const dayOf = (sessions: number[]) => board.grid.problem.sessions[sessions[0]!]!.day;
  const full = open.filter((other) => !hasRoom(board, matter, other));
  const elsewhere = open.filter((other) => hasRoom(board, matter, other));
  if (away.length > Math.max(full.length, elsewhere.length)) {
    const bar = awayBar(board.grid, board.grid.problem.matters[matter]!, dayOf(away));
    const person = bar?.code === "person-away" ? bar.person : null;
    return { code: "earlier-away", sessions: away.length, first: dayOf(away), person };
  }
  if (full.length >= elsewhere.length) return allFull(board, matter, session, full);
  const held = holding(board, matter, elsewhere[0]!);
  return { code: "earlier-elsewhere", sessions: elsewhere.length, first: dayOf(elsewhere), ...held };
}

/** Who holds the first of the full sessions: heavier matters, or lighter ones that would lose more by giving way. */
function allFull(board: Board, matter: number, session: number, full: number[]): Decision {
  const { grid } = board;
  const [first] = full as [number];
  const { day } = grid.problem.sessions[first]!;
  const listed = board.members[first]!;
  const weighs = (each: number) => grid.problem.matters[each]!.weight / shareOf(grid, each, first);
  const heavier = listed.filter((each) => grid.problem.matters[each]!.pinned || weighs(each) > weighs(matter)).length;
  if (heavier < listed.length) {
    const gain = toMillionth(priceOf(board, matter, session) - priceOf(board, matter, first));
    const loss = lossOfLightest(board, matter, first);
    if (loss !== null && loss >= gain && gain > 0)
      return { code: "earlier-dearer", full: full.length, first: day, gain, loss };
  }
  return {
    ...{ code: "earlier-full", full: full.length, first: day, lack: limitOf(board, full) },
    ...{ listed: listed.length, heavier },
  };
}

/** What the lightest that could make room would lose at its next best place, or without one; null where no single one could. */
function lossOfLightest(board: Board, matter: number, session: number): number | null {
  const over = minutesIn(board.grid, matter, session) - board.minutesLeft[session]!;
  const lightest = lightestOf(board, session, over);
  if (lightest === NOWHERE || board.placesLeft[session]! < 0) return null;
  take(board, lightest);
  let least = 0;
  for (const other of openTo(board.grid, lightest))
    if (other !== session && fits(board, lightest, other)) least = Math.min(least, priceOf(board, lightest, other));
  const loss = least - priceOf(board, lightest, session);
  put(board, lightest, session);
  return toMillionth(loss);
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
    const dearest = dearestPerson(board, matter, part, session, rival);
    const { id: person } = people[dearest]!;
    if (part === "clashes") return { code: "avoids-clash", person, better };
    return { code: "shared-trip", person, better, others: othersThere(board, dearest, session) };
  }
  if (part === "moves") return { code: "kept-notified", better };
  return { code: "quota", stage: matters[matter]!.stage!, better };
}

/** How many matters call a person to a session's court on its day. */
function othersThere(board: Board, person: number, session: number): number {
  const { courtOf } = board.grid;
  return expectedThatDay(board, person, session).filter((other) => courtOf[other] === courtOf[session]).length;
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
