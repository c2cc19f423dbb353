import { describe, expect, test } from "vitest";
import { addDays, courtDay } from "../../../server/rules/calendar/court-day.ts";
import { DEFAULT_POLICY } from "../../../server/rules/courts/policy.ts";
import { warningsOf } from "../../../server/rules/listing/date-warnings.ts";
import { daysInCustody, lastDayOfCustody } from "../../../server/rules/people/custody.ts";

const ARREST = courtDay("2026-03-20");
const inCustody = { custody: "in", custodySince: ARREST } as const;

describe("days in custody", () => {
  test("they are counted from the arrest to the day that is looked at", () => {
    expect(daysInCustody(inCustody, ARREST)).toBe(0);
    expect(daysInCustody(inCustody, courtDay("2026-11-26"))).toBe(251);
    expect(daysInCustody(inCustody, courtDay("2026-11-28"))).toBe(253);
    expect(daysInCustody(inCustody, courtDay("2026-03-01"))).toBe(0);
  });

  test("whoever is on bail, or was taken in at an unknown time, has none", () => {
    expect(daysInCustody({ custody: "bail", custodySince: ARREST }, courtDay("2026-11-26"))).toBeNull();
    expect(daysInCustody({ custody: "in", custodySince: null }, courtDay("2026-11-26"))).toBeNull();
  });
});

describe("what is said of a next date before it is saved, and after", () => {
  const today = courtDay("2026-11-26");
  const ends = lastDayOfCustody(today, DEFAULT_POLICY);
  const open = { kind: "dedicated", isOpen: true, isTentative: false, isNoWork: false } as const;

  test("a date beyond the fifteen days of custody is said, also where nothing is known of the day", () => {
    expect(ends).toBe("2026-12-11");
    expect(warningsOf({ day: ends, facts: open }, ends)).toEqual([]);
    expect(warningsOf({ day: addDays(ends, 1), facts: open }, ends)).toEqual(["custody"]);
    expect(warningsOf({ day: courtDay("2028-01-01"), facts: undefined }, ends)).toEqual(["custody"]);
    expect(warningsOf({ day: addDays(ends, 1), facts: open }, null)).toEqual([]);
  });

  test("an expected vacation or holiday is said, a certain one and a strike too", () => {
    const day = courtDay("2026-12-31");
    expect(warningsOf({ day, facts: { ...open, kind: "duty", isTentative: true } }, null)).toEqual(["tentative"]);
    expect(warningsOf({ day, facts: { ...open, kind: "duty" } }, null)).toEqual(["duty"]);
    expect(warningsOf({ day, facts: { ...open, isTentative: true } }, ends)).toEqual(["custody", "tentative"]);
    expect(warningsOf({ day, facts: { ...open, isNoWork: true } }, null)).toEqual(["noWork"]);
    expect(warningsOf({ day, facts: { ...open, kind: "closed", isOpen: false, isTentative: true } }, null)).toEqual([
      "closed",
    ]);
  });
});
