import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DISPOSALS, OUTCOMES } from "../../../server/rules/case/outcomes.ts";
import { PURPOSES } from "../../../server/rules/case/purposes.ts";
import {
  isAllowed,
  mayFollow,
  pairsOfReturn,
  pathPairs,
  STAGE_PAIRS,
  stageLeft,
} from "../../../server/rules/case/stage-machine.ts";
import { COURT_RANKS, sectionAt } from "../../../server/rules/case/stage-sections.ts";
import { STAGE_RULES, STAGES, type Stage } from "../../../server/rules/case/stages.ts";
import { stageAfterHearing } from "../../../server/rules/sitting/hearing-outcome.ts";
import { WORDING } from "../../../server/wording/languages.ts";

const walk = (path: string) => path.split(" ") as Stage[];
const canWalk = (path: string) => walk(path).every((to, at, all) => at === 0 || isAllowed(all[at - 1]!, to));

describe("what a court does every week is possible", () => {
  test.each([
    ["the whole course", "inquiry fir remand challan cognizance copies charge plea prosecution-evidence"],
    ["and its end", "prosecution-evidence statement-of-accused defence-evidence arguments judgment decided"],
    ["an inquiry that became a case without an FIR first", "inquiry challan cognizance copies"],
    ["an interim report on which the trial starts", "remand challan copies charge"],
    ["charge and plea of not guilty on one date", "charge prosecution-evidence"],
    ["no defence evidence", "statement-of-accused arguments judgment decided"],
    ["a plea of guilty", "plea judgment decided"],
    ["an absconder arrested in the middle of the evidence", "prosecution-evidence absconder prosecution-evidence"],
    ["a stopped case revived", "absconder stopped absconder prosecution-evidence"],
    ["bail before the report", "fir bail challan copies"],
    ["a C-class report that the court does not accept", "remand report-class cognizance copies"],
    ["a C-class report that it accepts", "fir report-class decided"],
    ["a witness recalled at arguments", "arguments prosecution-evidence statement-of-accused arguments"],
    ["a compromise that covers one section only", "prosecution-evidence compromise prosecution-evidence"],
    ["a transfer in the middle of arguments", "arguments transfer arguments"],
    ["further investigation after the charge", "charge challan copies charge"],
  ])("%s", (_, path) => {
    expect(canWalk(path)).toBe(true);
  });
});

describe("a pair that is absent cannot happen", () => {
  test.each([
    ["nobody is charged on the date on which the copies are supplied with the report", "challan charge"],
    ["no evidence without a charge", "cognizance prosecution-evidence"],
    ["no evidence straight from the copies, which come seven days before", "copies prosecution-evidence"],
    ["no judgment without arguments or a plea of guilty", "prosecution-evidence judgment"],
    ["no compromise at the stage of bail", "bail compromise"],
    ["no compromise while nothing but an inquiry is pending", "inquiry compromise"],
    ["a decided case does not go on by itself", "decided prosecution-evidence"],
    ["nobody is arrested in an inquiry", "inquiry remand"],
    ["an application for acquittal is not reserved for judgment", "premature-acquittal judgment"],
  ])("%s", (_, path) => {
    expect(canWalk(path)).toBe(false);
  });

  test("a retrial starts at charge, evidence or arguments, and only by order", () => {
    expect(mayFollow("decided").map(({ to }) => to)).toEqual(["charge", "prosecution-evidence", "arguments"]);
    expect(mayFollow("decided").every(({ byOrder }) => byOrder)).toBe(true);
    expect(isAllowed("decided", "arguments", { byOrder: true })).toBe(true);
  });

  test("only a case that left its course is taken up again, from where it left", () => {
    const to = (...path: Stage[]) => pairsOfReturn(path).map((pair) => pair.to);
    expect(to("judgment", "decided")).toEqual(["charge", "prosecution-evidence", "arguments"]);
    expect(to("charge", "stopped")).toEqual(["charge", "plea", "prosecution-evidence", "judgment"]);
    expect(to("arguments", "transfer")).toEqual(["arguments", "judgment"]);
    expect(to("charge")).toEqual([]);
    expect(to("charge", "bail")).toEqual([]);
  });

  test("no trial reaches its arguments but through the statement of the accused", () => {
    const into = STAGE_PAIRS.filter((pair) => pair.to === "arguments" && ["course", "skip"].includes(pair.kind));
    for (const pair of into)
      expect(
        [...pair.passes, pair.from].some((one) => /statement|defence/.test(one)),
        pair.from,
      ).toBe(true);
  });
});

describe("the table", () => {
  test("has no pair twice, none from a stage to itself, and every pair cites its law", () => {
    const names = STAGE_PAIRS.map(({ from, to }) => `${from} ${to}`);
    expect(new Set(names).size).toBe(names.length);
    for (const pair of STAGE_PAIRS) {
      expect(pair.from).not.toBe(pair.to);
      expect(pair.authority.length * pair.section.length).toBeGreaterThan(0);
    }
  });

  test("leaves no stage without a way in, and no open stage without a way to its end", () => {
    for (const stage of STAGES) {
      if (stage !== "inquiry") expect(STAGE_PAIRS.some(({ to }) => to === stage)).toBe(true);
      if (stage !== "decided") expect(isAllowed(stage, "decided"), stage).toBe(true);
    }
  });

  test("has a way back out of every side stage to each stage it may interrupt", () => {
    for (const { from, to } of STAGE_PAIRS.filter(({ kind }) => kind === "side"))
      expect(isAllowed(to, from), `${to} back to ${from}`).toBe(true);
  });

  test("has words for every step and kind, in both languages", () => {
    for (const { law } of Object.values(WORDING))
      for (const { kind, step } of STAGE_PAIRS) expect(law.kinds[kind] && law.steps[step]).toBeTruthy();
  });
});

describe("a side stage goes back to the stage it left", () => {
  const next = (path: string) => pathPairs(walk(path)).map(({ to }) => to);

  test("bail in the middle of the evidence leads back to the evidence, not to the copies", () => {
    expect(next("copies charge prosecution-evidence bail")).toContain("prosecution-evidence");
    expect(next("copies charge prosecution-evidence bail")).not.toContain("copies");
    expect(next("challan bail")).toContain("copies");
  });

  test("a case stopped while the accused absconded may wait for him again or go on", () => {
    expect(stageLeft(walk("prosecution-evidence absconder stopped"))).toBe("prosecution-evidence");
    expect(next("prosecution-evidence absconder stopped")).toEqual(
      expect.arrayContaining(["absconder", "prosecution-evidence", "decided"]),
    );
  });

  test("where nobody knows what it left, as in an imported register, every return is open", () => {
    expect(stageLeft(["bail"])).toBeNull();
    expect(next("bail")).toEqual(mayFollow("bail").map(({ to }) => to));
    expect(pathPairs([])).toEqual([]);
  });

  test("on no path that may be walked does evidence come before a charge", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1000), { maxLength: 40 }), (choices) => {
        const path: Stage[] = ["inquiry"];
        for (const choice of choices) {
          const open = pathPairs(path).filter(({ byOrder }) => !byOrder);
          if (open.length > 0) path.push(open[choice % open.length]!.to);
        }
        const first = path.indexOf("prosecution-evidence");
        if (first >= 0) expect(path.slice(0, first)).toContain("charge");
        if (path.includes("charge")) expect(path.slice(0, path.indexOf("charge"))).toContain("copies");
      }),
      { seed: 20261126, numRuns: 400 },
    );
  });
});

describe("a hearing moves a case along the table or not at all", () => {
  test("whatever is recorded", () => {
    const wrong: unknown[] = [];
    for (const stage of STAGES)
      for (const kind of OUTCOMES)
        for (const purpose of [null, ...PURPOSES])
          for (const disposal of [null, ...DISPOSALS]) {
            const after = stageAfterHearing(stage, kind, purpose, disposal);
            if (after !== stage && !isAllowed(stage, after)) wrong.push({ stage, kind, purpose, disposal, after });
          }
    expect(wrong).toEqual([]);
  });

  test("evidence fixed before any charge leaves the case where it stands", () => {
    expect(stageAfterHearing("cognizance", "held-moved-on", "evidence", null)).toBe("cognizance");
    expect(stageAfterHearing("charge", "held-moved-on", "evidence", null)).toBe("prosecution-evidence");
    expect(stageAfterHearing("decided", "held-moved-on", "evidence", null)).toBe("decided");
  });

  test("an inquiry is not laid to rest under section 249, which needs a case before a magistrate", () => {
    expect(stageAfterHearing("inquiry", "disposed", null, "dormant-249")).toBe("inquiry");
    expect(stageAfterHearing("cognizance", "disposed", null, "dormant-249")).toBe("stopped");
  });
});

describe("the section of a stage turns on the court", () => {
  test.each([
    ["copies", "241-A", "265-C"],
    ["charge", "242", "265-D"],
    ["plea", "243", "265-E"],
    ["prosecution-evidence", "244", "265-F"],
    ["statement-of-accused", "342", "342"],
    ["premature-acquittal", "249-A", "265-K"],
    ["stopped", "249", null],
    ["decided", null, null],
  ] as const)("%s: %s before a magistrate, %s before Sessions", (stage, magistrate, sessions) => {
    expect(COURT_RANKS.map((rank) => sectionAt(stage, rank).section)).toEqual([magistrate, sessions]);
  });

  test("what is only remembered is not confirmed", () => {
    expect(sectionAt("copies", "magistrate").confirmed).toBe(false);
    expect(sectionAt("copies", "sessions").confirmed).toBe(true);
    for (const stage of STAGES)
      if (!STAGE_RULES[stage].confirmed) expect(sectionAt(stage, "sessions").confirmed).toBe(false);
  });
});
