import { type CourtDay, isCourtDay, type Weekday } from "./court-day.ts";

export type Frequency = "DAILY" | "WEEKLY" | "MONTHLY" | "YEARLY";

/** A weekday of a rule; `ordinal` 1 is the first in the month or year, −1 the last, null every one. */
export interface RuleDay {
  weekday: Weekday;
  ordinal: number | null;
}

/** A recurrence rule of RFC 5545 section 3.3.10, cut to what names days. Empty lists: the part was not given. */
export interface Rule {
  freq: Frequency;
  interval: number;
  /** How many days the rule gives, before any are excluded. */
  count: number | null;
  /** The rule's own last day, included. */
  until: CourtDay | null;
  weekStart: Weekday;
  months: number[];
  monthDays: number[];
  days: RuleDay[];
  positions: number[];
}

export interface RefusedRule {
  refused: string;
}

const FREQUENCIES = ["DAILY", "WEEKLY", "MONTHLY", "YEARLY"];
const SUB_DAILY = ["SECONDLY", "MINUTELY", "HOURLY"];
const WEEKDAY_CODES = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
const KNOWN = ["FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", "BYMONTH", "BYMONTHDAY", "BYDAY", "BYSETPOS"];
const NOT_SUPPORTED: Record<string, string> = {
  BYWEEKNO: "use BYMONTH, BYMONTHDAY or BYDAY",
  BYYEARDAY: "use BYMONTH with BYMONTHDAY",
  BYHOUR: "a hearing day has no time of day",
  BYMINUTE: "a hearing day has no time of day",
  BYSECOND: "a hearing day has no time of day",
  RSCALE: "only the Gregorian calendar is known",
  SKIP: "a date that does not exist is left out",
};

class BadPart extends Error {}

function splitParts(text: string): Map<string, string> {
  const parts = new Map<string, string>();
  const body = text
    .trim()
    .toUpperCase()
    .replace(/^RRULE:/, "")
    .replace(/;$/, "");
  if (body === "") throw new BadPart("the rule is empty: it starts with FREQ, e.g. FREQ=WEEKLY;BYDAY=TH");
  for (const part of body.split(";")) {
    const equals = part.indexOf("=");
    const name = equals < 0 ? part : part.slice(0, equals);
    const why = NOT_SUPPORTED[name];
    if (why) throw new BadPart(`${name} is not supported: ${why}`);
    if (!KNOWN.includes(name)) throw new BadPart(`${name.slice(0, 20) || "an empty part"} is not a part of a rule`);
    if (equals < 0 || part.length === equals + 1) throw new BadPart(`${name} has no value`);
    if (parts.has(name)) throw new BadPart(`${name} is given twice`);
    parts.set(name, part.slice(equals + 1));
  }
  return parts;
}

function readFrequency(value: string | undefined): Frequency {
  if (value === undefined) throw new BadPart("FREQ is missing, e.g. FREQ=WEEKLY");
  if (SUB_DAILY.includes(value)) throw new BadPart(`FREQ=${value} is not supported: a rule names days, not times`);
  if (!FREQUENCIES.includes(value)) {
    throw new BadPart(`FREQ=${value.slice(0, 20)} is not known: use ${FREQUENCIES.join(", ")}`);
  }
  return value as Frequency;
}

function readPositive(name: string, value: string | undefined): number | null {
  if (value === undefined) return null;
  const number = /^\d{1,9}$/.test(value) ? Number(value) : 0;
  if (number < 1) throw new BadPart(`${name}=${value.slice(0, 20)} is not a number from 1`);
  return number;
}

/** A list of numbers 1…max, and −max…−1 when the part may count from the end. */
function readNumbers(name: string, value: string | undefined, max: number, fromEnd: boolean): number[] {
  if (value === undefined) return [];
  const numbers = value.split(",").map((item) => {
    const number = (fromEnd ? /^[+-]?\d{1,3}$/ : /^\d{1,3}$/).test(item) ? Number(item) : 0;
    if (number === 0 || Math.abs(number) > max) {
      throw new BadPart(
        `${name}: ${item.slice(0, 20) || "nothing"} is not 1 to ${max}${fromEnd ? ` or -${max} to -1` : ""}`,
      );
    }
    return number;
  });
  return [...new Set(numbers)];
}

function readWeekday(name: string, code: string): Weekday {
  const index = WEEKDAY_CODES.indexOf(code);
  if (index < 0)
    throw new BadPart(`${name}: ${code.slice(0, 20) || "nothing"} is not a weekday: use ${WEEKDAY_CODES.join(", ")}`);
  return (index + 1) as Weekday;
}

function readDays(value: string | undefined, freq: Frequency): RuleDay[] {
  if (value === undefined) return [];
  return value.split(",").map((item) => {
    const match = /^([+-]?\d{1,2})?(.*)$/.exec(item);
    const ordinal = match?.[1] === undefined ? null : Number(match[1]);
    const weekday = readWeekday("BYDAY", match?.[2] ?? "");
    if (ordinal === null) return { weekday, ordinal };
    if (ordinal === 0 || Math.abs(ordinal) > 53)
      throw new BadPart(`BYDAY: ${item} counts from 1 to 53 or from -53 to -1`);
    if (freq === "DAILY" || freq === "WEEKLY") {
      throw new BadPart(`BYDAY: ${item} counts weekdays of a month or year, it cannot be used with FREQ=${freq}`);
    }
    return { weekday, ordinal };
  });
}

/** The date of an UNTIL; a time of day is checked and dropped, because hearing days are compared as dates. */
function readUntil(value: string | undefined): CourtDay | null {
  if (value === undefined) return null;
  const match = /^(\d{4})(\d{2})(\d{2})(T([01]\d|2[0-3])[0-5]\d([0-5]\d|60)Z?)?$/.exec(value);
  const day = match ? `${match[1]}-${match[2]}-${match[3]}` : "";
  if (!isCourtDay(day)) throw new BadPart(`UNTIL=${value.slice(0, 20)} is not a day like 20261231`);
  return day;
}

function checkTogether(rule: Rule): void {
  if (rule.count !== null && rule.until !== null) throw new BadPart("COUNT and UNTIL cannot be used together");
  if (rule.freq === "WEEKLY" && rule.monthDays.length > 0) {
    throw new BadPart("BYMONTHDAY cannot be used with FREQ=WEEKLY: use FREQ=DAILY or FREQ=MONTHLY");
  }
  if (rule.positions.length > 0 && rule.days.length + rule.monthDays.length + rule.months.length === 0) {
    throw new BadPart("BYSETPOS needs another part to choose from: BYDAY, BYMONTHDAY or BYMONTH");
  }
}

/**
 * Reads the text of a recurrence rule, with or without `RRULE:`, in any case.
 * What RFC 5545 section 3.3.10 forbids, and parts that do not name days, are refused in one line that names the part.
 */
export function parseRule(text: string): Rule | RefusedRule {
  try {
    const parts = splitParts(text);
    const freq = readFrequency(parts.get("FREQ"));
    const rule: Rule = {
      freq,
      interval: readPositive("INTERVAL", parts.get("INTERVAL")) ?? 1,
      count: readPositive("COUNT", parts.get("COUNT")),
      until: readUntil(parts.get("UNTIL")),
      weekStart: readWeekday("WKST", parts.get("WKST") ?? "MO"),
      months: readNumbers("BYMONTH", parts.get("BYMONTH"), 12, false),
      monthDays: readNumbers("BYMONTHDAY", parts.get("BYMONTHDAY"), 31, true),
      days: readDays(parts.get("BYDAY"), freq),
      positions: readNumbers("BYSETPOS", parts.get("BYSETPOS"), 366, true),
    };
    checkTogether(rule);
    return rule;
  } catch (error) {
    if (error instanceof BadPart) return { refused: error.message };
    throw error;
  }
}
