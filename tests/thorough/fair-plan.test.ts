import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allocate } from "../../server/allocation/allocate.ts";
import { checkPlan } from "../../server/allocation/check.ts";
import type { Plan } from "../../server/allocation/plan.ts";
import type { Matter, Problem, Session } from "../../server/allocation/problem.ts";
import { allocateFairly, type First } from "../../server/planner/fair-plan.ts";
import { addDays, type CourtDay, courtDay } from "../../server/rules/calendar/court-day.ts";
import { matter, problemOf, session } from "../allocation/small-problem.ts";
import { makeProblem } from "../bench/allocation/make-problem.ts";

const SEED = Number(process.env.PESHI_SEED ?? 20261127);
const options = { seed: 1, effort: "normal" } as const;

/**
 * Written from the rule and not from the planner: nobody who goes first has no day, or one past his bound, while an earlier
 * day of his window on which somebody sits who still has time would hold him without those.
 */
function waitsBehind(problem: Problem, { placements }: Plan, first: First): string[] {
  const matters = new Map(problem.matters.map((one) => [one.id, one]));
  const sessions = new Map(problem.sessions.map((one) => [one.id, one]));
  const isFirm = (one: Matter) => one.pinned || first.has(one.id);
  const sitting = Object.entries(placements).map(([id, at]) => ({ one: matters.get(id)!, at: sessions.get(at)! }));
  const firm = sitting.filter(({ one }) => isFirm(one));
  const bound = new Set(problem.people.flatMap(({ id, clashCost }) => (clashCost === undefined ? [id] : [])));
  const isAway = (id: string, day: string) =>
    problem.people.find((one) => one.id === id)?.away.includes(day as CourtDay);
  const wouldHold = (one: Matter, at: Session): boolean => {
    const here = firm.filter((other) => other.at.id === at.id);
    const minutes = here.reduce((sum, other) => sum + other.one.minutes, one.minutes);
    if (minutes > at.minutes - at.reserve || here.length + 1 > (at.matters ?? Number.POSITIVE_INFINITY)) return false;
    return one.people.every((id) => {
      if (!bound.has(id)) return true;
      if (isAway(id, at.day)) return false;
      return !firm.some(
        (other) => other.at.day === at.day && other.at.court !== at.court && other.one.people.includes(id),
      );
    });
  };
  return [...first].flatMap(([id, last]) => {
    const one = matters.get(id);
    if (!one || one.pinned) return [];
    const day = sessions.get(placements[id] ?? "")?.day;
    if (day !== undefined && day <= last) return [];
    const better = problem.sessions.find(
      (at) =>
        at.court === one.court &&
        (one.bench === undefined || at.bench === one.bench) &&
        one.from <= at.day &&
        at.day <= one.until &&
        !one.away.includes(at.day) &&
        (day === undefined || at.day < day) &&
        sitting.some((other) => other.at.id === at.id && !isFirm(other.one)) &&
        wouldHold(one, at),
    );
    return better ? [`${id} could be on ${better.id}`] : [];
  });
}

const DAYS = ["2026-12-03", "2026-12-10", "2026-12-17", "2026-12-24"];

const small: fc.Arbitrary<{ problem: Problem; first: First }> = fc
  .record({
    sessions: fc.array(
      fc.record({
        court: fc.constantFrom("A", "B"),
        day: fc.constantFrom(...DAYS),
        minutes: fc.integer({ min: 20, max: 90 }),
        matters: fc.constantFrom(undefined, 1, 2, 4),
      }),
      { minLength: 1, maxLength: 7 },
    ),
    matters: fc.array(
      fc.record({
        court: fc.constantFrom("A", "B"),
        minutes: fc.integer({ min: 5, max: 60 }),
        weight: fc.integer({ min: 1, max: 20 }),
        people: fc.subarray(["officer", "expert", "counsel"]),
        from: fc.constantFrom(...DAYS),
        bound: fc.constantFrom(null, "2026-11-01", ...DAYS),
      }),
      { minLength: 2, maxLength: 14 },
    ),
    away: fc.subarray(DAYS, { maxLength: 1 }),
  })
  .map(({ sessions, matters, away }) => ({
    problem: problemOf(
      sessions.map(({ court, matters: most, ...rest }, at) =>
        session(`s${at}`, rest.day, { court, bench: court, minutes: rest.minutes, ...(most && { matters: most }) }),
      ),
      matters.map(({ bound: _bound, ...rest }, at) =>
        matter(`m${at}`, { ...rest, due: rest.from, until: "2026-12-31", unplacedCost: rest.weight * 40 }),
      ),
      [
        { id: "officer", tripCost: 6, away },
        { id: "expert", tripCost: 20 },
        { id: "counsel", clashCost: 15 },
      ],
    ),
    first: new Map(
      matters.flatMap(({ bound }, at): [string, CourtDay][] => (bound ? [[`m${at}`, courtDay(bound)]] : [])),
    ),
  }));

describe(`fairness (seed ${SEED})`, () => {
  it("nobody waits past the bound of his stage while somebody who still has time sits where he could be", () => {
    fc.assert(
      fc.property(small, ({ problem, first }) => {
        const plan = allocateFairly(problem, first, options);
        expect(checkPlan(problem, plan).findings).toEqual([]);
        expect(waitsBehind(problem, plan, first)).toEqual([]);
      }),
      { numRuns: 150, seed: SEED },
    );
  });

  it.each([1, 2, 3])("nor in a docket of a bench that cannot hear everybody (docket %i)", (seed) => {
    const problem = makeProblem({ matters: 300, seed });
    // Every third of the matters that may be heard early is past its bound when the plan begins.
    const first: First = new Map(
      problem.matters
        .filter((one, at) => at % 3 === 0 && !one.pinned)
        .map(({ id, from }) => [id, addDays(from, 14)] as const),
    );
    expect(waitsBehind(problem, allocate(problem, { seed: 1, effort: "quick" }), first), "plans alone").not.toEqual([]);
    const plan = allocateFairly(problem, first, options);
    expect(checkPlan(problem, plan).findings).toEqual([]);
    expect(waitsBehind(problem, plan, first)).toEqual([]);
  });
});
