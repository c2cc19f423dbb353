import fc from "fast-check";
import { expect, test } from "vitest";
import { fullText } from "../../../server/reminders/delivery/full-text.ts";
import { type NeutralFacts, neutralText } from "../../../server/reminders/delivery/neutral-text.ts";
import { reminderWords } from "../../../server/reminders/wording/languages.ts";
import { timeIn } from "../../../server/reminders/wording/written-times.ts";
import { addDays, courtDay } from "../../../server/rules/calendar/court-day.ts";
import { lintReminder } from "../../../server/rules/reminders/reminder-lint.ts";
import { LANGUAGES_OF_REMINDERS, REMINDER_KINDS } from "../../../server/rules/reminders/reminder-plan.ts";

const SEED = Number(process.env.PESHI_SEED ?? Date.now() % 1_000_000_000);
const OFFICE = { phone: "021-99203456", fromMinute: 9 * 60, untilMinute: 16 * 60 };
const FACTS: NeutralFacts = {
  ...{ kind: "date", channel: "sms", language: "en", day: courtDay("2026-12-03"), minute: 9 * 60, code: "4417" },
  ...{ takesReplies: true, office: OFFICE, link: null },
};

test("every text of every kind and language, as it is sent", () => {
  const texts = LANGUAGES_OF_REMINDERS.flatMap((language) =>
    REMINDER_KINDS.flatMap((kind) => [
      `${language} ${kind}: ${neutralText({ ...FACTS, language, kind }).body}`,
      `${language} ${kind}, one way: ${neutralText({ ...FACTS, language, kind, takesReplies: false }).body}`,
      ...[neutralText({ ...FACTS, language, kind, channel: "email" })].map(
        (mail) => `${language} ${kind}, e-mail: ${mail.subject} | ${mail.body.replaceAll("\n", " / ")}`,
      ),
    ]),
  );
  expect(texts.join("\n")).toMatchSnapshot();
});

test("a number between letters that run from right to left is one row of figures, which no phone turns round", () => {
  const said = (language: "ur" | "sd" | "en", phone: string) =>
    neutralText({ ...FACTS, language, takesReplies: false, office: { ...OFFICE, phone } }).body;
  for (const language of ["ur", "sd"] as const) {
    for (const phone of ["021-99203456", "021 99203456", "+92 21 99203456", "+92-21-99203456"])
      expect(said(language, phone)).toMatch(/(?<!\d)02199203456(?!\d)/);
    expect(said(language, "115")).toMatch(/(?<!\d)115(?!\d)/);
  }
  expect(said("en", "+92 21 99203456")).toContain("+92 21 99203456");
});

test("her page is named in an e-mail alone, and it is the only thing in it that a text may not hold", () => {
  const link = "https://slips.example/a7Kp";
  expect(neutralText({ ...FACTS, link }).body).not.toContain(link);
  const mail = neutralText({ ...FACTS, link, channel: "email" }).body;
  expect(mail).toContain(link);
  expect(lintReminder(mail).map(({ kind }) => kind)).toEqual(["link"]);
});

test("an office of officials is told a court's day in one message, by time and room, and the rest is counted", () => {
  const matters = Array.from({ length: 40 }, (_, index) => ({
    number: `SC ${100 + index}/2021`,
    minute: index < 20 ? 540 : 630,
    room: "4",
  }));
  const facts = {
    kind: "date",
    reader: "official",
    channel: "sms",
    language: "en",
    court: "ADJ–XI East",
    day: courtDay("2026-12-03"),
    takesReplies: false,
  } as const;
  expect(fullText({ ...facts, matters: matters.slice(0, 2) }).body).toBe(
    "Thu 3 Dec, ADJ-XI East: 9 AM, room 4: SC 100/2021, SC 101/2021",
  );
  const text = fullText({ ...facts, matters });
  expect(text.sms?.parts).toHaveLength(2);
  expect(text.body).toMatch(/; and \d+ more$/);
  expect(text.body.match(/SC \d/g)?.length).toBe(40 - Number(/and (\d+) more/.exec(text.body)?.[1]));
  const answered = fullText({ ...facts, takesReplies: true, matters });
  expect(answered.sms?.parts).toHaveLength(2);
  expect(answered.body).toMatch(/; and \d+ more\. Reply STOP to end these messages\.$/);
  const mail = fullText({ ...facts, takesReplies: true, channel: "email", matters });
  expect(mail.body).not.toContain("STOP");
  expect(mail.subject).toBe("Thu 3 Dec, ADJ–XI East: 40");
  expect(mail.body.match(/SC \d/g)?.length).toBe(40);
});

/** As long as they are written in full, each in the letters of its language. */
const COURTS = {
  en: "Additional District & Sessions Judge XI, Karachi East",
  "ur-Latn": "Additional District & Sessions Judge XI, Karachi East",
  ur: "ایڈیشنل ڈسٹرکٹ اینڈ سیشن جج 11، کراچی شرقی",
  sd: "ایڈیشنل ڈسٹرکٹ اینڈ سیشن جج 11، کراچی شرقی",
} as const;
const FULL_READERS = ["official", "counsel", "accused"] as const;

test("an official, counsel and an accused on bail are each told in words of their own, in every language", () => {
  const matters = [{ number: "SC 150/2021", minute: 540, room: "4" }];
  const texts = LANGUAGES_OF_REMINDERS.flatMap((language) =>
    FULL_READERS.flatMap((reader) =>
      REMINDER_KINDS.map((kind) => {
        const day = courtDay("2026-12-03");
        const facts = { kind, reader, language, court: COURTS[language], day, matters, takesReplies: true } as const;
        return `${language} ${reader} ${kind}: ${fullText({ ...facts, channel: "sms" }).body}`;
      }),
    ),
  );
  expect(texts.join("\n")).toMatchSnapshot();
  expect(new Set(texts.map((text) => text.slice(text.indexOf(": ")))).size).toBeGreaterThanOrEqual(4 * (3 * 3 + 1));
});

test("an accused on bail is told the day, the hour and the room whatever else has no room in two parts", () => {
  const facts = { kind: "date", reader: "accused", day: courtDay("2026-12-03"), takesReplies: true } as const;
  for (const language of LANGUAGES_OF_REMINDERS) {
    const matters = [{ number: "SC 150/2021", minute: 540, room: "4" }];
    const told = fullText({ ...facts, language, court: COURTS[language], matters, channel: "sms" });
    const words = reminderWords[language];
    expect(told.body).toContain(timeIn(540, words));
    expect(told.body).toContain(words.full.room.replace("{room}", "4"));
    const mail = fullText({ ...facts, language, court: COURTS[language], matters, channel: "email" });
    expect(mail.body).toContain(words.full.bail.trim());
  }
  const named = [{ number: "SC 150/2021", minute: 540, room: "Courtroom 11" }];
  expect(fullText({ ...facts, language: "en", court: COURTS.en, matters: named, channel: "sms" }).body).toBe(
    "You must attend on Thu 3 Dec, Additional District & Sessions Judge XI, Karachi East: 9 AM, Courtroom 11: " +
      "SC 150/2021. Bring your CNIC. Your surety answers for your attendance. Reply STOP to end these messages.",
  );
});

test(`a full text is never more than two parts and always says how many there are (seed ${SEED})`, () => {
  const matter = fc.record({
    number: fc.constantFrom("SC 1/2020", "Spl. Case 150-A/2019", "مقدمہ 7/2024"),
    minute: fc.integer({ min: 480, max: 960 }),
    room: fc.option(fc.constantFrom("4", "12-B")),
  });
  const run = fc.property(
    fc.array(matter, { minLength: 1, maxLength: 60 }),
    fc.constantFrom(...LANGUAGES_OF_REMINDERS),
    fc.constantFrom(...REMINDER_KINDS),
    fc.constantFrom(...FULL_READERS),
    fc.integer({ min: 0, max: 5000 }),
    fc.boolean(),
    (matters, language, kind, reader, days, takesReplies) => {
      const day = addDays(courtDay("2026-01-01"), days);
      const court = COURTS[language];
      const facts = { kind, reader, language, matters, takesReplies, court, day } as const;
      const { body, sms, version } = fullText({ ...facts, channel: "sms" });
      expect([body, sms?.parts.length]).toEqual([body, Math.min(2, sms?.parts.length ?? 0)]);
      const mail = fullText({ ...facts, channel: "email" });
      for (const text of [body, mail.body, mail.subject]) expect(text).not.toMatch(/[{}]|undefined|NaN|\.\.|۔۔/);
      expect(version).toBe(reminderWords[language].version);
      // Who is told no number is told the hour of the first, or how many there are.
      const first = Math.min(...matters.map(({ minute }) => minute));
      if (takesReplies) expect(body).toContain("STOP");
      if (!matters.some(({ number }) => body.includes(number)))
        expect(body.includes(timeIn(first, reminderWords[language])) || body.includes(String(matters.length))).toBe(
          true,
        );
    },
  );
  fc.assert(run, { seed: SEED, numRuns: 150 });
});

test("every language has its weekdays and months, and those nobody has read are marked", () => {
  for (const words of Object.values(reminderWords))
    expect([new Set(words.weekdays).size, new Set(words.months).size]).toEqual([7, 12]);
  expect(LANGUAGES_OF_REMINDERS.filter((language) => reminderWords[language].needsNativeReader)).toEqual([
    "ur",
    "ur-Latn",
    "sd",
  ]);
});
