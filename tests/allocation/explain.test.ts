import { describe, expect, it } from "vitest";
import { matter, planFor as plan, problemOf, session } from "./small-problem.ts";

const first = session("d1", "2026-12-03", { matters: 1 });
const second = session("d2", "2026-12-10");
const heavy = matter("heavy", { weight: 9, until: "2026-12-03" });

describe("why this day", () => {
  it.each([
    [
      "the first possible day",
      [first, second],
      [heavy],
      "heavy",
      "Thursday 3 December 2026: the only session it can use; the last session before its limit, Thursday 3 December 2026.",
    ],
    [
      "a full day before it",
      [first, second],
      [heavy, matter("m")],
      "m",
      "Thursday 10 December 2026: 1 better session, the first on Thursday 3 December 2026, had no room (number of matters); of the 1 listed then 1 weigh more or are fixed.",
    ],
    [
      "a date past due",
      [first, second],
      [heavy, matter("m", { due: "2026-12-08" })],
      "m",
      "Thursday 10 December 2026, 2 days after it was due: 1 better session, the first on Thursday 3 December 2026, had no room (number of matters); of the 1 listed then 1 weigh more or are fixed.",
    ],
    [
      "a date that was notified",
      [first, second],
      [matter("m", { notified: "d2", moveCost: 60 })],
      "m",
      "Thursday 10 December 2026: it stays where it was notified rather than moving to Thursday 3 December 2026.",
    ],
    [
      "a fixed date",
      [first, second],
      [matter("m", { notified: "d2", pinned: true })],
      "m",
      "Thursday 10 December 2026: this date is fixed and stays.",
    ],
  ])("names %s", (_, sessions, matters, id, sentence) => {
    expect(plan(problemOf(sessions, matters)).because[id]).toBe(sentence);
  });

  it("names who is away on the earlier days", () => {
    const sessions = [session("d1", "2026-12-03"), session("d2", "2026-12-10"), session("d3", "2026-12-17")];
    const people = [{ id: "p", away: ["2026-12-03", "2026-12-10"] }];
    const made = plan(
      problemOf(
        sessions,
        [matter("m", { people: ["p"] }), matter("n", { away: ["2026-12-03"] }), matter("o", { from: "2026-12-10" })],
        people,
      ),
    );
    expect(made.because.m).toBe(
      "Thursday 17 December 2026: in 2 better sessions, the first on Thursday 3 December 2026, p is away.",
    );
    expect(made.reasons.m).toMatchObject({ code: "earlier-away", sessions: 2, person: "p", first: "2026-12-03" });
    expect(made.reasons.n).toMatchObject({ code: "earlier-away", sessions: 1, person: null });
    expect(made.because.n).toContain("the matter itself cannot be heard");
  });

  it("names the day before which it cannot be heard, as when evidence is awaited", () => {
    const made = plan(problemOf([first, second], [matter("m", { from: "2026-12-08" })]));
    expect(made.because.m).toBe(
      "Thursday 10 December 2026: the first session it can use: it can't be heard before Tuesday 8 December 2026.",
    );
  });

  it("counts who weighs more on the full day, for the room they take", () => {
    const sessions = [session("d1", "2026-12-03", { minutes: 60, matters: 4 }), second];
    const weighs = (id: string, weight: number) => matter(id, { weight });
    const made = plan(problemOf(sessions, [weighs("a", 9), weighs("b", 8), weighs("c", 7), weighs("m", 2)]));
    expect(made.reasons.m).toMatchObject({ code: "earlier-full", lack: "minutes", full: 1, listed: 3, heavier: 3 });
  });

  it("says what an earlier day is worth where lighter matters hold it", () => {
    const sessions = [first, session("d2", "2026-12-10"), session("d9", "2026-12-31")];
    const light = matter("light", { weight: 1, away: ["2026-12-10"] });
    const made = plan(problemOf(sessions, [light, matter("m", { weight: 2 })]));
    expect(made.placements).toEqual({ light: "d1", m: "d2" });
    // Giving way would cost the light one four weeks, and gain the other one week at twice the weight.
    expect(made.reasons.m).toMatchObject({ code: "earlier-dearer", first: "2026-12-03", gain: 2, loss: 4 });
    expect(made.because.m).toContain("the lightest listed then would lose 4 by giving way, this one would gain 2");
  });

  it("names the limit where the last day before it is all that was left", () => {
    const sessions = [first, second, session("d3", "2026-12-17")];
    const made = plan(problemOf(sessions, [heavy, matter("m", { until: "2026-12-15", weight: 2 })]));
    expect(made.reasons.m).toMatchObject({ code: "earlier-full", limit: "2026-12-15" });
    expect(made.because.m).toMatch(/; the last session before its limit, Tuesday 15 December 2026\.$/);
  });

  it("names who comes that day anyway", () => {
    const sessions = [session("d1", "2026-12-03"), session("d2", "2026-12-10")];
    const there = matter("there", { people: ["officer"], pinned: true, notified: "d2" });
    const made = plan(
      problemOf(sessions, [there, matter("m", { people: ["officer"] })], [{ id: "officer", tripCost: 6 }]),
    );
    expect(made.because.m).toContain(
      "officer comes that day anyway for 1 other matter; Thursday 3 December 2026 would need another trip",
    );
  });

  it("names who would be expected in two courts", () => {
    const sessions = [
      session("d1", "2026-12-03"),
      session("d2", "2026-12-10"),
      session("b", "2026-12-03", { court: "B" }),
    ];
    const there = matter("there", { court: "B", people: ["p"], pinned: true, notified: "b" });
    const of = (person: object) =>
      plan(problemOf(sessions, [there, matter("m", { people: ["p"] })], [{ id: "p", ...person }]));
    expect(of({}).because.m).toContain(
      "in 1 better session, the first on Thursday 3 December 2026, p is needed in court B",
    );
    expect(of({ clashCost: 15 }).because.m).toContain(
      "on Thursday 3 December 2026 p would be expected in two courts at once",
    );
  });
});

describe("why no day", () => {
  const left = (
    sessions: Parameters<typeof problemOf>[0],
    fields: object,
    people: Parameters<typeof problemOf>[2] = [],
  ) =>
    plan(problemOf(sessions, [heavy, matter("m", { ...fields })], people)).unplaced.find(
      (each) => each.matter === "m",
    )!;

  it("names a full court and what would have to give", () => {
    expect(left([first], {})).toEqual({
      matter: "m",
      because: "Not placed: the only session it can use has no room (number of matters).",
      couldBe: ["Thursday 3 December 2026 (d1): 1 matter more than the session takes, unless heavy gives way"],
    });
  });

  it("names the window when the court does not sit in it, and the days that would work", () => {
    const fields = { from: "2026-12-04", until: "2026-12-09" };
    expect(left([first, second], fields)).toMatchObject({
      because: "Not placed: its court does not sit between Friday 4 December 2026 and Wednesday 9 December 2026.",
      couldBe: ["Thursday 10 December 2026 (d2): it is after Wednesday 9 December 2026, the last day allowed"],
    });
  });

  it("names who is away", () => {
    const away = [{ id: "p", away: ["2026-12-10"] }];
    expect(left([first, second], { from: "2026-12-10", people: ["p"] }, away)).toMatchObject({
      because: "Not placed: on the only session of its window it or somebody it needs is away (p).",
      couldBe: ["Thursday 10 December 2026 (d2): p is away"],
    });
  });

  it("names the bench that does not sit, and the bench that could", () => {
    expect(left([first, second], { bench: "A-9" })).toMatchObject({
      because: "Not placed: bench A-9 of court A has no session in this plan.",
      couldBe: [expect.any(String), expect.stringContaining("it would be bench A-1")],
    });
  });

  it("offers at most three days, those for which least must give, earliest first", () => {
    const sessions = ["2026-12-31", "2026-12-24", "2026-12-17", "2026-12-10"].map((day) =>
      session(day, day, { minutes: 10 }),
    );
    expect(left(sessions, {}).couldBe.map((each) => each.slice(0, 27).trim())).toEqual([
      "Thursday 10 December 2026 (",
      "Thursday 17 December 2026 (",
      "Thursday 24 December 2026 (",
    ]);
  });
});
