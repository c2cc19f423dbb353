import { sql } from "drizzle-orm";
import type { Connection } from "../../db/connect.ts";
import type { CourtDay } from "../rules/calendar/court-day.ts";

export type DocketCounts = Record<"trial" | "inquiry" | "application", number>;

/** How many pending matters each docket holds, counted up to `most + 1` only. */
export async function countDockets(connection: Connection, courtId: number, most: number): Promise<DocketCounts> {
  // Written out: the index of what is no trial is found by its own words only.
  const count = (docket: keyof DocketCounts) =>
    sql`(select count(*)::int from (select 1 from court_case c where c.court_id = ${courtId} and c.disposal_day is null
      and c.docket = ${sql.raw(`'${docket}'`)} limit ${most + 1}) x) as ${sql.identifier(docket)}`;
  const [found] = await connection.execute<DocketCounts>(
    sql`select ${count("trial")}, ${count("inquiry")}, ${count("application")}`,
  );
  return found as DocketCounts;
}

export type KindRecord = {
  id: string;
  application_kind: string | null;
  institution_day: CourtDay | null;
  disposal_day: CourtDay | null;
  permission_day: CourtDay | null;
  report_day: CourtDay | null;
  last_report_day: CourtDay | null;
  rank: "magistrate" | "sessions";
};

/** What the dockets of inquiries and applications show of named cases beside what every docket shows. */
export async function findKindFacts(
  connection: Connection,
  courtId: number,
  caseIds: readonly number[],
): Promise<KindRecord[]> {
  return connection.execute<KindRecord>(sql`
    select c.id, c.application_kind, c.institution_day, c.disposal_day, c.permission_day, k.rank,
      (select min(h.day) from hearing h where h.case_id = c.id and h.state = 'listed' and h.purpose = 'report') as report_day,
      (select max(r.day) from progress_report r where r.case_id = c.id) as last_report_day
    from court_case c join court k on k.id = c.court_id
    where c.court_id = ${courtId} and c.id = any(${sql.param(caseIds)}::bigint[])`);
}
