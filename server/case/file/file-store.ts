import { and, asc, desc, eq, inArray, isNotNull, notInArray, sql } from "drizzle-orm";
import type { Connection } from "../../../db/connect.ts";
import { change, changeRow, staff } from "../../../db/schema/access.ts";
import { hearing, outcome } from "../../../db/schema/hearings.ts";
import { casePerson } from "../../../db/schema/people.ts";
import type { CourtDay } from "../../rules/calendar/court-day.ts";

/** Hearings of a case with the outcome that stands, the latest first. */
export function findHearingsOfCase(connection: Connection, caseId: number) {
  return connection
    .select({
      hearingId: hearing.id,
      day: hearing.day,
      block: hearing.block,
      purpose: hearing.purpose,
      purposeText: hearing.purposeText,
      minutes: hearing.minutes,
      state: hearing.state,
      source: hearing.source,
      isFixed: hearing.isFixed,
      timesMoved: hearing.timesMoved,
      movedBecause: hearing.movedBecause,
      orderedBy: hearing.orderedBy,
      outcome: outcome.kind,
      reason: outcome.reason,
      side: outcome.side,
      note: outcome.note,
      disposal: outcome.disposal,
      nextDay: outcome.nextDay,
      isEnteredLater: outcome.isEnteredLater,
    })
    .from(hearing)
    .leftJoin(outcome, and(eq(outcome.hearingId, hearing.id), sql`${outcome.withdrawnAt} is null`))
    .where(eq(hearing.caseId, caseId))
    .orderBy(desc(hearing.day), desc(hearing.id));
}

export type ListedIn = {
  day: CourtDay;
  version: number;
  supplementary: number | null;
  publishedAt: string;
  isWithdrawn: boolean;
};

/**
 * Published lists that hold the case: looked for on the days it has or had a hearing, since the lists themselves are
 * frozen and have no index.
 */
export async function findListsOfCase(connection: Connection, courtId: number, caseId: number): Promise<ListedIn[]> {
  const rows = await connection.execute<{
    day: CourtDay;
    version: number;
    supplementary: number | null;
    published_at: string;
    withdrawn_at: string | null;
  }>(sql`
    select l.day, l.version, l.supplementary, l.published_at, l.withdrawn_at from cause_list l
    where l.court_id = ${courtId}
      and l.day in (
        select day from hearing where case_id = ${caseId}
        union select (before->>'day')::date from change_row where case_id = ${caseId} and table_name = 'hearing' and before is not null)
      and l.content @> jsonb_build_object('entries', jsonb_build_array(jsonb_build_object('caseId', ${caseId}::bigint)))
    order by l.day desc, l.supplementary nulls first, l.version desc`);
  return rows.map((row) => ({
    day: row.day,
    version: row.version,
    supplementary: row.supplementary,
    publishedAt: row.published_at,
    isWithdrawn: row.withdrawn_at !== null,
  }));
}

export type TouchedRow = {
  rowId: number;
  changeId: number;
  table: string;
  /** The row of that table. */
  ofRow: number;
  before: Record<string, unknown> | null;
  /** Columns that it changed and of which `before` says nothing. */
  untold: string[] | null;
};

export type ChangeOfCase = {
  changeId: number;
  action: string;
  source: "screen" | "terminal" | "timer";
  by: string | null;
  at: string;
  undoneBy: number | null;
  /** What it took to do it, and where it was done. */
  permission: string | null;
  courtId: number | null;
};

const MOST = 200;

/** A private word for the judge is in nobody's history; its own readers have it. */
const UNTOLD_TABLES = ["safety_flag"];

/** Who changed anything of a case and when, the latest first, and the rows of each change as they were before. */
export async function findChangesOfCase(
  connection: Connection,
  caseId: number,
): Promise<{ changes: ChangeOfCase[]; touched: TouchedRow[] }> {
  const rows = await connection
    .select({
      ...{ rowId: changeRow.id, changeId: changeRow.changeId, table: changeRow.tableName, before: changeRow.before },
      ofRow: changeRow.rowId,
      untold: changeRow.untold,
    })
    .from(changeRow)
    .where(and(eq(changeRow.caseId, caseId), notInArray(changeRow.tableName, UNTOLD_TABLES)))
    .orderBy(asc(changeRow.id));
  const ids = [...new Set(rows.map(({ changeId }) => changeId))].slice(-MOST);
  if (ids.length === 0) return { changes: [], touched: [] };
  const changes = await connection
    .select({
      changeId: change.id,
      action: change.action,
      source: change.source,
      by: staff.name,
      at: change.changedAt,
      undoneBy: change.undoneBy,
      permission: change.permission,
      courtId: change.courtId,
    })
    .from(change)
    .leftJoin(staff, eq(staff.userId, change.actorId))
    .where(inArray(change.id, ids))
    .orderBy(desc(change.id));
  return { changes, touched: [...rows, ...(await findNamesChanged(connection, caseId, ids))] as TouchedRow[] };
}

/** Names of people of the case that these changes rewrote: a person's row is of no case. */
function findNamesChanged(connection: Connection, caseId: number, changeIds: readonly number[]) {
  return connection
    .select({
      rowId: changeRow.id,
      changeId: changeRow.changeId,
      table: changeRow.tableName,
      before: changeRow.before,
      untold: changeRow.untold,
    })
    .from(changeRow)
    .innerJoin(casePerson, and(eq(casePerson.personId, changeRow.rowId), eq(casePerson.caseId, caseId)))
    .where(
      and(inArray(changeRow.changeId, [...changeIds]), eq(changeRow.tableName, "person"), isNotNull(changeRow.untold)),
    );
}
