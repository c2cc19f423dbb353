import fc from "fast-check";
import ICAL from "ical.js";
import { describe, expect, test } from "vitest";
import { addDays, courtDay } from "../../../server/rules/calendar/court-day.ts";
import { readCalendar, type Stretch } from "../../../server/rules/calendar/read-calendar.ts";

const ASKED = { from: courtDay("2026-12-01"), until: courtDay("2027-03-31"), timezone: "Asia/Karachi" };

const calendar = (...lines: string[]) =>
  ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//x//y//EN", ...lines, "END:VCALENDAR"].join("\r\n");
const event = (...lines: string[]) => ["BEGIN:VEVENT", "UID:a@b", "DTSTAMP:20261101T000000Z", ...lines, "END:VEVENT"];

function read(...lines: string[]) {
  const found = readCalendar(calendar(...lines), ASKED);
  if ("code" in found) throw new Error(`${found.line}: ${found.code} ${found.said}`);
  return found;
}
const shown = ({ fromDay, untilDay, fromMinute, untilMinute }: Stretch) =>
  fromMinute === null ? `${fromDay}..${untilDay}` : `${fromDay} ${fromMinute}-${untilMinute}`;
const stretches = (...lines: string[]) => read(...event(...lines)).entries.flatMap((one) => one.stretches.map(shown));

describe("somebody's own calendar", () => {
  test("whole days end before the day that the file names as their end", () => {
    expect(stretches("DTSTART;VALUE=DATE:20261207", "DTEND;VALUE=DATE:20261210")).toEqual(["2026-12-07..2026-12-09"]);
    expect(stretches("DTSTART;VALUE=DATE:20261207")).toEqual(["2026-12-07..2026-12-07"]);
    expect(stretches("DTSTART;VALUE=DATE:20261207", "DURATION:P2D")).toEqual(["2026-12-07..2026-12-08"]);
  });

  test("hours are those of the court's clock, whatever zone the file has them in", () => {
    const at = ["2026-12-10 540-630"];
    expect(stretches("DTSTART:20261210T040000Z", "DTEND:20261210T053000Z")).toEqual(at);
    expect(stretches("DTSTART;TZID=Asia/Karachi:20261210T090000", "DURATION:PT1H30M")).toEqual(at);
    expect(stretches("DTSTART;TZID=Pakistan Standard Time:20261210T090000", "DURATION:PT90M")).toEqual(at);
    expect(stretches('DTSTART;TZID="/mozilla.org/2005/Asia/Karachi":20261210T090000', "DURATION:PT90M")).toEqual(at);
    expect(stretches("DTSTART:20261210T090000", "DURATION:PT90M")).toEqual(at);
    expect(stretches("DTSTART;TZID=Europe/London:20261210T040000", "DURATION:PT90M")).toEqual(at);
  });

  test("a zone that the file itself describes by one offset is understood; one that nobody knows is named by its line", () => {
    const zone = [
      ...["BEGIN:VTIMEZONE", "TZID:Karachi Office", "BEGIN:STANDARD", "DTSTART:19700101T000000"],
      ...["TZOFFSETFROM:+0500", "TZOFFSETTO:+0500", "END:STANDARD", "END:VTIMEZONE"],
    ];
    const at = event("DTSTART;TZID=Karachi Office:20261210T090000", "DURATION:PT90M");
    expect(read(...zone, ...at).entries[0]!.stretches.map(shown)).toEqual(["2026-12-10 540-630"]);
    expect(read(...at).problems).toEqual([{ line: 7, code: "unknown-zone", said: "Karachi Office" }]);
  });

  test("what runs over midnight is cut into its days", () => {
    expect(stretches("DTSTART:20261210T180000Z", "DTEND:20261213T060000Z")).toEqual([
      "2026-12-10 1380-1440",
      "2026-12-11..2026-12-12",
      "2026-12-13 0-660",
    ]);
  });

  test("every Thursday but one, until an instant that is still the day before in London", () => {
    const weekly = [
      "DTSTART;TZID=Asia/Karachi:20261203T020000",
      "DTEND;TZID=Asia/Karachi:20261203T030000",
      "RRULE:FREQ=WEEKLY;BYDAY=TH;UNTIL=20261223T210000Z",
      "EXDATE;TZID=Asia/Karachi:20261210T020000",
    ];
    expect(stretches(...weekly)).toEqual(["2026-12-03 120-180", "2026-12-17 120-180", "2026-12-24 120-180"]);
  });

  test("one repetition that was moved takes the place of its own, one that is off takes none", () => {
    const found = read(
      ...event("DTSTART:20261203T040000Z", "DURATION:PT1H", "RRULE:FREQ=WEEKLY;COUNT=4"),
      ...event("RECURRENCE-ID:20261210T040000Z", "DTSTART:20261211T060000Z", "DURATION:PT1H"),
      ...event("RECURRENCE-ID:20261217T040000Z", "DTSTART:20261217T040000Z", "DURATION:PT1H", "STATUS:CANCELLED"),
    );
    expect(found.entries).toHaveLength(1);
    expect(found.entries[0]!.stretches.map(shown).sort()).toEqual([
      "2026-12-03 540-600",
      "2026-12-11 660-720",
      "2026-12-24 540-600",
    ]);
  });

  test("what is cancelled, free or without any time takes nobody's time", () => {
    expect(read(...event("DTSTART:20261203T040000Z", "DURATION:PT1H", "STATUS:CANCELLED"))).toMatchObject({
      entries: [],
      cancelled: ["a@b"],
    });
    expect(stretches("DTSTART:20261203T040000Z", "DURATION:PT1H", "TRANSP:TRANSPARENT")).toEqual([]);
    expect(stretches("DTSTART:20261203T040000Z")).toEqual([]);
    expect(read(...event("DTSTART;VALUE=DATE:20200101")).outside).toBe(1);
  });

  test("an entry that cannot be read is named by its line in the file, and the others are read", () => {
    const found = read(
      ...event("DTSTART:20261303T040000Z"),
      ...event("DTSTART:20261203T040000Z", "DTEND:20261203T030000Z"),
      ...event("DTSTART:20261203T040000Z", "RRULE:FREQ=HOURLY"),
      "BEGIN:VEVENT",
      "DTSTART:20261203T040000Z",
      "END:VEVENT",
      ...event("DTSTART;VALUE=DATE:20261207", "SUMMARY:Training\\, day 1").map((line) => line.replace("a@b", "c@d")),
    );
    expect(found.problems.map(({ line, code }) => `${line} ${code}`)).toEqual([
      "7 bad-time",
      "13 ends-before",
      "19 bad-rule",
      "21 no-uid",
    ]);
    expect(found.entries.map(({ title }) => title)).toEqual(["Training, day 1"]);
  });

  test("what is no calendar, and one that was cut short, is said with its line", () => {
    expect(readCalendar("Dear Sir,\nplease", ASKED)).toMatchObject({ line: 1, code: "not-a-calendar" });
    expect(readCalendar("", ASKED)).toMatchObject({ code: "not-a-calendar" });
    const whole = calendar(...event("DTSTART;VALUE=DATE:20261207"));
    expect(readCalendar(whole.slice(0, -30), ASKED)).toMatchObject({ code: "cut-short" });
    expect(readCalendar("BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:x\nwhat is this\n", ASKED)).toMatchObject({
      line: 4,
      code: "unreadable-line",
    });
  });

  test("folded lines count where they begin, and a byte order mark is no fault", () => {
    const text = `\ufeff${calendar(...event("SUMMARY:A long", "  title", "DTSTART;VALUE=DATE:2026", " 1207"))}`;
    const found = readCalendar(text, ASKED);
    if ("code" in found) throw new Error(found.code);
    expect(found.entries[0]).toMatchObject({ title: "A long title" });
  });

  test("never throws, whatever text comes", () => {
    const word = fc.constantFrom(
      "BEGIN:VEVENT",
      "END:VEVENT",
      "BEGIN:VCALENDAR",
      "UID:1",
      "DTSTART:20261203T040000Z",
      "RRULE:FREQ=DAILY",
      "DURATION:PT1H",
      " x",
      ":",
      "DTEND;TZID=Nowhere:20261203T040000",
    );
    const seed = Math.trunc(Number(process.env.SEED ?? 20_261_127));
    fc.assert(
      fc.property(fc.array(fc.oneof(word, fc.string()), { maxLength: 30 }), (lines) => {
        readCalendar(["BEGIN:VCALENDAR", ...lines, "END:VCALENDAR"].join("\n"), ASKED);
      }),
      { seed, numRuns: 300 },
    );
  });

  test("repetitions fall on the days on which a reader of another maker has them", () => {
    const rules = fc.record({
      freq: fc.constantFrom("DAILY", "WEEKLY", "MONTHLY"),
      interval: fc.integer({ min: 1, max: 3 }),
      count: fc.integer({ min: 1, max: 12 }),
      offset: fc.integer({ min: 0, max: 25 }),
    });
    const seed = Math.trunc(Number(process.env.SEED ?? 20_261_127));
    fc.assert(
      fc.property(rules, ({ freq, interval, count, offset }) => {
        const start = addDays(courtDay("2026-12-01"), offset).replaceAll("-", "");
        const text = calendar(
          ...event(`DTSTART;VALUE=DATE:${start}`, `RRULE:FREQ=${freq};INTERVAL=${interval};COUNT=${count}`),
        );
        const ours = readCalendar(text, { ...ASKED, until: courtDay("2030-01-01") });
        const [theirs] = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent");
        const steps = new ICAL.Event(theirs!).iterator();
        const days: string[] = [];
        for (let next = steps.next(); next; next = steps.next()) days.push(next.toString());
        expect("code" in ours ? ours.code : ours.entries[0]!.stretches.map(({ fromDay }) => fromDay)).toEqual(days);
      }),
      { seed, numRuns: 100 },
    );
  });
});
