import { and, eq, sql } from "drizzle-orm";
import type { Connection } from "../../../db/connect.ts";
import { changeRow } from "../../../db/schema/access.ts";
import { court } from "../../../db/schema/districts.ts";
import { hearing, outcome } from "../../../db/schema/hearings.ts";
import type { CourtDay } from "../../rules/calendar/court-day.ts";
import type { Outcome } from "../../rules/case/outcomes.ts";
import type { Purpose } from "../../rules/case/purposes.ts";

const isOneOf = (caseIds: readonly number[]) => sql`${hearing.caseId} = any(${sql.param(caseIds)}::bigint[])`;

/** What the hearings of cases came to. */
export async function findPastOf(
  connection: Connection,
  caseIds: readonly number[],
): Promise<Map<number, { purpose: Purpose; outcome: Outcome }[]>> {
  const rows = await connection
    .selectDistinct({ caseId: hearing.caseId, purpose: hearing.purpose, outcome: outcome.kind })
    .from(hearing)
    .innerJoin(outcome, and(eq(outcome.hearingId, hearing.id), sql`${outcome.withdrawnAt} is null`))
    .where(isOneOf(caseIds));
  const byCase = new Map<number, { purpose: Purpose; outcome: Outcome }[]>();
  for (const { caseId, ...past } of rows) byCase.set(caseId, [...(byCase.get(caseId) ?? []), past]);
  return byCase;
}

/** The other courts of a court's district. */
export function findOtherCourts(connection: Connection, districtId: number, courtId: number) {
  return connection
    .select({
      id: court.id,
      code: court.code,
      nameEn: court.nameEn,
      nameUr: court.nameUr,
      casePrefix: court.casePrefix,
    })
    .from(court)
    .where(and(eq(court.districtId, districtId), sql`${court.id} <> ${courtId}`))
    .orderBy(court.nameEn);
}

/** The dates that a change gave, as they stand now: a date that was moved since shows where it is. */
export async function findDatesOfChange(connection: Connection, changeId: number) {
  const rows = await connection
    .select({
      caseId: hearing.caseId,
      day: hearing.day,
      block: hearing.block,
      purpose: hearing.purpose,
      reportingTime: hearing.reportingTime,
      overloadBecause: hearing.overloadBecause,
    })
    .from(changeRow)
    .innerJoin(hearing, eq(hearing.id, changeRow.rowId))
    .where(
      and(
        eq(changeRow.changeId, changeId),
        eq(changeRow.tableName, "hearing"),
        sql`${changeRow.before} is null`,
        eq(hearing.state, "listed"),
      ),
    )
    .orderBy(hearing.day, hearing.block, hearing.position);
  return rows;
}

/** The transfers that a court made or received, the latest first. */
export async function findTransferActs(connection: Connection, courtId: number, most: number) {
  const rows = await connection.execute<{
    changeId: number;
    day: CourtDay;
    cases: number;
    orderedBy: string;
    fromEn: string | null;
    toEn: string | null;
    isIn: boolean;
  }>(sql`
    select r.change_id::float8 as "changeId", max(t.day)::text as day, count(*)::int as cases, max(t.ordered_by) as "orderedBy",
      max(coalesce(f.name_en, t.from_court)) as "fromEn", max(coalesce(k.name_en, t.to_court)) as "toEn",
      bool_or(t.to_court_id = ${courtId}) as "isIn"
    from case_transfer t
      join change_row r on r.table_name = 'case_transfer' and r.row_id = t.id and r.before is null
      left join court f on f.id = t.from_court_id left join court k on k.id = t.to_court_id
    where (t.from_court_id = ${courtId} or t.to_court_id = ${courtId}) and t.from_court_id is not null
    group by r.change_id order by r.change_id desc limit ${most}`);
  return [...rows];
}
