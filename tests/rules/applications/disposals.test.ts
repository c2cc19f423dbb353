import { describe, expect, test } from "vitest";
import { DISPOSAL_RULES, disposalByLetters } from "../../../server/rules/applications/disposals.ts";
import { DISPOSALS } from "../../../server/rules/case/outcomes.ts";
import { endingOf } from "../../../server/rules/settlement/settlement.ts";
import { COMPLAINANT_STATES } from "../../../server/rules/settlement/settlement-facts.ts";
import { WORDING } from "../../../server/wording/languages.ts";

describe("modes of disposal", () => {
  test("each is found by two letters of its own, and cites its authority", () => {
    const letters = DISPOSALS.map((one) => DISPOSAL_RULES[one].letters);
    expect(new Set(letters).size).toBe(DISPOSALS.length);
    for (const one of DISPOSALS) {
      expect(DISPOSAL_RULES[one]).toMatchObject({ disposal: one, letters: expect.stringMatching(/^[a-z]{2}$/) });
      expect(DISPOSAL_RULES[one].authority).not.toBe("");
      expect(disposalByLetters(DISPOSAL_RULES[one].letters.toUpperCase())).toBe(one);
    }
    expect(disposalByLetters("zz")).toBeNull();
  });

  test("the first ten keep the figures that clerks have learnt", () => {
    expect(DISPOSALS.slice(0, 10)).toEqual(
      "acquitted convicted discharged compounded acquitted-249a acquitted-265k withdrawn transferred abated dormant-249".split(
        " ",
      ),
    );
  });

  test("no two read the same, in either language", () => {
    for (const { terms } of Object.values(WORDING))
      expect(new Set(Object.values(terms.disposals)).size).toBe(DISPOSALS.length);
  });

  test("a complainant who no longer carries the case ends it without any settlement", () => {
    for (const state of COMPLAINANT_STATES) {
      const ending = endingOf(state);
      if (state === "comes") expect(ending).toBeNull();
      else expect(DISPOSAL_RULES[ending!].group).toBe("complainant");
    }
    expect(DISPOSALS.filter((one) => DISPOSAL_RULES[one].group === "settlement")).toEqual(["compounded"]);
  });

  test("a case sent to Sessions or transferred goes on elsewhere, one stopped under 249 can be revived", () => {
    expect(DISPOSAL_RULES["sent-to-sessions"].stage).toBe("transfer");
    expect(DISPOSAL_RULES["dormant-249"].stage).toBe("stopped");
    expect(DISPOSAL_RULES["report-class-c"].stage).toBe("decided");
  });
});
