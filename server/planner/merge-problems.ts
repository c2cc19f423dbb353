import type { Matter, Person, Problem, Session } from "../allocation/problem.ts";

type CourtProblem = { courtId: number; problem: Problem };

/**
 * The problems of several courts of a district as one, so that who is needed in two of them is seen. What another court's
 * problem holds of a court only to keep its people (a boundless day, a hearing without minutes) gives way to the court's own.
 */
export function mergeProblems(parts: readonly CourtProblem[]): Problem {
  const sessions = new Map<string, Session>();
  const matters = new Map<string, Matter>();
  const people = new Map<string, Person>();
  for (const { courtId, problem } of parts) {
    const isOwn = ({ court }: { court: string }) => court === String(courtId);
    take(sessions, problem.sessions, isOwn);
    take(matters, problem.matters, isOwn);
    for (const person of problem.people) people.set(person.id, strictest(people.get(person.id), person));
  }
  const all = [...matters.values()].map((matter) => atHome(matter, sessions));
  return { format: "peshi-allocation/1", sessions: [...sessions.values()], people: [...people.values()], matters: all };
}

function take<One extends { id: string; court: string }>(
  into: Map<string, One>,
  from: readonly One[],
  isOwn: (one: One) => boolean,
): void {
  for (const one of from) if (isOwn(one) || !into.has(one.id)) into.set(one.id, one);
}

/** An officer in one court who is counsel in another cannot send a stand-in for the officer. */
function strictest(known: Person | undefined, other: Person): Person {
  if (!known) return other;
  const { clashCost: one, ...person } = known;
  const tripCost = Math.max(known.tripCost, other.tripCost);
  const away = [...new Set([...known.away, ...other.away])];
  const both = one !== undefined && other.clashCost !== undefined ? { clashCost: Math.max(one, other.clashCost) } : {};
  return { ...person, tripCost, away, ...both };
}

/** A hearing on a day that its court does not plan holds people only: the day there has no room for anything. */
function atHome(matter: Matter, sessions: ReadonlyMap<string, Session>): Matter {
  const session = matter.notified === undefined ? undefined : sessions.get(matter.notified);
  return matter.pinned && session?.minutes === 0 ? { ...matter, minutes: 0 } : matter;
}
