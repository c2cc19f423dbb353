import { describe, expect, test } from "vitest";
import { courtDay } from "../../../server/rules/calendar/court-day.ts";
import { OFFENCES } from "../../../server/rules/case/offence-table.ts";
import {
  chargedSection,
  offenceOn,
  offencesOf,
  restrictionOf,
  sectionCode,
  sectionsInWords,
} from "../../../server/rules/case/offences.ts";

const facts = (sections: string[], given: Partial<Parameters<typeof restrictionOf>[0]> = {}) => ({
  sections: sections.map(chargedSection),
  unreadSections: [],
  hasMinor: false,
  orderedRestricted: null,
  ...given,
});

describe("until a matter is known to be unrestricted it is restricted", () => {
  test.each([
    ["no section at all", [], {}, "no-section"],
    ["only abetment", ["PPC 109"], {}, "no-section"],
    ["a section nobody could read", ["PECA 14"], { unreadSections: ["?? 2l"] }, "unread-section"],
    ["two sections in one cell", ["PECA 14/16"], {}, "unread-section"],
    ["a section that is not in the table", ["PECA 14", "PECA 99"], {}, "unknown-section"],
    ["a section of another statute", ["PECA 14", "ATA 7"], {}, "unknown-section"],
    ["false information, whose class nobody has confirmed", ["PECA 26A"], {}, "unconfirmed-class"],
    ["cheating under the Penal Code, whose class is not confirmed", ["PECA 14", "PPC 420"], {}, "unconfirmed-class"],
    ["dignity of a person", ["PECA 20"], {}, "sensitive-section"],
    ["stalking", ["PECA 24"], {}, "sensitive-section"],
    ["cyberbullying", ["PECA 24-A"], {}, "sensitive-section"],
    ["modesty", ["PECA 14", "PECA 21(1)(d)"], {}, "protected-section"],
    ["a child offence", ["PECA 22-B"], {}, "protected-section"],
    ["a minor, whatever the section", ["PECA 14"], { hasMinor: true }, "minor"],
    ["a judge's order", ["PECA 14"], { orderedRestricted: true }, "ordered"],
  ] as const)("%s restricts", (_, sections, given, because) => {
    expect(restrictionOf(facts([...sections], given))).toMatchObject({ restricted: true, because });
  });

  test("fraud with common intention and nothing else is unrestricted", () => {
    const found = restrictionOf(facts(["PECA 14", "PECA 3", "PPC 34", "PPC 109"]));
    expect(found).toEqual({ restricted: false, because: "unrestricted", sections: [] });
  });

  test("the sections that restrict are named", () => {
    expect(restrictionOf(facts(["PECA 14", "PECA 20", "PECA 24"])).sections).toEqual(["PECA 20", "PECA 24"]);
  });
});

describe("a judge's order lifts a restriction", () => {
  const lifted = { orderedRestricted: false } as const;

  test.each([["PECA 20"], ["PECA 24"], ["PECA 26A"], ["PPC 500"], ["ATA 7"]])("for adults under %s", (section) => {
    expect(restrictionOf(facts([section], lifted))).toMatchObject({ restricted: false, because: "lifted-by-order" });
  });

  test.each([["PECA 21"], ["PECA 22"], ["PECA 22A"], ["PECA 22-C"], [" 21"], ["P.E.C.A. 22 B"], ["PPC 376"]])(
    "but never under %s",
    (section) => {
      expect(restrictionOf(facts(["PECA 14", section], lifted)).restricted).toBe(true);
    },
  );

  test("but never for a minor, nor while a section is unread or none is recorded", () => {
    expect(restrictionOf(facts(["PECA 20"], { ...lifted, hasMinor: true })).restricted).toBe(true);
    expect(restrictionOf(facts(["PECA 20"], { ...lifted, unreadSections: ["2?"] })).restricted).toBe(true);
    expect(restrictionOf(facts([], lifted)).restricted).toBe(true);
  });
});

describe("the table of offences", () => {
  test("false information was no offence before 29 January 2025", () => {
    expect(offenceOn(chargedSection("PECA 26A"), courtDay("2025-01-28"))).toBeNull();
    expect(offenceOn(chargedSection("PECA 26-A"), courtDay("2025-01-29"))?.maxMonths).toBe(36);
  });

  test("the sentence for child pornography follows the day of the offence", () => {
    expect(offenceOn(chargedSection("PECA 22"), courtDay("2023-07-23"))?.maxMonths).toBe(84);
    expect(offenceOn(chargedSection("PECA 22"), courtDay("2023-07-24"))).toMatchObject({
      maxMonths: 240,
      sentenceConfirmed: false,
    });
  });

  test("only cyber terrorism, modesty and child offences are non-bailable among the confirmed classes", () => {
    const confirmed = OFFENCES.filter((one) => one.classConfirmed && one.bailable === "no");
    expect([...new Set(confirmed.map((one) => one.section))]).toEqual(["10", "21", "22"]);
  });

  test("no two versions of a section are in force on one day", () => {
    for (const one of OFFENCES) {
      const versions = offencesOf(one);
      const clash = versions.find(
        (other) => other !== one && other.from <= (one.until ?? "9999") && one.from <= (other.until ?? "9999"),
      );
      expect(clash, `${one.statute} ${one.section}`).toBeUndefined();
    }
  });

  test("sections are read in the ways they are written, and never by guessing", () => {
    expect(["22-A", "s. 21(1)(d)", "U/S 26 a", "020", "354–A"].map(sectionCode)).toEqual([
      "22A",
      "21",
      "26A",
      "20",
      "354A",
    ]);
    expect(["20/21", "20, 21", "r/w 34", "2O", "2l", "", "21 PECA"].map(sectionCode)).toEqual([
      "",
      "",
      "",
      "",
      "",
      "",
      "",
    ]);
  });

  test("sections are written out by statute", () => {
    expect(sectionsInWords(["PECA 20", "PPC 500", "PECA 24"].map(chargedSection))).toBe("PECA 20, 24 · PPC 500");
  });
});
