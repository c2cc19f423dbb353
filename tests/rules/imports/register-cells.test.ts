import { describe, expect, test } from "vitest";
import { readSections } from "../../../server/rules/case/read-sections.ts";
import { readCustody } from "../../../server/rules/imports/cell-custody.ts";
import { readDate, readTime } from "../../../server/rules/imports/cell-dates.ts";
import { readPeople, readTitle } from "../../../server/rules/imports/cell-parties.ts";

describe("a cell is understood", () => {
  const dates: [string, string | null][] = [
    ["16/02/2021", "2021-02-16"],
    ["16.2.21", "2021-02-16"],
    ["16-Feb-2021", "2021-02-16"],
    ["Feb 16, 2021", "2021-02-16"],
    ["2021-02-16", "2021-02-16"],
    ["۱۶/۰۲/۲۰۲۱", "2021-02-16"],
    ["۱۶ فروری ۲۰۲۱", "2021-02-16"],
    ["جمعرات 12/03/2026", "2026-03-12"],
    ["44243", "2021-02-16"],
    ["sine die", null],
  ];
  for (const [cell, day] of dates) test(`the date ${cell}`, () => expect(readDate(cell, "dmy")).toMatchObject({ day }));

  test("a date that cannot be is told apart from one in the other order", () => {
    expect(readDate("31/02/2021", "dmy")).toBe("date_does_not_exist");
    expect(readDate("02/16/2021", "dmy")).toBe("date_in_other_order");
    expect(readDate("02/16/2021", "mdy")).toMatchObject({ day: "2021-02-16" });
    expect(readDate("soon", "dmy")).toBe("date_unreadable");
    expect(readDate("1/1/1890", "dmy")).toBe("date_out_of_range");
    expect(readDate("2021-02-16T09:30:00Z", "dmy")).toBe("date_unreadable");
    expect(readDate("Friday 12/03/2026", "dmy")).toMatchObject({ weekdayDiffers: true });
  });

  const times = {
    "9.30": "09:30",
    "2:30 PM": "14:30",
    "12:15 am": "00:15",
    "12 noon": "12:00",
    "صبح ۹:۳۰": "09:30",
    "شام ۴ بجے": "16:00",
    "0930 hrs": "09:30",
  };
  for (const [cell, time] of Object.entries(times)) test(`the time ${cell}`, () => expect(readTime(cell)).toBe(time));
  test("no time is made of a bare number, two times or a 25th hour", () => {
    expect(["9", "9:30 - 10:30", "25:00", "13:00 AM", "noonish"].map(readTime)).toEqual([null, null, null, null, null]);
  });

  const sections: [string, string, string][] = [
    ["20, 24 PECA r/w 419, 420, 109 PPC", "PECA 20, PECA 24, PPC 419, PPC 420, PPC 109", ""],
    ["u/s 21/24 PECA 2016", "PECA 21, PECA 24", ""],
    ["دفعہ ۲۰، ۲۴ پیکا", "PECA 20, PECA 24", ""],
    ["Prevention of Electronic Crimes Act, 2016 sections 20 and 26-A", "PECA 20, PECA 26A", ""],
    ["21(1)(d) PECA, 489-F P.P.C", "PECA 21(1)(d), PPC 489F", ""],
    ["23(1)(a) Sindh Arms Act 2013", "SINDHARMSACT 23(1)(a)", ""],
    ["20/24", "", "20, 24"],
    ["20-24 PECA", "", "20-24, PECA"],
    ["22-A to 22-C PECA", "PECA 22A, PECA 22C", "to"],
    ["PECA 20, 419 PPC", "", "PECA 20, 419 PPC"],
    ["20 PECA and something", "PECA 20", "something"],
  ];
  for (const [cell, read, unread] of sections) {
    test(`the sections ${cell}`, () => {
      const found = readSections(cell);
      expect(found.sections.map((one) => `${one.statute} ${one.section}`).join(", ")).toBe(read);
      expect([...found.unread].sort().join(", ")).toBe(unread);
    });
  }

  const names = (cell: string) => [readPeople(cell).people.map((one) => one.name), readPeople(cell).otherCount];
  test("people with their parentage, and how many others", () => {
    expect(names("1. Zaid s/o Misal 2. Omar")).toEqual([["Zaid s/o Misal", "Omar"], 0]);
    expect(names("Zaid s/o Misal, r/o Street 5, Somewhere, Omar s/o Bekar")).toEqual([
      ["Zaid s/o Misal, r/o Street 5, Somewhere", "Omar s/o Bekar"],
      0,
    ]);
    expect(names("Zaid and two others")).toEqual([["Zaid"], 2]);
    expect(names("زید، عمر اور ۲ دیگر")).toEqual([["زید", "عمر"], 2]);
    expect(names("Zaid & Sons")).toEqual([["Zaid & Sons"], 0]);
    expect(names("زید وغیرہ")).toEqual([["زید"], null]);
    expect(readPeople("Zaid @ Chota").people).toEqual([{ name: "Zaid @ Chota", key: "zaid chuta" }]);
  });

  test("a title whichever side the State is on", () => {
    for (const title of [
      "State v. Zaid",
      "The State Vs Zaid",
      "Zaid V/S The State",
      "STATE -VS- Zaid",
      "State versus Zaid",
    ]) {
      expect(readTitle(title)).toMatchObject({ complainant: null, accused: { people: [{ name: "Zaid" }] } });
      expect(readTitle(title).prosecution).toMatch(/state/i);
    }
    expect(readTitle("سرکار بنام زید")).toMatchObject({ prosecution: "سرکار", accused: { people: [{ name: "زید" }] } });
    expect(readTitle("Sana v Zaid")).toMatchObject({
      prosecution: null,
      complainant: "Sana",
      accused: { people: [{ name: "Zaid" }] },
    });
  });

  test("an officer who answers a petition is no accused", () => {
    for (const office of [
      "SHO PS Gulshan",
      "S.H.O. Cyber Crime",
      "The SHO & others",
      "SSP East",
      "Director FIA",
      "ایس ایچ او",
    ]) {
      expect(readTitle(`Sana v. ${office}`)).toMatchObject({
        ...{ prosecution: office, complainant: "Sana", accused: { people: [], otherCount: 0 } },
      });
    }
    // A man whose name begins like an office is still the accused.
    expect(readTitle("Sana v. Shoaib").accused.people).toMatchObject([{ name: "Shoaib" }]);
    expect(readTitle("State v. Inspector Zaid").accused.people).toHaveLength(1);
  });

  test("custody in its words; a refused bail or a denied custody is never read as its opposite", () => {
    const read = (cell: string): string => readCustody(cell).custody;
    expect(["J/C", "Central Jail", "حوالات", "زیر حراست"].map(read)).toEqual(["in", "in", "in", "in"]);
    expect(["on bail", "ضمانت پر"].map(read)).toEqual(["bail", "bail"]);
    expect(["absconder", "مفرور"].map(read)).toEqual(["at-large", "at-large"]);
    expect(["bail dismissed", "not in custody", "ضمانت خارج", "?"].map(read)).toEqual([
      "unknown",
      "unknown",
      "unknown",
      "unknown",
    ]);
    for (const yes of ["Yes", "y", "ہاں"]) expect(read(yes)).toBe("in");
    for (const no of ["No", "نہیں"]) expect(readCustody(no)).toMatchObject({ custody: "unknown", unread: false });
    expect(readCustody("A-1 J/C, A-2 on bail")).toEqual({ custody: "in", differs: true, unread: false });
  });
});
