import { and, asc, desc, eq, inArray, isNull, or, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Connection, Transaction } from "../../db/connect.ts";
import { changeRow } from "../../db/schema/access.ts";
import { caseTransfer, formerNumber } from "../../db/schema/case-life.ts";
import { courtCase } from "../../db/schema/cases.ts";
import { court } from "../../db/schema/districts.ts";

export type MovingCase = Awaited<ReturnType<typeof findMoving>>[number];

const isAmong = (ids: readonly number[]) => sql`${courtCase.id} = any(${sql.param(ids)}::bigint[])`;

const MOVING = {
  caseId: courtCase.id,
  docket: courtCase.docket,
  applicationKind: courtCase.applicationKind,
  numberPrefix: courtCase.numberPrefix,
  number: courtCase.number,
  numberSuffix: courtCase.numberSuffix,
  year: courtCase.year,
  numberKey: courtCase.numberKey,
  firNumber: courtCase.firNumber,
  firYear: courtCase.firYear,
  station: courtCase.station,
  stage: courtCase.stage,
  stageSince: courtCase.stageSince,
  custody: courtCase.custody,
  isRestricted: courtCase.isRestricted,
  reviewDay: courtCase.reviewDay,
};

/** Pending cases of a court, all or those named, with the pending applications that are made in them; the oldest first. */
export function findMoving(connection: Connection, courtId: number, caseIds: readonly number[] | "all") {
  const chosen =
    caseIds === "all"
      ? undefined
      : or(isAmong(caseIds), sql`${courtCase.parentCaseId} = any(${sql.param(caseIds)}::bigint[])`);
  return connection
    .select(MOVING)
    .from(courtCase)
    .where(and(eq(courtCase.courtId, courtId), isNull(courtCase.disposalDay), chosen))
    .orderBy(asc(sql`coalesce(${courtCase.institutionDay}, 'infinity'::date)`), asc(courtCase.id));
}

export async function lockMoving(tx: Transaction, caseIds: readonly number[]): Promise<void> {
  await tx.execute(
    sql`select 1 from court_case where id = any(${sql.param(caseIds)}::bigint[]) order by id for update`,
  );
}

/** The highest number of each docket of a court in a year. */
export async function findLastNumbers(
  connection: Connection,
  courtId: number,
  year: number,
): Promise<Map<string, number>> {
  const rows = await connection
    .select({ docket: courtCase.docket, last: sql<number>`max(${courtCase.number})` })
    .from(courtCase)
    .where(and(eq(courtCase.courtId, courtId), eq(courtCase.year, year)))
    .groupBy(courtCase.docket);
  return new Map(rows.map(({ docket, last }) => [docket, last]));
}

/** Which of the numbers the court has already, as `docket/prefix/key`. */
export async function findTaken(
  connection: Connection,
  courtId: number,
  keys: readonly string[],
): Promise<Set<string>> {
  if (keys.length === 0) return new Set();
  const { docket, numberPrefix, numberKey } = courtCase;
  const rows = await connection
    .select({ docket, numberPrefix, numberKey })
    .from(courtCase)
    .where(and(eq(courtCase.courtId, courtId), inArray(courtCase.numberKey, [...keys])));
  return new Set(rows.map((row) => `${row.docket}/${row.numberPrefix ?? ""}/${row.numberKey}`));
}

export type Renumbered = {
  id: number;
  number_prefix: string | null;
  number: number | null;
  number_suffix: string | null;
  year: number | null;
  number_key: string | null;
};

/** Cases go to another court with the numbers they have there; their people and papers follow by the database. */
export async function moveToCourt(tx: Transaction, toCourtId: number, rows: readonly Renumbered[]): Promise<void> {
  await tx.execute(sql`
    update court_case c set court_id = ${toCourtId}, institution_mode = 'transferred-in', number_prefix = r.number_prefix,
      number = r.number, number_suffix = r.number_suffix, year = r.year, number_key = r.number_key
    from json_populate_recordset(null::court_case, ${JSON.stringify(rows)}::json) r where c.id = r.id`);
  const ids = sql.param(rows.map(({ id }) => id));
  for (const table of ["case_note", "document_reference"] as const) {
    await tx.execute(
      sql`update ${sql.identifier(table)} set court_id = ${toCourtId} where case_id = any(${ids}::bigint[])`,
    );
  }
}

export async function insertTransfers(
  tx: Transaction,
  rows: readonly (typeof caseTransfer.$inferInsert)[],
): Promise<void> {
  if (rows.length > 0) await tx.insert(caseTransfer).values([...rows]);
}

const fromCourt = alias(court, "from_court");
const toCourt = alias(court, "to_court");

/** The courts a case came from and went to, the latest first. */
export function findTransfersOfCase(connection: Connection, caseId: number) {
  return connection
    .select({
      day: caseTransfer.day,
      because: caseTransfer.because,
      orderedBy: caseTransfer.orderedBy,
      isPartHeard: caseTransfer.isPartHeard,
      fromEn: sql<string | null>`coalesce(${fromCourt.nameEn}, ${caseTransfer.fromCourt})`,
      fromUr: sql<string | null>`coalesce(${fromCourt.nameUr}, ${fromCourt.nameEn}, ${caseTransfer.fromCourt})`,
      toEn: sql<string | null>`coalesce(${toCourt.nameEn}, ${caseTransfer.toCourt})`,
      toUr: sql<string | null>`coalesce(${toCourt.nameUr}, ${toCourt.nameEn}, ${caseTransfer.toCourt})`,
    })
    .from(caseTransfer)
    .leftJoin(fromCourt, eq(fromCourt.id, caseTransfer.fromCourtId))
    .leftJoin(toCourt, eq(toCourt.id, caseTransfer.toCourtId))
    .where(eq(caseTransfer.caseId, caseId))
    .orderBy(desc(caseTransfer.day), desc(caseTransfer.id));
}

/** What one change transferred: each case with its old number, its new one and its court now. */
export function findTransfersOfChange(connection: Connection, changeId: number) {
  return connection
    .select({
      caseId: caseTransfer.caseId,
      fromCourtId: caseTransfer.fromCourtId,
      toCourtId: caseTransfer.toCourtId,
      toCourt: caseTransfer.toCourt,
      day: caseTransfer.day,
      because: caseTransfer.because,
      orderedBy: caseTransfer.orderedBy,
      isPartHeard: caseTransfer.isPartHeard,
      docket: courtCase.docket,
      numberPrefix: courtCase.numberPrefix,
      number: courtCase.number,
      numberSuffix: courtCase.numberSuffix,
      year: courtCase.year,
      firNumber: courtCase.firNumber,
      firYear: courtCase.firYear,
      oldPrefix: formerNumber.numberPrefix,
      oldNumber: formerNumber.number,
      oldSuffix: formerNumber.numberSuffix,
      oldYear: formerNumber.year,
    })
    .from(changeRow)
    .innerJoin(caseTransfer, eq(caseTransfer.id, changeRow.rowId))
    .innerJoin(courtCase, eq(courtCase.id, caseTransfer.caseId))
    .leftJoin(
      formerNumber,
      and(
        eq(formerNumber.caseId, caseTransfer.caseId),
        sql`exists (select 1 from ${changeRow} f where f.change_id = ${changeId} and f.table_name = 'former_number'
          and f.row_id = ${formerNumber.id} and f.before is null)`,
      ),
    )
    .where(and(eq(changeRow.changeId, changeId), eq(changeRow.tableName, "case_transfer"), isNull(changeRow.before)))
    .orderBy(asc(caseTransfer.id));
}
