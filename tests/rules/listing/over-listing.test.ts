import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { expectedMinutes, expectedReached, ratesOf, type Tally } from "../../../server/rules/planner/over-listing.ts";

const tally = (count: number, isAdjourned: boolean): Tally => ({
  purpose: "evidence",
  isAdjourned,
  side: isAdjourned ? "witness" : null,
  count,
});

describe("how far a day is listed past its minutes", () => {
  test("a court without any record is not over-listed", () => {
    expect(ratesOf([], []).size).toBe(0);
    expect(expectedMinutes(40, 0, 115)).toBe(40);
  });

  test("few hearings of its own weigh less than many of the district", () => {
    const district = [tally(400, true), tally(400, false)];
    const rate = (own: Tally[]) => ratesOf(own, district).get("prosecution-evidence")!.rate;
    expect(rate([tally(2, true)])).toBeGreaterThan(0.48);
    expect(rate([tally(2, true)])).toBeLessThan(0.56);
    expect(rate([tally(20, true), tally(180, false)])).toBeLessThan(0.15);
  });

  test("a district with few hearings hardly over-lists at all", () => {
    expect(ratesOf([tally(1, true)], [tally(1, true)]).get("prosecution-evidence")!.rate).toBeLessThan(0.1);
  });

  test("whose delay the adjournments were is told, most first", () => {
    const own: Tally[] = [tally(2, true), { ...tally(5, true), side: "defence" }, tally(3, false)];
    expect(ratesOf(own, own).get("prosecution-evidence")).toMatchObject({
      called: 10,
      adjourned: 7,
      sides: [
        { side: "defence", count: 5 },
        { side: "witness", count: 2 },
      ],
    });
  });

  test("a matter is planned with the minutes it can be expected to take, within what the court allows", () => {
    expect(expectedMinutes(40, 0.5, 150)).toBe(27);
    expect(expectedMinutes(40, 0.1, 150)).toBe(37);
    expect(expectedMinutes(40, 0.5, 115)).toBe(35);
    expect(expectedMinutes(40, 0.5, 100)).toBe(40);
    expect(expectedMinutes(5, 0.9, 115)).toBe(5);
  });

  test("whatever is adjourned, a day is never listed further past its minutes than the court allows", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 120 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.integer({ min: 100, max: 150 }),
        (duration, rate, most) => {
          const minutes = expectedMinutes(duration, rate, most);
          expect(minutes).toBeLessThanOrEqual(duration);
          expect(minutes * most).toBeGreaterThanOrEqual(duration * 100 - 1e-6);
        },
      ),
      { verbose: 1 },
    );
  });
});

describe("how many of a list can be expected to be reached", () => {
  const matters = (count: number, duration: number, rate: number) =>
    Array.from({ length: count }, () => ({ duration, rate }));

  test("all of a list that fits even if nothing is adjourned", () => {
    expect(expectedReached(matters(5, 40, 0.5), 200)).toBe(5);
  });

  test("those for whom there is time, where nothing is ever adjourned", () => {
    expect(expectedReached(matters(10, 40, 0), 200)).toBe(5);
  });

  test("more of them, the more are adjourned", () => {
    const reached = [0, 0.3, 0.6].map((rate) => expectedReached(matters(30, 40, rate), 400));
    expect(reached).toEqual([...reached].sort((one, other) => one - other));
    expect(reached[2]).toBeGreaterThan(reached[0]! + 5);
  });

  test("a longer list never has fewer reached", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({ duration: fc.integer({ min: 5, max: 60 }), rate: fc.double({ min: 0, max: 1, noNaN: true }) }),
        ),
        fc.integer({ min: 0, max: 600 }),
        (list, minutes) => {
          const reached = expectedReached(list, minutes);
          expect(reached).toBeLessThanOrEqual(list.length);
          expect(expectedReached([...list, { duration: 30, rate: 0.3 }], minutes)).toBeGreaterThanOrEqual(reached);
        },
      ),
      { verbose: 1 },
    );
  });
});
