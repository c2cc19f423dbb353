import { daysBetween } from "../rules/calendar/court-day.ts";
import { type Cost, costFromParts } from "./plan.ts";
import type { Matter, Problem, Session } from "./problem.ts";

interface Listed {
  matter: Matter;
  session: Session;
}

/** The cost of a plan, counted from the definition of each part and not as the engine counts; for `check.ts`. */
export function recount(problem: Problem, listed: Listed[]): Cost {
  const placed = new Set(listed.map(({ matter }) => matter.id));
  const left = problem.matters.filter(({ id }) => !placed.has(id));
  return costFromParts({
    delay: total(listed, delay),
    lateness: total(listed, lateness),
    unplaced: total(left, (matter) => (matter.standby ? 0 : matter.unplacedCost)),
    travel: travel(problem, listed),
    clashes: clashes(problem, listed),
    quotas: quotas(problem, listed),
    moves:
      total(listed, (each) => moved(problem, each)) + total(left, (m) => (m.notified === undefined ? 0 : m.moveCost)),
  });
}

function delay({ matter, session }: Listed): number {
  const option = matter.options?.find((each) => each.session === session.id);
  return option ? option.cost : (matter.weight * Math.max(0, daysBetween(matter.from, session.day))) / 7;
}

function lateness({ matter, session }: Listed): number {
  if (matter.options?.some((each) => each.session === session.id)) return 0;
  return (3 * matter.weight * Math.max(0, daysBetween(matter.due, session.day))) / 7;
}

function travel(problem: Problem, listed: Listed[]): number {
  const called = byPerson(listed);
  return total(problem.people, (person) => {
    const there = called.get(person.id) ?? [];
    const trips = new Set(there.map(({ session }) => JSON.stringify([session.day, session.court])));
    return trips.size * person.tripCost;
  });
}

function clashes(problem: Problem, listed: Listed[]): number {
  const called = byPerson(listed);
  return total(problem.people, ({ id, clashCost }) => {
    if (!clashCost) return 0;
    const sessions = (called.get(id) ?? []).map(({ session }) => session);
    const days = [...new Set(sessions.map(({ day }) => day))];
    return clashCost * total(days, (day) => standIns(sessions.filter((session) => session.day === day)));
  });
}

function byPerson(listed: Listed[]): Map<string, Listed[]> {
  const called = new Map<string, Listed[]>();
  for (const each of listed)
    for (const id of each.matter.people) {
      const known = called.get(id);
      if (known) known.push(each);
      else called.set(id, [each]);
    }
  return called;
}

/** At each time a block begins, the courts beyond the first in which the person is awaited; a day without blocks is one. */
function standIns(sessions: Session[]): number {
  const begins = new Set(sessions.flatMap(({ slot }) => (slot === undefined ? [] : [block(slot).begin])));
  if (begins.size === 0) return new Set(sessions.map(({ court }) => court)).size - 1;
  return total([...begins], (begin) => {
    const awaited = sessions.filter(({ slot }) => {
      if (slot === undefined) return true;
      const its = block(slot);
      return its.begin === begin || (its.begin < begin && begin < its.end);
    });
    return new Set(awaited.map(({ court }) => court)).size - 1;
  });
}

function quotas(problem: Problem, listed: Listed[]): number {
  const withQuota = problem.sessions.filter((session) => session.quotas.length > 0);
  return total(withQuota, (session) =>
    total(session.quotas, ({ stage, atLeast, cost }) => {
      const there = listed.filter((each) => each.session.id === session.id && each.matter.stage === stage).length;
      return Math.max(0, atLeast - there) * cost;
    }),
  );
}

function moved(problem: Problem, { matter, session }: Listed): number {
  if (matter.notified === undefined) return 0;
  if (matter.moveCost === 0) return 0;
  const before = problem.sessions.find(({ id }) => id === matter.notified);
  const isThere = before?.day === session.day && before.bench === session.bench && before.court === session.court;
  return isThere ? 0 : matter.moveCost;
}

/** True when two blocks of a day share some time; no block is the whole day. */
export function blocksMeet(a: string | undefined, b: string | undefined): boolean {
  if (a === undefined || b === undefined || a === b) return true;
  const [first, second] = [block(a), block(b)];
  return first.begin < second.end && second.begin < first.end;
}

/** Clock times compare as texts, "09:00" before "10:30"; any other text is a block that meets only itself. */
function block(slot: string): { begin: string; end: string } {
  const [begin, end] = slot.split(/\s*[-–]\s*/);
  const isClock = (text: string | undefined): text is string => /^([01]\d|2[0-3]):[0-5]\d$/.test(text ?? "");
  return isClock(begin) && isClock(end) && begin < end ? { begin, end } : { begin: `~${slot}`, end: `~${slot}` };
}

function total<T>(items: readonly T[], value: (item: T) => number): number {
  return items.reduce((sum, item) => sum + value(item), 0);
}
