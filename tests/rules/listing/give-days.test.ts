import { expect, test } from "vitest";
import { addDays, courtDay } from "../../../server/rules/calendar/court-day.ts";
import { type DaySeeker, giveDays } from "../../../server/rules/listing/give-days.ts";
import type { DayFacts } from "../../../server/rules/listing/listing-rules.ts";

const FIRST = courtDay("2026-12-10");
const thursday = (weeks: number, more: Partial<DayFacts> = {}): DayFacts => ({
  ...{ day: addDays(FIRST, 7 * weeks), kind: "dedicated", isOpen: true, isTentative: false, isNoWork: false },
  ...{ planMinutes: 300, planMatters: 2, ceilingMinutes: 900, ceilingMatters: 4 },
  ...{ listedMinutes: 0, listedMatters: 0, beyondMinutes: 0, beyondMatters: 0, ...more },
});
const seeker = (id: number, more: Partial<DaySeeker> = {}): DaySeeker => ({
  ...{ id, purpose: "mention", minutes: 5, isInCustody: false, wanted: null, ...more },
});
const limits = { saturationMatters: 45, custodyDays: 15 };
const choice = { because: "the reason", countedFrom: courtDay("2026-12-03") };
const seekers = (n: number) => Array.from({ length: n }, (_, id) => seeker(id));

test("each takes the earliest day within its plan, and loads count as they are given", () => {
  const { given } = giveDays(seekers(4), [thursday(0), thursday(1)], limits, choice);
  expect(given.map(({ day }) => day)).toEqual([FIRST, FIRST, addDays(FIRST, 7), addDays(FIRST, 7)]);
});

test("the wanted day is kept where it has room, else a later one rather than an earlier", () => {
  const days = [thursday(0), thursday(1, { listedMatters: 1 }), thursday(2)];
  const wanted = addDays(FIRST, 7);
  const { given } = giveDays([seeker(1, { wanted }), seeker(2, { wanted })], days, limits, choice);
  expect(given.map(({ day }) => day)).toEqual([wanted, addDays(FIRST, 14)]);
});

test("where no plan has room the earliest day takes it with the kept reason, then by order past its ceiling", () => {
  const { given, none } = giveDays(seekers(5), [thursday(0, { listedMatters: 1 })], limits, choice);
  expect(none).toEqual([]);
  expect(given.map(({ overloadBecause, isOrdered }) => [overloadBecause, isOrdered])).toEqual([
    [null, false],
    ["the reason", false],
    ["the reason", false],
    ["the reason", true],
    ["the reason", true],
  ]);
});

test("a strike day and a day that the moon may close are taken last, a closed one never", () => {
  const days = [thursday(0, { isNoWork: true }), thursday(1, { isTentative: true }), thursday(2)];
  expect(giveDays([seeker(1)], days, limits, choice).given[0]?.day).toBe(addDays(FIRST, 14));
  const closed = [thursday(0, { isOpen: false, kind: "closed" })];
  expect(giveDays([seeker(1)], closed, limits, choice)).toEqual({ given: [], none: [1] });
});
