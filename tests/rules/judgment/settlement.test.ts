import { describe, expect, test } from "vitest";
import { courtDay } from "../../../server/rules/calendar/court-day.ts";
import { chargedSection } from "../../../server/rules/case/offences.ts";
import { settlementOf } from "../../../server/rules/settlement/settlement.ts";
import type { SettlementFacts } from "../../../server/rules/settlement/settlement-facts.ts";

const READY: Omit<SettlementFacts, "accused"> = {
  on: courtDay("2026-11-26"),
  offenceDay: courtDay("2026-01-05"),
  hasMinorVictim: false,
  forum: "trial",
  isPendingHere: true,
  by: "aggrieved",
  aggrievedIsIncapable: false,
  hasWrittenStatement: true,
  relation: null,
  voluntary: true,
  askedDay: courtDay("2026-11-26"),
  saidNoDay: null,
  hasLeaveForIncapable: false,
  hasLeaveAfterConviction: false,
  unsafeFlags: [],
  complainant: "comes",
};
const accused = (id: number, charged: string[], compounding = charged) => ({
  ...{ accused: id, charged: charged.map(chargedSection), compounding: compounding.map(chargedSection) },
});
const settle = (people: SettlementFacts["accused"], given: Partial<SettlementFacts> = {}) =>
  settlementOf({ ...READY, accused: people, ...given });
const rulesOf = (found: ReturnType<typeof settle>) => found.findings.map(({ rule, weight }) => `${rule}: ${weight}`);

describe("a settlement of compoundable sections", () => {
  test("acquits the accused of them and ends the case when nothing else is charged", () => {
    const found = settle([accused(1, ["PECA 20", "PECA 24"])]);
    expect(found).toMatchObject({
      compoundable: "yes",
      findings: [],
      mayRecord: true,
      released: [1],
      isCaseOver: true,
    });
    expect(found.charges.map(({ effect }) => effect)).toEqual(["acquittal", "acquittal"]);
  });

  test("leaves an accused with whom nothing was compounded where he was", () => {
    const found = settle([accused(1, ["PECA 20"]), accused(2, ["PECA 20"], [])]);
    expect(found).toMatchObject({ mayRecord: true, released: [1], isCaseOver: false });
    expect(found.charges.map(({ accused: id, effect }) => [id, effect])).toEqual([
      [1, "acquittal"],
      [2, "goes-on"],
    ]);
  });

  test("ends the abetment with the offence, not while another section goes on", () => {
    expect(settle([accused(1, ["PECA 20", "PPC 109"], ["PECA 20"])])).toMatchObject({ released: [1] });
    expect(settle([accused(1, ["PECA 20", "PECA 24", "PPC 34"], ["PECA 20"])])).toMatchObject({ released: [] });
  });
});

describe("a section that is not compoundable goes on", () => {
  test("modesty beside dignity: only dignity is compounded", () => {
    const found = settle([accused(1, ["PECA 20", "PECA 21"], ["PECA 20"])]);
    expect(found).toMatchObject({ compoundable: "mixed", mayRecord: true, released: [], isCaseOver: false });
    expect(found.charges.map(({ mayBeCompounded, effect }) => [mayBeCompounded, effect])).toEqual([
      [true, "acquittal"],
      [false, "goes-on"],
    ]);
  });

  test.each(["PECA 10", "PECA 21", "PECA 22"])("%s is refused by name", (section) => {
    const found = settle([accused(1, [section])]);
    expect(found).toMatchObject({ isLawful: false, mayRecord: false, released: [] });
    expect(found.findings).toMatchObject([{ rule: "not-compoundable", weight: "blocks", sections: [section] }]);
  });

  test.each(["PECA 22A", "PECA 24A", "PECA 26A", "PPC 500", "ATA 7"])(
    "%s, of which nobody has confirmed it, warns and does not refuse",
    (section) => {
      const found = settle([accused(1, [section])]);
      expect(rulesOf(found)).toEqual(["compoundable-not-confirmed: warns"]);
      expect(found.mayRecord).toBe(true);
    },
  );

  test("and refuses once the district has confirmed that it is not", () => {
    const given = { ...chargedSection("PECA 22A"), compoundable: "no", confirmedBy: "District Judge" } as const;
    const rest = { cognizable: "yes", bailable: "no", victimSensitive: "yes" } as const;
    const found = settlementOf({ ...READY, accused: [accused(1, ["PECA 22A"])] }, [{ ...given, ...rest }]);
    expect(rulesOf(found)).toEqual(["not-compoundable: blocks"]);
  });

  test("a section that was not law on the day of the offence is pointed out", () => {
    const on = (day: string) => rulesOf(settle([accused(1, ["PECA 26A"])], { offenceDay: courtDay(day) }));
    expect(on("2025-01-28")).toContain("section-not-in-force: warns");
    expect(on("2025-01-29")).not.toContain("section-not-in-force: warns");
  });
});

describe("confirmed law refuses", () => {
  const dignity = [accused(1, ["PECA 20"])];
  test.each<[string, Partial<SettlementFacts>, string]>([
    ["a compromise at the stage of bail or remand", { isPendingHere: false }, "not-pending-here"],
    [
      "one for a minor without the court's leave",
      { aggrievedIsIncapable: true, by: "guardian", relation: "mother" },
      "leave-for-incapable",
    ],
    [
      "one by the minor herself",
      { aggrievedIsIncapable: true, by: "aggrieved", hasLeaveForIncapable: true },
      "incapable-compounds",
    ],
    ["one on appeal without leave", { forum: "appeal" }, "leave-after-conviction"],
    ["one in revision without leave", { forum: "revision" }, "leave-after-conviction"],
  ])("%s", (_, given, rule) => {
    const found = settle(dignity, given);
    expect(rulesOf(found)).toEqual([`${rule}: blocks`]);
    expect(found.findings[0]!.confirmed).toBe(true);
    expect(found.mayRecord).toBe(false);
  });

  test("and allows it with leave", () => {
    const guardian = {
      ...({ aggrievedIsIncapable: true, by: "guardian", relation: "mother", hasLeaveForIncapable: true } as const),
    };
    expect(settle(dignity, guardian)).toMatchObject({ findings: [], mayRecord: true });
    expect(settle(dignity, { forum: "appeal", hasLeaveAfterConviction: true }).mayRecord).toBe(true);
  });

  test("nothing that is not confirmed blocks", () => {
    const worst = settle([accused(1, ["PECA 21", "PECA 26A", "ATA 7"])], {
      ...{ isPendingHere: false, by: null, aggrievedIsIncapable: null, hasMinorVictim: null, forum: "appeal" },
      ...{ hasWrittenStatement: false, voluntary: null, complainant: "hostile" },
      unsafeFlags: [{ isAcknowledgedByJudge: false }],
    });
    for (const finding of worst.findings) if (finding.weight === "blocks") expect(finding.confirmed).toBe(true);
  });
});

describe("a settlement is not recorded while something is missing", () => {
  test.each<[string, Partial<SettlementFacts>, string]>([
    ["a written statement", { hasWrittenStatement: false }, "no-written-statement"],
    ["who compounds", { by: null }, "nobody-compounds"],
    [
      "whether the aggrieved person is a minor",
      { aggrievedIsIncapable: null, hasMinorVictim: true },
      "age-not-recorded",
    ],
    ["the judge's question and its answer", { voluntary: null }, "voluntariness-not-asked"],
    ["free will", { voluntary: false }, "not-voluntary"],
    [
      "the judge's word on a private flag",
      { unsafeFlags: [{ isAcknowledgedByJudge: true }, { isAcknowledgedByJudge: false }] },
      "unsafe-not-acknowledged",
    ],
  ])("%s", (_, given, rule) => {
    const found = settle([accused(1, ["PECA 20"])], given);
    expect(rulesOf(found)).toEqual([`${rule}: missing`]);
    expect(found).toMatchObject({ isLawful: true, mayRecord: false });
  });

  test("the accused and section, or one that was never charged", () => {
    expect(rulesOf(settle([accused(1, ["PECA 20"], [])]))).toEqual(["nothing-chosen: missing"]);
    expect(settle([accused(1, ["PECA 20"], ["PECA 24"])]).findings).toMatchObject([
      { rule: "not-charged", sections: ["PECA 24"] },
    ]);
  });

  test("once the judge has acknowledged the flag it may be", () => {
    expect(settle([accused(1, ["PECA 20"])], { unsafeFlags: [{ isAcknowledgedByJudge: true }] }).mayRecord).toBe(true);
  });
});

test.each(["stopped-coming", "hostile", "not-pursuing"] as const)(
  "a complainant who is %s is flagged before anything is recorded as settled",
  (complainant) => {
    expect(rulesOf(settle([accused(1, ["PECA 20"])], { complainant }))).toEqual([`complainant-${complainant}: warns`]);
  },
);

describe("who stands for an aggrieved person", () => {
  const dignity = [accused(1, ["PECA 20"])];
  test("says what he is to her; that an heir may compound is told as not read", () => {
    expect(rulesOf(settle(dignity, { by: "heir" }))).toEqual(["heir-compounds: warns", "relation-not-said: missing"]);
    expect(settle(dignity, { by: "heir", relation: "son" }).mayRecord).toBe(true);
    expect(rulesOf(settle(dignity, { by: "guardian" }))).toEqual(["relation-not-said: missing"]);
  });
});

describe("an answer that it is not of free will", () => {
  const dignity = [accused(1, ["PECA 20"])];
  const [monday, tuesday] = [courtDay("2026-11-23"), courtDay("2026-11-24")];
  test("is no settlement, and a yes of the same day does not undo it", () => {
    expect(rulesOf(settle(dignity, { voluntary: false }))).toEqual(["not-voluntary: missing"]);
    const again = (askedDay: typeof monday) => settle(dignity, { saidNoDay: monday, askedDay });
    expect(rulesOf(again(monday))).toEqual(["asked-again-after-no: missing"]);
    expect(again(tuesday).mayRecord).toBe(true);
  });
});
