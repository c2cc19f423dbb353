import { describe, expect, test } from "vitest";
import { courtDay } from "../../../server/rules/calendar/court-day.ts";
import { caseClassOf, compoundableOf } from "../../../server/rules/case/case-class.ts";
import type { ConfirmedClass } from "../../../server/rules/case/offence-table.ts";
import { chargedSection, restrictionOf } from "../../../server/rules/case/offences.ts";

const classOf = (
  sections: string[],
  { day = "2026-01-05" as string | null, minor = false as boolean | null, confirmed = [] as ConfirmedClass[] } = {},
) =>
  caseClassOf(
    {
      sections: sections.map(chargedSection),
      offenceDay: day === null ? null : courtDay(day),
      hasMinorVictim: minor,
    },
    confirmed,
  );
const confirms = (text: string, given: Partial<ConfirmedClass> = {}): ConfirmedClass => ({
  ...chargedSection(text),
  ...{ cognizable: "no", bailable: "yes", compoundable: "yes", victimSensitive: "no", confirmedBy: "District Judge" },
  ...given,
});

describe("the strictest charged section governs", () => {
  test("dignity and stalking are non-cognizable, bailable, compoundable", () => {
    expect(classOf(["PECA 20", "PECA 24"])).toMatchObject({
      ...{ cognizable: "no", bailable: "yes", compoundable: "yes", confirmed: true },
      longest: { months: 36, isComplete: true, confirmed: true },
    });
  });

  test("one charge of modesty makes it cognizable and non-bailable, and compoundable in part only", () => {
    expect(classOf(["PECA 20", "PECA 21(1)(d)"])).toMatchObject({
      ...{ cognizable: "yes", bailable: "no", compoundable: "mixed", victimSensitive: "yes" },
    });
    expect(classOf(["PECA 21", "PECA 22"]).compoundable).toBe("no");
  });

  test("a section whose class nobody has confirmed makes the answer unknown, never no", () => {
    expect(classOf(["PECA 20", "PECA 26A"])).toMatchObject({
      ...{ cognizable: "unknown", bailable: "unknown", compoundable: "unknown", confirmed: false },
      findings: [{ code: "class-not-confirmed", sections: ["PECA 26A"], confirmed: false }],
    });
    expect(classOf(["PECA 14", "ATA 7"])).toMatchObject({ bailable: "unknown", longest: { isComplete: false } });
  });

  test("abetment follows the principal offence; alone it says nothing", () => {
    expect(classOf(["PECA 14", "PPC 109", "PPC 34"])).toMatchObject({ compoundable: "yes", confirmed: true });
    expect(classOf(["PPC 109"])).toMatchObject({ compoundable: "unknown", cognizable: "unknown", confirmed: false });
    expect(classOf([]).compoundable).toBe("unknown");
  });

  test("SIM cards are cognizable on the Authority's complaint, unless another section is cognizable anyhow", () => {
    expect(classOf(["PECA 17", "PECA 14"]).cognizable).toBe("on-authority-complaint");
    expect(classOf(["PECA 17", "PECA 10"]).cognizable).toBe("yes");
  });

  test("yes and no together are mixed, whatever else is unknown", () => {
    expect(compoundableOf(["yes", "unknown", "no"])).toBe("mixed");
    expect(compoundableOf(["no", "unknown"])).toBe("unknown");
  });
});

describe("an act is judged by the law of its own day", () => {
  test.each([
    ["PECA 26A", "2025-01-28", "2025-01-29"],
    ["PECA 22A", "2023-07-23", "2023-07-24"],
    ["PECA 20", "2016-08-18", "2016-08-19"],
  ])("%s was not in force on %s, and was on %s", (section, before, from) => {
    const notInForce = (day: string | null) =>
      classOf([section, "PPC 420"], { day }).findings.filter(({ code }) => code === "section-not-in-force");
    expect(notInForce(before)).toMatchObject([{ sections: [section], confirmed: false }]);
    expect(notInForce(from)).toEqual([]);
    expect(notInForce(null)).toEqual([]);
  });

  test("the sentence for child pornography is that of the day; an unknown day takes the gravest", () => {
    expect(classOf(["PECA 22"], { day: "2023-07-23" }).longest).toMatchObject({ months: 84, confirmed: true });
    expect(classOf(["PECA 22"], { day: "2023-07-24" }).longest).toMatchObject({ months: 240, confirmed: false });
    expect(classOf(["PECA 22"], { day: null }).longest.months).toBe(240);
  });

  test("a minor victim brings the graver form, an unknown one is asked about", () => {
    expect(classOf(["PECA 24"], { minor: true }).longest.months).toBe(60);
    expect(classOf(["PECA 24"], { minor: false })).toMatchObject({ longest: { months: 36 }, findings: [] });
    expect(classOf(["PECA 24"], { minor: null }).findings).toMatchObject([{ code: "graver-form-not-ruled-out" }]);
    expect(classOf(["PECA 21"], { minor: true }).sections[0]!.graverForms).toEqual(["repeated against a minor"]);
  });
});

describe("what the district has confirmed", () => {
  test("stands in for a class that nobody had confirmed, and for a section that is not in the table", () => {
    const confirmed = [confirms("PECA 26-A"), confirms("ATA 7", { bailable: "no", compoundable: "no" })];
    expect(classOf(["PECA 26A"], { confirmed })).toMatchObject({ compoundable: "yes", confirmed: true, findings: [] });
    expect(classOf(["PECA 26A", "ATA 7"], { confirmed })).toMatchObject({ bailable: "no", compoundable: "mixed" });
    expect(classOf(["PECA 26A"], { confirmed }).sections[0]!.authority).toBe("District Judge");
  });

  test("cannot change what the Act itself says", () => {
    expect(classOf(["PECA 21"], { confirmed: [confirms("PECA 21")] })).toMatchObject({
      compoundable: "no",
      bailable: "no",
    });
  });

  test("lets a case of false information be posted with its names, but no child offence and no sensitive victim", () => {
    const restricted = (section: string, confirmed: ConfirmedClass[]) =>
      restrictionOf(
        { sections: [chargedSection(section)], unreadSections: [], hasMinor: false, orderedRestricted: null },
        confirmed,
      );
    expect(restricted("PECA 26A", [])).toMatchObject({ restricted: true, because: "unconfirmed-class" });
    expect(restricted("PECA 26A", [confirms("PECA 26A")])).toMatchObject({ restricted: false });
    expect(restricted("PPC 500", [confirms("PPC 500")])).toMatchObject({ restricted: false });
    expect(restricted("ATA 7", [confirms("ATA 7")])).toMatchObject({ restricted: false });
    expect(restricted("ATA 7", [confirms("ATA 7", { victimSensitive: "yes" })])).toMatchObject({ restricted: true });
    for (const section of ["PECA 22A", "PECA 24A", "PPC 376", "PPC 354", "PECA 20"])
      expect(restricted(section, [confirms(section)]), section).toMatchObject({ restricted: true });
  });
});
