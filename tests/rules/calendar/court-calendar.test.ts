import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import {
  type Closure,
  type CourtCalendar,
  calendarDays,
  dayKindOf,
  effectOfClosure,
  hearingDays,
  MONDAY_TO_SATURDAY,
  mayBeListedOn,
  type SittingPattern,
} from "../../../server/rules/calendar/court-calendar.ts";
import { courtDay, isCourtDay, weekdayOf } from "../../../server/rules/calendar/court-day.ts";

const thursdays: SittingPattern = {
  rule: "FREQ=WEEKLY;BYDAY=TH",
  start: courtDay("2026-01-01"),
  until: null,
  fallbackWeekday: null,
};
const withFallback: SittingPattern = { ...thursdays, fallbackWeekday: 3 };

function closure(from: string, more: Partial<Closure> = {}): Closure {
  const day = courtDay(from);
  const name = { en: "Holiday", ur: "تعطیل" };
  const base = { kind: "gazetted", effect: "closed", source: null, confirmed: true, declaredOn: null } as const;
  return { from: day, until: day, name, ...base, ...more };
}

function calendarOf(more: Partial<CourtCalendar> = {}): CourtCalendar {
  return { patterns: [thursdays], closures: [], extraDays: [], workingWeekdays: MONDAY_TO_SATURDAY, ...more };
}

const kindOn = (day: string, calendar: CourtCalendar) => dayKindOf(courtDay(day), calendar);
const sittings = (calendar: CourtCalendar, from: string, until: string) =>
  hearingDays(calendar, courtDay(from), courtDay(until)).map((each) => each.day as string);

describe("the kinds of day", () => {
  test("Thursday is dedicated, Wednesday ordinary, Sunday closed", () => {
    const kinds = calendarDays(calendarOf(), courtDay("2026-12-02"), courtDay("2026-12-06")).map((each) => each.kind);
    expect(kinds).toEqual(["ordinary", "dedicated", "ordinary", "ordinary", "closed"]);
    expect(kindOn("2026-12-06", calendarOf())).toMatchObject({ because: "not-a-working-weekday", isNamed: false });
  });

  test("a holiday closes a sitting, which is still known to have been named", () => {
    const day = kindOn("2026-12-03", calendarOf({ closures: [closure("2026-12-03")] }));
    expect(day).toMatchObject({ kind: "closed", because: "closure", isNamed: true, isTentative: false });
    expect(day.closures).toHaveLength(1);
  });

  test("an unconfirmed holiday closes its day tentatively; confirmed it is plain, withdrawn it is gone", () => {
    const eid = closure("2027-03-10", { until: courtDay("2027-03-12"), kind: "tentative", confirmed: false });
    const on = (each: Closure) => kindOn("2027-03-11", calendarOf({ closures: [each] }));
    expect(on(eid)).toMatchObject({ kind: "closed", isTentative: true });
    expect(on({ ...eid, confirmed: true })).toMatchObject({ kind: "closed", isTentative: false });
    expect(on({ ...eid, withdrawn: true })).toMatchObject({ kind: "dedicated", isTentative: false, closures: [] });
  });

  test("a confirmed closure on the same day takes the doubt away", () => {
    const closures = [closure("2026-12-03", { confirmed: false }), closure("2026-12-03")];
    expect(kindOn("2026-12-03", calendarOf({ closures })).isTentative).toBe(false);
  });

  test("a day to which the moon may shift a holiday stays open and says so until the holiday is confirmed", () => {
    const eid = closure("2027-05-19", { confirmed: false, alternatives: [courtDay("2027-05-20")] });
    expect(kindOn("2027-05-20", calendarOf({ closures: [eid] }))).toMatchObject({ kind: "dedicated", atRiskOf: [eid] });
    const confirmed = { ...eid, confirmed: true };
    expect(kindOn("2027-05-20", calendarOf({ closures: [confirmed] })).atRiskOf).toEqual([]);
  });

  test("a strike leaves the day standing and marks it as without work", () => {
    const strike = closure("2026-12-03", { kind: "strike", effect: "no-work" });
    expect(kindOn("2026-12-03", calendarOf({ closures: [strike] }))).toMatchObject({
      kind: "dedicated",
      isNoWork: true,
    });
  });

  test("a vacation turns sittings and working days into duty days, Sunday stays closed", () => {
    const vacation = closure("2026-12-26", { until: courtDay("2027-01-09"), kind: "vacation", effect: "duty" });
    const calendar = calendarOf({ closures: [vacation] });
    expect(kindOn("2026-12-31", calendar)).toMatchObject({ kind: "duty", because: "vacation-duty", isNamed: true });
    expect(kindOn("2026-12-28", calendar).kind).toBe("duty");
    expect(kindOn("2026-12-27", calendar).kind).toBe("closed");
    expect(kindOn("2027-01-14", calendar).kind).toBe("dedicated");
  });

  test("an extra day sits on an ordinary day, a Sunday or in a vacation, not on a holiday", () => {
    const extraDays = ["2026-12-02", "2026-12-06", "2026-12-25", "2026-12-30"].map((day) => ({
      day: courtDay(day),
      because: null,
    }));
    const vacation = closure("2026-12-26", { until: courtDay("2027-01-09"), kind: "vacation", effect: "duty" });
    const calendar = calendarOf({ patterns: [], extraDays, closures: [closure("2026-12-25"), vacation] });
    expect(sittings(calendar, "2026-12-01", "2026-12-31")).toEqual(["2026-12-02", "2026-12-06", "2026-12-30"]);
  });

  test("one pattern ends and the next begins", () => {
    const saturdays = { ...thursdays, rule: "FREQ=MONTHLY;BYDAY=1SA,3SA", start: courtDay("2026-12-11") };
    const patterns = [{ ...thursdays, until: courtDay("2026-12-10") }, saturdays];
    expect(sittings(calendarOf({ patterns }), "2026-12-01", "2026-12-31")).toEqual([
      "2026-12-03",
      "2026-12-10",
      "2026-12-19",
    ]);
  });

  test("a pattern that cannot be read is an error that names the part", () => {
    const patterns = [{ ...thursdays, rule: "FREQ=YEARLY;BYWEEKNO=2" }];
    expect(() => kindOn("2026-12-03", calendarOf({ patterns }))).toThrow("BYWEEKNO");
  });
});

describe("the fallback weekday", () => {
  const holiday = closure("2026-12-10");
  const moved = (closures: Closure[], pattern = withFallback) => calendarOf({ patterns: [pattern], closures });

  test("takes the sitting of a holiday, in the same week, and both days say so", () => {
    const calendar = moved([holiday]);
    expect(sittings(calendar, "2026-12-01", "2026-12-17")).toEqual(["2026-12-03", "2026-12-09", "2026-12-17"]);
    expect(kindOn("2026-12-09", calendar)).toMatchObject({ because: "moved-from-holiday", movedFrom: "2026-12-10" });
    expect(kindOn("2026-12-10", calendar)).toMatchObject({ kind: "closed", movedTo: "2026-12-09" });
  });

  test("is as tentative as the holiday that moved the sitting", () => {
    expect(kindOn("2026-12-09", moved([{ ...holiday, confirmed: false }])).isTentative).toBe(true);
    expect(kindOn("2026-12-09", moved([holiday])).isTentative).toBe(false);
  });

  test("is not used when the closure became known too late, nor for a strike or a vacation", () => {
    const kinds: Partial<Closure>[] = [
      { declaredOn: courtDay("2026-12-10") },
      { declaredOn: courtDay("2026-12-09") },
      { effect: "no-work", kind: "strike" },
      { effect: "duty", kind: "vacation" },
    ];
    for (const more of kinds) expect(kindOn("2026-12-09", moved([{ ...holiday, ...more }])).kind).toBe("ordinary");
    expect(kindOn("2026-12-09", moved([{ ...holiday, declaredOn: courtDay("2026-12-08") }])).kind).toBe("dedicated");
  });

  test("is not used when it is itself closed, already a sitting, or beyond the pattern", () => {
    const two = { ...holiday, from: courtDay("2026-12-09") };
    expect(sittings(moved([two]), "2026-12-07", "2026-12-12")).toEqual([]);
    const both = { ...withFallback, rule: "FREQ=WEEKLY;BYDAY=WE,TH" };
    expect(kindOn("2026-12-09", moved([holiday], both))).toMatchObject({ because: "pattern", movedFrom: null });
    const late = { ...withFallback, start: courtDay("2026-12-10") };
    expect(kindOn("2026-12-09", moved([holiday], late)).kind).toBe("ordinary");
  });

  test("also takes a sitting that falls on the weekly day of rest", () => {
    const monthly = { ...withFallback, rule: "FREQ=MONTHLY;BYMONTHDAY=6", fallbackWeekday: 6 as const };
    expect(sittings(moved([], monthly), "2026-12-01", "2026-12-31")).toEqual(["2026-12-05"]);
  });

  test("a day asked for alone is the same as in its month", () => {
    const calendar = moved([holiday, closure("2026-12-03", { confirmed: false })]);
    const month = calendarDays(calendar, courtDay("2026-12-01"), courtDay("2026-12-31"));
    for (const each of month) expect(dayKindOf(each.day, calendar)).toEqual(each);
  });
});

describe("listing and closing", () => {
  const plain = { custody: false, bail: false, urgent: false };

  test("custody, bail and urgent matters are heard on every day the court works, others on dedicated days", () => {
    const answers = (matter: typeof plain) =>
      (["dedicated", "ordinary", "duty", "closed"] as const).map((kind) => {
        const verdict = mayBeListedOn(kind, matter);
        return verdict.ok ? "ok" : verdict.because;
      });
    expect(answers(plain)).toEqual(["ok", "not-a-dedicated-day", "vacation-duty-only", "day-closed"]);
    for (const need of ["custody", "bail", "urgent"] as const) {
      expect(answers({ ...plain, [need]: true })).toEqual(["ok", "ok", "ok", "day-closed"]);
    }
  });

  test("a closure declared before the day sweeps its hearings, on the day or later it refuses new ones only", () => {
    const day = courtDay("2026-12-03");
    const effect = (declaredOn: string, more: Partial<Closure> = {}) =>
      effectOfClosure(closure("2026-12-03", more), day, courtDay(declaredOn));
    expect(effect("2026-12-02")).toMatchObject({ refusesNew: true, sweepsListed: true, dutyOnly: false });
    expect(effect("2026-12-03")).toMatchObject({ refusesNew: true, sweepsListed: false });
    expect(effect("2026-12-04")).toMatchObject({ refusesNew: true, sweepsListed: false });
    expect(effect("2026-12-01", { confirmed: false })).toMatchObject({ refusesNew: true, sweepsListed: false });
    expect(effect("2026-12-01", { effect: "duty" })).toMatchObject({ sweepsListed: true, dutyOnly: true });
    const noWork = { refusesNew: false, sweepsListed: false, dutyOnly: false, planningAvoids: true };
    expect(effect("2026-12-01", { effect: "no-work", kind: "strike" })).toEqual(noWork);
    expect(effect("2026-12-01", { withdrawn: true })).toEqual({ ...noWork, planningAvoids: false });
  });
});

describe("the closures of Pakistan and Sindh", () => {
  const file = new URL("../../../db/seed/closures/pakistan-2026-2028.json", import.meta.url);
  const { closures } = JSON.parse(readFileSync(file, "utf8")) as { closures: Closure[] };
  const holidays = closures.filter((each) => each.effect === "closed");
  const calendar = calendarOf({ closures });
  const namedThursdays = (year: number) =>
    calendarDays(calendar, courtDay(`${year}-01-01`), courtDay(`${year}-12-31`)).filter((each) => each.isNamed);

  test("every row names real days, in order, in English and Urdu, with its source", () => {
    for (const each of closures) {
      for (const day of [each.from, each.until, ...(each.alternatives ?? [])]) expect(isCourtDay(day), day).toBe(true);
      expect(each.from <= each.until, each.from).toBe(true);
      expect(each.name.en).toMatch(/^[A-Z]/);
      expect(each.name.ur).toMatch(/\p{Script=Arabic}/u);
      expect(each.source).toBeTruthy();
      expect(["pakistan", "sindh"]).toContain(each.scope);
    }
  });

  test.each([
    [2026, ["2026-02-05", "2026-05-28", "2026-06-25"]],
    [2027, ["2027-03-11"]],
    [2028, ["2028-03-23", "2028-11-09"]],
  ])("the Thursdays lost to holidays in %i", (year, lost) => {
    const closed = namedThursdays(year).filter((each) => each.kind === "closed");
    expect(closed.map((each) => each.day)).toEqual(lost);
  });

  test("the Thursdays of the winter vacations are duty days", () => {
    const duty = [2026, 2027, 2028].flatMap(namedThursdays).filter((each) => each.kind === "duty");
    const winter = duty.map((each) => each.day as string).filter((day) => /-(12|01)-/.test(day));
    expect(winter).toEqual([
      "2026-01-01",
      "2026-01-08",
      "2026-12-31",
      "2027-01-07",
      "2027-12-30",
      "2028-01-06",
      "2028-12-28",
    ]);
  });

  test("the Thursdays at risk from the moon are told apart", () => {
    const atRisk = namedThursdays(2027).filter((each) => each.atRiskOf.length > 0);
    expect(atRisk.map((each) => each.day)).toEqual(["2027-01-28", "2027-05-20"]);
  });

  test("each year has both Eids, Ashura, Milad, two urs, seven federal and two provincial days", () => {
    for (const year of ["2026", "2027", "2028"]) {
      const names = holidays.filter((each) => each.from.startsWith(year)).map((each) => each.name.en);
      expect(
        names.filter((name) => /^(Eid|Ashura|Urs)/.test(name)),
        year,
      ).toHaveLength(6);
      expect(names, year).toHaveLength(15);
    }
  });

  test("what only the moon or the High Court can settle is unconfirmed", () => {
    const open = holidays.filter((each) => each.kind === "tentative" || each.scope === "sindh");
    expect(open.filter((each) => each.confirmed)).toEqual([]);
    expect(closures.filter((each) => each.kind === "vacation" && each.confirmed)).toEqual([]);
  });

  test("summer vacations begin on the first Monday of June", () => {
    const summers = closures.filter((each) => each.kind === "vacation" && each.from.slice(5, 7) === "06");
    expect(summers.map((each) => each.from)).toEqual(["2026-06-01", "2027-06-07", "2028-06-05"]);
    for (const each of summers) expect([weekdayOf(each.from), weekdayOf(each.until)]).toEqual([1, 7]);
  });
});
