import { describe, expect, it } from "vitest";
import { checkPlan, type Rule } from "../../server/allocation/check.ts";
import type { Plan } from "../../server/allocation/plan.ts";
import type { Problem } from "../../server/allocation/problem.ts";
import { matter, planFor, problemOf, session, violations } from "./small-problem.ts";

const problem = (): Problem =>
  problemOf(
    [
      session("d1", "2026-12-03", { matters: 3 }),
      session("d1-b", "2026-12-03", { court: "B", bench: "B-1" }),
      session("d2", "2026-12-10"),
      session("d2-second", "2026-12-10", { bench: "A-2" }),
      session("d3", "2027-01-07"),
    ],
    [
      matter("m1", { people: ["p"] }),
      matter("m2", { bench: "A-1" }),
      matter("m3", { from: "2026-12-10", people: ["p"], away: ["2027-01-07"] }),
      matter("fixed", { pinned: true, notified: "d2", minutes: 10, people: ["q"] }),
      matter("b1", { court: "B", people: ["q"], minutes: 5 }),
      matter("sleeper", { standby: true }),
      matter("picky", { options: [{ session: "d1", cost: 1, minutes: 5 }] }),
      matter("nobody's", { court: "Z" }),
    ],
    [{ id: "p", away: ["2027-01-07"] }, { id: "q" }],
  );

/** Plants something in a sound plan and says which rules the checker then finds broken, but for the cost that changes with it. */
function found(plant: (plan: Plan, problem: Problem) => void): Rule[] {
  const [planned, plan] = [problem(), planFor(problem())];
  plant(plan, planned);
  return [...new Set(violations(planned, plan).map(({ rule }) => rule))].filter((rule) => rule !== "cost");
}

const move = (id: string, to: string) => (plan: Plan) => {
  plan.placements[id] = to;
};

describe("the checker", () => {
  it("finds nothing in a sound plan", () => {
    expect(checkPlan(problem(), planFor(problem())).findings).toEqual([]);
  });

  it.each<[Rule, string, (plan: Plan, problem: Problem) => void]>([
    ["unknown-session", "a session that is none", move("m1", "elsewhere")],
    [
      "unknown-matter",
      "a matter that is none",
      (plan) => plan.unplaced.push({ matter: "ghost", because: "?", couldBe: [] }),
    ],
    ["missing", "a matter nobody answers", (plan) => Reflect.deleteProperty(plan.placements, "m1")],
    [
      "twice",
      "a matter placed and unplaced",
      (plan) => plan.unplaced.push({ matter: "m1", because: "?", couldBe: [] }),
    ],
    ["twice", "a standby list with a matter twice", (plan) => plan.standby.d1!.push("sleeper")],
    ["court", "another court", move("m1", "d1-b")],
    ["bench", "another bench of a part-heard matter", move("m2", "d2-second")],
    ["too-early", "a day before from", move("m3", "d1")],
    ["too-late", "a day after until", move("m2", "d3")],
    ["matter-away", "a day the matter is away", move("m3", "d3")],
    ["person-away", "a day somebody is away", move("m1", "d3")],
    ["option", "a session that is no option", move("picky", "d2")],
    ["minutes", "more minutes than there are", (_, planned) => (planned.sessions[0]!.minutes = 20)],
    ["minutes", "minutes out of the reserve", (_, planned) => (planned.sessions[0]!.reserve = 30)],
    ["matters", "more matters than there may be", (_, planned) => (planned.sessions[0]!.matters = 1)],
    ["two-courts", "one person in two courts", (_, planned) => (planned.matters[4]!.people = ["p"])],
    ["pinned-moved", "a pinned matter moved", move("fixed", "d1")],
    ["standby-placed", "a standby matter placed", move("sleeper", "d2")],
    ["standby-misfit", "a standby matter where it cannot go", (plan) => (plan.standby["d1-b"] = ["sleeper"])],
    ["standby-misfit", "an ordinary matter on standby", (plan) => (plan.standby.d1 = ["m1"])],
    ["no-reason", "a placement without a reason", (plan) => (plan.because.m1 = "")],
    ["no-reason", "a matter left out without a reason", (plan) => (plan.unplaced[0]!.because = "")],
    ["bound", "a bound above the cost", (plan) => (plan.lowerBound = 1e6)],
  ])("finds %s: %s", (rule, _, plant) => {
    expect(found(plant)).toContain(rule);
  });

  it("plants only what it says: the violations above do not come from a broken problem", () => {
    expect(found(() => {})).toEqual([]);
  });

  it.each(["delay", "lateness", "unplaced", "travel", "clashes", "quotas", "moves", "total"] as const)(
    "finds a %s that is not what the plan costs",
    (part) => {
      const plan = planFor(problem());
      plan.cost[part] += 1;
      expect(violations(problem(), plan).map(({ rule }) => rule)).toEqual(["cost"]);
    },
  );

  it("tells apart what a court ordered from what a plan did", () => {
    const sessions = [session("d1", "2026-12-03", { minutes: 10 })];
    const ordered = problemOf(sessions, [matter("m", { pinned: true, notified: "d1", from: "2026-12-10" })]);
    const { findings } = checkPlan(ordered, planFor(ordered));
    expect(findings.map(({ rule, isOrdered }) => [rule, isOrdered])).toEqual([
      ["too-early", true],
      ["minutes", true],
    ]);
  });
});
