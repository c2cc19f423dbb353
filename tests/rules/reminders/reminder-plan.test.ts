import { expect, test } from "vitest";
import { clockInstant, courtDay } from "../../../server/rules/calendar/court-day.ts";
import {
  type CardFacts,
  type HearingFacts,
  planReminders,
  type SafeWindow,
} from "../../../server/rules/reminders/reminder-plan.ts";
import { localOf } from "../../support/local-time.ts";

const ZONE = "Asia/Karachi";
const HEARING: HearingFacts = {
  ...{ hearingId: "h", hearingVersion: 1, day: courtDay("2026-12-17"), reportingMinute: 9 * 60 },
  ...{ placeKnown: true, state: "standing", previous: null },
};
const SMS = { channel: "sms", address: "+923001234567", language: "ur", sharedPhone: false, verified: true } as const;
const CARD: CardFacts = {
  ...{ version: 1, level: 2, channels: [SMS], window: null, repliesAllowed: true },
  ...{ iWillCall: false, paused: false, reviewDay: null },
};
/** 11:00 to 14:00, Monday to Friday. */
const MIDDAYS: SafeWindow = { days: [1, 2, 3, 4, 5], fromMinute: 11 * 60, untilMinute: 14 * 60 };

function karachi(day: string, time: string): Date {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  const instant = clockInstant(courtDay(day), hours * 60 + minutes, ZONE);
  if (instant === null) throw new Error(`no such time: ${day} ${time}`);
  return instant;
}

/** What is planned, as one line each: `sms date week 2026-12-10 11:00–14:00`. */
function plan(
  card: Partial<CardFacts> | null,
  hearing: Partial<HearingFacts> = {},
  now = karachi("2026-12-01", "10:00"),
) {
  const facts = card && { ...CARD, window: MIDDAYS, ...card };
  return planReminders(facts, { ...HEARING, ...hearing }, now, ZONE).map((one) => {
    const [due, end] = [one.dueAt, one.notAfter].map((at) => localOf(at, ZONE));
    const what = [one.channel, one.kind, one.lead, ...(one.callTask ? [one.callTask] : [])].join(" ");
    return `${what} ${due?.day} ${clock(due?.minute)}–${end?.day === due?.day ? "" : `${end?.day} `}${clock(end?.minute)}`;
  });
}

const clock = (minute = 0) =>
  `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;

test("a date fixed in good time is told seven, three and one days before, in her safe hours", () => {
  expect(plan({})).toEqual([
    "sms date week 2026-12-10 11:00–14:00",
    "sms date three-days 2026-12-14 11:00–14:00",
    "sms date eve 2026-12-16 11:00–14:00",
  ]);
});

test("a day outside her safe days is told on the last safe day before it, and never twice on one day", () => {
  const mondays = { window: { ...MIDDAYS, days: [1] } };
  expect(plan(mondays)).toEqual(["sms date week 2026-12-07 11:00–14:00", "sms date eve 2026-12-14 11:00–14:00"]);
});

test("a date fixed late is told at once, and then only what lies ahead on later days", () => {
  expect(plan({}, {}, karachi("2026-12-12", "10:00"))).toEqual([
    "sms date notice 2026-12-14 11:00–14:00",
    "sms date eve 2026-12-16 11:00–14:00",
  ]);
  expect(plan({}, {}, karachi("2026-12-16", "12:15"))).toEqual(["sms date notice 2026-12-16 12:15–14:00"]);
});

test("a date fixed when no safe hour is left before it is for a person to call about, at once", () => {
  expect(plan({}, {}, karachi("2026-12-16", "15:00"))).toEqual([
    "desk date notice no-safe-time 2026-12-16 15:00–2026-12-17 09:00",
  ]);
});

test("a hearing that is over asks for nothing", () => {
  expect(plan({}, {}, karachi("2026-12-17", "09:00"))).toEqual([]);
  expect(plan(null, {}, karachi("2026-12-18", "09:00"))).toEqual([]);
});

test("a moved date is told at once, and its reminders start anew", () => {
  const previous = { day: courtDay("2026-12-10"), reportingMinute: 540 };
  expect(plan({}, { previous })).toEqual([
    "sms changed notice 2026-12-01 11:00–14:00",
    "sms date week 2026-12-10 11:00–14:00",
    "sms date three-days 2026-12-14 11:00–14:00",
    "sms date eve 2026-12-16 11:00–14:00",
  ]);
});

test("a date moved when she can no longer be told before she sets out is called about as well", () => {
  const previous = { day: courtDay("2026-12-02"), reportingMinute: 540 };
  expect(plan({}, { previous }, karachi("2026-12-01", "16:00"))).toEqual([
    "sms changed notice 2026-12-02 11:00–14:00",
    "sms date week 2026-12-10 11:00–14:00",
    "sms date three-days 2026-12-14 11:00–14:00",
    "sms date eve 2026-12-16 11:00–14:00",
    "desk changed notice no-safe-time 2026-12-01 16:00–2026-12-02 09:00",
  ]);
});

test("a date that falls away is told once, before she leaves home, whatever is known of the place", () => {
  expect(plan({}, { state: "cancelled", placeKnown: false })).toEqual(["sms cancelled notice 2026-12-01 11:00–14:00"]);
});

test("who only wants to be asked to call is never told a date", () => {
  const kinds = plan({ level: 1 }, { previous: { day: courtDay("2026-12-10"), reportingMinute: 540 } });
  expect(kinds.length).toBe(4);
  for (const line of kinds) expect(line).toMatch(/^sms please-call /);
});

test.each([
  ["no card was made", null, {}, "no-card"],
  ["the card names no way to reach her", { channels: [] }, {}, "no-card"],
  ["she wants nothing sent", { level: 0 }, {}, "level-nothing"],
  ["messages are paused", { paused: true }, {}, "paused"],
  ["she will call herself", { iWillCall: true }, {}, "i-will-call"],
  ["she chose a call", { channels: [{ ...SMS, channel: "desk" }] }, {}, "chosen"],
  ["the number was never tried", { channels: [{ ...SMS, verified: false }] }, {}, "not-verified"],
  [
    "the phone is shared and the route cannot end a text",
    { channels: [{ ...SMS, sharedPhone: true }] },
    {},
    "shared-phone",
  ],
  ["she was never told this room", {}, { placeKnown: false }, "place-not-known"],
] as const)("where %s, one call stands in place of every text", (_, card, hearing, cause) => {
  const hours = card === null ? "09:00–18:00" : "11:00–14:00";
  expect(plan(card as Partial<CardFacts> | null, hearing)).toEqual([
    `desk date three-days ${cause} 2026-12-14 ${hours}`,
  ]);
});

test("a shared phone gets a neutral text where the route ends it with her safe hours, and always a plain request to call", () => {
  const card = { ...CARD, channels: [{ ...SMS, sharedPhone: true }] };
  const now = karachi("2026-12-01", "10:00");
  const ending = planReminders(card, HEARING, now, ZONE, { smsEndsWithWindow: true });
  expect(ending.map(({ channel, kind }) => [channel, kind])).toEqual(Array(3).fill(["sms", "date"]));
  const calls = planReminders({ ...card, level: 1 }, HEARING, now, ZONE);
  expect(calls.map(({ channel, kind }) => [channel, kind])).toEqual(Array(3).fill(["sms", "please-call"]));
});

test("past the day on which she is to be asked again nothing goes by itself", () => {
  expect(plan({ reviewDay: courtDay("2026-12-14") })).toEqual([
    "sms date week 2026-12-10 11:00–14:00",
    "sms date three-days 2026-12-14 11:00–14:00",
    "desk date three-days review-due 2026-12-14 11:00–14:00",
  ]);
});

test("every channel she opted into has its own reminders, each in its own language", () => {
  const email = { ...SMS, channel: "email", address: "a@example.pk", language: "en" } as const;
  const lines = planReminders({ ...CARD, channels: [email, SMS] }, HEARING, karachi("2026-12-01", "10:00"), ZONE);
  expect(lines.map(({ channel, language }) => `${channel} ${language}`)).toEqual([
    ...Array(3).fill("sms ur"),
    ...Array(3).fill("email en"),
  ]);
});

test("hours within which the clocks change are not used, since the same minute may come twice", () => {
  const nights = { ...CARD, window: { days: [7], fromMinute: 0, untilMinute: 180 } };
  // In New York the hour after one o'clock comes twice on 1 November 2026.
  const hearing = { ...HEARING, day: courtDay("2026-11-08") };
  const now = new Date("2026-10-20T12:00:00Z");
  const [first] = planReminders(nights, hearing, now, "America/New_York");
  expect(first?.dueAt.toISOString()).toBe("2026-10-25T04:00:00.000Z");
});

test("officials are told without a word about whether they know the room", () => {
  expect(plan({ level: 3 }, { placeKnown: false })).toHaveLength(3);
});
