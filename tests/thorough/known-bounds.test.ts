import { describe, expect, it } from "vitest";
import { allocate } from "../../server/allocation/allocate.ts";
import { checkPlan } from "../../server/allocation/check.ts";
import type { Plan } from "../../server/allocation/plan.ts";
import { assignmentProblem } from "../bench/allocation/generalized-assignment.ts";
import { golden } from "./known-problems.ts";

describe("problems with known bounds", () => {
  // What no plan can cost less than, and how far above it a plan may be. n60-s4 hangs on a calendar that the search does not find.
  it.each([
    ["n60-s1", 1018, 1.02],
    ["n60-s2", 886, 1.01],
    ["n60-s3", 870, 1.02],
    ["n60-s4", 721, 1.09],
    ["n60-s5", 910, 1.01],
    ["n300-s1", 11064.6, 1.05],
    ["n300-s2", 8850.7, 1.055],
    ["n1200-s1", 38131.85, 1.045],
    ["n1200-s2", 41260.68, 1.045],
  ])("%s is planned within the rules and near its bound", (name, bound, most) => {
    const problem = golden(name);
    const plan = allocate(problem, { seed: 1, effort: "normal" });
    const { findings, cost } = checkPlan(problem, plan);
    expect(findings).toEqual([]);
    expect(plan.cost.total).toBeCloseTo(cost.total, 5);
    expect(cost.total).toBeGreaterThanOrEqual(bound - 0.1);
    expect(cost.total).toBeLessThan(bound * most);
    expect(plan.lowerBound).toBeLessThanOrEqual(bound + 0.1);
  });

  it.each([
    ["n300-s1", 11064.6],
    ["n300-s2", 8850.7],
    ["n1200-s1", 38131.85],
    ["n1200-s2", 41260.68],
  ])("%s: the bound that the plan carries is near the solver's", (name, bound) => {
    const { lowerBound } = allocate(golden(name), { seed: 1, effort: "normal", onBest: ({ share }) => share === 0 });
    expect(lowerBound).toBeGreaterThan(bound * 0.99);
    expect(lowerBound).toBeLessThanOrEqual(bound + 0.1);
  });

  it("a bound does not stay where it began when leaving out is dear and the first prices go too far", () => {
    const problem = assignmentProblem("d", 5, 100, 1);
    const { lowerBound } = allocate(problem, { seed: 1, effort: "normal", onBest: ({ share }) => share === 0 });
    // The linear relaxation is 6542.8; everybody where it is cheapest costs 2726.
    expect(lowerBound).toBeGreaterThan(6_530);
  });
});

describe("the work itself", () => {
  it("more effort costs less", () => {
    const problem = golden("n300-s1");
    const [quick, normal] = (["quick", "normal"] as const).map((effort) => allocate(problem, { seed: 1, effort }));
    expect(normal!.cost.total).toBeLessThan(quick!.cost.total);
  });

  it("offers ever cheaper plans and stops with the one at which it is told to", () => {
    const problem = golden("n60-s1");
    const offered: Plan[] = [];
    const plan = allocate(problem, { seed: 3, effort: "normal", onBest: (best) => offered.push(best.plan()) < 2 });
    expect(offered).toHaveLength(2);
    expect(offered[1]!.cost.total).toBeLessThan(offered[0]!.cost.total);
    expect(plan.placements).toEqual(offered[1]!.placements);
  });

  it("stops when it is told to from outside, with a plan that breaks no rule", () => {
    const problem = golden("n300-s1");
    const stop = { aborted: false };
    let asked = 0;
    const plan = allocate(problem, {
      ...{ seed: 1, effort: "thorough", stop },
      onBest: () => {
        asked += 1;
        stop.aborted = asked === 3;
        return true;
      },
    });
    expect(asked).toBe(3);
    expect(checkPlan(problem, plan).findings).toEqual([]);
  });

  it("is not changed by being watched, and a rerun gives the same plan to the bit", () => {
    const problem = golden("n300-s2");
    const plan = allocate(problem, { seed: 3, effort: "normal" });
    expect(allocate(problem, { seed: 3, effort: "normal", onBest: () => true })).toEqual(plan);
    expect(allocate(problem, { seed: 3, effort: "normal" })).toEqual(plan);
  });
});
