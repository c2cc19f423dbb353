import { addDays, type CourtDay, courtDay, isCourtDay, type Weekday, weekdayOf } from "../calendar/court-day.ts";
import { remember } from "../text/remember.ts";
import { foldLetters, foldSpaces } from "../text/search-key.ts";
import type { DateOrder } from "./register-fields.ts";

export type DateFault = "date_unreadable" | "date_does_not_exist" | "date_in_other_order" | "date_out_of_range";
/** A date cell read: the day (`null` for "not fixed"), the time that stood beside it, and whether a weekday contradicts it. */
export type ReadDate = {
  readonly day: CourtDay | null;
  readonly time: string | null;
  readonly weekdayDiffers: boolean;
};

const MONTHS = [
  "jan|january|جنوری",
  "feb|february|فروری",
  "mar|march|مارچ",
  "apr|april|اپریل",
  "may|مئی",
  "jun|june|جون",
  "jul|july|جولائی",
  "aug|august|اگست",
  "sep|sept|september|ستمبر",
  "oct|october|اکتوبر",
  "nov|november|نومبر",
  "dec|december|دسمبر",
];
const MONTH_OF = namesToNumbers(MONTHS);
const WEEKDAY_OF = namesToNumbers([
  "mon|monday|پیر|سوموار",
  "tue|tues|tuesday|منگل",
  "wed|wednesday|بدھ",
  "thu|thur|thurs|thursday|جمعرات",
  "fri|friday|جمعہ",
  "sat|saturday|ہفتہ",
  "sun|sunday|اتوار",
]);

/** A cell that says there is no date. */
const NO_DATE =
  /^(?:-+|–|—|\.+|nil|n\/?a|none|not fixed|undated|tba|tbd|s\.?d\.?|sine die|d\.?i\.?o\.?|date in office|بلا تاریخ|ندارد)$/;
const EXCEL_DAY_ZERO = courtDay("1899-12-30");
const [EARLIEST, LATEST] = [1947, 2100];

function namesToNumbers(lines: readonly string[]): Map<string, number> {
  return new Map(lines.flatMap((line, at) => line.split("|").map((name) => [foldLetters(name), at + 1] as const)));
}

/** The month of an English or Urdu name, full or short; `null` for any other word. */
export function monthNumber(name: string): number | null {
  return MONTH_OF.get(foldLetters(name).replace(/\.$/, "")) ?? null;
}

/** The ISO weekday of an English or Urdu name, full or short; `null` for any other word. */
export function weekdayNumber(name: string): Weekday | null {
  return (WEEKDAY_OF.get(foldLetters(name).replace(/\.$/, "")) as Weekday | undefined) ?? null;
}

type Parts = { year: string; month: string; day: string };

/**
 * A day from any writing of a register: 16/02/2021, 16.2.21, 16-Feb-2021, Feb 16, 2021, 2021-02-16, ۱۶/۰۲/۲۰۲۱,
 * 16 فروری 2021, a spreadsheet's day number; a weekday or a time may stand beside it. `order` decides digits only.
 */
export function readDate(cell: string, order: DateOrder): ReadDate | DateFault {
  return READ[order](cell);
}

const readAs = (order: DateOrder) => remember(2000, (cell) => dateOf(cell, order));
const READ: Readonly<Record<DateOrder, (cell: string) => ReadDate | DateFault>> = {
  dmy: readAs("dmy"),
  mdy: readAs("mdy"),
  ymd: readAs("ymd"),
};

function dateOf(cell: string, order: DateOrder): ReadDate | DateFault {
  let text = foldLetters(foldSpaces(cell)).replace(/،/g, ",").trim();
  if (text === "" || NO_DATE.test(text)) return { day: null, time: null, weekdayDiffers: false };
  const serial = /^\d{5}(?:\.\d+)?$/.test(text) ? Number.parseInt(text, 10) : null;
  if (serial !== null) return inRange(addDays(EXCEL_DAY_ZERO, serial), null, null);

  const clock = /[ t,](\d{1,2}:\d{2}(?::\d{2})?(?: ?[ap]\.?m\.?)?)$/.exec(text);
  if (clock) text = text.slice(0, clock.index).trim();
  let weekday: Weekday | null = null;
  text = text.replace(/[\p{L}]+\.?/gu, (word) => {
    const found = weekdayNumber(word);
    weekday ??= found;
    return found ? " " : word;
  });
  text = text
    .replace(/[()]/g, " ")
    .replace(/^[\s,.]+|[\s,.]+$/g, "")
    .replace(/(\d)(?:st|nd|rd|th)\b/g, "$1");
  const parts = namedMonth(text) ?? digitsOnly(text, order);
  if (!parts) return "date_unreadable";
  return dayOf(parts, order, clock?.[1] ?? null, weekday);
}

function namedMonth(text: string): Parts | null {
  const dayFirst = /^(\d{1,2})[\s./,-]*(\p{L}+)\.?[\s./,-]*(\d{4}|\d{2})$/u.exec(text);
  const monthFirst = dayFirst ? null : /^(\p{L}+)\.?[\s./-]*(\d{1,2})[\s./,-]+(\d{4}|\d{2})$/u.exec(text);
  const yearFirst = dayFirst || monthFirst ? null : /^(\d{4})[\s./,-]+(\p{L}+)\.?[\s./,-]*(\d{1,2})$/u.exec(text);
  const [day, name, year] = dayFirst
    ? dayFirst.slice(1)
    : monthFirst
      ? [monthFirst[2], monthFirst[1], monthFirst[3]]
      : yearFirst
        ? [yearFirst[3], yearFirst[2], yearFirst[1]]
        : [];
  const month = name ? monthNumber(name) : null;
  return month && day && year ? { year, month: String(month), day } : null;
}

function digitsOnly(text: string, order: DateOrder): Parts | null {
  const match = /^(\d{1,4})\s*[-/.,\s]\s*(\d{1,2})\s*[-/.,\s]\s*(\d{1,4})$/.exec(text);
  if (!match) return null;
  const [first, second, third] = match.slice(1) as [string, string, string];
  if (first.length > 2 || order === "ymd") return third.length > 2 ? null : { year: first, month: second, day: third };
  return order === "mdy" ? { year: third, month: first, day: second } : { year: third, month: second, day: first };
}

function dayOf(parts: Parts, order: DateOrder, time: string | null, weekday: Weekday | null): ReadDate | DateFault {
  const short = Number(parts.year);
  if (parts.year.length !== 4 && parts.year.length !== 2) return "date_unreadable";
  const year = parts.year.length === 4 ? short : short > 50 ? 1900 + short : 2000 + short;
  const text = `${year}-${parts.month.padStart(2, "0")}-${parts.day.padStart(2, "0")}`;
  if (isCourtDay(text)) return inRange(text, time, weekday);
  const swapped = `${year}-${parts.day.padStart(2, "0")}-${parts.month.padStart(2, "0")}`;
  return order !== "ymd" && Number(parts.month) > 12 && isCourtDay(swapped)
    ? "date_in_other_order"
    : "date_does_not_exist";
}

function inRange(day: CourtDay, time: string | null, weekday: Weekday | null): ReadDate | DateFault {
  const year = Number(day.slice(0, 4));
  if (year < EARLIEST || year > LATEST) return "date_out_of_range";
  const clock = time === null ? null : readTime(time);
  // A spreadsheet writes midnight where it knows only the day.
  return {
    day,
    time: clock === "00:00" ? null : clock,
    weekdayDiffers: weekday !== null && weekday !== weekdayOf(day),
  };
}

// Written as `foldLetters` leaves them: بجے ends in ی.
const MORNING = /\ba\.?m\b|صبح/;
const AFTERNOON = /\bp\.?m\b|دوپہر|سہ ?پہر|شام|\bnoon\b/;
const TIME_WORDS = /\b[ap]\.?m\b|صبح|دوپہر|سہ ?پہر|شام|بجی|بوقت|وقت|\b(?:noon|hrs?|hours|at|o'clock)\b/g;

/** A time of day as HH:MM from 24-hour, am/pm or صبح/دوپہر/شام writing; `null` when it is none. */
export function readTime(cell: string): string | null {
  const text = foldLetters(foldSpaces(cell).replace(/(\d)([ap]\.?m)/gi, "$1 $2"));
  const match = /(?<!\d)(\d{1,2})(?:\s*[:.]\s*(\d{2})(?::\d{2})?|(\d{2}))?(?!\d)/.exec(text);
  if (!match) return null;
  const marks = text
    .replace(match[0], " ")
    .replace(TIME_WORDS, " ")
    .replace(/[\s.,()]/g, "");
  if (marks !== "") return null;
  const [morning, afternoon] = [MORNING.test(text), AFTERNOON.test(text)];
  if (match[2] === undefined && match[3] === undefined && !morning && !afternoon) return null;
  const minute = Number(match[2] ?? match[3] ?? 0);
  let hour = Number(match[1]);
  if (afternoon && hour < 12) hour += 12;
  if (morning && hour === 12) hour = 0;
  if (hour > 23 || minute > 59 || (morning && afternoon) || (morning && hour > 12)) return null;
  return `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
}
