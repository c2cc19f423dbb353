import { type AllocateOptions, allocate } from "../allocation/allocate.ts";
import { becauseInEnglish } from "../allocation/explain.ts";
import { type Plan, toMillionth } from "../allocation/plan.ts";
import { placedReasons } from "../allocation/plan-of.ts";
import type { Matter, Problem, Session } from "../allocation/problem.ts";
import { recount } from "../allocation/recount.ts";
import type { CourtDay } from "../rules/calendar/court-day.ts";
import { PlanBook } from "./plan-book.ts";

/** The matters that go first (past their bound, in custody, urgent, or of a stage with a quota), each with the last day within its bound. */
export type First = ReadonlyMap<string, CourtDay>;

/** One that goes first has no day, or one past its bound, while one that still has time is listed where it could be. */
export type Unfair = { matter: string; session: string };

/** Plans, and where that plan is unfair to those that go first, lists them before all others. */
export function allocateFairly(problem: Problem, first: First, options: AllocateOptions): Plan {
  return madeFair(problem, first, allocate(problem, options), options);
}

/** The plan itself where it is fair, else one that lists before anything else what goes first. */
export function madeFair(problem: Problem, first: First, plan: Plan, options: Omit<AllocateOptions, "onBest">): Plan {
  if (unfairIn(problem, plan.placements, first) === null) return plan;
  const { seed, effort } = options;
  const ahead = repaired(problem, allocate(onlyFirst(problem, first), { seed, effort }), first);
  const behind = allocate(pinnedFirst(problem, ahead.placements, first), { seed, effort });
  const placements = { ...behind.placements, ...ahead.placements };
  return {
    ...behind,
    placements,
    unplaced: [...behind.unplaced, ...ahead.unplaced.filter(({ matter }) => first.has(matter))],
    because: { ...behind.because, ...ofFirst(ahead.because, first) },
    reasons: { ...behind.reasons, ...ofFirst(ahead.reasons, first) },
    cost: recount(problem, listedIn(problem, placements)),
    lowerBound: toMillionth(plan.lowerBound),
  };
}

/**
 * The first matter that the plan is unfair to; null where it is to none. Past its bound, or without a day, it would fit on
 * an earlier one but for those that still have time: one or several of them sit there, or keep somebody in another court.
 */
export function unfairIn(problem: Problem, placements: Plan["placements"], first: First): Unfair | null {
  const pinned = new Set(problem.matters.flatMap(({ id, pinned: is }) => (is ? [id] : [])));
  const entries = Object.entries(placements);
  const goesBefore = ([id]: [string, string]) => pinned.has(id) || first.has(id);
  const withoutOthers = new PlanBook(problem, Object.fromEntries(entries.filter(goesBefore)));
  const withAll = new PlanBook(problem, placements);
  const hasOthers = new Set(entries.flatMap((entry) => (goesBefore(entry) ? [] : [entry[1]])));
  for (const [id, bound] of first) {
    const matter = withAll.matters.get(id);
    if (!matter || matter.pinned) continue;
    const at = withAll.sessionOf(matter)?.day;
    if (at !== undefined && at <= bound) continue;
    const better = withoutOthers.windowOf(matter).find((session) => {
      if (at !== undefined && session.day >= at) return false;
      if (!withoutOthers.hasRoom(matter, session) || !withoutOthers.isFreeFor(matter, session)) return false;
      return hasOthers.has(session.id) || !withAll.isFreeFor(matter, session);
    });
    if (better) return { matter: id, session: better.id };
  }
  return null;
}

/** Leaving one out is dearer than any wait: it is to be listed where it can be. */
const LEFT_OUT = 10;

/** Only waiting counts here, and what the court wants on each day: no journey or stand-in keeps one that goes first behind. */
function onlyFirst(problem: Problem, first: First): Problem {
  return {
    ...problem,
    people: problem.people.map((person) => ({
      ...person,
      tripCost: 0,
      ...(person.clashCost === undefined ? {} : { clashCost: 0 }),
    })),
    matters: problem.matters
      .filter(({ id, pinned }) => pinned || first.has(id))
      .map((matter) => ({ ...matter, unplacedCost: matter.unplacedCost * LEFT_OUT })),
  };
}

/** The whole problem with those that go first where they are; those that found no day are out of it. */
function pinnedFirst(problem: Problem, placed: Plan["placements"], first: First): Problem {
  const matters = problem.matters.flatMap((matter): Matter[] => {
    if (matter.pinned || !first.has(matter.id)) return [matter];
    const notified = placed[matter.id];
    return notified === undefined ? [] : [{ ...matter, pinned: true, notified, moveCost: 0 }];
  });
  return { ...problem, matters };
}

/** The search may leave an earlier day free that it made room on late: whoever it would do takes it. */
function repaired(problem: Problem, plan: Plan, first: First): Plan {
  const book = new PlanBook(problem, plan.placements);
  const moved = new Set<Matter>();
  for (let again = true; again; ) {
    again = false;
    for (const [id, bound] of first) {
      const matter = book.matters.get(id);
      const at = matter && book.sessionOf(matter);
      if (!matter || matter.pinned || (at && at.day <= bound)) continue;
      const better = book
        .windowOf(matter)
        .find((one) => (!at || one.day < at.day) && book.hasRoom(matter, one) && book.isFreeFor(matter, one));
      if (!better) continue;
      book.take(matter);
      book.put(matter, better.id);
      moved.add(matter);
      again = true;
    }
  }
  return moved.size === 0 ? plan : withMoved(problem, plan, [...moved], book);
}

function withMoved(problem: Problem, plan: Plan, moved: readonly Matter[], book: PlanBook): Plan {
  const isMoved = new Set(moved.map(({ id }) => id));
  const placements = {
    ...plan.placements,
    ...Object.fromEntries(moved.map((one) => [one.id, book.sessionOf(one)!.id])),
  };
  const reasons = placedReasons(problem, placements, [...isMoved]);
  return {
    ...plan,
    placements,
    unplaced: plan.unplaced.filter(({ matter }) => !isMoved.has(matter)),
    reasons: { ...plan.reasons, ...Object.fromEntries(reasons) },
    because: {
      ...plan.because,
      ...Object.fromEntries(reasons.map(([id, because]) => [id, becauseInEnglish(because)])),
    },
  };
}

const ofFirst = <Value>(record: Readonly<Record<string, Value>>, first: First): Record<string, Value> =>
  Object.fromEntries(Object.entries(record).filter(([id]) => first.has(id)));

function listedIn(problem: Problem, placements: Plan["placements"]): { matter: Matter; session: Session }[] {
  const sessions = new Map(problem.sessions.map((session) => [session.id, session]));
  return problem.matters.flatMap((matter) => {
    const session = sessions.get(placements[matter.id] ?? "");
    return session ? [{ matter, session }] : [];
  });
}
