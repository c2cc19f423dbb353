import { describe, expect, it } from "vitest";
import { allocateCommand } from "../../server/doors/terminal/allocate-command.ts";
import { matter, session } from "./small-problem.ts";

const text = JSON.stringify({
  format: "peshi-allocation/1",
  sessions: [session("d1", "2026-12-03")],
  people: [],
  matters: [matter("m"), matter("long", { minutes: 90 })],
});

function refusal(input: string, ...args: string[]): string {
  const answer = allocateCommand(input, args);
  return "refused" in answer ? answer.refused : "accepted";
}

describe("allocate in a terminal", () => {
  it("writes a plan in the documented format, with the reasons in codes beside it", () => {
    const answer = allocateCommand(text, ["--seed", "7", "--effort", "quick"]);
    expect(JSON.parse(JSON.stringify(answer))).toEqual({
      json: {
        format: "peshi-plan/1",
        seed: 7,
        placements: { m: "d1" },
        unplaced: [
          {
            matter: "long",
            because: "Not placed: it needs 90 minutes and no session it can use has more than 60.",
            couldBe: ["Thursday 3 December 2026 (d1): 50 minutes more than the session has"],
          },
        ],
        standby: {},
        because: { m: "Thursday 3 December 2026: the only session it can use." },
        cost: { delay: 0, lateness: 0, unplaced: 1000, travel: 0, clashes: 0, quotas: 0, moves: 0, total: 1000 },
        lowerBound: 1000,
        reasons: {
          m: expect.objectContaining({ code: "first-possible" }),
          long: expect.objectContaining({ code: "too-long" }),
        },
      },
    });
  });

  it("takes its settings in either writing, and a file with a byte order mark", () => {
    expect(allocateCommand(`\uFEFF${text}`, ["--seed=7", "--effort=quick", "--json"])).toEqual(
      allocateCommand(text, ["--seed", "7", "--effort", "quick"]),
    );
  });

  it.each([
    [["--seed", "-1"], "--seed: expected a whole number from 0 to 4294967295"],
    [["--seed"], "--seed: expected a whole number from 0 to 4294967295"],
    [["--effort", "heroic"], "--effort: expected quick, normal, thorough"],
    [["--hurry"], "--hurry: expected --seed or --effort"],
  ])("refuses %j in one line", (args, line) => {
    expect(refusal(text, ...args)).toBe(line);
  });

  it("refuses what is not JSON in one line", () => {
    expect(refusal('{"format":\n oops')).toMatch(/^problem: expected JSON: [^\n]+$/);
  });

  it("passes on what the problem was refused for", () => {
    expect(refusal("{}")).toBe('format: expected "peshi-allocation/1"');
  });
});
