import { describe, expect, it } from "vitest";
import { reasonOf } from "../../server/listing/availability/problem-of.ts";
import { matter, planFor, problemOf, session } from "./small-problem.ts";

const sessions = [
  session("d1", "2026-12-03", { matters: 1 }),
  session("d2", "2026-12-10"),
  session("d3", "2026-12-17"),
];
const officer = { caseId: 1, personId: 7, role: "investigating-officer" } as unknown as Parameters<
  typeof reasonOf
>[1][number];

describe("the planner's reason", () => {
  it("tells who is away by the role, never by name", () => {
    const people = [{ id: "p7", away: ["2026-12-03"] }];
    const { reasons } = planFor(problemOf(sessions, [matter("m", { people: ["p7"] })], people));
    expect(reasonOf(reasons.m!, [officer])).toEqual({
      ...{ code: "earlier-away", role: "investigating-officer", count: 1, day: "2026-12-03" },
    });
  });

  it("counts the matters that weigh more, and names the limit behind the day", () => {
    const heavy = matter("heavy", { weight: 9, until: "2026-12-03" });
    const { reasons } = planFor(problemOf(sessions, [heavy, matter("m", { until: "2026-12-12" })]));
    expect(reasonOf(reasons.m!, [])).toEqual({
      ...{ code: "earlier-full", count: 1, day: "2026-12-03", limit: "matters", other: 1, outOf: 1 },
      lastDay: "2026-12-12",
    });
  });

  it("names the first day open to it, and what an earlier day is worth", () => {
    const light = matter("light", { away: ["2026-12-10", "2026-12-17"] });
    const later = matter("later", { from: "2026-12-09" });
    const { reasons } = planFor(problemOf(sessions, [light, later, matter("m", { weight: 2, unplacedCost: 900 })]));
    expect(reasonOf(reasons.later!, [])).toEqual({ code: "from-day", day: "2026-12-09" });
    expect(reasonOf(reasons.m!, [])).toEqual({ code: "earlier-dearer", count: 1, day: "2026-12-03" });
  });
});
