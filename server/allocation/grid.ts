import { dayNumber } from "../rules/calendar/court-day.ts";
import type { Matter, Option, Problem } from "./problem.ts";
import { type Slot, slotOf } from "./slots.ts";

/** A problem by numbers instead of ids. Never changes; what a plan changes is in `board.ts`. */
export interface Grid {
  problem: Problem;
  /** Per session: day since 1970, position of the day among the problem's days, court, bench, block, minutes that may be used. */
  sessionDay: Int32Array;
  dayOf: Int32Array;
  courtOf: Int32Array;
  benchOf: Int32Array;
  slots: Slot[];
  capacity: Float64Array;
  days: number;
  /** Each court's sessions, earliest day first. */
  ofCourt: number[][];
  /** Where ids are in the problem. */
  sessionIndex: Map<string, number>;
  personIndex: Map<string, number>;
  courtIndex: Map<string, number>;
  benchIndex: Map<string, number>;
  dayIndex: Map<string, number>;
  /** 1 for each person × day on which the person is away. */
  away: Uint8Array;
  /** Per matter: days since 1970, its bench where only one will do (−1: any; −2: one that does not sit), its people, where it was notified (−1: nowhere known). */
  fromDay: Int32Array;
  dueDay: Int32Array;
  untilDay: Int32Array;
  onlyBench: Int32Array;
  people: number[][];
  notified: Int32Array;
}

export function gridOf(problem: Problem): Grid {
  const { sessions, matters, people } = problem;
  const personIndex = new Map(people.map((person, index) => [person.id, index]));
  const dayIndex = positions([...new Set(sessions.map((session) => session.day))].sort());
  const courtIndex = positions(sessions.map((session) => session.court));
  const benchIndex = positions(sessions.map((session) => session.bench));
  const sessionIndex = new Map(sessions.map((session, index) => [session.id, index]));
  const dayOf = Int32Array.from(sessions, (session) => dayIndex.get(session.day)!);
  const courtOf = Int32Array.from(sessions, (session) => courtIndex.get(session.court)!);
  const numberOf = dayNumbers();
  return {
    problem,
    sessionDay: Int32Array.from(sessions, (session) => numberOf(session.day)),
    dayOf,
    courtOf,
    benchOf: Int32Array.from(sessions, (session) => benchIndex.get(session.bench)!),
    slots: sessions.map((session) => slotOf(session.slot)),
    capacity: Float64Array.from(sessions, (session) => Math.max(0, session.minutes - session.reserve)),
    days: dayIndex.size,
    ofCourt: sessionsByCourt(courtOf, dayOf, courtIndex.size),
    ...{ sessionIndex, personIndex, courtIndex, benchIndex, dayIndex },
    away: awayTable(problem, dayIndex),
    fromDay: Int32Array.from(matters, (matter) => numberOf(matter.from)),
    dueDay: Int32Array.from(matters, (matter) => numberOf(matter.due)),
    untilDay: Int32Array.from(matters, (matter) => numberOf(matter.until)),
    onlyBench: Int32Array.from(matters, ({ bench }) => (bench === undefined ? -1 : (benchIndex.get(bench) ?? -2))),
    people: matters.map((matter) => matter.people.map((id) => personIndex.get(id)!)),
    notified: Int32Array.from(matters, ({ notified }) => (notified ? (sessionIndex.get(notified) ?? -1) : -1)),
  };
}

/** The minutes a matter takes in a session; an option may say its own. */
export function minutesIn(grid: Grid, matter: number, session: number): number {
  return optionFor(grid, matter, session)?.minutes ?? grid.problem.matters[matter]!.minutes;
}

/** The matter's option for a session; undefined where the matter has no options or not this one. */
export function optionFor(grid: Grid, matter: number, session: number): Option | undefined {
  const { options } = grid.problem.matters[matter]!;
  if (!options) return undefined;
  const { id } = grid.problem.sessions[session]!;
  return options.find((option) => option.session === id);
}

/** The sessions a matter could conceivably use: its options, or every session of its court. */
export function reachOf(grid: Grid, { options, court }: Matter): number[] {
  if (options) return options.map((option) => grid.sessionIndex.get(option.session)!);
  return grid.ofCourt[grid.courtIndex.get(court) ?? -1] ?? [];
}

/** The sessions inside a matter's window, earliest day first: those that `barTo` has nothing against. */
export function openTo(grid: Grid, matter: number): number[] {
  return windowOf(grid, matter).filter((session) => !isAwayFrom(grid, matter, session));
}

/** As `openTo`, with the days on which the matter or one of its people is away. */
export function windowOf(grid: Grid, matter: number): number[] {
  const each = grid.problem.matters[matter]!;
  const bench = grid.onlyBench[matter]!;
  const open: number[] = [];
  for (const session of reachOf(grid, each)) {
    if (!each.options) {
      const day = grid.sessionDay[session]!;
      if (day < grid.fromDay[matter]! || day > grid.untilDay[matter]!) continue;
      if (bench !== -1 && grid.benchOf[session] !== bench) continue;
    }
    open.push(session);
  }
  return each.options ? open.sort((a, b) => grid.dayOf[a]! - grid.dayOf[b]! || a - b) : open;
}

/** True when the matter or one of its people is away on a session's day. */
export function isAwayFrom(grid: Grid, matter: number, session: number): boolean {
  const { away, days, dayOf, problem, people } = grid;
  const own = problem.matters[matter]!.away;
  if (own.length > 0 && own.includes(problem.sessions[session]!.day)) return true;
  for (const person of people[matter]!) if (away[person * days + dayOf[session]!] === 1) return true;
  return false;
}

function positions(texts: string[]): Map<string, number> {
  const known = new Map<string, number>();
  for (const text of texts) if (!known.has(text)) known.set(text, known.size);
  return known;
}

function sessionsByCourt(courtOf: Int32Array, dayOf: Int32Array, courts: number): number[][] {
  const byCourt: number[][] = Array.from({ length: courts }, () => []);
  courtOf.forEach((court, session) => {
    byCourt[court]!.push(session);
  });
  for (const sessions of byCourt) sessions.sort((a, b) => dayOf[a]! - dayOf[b]! || a - b);
  return byCourt;
}

function awayTable({ people }: Problem, dayIndex: Map<string, number>): Uint8Array {
  const away = new Uint8Array(people.length * dayIndex.size);
  people.forEach((person, index) => {
    for (const day of person.away) {
      const position = dayIndex.get(day);
      if (position !== undefined) away[index * dayIndex.size + position] = 1;
    }
  });
  return away;
}

/** `dayNumber`, asked once per day: a problem names few days very often. */
function dayNumbers(): (day: Problem["matters"][number]["from"]) => number {
  const known = new Map<string, number>();
  return (day) => {
    let number = known.get(day);
    if (number === undefined) {
      number = dayNumber(day);
      known.set(day, number);
    }
    return number;
  };
}
