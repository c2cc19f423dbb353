import { describe, expect, test } from "vitest";
import { type CourtDay, courtDay } from "../../../server/rules/calendar/court-day.ts";
import { spanOf, stretchOf } from "../../../server/rules/listing/clashes.ts";
import { type RequestFacts, standingOf } from "../../../server/rules/own-days/date-request.ts";
import { ownClashes } from "../../../server/rules/own-days/own-clashes.ts";
import { workloadOf } from "../../../server/rules/own-days/workload.ts";

const DAY = courtDay("2026-12-10");
const STARTS = ["09:00", "10:30", "12:00"];
let last = 0;
const date = (courtId: number, block: string | null, place: string | null = null, day: CourtDay = DAY) => {
  last += 1;
  return { hearingId: last, courtId, block, place, day, span: spanOf(block, STARTS) };
};
const away = (fromMinute: number | null = null, untilMinute: number | null = null) => ({
  ...{ fromDay: DAY, untilDay: DAY, span: stretchOf({ fromMinute, untilMinute }) },
});
const near = () => 0;

describe("where somebody cannot be at all his dates", () => {
  test("two courts at one hour are one clash, however many matters each calls", () => {
    const dates = [date(1, "09:00"), date(1, "09:00"), date(2, "09:00"), date(2, "10:30")];
    const found = ownClashes(dates, [], near);
    expect(found.map(({ kind }) => kind)).toEqual(["two-courts"]);
    expect(found[0]!.one.hearingIds).toHaveLength(2);
  });

  test("one after the other is none, unless the way takes longer than the time between", () => {
    const dates = [date(1, "09:00", "City"), date(2, "10:30", "Malir")];
    expect(ownClashes(dates, [], near)).toEqual([]);
    expect(ownClashes(dates, [], () => 50).map(({ kind }) => kind)).toEqual(["travel"]);
  });

  test("own leave clashes with what is listed on it, hours only with their own hour", () => {
    expect(ownClashes([date(1, "09:00")], [away()], near)[0]!.kind).toBe("leave");
    expect(ownClashes([date(1, "09:00")], [away(9 * 60, 10 * 60)], near)).toHaveLength(1);
    expect(ownClashes([date(1, "09:00")], [away(12 * 60, 13 * 60)], near)).toEqual([]);
  });
});

describe("a request for another date", () => {
  const facts = (columns: Partial<RequestFacts>): RequestFacts => ({
    ...{ state: "open", day: DAY, block: "09:00", now: { state: "listed", day: DAY, block: "09:00" }, nextDay: DAY },
    ...columns,
  });
  const today = courtDay("2026-12-03");
  const later = courtDay("2026-12-17");

  test("is given when the date is another one, by day or by hour, and open again when that is taken back", () => {
    expect(standingOf(facts({ now: { state: "listed", day: later, block: "09:00" } }), today)).toBe("given");
    expect(standingOf(facts({ now: { state: "listed", day: DAY, block: "12:00" } }), today)).toBe("given");
    expect(standingOf(facts({}), today)).toBe("open");
  });

  test("is over when the day came, or the matter has no date any more", () => {
    expect(standingOf(facts({ now: { state: "heard", day: DAY, block: "09:00" } }), later)).toBe("over");
    expect(standingOf(facts({}), later)).toBe("over");
    expect(standingOf(facts({ now: null, nextDay: null }), today)).toBe("over");
    expect(standingOf(facts({ now: { state: "withdrawn", day: DAY, block: null }, nextDay: later }), today)).toBe(
      "given",
    );
  });

  test("an answer in words stands whatever came later", () => {
    expect(standingOf(facts({ state: "refused", now: null }), later)).toBe("refused");
  });
});

describe("what somebody has on his hands", () => {
  const dated = (courtId: number, block: string, minutes: number) => ({
    ...date(courtId, block),
    minutes,
    planMinutes: 60,
  });
  const span = { from: courtDay("2026-12-03"), until: courtDay("2026-12-20") };

  test("is counted by the week, what is elsewhere beside it", () => {
    const { weeks } = workloadOf([dated(1, "09:00", 10)], [], near, { ...span, elsewhere: new Map([[DAY, 3]]) });
    expect(weeks).toEqual([
      { monday: "2026-11-30", matters: 0, elsewhere: 0 },
      { monday: "2026-12-07", matters: 1, elsewhere: 3 },
      { monday: "2026-12-14", matters: 0, elsewhere: 0 },
    ]);
  });

  test("is too much on a day with more minutes than his longest court plans, or in two courts at once", () => {
    const work = (dates: Parameters<typeof workloadOf>[0]) =>
      workloadOf(dates, [], near, { ...span, elsewhere: new Map() });
    expect(work([dated(1, "09:00", 40), dated(2, "10:30", 15)]).overloaded).toEqual([]);
    expect(work([dated(1, "09:00", 40), dated(2, "10:30", 25)]).overloaded[0]!.causes).toEqual(["minutes"]);
    expect(work([dated(1, "09:00", 5), dated(2, "09:00", 5)]).overloaded[0]!.causes).toEqual(["two-courts"]);
  });
});
