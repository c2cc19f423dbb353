import { describe, expect, test } from "vitest";
import { courtDay, weekdayOf } from "../../../server/rules/calendar/court-day.ts";
import { mayBecomeDate, parseNextDate, usualNextDays } from "../../../server/rules/listing/next-date.ts";

/** A Thursday. */
const FROM = courtDay("2026-11-19");

describe("a typed next date", () => {
  test.each([
    ["26/11", "2026-11-26"],
    ["26-11", "2026-11-26"],
    ["26.11", "2026-11-26"],
    ["26 11", "2026-11-26"],
    ["26/11/26", "2026-11-26"],
    ["26-11-2026", "2026-11-26"],
    ["2026-11-26", "2026-11-26"],
    ["۲۶/۱۱", "2026-11-26"],
    ["٢٦/١١/٢٠٢٦", "2026-11-26"],
    ["26", "2026-11-26"],
    ["7", "2026-12-07"],
    ["31", "2026-12-31"],
    ["26 nov", "2026-11-26"],
    ["26nov", "2026-11-26"],
    ["3 December", "2026-12-03"],
    ["۳ دسمبر", "2026-12-03"],
    ["5 jan", "2027-01-05"],
    ["10/1", "2027-01-10"],
    ["19/11", "2027-11-19"],
    ["29/2", "2028-02-29"],
    ["+2w", "2026-12-03"],
    ["+ 2 weeks", "2026-12-03"],
    ["+10d", "2026-11-29"],
    ["+10", "2026-11-29"],
    ["+۲w", "2026-12-03"],
    ["+1m", "2026-12-19"],
    ["+2 ہفتے", "2026-12-03"],
    ["thu", "2026-11-26"],
    ["TH", "2026-11-26"],
    ["fri", "2026-11-20"],
    ["monday", "2026-11-23"],
    ["جمعرات", "2026-11-26"],
    ["بدھ", "2026-11-25"],
  ])("%s is %s", (typed, day) => {
    expect(parseNextDate(typed, FROM)).toEqual({ day });
  });

  test.each([
    ["+1d", "2026-11-25"],
    ["+1w", "2026-12-01"],
    ["+2w", "2026-12-08"],
    ["24/11", "2026-11-24"],
    ["tue", "2026-11-24"],
    ["24", "2026-11-24"],
  ])("where today itself may be meant, %s on a Tuesday is %s", (typed, day) => {
    const tuesday = courtDay("2026-11-24");
    expect(parseNextDate(typed, tuesday, tuesday)).toEqual({ day });
  });

  test("a month later ends on the last day of a shorter month", () => {
    expect(parseNextDate("+1m", courtDay("2027-01-31"))).toEqual({ day: "2027-02-28" });
    expect(parseNextDate("+13m", courtDay("2027-01-31"))).toEqual({ day: "2028-02-29" });
  });

  test.each(["", "t", "abc", "26//11", "+w", "26/11/2", "1 xyz", "+", "ma"])("%j is not read as a date", (typed) => {
    expect(parseNextDate(typed, FROM)).toEqual({ problem: "unreadable" });
  });

  test.each(["31/11", "32", "30/2", "2026-02-30", "10/13", "0"])("%s is no day of the calendar", (typed) => {
    expect(parseNextDate(typed, FROM)).toEqual({ problem: "no-such-day" });
  });

  test.each(["+0", "19/11/2026", "18/11/2026", "1/1/2020"])("%s is not after the hearing", (typed) => {
    expect(parseNextDate(typed, FROM)).toEqual({ problem: "not-after" });
  });

  test("every weekday typed from every weekday lies one to seven days ahead", () => {
    for (let offset = 0; offset < 7; offset += 1) {
      const from = courtDay(`2026-11-${16 + offset}`);
      for (const [index, name] of ["mo", "tu", "we", "th", "fr", "sa", "su"].entries()) {
        const read = parseNextDate(name, from);
        if (!("day" in read)) throw new Error(`${name} was not read`);
        expect(weekdayOf(read.day)).toBe(index + 1);
        expect(read.day > from).toBe(true);
      }
    }
  });
});

describe("a line that may still become a date", () => {
  test("every beginning of what is read as a date may", () => {
    for (const whole of ["26 nov 2026", "26nov", "+2w", "+ 10 days", "thursday", "جمعرات", "26 نومبر", "26/11/2026"]) {
      for (let length = 1; length <= whole.length; length += 1)
        expect(mayBecomeDate(whole.slice(0, length))).toBe(true);
    }
  });

  test("a letter that begins no weekday, month or count of days may not", () => {
    for (const stray of ["h", "j", "2h", "26 q", "+2x", "thx", "26 novx", "nov"])
      expect(mayBecomeDate(stray)).toBe(false);
  });
});

describe("the days on the keys 1 to 5", () => {
  const days = (...texts: string[]) => texts.map(courtDay);

  test("a Thursday court offers the next five Thursdays", () => {
    const thursdays = days("2026-11-26", "2026-12-03", "2026-12-10", "2026-12-17", "2026-12-24", "2026-12-31");
    expect(usualNextDays(thursdays, FROM)).toEqual(thursdays.slice(0, 5));
  });

  test("from another weekday the nearest day is passed by: it is less than a week away", () => {
    const thursdays = days("2026-11-26", "2026-12-03", "2026-12-10");
    expect(usualNextDays(thursdays, courtDay("2026-11-25"), 2)).toEqual(days("2026-12-03", "2026-12-10"));
  });

  test("a court of first and third Saturdays offers its own days, none twice", () => {
    const saturdays = days("2026-12-05", "2026-12-19", "2027-01-02", "2027-01-16", "2027-02-06", "2027-02-20");
    expect(usualNextDays(saturdays, courtDay("2026-11-21"))).toEqual(saturdays.slice(0, 5));
  });

  test("when days run out fewer are offered", () => {
    expect(usualNextDays(days("2026-11-26"), FROM)).toEqual(["2026-11-26"]);
    expect(usualNextDays([], FROM)).toEqual([]);
  });
});
