import fc from "fast-check";
import { expect, it } from "vitest";
import { allocate } from "../../server/allocation/allocate.ts";
import { checkPlan } from "../../server/allocation/check.ts";
import type { Plan } from "../../server/allocation/plan.ts";
import { type Problem, readProblem } from "../../server/allocation/problem.ts";

const SEED = 20261126;

/** Five matters, three days, two courts: few enough to try every plan. */
const tiny = fc
  .record({
    rooms: fc.array(
      fc.record({
        minutes: fc.constantFrom(20, 40, 60),
        slot: fc.constantFrom(undefined, undefined, "09:00-10:30", "10:30-12:00"),
      }),
      { minLength: 4, maxLength: 4 },
    ),
    people: fc.array(
      fc.record({ tripCost: fc.constantFrom(0, 6), clashCost: fc.constantFrom(undefined, undefined, 9) }),
      { minLength: 2, maxLength: 2 },
    ),
    matters: fc.array(
      fc.record({
        court: fc.constantFrom("A", "B"),
        minutes: fc.constantFrom(10, 20, 30),
        weight: fc.nat(9),
        people: fc.subarray(["p0", "p1"]),
        unplacedCost: fc.constantFrom(5, 40, 90),
        stage: fc.constantFrom("judgment", "evidence"),
        notified: fc.constantFrom(undefined, undefined, "s0", "s1"),
        moveCost: fc.constantFrom(0, 15),
      }),
      { minLength: 3, maxLength: 5 },
    ),
  })
  .map(({ rooms, people, matters }): Problem => {
    const days = ["2026-12-03", "2026-12-10"];
    const window = { from: days[0], due: "2026-12-07", until: "2026-12-17" };
    const read = readProblem({
      format: "peshi-allocation/1",
      sessions: rooms.map((room, index) => ({
        ...{ id: `s${index}`, court: index % 2 ? "B" : "A", bench: "1", day: days[index >> 1], ...room },
        quotas: index === 2 ? [{ stage: "judgment", atLeast: 1, cost: 12 }] : [],
      })),
      people: people.map((person, index) => ({ id: `p${index}`, ...person })),
      matters: matters.map((matter, index) => ({ id: `m${index}`, ...window, ...matter })),
    });
    if ("refused" in read) throw new Error(read.refused);
    return read;
  });

/** The least cost of all plans that break no rule, each counted by the checker. */
function cheapest(problem: Problem): number {
  let least = Number.POSITIVE_INFINITY;
  const sessions = problem.sessions.map(({ id }) => id);
  const visit = (index: number, placements: Record<string, string>): void => {
    if (index === problem.matters.length) {
      const plan = { placements, unplaced: [], standby: {}, because: {}, cost: {}, lowerBound: 0 } as unknown as Plan;
      const { findings, cost } = checkPlan(problem, plan);
      const hard = findings.filter(({ rule }) => !["missing", "no-reason", "cost", "bound"].includes(rule));
      if (hard.length === 0) least = Math.min(least, cost.total);
      return;
    }
    const { id, court } = problem.matters[index]!;
    visit(index + 1, placements);
    for (const session of sessions)
      if (problem.sessions.find((each) => each.id === session)!.court === court)
        visit(index + 1, { ...placements, [id]: session });
  };
  visit(0, {});
  return least;
}

it("a small problem is planned as cheaply as any plan can be, and no plan costs less than the bound", () => {
  const property = fc.property(tiny, (problem) => {
    const plan = allocate(problem, { seed: 1, effort: "normal" });
    const least = cheapest(problem);
    expect(plan.lowerBound).toBeLessThanOrEqual(least + 1e-5);
    expect(plan.cost.total).toBeCloseTo(least, 5);
  });
  fc.assert(property, { seed: SEED, numRuns: 60 });
});
