import { addDays, type CourtDay, daysBetween, isCourtDay, weekdayOf } from "../calendar/court-day.ts";
import { foldDigits, foldSpaces } from "../text/search-key.ts";

/** What a typed next date came to. */
export type TypedDay = { day: CourtDay } | { problem: "unreadable" | "no-such-day" | "not-after" };

/** Monday first. The first two English letters are enough; Urdu names are typed whole. */
const WEEKDAYS: readonly (readonly [string, readonly string[]])[] = [
  ["monday", ["پیر", "سوموار"]],
  ["tuesday", ["منگل"]],
  ["wednesday", ["بدھ"]],
  ["thursday", ["جمعرات"]],
  ["friday", ["جمعہ"]],
  ["saturday", ["ہفتہ"]],
  ["sunday", ["اتوار"]],
];
const MONTHS: readonly (readonly [string, string])[] = [
  ["january", "جنوری"],
  ["february", "فروری"],
  ["march", "مارچ"],
  ["april", "اپریل"],
  ["may", "مئی"],
  ["june", "جون"],
  ["july", "جولائی"],
  ["august", "اگست"],
  ["september", "ستمبر"],
  ["october", "اکتوبر"],
  ["november", "نومبر"],
  ["december", "دسمبر"],
];

/**
 * A next date as a reader types it: `26/11`, `26-11-2026`, `26 nov`, `26` (of this month or the next), `+2w`, `+10d`,
 * `+1m`, `thu`, `جمعرات`, in Latin, Urdu or Arabic digits. What leaves out its year or month is the first such day
 * from `earliest` on, by default the day after `from`; steps count from `from`. A day before `earliest` is `not-after`;
 * whether the court sits is not asked here.
 */
export function parseNextDate(text: string, from: CourtDay, earliest: CourtDay = addDays(from, 1)): TypedDay {
  const plain = plainOf(text);
  const before = addDays(earliest, -1);
  const read = readStep(plain, from) ?? readWeekday(plain, before) ?? readDate(plain, before);
  if (read === null) return { problem: "unreadable" };
  if (read === "no-such-day") return { problem: "no-such-day" };
  return read >= earliest ? { day: read } : { problem: "not-after" };
}

const plainOf = (text: string): string =>
  foldDigits(foldSpaces(text)).toLowerCase().replace(/[،,]/g, " ").replace(/\s+/g, " ").trim();

const UNITS: readonly string[] = ["days", "weeks", "months", "دن", "ہفتے", "ہفتہ", "ماہ"];

/** Whether what is typed so far can still grow into a date, so that a stray letter is refused at once. */
export function mayBecomeDate(text: string): boolean {
  const plain = plainOf(text);
  const begins = (words: readonly string[], typed: string) => words.some((word) => word.startsWith(typed));
  const letters = /[\p{L}]+/u.exec(plain);
  if (letters === null) return true;
  const ahead = plain.slice(0, letters.index);
  if (ahead === "")
    return begins(
      WEEKDAYS.flatMap(([english, urdu]) => [english, ...urdu]),
      plain,
    );
  if (/^\+ ?\d{1,3} ?$/.test(ahead)) return begins(UNITS, plain.slice(ahead.length));
  if (!/^\d{1,2} ?$/.test(ahead)) return false;
  const [month] = plain.slice(ahead.length).split(/ ?\d/);
  return begins(MONTHS.flat(), month ?? "");
}

type Read = CourtDay | "no-such-day" | null;

/** `+2w`, `+10d`, `+1m`; a bare `+10` counts days. */
function readStep(plain: string, from: CourtDay): Read {
  const match = /^\+ ?(\d{1,3}) ?(d|w|m|days?|weeks?|months?|دن|ہفتے|ہفتہ|ماہ)?$/.exec(plain);
  if (!match) return null;
  const count = Number(match[1]);
  const unit = match[2] ?? "d";
  if (/^(m|ماہ)/.test(unit)) return monthsLater(from, count);
  return addDays(from, /^(w|ہفت)/.test(unit) ? 7 * count : count);
}

/** The same date of a later month; its last day where the month is shorter. */
function monthsLater(from: CourtDay, months: number): CourtDay {
  const counted = Number(from.slice(0, 4)) * 12 + Number(from.slice(5, 7)) - 1 + months;
  const year = Math.floor(counted / 12);
  for (let date = Number(from.slice(8, 10)); ; date -= 1) {
    const day = dayOf(year, (counted % 12) + 1, date);
    if (day) return day;
  }
}

function readWeekday(plain: string, from: CourtDay): Read {
  const at = WEEKDAYS.findIndex(([english, urdu]) => isShortFor(plain, english, 2) || urdu.includes(plain));
  if (at < 0) return null;
  const ahead = (at + 1 - weekdayOf(from) + 7) % 7;
  return addDays(from, ahead === 0 ? 7 : ahead);
}

const isShortFor = (typed: string, word: string, least: number) => typed.length >= least && word.startsWith(typed);

function readDate(plain: string, from: CourtDay): Read {
  if (/^\d{4}-\d{2}-\d{2}$/.test(plain)) return isCourtDay(plain) ? plain : "no-such-day";
  const figures = /^(\d{1,2})(?:[/.\- ](\d{1,2})(?:[/.\- ](\d{4}|\d{2}))?)?$/.exec(plain);
  if (figures) return completed(Number(figures[1]), numberOrNull(figures[2]), yearOf(figures[3]), from);
  const words = /^(\d{1,2}) ?(\p{L}{3,})(?: ?(\d{4}|\d{2}))?$/u.exec(plain);
  if (!words) return null;
  const month = MONTHS.findIndex(([english, urdu]) => isShortFor(words[2]!, english, 3) || urdu === words[2]);
  return month < 0 ? null : completed(Number(words[1]), month + 1, yearOf(words[3]), from);
}

const numberOrNull = (text: string | undefined): number | null => (text === undefined ? null : Number(text));

const yearOf = (text: string | undefined): number | null => {
  if (text === undefined) return null;
  return text.length === 2 ? 2000 + Number(text) : Number(text);
};

/** The day of a date that may lack its year, or month and year: the first one after `from`, within four years for 29 February. */
function completed(date: number, month: number | null, year: number | null, from: CourtDay): Read {
  if (month !== null && year !== null) return dayOf(year, month, date) ?? "no-such-day";
  const start = Number(from.slice(0, 4)) * 12 + Number(from.slice(5, 7)) - 1;
  const reach = month === null ? 2 : 49;
  for (let counted = start; counted <= start + reach; counted += 1) {
    if (month !== null && (counted % 12) + 1 !== month) continue;
    const day = dayOf(Math.floor(counted / 12), (counted % 12) + 1, date);
    if (day && day > from) return day;
  }
  return "no-such-day";
}

function dayOf(year: number, month: number, date: number): CourtDay | null {
  const text = `${year}-${String(month).padStart(2, "0")}-${String(date).padStart(2, "0")}`;
  return isCourtDay(text) ? text : null;
}

/**
 * The days on the keys 1, 2, 3 …: for each week ahead the first of `candidates` (hearing days, closed ones among them)
 * that is at least that many weeks after `from` and not taken yet. On the court's own weekday these are +7, +14, +21 …
 */
export function usualNextDays(candidates: readonly CourtDay[], from: CourtDay, count = 5): CourtDay[] {
  const chosen: CourtDay[] = [];
  const sorted = [...candidates].sort();
  for (let week = 1; week <= count; week += 1) {
    const found = sorted.find((day) => daysBetween(from, day) >= 7 * week && !chosen.includes(day));
    if (found) chosen.push(found);
  }
  return chosen;
}
