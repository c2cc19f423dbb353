import {
  CalendarFault,
  type CalendarProblem,
  type Component,
  componentOf,
  type Line,
  lineNamed,
  plainText,
} from "./calendar-lines.ts";
import { durationOf, instantOfMoment, inZone, type Moment, momentOf, type Zones, zonesOf } from "./calendar-times.ts";
import { addDays, type CourtDay, dayAt, daysBetween, minuteAt } from "./court-day.ts";
import { expandRule, parseRule, type Rule } from "./recurrence.ts";

export { CALENDAR_PROBLEMS, type CalendarProblem } from "./calendar-lines.ts";

/** Whole days, or a stretch of one in minutes of the court's clock. */
export type Stretch = {
  readonly fromDay: CourtDay;
  readonly untilDay: CourtDay;
  readonly fromMinute: number | null;
  readonly untilMinute: number | null;
};

/** What one entry of a calendar, all its repetitions together, takes of the days that were asked about. */
export type CalendarEntry = {
  readonly uid: string;
  readonly title: string;
  readonly stretches: readonly Stretch[];
  /** As another Peshi says it: who is in court, and how many matters he has there. */
  readonly person: string | null;
  readonly matters: number;
};

export type ReadCalendar = {
  readonly entries: readonly CalendarEntry[];
  /** The names of entries that are off, or take nobody's time. */
  readonly cancelled: readonly string[];
  /** How many entries are over, or later than the days that were asked about. */
  readonly outside: number;
  /** Entries that cannot be read, each by its line; the others are read all the same. */
  readonly problems: readonly CalendarProblem[];
};

export type ReadAsked = { readonly from: CourtDay; readonly until: CourtDay; readonly timezone: string };

const MOST_ENTRIES = 5000;
const MOST_STRETCHES = 4000;
/** An entry that began so long before is still looked at. */
const DAYS_BEFORE = 62;

/**
 * What the entries of a calendar (RFC 5545) take of some days: their days and hours by the court's clock, repetitions and
 * exceptions worked out. Answers one problem where the file as a whole cannot be read.
 */
export function readCalendar(text: string, asked: ReadAsked): ReadCalendar | CalendarProblem {
  try {
    const calendar = componentOf(text);
    const events = calendar.inner.filter(({ kind }) => kind === "VEVENT");
    if (events.length > MOST_ENTRIES) throw new CalendarFault(events[MOST_ENTRIES]!.at, "too-many");
    return readEvents(events, { ...asked, zones: zonesOf(calendar) });
  } catch (error) {
    if (error instanceof CalendarFault) return error.problem;
    throw error;
  }
}

type Asked = ReadAsked & { zones: Zones };

type Event = {
  at: number;
  uid: string;
  title: string;
  person: string | null;
  matters: number;
  isCancelled: boolean;
  isFree: boolean;
  start: Moment;
  /** Minutes; of whole days 1,440 for each. */
  length: number;
  rule: Rule | null;
  excluded: readonly CourtDay[];
  added: readonly CourtDay[];
  /** Of one repetition that is otherwise: the day it had, by the clocks of its own zone. */
  insteadOf: CourtDay | null;
};

function readEvents(events: readonly Component[], asked: Asked): ReadCalendar {
  const problems: CalendarProblem[] = [];
  const read = events.flatMap((event) => {
    try {
      return [eventOf(event, asked)];
    } catch (error) {
      if (!(error instanceof CalendarFault)) throw error;
      problems.push(error.problem);
      return [];
    }
  });
  let count = 0;
  const all = [...Map.groupBy(read, ({ uid }) => uid)].map(([uid, ofUid]) => {
    const otherwise = ofUid.flatMap(({ insteadOf }) => insteadOf ?? []);
    const stretches = ofUid
      .filter(({ isCancelled, isFree }) => !isCancelled && !isFree)
      .flatMap((event) => stretchesOf(event, event.insteadOf === null ? otherwise : [], asked));
    count += stretches.length;
    if (count > MOST_STRETCHES) throw new CalendarFault(ofUid[0]!.at, "too-many");
    const { title, person, matters } = ofUid[0]!;
    const isCancelled = ofUid.every((one) => one.isCancelled || one.isFree);
    return { uid, title, person, matters, stretches, isCancelled };
  });
  const entries = all.flatMap(({ isCancelled: _, ...entry }) => (entry.stretches.length > 0 ? [entry] : []));
  const cancelled = all.filter(({ isCancelled }) => isCancelled).map(({ uid }) => uid);
  return { entries, cancelled, outside: all.length - entries.length - cancelled.length, problems };
}

function eventOf(event: Component, { zones, timezone }: Asked): Event {
  const of = (name: string) => lineNamed(event, name);
  const uid = of("UID")?.value.trim();
  if (!uid) throw new CalendarFault(event.at, "no-uid");
  const first = of("DTSTART");
  if (!first) throw new CalendarFault(event.at, "no-start");
  const start = momentOf(first, first.value, zones, timezone);
  const rule = of("RRULE");
  const instead = of("RECURRENCE-ID");
  if (instead?.parameters.has("RANGE")) throw new CalendarFault(instead.at, "bad-rule", "RANGE");
  const dayIn = (line: Line, value: string) => inZone(momentOf(line, value, zones, timezone), start.zone).day;
  const daysOf = (name: string) =>
    event.lines
      .filter((line) => line.name === name)
      .flatMap((line) => line.value.split(",").map((one) => dayIn(line, one)));
  return {
    ...{ at: event.at, uid, start },
    title: plainText(of("SUMMARY")?.value ?? ""),
    person: plainText(of("X-PESHI-PERSON")?.value ?? "") || null,
    matters: Math.max(1, Math.min(1000, Number(of("X-PESHI-MATTERS")?.value) || 1)),
    isCancelled: of("STATUS")?.value.trim().toUpperCase() === "CANCELLED",
    isFree: of("TRANSP")?.value.trim().toUpperCase() === "TRANSPARENT",
    length: lengthOf(event, start, zones, timezone),
    rule: rule ? ruleOf(rule, start) : null,
    excluded: daysOf("EXDATE"),
    added: daysOf("RDATE"),
    insteadOf: instead ? dayIn(instead, instead.value) : null,
  };
}

function lengthOf(event: Component, start: Moment, zones: Zones, timezone: string): number {
  const last = lineNamed(event, "DTEND");
  const duration = lineNamed(event, "DURATION");
  if (!last) return duration ? durationOf(duration) : start.time === null ? 1440 : 0;
  const end = momentOf(last, last.value, zones, timezone);
  if ((end.time === null) !== (start.time === null)) throw new CalendarFault(last.at, "bad-time", last.value);
  const minutes =
    start.time === null
      ? daysBetween(start.day, end.day) * 1440
      : Math.round((instantOfMoment(end).getTime() - instantOfMoment(start).getTime()) / 60_000);
  if (minutes < 0) throw new CalendarFault(last.at, "ends-before", last.value);
  return start.time === null ? Math.max(1440, minutes) : minutes;
}

function ruleOf(line: Line, start: Moment): Rule {
  const rule = parseRule(line.value);
  if ("refused" in rule) throw new CalendarFault(line.at, "bad-rule", line.value);
  const until = /UNTIL=(\d{8})T(\d{2})(\d{2})\d{2}Z/i.exec(line.value);
  if (!until || start.time === null || rule.until === null) return rule;
  // The instant it ends, by the clocks of the entry: an hour before its time, that day is not among them any more.
  const ends = inZone({ day: rule.until, time: `${until[2]}:${until[3]}`, zone: "UTC" }, start.zone);
  return { ...rule, until: ends.time !== null && ends.time < start.time ? addDays(ends.day, -1) : ends.day };
}

function stretchesOf(event: Event, otherwise: readonly CourtDay[], asked: Asked): Stretch[] {
  const { start, rule, excluded, added, length } = event;
  const from = addDays(asked.from, -DAYS_BEFORE);
  const within = (day: CourtDay) => day >= from && day <= asked.until;
  const out = [...excluded, ...otherwise];
  const days = rule
    ? expandRule({ rule, start: start.day, from, until: asked.until, exdates: out, rdates: [...added, start.day] })
    : [...new Set([start.day, ...added])].filter((day) => within(day) && !out.includes(day));
  return days
    .flatMap((day) =>
      start.time === null ? [wholeDays(day, length)] : hoursOf({ ...start, day }, length, asked.timezone),
    )
    .filter(({ fromDay, untilDay }) => untilDay >= asked.from && fromDay <= asked.until);
}

const wholeDays = (day: CourtDay, length: number): Stretch => ({
  ...{ fromDay: day, untilDay: addDays(day, Math.max(1, Math.round(length / 1440)) - 1) },
  ...{ fromMinute: null, untilMinute: null },
});

/** By the court's clock; what runs over midnight is cut into its days. */
function hoursOf(start: Moment, length: number, timezone: string): Stretch[] {
  const begins = instantOfMoment(start);
  const ends = new Date(begins.getTime() + length * 60_000);
  const first = { day: dayAt(begins, timezone), minute: minuteAt(begins, timezone) };
  const last = { day: dayAt(ends, timezone), minute: minuteAt(ends, timezone) };
  if (first.day === last.day) return part(first.day, first.minute, last.minute);
  const between = daysBetween(first.day, last.day) - 1;
  const middle = between > 0 ? [wholeDays(addDays(first.day, 1), between * 1440)] : [];
  return [...part(first.day, first.minute, 1440), ...middle, ...part(last.day, 0, last.minute)];
}

function part(day: CourtDay, fromMinute: number, untilMinute: number): Stretch[] {
  if (untilMinute <= fromMinute) return [];
  if (fromMinute === 0 && untilMinute === 1440) return [wholeDays(day, 1440)];
  return [{ fromDay: day, untilDay: day, fromMinute, untilMinute }];
}
