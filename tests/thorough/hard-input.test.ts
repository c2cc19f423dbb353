import { describe, expect, it } from "vitest";
import { allocate } from "../../server/allocation/allocate.ts";
import { checkPlan } from "../../server/allocation/check.ts";
import { matter, problemOf, session } from "../allocation/small-problem.ts";
import { makeProblem } from "../bench/allocation/make-problem.ts";

describe("input that is out of proportion", () => {
  it("ten thousand matters in one court are planned, and whoever finds no place is told so", () => {
    const days = Array.from({ length: 20 }, (_, index) =>
      session(`d${index}`, `2026-12-${10 + index}`, { minutes: 300, matters: 18 }),
    );
    const many = Array.from({ length: 10_000 }, (_, index) =>
      matter(`m${index}`, { minutes: 10 + (index % 7), weight: 1 + (index % 9) }),
    );
    const problem = problemOf(days, many);
    const plan = allocate(problem, { seed: 1, effort: "quick" });
    expect(checkPlan(problem, plan).findings).toEqual([]);
    expect(Object.keys(plan.placements)).toHaveLength(360);
    expect(plan.unplaced).toHaveLength(9_640);
  });

  it("where everybody is away nobody is listed, each with the reason", () => {
    const people = [{ id: "p", away: ["2026-12-03"] }];
    const problem = problemOf(
      [session("d", "2026-12-03")],
      [matter("m", { people: ["p"] }), matter("n", { away: ["2026-12-03"] })],
      people,
    );
    const plan = allocate(problem, { seed: 1, effort: "normal" });
    expect(plan.unplaced.map(({ because }) => because)).toEqual([
      "Not placed: on the only session of its window it or somebody it needs is away (p).",
      "Not placed: on the only session of its window it or somebody it needs is away (the matter itself).",
    ]);
  });
});

describe("made-up dockets of every kind", () => {
  it.each(["notified", "pinned", "options", "slots"] as const)(
    "with %s matters or sessions, the plan breaks no rule",
    (variant) => {
      const problem = makeProblem({ matters: 240, seed: 7, variant });
      const plan = allocate(problem, { seed: 1, effort: "quick" });
      expect(checkPlan(problem, plan).findings.filter(({ isOrdered }) => !isOrdered)).toEqual([]);
      expect(plan.lowerBound).toBeGreaterThan(0);
    },
  );

  it("several regions that share people are planned apart and still break no rule", () => {
    const problem = makeProblem({ matters: 6_000, seed: 11 });
    const plan = allocate(problem, { seed: 1, effort: "quick" });
    expect(checkPlan(problem, plan).findings).toEqual([]);
  });
});
