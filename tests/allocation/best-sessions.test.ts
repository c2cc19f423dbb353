import { describe, expect, it } from "vitest";
import { bestSessions, type Facts } from "../../server/allocation/best-sessions.ts";
import { matter, problemOf, session } from "./small-problem.ts";

const sessions = [
  session("before", "2026-12-01"),
  session("full", "2026-12-03", { matters: 1 }),
  session("near", "2026-12-10"),
  session("far", "2026-12-24"),
  session("elsewhere", "2026-12-10", { court: "B", bench: "B-1" }),
];
const people = [{ id: "officer", tripCost: 6, away: ["2026-12-24"] }];

function factsAnd(fields: Record<string, unknown> = {}) {
  const problem = problemOf(sessions, [matter("asked", fields)], people);
  const listed = [
    { id: "a", session: "full", minutes: 30, people: [] },
    { id: "b", session: "near", minutes: 25, people: ["officer"] },
    { id: "c", session: "elsewhere", minutes: 10, people: ["expert"] },
  ];
  const facts: Facts = { sessions: problem.sessions, people: problem.people, listed };
  return { facts, asked: problem.matters[0]! };
}

function choices(n: number, fields: Record<string, unknown> = {}) {
  const { facts, asked } = factsAnd(fields);
  return bestSessions(facts, asked, n);
}

describe("the next date of one matter", () => {
  it("is the cheapest open session first, with its load", () => {
    const [best] = choices(3);
    expect(best).toMatchObject({ session: { id: "near" }, isOpen: true, cost: 1, against: [] });
    expect(best).toMatchObject({ minutesUsed: 25, minutesLeft: 35, mattersUsed: 1, placesLeft: null });
  });

  it("offers as many as asked, open ones before those where something would have to give", () => {
    expect(choices(2).map(({ session }) => session.id)).toEqual(["near", "far"]);
    expect(choices(9).map(({ session }) => session.id)).toEqual(["near", "far", "full"]);
  });

  it("says what speaks against each", () => {
    const against = Object.fromEntries(
      choices(9, { people: ["officer"], due: "2026-12-08" }).map((each) => [
        each.session.id,
        each.against.map(({ code }) => code),
      ]),
    );
    expect(against).toEqual({ near: ["late"], full: ["matters", "trip"], far: ["person-away", "late", "trip"] });
  });

  it("never offers a day before the matter can be heard", () => {
    expect(choices(9, { from: "2026-12-17" }).map(({ session }) => session.id)).toEqual(["far"]);
  });

  it("sees that somebody is expected in another court, also somebody nobody described", () => {
    const { facts, asked } = factsAnd();
    const near = bestSessions(facts, { ...asked, people: ["expert"] }, 9).find(({ session }) => session.id === "near")!;
    expect(near).toMatchObject({ isOpen: false, against: [{ code: "elsewhere", person: "expert", court: "B" }] });
  });

  it("does not count the matter's own old date against it", () => {
    const { facts, asked } = factsAnd();
    const moving = { ...facts, listed: [...facts.listed, { id: "asked", session: "near", minutes: 60, people: [] }] };
    expect(bestSessions(moving, asked, 1)).toEqual(bestSessions(facts, asked, 1));
  });
});
