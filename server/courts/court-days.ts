import type { Connection, Transaction } from "../../db/connect.ts";
import { Refused } from "../core/refused.ts";
import { type CalendarDay, type CourtCalendar, calendarDays } from "../rules/calendar/court-calendar.ts";
import { type CourtDay, dayAt, daysBetween, timeAt } from "../rules/calendar/court-day.ts";
import { firstDayToPlan } from "../rules/calendar/court-hours.ts";
import { type Policy, policyOf } from "../rules/courts/policy.ts";
import { syncDayBlocks } from "./day-blocks.ts";
import {
  asDerived,
  type CourtDayRow,
  type CourtRow,
  findBlocks,
  findClosures,
  findCourt,
  findCourtDays,
  findDayBlocks,
  findDistrict,
  findExtraDays,
  findLostBlocks,
  findPatterns,
  insertCourtDays,
  lockCourtDays,
  lockCourts,
  updateCourtDay,
} from "./store.ts";

/** A day of a court as screens and rules need it: what the calendar says, and how full it is. */
export type DayLoad = {
  day: CourtDay;
  /** Of the written row; null while nothing was written for the day. */
  version: number | null;
  /** The pattern names it, or it is an extra day, whatever became of it. */
  isNamed: boolean;
  movedFrom: CourtDay | null;
  movedTo: CourtDay | null;
  kind: CalendarDay["kind"];
  isOpen: boolean;
  isTentative: boolean;
  isNoWork: boolean;
  because: CalendarDay["because"];
  closureEn: string | null;
  closureUr: string | null;
  planMinutes: number;
  planMatters: number;
  ceilingMinutes: number;
  ceilingMatters: number;
  listedMinutes: number;
  listedMatters: number;
  beyondMinutes: number;
  beyondMatters: number;
  endedAt: string | null;
};

/** A court with the policy of its district. Throws `Refused` for an unknown court. */
export async function courtAndPolicy(
  connection: Connection,
  courtId: number,
): Promise<{ court: CourtRow; policy: Policy; timezone: string }> {
  const court = await findCourt(connection, courtId);
  const district = court && (await findDistrict(connection, court.districtId));
  if (!court || !district) throw new Refused("not-found");
  const policy = policyOf(district.policy);
  const saturationMatters = court.saturationMatters ?? policy.saturationMatters;
  return { court, policy: { ...policy, saturationMatters }, timezone: district.timezone };
}

/** What a district set for itself, for who works in no court of it. Throws `not-found`. */
export async function districtRules(
  connection: Connection,
  districtId: number,
): Promise<{ policy: Policy; timezone: string }> {
  const district = await findDistrict(connection, districtId);
  if (!district) throw new Refused("not-found");
  return { policy: policyOf(district.policy), timezone: district.timezone };
}

/** What became of a day on which something was listed; undefined where nothing ever was. */
export async function writtenDay(
  connection: Connection,
  courtId: number,
  day: CourtDay,
): Promise<CourtDayRow | undefined> {
  return (await findCourtDays(connection, courtId, day, day))[0];
}

/** The first day on which this court's matters can still be given a place: see `firstDayToPlan`. */
export async function firstPlannableDay(connection: Connection, courtId: number, now: Date): Promise<CourtDay> {
  const { court, timezone } = await courtAndPolicy(connection, courtId);
  const today = dayAt(now, timezone);
  const [ofDay, ofCourt, written] = await Promise.all([
    findDayBlocks(connection, courtId, [today]),
    findBlocks(connection, courtId),
    writtenDay(connection, courtId, today),
  ]);
  return firstDayToPlan(today, timeAt(now, timezone), {
    blocks: ofDay.length > 0 ? ofDay : ofCourt,
    planMinutes: written?.planMinutes ?? court.planMinutes,
    isEnded: Boolean(written?.endedAt),
  });
}

/** Holds courts whole: nobody lists, moves or closes in them until the transaction ends. Before any day is locked. */
export async function lockWholeCourts(tx: Transaction, courtIds: readonly number[]): Promise<void> {
  await lockCourts(tx, courtIds, "no key update");
}

/** The time blocks of days that are written down, with their loads; one that was lost has no room for anybody. */
export async function blocksOfDays(connection: Connection, courtId: number, days: readonly CourtDay[]) {
  const [blocks, lost] = await Promise.all([
    findDayBlocks(connection, courtId, days),
    findLostBlocks(connection, courtId, days),
  ]);
  if (lost.size === 0) return blocks;
  return blocks.map((block) => (lost.has(`${block.day}/${block.startsAt}`) ? { ...block, ...NO_ROOM } : block));
}

const NO_ROOM = { planMinutes: 0, planMatters: 0, ceilingMinutes: 0, ceilingMatters: 0 };

/** The calendar of a court: its patterns, and the closures of its district and its own. */
export async function loadCalendar(connection: Connection, court: CourtRow): Promise<CourtCalendar> {
  const [patterns, closures, extraDays, district] = await Promise.all([
    findPatterns(connection, court.id),
    findClosures(connection, court.districtId, court.id),
    findExtraDays(connection, court.id),
    findDistrict(connection, court.districtId),
  ]);
  return { patterns, closures, extraDays, workingWeekdays: policyOf(district?.policy).workingWeekdays };
}

/** The days of a court with their loads, written down or not. Throws `Refused` for an unknown court. */
export async function dayLoads(
  connection: Connection,
  courtId: number,
  from: CourtDay,
  until: CourtDay,
): Promise<DayLoad[]> {
  const court = await findCourt(connection, courtId);
  if (!court) throw new Refused("not-found");
  const [calendar, written] = await Promise.all([
    loadCalendar(connection, court),
    findCourtDays(connection, courtId, from, until),
  ]);
  const rows = new Map(written.map((row) => [row.day, row]));
  return calendarDays(calendar, from, until).map((day) => loadOf(day, court, rows.get(day.day)));
}

/** Hearing days that matters may be planned on: dedicated, open, with work expected. */
export async function plannableDays(
  connection: Connection,
  courtId: number,
  from: CourtDay,
  until: CourtDay,
): Promise<DayLoad[]> {
  const loads = await dayLoads(connection, courtId, from, until);
  return loads.filter((day) => day.kind === "dedicated" && day.isOpen && !day.isNoWork);
}

/**
 * Makes sure that the days have their rows, that the rows say what the calendar says now, and locks them in the one
 * written order (court, then day). Whoever lists, moves or closes takes this lock first.
 */
export async function lockDays(
  tx: Transaction,
  courtId: number,
  days: readonly CourtDay[],
): Promise<Map<CourtDay, CourtDayRow>> {
  const wanted = [...new Set(days)].sort();
  if (wanted.length === 0) return new Map();
  const [court] = await lockCourts(tx, [courtId], "share");
  if (!court) throw new Refused("not-found");
  const sayings = await sayingsOf(tx, court, wanted);
  await writeMissingDays(tx, court, wanted, sayings);
  const locked = await lockCourtDays(tx, courtId, wanted);
  return new Map((await renewedDays(tx, court, locked, sayings)).map((row) => [row.day, row]));
}

type Sayings = ReadonlyMap<CourtDay, CalendarDay>;

/** What the calendar says of each of the days, worked out in one pass over the time they span. */
export async function sayingsOf(
  connection: Connection,
  court: CourtRow,
  sorted: readonly CourtDay[],
): Promise<Sayings> {
  const first = sorted[0];
  const last = sorted.at(-1);
  if (!first || !last) return new Map();
  const calendar = await loadCalendar(connection, court);
  const wanted = new Set(sorted);
  const isNear = daysBetween(first, last) <= 1500;
  const described = isNear
    ? calendarDays(calendar, first, last)
    : sorted.flatMap((day) => calendarDays(calendar, day, day));
  return new Map(described.filter(({ day }) => wanted.has(day)).map((day) => [day.day, day]));
}

async function writeMissingDays(
  tx: Transaction,
  court: CourtRow,
  wanted: readonly CourtDay[],
  sayings: Sayings,
): Promise<void> {
  const known = new Set((await findCourtDays(tx, court.id, wanted[0]!, wanted.at(-1)!)).map((row) => row.day));
  const missing = wanted.filter((day) => !known.has(day)).map((day) => rowOf(sayings.get(day)!, court));
  await insertCourtDays(tx, missing);
}

/** An undo brings closures back, not what was written for days in between: the next who locks a day mends it. */
async function renewedDays(
  tx: Transaction,
  court: CourtRow,
  rows: CourtDayRow[],
  sayings: Sayings,
): Promise<CourtDayRow[]> {
  const renewed = rows.map((row) => {
    const said = saidOf(sayings.get(row.day)!);
    return isSaid(row, said) || isKeptClosed(row, said.kind) ? row : { ...row, ...said };
  });
  const toWrite = renewed.filter((row, at) => row !== rows[at] && (row.isOpen || row.listedMatters === 0));
  if (toWrite.length > 0) await asDerived(tx, () => writeDays(tx, toWrite));
  await syncDayBlocks(tx, court, renewed);
  return renewed;
}

export type Said = ReturnType<typeof saidOf>;

export const isSaid = (row: CourtDayRow, said: Said): boolean =>
  (Object.keys(said) as (keyof Said)[]).every((name) => said[name] === row[name]);

/** A day that closed and keeps its matters was written so on purpose: see refresh-days.ts. */
const isKeptClosed = (row: CourtDayRow, kind: CalendarDay["kind"]): boolean =>
  row.listedMatters > 0 && row.kind === "closed" && kind === "closed";

async function writeDays(tx: Transaction, rows: readonly CourtDayRow[]): Promise<void> {
  for (const { id, kind, isOpen, isTentative, isNoWork, because, becauseUr, closedOn } of rows) {
    await updateCourtDay(tx, id, { kind, isOpen, isTentative, isNoWork, because, becauseUr, closedOn });
  }
}

/** What is written down for a day that nobody touched yet. */
export function rowOf(day: CalendarDay, court: CourtRow) {
  const { planMinutes, planMatters, ceilingMinutes, ceilingMatters } = court;
  return { courtId: court.id, day: day.day, ...saidOf(day), planMinutes, planMatters, ceilingMinutes, ceilingMatters };
}

/** The columns of a day that repeat the calendar. */
export function saidOf(day: CalendarDay) {
  const closure = closureNamed(day);
  return {
    kind: day.kind,
    isOpen: day.kind !== "closed",
    isTentative: day.isTentative || day.atRiskOf.length > 0,
    isNoWork: day.isNoWork,
    because: closure?.name.en ?? null,
    becauseUr: closure?.name.ur ?? null,
    closedOn: day.kind === "closed" ? (closure?.declaredOn ?? null) : null,
  };
}

function closureNamed(day: CalendarDay) {
  return day.closures.find(({ effect }) => effect === "closed") ?? day.closures[0] ?? day.atRiskOf[0];
}

function loadOf(day: CalendarDay, court: CourtRow, row: CourtDayRow | undefined): DayLoad {
  const said = row && isKeptClosed(row, day.kind) ? row : saidOf(day);
  return {
    day: day.day,
    version: row?.version ?? null,
    isNamed: day.isNamed,
    movedFrom: day.movedFrom,
    movedTo: day.movedTo,
    kind: said.kind,
    isOpen: said.isOpen,
    isTentative: said.isTentative,
    isNoWork: said.isNoWork,
    because: day.because,
    closureEn: said.because,
    closureUr: said.becauseUr,
    planMinutes: row?.planMinutes ?? court.planMinutes,
    planMatters: row?.planMatters ?? court.planMatters,
    ceilingMinutes: row?.ceilingMinutes ?? court.ceilingMinutes,
    ceilingMatters: row?.ceilingMatters ?? court.ceilingMatters,
    listedMinutes: row?.listedMinutes ?? 0,
    listedMatters: row?.listedMatters ?? 0,
    beyondMinutes: row?.beyondMinutes ?? 0,
    beyondMatters: row?.beyondMatters ?? 0,
    endedAt: row?.endedAt ?? null,
  };
}
