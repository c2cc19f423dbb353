import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, courtDay, daysBetween } from "../../../server/rules/calendar/court-day.ts";
import { courtOfWeek, isAwayInTurn, mondayOf, proposeRotation } from "../../../server/rules/listing/rotation.ts";
import { hoursUntil, lastStandbyDay, standbyBar, steppingInBar } from "../../../server/rules/lost-days/standby.ts";

const day = (text: string) => courtDay(text);
const NOW = { day: day("2026-12-03"), time: "10:00" };
const FACTS = { isInCustody: false, isFar: false, guaranteedDay: day("2026-12-24"), isOver: false };

test("custody, a long way and the want of a date keep a matter off standby", () => {
  expect(standbyBar(FACTS)).toBeNull();
  expect(standbyBar({ ...FACTS, isInCustody: true })).toBe("custody");
  expect(standbyBar({ ...FACTS, isFar: true })).toBe("far");
  expect(standbyBar({ ...FACTS, guaranteedDay: null })).toBe("no-date");
  expect(standbyBar({ ...FACTS, isOver: true })).toBe("over");
});

test("notice is counted in hours of the clock, up to the minute", () => {
  expect(hoursUntil(NOW, day("2026-12-04"), "10:00")).toBe(24);
  expect(hoursUntil(NOW, day("2026-12-04"), "09:59")).toBe(23);
  expect(hoursUntil(NOW, day("2026-12-03"), null)).toBe(-1);
});

test("a matter steps in before its own date, while its people are ready, and in time", () => {
  const window = { readyUntil: day("2026-12-17"), guaranteedDay: day("2026-12-24"), noticeHours: 24 };
  const on = (text: string) => steppingInBar(window, NOW, day(text), "09:00");
  expect(on("2026-12-04")).toBe("notice");
  expect(on("2026-12-05")).toBeNull();
  expect(on("2026-12-17")).toBeNull();
  expect(on("2026-12-18")).toBe("until");
  expect(on("2026-12-24")).toBe("not-sooner");
  expect(lastStandbyDay(day("2026-12-30"), day("2026-12-24"))).toBe("2026-12-23");
  expect(lastStandbyDay(day("2026-12-17"), day("2026-12-24"))).toBe("2026-12-17");
});

test("in a rotation every week is one court's, and a court that takes no part is never without its prosecutor", () => {
  const anyDay = fc.integer({ min: -30, max: 400 }).map((n) => addDays(day("2026-12-07"), n));
  const courts = fc.uniqueArray(fc.integer({ min: 1, max: 20 }), { minLength: 2, maxLength: 8 });
  fc.assert(
    fc.property(courts, anyDay, (turn, one) => {
      const rotation = { fromDay: day("2026-12-07"), untilDay: null, courts: turn };
      const here = turn.filter((court) => !isAwayInTurn(rotation, court, one));
      expect(here).toHaveLength(one < rotation.fromDay ? turn.length : 1);
      expect(isAwayInTurn(rotation, 99, one)).toBe(false);
      if (one < rotation.fromDay) return;
      expect(courtOfWeek(rotation, addDays(one, 7 * turn.length))).toBe(courtOfWeek(rotation, one));
    }),
  );
});

test("a rotation is proposed where it spares days, with what is fixed left to clash", () => {
  const thursdays = [0, 1, 2, 3].map((n) => addDays(day("2026-12-10"), 7 * n));
  const wanted = (isFixed: boolean) =>
    thursdays.flatMap((one) => [
      { courtId: 1, day: one, isFixed: false },
      { courtId: 2, day: one, isFixed },
    ]);
  expect(proposeRotation(wanted(false), NOW.day)).toEqual({
    ...{ courts: [1, 2], fromDay: "2026-12-07", clashesNow: 4, clashesInTurn: 0, undated: 0 },
  });
  // What is fixed at the second court clashes in the weeks of the first.
  expect(proposeRotation(wanted(true), NOW.day)).toMatchObject({ clashesNow: 4, clashesInTurn: 2 });
  // Where everything is announced a turn still serves the matters that have no date.
  const all = wanted(true).map((one) => ({ ...one, isFixed: true }));
  const waiting = new Map([
    [1, 5],
    [3, 9],
  ]);
  expect(proposeRotation(all, NOW.day)).toBeNull();
  expect(proposeRotation(all, NOW.day, waiting)).toMatchObject({ clashesInTurn: 4, undated: 5 });
  expect(proposeRotation(wanted(false).slice(0, 2), NOW.day)).toBeNull();
  expect(daysBetween(mondayOf(NOW.day), NOW.day)).toBe(3);
});
