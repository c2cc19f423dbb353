import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, clockInstant, dayOfNumber, daysBetween } from "../../server/rules/calendar/court-day.ts";
import { type HearingFacts, planReminders, type SafeWindow } from "../../server/rules/reminders/reminder-plan.ts";
import { localOf } from "../support/local-time.ts";

const SEED = Number(process.env.PESHI_SEED ?? Date.now() % 1_000_000_000);
/** Clocks that change by an hour, by half an hour, around midnight, and a place that lost a whole day. */
const FAR_ZONES = ["America/New_York", "Australia/Lord_Howe", "Africa/Cairo", "Pacific/Apia"];

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
  zone: fc.constantFrom("Asia/Karachi", ...FAR_ZONES),
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
      ...{ version: 1, window: one.window, channels: one.channels, level: one.level, repliesAllowed: true },
      ...{ iWillCall: one.iWillCall, paused: one.paused },
      reviewDay: one.reviewIn === null ? null : addDays(one.day, one.reviewIn),
    };
    const hearing: HearingFacts = {
      ...{ hearingId: "h", hearingVersion: 1, day: one.day, reportingMinute: one.minute, placeKnown: one.placeKnown },
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
