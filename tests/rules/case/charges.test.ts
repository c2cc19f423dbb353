import { describe, expect, test } from "vitest";
import { chargedAgainst, chargesKept } from "../../../server/rules/case/charges.ts";
import { staysWithMinor } from "../../../server/rules/case/juvenile.ts";
import { differingSections, judgmentFindings } from "../../../server/rules/judgment/judgment.ts";

const CASE = ["PECA 20", "PECA 21", "PECA 24"];

describe("sections against one accused", () => {
  test("are all of the case where nothing was said of him", () => {
    expect(chargedAgainst(CASE, null)).toEqual(CASE);
    expect(chargesKept(CASE, ["PECA 24", "PECA 21", "PECA 20"])).toBeNull();
  });
  test("are in the order of the case, and only its own", () => {
    expect(chargedAgainst(CASE, ["PECA 24", "PECA 20", "PPC 500"])).toEqual(["PECA 20", "PECA 24"]);
    expect(chargesKept(CASE, ["PECA 24", "PECA 20"])).toEqual(["PECA 20", "PECA 24"]);
  });
  test("are all of the case again once everything said of him was struck out of it", () => {
    expect(chargedAgainst(["PECA 20"], ["PECA 21"])).toEqual(["PECA 20"]);
  });
});

describe("sections that ended otherwise", () => {
  const acquitted = { section: "PECA 24", result: "acquitted" as const };
  test("are kept where they differ, and left out where they do not", () => {
    expect(differingSections(CASE, "convicted", [acquitted])).toEqual([acquitted]);
    expect(differingSections(CASE, "acquitted", [acquitted])).toEqual([]);
  });
  test("are no answer when all of them differ, one is said twice, or nothing was tried to an end", () => {
    expect(differingSections(["PECA 24"], "convicted", [acquitted])).toBeNull();
    expect(differingSections(CASE, "convicted", [acquitted, { ...acquitted, result: "discharged" }])).toBeNull();
    expect(differingSections(CASE, null, [acquitted])).toBeNull();
    expect(differingSections(CASE, "abated", [acquitted])).toBeNull();
  });
  test("a conviction for one section makes the result a conviction", () => {
    const one = { accused: 1, result: "acquitted" as const, sentence: null, isSplit: false };
    const differing = [{ section: "PECA 20", result: "convicted" as const }];
    expect(judgmentFindings({ ...one, differing }, null).map(({ code }) => code)).toEqual([
      "convicted-of-a-section-only",
    ]);
    expect(judgmentFindings(one, null)).toEqual([]);
  });
});

describe("a case from which a juvenile was split", () => {
  const adult = { isHarmed: false, isUnderAge: false, isSaidMinor: false };
  const victim = { isHarmed: true, isUnderAge: null, isSaidMinor: false };
  test("concerns no minor where only the juvenile made it so", () => {
    expect(staysWithMinor([adult, victim], false)).toBe(false);
  });
  test("still does with another one under age, or said to be", () => {
    expect(staysWithMinor([adult, { ...victim, isUnderAge: true }], false)).toBe(true);
    expect(staysWithMinor([{ ...adult, isUnderAge: null, isSaidMinor: true }], false)).toBe(true);
    expect(staysWithMinor([{ ...adult, isSaidMinor: true }], false)).toBe(false);
  });
  test("where the register said it, still does until the age of every victim is known", () => {
    expect(staysWithMinor([adult, victim], true)).toBe(true);
    expect(staysWithMinor([adult], true)).toBe(true);
    expect(staysWithMinor([adult, { ...victim, isUnderAge: false }], true)).toBe(false);
  });
});
