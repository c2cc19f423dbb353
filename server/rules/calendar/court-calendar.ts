import { addDays, type CourtDay, daysFrom, type Weekday, weekdayOf } from "./court-day.ts";
import { expandRule, parseRule } from "./recurrence.ts";

/** The days a court dedicates, for a time. A court's patterns follow one another or stand side by side. */
export interface SittingPattern {
  /** A recurrence rule, e.g. `FREQ=WEEKLY;BYDAY=TH`. */
  rule: string;
  start: CourtDay;
  /** The last day, included; null: until further notice. */
  until: CourtDay | null;
  /** Where the sitting goes, in the same Monday-to-Sunday week, when its day is a holiday known beforehand. */
  fallbackWeekday: Weekday | null;
}

export type ClosureKind = "gazetted" | "tentative" | "strike" | "security" | "vacation" | "leave" | "other";

/** closed: nobody is heard · no-work: the day stands but planning avoids it · duty: only custody, bail and urgent. */
export type ClosureEffect = "closed" | "no-work" | "duty";

export interface Closure {
  from: CourtDay;
  until: CourtDay;
  kind: ClosureKind;
  effect: ClosureEffect;
  name: { en: string; ur: string | null };
  /** The notification or order, in words. */
  source: string | null;
  /** False while the moon or the High Court may still decide otherwise: the days are shown as tentative. */
  confirmed: boolean;
  /** A clerk has struck it out: it has no effect and is kept for the record. */
  withdrawn?: boolean;
  /** The day it was made known; null: known long before. */
  declaredOn: CourtDay | null;
  /** Where it holds, as shipped closures name it: a country or a province. */
  scope?: string;
  /** Days on which an unconfirmed holiday may fall instead or as well. */
  alternatives?: CourtDay[];
}

/** A dedicated day outside the pattern, by order. */
export interface ExtraDay {
  day: CourtDay;
  because: string | null;
}

export interface CourtCalendar {
  patterns: SittingPattern[];
  /** Only those that hold for this court. */
  closures: Closure[];
  extraDays: ExtraDay[];
  /** Monday to Saturday in Pakistan's district courts. */
  workingWeekdays: readonly Weekday[];
}

export type DayKind = "dedicated" | "ordinary" | "duty" | "closed";
export type DayReason =
  | "pattern"
  | "extra-day"
  | "moved-from-holiday"
  | "outside-pattern"
  | "vacation-duty"
  | "closure"
  | "not-a-working-weekday";

export interface CalendarDay {
  day: CourtDay;
  kind: DayKind;
  because: DayReason;
  /** The pattern names this day, or it is an extra day, whatever became of it. */
  isNamed: boolean;
  /** It is what it is through a closure that is not yet confirmed. */
  isTentative: boolean;
  /** It stands, but planning avoids it: strike, security, a judge on leave. */
  isNoWork: boolean;
  /** Closures that touch it and are not withdrawn. */
  closures: Closure[];
  /** Unconfirmed holidays that may fall on it instead of on their own days. */
  atRiskOf: Closure[];
  movedFrom: CourtDay | null;
  movedTo: CourtDay | null;
}

export const MONDAY_TO_SATURDAY: readonly Weekday[] = [1, 2, 3, 4, 5, 6];

/** Custody, bail and urgent matters are heard on every day the court works. */
export interface MatterNeeds {
  custody: boolean;
  bail: boolean;
  urgent: boolean;
}

export type ListingDayVerdict =
  | { ok: true }
  | { ok: false; because: "day-closed" | "not-a-dedicated-day" | "vacation-duty-only" };

/** Whether a matter may be listed on a day of this kind; else the code of the reason. */
export function mayBeListedOn(kind: DayKind, matter: MatterNeeds): ListingDayVerdict {
  if (kind === "dedicated") return { ok: true };
  if (kind === "closed") return { ok: false, because: "day-closed" };
  if (matter.custody || matter.bail || matter.urgent) return { ok: true };
  return { ok: false, because: kind === "duty" ? "vacation-duty-only" : "not-a-dedicated-day" };
}

export interface ClosureOutcome {
  /** No new listing on the day; with `dutyOnly`, none but custody, bail and urgent. */
  refusesNew: boolean;
  /** The hearings already listed lose the day and need another; with `dutyOnly`, all but custody, bail and urgent. */
  sweepsListed: boolean;
  dutyOnly: boolean;
  planningAvoids: boolean;
}

/**
 * What a closure declared on `declaredOn` does to `day`. Declared on the day or later it refuses new listings only: the
 * day's hearings and outcomes stay. An unconfirmed closure refuses new listings and sweeps none until it is confirmed.
 */
export function effectOfClosure(closure: Closure, day: CourtDay, declaredOn: CourtDay): ClosureOutcome {
  const touches = isOn(closure, day);
  const refusesNew = touches && closure.effect !== "no-work";
  return {
    refusesNew,
    sweepsListed: refusesNew && closure.confirmed && declaredOn < day,
    dutyOnly: touches && closure.effect === "duty",
    planningAvoids: touches,
  };
}

/** What kind of day it is for the court, and why. */
export function dayKindOf(day: CourtDay, calendar: CourtCalendar): CalendarDay {
  return calendarDays(calendar, day, day)[0] as CalendarDay;
}

/** The days on which the court hears its dedicated matters, in order, holidays taken out and moved ones put in. */
export function hearingDays(calendar: CourtCalendar, from: CourtDay, until: CourtDay): CalendarDay[] {
  return calendarDays(calendar, from, until).filter((day) => day.kind === "dedicated");
}

/** Every day from `from` to `until`, both included, with its kind and why. Throws on a pattern whose rule is refused. */
export function calendarDays(calendar: CourtCalendar, from: CourtDay, until: CourtDay): CalendarDay[] {
  const named = new Set(calendar.extraDays.map((extra) => extra.day));
  const sittings = calendar.patterns.flatMap((pattern) => sittingsOf(pattern, addDays(from, -6), addDays(until, 6)));
  for (const sitting of sittings) named.add(sitting.day);
  const moves = movesOf(sittings, named, calendar);
  return daysFrom(from, until).map((day) => calendarDayOf(day, calendar, named, moves));
}

interface Sitting {
  day: CourtDay;
  pattern: SittingPattern;
}

interface Moves {
  to: Map<CourtDay, CourtDay>;
  from: Map<CourtDay, CourtDay>;
}

/** The days the pattern names, a week wider than asked, because a sitting may move within its week. */
function sittingsOf(pattern: SittingPattern, from: CourtDay, until: CourtDay): Sitting[] {
  const rule = parseRule(pattern.rule);
  if ("refused" in rule) throw new Error(`a sitting pattern cannot be read: ${rule.refused}`);
  const end = pattern.until !== null && pattern.until < until ? pattern.until : until;
  return expandRule({ rule, start: pattern.start, from, until: end }).map((day) => ({ day, pattern }));
}

function movesOf(sittings: Sitting[], named: ReadonlySet<CourtDay>, calendar: CourtCalendar): Moves {
  const moves: Moves = { to: new Map(), from: new Map() };
  for (const { day, pattern } of sittings) {
    if (pattern.fallbackWeekday === null) continue;
    const target = addDays(day, pattern.fallbackWeekday - weekdayOf(day));
    if (target < pattern.start || (pattern.until !== null && target > pattern.until)) continue;
    if (!isHolidayKnownBefore(day, target, calendar)) continue;
    const isOpen = isWorkingWeekday(target, calendar) && closuresOn(target, calendar).length === 0;
    if (!isOpen || named.has(target) || moves.from.has(target)) continue;
    moves.to.set(day, target);
    moves.from.set(target, day);
  }
  return moves;
}

/** Closed, and by a holiday or a weekly day of rest known before the day itself and before the day it moves to. */
function isHolidayKnownBefore(day: CourtDay, target: CourtDay, calendar: CourtCalendar): boolean {
  const { kind, closedBy } = kindOf(day, calendar, closuresOn(day, calendar), true, null);
  if (kind !== "closed") return false;
  const earlier = day < target ? day : target;
  return closedBy.length === 0 || closedBy.some(({ declaredOn }) => declaredOn === null || declaredOn < earlier);
}

function calendarDayOf(
  day: CourtDay,
  calendar: CourtCalendar,
  named: ReadonlySet<CourtDay>,
  moves: Moves,
): CalendarDay {
  const closures = closuresOn(day, calendar);
  const movedFrom = moves.from.get(day) ?? null;
  const { kind, because, closedBy } = kindOf(day, calendar, closures, named.has(day), movedFrom);
  // A moved sitting is as uncertain as the holiday that moved it.
  const causes =
    movedFrom === null ? closedBy : closuresOn(movedFrom, calendar).filter(({ effect }) => effect === "closed");
  return {
    day,
    kind,
    because,
    isNamed: named.has(day),
    isTentative: causes.length > 0 && causes.every((closure) => !closure.confirmed),
    isNoWork: kind !== "closed" && closures.some((closure) => closure.effect === "no-work"),
    closures,
    atRiskOf: calendar.closures.filter((closure) => mayFallOn(closure, day)),
    movedFrom,
    movedTo: moves.to.get(day) ?? null,
  };
}

/** A closure beats everything; an order for an extra day beats a vacation and the weekly day of rest. */
function kindOf(
  day: CourtDay,
  calendar: CourtCalendar,
  closures: Closure[],
  isNamed: boolean,
  movedFrom: CourtDay | null,
): { kind: DayKind; because: DayReason; closedBy: Closure[] } {
  const closing = closures.filter((closure) => closure.effect === "closed");
  if (closing.length > 0) return { kind: "closed", because: "closure", closedBy: closing };
  if (calendar.extraDays.some((extra) => extra.day === day)) {
    return { kind: "dedicated", because: "extra-day", closedBy: [] };
  }
  if (!isWorkingWeekday(day, calendar)) return { kind: "closed", because: "not-a-working-weekday", closedBy: [] };
  const duty = closures.filter((closure) => closure.effect === "duty");
  if (duty.length > 0) return { kind: "duty", because: "vacation-duty", closedBy: duty };
  if (isNamed) return { kind: "dedicated", because: "pattern", closedBy: [] };
  if (movedFrom !== null) return { kind: "dedicated", because: "moved-from-holiday", closedBy: [] };
  return { kind: "ordinary", because: "outside-pattern", closedBy: [] };
}

function isWorkingWeekday(day: CourtDay, calendar: CourtCalendar): boolean {
  return calendar.workingWeekdays.includes(weekdayOf(day));
}

function isOn(closure: Closure, day: CourtDay): boolean {
  return closure.withdrawn !== true && closure.from <= day && day <= closure.until;
}

function closuresOn(day: CourtDay, calendar: CourtCalendar): Closure[] {
  return calendar.closures.filter((closure) => isOn(closure, day));
}

function mayFallOn(closure: Closure, day: CourtDay): boolean {
  if (closure.confirmed || closure.withdrawn === true || isOn(closure, day)) return false;
  return closure.alternatives?.includes(day) ?? false;
}
