import { sql } from "drizzle-orm";
import type { Connection, Transaction } from "../../db/connect.ts";
import type { CourtDay } from "../rules/calendar/court-day.ts";

/** Acts by which a case leaves the court, ends, or rests: they take its open dates with them, also those of the past. */
const LEAVING = [
  ...(["cases.transferred", "case.dormant", "outcome.recorded", "outcome.corrected"] as const),
  ...(["judgment.announced", "settlement.recorded", "application.decided", "application.acquittal-written"] as const),
];

/**
 * Of a row `h` of hearing: it stood on its day, got no outcome, and was taken off only
 * afterwards, when its case left. It was a hearing of this court, so what it came to may still be entered.
 */
export const LEFT_BEHIND = sql`(h.state = 'withdrawn'
  and not exists (select 1 from outcome lo where lo.hearing_id = h.id and lo.withdrawn_at is null)
  and coalesce((
    select (lc.changed_at at time zone ld.timezone)::date > h.day and lc.action in (${sql.join(
      LEAVING.map((action) => sql`${action}`),
      sql`, `,
    )})
    from change_row lr join change lc on lc.id = lr.change_id
      join court lk on lk.id = h.court_id join district ld on ld.id = lk.district_id
    where lr.case_id = h.case_id and lr.table_name = 'hearing' and lr.row_id = h.id and lr.before ->> 'state' = 'listed'
    order by lr.id desc limit 1), false))`;

export async function isLeftBehind(tx: Transaction, courtId: number, hearingId: number): Promise<boolean> {
  const rows = await tx.execute(
    sql`select 1 from hearing h where h.id = ${hearingId} and h.court_id = ${courtId} and ${LEFT_BEHIND}`,
  );
  return rows.length === 1;
}

export type LeftDay = { day: CourtDay; matters: number };

/** Days of a span with matters that were left behind without an outcome, latest first. */
export async function findLeftBehind(
  connection: Connection,
  courtId: number,
  from: CourtDay,
  until: CourtDay,
): Promise<LeftDay[]> {
  const rows = await connection.execute<LeftDay>(sql`
    select h.day::text as day, count(*)::int as matters from hearing h
    where h.court_id = ${courtId} and h.day between ${from} and ${until} and ${LEFT_BEHIND}
    group by h.day order by h.day desc`);
  return [...rows];
}
