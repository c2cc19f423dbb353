import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { daysCommand } from "../../../server/doors/terminal/days-command.ts";
import { courtDay } from "../../../server/rules/calendar/court-day.ts";
import { expandRule, parseRule, type Rule } from "../../../server/rules/calendar/recurrence.ts";

function ruleOf(text: string): Rule {
  const rule = parseRule(text);
  if ("refused" in rule) throw new Error(rule.refused);
  return rule;
}

function days(text: string, start: string, until: string, more: Partial<Parameters<typeof expandRule>[0]> = {}) {
  return expandRule({ rule: ruleOf(text), start: courtDay(start), until: courtDay(until), ...more });
}

function refusalOf(text: string): string {
  const rule = parseRule(text);
  return "refused" in rule ? rule.refused : "not refused";
}

describe("libical's own cases", () => {
  const file = new URL("../../golden/recurrence/rrule-cases.txt", import.meta.url);
  const cases = readFileSync(file, "utf8")
    .trim()
    .split(/\n\s*\n/)
    .map((block) => {
      const line = (name: string) => block.match(new RegExp(`^${name}:(.*)$`, "m"))?.[1]?.trim() ?? "";
      const dates = line("INSTANCES")
        .split(",")
        .map((text) => text.replace(/^(\d{4})(\d\d)(\d\d).*$/, "$1-$2-$3"));
      const start = line("DTSTART").replace(/^(\d{4})(\d\d)(\d\d).*$/, "$1-$2-$3");
      return { title: block.split("\n")[0]?.slice(2) ?? "", rule: line("RRULE"), start, dates };
    });
  const outOfScope = cases.filter(({ rule }) => /BYWEEKNO|BYYEARDAY/.test(rule));

  test("all thirty are read, five of them beyond what names days", () => {
    expect([cases.length, outOfScope.length]).toEqual([30, 5]);
  });

  test.each(cases.filter((each) => !outOfScope.includes(each)))("$title: $rule", ({ rule, start, dates }) => {
    expect(days(rule, start, "2030-12-31")).toEqual(dates);
  });

  test.each(outOfScope)("refused, with the part named: $rule", ({ rule }) => {
    const part = rule.includes("BYWEEKNO") ? "BYWEEKNO" : "BYYEARDAY";
    expect(refusalOf(rule)).toMatch(new RegExp(`^${part} is not supported: .+`));
  });
});

describe("shapes that the library answers wrongly", () => {
  test("the first Monday or Thursday of a week counts the days before the start: 5 January, not the 1st", () => {
    const found = days("FREQ=WEEKLY;BYDAY=MO,TH;BYSETPOS=1", "2026-01-01", "2026-01-31");
    expect(found).toEqual(["2026-01-05", "2026-01-12", "2026-01-19", "2026-01-26"]);
  });

  test("a yearly month day without a month is in the start's month only", () => {
    expect(days("FREQ=YEARLY;BYMONTHDAY=29", "2026-01-15", "2028-12-31")).toEqual([
      "2026-01-29",
      "2027-01-29",
      "2028-01-29",
    ]);
    expect(days("FREQ=YEARLY;BYMONTHDAY=1,2,3,4,5,6,7;BYDAY=MO", "2026-03-10", "2028-12-31")).toEqual([
      "2027-03-01",
      "2028-03-06",
    ]);
  });

  test("every Monday and the first Tuesday stand side by side", () => {
    expect(days("FREQ=MONTHLY;BYDAY=MO,1TU", "2026-02-10", "2026-03-10")).toEqual([
      "2026-02-16",
      "2026-02-23",
      "2026-03-02",
      "2026-03-03",
      "2026-03-09",
    ]);
  });

  test("limits that never meet give nothing, at once", () => {
    for (const rule of [
      "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31",
      "FREQ=DAILY;INTERVAL=7;BYDAY=MO",
      "FREQ=MONTHLY;BYDAY=6TH",
    ]) {
      expect(days(rule, "2026-01-01", "2030-12-31")).toEqual([]);
    }
  });
});

describe("start, end, count and exceptions", () => {
  test("start and until are included", () => {
    expect(days("FREQ=DAILY", "2026-02-27", "2026-03-02")).toHaveLength(4);
  });

  test("a start that does not match is neither given nor counted", () => {
    expect(days("FREQ=WEEKLY;BYDAY=TH;COUNT=2", "2026-01-02", "2026-12-31")).toEqual(["2026-01-08", "2026-01-15"]);
  });

  test("the rule's own end and the asked end: the earlier wins, the last day included in either writing", () => {
    for (const until of ["20260115", "20260115T000000Z", "20260115T235959"]) {
      const rule = `FREQ=WEEKLY;BYDAY=TH;UNTIL=${until}`;
      expect(days(rule, "2026-01-01", "2026-12-31")).toEqual(["2026-01-01", "2026-01-08", "2026-01-15"]);
      expect(days(rule, "2026-01-01", "2026-01-14")).toEqual(["2026-01-01", "2026-01-08"]);
    }
  });

  test("a count is used up by excluded days, and by days before the window", () => {
    const rule = "FREQ=WEEKLY;BYDAY=TH;COUNT=3";
    const exdates = [courtDay("2026-01-08")];
    expect(days(rule, "2026-01-01", "2026-12-31", { exdates })).toEqual(["2026-01-01", "2026-01-15"]);
    expect(days(rule, "2026-01-01", "2026-12-31", { from: courtDay("2026-01-10") })).toEqual(["2026-01-15"]);
  });

  test("added days are sorted in, given once, cut by the window, not by the rule's end, and yield to exclusions", () => {
    const rdates = ["2026-01-20", "2026-01-08", "2026-01-03", "2026-01-03", "2025-12-31", "2026-02-01"].map(courtDay);
    const exdates = [courtDay("2026-01-20")];
    const found = days("FREQ=WEEKLY;UNTIL=20260110", "2026-01-01", "2026-01-31", { rdates, exdates });
    expect(found).toEqual(["2026-01-01", "2026-01-03", "2026-01-08"]);
  });

  test("a limit gives the earliest days, added ones among them", () => {
    const rdates = [courtDay("2026-01-03")];
    expect(days("FREQ=WEEKLY", "2026-01-01", "2026-12-31", { limit: 3, rdates })).toEqual([
      "2026-01-01",
      "2026-01-03",
      "2026-01-08",
    ]);
    expect(days("FREQ=WEEKLY", "2026-01-01", "2026-12-31", { limit: 0 })).toEqual([]);
  });

  test("a month without a 31st, a year without a 29 February are left out", () => {
    expect(days("FREQ=MONTHLY", "2026-01-31", "2026-06-30")).toEqual(["2026-01-31", "2026-03-31", "2026-05-31"]);
    expect(days("FREQ=YEARLY", "2024-02-29", "2032-12-31")).toEqual(["2024-02-29", "2028-02-29", "2032-02-29"]);
  });

  test("every second week turns on the first day of the week", () => {
    const rule = "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU";
    expect(days(`${rule};WKST=MO`, "1997-08-05", "1997-12-31")).toEqual([
      "1997-08-05",
      "1997-08-10",
      "1997-08-19",
      "1997-08-24",
    ]);
    expect(days(`${rule};WKST=SU`, "1997-08-05", "1997-12-31")).toEqual([
      "1997-08-05",
      "1997-08-17",
      "1997-08-19",
      "1997-08-31",
    ]);
  });

  test("a counted weekday is counted in the year, or in each month that the rule names", () => {
    expect(days("FREQ=YEARLY;BYDAY=20MO", "1997-05-19", "1998-12-31")).toEqual(["1997-05-19", "1998-05-18"]);
    expect(days("FREQ=YEARLY;BYMONTH=3,5;BYDAY=-1TH", "2026-01-01", "2026-12-31")).toEqual([
      "2026-03-26",
      "2026-05-28",
    ]);
  });
});

describe("what a rule may not say", () => {
  test.each([
    ["", "the rule is empty"],
    ["RRULE:", "the rule is empty"],
    ["BYDAY=TH", "FREQ is missing"],
    ["FREQ=HOURLY", "FREQ=HOURLY is not supported"],
    ["FREQ=FORTNIGHTLY", "FREQ=FORTNIGHTLY is not known"],
    ["FREQ=WEEKLY;FREQ=DAILY", "FREQ is given twice"],
    ["FREQ=WEEKLY;BYWEEKNO=2", "BYWEEKNO is not supported"],
    ["FREQ=YEARLY;BYYEARDAY=100", "BYYEARDAY is not supported"],
    ["FREQ=DAILY;BYHOUR=9", "BYHOUR is not supported"],
    ["FREQ=DAILY;BYMINUTE=0", "BYMINUTE is not supported"],
    ["FREQ=DAILY;BYSECOND=0", "BYSECOND is not supported"],
    ["FREQ=DAILY;COLOUR=RED", "COLOUR is not a part of a rule"],
    ["FREQ=DAILY;;COUNT=2", "an empty part is not a part of a rule"],
    ["FREQ=DAILY;COUNT", "COUNT has no value"],
    ["FREQ=DAILY;COUNT=0", "COUNT=0 is not"],
    ["FREQ=DAILY;COUNT=2;UNTIL=20260101", "COUNT and UNTIL cannot be used together"],
    ["FREQ=DAILY;INTERVAL=0", "INTERVAL=0 is not"],
    ["FREQ=DAILY;INTERVAL=1.5", "INTERVAL=1.5 is not"],
    ["FREQ=DAILY;UNTIL=20260230", "UNTIL=20260230 is not a day"],
    ["FREQ=DAILY;UNTIL=2026-02-03", "UNTIL=2026-02-03 is not a day"],
    ["FREQ=DAILY;UNTIL=20260203T250000", "UNTIL=20260203T250000 is not a day"],
    ["FREQ=MONTHLY;BYMONTHDAY=0", "BYMONTHDAY: 0 is not 1 to 31"],
    ["FREQ=MONTHLY;BYMONTHDAY=32", "BYMONTHDAY: 32 is not 1 to 31"],
    ["FREQ=MONTHLY;BYMONTHDAY=1,", "BYMONTHDAY: nothing is not 1 to 31"],
    ["FREQ=WEEKLY;BYMONTHDAY=1", "BYMONTHDAY cannot be used with FREQ=WEEKLY"],
    ["FREQ=YEARLY;BYMONTH=13", "BYMONTH: 13 is not 1 to 12"],
    ["FREQ=YEARLY;BYMONTH=-1", "BYMONTH: -1 is not 1 to 12"],
    ["FREQ=WEEKLY;BYDAY=XX", "BYDAY: XX is not a weekday"],
    ["FREQ=WEEKLY;BYDAY=1TH", "BYDAY: 1TH counts weekdays"],
    ["FREQ=DAILY;BYDAY=-1TH", "BYDAY: -1TH counts weekdays"],
    ["FREQ=MONTHLY;BYDAY=0TH", "BYDAY: 0TH counts from 1"],
    ["FREQ=MONTHLY;BYDAY=54TH", "BYDAY: 54TH counts from 1"],
    ["FREQ=WEEKLY;WKST=1", "WKST: 1 is not a weekday"],
    ["FREQ=MONTHLY;BYSETPOS=1", "BYSETPOS needs another part"],
    ["FREQ=MONTHLY;BYDAY=MO;BYSETPOS=0", "BYSETPOS: 0 is not 1 to 366"],
  ])("%s", (text, line) => {
    expect(refusalOf(text)).toContain(line);
    expect(refusalOf(text)).not.toContain("\n");
  });

  test("any case, a leading RRULE: and plus signs are read", () => {
    expect(ruleOf(" rrule:freq=monthly;byday=+1sa,3SA ")).toEqual(ruleOf("FREQ=MONTHLY;BYDAY=1SA,3SA"));
  });
});

describe("the days command", () => {
  const asked = ["--rule", "FREQ=MONTHLY;BYDAY=-1TH", "--start", "2026-01-01", "--until", "2026-04-30"];

  test("prints one date a line", () => {
    expect(daysCommand([...asked, "--exdate", "2026-02-26", "--rdate=2026-03-05,2026-03-12"])).toEqual({
      lines: ["2026-01-29", "2026-03-05", "2026-03-12", "2026-03-26", "2026-04-30"],
    });
  });

  test("a rule that ends by itself needs no --until", () => {
    expect(daysCommand(["--rule", "FREQ=WEEKLY;COUNT=2", "--start", "2026-01-01"])).toEqual({
      lines: ["2026-01-01", "2026-01-08"],
    });
  });

  test.each([
    [["--start", "2026-01-01"], "--rule is missing"],
    [["--rule", "FREQ=WEEKLY"], "--start is missing"],
    [["--rule", "FREQ=WEEKLY", "--start", "2026-01-01"], "--until is missing"],
    [["--rule", "FREQ=WEEKLY", "--start"], "--start has no value"],
    [[...asked.slice(0, 4), "--until", "2026-02-30"], "--until: 2026-02-30 is not a day"],
    [[...asked.slice(0, 4), "--until", "2025-01-01"], "--until 2025-01-01 is before --start"],
    [[...asked, "--exdate", "2026-02-01,tomorrow"], "--exdate: tomorrow is not a day"],
    [[...asked, "--rdate", "2026-02-01,"], "--rdate: nothing is not a day"],
    [[...asked, "--colour", "red"], "--colour is not an option"],
    [[...asked, "--start", "2026-01-01"], "--start is given twice"],
    [["--rule", "FREQ=YEARLY;BYWEEKNO=20", ...asked.slice(2)], "--rule: BYWEEKNO is not supported"],
  ])("%j is refused in one line", (args, line) => {
    const answer = daysCommand(args);
    expect("refused" in answer && answer.refused).toContain(line);
  });
});
