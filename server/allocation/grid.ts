import { dayNumber } from "../rules/court-day.ts";
import type { Option, Problem } from "./problem.ts";
import { type Slot, slotOf } from "./slots.ts";
import { type Windows, windowOf, windowsOf } from "./windows.ts";

/** A problem by numbers instead of ids, for the engine. Never changes; what a plan changes is in `board.ts`. */
export interface Grid {
  problem: Problem;
  windows: Windows;
  /** Per session: day since 1970, position of the day among the problem's days, court, block, minutes that may be used. */
  sessionDay: Int32Array;
  dayOf: Int32Array;
  courtOf: Int32Array;
  slots: Slot[];
  capacity: Float64Array;
  days: number;
  /** Per matter: days since 1970, its people, its usable sessions earliest first, its options by session, where it was notified (−1: nowhere known). */
  fromDay: Int32Array;
  dueDay: Int32Array;
  people: number[][];
  open: number[][];
  options: (Map<number, Option> | null)[];
  notified: Int32Array;
}

export function gridOf(problem: Problem): Grid {
  const windows = windowsOf(problem);
  const { sessions, matters } = problem;
  const personIndex = new Map(problem.people.map((person, index) => [person.id, index]));
  const days = positions(sessions.map((session) => session.day));
  const courts = positions(sessions.map((session) => session.court));
  return {
    problem,
    windows,
    sessionDay: Int32Array.from(sessions, (session) => dayNumber(session.day)),
    dayOf: Int32Array.from(sessions, (session) => days.get(session.day)!),
    courtOf: Int32Array.from(sessions, (session) => courts.get(session.court)!),
    slots: sessions.map((session) => slotOf(session.slot)),
    capacity: Float64Array.from(sessions, (session) => Math.max(0, session.minutes - session.reserve)),
    days: days.size,
    fromDay: Int32Array.from(matters, (matter) => dayNumber(matter.from)),
    dueDay: Int32Array.from(matters, (matter) => dayNumber(matter.due)),
    people: matters.map((matter) => matter.people.map((id) => personIndex.get(id)!)),
    open: matters.map((matter) => windowOf(windows, matter)),
    options: matters.map((matter) => (matter.options ? optionsBySession(matter.options, windows) : null)),
    notified: Int32Array.from(matters, ({ notified }) => (notified ? (windows.index.get(notified) ?? -1) : -1)),
  };
}

/** The minutes a matter takes in a session; an option may say its own. */
export function minutesIn(grid: Grid, matter: number, session: number): number {
  return grid.options[matter]?.get(session)?.minutes ?? grid.problem.matters[matter]!.minutes;
}

function positions(texts: string[]): Map<string, number> {
  const known = new Map<string, number>();
  for (const text of texts) if (!known.has(text)) known.set(text, known.size);
  return known;
}

function optionsBySession(options: Option[], windows: Windows): Map<number, Option> {
  return new Map(options.map((option) => [windows.index.get(option.session)!, option]));
}
