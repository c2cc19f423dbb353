import { describe, expect, test } from "vitest";
import {
  addDays,
  type CourtDay,
  courtDay as day,
  daysFrom,
  weekdayOf,
} from "../../../server/rules/calendar/court-day.ts";
import type { Purpose } from "../../../server/rules/case/purposes.ts";
import { lawfulDays } from "../../../server/rules/listing/lawful-days.ts";
import { type DayFacts, findingsFor, type PlacementFacts } from "../../../server/rules/listing/listing-rules.ts";
import { brokenLimits, type CaseFacts, limitsFor } from "../../../server/rules/listing/next-date-limits.ts";

const TODAY = day("2026-11-26");
const facts = (over: Partial<CaseFacts> = {}): CaseFacts => ({
  ...{ rank: "magistrate", isInCustody: false, sections: ["PECA 20"] },
  ...over,
});
const told = (of: CaseFacts, purpose: Purpose, on: CourtDay, from = TODAY) =>
  brokenLimits(limitsFor(of, purpose, from).limits, on).map(({ rule, weight }) => `${rule} ${weight}`);

describe("limits of a next date", () => {
  test("nobody in custody before a magistrate waits past fifteen days; Sessions follows by practice and warns", () => {
    const inCustody = facts({ isInCustody: true });
    expect(told(inCustody, "evidence", addDays(TODAY, 15))).toEqual([]);
    expect(told(inCustody, "evidence", addDays(TODAY, 16))).toEqual(["custody-limit blocks"]);
    const sessions = facts({ isInCustody: true, rank: "sessions" });
    expect(told(sessions, "evidence", addDays(TODAY, 16))).toEqual(["custody-limit warns"]);
    expect(told(facts(), "evidence", addDays(TODAY, 60))).toEqual([]);
  });

  test("the charge comes seven days after the copies, counted from today while they are not supplied", () => {
    const supplied = facts({ rank: "sessions", copiesDay: day("2026-11-24") });
    expect(told(supplied, "charge", day("2026-11-30"))).toEqual(["copies-before-charge blocks"]);
    expect(told(supplied, "charge", day("2026-12-01"))).toEqual([]);
    expect(limitsFor(facts({ copiesDay: null }), "charge", TODAY).earliest).toBe("2026-12-03");
    expect(told(facts({ copiesDay: null }), "charge", day("2026-12-02"))).toEqual(["copies-before-charge warns"]);
    expect(told(facts(), "charge", addDays(TODAY, 1))).toEqual([]);
    expect(told(supplied, "evidence", day("2026-11-30"))).toEqual([]);
  });

  test("a proclamation gives thirty days", () => {
    const published = facts({ proclamationDay: TODAY });
    expect(told(published, "proclamation", addDays(TODAY, 29))).toEqual(["proclamation-time blocks"]);
    expect(told(published, "proclamation", addDays(TODAY, 30))).toEqual([]);
  });

  test("bail past its clock warns and is never refused", () => {
    const bail = facts({ bailInstitutionDay: TODAY });
    expect(told(bail, "bail", addDays(TODAY, 3))).toEqual([]);
    expect(told(bail, "bail", addDays(TODAY, 4))).toEqual(["bail-clock warns"]);
    expect(told(bail, "evidence", addDays(TODAY, 14))).toEqual([]);
  });

  test("a date on or past the day of statutory bail warns", () => {
    const detained = facts({ isInCustody: true, statutoryBailDay: day("2026-12-03") });
    expect(told(detained, "evidence", day("2026-12-02"))).toEqual([]);
    expect(told(detained, "evidence", day("2026-12-03"))).toEqual(["statutory-bail warns"]);
  });

  test("the weekly and three-month rule warns in child cases, elsewhere only where the court chose so", () => {
    const child = facts({ sections: ["PECA 22A"], cognizanceDay: day("2026-09-03") });
    expect(told(child, "evidence", day("2026-12-03"))).toEqual([]);
    expect(told(child, "evidence", day("2026-12-04"))).toEqual(["weekly-trial warns", "three-months warns"]);
    const other = facts({ cognizanceDay: day("2026-11-20") });
    expect(told(other, "evidence", addDays(TODAY, 14))).toEqual([]);
    const everywhere = limitsFor(other, "evidence", TODAY, { custodyDays: 15, peca30: "all" });
    expect(everywhere.latest).toBe(addDays(TODAY, 7));
    const nowhere = limitsFor(child, "evidence", TODAY, { custodyDays: 15, peca30: "none" });
    expect(nowhere.limits).toEqual([]);
  });

  test("the rule of 2023 says nothing of a date given on the day before it came", () => {
    const child = facts({ sections: ["PECA 22"], cognizanceDay: day("2023-07-01") });
    expect(told(child, "evidence", day("2023-08-17"), day("2023-07-23"))).toEqual([]);
    expect(told(child, "evidence", day("2023-08-17"), day("2023-07-24"))).toEqual(["weekly-trial warns"]);
  });

  test("targets are those of the day on which the date was given: the policy of 2009, then that of 18 August 2025", () => {
    const old = facts({ institutionDay: day("2025-03-01") });
    expect(limitsFor(old, "evidence", day("2025-08-17")).limits).toMatchObject([
      { latest: "2025-09-01", confirmed: false, weight: "warns" },
    ]);
    expect(limitsFor(old, "evidence", day("2025-08-18")).limits).toMatchObject([
      { latest: "2026-03-01", confirmed: true, weight: "warns" },
    ]);
  });

  test("remand in a cyber case warns beyond fourteen days, from the Act of 2023 on and for remand alone", () => {
    const held = facts({ isInCustody: true });
    expect(told(held, "remand", addDays(TODAY, 14))).toEqual([]);
    expect(told(held, "remand", addDays(TODAY, 15))).toEqual(["remand-in-cyber-cases warns"]);
    expect(told(held, "evidence", addDays(TODAY, 15))).toEqual([]);
    const before = day("2023-07-23");
    expect(told(held, "remand", addDays(before, 15), before)).toEqual([]);
    expect(told(held, "remand", day("2023-08-08"), day("2023-07-24"))).toEqual(["remand-in-cyber-cases warns"]);
  });

  test("the police hold nobody past fifteen days in all", () => {
    const held = facts({ policeCustodySince: day("2026-11-20") });
    expect(told(held, "mention", day("2026-12-05"))).toEqual([]);
    expect(told(held, "mention", day("2026-12-06"))).toEqual(["police-custody warns"]);
  });

  test("the report is awaited for seventeen days from the FIR; one that is late already is not told of every date", () => {
    const awaited = facts({ awaitedSinceFirDay: day("2026-11-20") });
    expect(told(awaited, "report", day("2026-12-07"))).toEqual([]);
    expect(told(awaited, "report", day("2026-12-08"))).toEqual(["report-due warns"]);
    expect(told(awaited, "mention", day("2026-12-08"))).toEqual([]);
    expect(told(facts({ awaitedSinceFirDay: day("2026-01-01") }), "report", day("2026-12-08"))).toEqual([]);
  });

  test("a graver section has eighteen months, a juvenile six, and a target already past is not told of every date", () => {
    const grave = facts({
      sections: ["PECA 20", "PECA 10"],
      institutionDay: day("2026-06-10"),
      hasJuvenileAccused: true,
    });
    expect(limitsFor(grave, "evidence", TODAY).limits.map(({ rule, latest }) => [rule, latest])).toEqual([
      ["juvenile-target", "2026-12-10"],
      ["trial-target", "2027-12-10"],
    ]);
    expect(limitsFor(facts({ institutionDay: day("2020-01-01") }), "evidence", TODAY).limits).toEqual([]);
  });
});

describe("days that keep every limit", () => {
  const court = (closed: readonly CourtDay[] = []) =>
    daysFrom(addDays(TODAY, 1), addDays(TODAY, 28)).map((one) => {
      const isOpen = weekdayOf(one) !== 7 && !closed.includes(one);
      const kind = !isOpen
        ? ("closed" as const)
        : weekdayOf(one) === 4
          ? ("dedicated" as const)
          : ("ordinary" as const);
      return { day: one, kind, isOpen, isNoWork: false };
    });
  const inCustody = facts({ isInCustody: true });

  test("on a Thursday cycle custody gets the second Thursday at the latest", () => {
    expect(lawfulDays(court(), inCustody, "evidence", TODAY)).toEqual(["2026-12-03", "2026-12-10"]);
  });

  test("where both Thursdays are closed another weekday up to the fifteenth day is found", () => {
    const closed = [day("2026-12-03"), day("2026-12-10")];
    const found = lawfulDays(court(closed), inCustody, "evidence", TODAY);
    expect([found[0], found.at(-1)]).toEqual(["2026-11-27", "2026-12-11"]);
    expect(lawfulDays(court(closed), facts(), "evidence", TODAY)[0]).toBe("2026-12-17");
  });

  test("bail does not wait for the Thursday", () => {
    const bail = facts({ bailInstitutionDay: TODAY });
    expect(lawfulDays(court(), bail, "bail", TODAY)).toEqual(["2026-11-27", "2026-11-28"]);
  });
});

describe("the limits in the findings of a listing", () => {
  const room = { planMinutes: 300, planMatters: 40, ceilingMinutes: 600, ceilingMatters: 80 };
  const empty = { listedMinutes: 0, listedMatters: 0, beyondMinutes: 0, beyondMatters: 0 };
  const thursday = (on: CourtDay): DayFacts => ({
    ...{ day: on, kind: "dedicated", isOpen: true, isTentative: false, isNoWork: false },
    ...{ ...room, ...empty },
  });
  const placement = (over: Partial<PlacementFacts> = {}): PlacementFacts => ({
    ...{ purpose: "evidence", minutes: 40, isInCustody: true, isOrdered: false, overloadBecause: null },
    countedFrom: TODAY,
    ...over,
  });
  const limits = { saturationMatters: 45, custodyDays: 15 };
  const late = thursday(day("2026-12-17"));
  const law = { rank: "magistrate", sections: ["PECA 20"] } as const;

  test("without the facts of the case the custody limit warns as before", () => {
    expect(findingsFor(late, placement(), limits)).toMatchObject([{ rule: "custody-limit", weight: "warns" }]);
  });

  test("with them it is told once, refuses before a magistrate, and gives way to a judge's order as a breach", () => {
    expect(findingsFor(late, placement({ law }), limits)).toMatchObject([{ rule: "custody-limit", weight: "blocks" }]);
    const ordered = findingsFor(late, placement({ law, isOrdered: true }), limits);
    expect(ordered).toMatchObject([{ rule: "custody-limit", weight: "warns" }]);
    expect(findingsFor(thursday(day("2026-12-10")), placement({ law }), limits)).toEqual([]);
  });
});
