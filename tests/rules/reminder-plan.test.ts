import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, clockInstant, courtDay, dayOfNumber, daysBetween } from "../../server/rules/court-day.ts";
import { type CardFacts, type HearingFacts, planReminders, type SafeWindow } from "../../server/rules/reminder-plan.ts";

const SEED = Number(process.env.PESHI_SEED ?? Date.now() % 1_000_000_000);
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
/** Clocks that change by an hour, by half an hour, around midnight, and a place that lost a whole day. */
const FAR_ZONES = ["America/New_York", "Australia/Lord_Howe", "Africa/Cairo", "Pacific/Apia"];
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

/** The local day and minute by the platform's own calendar, not by ours. */
const readers = new Map<string, Intl.DateTimeFormat>();
function localOf(instant: Date, timeZone: string) {
  const reader =
    readers.get(timeZone) ?? new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" });
  readers.set(timeZone, reader);
  const [day = "", time = ""] = reader.format(instant).split(" ");
  return { day: courtDay(day), minute: Number(time.slice(0, 2)) * 60 + Number(time.slice(3)) };
}

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

const window: fc.Arbitrary<SafeWindow | null> = fc.option(
  fc.record({
    days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 }),
    fromMinute: fc.integer({ min: 0, max: 1380 }),
    untilMinute: fc.integer({ min: 1, max: 1440 }),
  }),
);
const channel = fc.record({
  ...{ channel: fc.constantFrom("sms", "email", "desk"), address: fc.constant("x") },
  ...{ language: fc.constantFrom("en", "ur", "ur-Latn", "sd"), sharedPhone: fc.boolean(), verified: fc.boolean() },
} as const);
const day = fc.integer({ min: -3650, max: 30_000 }).map((number) => dayOfNumber(number));
const scene = fc.record({
  zone: fc.constantFrom(ZONE, ...FAR_ZONES),
  ...{ day, minute: fc.integer({ min: 0, max: 1439 }), hoursAhead: fc.double({ min: -48, max: 700, noNaN: true }) },
  before: fc.option(fc.tuple(fc.integer({ min: -20, max: 20 }), fc.integer({ min: 0, max: 1439 }))),
  ...{ window, channels: fc.array(channel, { maxLength: 3 }), level: fc.constantFrom(0, 1, 2, 3) },
  ...{ iWillCall: fc.boolean(), paused: fc.boolean(), placeKnown: fc.boolean(), isCancelled: fc.boolean() },
  ...{ reviewIn: fc.option(fc.integer({ min: -30, max: 30 })), smsEndsWithWindow: fc.boolean(), hasCard: fc.boolean() },
} as const);

test(`on any day, in any hours and any time zone: safe hours only, before the hearing only, and nobody is forgotten (seed ${SEED})`, () => {
  const run = fc.property(scene, (one) => {
    const reporting = clockInstant(one.day, one.minute, one.zone);
    fc.pre(reporting !== null);
    const now = new Date((reporting as Date).getTime() - Math.round(one.hoursAhead * 3_600_000));
    const hours = one.window ?? { days: [1, 2, 3, 4, 5, 6, 7], fromMinute: 540, untilMinute: 1080 };
    const card = {
      ...{ ...CARD, window: one.window, channels: one.channels, level: one.level },
      ...{ iWillCall: one.iWillCall, paused: one.paused },
      reviewDay: one.reviewIn === null ? null : addDays(one.day, one.reviewIn),
    };
    const hearing: HearingFacts = {
      ...{ ...HEARING, day: one.day, reportingMinute: one.minute, placeKnown: one.placeKnown },
      state: one.isCancelled ? "cancelled" : "standing",
      previous: one.before && { day: addDays(one.day, one.before[0]), reportingMinute: one.before[1] },
    };
    const planned = planReminders(one.hasCard ? card : null, hearing, now, one.zone, one);
    expect(planReminders(one.hasCard ? card : null, hearing, now, one.zone, one)).toEqual(planned);

    expect(planned.length > 0).toBe(now < (reporting as Date));
    for (const each of planned) {
      expect(each.dueAt >= now && each.dueAt < each.notAfter && each.notAfter <= (reporting as Date)).toBe(true);
      expect(each.callTask !== null).toBe(each.channel === "desk");
    }
    const texts = planned.filter(({ channel }) => channel !== "desk");
    if (!one.hasCard || one.paused || one.iWillCall || one.level === 0) expect(texts).toEqual([]);
    if (!one.placeKnown && !one.isCancelled && one.level < 3) expect(texts).toEqual([]);
    for (const each of texts) {
      const [due, end] = [localOf(each.dueAt, one.zone), localOf(new Date(each.notAfter.getTime() - 1), one.zone)];
      expect(hours.days).toContain(isoWeekday(due.day));
      expect(due.day).toBe(end.day);
      expect(due.minute).toBeGreaterThanOrEqual(hours.fromMinute);
      expect(end.minute).toBeLessThan(hours.untilMinute);
      if (each.lead !== "notice") {
        expect(daysBetween(due.day, one.day)).toBeGreaterThanOrEqual({ week: 7, "three-days": 3, eve: 1 }[each.lead]);
      }
      const from = one.channels.find(({ channel }) => channel === each.channel);
      expect(from?.verified).toBe(true);
      expect(from?.sharedPhone && each.channel === "sms" && each.level > 1 && !one.smsEndsWithWindow).toBeFalsy();
      if (card.reviewDay !== null) expect(due.day <= card.reviewDay).toBe(true);
      if (one.level === 1) expect(each.kind).toBe("please-call");
    }
    const places = planned.map((each) => `${each.channel} ${localOf(each.dueAt, one.zone).day}`);
    expect(new Set(places).size).toBe(places.length);
    expect(planned.filter(({ channel }) => channel === "desk").length).toBeLessThanOrEqual(1);
  });
  fc.assert(run, { seed: SEED, numRuns: Number(process.env.FC_RUNS ?? 200) });
});

/** By the platform's calendar: Monday 1 … Sunday 7. */
const isoWeekday = (text: string) => new Date(`${text}T00:00:00Z`).getUTCDay() || 7;
