import type { Weekday } from "../calendar/court-day.ts";
import { parseRule, type Rule } from "../calendar/recurrence.ts";

export type SittingLanguage = "en" | "ur";
export type SittingOrdinal = 1 | 2 | 3 | 4 | 5 | -1;

/** What the editor of a sitting pattern offers. Two weeks are counted from the pattern's start. */
export type SittingChoice =
  | { every: "week" | "two-weeks"; weekdays: Weekday[] }
  | { every: "month"; weekdays: Weekday[]; ordinals: SittingOrdinal[] };

const WEEKDAY_CODES: Record<Weekday, string> = { 1: "MO", 2: "TU", 3: "WE", 4: "TH", 5: "FR", 6: "SA", 7: "SU" };
const ORDINALS: readonly number[] = [1, 2, 3, 4, 5, -1];

function byOrdinal(first: number, second: number): number {
  return ORDINALS.indexOf(first) - ORDINALS.indexOf(second);
}

/** The rule of a choice, e.g. `FREQ=MONTHLY;BYDAY=1SA,3SA`. Throws when no weekday, or in a month no ordinal, is chosen. */
export function ruleOfChoice(choice: SittingChoice): string {
  const weekdays = [...new Set(choice.weekdays)].sort((a, b) => a - b);
  if (weekdays.length === 0) throw new Error("a sitting pattern needs a weekday");
  const codes = weekdays.map((weekday) => WEEKDAY_CODES[weekday]);
  if (choice.every !== "month") {
    return `FREQ=WEEKLY;${choice.every === "two-weeks" ? "INTERVAL=2;" : ""}BYDAY=${codes.join(",")}`;
  }
  const ordinals = [...new Set(choice.ordinals)].sort(byOrdinal);
  if (ordinals.length === 0) throw new Error("a monthly sitting pattern says which weekdays of the month");
  return `FREQ=MONTHLY;BYDAY=${ordinals.flatMap((ordinal) => codes.map((code) => `${ordinal}${code}`)).join(",")}`;
}

/** The choice that a rule is, or null when the rule is refused or beyond what the editor offers. */
export function choiceOfRule(text: string): SittingChoice | null {
  const rule = parseRule(text);
  if ("refused" in rule || rule.count !== null || rule.until !== null) return null;
  if (rule.days.length === 0 || rule.months.length > 0 || rule.monthDays.length > 0) return null;
  if (rule.freq === "WEEKLY") return weeklyChoice(rule);
  return rule.freq === "MONTHLY" && rule.interval === 1 ? monthlyChoice(rule) : null;
}

function weekdaysOf(rule: Rule): Weekday[] {
  return [...new Set(rule.days.map((day) => day.weekday))].sort((a, b) => a - b);
}

/** With WKST other than Monday two weeks pair other days, so only Monday is offered. */
function weeklyChoice(rule: Rule): SittingChoice | null {
  if (rule.positions.length > 0) return null;
  if (rule.interval === 1) return { every: "week", weekdays: weekdaysOf(rule) };
  return rule.interval === 2 && rule.weekStart === 1 ? { every: "two-weeks", weekdays: weekdaysOf(rule) } : null;
}

/** `TH;BYSETPOS=-1` is `-1TH`; of several weekdays the ordinals must be the same, else the choice would say more. */
function monthlyChoice(rule: Rule): SittingChoice | null {
  const weekdays = weekdaysOf(rule);
  const isPlain = rule.days.every((day) => day.ordinal === null);
  if (rule.positions.length > 0 && (!isPlain || weekdays.length > 1)) return null;
  const given = rule.positions.length > 0 ? rule.positions : rule.days.map((day) => day.ordinal ?? 0);
  const ordinals = [...new Set(given)].sort(byOrdinal);
  if (!ordinals.every((ordinal) => ORDINALS.includes(ordinal))) return null;
  const pairs = new Set(rule.days.map((day) => `${day.ordinal}${day.weekday}`));
  if (rule.positions.length === 0 && pairs.size !== weekdays.length * ordinals.length) return null;
  return { every: "month", weekdays, ordinals: ordinals as SittingOrdinal[] };
}

interface Words {
  weekdays: Record<Weekday, string>;
  and: string;
  everyDay: string;
  week: (days: string) => string;
  twoWeeks: (days: string, count: number) => string;
  month: (weekdays: Weekday[], ordinals: SittingOrdinal[]) => string;
  monthDays: (days: number[]) => string;
  custom: (rule: string) => string;
}

const EN_ORDINALS: Record<SittingOrdinal, string> = {
  1: "first",
  2: "second",
  3: "third",
  4: "fourth",
  5: "fifth",
  [-1]: "last",
};

const ENGLISH: Words = {
  weekdays: { 1: "Monday", 2: "Tuesday", 3: "Wednesday", 4: "Thursday", 5: "Friday", 6: "Saturday", 7: "Sunday" },
  and: " and ",
  everyDay: "Every day",
  week: (days) => `Every ${days}`,
  twoWeeks: (days, count) => (count === 1 ? `Every second ${days}` : `Every second week on ${days}`),
  month: (weekdays, ordinals) => {
    const which = joined(
      ordinals.map((ordinal) => EN_ORDINALS[ordinal]),
      ENGLISH,
    );
    return `${which[0]?.toUpperCase()}${which.slice(1)} ${namesOf(weekdays, ENGLISH)} of the month`;
  },
  monthDays: (days) =>
    days[0] === -1 ? "Last day of every month" : `Day ${joined(days.map(String), ENGLISH)} of every month`,
  custom: (rule) => `Custom rule: ${rule}`,
};

// Thursday is feminine, the other days masculine.
const UR_ORDINALS: Record<SittingOrdinal, [masculine: string, feminine: string]> = {
  1: ["پہلا", "پہلی"],
  2: ["دوسرا", "دوسری"],
  3: ["تیسرا", "تیسری"],
  4: ["چوتھا", "چوتھی"],
  5: ["پانچواں", "پانچویں"],
  [-1]: ["آخری", "آخری"],
};

const URDU: Words = {
  weekdays: { 1: "پیر", 2: "منگل", 3: "بدھ", 4: "جمعرات", 5: "جمعہ", 6: "ہفتہ", 7: "اتوار" },
  and: " اور ",
  everyDay: "ہر روز",
  week: (days) => `ہر ${days}`,
  twoWeeks: (days) => `ہر دوسرے ہفتے، ${days} کو`,
  month: (weekdays, ordinals) => {
    const of = (weekday: Weekday) => {
      const isFeminine = weekday === 4;
      const which = joined(
        ordinals.map((ordinal) => UR_ORDINALS[ordinal][isFeminine ? 1 : 0]),
        URDU,
      );
      return `مہینے ${isFeminine ? "کی" : "کا"} ${which} ${URDU.weekdays[weekday]}`;
    };
    return joined(weekdays.map(of), URDU);
  },
  monthDays: (days) => (days[0] === -1 ? "ہر مہینے کا آخری دن" : `ہر مہینے کی ${joined(days.map(String), URDU)} تاریخ`),
  // Isolated, so that the Latin rule keeps its order inside right-to-left text.
  custom: (rule) => `خاص قاعدہ: \u2068${rule}\u2069`,
};

const WORDS: Record<SittingLanguage, Words> = { en: ENGLISH, ur: URDU };

/** `a`, `a and b`, `a, b and c`. */
function joined(parts: string[], words: Words): string {
  const comma = words === URDU ? "، " : ", ";
  return parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(comma)}${words.and}${parts.at(-1)}`;
}

function namesOf(weekdays: Weekday[], words: Words): string {
  return joined(
    weekdays.map((weekday) => words.weekdays[weekday]),
    words,
  );
}

/** Month days that can be said in words: days of every month, or the last day; null else. */
function monthDaysSaid(rule: Rule): number[] | null {
  const { freq, interval, monthDays, days, months, positions } = rule;
  if (freq !== "MONTHLY" || interval !== 1 || monthDays.length === 0) return null;
  if (days.length + months.length + positions.length > 0) return null;
  if (monthDays.length === 1 && monthDays[0] === -1) return monthDays;
  return monthDays.every((day) => day > 0) ? [...monthDays].sort((a, b) => a - b) : null;
}

function isEveryDay(rule: Rule): boolean {
  const { freq, interval, days, months, monthDays } = rule;
  return freq === "DAILY" && interval === 1 && days.length + months.length + monthDays.length === 0;
}

/** A rule in plain words, e.g. `First and third Saturday of the month`; a rule beyond words is quoted as custom. */
export function wordsOfRule(text: string, language: SittingLanguage): string {
  const words = WORDS[language];
  const choice = choiceOfRule(text);
  if (choice?.every === "month") return words.month(choice.weekdays, choice.ordinals);
  if (choice !== null) {
    const names = namesOf(choice.weekdays, words);
    return choice.every === "week" ? words.week(names) : words.twoWeeks(names, choice.weekdays.length);
  }
  const rule = parseRule(text);
  if ("refused" in rule || rule.count !== null || rule.until !== null) return words.custom(text);
  if (isEveryDay(rule)) return words.everyDay;
  const monthDays = monthDaysSaid(rule);
  return monthDays === null ? words.custom(text) : words.monthDays(monthDays);
}
