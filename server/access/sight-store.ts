import { sql } from "drizzle-orm";
import { type Connection, executePrepared, type Transaction } from "../../db/connect.ts";
import { protectedRead, type READ_CAUSES } from "../../db/schema/access.ts";
import type { Guarded } from "../rules/access/shade.ts";
import type { CourtDay } from "../rules/calendar/court-day.ts";
import { isOfDay } from "./open-to.ts";

export type ReadCause = (typeof READ_CAUSES)[number];

export type SightFacts = {
  today: CourtDay;
  isRestricted: boolean;
  /** Listed in its court today, or heard there. */
  isOfToday: boolean;
  /** He has them open since some time of today. */
  hasRead: boolean;
};

type Asked = { courtId: number; caseIds: readonly number[]; userId: string; now: Date };

/** What decides whether somebody sees the people of each case; cases of another court are left out. */
export async function findSightFacts(
  connection: Connection,
  { courtId, caseIds, userId, now }: Asked,
): Promise<Map<number, SightFacts>> {
  const rows = await executePrepared<SightFacts & { caseId: number }>(
    connection,
    sql`
    select c.id::int as "caseId", t.today::text as today, c.is_restricted as "isRestricted",
      exists (select 1 from hearing h where h.case_id = c.id and ${isOfDay(sql`c.court_id`, sql`t.today`)}) as "isOfToday",
      exists (select 1 from protected_read r where r.case_id = c.id and r.user_id = ${userId} and r.day = t.today) as "hasRead"
    from court_case c join court k on k.id = c.court_id join district d on d.id = k.district_id
    cross join lateral (select (${now.toISOString()}::timestamptz at time zone d.timezone)::date as today) t
    where c.id = any(${sql.param([...caseIds])}::bigint[]) and c.court_id = ${courtId}`,
  );
  return new Map(rows.map((row) => [row.caseId, row]));
}

/** Everybody of each case who is not there by office. */
export async function findGuarded(connection: Connection, caseIds: readonly number[]): Promise<Map<number, Guarded[]>> {
  const rows = await executePrepared<Guarded & { caseId: number }>(
    connection,
    sql`
    select cp.case_id::int as "caseId", cp.role, cp.ordinal, p.name, p.name_ur as "nameUr", p.name_sd as "nameSd", p.alias
    from case_person cp join person p on p.id = cp.person_id
    where cp.case_id = any(${sql.param([...caseIds])}::bigint[]) and not p.is_official
    order by cp.role, cp.ordinal, cp.id`,
  );
  return Map.groupBy(rows, ({ caseId }) => caseId);
}

/** Restricted matters of a court that were listed or heard on a day. */
export async function findRestrictedOf(connection: Connection, courtId: number, day: CourtDay): Promise<number[]> {
  const rows = await connection.execute<{ id: number }>(sql`
    select distinct c.id::float8 as id from hearing h join court_case c on c.id = h.case_id and c.court_id = h.court_id
    where c.is_restricted and ${isOfDay(sql`${courtId}`, sql`${day}`)} order by 1`);
  return rows.map(({ id }) => id);
}

/** Once for each person, matter and day; the first reason stays. */
export async function saveReads(tx: Transaction, rows: readonly (typeof protectedRead.$inferInsert)[]): Promise<void> {
  if (rows.length > 0)
    await tx
      .insert(protectedRead)
      .values([...rows])
      .onConflictDoNothing();
}

/** What somebody's own change entered as restricted, or made so: he typed the names and keeps them open for the day. */
export async function keepEnteredOpen(
  tx: Transaction,
  { userId, changeId, now }: { userId: string; changeId: number; now: Date },
): Promise<void> {
  const at = now.toISOString();
  await tx.execute(sql`
    insert into protected_read (user_id, case_id, court_id, day, because, change_id, read_at)
    select distinct ${userId}, c.id, c.court_id, (${at}::timestamptz at time zone d.timezone)::date, 'entered',
      ${changeId}::bigint, ${at}::timestamptz
    from change_row w join court_case c on c.id = w.row_id join court k on k.id = c.court_id
      join district d on d.id = k.district_id
    where w.change_id = ${changeId} and w.table_name = 'court_case' and c.is_restricted
      and coalesce(w.before ->> 'is_restricted', 'false') = 'false'
    on conflict do nothing`);
}
