import { describe, expect, it } from "vitest";
import { matter, planFor, problemOf, session, violations } from "./small-problem.ts";

const thursdays = [session("d1", "2026-12-03"), session("d2", "2026-12-10"), session("d3", "2026-12-17")];

describe("who is heard when", () => {
  it("the heavier matter gets the earlier day when both want the last place", () => {
    const full = [session("d1", "2026-12-03", { matters: 1 }), session("d2", "2026-12-10", { matters: 1 })];
    const plan = planFor(problemOf(full, [matter("light"), matter("heavy", { weight: 9 })]));
    expect(plan.placements).toEqual({ heavy: "d1", light: "d2" });
  });

  it("a matter with one possible day is not crowded out by heavier ones that can wait", () => {
    const sessions = [session("d1", "2026-12-03", { matters: 1 }), session("d2", "2026-12-10")];
    const custody = matter("custody", { until: "2026-12-03", due: "2026-12-03" });
    const plan = planFor(problemOf(sessions, [matter("heavy", { weight: 9 }), custody]));
    expect(plan.placements).toEqual({ custody: "d1", heavy: "d2" });
  });

  it("from and until are both possible days", () => {
    const one = { from: "2026-12-10", due: "2026-12-10", until: "2026-12-10" };
    expect(planFor(problemOf(thursdays, [matter("m", one)])).placements).toEqual({ m: "d2" });
  });

  it("a part-heard matter waits for its own bench", () => {
    const sessions = [session("other", "2026-12-03", { bench: "A-2" }), session("own", "2026-12-17")];
    expect(planFor(problemOf(sessions, [matter("m", { bench: "A-1" })])).placements).toEqual({ m: "own" });
  });

  it("nobody is called on a day away, their own or the matter's", () => {
    const people = [{ id: "p", tripCost: 0, away: ["2026-12-03"] }];
    const plan = planFor(problemOf(thursdays, [matter("m", { people: ["p"], away: ["2026-12-10"] })], people));
    expect(plan.placements).toEqual({ m: "d3" });
  });

  it("reserved minutes stay free", () => {
    const sessions = [session("d1", "2026-12-03", { reserve: 45 }), session("d2", "2026-12-10")];
    expect(planFor(problemOf(sessions, [matter("m")])).placements).toEqual({ m: "d2" });
  });

  it("an officer's matters share a day when the trip costs more than the wait", () => {
    const sessions = [session("d1", "2026-12-03", { minutes: 20 }), session("d2", "2026-12-10")];
    const people = [{ id: "officer", tripCost: 30, away: [] }];
    const both = ["m1", "m2"].map((id) => matter(id, { people: ["officer"] }));
    const plan = planFor(problemOf(sessions, both, people));
    expect(plan.placements).toEqual({ m1: "d2", m2: "d2" });
    expect(plan.cost).toMatchObject({ travel: 30, delay: 2 });
  });

  it("a pinned matter stays, even over the limit, and nobody joins it there", () => {
    const sessions = [session("d1", "2026-12-03", { minutes: 10 }), session("d2", "2026-12-10")];
    const problem = problemOf(sessions, [
      matter("fixed", { pinned: true, notified: "d1" }),
      matter("free", { minutes: 0 }),
    ]);
    const plan = planFor(problem);
    expect(plan.placements).toEqual({ fixed: "d1", free: "d2" });
    expect(plan.reasons.fixed).toMatchObject({ code: "fixed" });
    expect(violations(problem, plan)).toEqual([]);
  });

  it("a notified date is kept while moving costs more than it saves", () => {
    const notified = { notified: "d2", weight: 5 };
    expect(planFor(problemOf(thursdays, [matter("m", { ...notified, moveCost: 60 })])).placements.m).toBe("d2");
    const moved = planFor(problemOf(thursdays, [matter("m", { ...notified, moveCost: 1 })]));
    expect(moved.placements.m).toBe("d1");
    expect(moved.cost.moves).toBe(1);
  });

  it("a notified matter whose day was lost pays for the move wherever it goes", () => {
    const plan = planFor(problemOf(thursdays, [matter("m", { notified: "lost", moveCost: 7 })]));
    expect(plan.cost).toMatchObject({ moves: 7, total: 7 });
  });

  it("options replace court, window and delay, and say their own minutes", () => {
    const sessions = [session("d1", "2026-12-03", { court: "B", minutes: 10 }), session("d2", "2026-12-10")];
    const options = [
      { session: "d1", cost: 4, minutes: 10 },
      { session: "d2", cost: 5 },
    ];
    const plan = planFor(problemOf(sessions, [matter("m", { options, until: "2026-12-03" })]));
    expect(plan.placements).toEqual({ m: "d1" });
    expect(plan.cost.total).toBe(4);
  });

  it("a quota draws matters of its stage", () => {
    const quotas = [{ stage: "judgment", atLeast: 1, cost: 20 }];
    const sessions = [session("d1", "2026-12-03"), session("d2", "2026-12-10", { quotas })];
    const problem = problemOf(sessions, [matter("m", { stage: "judgment" }), matter("n", { stage: "charge" })]);
    const plan = planFor(problem);
    expect(plan.placements).toEqual({ m: "d2", n: "d1" });
    expect(plan.reasons.m).toMatchObject({ code: "quota", stage: "judgment" });
  });

  it("a matter is left out only when that costs less, and says so", () => {
    const plan = planFor(problemOf([session("d3", "2026-12-17")], [matter("m", { weight: 9, unplacedCost: 10 })]));
    expect(plan.reasons.m).toMatchObject({ code: "not-worth", cost: 18, unplacedCost: 10 });
  });
});

describe("nobody in two courts at once", () => {
  const courts = (slotA?: string, slotB?: string) => [
    session("a", "2026-12-03", slotA ? { slot: slotA } : {}),
    session("b", "2026-12-03", { court: "B", bench: "B-1", ...(slotB ? { slot: slotB } : {}) }),
  ];
  const pair = [matter("m", { people: ["p"] }), matter("n", { court: "B", people: ["p"], unplacedCost: 2000 })];
  const banned = [{ id: "p", tripCost: 0 }];

  it.each([
    ["two whole days", undefined, undefined],
    ["a whole day and a block", undefined, "09:00-10:30"],
    ["the same block", "09:00-10:30", "09:00-10:30"],
    ["blocks that overlap", "09:00-10:30", "10:00-11:30"],
  ])("%s are never both given", (_, slotA, slotB) => {
    const plan = planFor(problemOf(courts(slotA, slotB), pair, banned));
    expect(plan.placements).toEqual({ n: "b" });
    expect(plan.reasons.m).toMatchObject({ code: "people-elsewhere", person: "p", court: "B" });
  });

  it("blocks that only touch are both given", () => {
    const plan = planFor(problemOf(courts("09:00-10:30", "10:30-12:00"), pair, banned));
    expect(plan.placements).toEqual({ m: "a", n: "b" });
  });

  it("somebody who can send a stand-in pays for each extra court instead", () => {
    const plan = planFor(problemOf(courts(), pair, [{ id: "p", clashCost: 15 }]));
    expect(plan.placements).toEqual({ m: "a", n: "b" });
    expect(plan.cost).toMatchObject({ clashes: 15, total: 15 });
  });
});

describe("standby", () => {
  it("is returned under every session it could join, most urgent first, and costs nothing", () => {
    const fill = matter("fill", { minutes: 60, until: "2026-12-03" });
    const sleepers = [matter("s1", { standby: true }), matter("s2", { standby: true, weight: 9, until: "2026-12-10" })];
    const plan = planFor(problemOf(thursdays, [fill, ...sleepers]));
    expect(plan.standby).toEqual({ d1: ["s2", "s1"], d2: ["s2", "s1"], d3: ["s1"] });
    expect(plan.cost.total).toBe(0);
  });

  it("that can join no session says why, like anybody without a place", () => {
    const plan = planFor(problemOf(thursdays, [matter("s", { standby: true, court: "Z" })]));
    expect(plan.unplaced).toMatchObject([{ matter: "s" }]);
    expect(plan.reasons.s).toMatchObject({ code: "no-session", court: "Z" });
  });
});

describe("degenerate problems", () => {
  it("nothing to plan is an empty plan", () => {
    expect(planFor(problemOf([], []))).toMatchObject({
      placements: {},
      unplaced: [],
      cost: { total: 0 },
      lowerBound: 0,
    });
  });

  it("no sessions leaves everybody out, each with a reason", () => {
    const plan = planFor(problemOf([], [matter("m1"), matter("m2")]));
    expect(plan.unplaced.map(({ because }) => because)).toEqual(
      Array(2).fill("Not placed: court A has no session in this plan."),
    );
  });

  it("sessions without minutes hear only matters that take none", () => {
    const empty = [session("d1", "2026-12-03", { minutes: 0 })];
    const plan = planFor(problemOf(empty, [matter("m"), matter("mention", { minutes: 0 })]));
    expect(plan.placements).toEqual({ mention: "d1" });
    expect(plan.reasons.m).toMatchObject({ code: "too-long", minutes: 20, most: 0 });
  });

  it("ids that JavaScript treats specially are ids like any other", () => {
    const plan = planFor(problemOf([session("__proto__", "2026-12-03")], [matter("__proto__"), matter("constructor")]));
    expect(Object.entries(plan.placements)).toEqual([
      ["__proto__", "__proto__"],
      ["constructor", "__proto__"],
    ]);
  });
});
