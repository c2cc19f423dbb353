import { describe, expect, test } from "vitest";
import {
  ADJOURNMENT_REASONS,
  ADJOURNMENT_RULES,
  countsAgainstAccused,
  DEFAULT_TEN_REASONS,
  reasonsByLetters,
  SIDES,
} from "../../../server/rules/case/adjournment.ts";
import { OUTCOME_RULES, OUTCOMES, outcomeOfKey, PASSED_OVER_KEY } from "../../../server/rules/case/outcomes.ts";
import { PURPOSES, purposeAtStage } from "../../../server/rules/case/purposes.ts";
import { stageAfter } from "../../../server/rules/case/stages.ts";
import { purposeFromText } from "../../../server/rules/imports/keywords.ts";

describe("reasons of adjournment", () => {
  test("two letters find one reason and no more", () => {
    for (const reason of ADJOURNMENT_REASONS) {
      expect(reasonsByLetters(ADJOURNMENT_RULES[reason].letters.toUpperCase())).toEqual([reason]);
    }
    expect(reasonsByLetters("p").length).toBeGreaterThan(1);
    expect(reasonsByLetters("zz")).toEqual([]);
  });

  test("a court that chose nothing has ten different reasons on its digits", () => {
    expect(new Set(DEFAULT_TEN_REASONS).size).toBe(10);
  });

  test("only the defence's own delay counts against the accused: not a strike, not an absent witness", () => {
    expect(SIDES.filter(countsAgainstAccused)).toEqual(["defence"]);
    for (const reason of ["strike", "witness-absent", "prisoner-not-produced"] as const) {
      expect(countsAgainstAccused(ADJOURNMENT_RULES[reason].side)).toBe(false);
    }
  });
});

describe("outcomes on the keyboard", () => {
  test("every outcome has its own key, and passed over has none of theirs", () => {
    expect(OUTCOMES.map((outcome) => OUTCOME_RULES[outcome].letter).join("")).toBe("HTANODE");
    for (const outcome of OUTCOMES) expect(outcomeOfKey(OUTCOME_RULES[outcome].key)).toBe(outcome);
    expect(outcomeOfKey(PASSED_OVER_KEY)).toBeNull();
    expect(outcomeOfKey("KeyQ")).toBeNull();
  });

  test("an adjournment asks for a reason and a date, a disposal for neither", () => {
    expect(OUTCOME_RULES.adjourned).toMatchObject({ needsReason: true, nextDate: "required" });
    expect(OUTCOME_RULES.disposed).toMatchObject({ needsReason: false, nextDate: "never" });
  });
});

describe("purposes", () => {
  test.each([
    ["For framing of charge", "charge"],
    ["Evidence of PWs", "evidence"],
    ["EVIDENCE PART HEARD", "part-heard-evidence"],
    ["Statement of accused u/s 342 CrPC", "statement-of-accused"],
    ["Final arguments", "arguments"],
    ["For judgement", "judgment"],
    ["Bail application u/s 497", "bail"],
    ["Application u/s 265-K", "application"],
    ["NBW against accused", "proclamation"],
    ["Appearance and appointment of P.P. in-charge", "appearance"],
    ["Awaiting chargesheet", "report"],
    ["compromise", "compromise"],
    ["فردِ جرم", "charge"],
    ["شہادت", "evidence"],
    ["دلائل", "arguments"],
    ["نقول", "copies"],
    ["Sine die", "other"],
    ["39", "other"],
    ["", "other"],
  ] as const)("a register's %j is read as %s", (text, purpose) => {
    expect(purposeFromText(text)).toBe(purpose);
  });

  test("a stage leads to its purpose", () => {
    expect(purposeAtStage("charge")).toBe("charge");
    expect(purposeAtStage("prosecution-evidence")).toBe("evidence");
    expect(purposeAtStage("withdrawal")).toBe("mention");
    expect(PURPOSES).toContain(purposeAtStage("decided"));
  });

  test("a trial runs from inquiry to judgment, past its side stages", () => {
    expect(stageAfter("copies")).toBe("charge");
    expect(stageAfter("remand")).toBe("challan");
    expect(stageAfter("judgment")).toBeNull();
    expect(stageAfter("bail")).toBeNull();
  });
});
