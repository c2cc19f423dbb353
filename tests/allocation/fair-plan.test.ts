import { describe, expect, test } from "vitest";
import { allocate } from "../../server/allocation/allocate.ts";
import { checkPlan } from "../../server/allocation/check.ts";
import { allocateFairly } from "../../server/planner/fair-plan.ts";
import { courtDay } from "../../server/rules/calendar/court-day.ts";
import { boundDay, DEFAULT_WAIT_BOUNDS, goesFirst, waitBoundsOf } from "../../server/rules/planner/wait-bounds.ts";
import { matter, problemOf, session } from "./small-problem.ts";

const options = { seed: 1, effort: "quick" } as const;
const DAYS = ["2026-12-03", "2026-12-10", "2026-12-17"];
const past = courtDay("2026-11-01");

describe("fairness", () => {
  test("one past its bound is listed before heavier ones that still have time", () => {
    const problem = problemOf(
      [session("d1", DAYS[0]!, { minutes: 40 })],
      [matter("waits", { minutes: 40, weight: 1 }), matter("heavy", { minutes: 40, weight: 9, unplacedCost: 9000 })],
    );
    expect(allocate(problem, options).placements).toEqual({ heavy: "d1" });
    const plan = allocateFairly(problem, new Map([["waits", past]]), options);
    expect(plan.placements).toEqual({ waits: "d1" });
    expect(checkPlan(problem, plan).findings).toEqual([]);
  });

  test("two short ones that still have time do not hold the day of a long one past its bound", () => {
    const young = { minutes: 20, weight: 9, unplacedCost: 9000 };
    const problem = problemOf(
      [session("d1", DAYS[0]!, { minutes: 40 })],
      [matter("waits", { minutes: 40, weight: 1 }), matter("one", young), matter("two", young)],
    );
    expect(allocate(problem, options).placements).toEqual({ one: "d1", two: "d1" });
    expect(allocateFairly(problem, new Map([["waits", past]]), options).placements).toEqual({ waits: "d1" });
  });

  test("an officer is not kept in another court by one that still has time", () => {
    const problem = problemOf(
      [session("a", DAYS[0]!, { minutes: 40 }), session("b", DAYS[0]!, { court: "B", bench: "B-1", minutes: 40 })],
      [
        matter("waits", { weight: 1, people: ["officer"] }),
        matter("young", { court: "B", weight: 9, unplacedCost: 9000, people: ["officer"] }),
      ],
      [{ id: "officer", tripCost: 0 }],
    );
    expect(allocate(problem, options).placements).toEqual({ young: "b" });
    expect(allocateFairly(problem, new Map([["waits", past]]), options).placements).toEqual({ waits: "a" });
  });

  test("a journey does not keep one past its bound for a later day", () => {
    const people = [{ id: "officer", tripCost: 500 }];
    const problem = problemOf(
      [session("d1", DAYS[0]!, { minutes: 40 }), session("d2", DAYS[1]!, { minutes: 80 })],
      [
        matter("waits", { minutes: 40, weight: 1, people: ["officer"] }),
        matter("fixed", { minutes: 40, people: ["officer"], pinned: true, notified: "d2" }),
        matter("young", { minutes: 40, weight: 2 }),
      ],
      people,
    );
    expect(allocate(problem, options).placements.waits).toBe("d2");
    expect(allocateFairly(problem, new Map([["waits", past]]), options).placements).toMatchObject({
      waits: "d1",
      young: "d2",
    });
  });
});

describe("the bound of a stage", () => {
  const waiting = { stage: "judgment", purpose: "judgment", isInCustody: false } as const;

  test("counts from the last hearing, and a district may set its own", () => {
    expect(boundDay("judgment", courtDay("2026-11-01"), DEFAULT_WAIT_BOUNDS)).toBe("2026-12-01");
    expect(boundDay("judgment", courtDay("2026-11-01"), waitBoundsOf({ judgment: 14, charge: -3 }))).toBe("2026-11-15");
    expect(waitBoundsOf({ charge: -3 }).charge).toBe(DEFAULT_WAIT_BOUNDS.charge);
  });

  test("those past it by the end of the plan, in custody or urgent go first", () => {
    const at = (since: string, more = {}) =>
      goesFirst({ ...waiting, waitingSince: courtDay(since), ...more }, courtDay("2026-12-24"), DEFAULT_WAIT_BOUNDS);
    expect(at("2026-11-24")).toBe(true);
    expect(at("2026-11-25")).toBe(false);
    expect(at("2026-11-25", { isInCustody: true })).toBe(true);
    expect(at("2026-11-25", { purpose: "bail" })).toBe(true);
  });
});
