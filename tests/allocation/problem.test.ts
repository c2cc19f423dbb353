import { describe, expect, it } from "vitest";
import { readProblem } from "../../server/allocation/problem.ts";
import { matter, session } from "./small-problem.ts";

const sound = () => ({
  format: "peshi-allocation/1",
  sessions: [session("s1", "2026-12-03")],
  people: [{ id: "p1", tripCost: 6, away: ["2026-12-10"] }],
  matters: [matter("m1", { people: ["p1"] }), matter("m2")],
});

type Broken = ReturnType<typeof sound> & Record<string, unknown>;

function refusal(breakIt: (problem: Broken) => void): string {
  const problem = sound() as Broken;
  breakIt(problem);
  const read = readProblem(problem);
  return "refused" in read ? read.refused : "accepted";
}

describe("reading a problem", () => {
  it("fills in what may be left out", () => {
    const read = readProblem(sound());
    if ("refused" in read) throw new Error(read.refused);
    expect(read.sessions[0]).toMatchObject({ reserve: 0, quotas: [] });
    expect(read.matters[1]).toMatchObject({ people: [], away: [], moveCost: 0, pinned: false, standby: false });
  });

  it.each([
    [
      "a month that is a number",
      (p: Broken) => (p.matters[1]!.from = 202612),
      "matters[1].from: expected a day YYYY-MM-DD",
    ],
    [
      "the thirtieth of February",
      (p: Broken) => (p.sessions[0]!.day = "2026-02-30"),
      "sessions[0].day: expected a day YYYY-MM-DD",
    ],
    [
      "negative minutes",
      (p: Broken) => (p.matters[0]!.minutes = -1),
      "matters[0].minutes: expected a number from 0 to 1000000000",
    ],
    [
      "minutes as a text",
      (p: Broken) => (p.sessions[0]!.minutes = "60"),
      "sessions[0].minutes: expected a number from 0 to 1000000000",
    ],
    ["half a matter", (p: Broken) => (p.sessions[0]!.matters = 1.5), "sessions[0].matters: expected a whole number"],
    [
      "an away day that is none",
      (p: Broken) => (p.people[0]!.away = ["soon"]),
      "people[0].away[0]: expected a day YYYY-MM-DD",
    ],
    ["no matters", (p: Broken) => Reflect.deleteProperty(p, "matters"), "matters: expected an array"],
    ["another format", (p: Broken) => (p.format = "peshi-allocation/2"), 'format: expected "peshi-allocation/1"'],
    ["a matter that is null", (p: Broken) => (p.matters[0] = null as never), "matters[0]: expected an object"],
    ["an empty id", (p: Broken) => (p.matters[0]!.id = ""), "matters[0].id: expected a text that is not empty"],
    [
      "a quota without a cost",
      (p: Broken) => (p.sessions[0]!.quotas = [{ stage: "judgment", atLeast: 1 }]),
      "sessions[0].quotas[0].cost: expected a number from 0 to 1000000000",
    ],
    [
      "a pinned that is a word",
      (p: Broken) => (p.matters[0]!.pinned = "yes"),
      "matters[0].pinned: expected true or false",
    ],
    [
      "a person nobody described",
      (p: Broken) => (p.matters[0]!.people = ["p1", "p9"]),
      'matters[0].people[1]: expected a person of this problem, "p9" is not one',
    ],
    [
      "the same matter twice",
      (p: Broken) => (p.matters[1]!.id = "m1"),
      'matters[1].id: expected an id used once, "m1" is there already',
    ],
    [
      "the same session twice",
      (p: Broken) => p.sessions.push(session("s1", "2026-12-10")),
      'sessions[1].id: expected an id used once, "s1" is there already',
    ],
    [
      "an option nowhere",
      (p: Broken) => (p.matters[0]!.options = [{ session: "s9", cost: 1 }]),
      'matters[0].options[0].session: expected a session of this problem, "s9" is not one',
    ],
    [
      "a matter pinned to a lost session",
      (p: Broken) => Object.assign(p.matters[0]!, { pinned: true, notified: "lost" }),
      'matters[0].notified: expected a session of this problem, "m1" is pinned to "lost"',
    ],
    [
      "a matter pinned to nothing",
      (p: Broken) => (p.matters[0]!.pinned = true),
      'matters[0].notified: expected the session in which "m1" is pinned',
    ],
  ])("refuses %s in one line that names the path", (_, breakIt, line) => {
    expect(refusal(breakIt as (problem: Broken) => void)).toBe(line);
  });

  it.each([null, 7, "text", [], undefined])("refuses %j, which is no problem at all", (input) => {
    expect(readProblem(input)).toHaveProperty("refused", expect.stringMatching(/^(problem|format): expected /));
  });

  it("lets a notified session be lost when the matter is not pinned to it", () => {
    expect(refusal((problem) => (problem.matters[0]!.notified = "lost"))).toBe("accepted");
  });

  it("lets options stand in for court, window and weight", () => {
    const options = [{ session: "s1", cost: 4, minutes: 15 }];
    const read = readProblem({ ...sound(), matters: [{ id: "m1", unplacedCost: 9, options }] });
    expect(read).not.toHaveProperty("refused");
  });
});
