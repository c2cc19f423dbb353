import fc from "fast-check";
import ICAL from "ical.js";
import nodeIcal, { type VEvent } from "node-ical";
import { describe, expect, test } from "vitest";
import { type CalendarEvent, calendarText } from "../../../server/rules/calendar/calendar-text.ts";
import { courtDay } from "../../../server/rules/calendar/court-day.ts";
import { endOf } from "../../../server/rules/own-days/calendar-events.ts";

const event = (columns: Partial<CalendarEvent> = {}): CalendarEvent => ({
  uid: "0b5c2f9e-1111-4222-8333-444455556666@peshi.invalid",
  sequence: 0,
  changedAt: new Date("2026-11-20T07:00:00Z"),
  start: new Date("2026-12-03T04:00:00Z"),
  end: new Date("2026-12-03T05:30:00Z"),
  title: "SC 150/2024 · Evidence",
  place: "District East, Room 4",
  isCancelled: false,
  ...columns,
});
const text = (...events: CalendarEvent[]) =>
  calendarText({ name: "Court dates", timezone: "Asia/Karachi", language: "en", events });
const linesOf = (calendar: string) => calendar.split("\r\n").filter((line) => line !== "");

/** What a reader that is not ours makes of it. */
function readBack(calendar: string) {
  const [first] = new ICAL.Component(ICAL.parse(calendar)).getAllSubcomponents("vevent");
  const read = new ICAL.Event(first!);
  const other = Object.values(nodeIcal.sync.parseICS(calendar)).find((one) => one?.type === "VEVENT") as VEvent;
  return { read, other };
}

describe("a calendar that other programs subscribe to", () => {
  test("says the instant in UTC, so that no reader needs to know Karachi's clocks", () => {
    const { read, other } = readBack(text(event()));
    expect(read.startDate.toJSDate()).toEqual(new Date("2026-12-03T04:00:00Z"));
    expect(other.start.toISOString()).toBe("2026-12-03T04:00:00.000Z");
    expect(other.end?.toISOString()).toBe("2026-12-03T05:30:00.000Z");
  });

  test("keeps the address of a date and counts its changes", () => {
    const moved = readBack(text(event({ sequence: 3, start: new Date("2026-12-10T04:00:00Z") })));
    expect(moved.read.uid).toBe(event().uid);
    expect(moved.read.sequence).toBe(3);
  });

  test("a cancelled date says so in its title too, and takes no time", () => {
    const { read } = readBack(text(event({ isCancelled: true, title: "CANCELLED: SC 150/2024" })));
    expect(read.component.getFirstPropertyValue("status")).toBe("CANCELLED");
    expect(read.component.getFirstPropertyValue("transp")).toBe("TRANSPARENT");
  });

  test("has no METHOD, which would ask for an organizer, and no empty property", () => {
    const calendar = text(event({ place: null }));
    expect(calendar).not.toContain("METHOD");
    expect(linesOf(calendar).filter((line) => /^[A-Z-]+:$/.test(line))).toEqual([]);
  });

  test("whatever is written, lines hold 75 octets, end in CRLF, and the words come back whole", () => {
    const words = fc.string({ unit: "grapheme", minLength: 1, maxLength: 200 }).filter((one) => one.trim() === one);
    fc.assert(
      fc.property(words, (title) => {
        const calendar = text(event({ title: `عدالت ${title} ٹھٹہ` }));
        expect(calendar.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
        for (const line of linesOf(calendar)) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: a calendar holds none, so they do not come back.
        const sound = title.replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, "");
        expect(readBack(calendar).read.summary).toBe(`عدالت ${sound} ٹھٹہ`);
      }),
      { seed: 20261127, numRuns: 100 },
    );
  });

  test("the same facts give the same octets", () => {
    expect(text(event(), event({ uid: "b@peshi.invalid" }))).toBe(text(event(), event({ uid: "b@peshi.invalid" })));
  });
});

test("a date takes the time to the next block, and without an hour the whole of the court's day", () => {
  const day = courtDay("2026-12-10");
  const start = new Date("2026-12-10T03:45:00Z");
  const till = (nextBlock: string | null, lastBlock: string | null) =>
    endOf({ day, nextBlock, lastBlock }, start, "Asia/Karachi").toISOString().slice(11, 16);
  expect(till("10:30", null)).toBe("05:30");
  expect(till(null, null)).toBe("05:45");
  expect(till("09:00", "13:30")).toBe("10:30");
});
