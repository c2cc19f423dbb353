import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allocate, EFFORTS } from "../../server/allocation/allocate.ts";
import type { Plan } from "../../server/allocation/plan.ts";
import { type Problem, readProblem } from "../../server/allocation/problem.ts";
import { violations } from "../allocation/small-problem.ts";

const SEED = 20261203;
const DAYS = ["2026-12-03", "2026-12-10", "2026-12-17"];
const STAGES = ["judgment", "evidence"];

const day = fc.constantFrom(...DAYS);
const court = fc.constantFrom("A", "B");
const days = fc.uniqueArray(day, { maxLength: 1 });
const rarely = <T>(drawn: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: drawn });
const mostly = <T>(drawn: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 1, arbitrary: fc.constant(undefined) }, { weight: 2, arbitrary: drawn });

const sessions = fc.array(
  fc.record({
    court,
    bench: fc.constantFrom("1", "2"),
    day,
    minutes: fc.constantFrom(0, 30, 60, 90),
    matters: mostly(fc.nat(4)),
    slot: rarely(fc.constantFrom("09:00-10:30", "10:00-11:00", "10:30-12:00", "after prayers")),
    reserve: rarely(fc.integer({ min: 0, max: 20 })),
    quotas: fc.array(
      fc.record({ stage: fc.constantFrom(...STAGES), atLeast: fc.integer({ min: 0, max: 2 }), cost: fc.nat(20) }),
      {
        maxLength: 1,
      },
    ),
  }),
  { minLength: 3, maxLength: 9, size: "max" },
);

const people = fc.array(
  fc.record({ tripCost: fc.constantFrom(0, 6), away: days, clashCost: mostly(fc.constantFrom(0, 15)) }),
  { minLength: 2, maxLength: 4 },
);

const matters = fc.array(
  fc.record({
    court,
    bench: rarely(fc.constantFrom("1", "2")),
    minutes: fc.integer({ min: 0, max: 400 }).map((tenths) => tenths / 10),
    window: fc.constantFrom(
      ["2026-12-03", "2026-12-17", "2026-12-17"],
      ["2026-12-03", "2026-12-03", "2026-12-17"],
      ["2026-12-10", "2026-12-03", "2026-12-10"],
    ),
    weight: fc.nat(12),
    people: fc.uniqueArray(fc.nat(3), { maxLength: 3 }),
    away: days,
    unplacedCost: fc.constantFrom(0, 40, 300),
    notified: rarely(fc.nat(9)),
    moveCost: fc.constantFrom(0, 60),
    kind: fc.constantFrom("free", "free", "free", "free", "pinned", "standby"),
    stage: rarely(fc.constantFrom(...STAGES)),
    options: rarely(fc.uniqueArray(fc.nat(7), { minLength: 1, maxLength: 3 })),
  }),
  { minLength: 5, maxLength: 14, size: "max" },
);

const anyProblem = fc.record({ sessions, people, matters }).map((drawn): Problem => {
  const count = drawn.sessions.length;
  const read = readProblem({
    format: "peshi-allocation/1",
    sessions: drawn.sessions.map((session, index) => ({ id: `s${index}`, ...session })),
    people: drawn.people.map((person, index) => ({ id: `p${index}`, ...person })),
    matters: drawn.matters.map(({ window, kind, options, ...matter }, index) => {
      const [from, due, until] = window;
      const isPinned = kind === "pinned" && count > 0;
      const notified = isPinned
        ? `s${(matter.notified ?? 0) % count}`
        : matter.notified === undefined
          ? undefined
          : `s${matter.notified}`;
      return {
        id: `m${index}`,
        ...matter,
        from,
        due,
        until,
        people: matter.people.filter((person) => person < drawn.people.length).map((person) => `p${person}`),
        notified,
        pinned: isPinned,
        standby: kind === "standby",
        options: options?.filter((each) => each < count).map((each) => ({ session: `s${each}`, cost: each * 3 })),
      };
    }),
  });
  if ("refused" in read) throw new Error(read.refused);
  return read;
});

// A tenth of the problems are searched as the planner does, the others as quickly as may be: the rules are the same.
const effort = fc.oneof(
  { weight: 9, arbitrary: fc.constant(EFFORTS[0]) },
  { weight: 1, arbitrary: fc.constant(EFFORTS[1]) },
);

function everyPlan(holds: (problem: Problem, plan: Plan, again: () => Plan) => void): void {
  const property = fc.property(anyProblem, effort, fc.nat(1000), (problem, how, seed) => {
    const plan = () => allocate(problem, { seed, effort: how });
    holds(problem, plan(), plan);
  });
  fc.assert(property, { seed: SEED, numRuns: 60 });
}

describe("whatever the problem", () => {
  it("the plan breaks no rule and costs what it says, and the same input gives the same plan", () => {
    everyPlan((problem, plan, again) => {
      expect(violations(problem, plan)).toEqual([]);
      expect(again()).toEqual(plan);
    });
  });

  it("every matter is placed, unplaced with a reason, or on standby, and exactly one of these", () => {
    everyPlan((problem, plan) => {
      const standby = new Set(Object.values(plan.standby).flat());
      const answered = [...Object.keys(plan.placements), ...plan.unplaced.map(({ matter }) => matter), ...standby];
      expect(answered.sort()).toEqual(problem.matters.map(({ id }) => id).sort());
      for (const { because, matter } of plan.unplaced) {
        expect(because).toMatch(/^Not placed: .+\.$/);
        expect(plan.reasons[matter]).toHaveProperty("couldBe");
      }
    });
  });

  it("nobody who could choose is placed outside the window", () => {
    everyPlan((problem, plan) => {
      for (const matter of problem.matters) {
        const session = problem.sessions.find(({ id }) => id === plan.placements[matter.id]);
        if (!session || matter.pinned || matter.options) continue;
        expect(session.court).toBe(matter.court);
        expect(session.day >= matter.from && session.day <= matter.until).toBe(true);
        expect([
          ...matter.away,
          ...problem.people.filter(({ id }) => matter.people.includes(id)).flatMap(({ away }) => away),
        ]).not.toContain(session.day);
      }
    });
  });
});
