import { describe, expect, test } from "vitest";
import { courtDay } from "../../../server/rules/calendar/court-day.ts";
import { DISPOSALS, type Disposal } from "../../../server/rules/case/outcomes.ts";
import { STAGES, type Stage } from "../../../server/rules/case/stages.ts";
import { disposalsAt } from "../../../server/rules/judgment/disposal-exits.ts";
import { ACCUSED_RESULTS } from "../../../server/rules/judgment/judgment.ts";
import { resultsAt } from "../../../server/rules/judgment/judgment-exits.ts";
import { decideOutcome } from "../../../server/rules/sitting/hearing-outcome.ts";

const DAY = courtDay("2026-12-03");
/** Each mode with the letter under which it stands in the table below. */
const LETTERS: Readonly<Partial<Record<Disposal, string>>> = {
  ...{ acquitted: "A", convicted: "C", discharged: "D", compounded: "m", "acquitted-249a": "9", "acquitted-265k": "6" },
  ...{ withdrawn: "w", transferred: "t", abated: "b", "dormant-249": "s", other: "o", quashed: "q" },
  ...{ "complainant-stopped-coming": "1", "complainant-hostile": "2", "complainant-not-pursuing": "3" },
  ...{ "complaint-dismissed": "d", "report-class-a": "x", "report-class-b": "y", "report-class-c": "z" },
  ...{ "sent-to-sessions": "S", "returned-for-want-of-jurisdiction": "r", "split-up": "u" },
};
const OF_TRIALS = DISPOSALS.filter((one) => LETTERS[one] !== undefined);
const ANYWHERE = "tboq";
const PENDING = "mwsSru123";

/** Written out by hand from the Code, and not from the pairs of the stage machine that the rule reads. */
const TABLE: Readonly<Record<Exclude<Stage, "decided">, string>> = {
  inquiry: `${ANYWHERE}123dr`,
  fir: `${ANYWHERE}Dxyz`,
  remand: `${ANYWHERE}Dxyz`,
  bail: `${ANYWHERE}wr`,
  challan: `${ANYWHERE}${PENDING}Dxyz`,
  cognizance: `${ANYWHERE}${PENDING}A96d`,
  absconder: `${ANYWHERE}${PENDING}`,
  copies: `${ANYWHERE}${PENDING}A96`,
  charge: `${ANYWHERE}${PENDING}AC96`,
  plea: `${ANYWHERE}${PENDING}AC96`,
  "prosecution-evidence": `${ANYWHERE}${PENDING}A96`,
  "statement-of-accused": `${ANYWHERE}${PENDING}A96`,
  "defence-evidence": `${ANYWHERE}${PENDING}A96`,
  arguments: `${ANYWHERE}${PENDING}A96`,
  judgment: `${ANYWHERE}${PENDING}AC`,
  "premature-acquittal": `${ANYWHERE}A96mw123`,
  stopped: `${ANYWHERE}s`,
  withdrawal: `${ANYWHERE}ADw`,
  compromise: `${ANYWHERE}m123`,
  "report-class": `${ANYWHERE}xyz`,
  transfer: `${ANYWHERE}wSr`,
};

const sorted = (text: string) => [...text].sort().join("");
const OPEN = STAGES.filter((stage) => stage !== "decided");

describe("how a case may end from where it stands", () => {
  test.each(OPEN)("at %s, every mode as the table has it", (stage) => {
    const open = disposalsAt(stage).map((one) => LETTERS[one]);
    expect(sorted(open.join(""))).toBe(sorted(TABLE[stage]));
  });

  test.each(OPEN)("at %s, an outcome is refused exactly where the sheet offers no such end", (stage) => {
    for (const disposal of OF_TRIALS) {
      const decided = decideOutcome({ day: DAY, stage }, { kind: "disposed", disposal });
      if (TABLE[stage].includes(LETTERS[disposal]!)) expect(decided).toMatchObject({ kind: "disposed", disposal });
      else expect(decided).toEqual({ problem: "stage" });
    }
  });

  test("the sheet and the file of the case say the same of convicted, acquitted, discharged and abated", () => {
    for (const stage of STAGES)
      for (const result of ACCUSED_RESULTS)
        expect(disposalsAt(stage).includes(result)).toBe(resultsAt(stage).includes(result));
  });

  test("an application ends by what it asks for, wherever it stands", () => {
    const given = { kind: "disposed", disposal: "bail-granted" } as const;
    for (const stage of OPEN) {
      expect(decideOutcome({ day: DAY, stage, isApplication: true }, given)).toMatchObject(given);
      expect(decideOutcome({ day: DAY, stage }, given)).toEqual({ problem: "stage" });
    }
  });

  test("nobody is convicted or acquitted of a case that stands at the FIR", () => {
    for (const disposal of ["convicted", "acquitted", "acquitted-249a", "acquitted-265k", "compounded"] as const)
      expect(disposalsAt("fir")).not.toContain(disposal);
  });

  test("what is over already may be told as any ending, and nothing but an ending is held to the stage", () => {
    expect(disposalsAt("decided")).toEqual(OF_TRIALS);
    const next = { purpose: "evidence", day: courtDay("2026-12-10") } as const;
    for (const stage of STAGES)
      for (const kind of ["held-attendance", "held-moved-on", "not-reached", "reserved"] as const)
        expect(decideOutcome({ day: DAY, stage }, { kind, next })).toMatchObject({ kind });
  });

  test("no case is without an end, wherever it stands", () => {
    for (const stage of STAGES) expect(disposalsAt(stage).length).toBeGreaterThan(0);
  });
});
