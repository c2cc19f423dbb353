import type { CourtDay } from "../rules/court-day.ts";
import type { Matter, Person, Problem, Session } from "./problem.ts";

/** Why a session is outside a matter's window, whoever else is listed there. `person` is an id. */
export type Bar =
  | { code: "other-court" }
  | { code: "other-bench" }
  | { code: "not-an-option" }
  | { code: "too-early" }
  | { code: "too-late" }
  | { code: "matter-away" }
  | { code: "person-away"; person: string };

/** What windows are read from: the days people are away, and each court's sessions by day. */
export interface Windows {
  sessions: Session[];
  away: Map<string, Set<CourtDay>>;
  ofCourt: Map<string, number[]>;
  index: Map<string, number>;
}

export function windowsOf(problem: Problem): Windows {
  const ofCourt = new Map<string, number[]>();
  problem.sessions.forEach((session, index) => {
    const known = ofCourt.get(session.court);
    if (known) known.push(index);
    else ofCourt.set(session.court, [index]);
  });
  return {
    sessions: problem.sessions,
    away: new Map(problem.people.map((person: Person) => [person.id, new Set(person.away)])),
    ofCourt,
    index: new Map(problem.sessions.map((session, index) => [session.id, index])),
  };
}

/**
 * The first rule that keeps a matter out of a session, or null when the session is in its window: its court (its bench if part-heard),
 * `from` to `until` inclusive, and nobody away that day. A matter with `options` may use exactly those sessions instead;
 * being away still holds.
 */
export function barTo(windows: Windows, matter: Matter, session: Session): Bar | null {
  if (matter.options) {
    if (!matter.options.some((option) => option.session === session.id)) return { code: "not-an-option" };
  } else {
    if (session.court !== matter.court) return { code: "other-court" };
    if (matter.bench !== undefined && session.bench !== matter.bench) return { code: "other-bench" };
    if (session.day < matter.from) return { code: "too-early" };
    if (session.day > matter.until) return { code: "too-late" };
  }
  return awayBar(windows, matter, session.day);
}

/** Who is away on the day: the matter itself or one of its people. */
export function awayBar(windows: Windows, matter: Matter, day: CourtDay): Bar | null {
  if (matter.away.includes(day)) return { code: "matter-away" };
  const person = matter.people.find((id) => windows.away.get(id)?.has(day));
  return person === undefined ? null : { code: "person-away", person };
}

/** The sessions a matter could conceivably use, by index: its options, or every session of its court. */
export function reachOf(windows: Windows, matter: Matter): number[] {
  if (matter.options) return matter.options.map((option) => windows.index.get(option.session)!);
  return windows.ofCourt.get(matter.court) ?? [];
}

/** The sessions inside a matter's window, by index, earliest day first. */
export function windowOf(windows: Windows, matter: Matter): number[] {
  const open = reachOf(windows, matter).filter((index) => barTo(windows, matter, windows.sessions[index]!) === null);
  return open.sort((a, b) => compareDays(windows.sessions[a]!, windows.sessions[b]!) || a - b);
}

function compareDays(a: Session, b: Session): number {
  return a.day < b.day ? -1 : a.day > b.day ? 1 : 0;
}
