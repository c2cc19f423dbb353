import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, type CourtDay, courtDay } from "../../../server/rules/calendar/court-day.ts";
import { blocksWithin, withoutBlocks } from "../../../server/rules/calendar/time-blocks.ts";
import { DEFAULT_POLICY } from "../../../server/rules/courts/policy.ts";
import {
  hasBegun,
  type LostChoice,
  type LostMatter,
  lostOrder,
  placeLost,
} from "../../../server/rules/lost-days/lost-day.ts";
import { spreadMatters } from "../../../server/rules/lost-days/spread-matters.ts";

const LOST = courtDay("2026-12-03");
const SEED = Number(process.env.PESHI_SEED ?? Date.now() % 1_000_000_000);

const matter = (id: number, more: Partial<LostMatter> = {}): LostMatter => ({
  ...{ id, order: id, isInCustody: false, custodyLast: null, clockLast: null, timesBumped: 0 },
  ...more,
});

/** Weekly days with so many places each; each matter may go on any of them. */
function board(places: readonly number[]) {
  const left = [...places];
  const dayOf = (at: number) => addDays(LOST, 7 * (at + 1));
  const choices = (): LostChoice[] =>
    left.map((room, at) => ({
      ...{ day: dayOf(at), isOpen: room > 0, isOnlyFull: room <= 0, isOnlyLate: false, findings: [] },
      ...{ because: { code: "first-possible" }, against: { code: "full" } },
    }));
  const take = (_: LostMatter, day: string) => {
    left[left.findIndex((_room, at) => dayOf(at) === day)]! -= 1;
  };
  return { choices, take, left };
}

const anyMatter = fc.record({
  isInCustody: fc.boolean(),
  custodyLast: fc.option(fc.integer({ min: 0, max: 20 }).map((days) => addDays(LOST, days))),
  clockLast: fc.option(fc.integer({ min: 0, max: 60 }).map((days) => addDays(LOST, days))),
  timesBumped: fc.nat(5),
});

describe("a lost day", () => {
  test("takes first who must be up again soonest by custody, then by a clock, then who was bumped most often", () => {
    const order = [
      matter(4, { timesBumped: 3 }),
      matter(3, { clockLast: addDays(LOST, 20), timesBumped: 1 }),
      matter(1, { custodyLast: addDays(LOST, 14) }),
      matter(2, { clockLast: addDays(LOST, 3) }),
      matter(6),
      matter(5, { timesBumped: 1 }),
    ].sort(lostOrder);
    expect(order.map(({ id }) => id)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  test(`loses no matter: those that came in are those placed and those without a place (seed ${SEED})`, () => {
    fc.assert(
      fc.property(
        fc.array(anyMatter, { maxLength: 60 }),
        fc.array(fc.nat(12), { maxLength: 6 }),
        fc.boolean(),
        (drawn, places, isOrdered) => {
          const matters = drawn.map((one, id) => matter(id, one));
          const { choices, take, left } = board(places);
          const { placed, unplaced } = placeLost(matters, choices, take, { isOrdered });
          const answered = [...placed, ...unplaced].map(({ id }) => id).sort((a, b) => a - b);
          expect(answered).toEqual(matters.map(({ id }) => id));
          // Only an order fills a day past its places, and nobody is left over who could have had one.
          if (!isOrdered) expect(left.every((room) => room >= 0)).toBe(true);
          if (unplaced.length > 0) expect(isOrdered ? places.length === 0 : left.every((room) => room <= 0)).toBe(true);
        },
      ),
      { seed: SEED, numRuns: 300 },
    );
  });

  test("a matter more pressing never stands later than one that is less", () => {
    fc.assert(
      fc.property(fc.array(anyMatter, { maxLength: 40 }), (drawn) => {
        const matters = drawn.map((one, id) => matter(id, one));
        const { choices, take } = board([5, 5, 50]);
        const { placed } = placeLost(matters, choices, take, { isOrdered: false });
        const dayOf = new Map(placed.map(({ id, day }) => [id, day]));
        const days = [...matters].sort(lostOrder).map(({ id }) => dayOf.get(id)!);
        expect(days).toEqual([...days].sort());
      }),
      { seed: SEED, numRuns: 100 },
    );
  });

  test("a search that forgets a matter is a fault, not a quiet loss", () => {
    const twice = [matter(1), matter(1)];
    expect(() => placeLost(twice, board([3]).choices, () => {}, { isOrdered: false })).toThrow("is lost");
  });

  test("has begun when its first block has, when something was called, or when it is over", () => {
    const starts = ["10:30", "09:00"];
    const at = (day: string, time: string) => ({ day: courtDay(day), today: LOST, time });
    expect(hasBegun(at("2026-12-10", "12:00"), { starts, isCalled: false })).toBe(false);
    expect(hasBegun(at("2026-12-03", "08:40"), { starts, isCalled: false })).toBe(false);
    expect(hasBegun(at("2026-12-03", "09:40"), { starts, isCalled: false })).toBe(true);
    expect(hasBegun(at("2026-12-03", "08:40"), { starts, isCalled: true })).toBe(true);
    expect(hasBegun(at("2026-12-02", "08:40"), { starts, isCalled: false })).toBe(true);
  });
});

describe("half a day", () => {
  const block = (startsAt: string, planMinutes: number | null = null) => ({
    ...{ startsAt, planMinutes, planMatters: null, ceilingMinutes: null, ceilingMatters: null },
    ...{ listedMinutes: 0, listedMatters: 0 },
  });
  const day = { planMinutes: 300, planMatters: 45, ceilingMinutes: 900, ceilingMatters: 135 };
  const empty = { listedMinutes: 0, listedMatters: 0, beyondMinutes: 0, beyondMatters: 0 };

  test("is the blocks that begin in the stretch", () => {
    const starts = ["09:00", "10:30", "12:00"];
    expect(blocksWithin(starts, "10:00", null)).toEqual(["10:30", "12:00"]);
    expect(blocksWithin(starts, null, "10:30")).toEqual(["09:00"]);
  });

  test("leaves the day the share of the blocks that are held, and no ceiling under what stands", () => {
    const blocks = [block("09:00"), block("10:30"), block("12:00")];
    expect(withoutBlocks({ ...day, ...empty }, blocks, ["10:30", "12:00"])).toEqual({
      ...{ planMinutes: 100, planMatters: 15, ceilingMinutes: 300, ceilingMatters: 45 },
    });
    const own = [block("09:00", 200), block("10:30", 100)];
    expect(withoutBlocks({ ...day, ...empty, listedMinutes: 800 }, own, ["09:00"])).toMatchObject({
      ...{ planMinutes: 100, ceilingMinutes: 800 },
    });
  });
});

describe("matters that are spread", () => {
  test("keep off a day on which somebody who must be present is in another court, while another day has room", () => {
    const open = (day: CourtDay) => ({
      ...{ day, kind: "dedicated" as const, isOpen: true, isTentative: false, isNoWork: false },
      ...{ planMinutes: 300, planMatters: 40, ceilingMinutes: 900, ceilingMatters: 120 },
      ...{ listedMinutes: 0, listedMatters: 0, beyondMinutes: 0, beyondMatters: 0 },
    });
    const [first, second] = [addDays(LOST, 7), addDays(LOST, 14)];
    const evidence = { hearingId: 1, order: 1, purpose: "evidence" as const, minutes: 20, isInCustody: true };
    const away = { ...evidence, notReachedTimes: 0, elsewhereOn: new Set([first]) };
    const dayWith = (days: CourtDay[]) =>
      spreadMatters([away], days.map(open), DEFAULT_POLICY, { overloadBecause: null, orderedBy: null }, LOST).placed[0];
    expect(dayWith([first, second])?.day).toBe(second);
    expect(dayWith([first])?.day).toBe(first);
  });
});
