import * as namespace from "rrule";
import { type CourtDay, dayNumber, dayOfNumber, type Weekday } from "./court-day.ts";
import type { Rule, RuleDay } from "./recurrence-rule.ts";

export { type Frequency, parseRule, type RefusedRule, type Rule, type RuleDay } from "./recurrence-rule.ts";

// Node sees rrule as CommonJS (all under `default`), bundlers as a module without one: this form works in both.
const library = (namespace as { default?: unknown }).default ?? namespace;
const { RRule, Weekday: LibraryWeekday } = library as typeof namespace;

const DAY_MS = 86_400_000;
const LAST_YEAR = 9999;

export interface Expansion {
  rule: Rule;
  /** The first day on which the rule may give a day. It is not itself given unless it matches. */
  start: CourtDay;
  /** Days before this one count for COUNT and are left out of the answer; default: `start`. */
  from?: CourtDay;
  /** The last day, included; a rule that ends earlier ends there. */
  until: CourtDay;
  /** Days taken away, whether the rule or `rdates` gives them. */
  exdates?: readonly CourtDay[];
  /** Days added, bound by `from` and `until` but not by the rule's own end. */
  rdates?: readonly CourtDay[];
  /** At most so many days, the earliest. */
  limit?: number;
}

/** Receives a day as its number; false asks for no more. */
type Visit = (day: number) => boolean;

interface Span {
  first: number;
  last: number;
}

/**
 * The days of a rule, in order, each once: dates without a time of day, the same under every time zone.
 * Source: RFC 5545 section 3.3.10, except that a start which does not match the rule is neither given nor counted.
 */
export function expandRule(asked: Expansion): CourtDay[] {
  const { rule, start, until, exdates = [], rdates = [], limit = Number.POSITIVE_INFINITY } = asked;
  const from = asked.from !== undefined && asked.from > start ? asked.from : start;
  const end = rule.until !== null && rule.until < until ? rule.until : until;
  const excluded = new Set(exdates);
  const found = new Set<CourtDay>();
  const visit: Visit = (number) => {
    const day = dayOfNumber(number);
    if (day >= from && !excluded.has(day)) found.add(day);
    return found.size < limit;
  };
  if (start <= end && limit > 0) {
    const near = startNear(rule, start, from);
    if (isLeftToLibrary(rule)) visitLibrary(rule, near, end, visit);
    else visitOwn(rule, near, end, visit);
  }
  for (const day of rdates) if (day >= from && day <= until && !excluded.has(day)) found.add(day);
  return [...found].sort().slice(0, Math.min(limit, found.size));
}

/**
 * A later start from which the rule gives the same days from `from` on: a court that has sat for years is not gone through
 * week by week at every listing. Where the days hang on the start itself, or are counted from it, it stays.
 */
function startNear({ freq, interval, count, days, monthDays }: Rule, start: CourtDay, from: CourtDay): CourtDay {
  if (count !== null || from <= start) return start;
  if (freq === "DAILY" || freq === "WEEKLY") {
    const step = interval * (freq === "DAILY" ? 1 : 7);
    const first = dayNumber(start);
    return dayOfNumber(first + Math.floor((dayNumber(from) - first) / step) * step);
  }
  if (freq === "YEARLY" || days.length + monthDays.length === 0) return start;
  const monthOf = (day: CourtDay) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
  const month = monthOf(start) + Math.floor((monthOf(from) - monthOf(start)) / interval) * interval;
  if (month === monthOf(start)) return start;
  return dayOfNumber(Date.UTC(Math.floor(month / 12), month % 12, 1) / DAY_MS);
}

/**
 * rrule expands the rules that a court uses day to day; the others are worked out below, because rrule 2.8.1, compared
 * with the definition and with libical over random rules, answers these wrongly: BYSETPOS (the set that the start cuts
 * loses the days before it), YEARLY with BYMONTHDAY and no BYMONTH (taken for every month), plain weekdays beside counted
 * ones (`MO,1TH` gives only days that are both). And it runs to the year 9999, nine seconds, on a DAILY or MONTHLY rule
 * whose limits never meet (`BYMONTH=2;BYMONTHDAY=31`, `6MO`), whatever its UNTIL.
 */
function isLeftToLibrary(rule: Rule): boolean {
  const { freq, months, monthDays, days, positions } = rule;
  const counted = days.filter((day) => day.ordinal !== null).length;
  if (positions.length > 0 || (counted > 0 && counted < days.length)) return false;
  if (freq === "YEARLY") return monthDays.length === 0 || months.length > 0;
  if (freq === "MONTHLY") {
    const canCome = days.every((day) => Math.abs(day.ordinal ?? 0) <= 5);
    return canCome && months.length === 0 && (monthDays.length === 0 || days.length === 0);
  }
  return months.length === 0 && monthDays.length === 0 && (freq === "WEEKLY" || days.length === 0);
}

/** rrule counts in floating UTC midnights; only their dates are read. */
function visitLibrary(rule: Rule, start: CourtDay, end: CourtDay, visit: Visit): void {
  const optional = <T>(list: T[]): T[] | null => (list.length > 0 ? list : null);
  new RRule({
    freq: RRule[rule.freq],
    dtstart: new Date(dayNumber(start) * DAY_MS),
    until: new Date(dayNumber(end) * DAY_MS),
    interval: rule.interval,
    count: rule.count,
    wkst: rule.weekStart - 1,
    bymonth: optional(rule.months),
    bymonthday: optional(rule.monthDays),
    byweekday: optional(rule.days.map((day) => new LibraryWeekday(day.weekday - 1, day.ordinal ?? undefined))),
  }).all((date) => visit(date.getTime() / DAY_MS));
}

function visitOwn(rule: Rule, start: CourtDay, end: CourtDay, visit: Visit): void {
  const first = dayNumber(start);
  const last = dayNumber(end);
  let counted = 0;
  for (const set of periodSets(rule, start, last)) {
    for (const day of pickPositions(set, rule.positions)) {
      if (day < first) continue;
      if (day > last || counted === rule.count) return;
      counted += 1;
      if (!visit(day)) return;
    }
  }
}

/** The whole set of each period from the one that holds the start on, also its days before the start. */
function* periodSets(rule: Rule, start: CourtDay, last: number): Generator<number[]> {
  const first = dayNumber(start);
  const weekday = weekdayOfNumber(first);
  const year = Number(start.slice(0, 4));
  const month = Number(start.slice(5, 7));
  const step = rule.interval;
  if (rule.freq === "DAILY") {
    for (let day = first; day <= last; day += step) yield daysAmong(rule, { first: day, last: day });
  } else if (rule.freq === "WEEKLY") {
    const days = rule.days.length > 0 ? rule.days : [{ weekday, ordinal: null }];
    for (let day = first - ((weekday - rule.weekStart + 7) % 7); day <= last; day += 7 * step) {
      yield daysAmong({ ...rule, days }, { first: day, last: day + 6 });
    }
  } else if (rule.freq === "MONTHLY") {
    for (let index = month - 1; ; index += step) {
      const span = monthSpan(year + Math.floor(index / 12), (index % 12) + 1);
      if (span === null || span.first > last) return;
      yield daysOfMonth(rule, start, span);
    }
  } else {
    for (let current = year; current <= LAST_YEAR; current += step) {
      if (dayNumber(`${current}-01-01` as CourtDay) > last) return;
      yield daysOfYear(rule, start, current);
    }
  }
}

/** BYDAY, BYMONTH and BYMONTHDAY as limits on the days of a span, for DAILY and WEEKLY rules. */
function daysAmong(rule: Rule, span: Span): number[] {
  const days: number[] = [];
  for (let number = span.first; number <= span.last; number += 1) {
    if (rule.days.length > 0 && !rule.days.some((day) => day.weekday === weekdayOfNumber(number))) continue;
    if ((rule.months.length > 0 || rule.monthDays.length > 0) && !isInMonths(rule, number)) continue;
    days.push(number);
  }
  return days;
}

function isInMonths(rule: Rule, number: number): boolean {
  const day = dayOfNumber(number);
  const month = Number(day.slice(5, 7));
  if (rule.months.length > 0 && !rule.months.includes(month)) return false;
  const span = monthSpan(Number(day.slice(0, 4)), month);
  return rule.monthDays.length === 0 || (span !== null && monthDaysIn(span, rule.monthDays).includes(number));
}

function daysOfMonth(rule: Rule, start: CourtDay, span: Span): number[] {
  if (rule.months.length > 0 && !rule.months.includes(Number(dayOfNumber(span.first).slice(5, 7)))) return [];
  return daysWithin(rule, start, span, span);
}

/**
 * With BYMONTH each month is worked like a month; without it BYDAY counts in the year. A month that the rule does not
 * name is the start's ("if BYMONTH were missing, the appropriate month would have been retrieved from DTSTART",
 * RFC 5545 section 3.3.10): so BYMONTHDAY=29 without BYMONTH is one day a year. libical reads it so, rrule does not.
 */
function daysOfYear(rule: Rule, start: CourtDay, year: number): number[] {
  const spanOf = (month: number): Span => monthSpan(year, month) as Span;
  if (rule.months.length > 0) {
    const months = [...rule.months].sort((a, b) => a - b);
    return months.flatMap((month) => daysWithin(rule, start, spanOf(month), spanOf(month)));
  }
  const wholeYear = { first: spanOf(1).first, last: spanOf(12).last };
  return daysWithin(rule, start, spanOf(Number(start.slice(5, 7))), wholeYear);
}

/** BYMONTHDAY expands in its month; BYDAY expands in its span, or limits when BYMONTHDAY is there too (notes 1 and 2). */
function daysWithin(rule: Rule, start: CourtDay, month: Span, weekdaySpan: Span): number[] {
  const byDay = rule.days.flatMap((day) => weekdaysIn(weekdaySpan, day));
  const startDay = rule.days.length === 0 && rule.monthDays.length === 0 ? [Number(start.slice(8, 10))] : [];
  const byMonthDay = monthDaysIn(month, [...rule.monthDays, ...startDay]);
  const both = rule.days.length > 0 && rule.monthDays.length > 0;
  const days = both ? byMonthDay.filter((day) => byDay.includes(day)) : [...byMonthDay, ...byDay];
  return [...new Set(days)].sort((a, b) => a - b);
}

function weekdaysIn(span: Span, day: RuleDay): number[] {
  const days: number[] = [];
  const first = span.first + ((day.weekday - weekdayOfNumber(span.first) + 7) % 7);
  for (let number = first; number <= span.last; number += 7) days.push(number);
  if (day.ordinal === null) return days;
  const chosen = days.at(day.ordinal > 0 ? day.ordinal - 1 : day.ordinal);
  return chosen === undefined ? [] : [chosen];
}

/** Days of the month by number, from the end when negative; numbers that this month lacks give nothing. */
function monthDaysIn(month: Span, monthDays: number[]): number[] {
  return monthDays
    .map((day) => (day > 0 ? month.first + day - 1 : month.last + day + 1))
    .filter((day) => day >= month.first && day <= month.last);
}

function pickPositions(set: number[], positions: number[]): number[] {
  if (positions.length === 0) return set;
  return set.filter((_, index) => positions.includes(index + 1) || positions.includes(index - set.length));
}

function monthSpan(year: number, month: number): Span | null {
  if (year > LAST_YEAR) return null;
  const first = Date.UTC(year, month - 1, 1) / DAY_MS;
  return { first, last: Date.UTC(year, month, 1) / DAY_MS - 1 };
}

function weekdayOfNumber(number: number): Weekday {
  return (((((number + 3) % 7) + 7) % 7) + 1) as Weekday;
}
