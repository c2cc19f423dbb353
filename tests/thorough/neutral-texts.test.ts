import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type NeutralFacts, neutralText } from "../../server/reminders/delivery/neutral-text.ts";
import { addDays, courtDay } from "../../server/rules/calendar/court-day.ts";
import { lintReminder } from "../../server/rules/reminders/reminder-lint.ts";
import { LANGUAGES_OF_REMINDERS, REMINDER_KINDS } from "../../server/rules/reminders/reminder-plan.ts";

const SEED = Number(process.env.PESHI_SEED ?? Date.now() % 1_000_000_000);
const OFFICE = { phone: "021-99203456", fromMinute: 9 * 60, untilMinute: 16 * 60 };
const FACTS: NeutralFacts = {
  ...{ kind: "date", channel: "sms", language: "en", day: courtDay("2026-12-03"), minute: 9 * 60, code: "4417" },
  ...{ takesReplies: true, office: OFFICE, link: null },
};

const ALPHABETS = { en: "gsm7", "ur-Latn": "gsm7", ur: "ucs2", sd: "ucs2" } as const;

describe.each(LANGUAGES_OF_REMINDERS)("a text in %s", (language) => {
  test("fits its parts, gives nothing away and leaves no mark, on every day of two years and every quarter of an hour", () => {
    const first = courtDay("2027-01-01");
    const wrong: unknown[] = [];
    const mostParts = ALPHABETS[language] === "gsm7" ? 1 : 2;
    for (const [nth, kind] of REMINDER_KINDS.entries()) {
      for (const takesReplies of [true, false]) {
        // Each day with some kind and time, each of these with some day: none makes the others longer.
        for (let at = nth; at < 731; at += REMINDER_KINDS.length) {
          const { body, sms } = neutralText({
            ...FACTS,
            ...{ language, kind, takesReplies, day: addDays(first, at), minute: (at % 96) * 15 },
          });
          const found = lintReminder(body);
          const fits = sms !== null && sms.encoding === ALPHABETS[language] && sms.parts.length <= mostParts;
          if (!fits || found.length > 0 || /[{}]|undefined/.test(body)) wrong.push({ body, sms, found });
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  test(`so it is at any minute, with any code and a phone number of any length, and by e-mail (seed ${SEED})`, () => {
    const facts = fc.record({
      ...{
        kind: fc.constantFrom(...REMINDER_KINDS),
        channel: fc.constantFrom("sms", "email"),
        takesReplies: fc.boolean(),
      },
      day: fc.integer({ min: 0, max: 20_000 }).map((days) => addDays(courtDay("2026-01-01"), days)),
      ...{ minute: fc.integer({ min: 0, max: 1439 }), code: fc.integer({ min: 1000, max: 9999 }).map(String) },
      office: fc.record({
        phone: fc.constantFrom("021-99203456", "0300-1234567", "+92 21 99203456", "115"),
        fromMinute: fc.integer({ min: 0, max: 700 }),
        untilMinute: fc.integer({ min: 701, max: 1439 }),
      }),
    } as const);
    const run = fc.property(facts, (one) => {
      const { subject, body, sms } = neutralText({ ...one, language, link: null });
      expect(lintReminder(`${subject ?? ""}\n${body}`)).toEqual([]);
      expect(body).not.toMatch(/[{}]|undefined|NaN/);
      if (sms !== null) expect(sms.parts.length).toBeLessThanOrEqual(ALPHABETS[language] === "gsm7" ? 1 : 2);
    });
    fc.assert(run, { seed: SEED, numRuns: 200 });
  });
});
