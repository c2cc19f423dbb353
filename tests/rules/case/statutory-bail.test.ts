import { describe, expect, test } from "vitest";
import { addDays, courtDay as day } from "../../../server/rules/calendar/court-day.ts";
import { bailClock, bailDueDay, overdueBail } from "../../../server/rules/case/bail-clock.ts";
import {
  alarmOf,
  currentDetention,
  type DetentionFacts,
  delaysAgainst,
} from "../../../server/rules/case/statutory-bail.ts";

const ARREST = day("2025-11-26");
const detained = (over: Partial<DetentionFacts> = {}): DetentionFacts => ({
  periods: [{ from: ARREST, until: null }],
  ...{ isWoman: false, isCapital: false, concludedOn: null, refusedOn: null },
  ...over,
});

describe("statutory bail", () => {
  test("the right arises a year after the arrest: not the day before, reached on the day and still reached after it", () => {
    expect(alarmOf(detained(), day("2026-11-25"))).toMatchObject({ day: "2026-11-26", daysLeft: 1, level: "soon" });
    expect(alarmOf(detained(), day("2026-11-26"))).toMatchObject({ daysLeft: 0, level: "reached", daysDetained: 365 });
    expect(alarmOf(detained(), day("2027-12-01"))).toMatchObject({ day: "2026-11-26", level: "reached" });
  });

  test("a woman has six months, of the shorter month where the date is missing", () => {
    const facts = detained({ isWoman: true, periods: [{ from: day("2025-08-31"), until: null }] });
    expect(alarmOf(facts, day("2026-01-01"))).toMatchObject({ day: "2026-02-28", dayIfWoman: null });
  });

  test("where it is not recorded whether it is a woman, six months raise the alarm and a year is the day", () => {
    const alarm = alarmOf(detained({ isWoman: null }), day("2026-05-26"));
    expect(alarm).toMatchObject({ day: "2026-11-26", dayIfWoman: "2026-05-26", level: "soon" });
    expect(alarmOf(detained(), day("2026-05-26"))?.level).toBe("far");
  });

  test("the alarm begins thirty days before", () => {
    expect(alarmOf(detained(), day("2026-10-26"))).toMatchObject({ daysLeft: 31, level: "far" });
    expect(alarmOf(detained(), day("2026-10-27"))).toMatchObject({ daysLeft: 30, level: "soon" });
  });

  test("only a judge's refusal on this ground moves it to the next year", () => {
    const refused = detained({ refusedOn: day("2026-12-10") });
    expect(alarmOf(refused, day("2026-12-11"))).toMatchObject({ day: "2027-11-26", occurrence: 2, level: "far" });
    expect(alarmOf(detained({ refusedOn: day("2026-03-01") }), day("2026-12-11"))).toMatchObject({ occurrence: 1 });
  });

  test("a change of jail goes on counting from the arrest, liberty in between begins anew", () => {
    const police = { from: ARREST, until: day("2025-12-05") };
    const touching = [{ from: day("2025-12-06"), until: null }, police];
    expect(currentDetention(touching, day("2026-02-01"))?.from).toBe(ARREST);
    const again = [police, { from: day("2025-12-07"), until: null }];
    expect(currentDetention(again, day("2026-02-01"))?.from).toBe("2025-12-07");
  });

  test("nobody at liberty, and no decided trial, has an alarm", () => {
    const released = detained({ periods: [{ from: ARREST, until: day("2026-01-10") }] });
    expect(alarmOf(released, day("2026-01-09"))).not.toBeNull();
    expect(alarmOf(released, day("2026-01-10"))).toBeNull();
    expect(alarmOf(detained({ concludedOn: day("2026-06-01") }), day("2026-06-01"))).toBeNull();
  });

  test("an offence punishable with death has two years, not confirmed", () => {
    expect(alarmOf(detained({ isCapital: true }), ARREST)).toMatchObject({ day: "2027-11-26", confirmed: false });
  });

  test("the defence's adjournments are counted beside it and move no date; a strike is not the accused's", () => {
    const at = (text: string, side: "defence" | "bar-strike", next: string | null) => ({
      ...{ day: day(text), side },
      nextDay: next ? day(next) : null,
    });
    const delays = [
      at("2025-10-01", "defence", "2025-10-15"),
      at("2026-01-01", "defence", "2026-01-15"),
      at("2026-02-05", "bar-strike", "2026-02-12"),
      at("2026-03-05", "defence", null),
    ];
    expect(delaysAgainst(delays, ARREST, day("2026-03-10"))).toEqual({ total: 3, against: 2, daysAgainst: 19 });
  });
});

describe("the clock of bail", () => {
  const application = (over = {}) => ({
    ...{ section: "497" as const, rank: "magistrate" as const, institutionDay: day("2026-11-26"), decidedDay: null },
    ...over,
  });

  test("three days before a magistrate, five in Sessions, seven in the High Court, closed days included", () => {
    const due = (rank: "magistrate" | "sessions" | "high-court") => bailDueDay(application({ rank }));
    expect([due("magistrate"), due("sessions"), due("high-court")]).toEqual(["2026-11-29", "2026-12-01", "2026-12-03"]);
  });

  test("on the due day it is pending, on the day after overdue", () => {
    expect(bailClock(application(), day("2026-11-29"))).toMatchObject({ state: "pending", daysLeft: 0, daysOver: 0 });
    expect(bailClock(application(), day("2026-11-30"))).toMatchObject({ state: "overdue", daysLeft: -1, daysOver: 1 });
  });

  test("a late decision stays late and is no longer overdue", () => {
    const decided = application({ decidedDay: day("2026-12-04") });
    expect(bailClock(decided, day("2027-01-01"))).toMatchObject({ state: "decided-late", daysOver: 5, daysLeft: null });
    const older = application({ institutionDay: addDays(day("2026-11-26"), -4) });
    const overdue = overdueBail([decided, application(), older], day("2026-12-01"));
    expect(overdue.map(({ daysOver }) => daysOver)).toEqual([6, 2]);
  });
});
