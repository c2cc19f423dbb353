import fc from "fast-check";
import { expect, test } from "vitest";
import { allocate } from "../../server/allocation/allocate.ts";
import { checkPlan } from "../../server/allocation/check.ts";
import type { Problem } from "../../server/allocation/problem.ts";
import { allocateFairly, type First, unfairIn } from "../../server/planner/fair-plan.ts";
import { type CourtDay, courtDay } from "../../server/rules/calendar/court-day.ts";
import { matter, problemOf, session } from "../allocation/small-problem.ts";

const options = { seed: 1, effort: "quick" } as const;
const DAYS = ["2026-12-03", "2026-12-10", "2026-12-17"];

const anyProblem: fc.Arbitrary<{ problem: Problem; first: First }> = fc
  .record({
    sessions: fc.array(
      fc.record({
        court: fc.constantFrom("A", "B"),
        day: fc.constantFrom(...DAYS),
        minutes: fc.integer({ min: 20, max: 90 }),
      }),
      { minLength: 1, maxLength: 5 },
    ),
    matters: fc.array(
      fc.record({
        court: fc.constantFrom("A", "B"),
        minutes: fc.integer({ min: 5, max: 60 }),
        weight: fc.integer({ min: 1, max: 20 }),
        person: fc.constantFrom(null, "officer", "counsel"),
        from: fc.constantFrom(...DAYS),
        isFirst: fc.boolean(),
        bound: fc.constantFrom("2026-11-01", ...DAYS),
      }),
      { minLength: 2, maxLength: 12 },
    ),
  })
  .map(({ sessions, matters }) => ({
    problem: problemOf(
      sessions.map(({ court, day, minutes }, at) => session(`s${at}`, day, { court, bench: court, minutes })),
      matters.map(({ court, minutes, weight, person, from }, at) =>
        matter(`m${at}`, {
          ...{ court, minutes, weight, from, due: from, until: "2026-12-31", unplacedCost: weight * 40 },
          people: person ? [person] : [],
        }),
      ),
      [
        { id: "officer", tripCost: 6 },
        { id: "counsel", clashCost: 15 },
      ],
    ),
    first: new Map(
      matters.flatMap(({ isFirst, bound }, at): [string, CourtDay][] => (isFirst ? [[`m${at}`, courtDay(bound)]] : [])),
    ),
  }));

test("nobody waits past its bound while one that still has time is listed where it could be", () => {
  fc.assert(
    fc.property(anyProblem, ({ problem, first }) => {
      const plan = allocateFairly(problem, first, options);
      expect(checkPlan(problem, plan).findings).toEqual([]);
      expect(unfairIn(problem, plan.placements, first)).toBeNull();
    }),
    { numRuns: 100, verbose: 1 },
  );
});

test("the property sees a plan that is unfair", () => {
  let unfair = 0;
  fc.assert(
    fc.property(anyProblem, ({ problem, first }) => {
      if (unfairIn(problem, allocate(problem, options).placements, first)) unfair += 1;
    }),
    { numRuns: 100, seed: 7 },
  );
  expect(unfair).toBeGreaterThan(5);
});
