import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { courtDay, type Weekday } from "../../../server/rules/calendar/court-day.ts";
import { expandRule, parseRule } from "../../../server/rules/calendar/recurrence.ts";
import {
  choiceOfRule,
  ruleOfChoice,
  type SittingChoice,
  type SittingOrdinal,
  wordsOfRule,
} from "../../../server/rules/courts/sitting-words.ts";

describe("a rule in words", () => {
  test.each([
    ["FREQ=WEEKLY;BYDAY=TH", "Every Thursday", "ہر جمعرات"],
    ["FREQ=WEEKLY;BYDAY=TH,MO", "Every Monday and Thursday", "ہر پیر اور جمعرات"],
    ["FREQ=WEEKLY;BYDAY=MO,TU,WE", "Every Monday, Tuesday and Wednesday", "ہر پیر، منگل اور بدھ"],
    ["FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", "Every second Monday", "ہر دوسرے ہفتے، پیر کو"],
    [
      "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH",
      "Every second week on Monday and Thursday",
      "ہر دوسرے ہفتے، پیر اور جمعرات کو",
    ],
    ["FREQ=MONTHLY;BYDAY=1SA,3SA", "First and third Saturday of the month", "مہینے کا پہلا اور تیسرا ہفتہ"],
    ["FREQ=MONTHLY;BYDAY=-1TH", "Last Thursday of the month", "مہینے کی آخری جمعرات"],
    ["FREQ=MONTHLY;BYDAY=TH;BYSETPOS=-1", "Last Thursday of the month", "مہینے کی آخری جمعرات"],
    [
      "FREQ=MONTHLY;BYDAY=2MO,2TH",
      "Second Monday and Thursday of the month",
      "مہینے کا دوسرا پیر اور مہینے کی دوسری جمعرات",
    ],
    ["FREQ=MONTHLY;BYMONTHDAY=15", "Day 15 of every month", "ہر مہینے کی 15 تاریخ"],
    ["FREQ=MONTHLY;BYMONTHDAY=15,1", "Day 1 and 15 of every month", "ہر مہینے کی 1 اور 15 تاریخ"],
    ["FREQ=MONTHLY;BYMONTHDAY=-1", "Last day of every month", "ہر مہینے کا آخری دن"],
    ["FREQ=DAILY", "Every day", "ہر روز"],
  ])("%s", (rule, english, urdu) => {
    expect(wordsOfRule(rule, "en")).toBe(english);
    expect(wordsOfRule(rule, "ur")).toBe(urdu);
  });

  test.each([
    "FREQ=WEEKLY;INTERVAL=3;BYDAY=TH",
    "FREQ=WEEKLY;BYDAY=TH;COUNT=5",
    "FREQ=WEEKLY;BYDAY=TH;UNTIL=20261231",
    "FREQ=WEEKLY;BYDAY=MO,TH;BYSETPOS=1",
    "FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=MO,SU",
    "FREQ=MONTHLY;BYDAY=TH",
    "FREQ=MONTHLY;BYDAY=1MO,3TH",
    "FREQ=MONTHLY;BYDAY=MO,TH;BYSETPOS=1",
    "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13",
    "FREQ=MONTHLY;BYMONTHDAY=-2",
    "FREQ=YEARLY;BYDAY=20MO",
    "FREQ=DAILY;BYDAY=TH",
    "FREQ=DAILY;BYDAY=TH;BYSETPOS=1",
    "every now and then",
  ])("beyond the choices, so quoted: %s", (rule) => {
    expect(choiceOfRule(rule)).toBeNull();
    expect(wordsOfRule(rule, "en")).toBe(`Custom rule: ${rule}`);
    expect(wordsOfRule(rule, "ur")).toBe(`خاص قاعدہ: \u2068${rule}\u2069`);
  });
});

describe("the editor's choice", () => {
  const weekdays = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 }) as fc.Arbitrary<
    Weekday[]
  >;
  const ordinals = fc.uniqueArray(fc.constantFrom<SittingOrdinal>(1, 2, 3, 4, 5, -1), { minLength: 1 });
  const sorted = <T extends number>(list: T[]) => [...list].sort((a, b) => (a < 0 ? 9 : a) - (b < 0 ? 9 : b));
  const choices: fc.Arbitrary<SittingChoice> = fc.oneof(
    fc.record({ every: fc.constantFrom<"week" | "two-weeks">("week", "two-weeks"), weekdays: weekdays.map(sorted) }),
    fc.record({ every: fc.constant("month" as const), weekdays: weekdays.map(sorted), ordinals: ordinals.map(sorted) }),
  );

  test("every choice comes back from its rule, and has words of its own", () => {
    const seed = Number(process.env.FC_SEED ?? 4);
    console.info(`random choices, seed ${seed} (FC_SEED)`);
    const said = new Map<string, string>();
    fc.assert(
      fc.property(choices, (choice) => {
        const rule = ruleOfChoice(choice);
        expect(choiceOfRule(rule)).toEqual(choice);
        for (const language of ["en", "ur"] as const) {
          const words = wordsOfRule(rule, language);
          expect(words).not.toContain("FREQ");
          expect(said.get(words) ?? rule).toBe(rule);
          said.set(words, rule);
        }
      }),
      { seed, numRuns: 300 },
    );
  });

  test("gives the days it says", () => {
    const days = (choice: SittingChoice) => {
      const rule = parseRule(ruleOfChoice(choice));
      if ("refused" in rule) throw new Error(rule.refused);
      return expandRule({ rule, start: courtDay("2026-12-01"), until: courtDay("2027-01-31") });
    };
    expect(days({ every: "two-weeks", weekdays: [4] })).toEqual([
      "2026-12-03",
      "2026-12-17",
      "2026-12-31",
      "2027-01-14",
      "2027-01-28",
    ]);
    expect(days({ every: "month", weekdays: [6], ordinals: [3, 1] })).toEqual([
      "2026-12-05",
      "2026-12-19",
      "2027-01-02",
      "2027-01-16",
    ]);
    expect(days({ every: "month", weekdays: [4], ordinals: [5, -1] })).toEqual(["2026-12-31", "2027-01-28"]);
  });

  test("without a weekday, or a month without an ordinal, is an error", () => {
    expect(() => ruleOfChoice({ every: "week", weekdays: [] })).toThrow("weekday");
    expect(() => ruleOfChoice({ every: "month", weekdays: [4], ordinals: [] })).toThrow("which weekdays");
  });
});
