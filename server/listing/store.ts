import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import type { Connection, Transaction } from "../../db/connect.ts";
import { courtCase } from "../../db/schema/cases.ts";
import { hearing } from "../../db/schema/hearings.ts";
import type { CourtDay } from "../rules/calendar/court-day.ts";
import type { Purpose } from "../rules/case/purposes.ts";

export type HearingRow = typeof hearing.$inferSelect;
export type NewHearing = typeof hearing.$inferInsert;
export type CaseForListing = Pick<
  typeof courtCase.$inferSelect,
  "id" | "courtId" | "custody" | "stage" | "disposalDay" | "dormantSince"
>;

/** One array instead of a parameter for each: imports ask for thousands at once. */
const isAmong = (column: AnyPgColumn, ids: readonly number[]) => sql`${column} = any(${sql.param(ids)}::bigint[])`;

export async function findCasesForListing(
  connection: Connection,
  courtId: number,
  caseIds: readonly number[],
): Promise<Map<number, CaseForListing>> {
  const { id, courtId: ofCourt, custody, stage, disposalDay, dormantSince } = courtCase;
  const rows = await connection
    .select({ id, courtId: ofCourt, custody, stage, disposalDay, dormantSince })
    .from(courtCase)
    .where(and(eq(courtCase.courtId, courtId), isAmong(courtCase.id, caseIds)));
  return new Map(rows.map((row) => [row.id, row]));
}

export function findOpenHearings(
  connection: Connection,
  caseIds: readonly number[],
): Promise<{ caseId: number; purpose: Purpose }[]> {
  return connection
    .select({ caseId: hearing.caseId, purpose: hearing.purpose })
    .from(hearing)
    .where(and(isAmong(hearing.caseId, caseIds), eq(hearing.state, "listed")));
}

export function findOpenDates(connection: Connection, courtId: number, caseIds: readonly number[]) {
  return connection
    .select({
      id: hearing.id,
      version: hearing.version,
      caseId: hearing.caseId,
      day: hearing.day,
      block: hearing.block,
      purpose: hearing.purpose,
      purposeText: hearing.purposeText,
      minutes: hearing.minutes,
      position: hearing.position,
      source: hearing.source,
      isFixed: hearing.isFixed,
      isBeyond: hearing.isBeyond,
      orderedBy: hearing.orderedBy,
    })
    .from(hearing)
    .where(and(eq(hearing.courtId, courtId), isAmong(hearing.caseId, caseIds), eq(hearing.state, "listed")))
    .orderBy(asc(hearing.caseId), asc(hearing.day), asc(hearing.id));
}

/** The place at the end of each day's order. */
export async function nextPositions(
  connection: Connection,
  courtId: number,
  days: readonly CourtDay[],
): Promise<Map<CourtDay, number>> {
  const rows = await connection
    .select({ day: hearing.day, next: sql<number>`(max(${hearing.position}) + 1)::int` })
    .from(hearing)
    .where(and(eq(hearing.courtId, courtId), inArray(hearing.day, [...days])))
    .groupBy(hearing.day);
  return new Map(rows.map(({ day, next }) => [day, next]));
}

const AT_ONCE = 2000;

const COLUMNS = [
  "case_id",
  "court_id",
  "day",
  "block",
  "reporting_time",
  "purpose",
  "purpose_text",
  "minutes",
  "position",
  "source",
  "is_fixed",
  "is_pinned",
  "overload_because",
  "is_beyond",
  "ordered_by",
  "previous_hearing_id",
  "times_moved",
  "because",
];

const names = (columns: readonly string[], prefix = "") => sql.raw(columns.map((name) => prefix + name).join(", "));

/** Rows from one JSON text: thousands travel and are read as one parameter. */
const rowsOf = (rows: readonly object[]) => sql`json_populate_recordset(null::hearing, ${JSON.stringify(rows)}::json)`;

type Inserted = { hearingId: number; uid: string; caseId: number; day: CourtDay; purpose: Purpose };

/** Inserts in the order given and answers in the same order. */
export async function insertHearings(tx: Transaction, rows: readonly NewHearing[]): Promise<Inserted[]> {
  const inserted: Inserted[] = [];
  for (let start = 0; start < rows.length; start += AT_ONCE) {
    const batch = rows.slice(start, start + AT_ONCE);
    const made = await tx.execute<{ id: string; uid: string; case_id: string; purpose: Purpose }>(sql`
      insert into hearing (${names(COLUMNS)}) select ${names(COLUMNS)} from ${rowsOf(batch.map(inColumns))}
      returning id, uid, case_id, purpose`);
    // One open hearing a case and purpose: the two name the row.
    const byName = new Map(made.map((row) => [`${row.case_id}/${row.purpose}`, row]));
    for (const { caseId, purpose, day } of batch) {
      const row = byName.get(`${caseId}/${purpose}`)!;
      inserted.push({ hearingId: Number(row.id), uid: row.uid, caseId, day, purpose });
    }
  }
  return inserted;
}

const inColumns = (row: NewHearing) => ({
  case_id: row.caseId,
  court_id: row.courtId,
  day: row.day,
  block: row.block,
  reporting_time: row.reportingTime,
  purpose: row.purpose,
  purpose_text: row.purposeText,
  minutes: row.minutes,
  position: row.position,
  source: row.source,
  is_fixed: row.isFixed,
  is_pinned: row.isPinned,
  overload_because: row.overloadBecause,
  is_beyond: row.isBeyond,
  ordered_by: row.orderedBy,
  previous_hearing_id: row.previousHearingId,
  times_moved: row.timesMoved,
  because: row.because,
});

const MOVED = [
  "day",
  "block",
  "reporting_time",
  "purpose",
  "purpose_text",
  "minutes",
  "position",
  "source",
  "is_fixed",
  "is_pinned",
  "is_beyond",
];

export type MovedHearing = { id: number; version: number; row: NewHearing };

/** Gives listed hearings that still have their version another place: the same rows. Answers the ids of those moved. */
export async function moveHearings(tx: Transaction, moved: readonly MovedHearing[]): Promise<Map<number, string>> {
  const uids = new Map<number, string>();
  for (let start = 0; start < moved.length; start += AT_ONCE) {
    const rows = moved
      .slice(start, start + AT_ONCE)
      .map(({ id, version, row }) => ({ ...inColumns(row), id, version }));
    const done = await tx.execute<{ id: string; uid: string }>(sql`
      update hearing h set (${names(MOVED)}) = row(${names(MOVED, "r.")}), moved_because = null,
        times_moved = h.times_moved + (h.day <> r.day)::int, ordered_by = coalesce(r.ordered_by, h.ordered_by),
        overload_because = case when h.day = r.day then h.overload_because else r.overload_because end
      from ${rowsOf(rows)} r
      where h.id = r.id and h.version = r.version and h.state = 'listed'
      returning h.id, h.uid`);
    for (const { id, uid } of done) uids.set(Number(id), uid);
  }
  return uids;
}

/** A hearing of the court, unlocked: days are locked before hearings, so its day must be known first. */
export async function findHearing(
  connection: Connection,
  courtId: number,
  hearingId: number,
): Promise<HearingRow | undefined> {
  const [found] = await connection
    .select()
    .from(hearing)
    .where(and(eq(hearing.id, hearingId), eq(hearing.courtId, courtId)));
  return found;
}

/** The hearings as they are now, locked in the order of their ids until the transaction ends. */
export function lockHearings(tx: Transaction, courtId: number, ids: readonly number[]): Promise<HearingRow[]> {
  return tx
    .select()
    .from(hearing)
    .where(and(eq(hearing.courtId, courtId), inArray(hearing.id, [...ids])))
    .orderBy(asc(hearing.id))
    .for("no key update");
}
