import { sql } from "drizzle-orm";
import type { Connection, Transaction } from "../../db/connect.ts";
import type { CourtDay } from "../rules/calendar/court-day.ts";

const ids = (caseIds: readonly number[]) => sql`any(${sql.param(caseIds)}::bigint[])`;

/** Whoever takes a date from a case waits here for the other who does, so that two of them leave it one. */
export async function lockCasesForDates(tx: Transaction, caseIds: readonly number[]): Promise<void> {
  await tx.execute(sql`select 1 from court_case where id = ${ids(caseIds)} order by id for no key update`);
}

/** Of the cases, the open ones with neither an open date nor an order to rest that still holds. */
export async function findUndatedAmong(
  connection: Connection,
  caseIds: readonly number[],
  today: CourtDay,
): Promise<number[]> {
  const rows = await connection.execute<{ id: string }>(sql`
    select c.id from court_case c
    where c.id = ${ids(caseIds)} and c.disposal_day is null and (c.review_day is null or c.review_day < ${today})
      and not exists (select 1 from hearing h where h.case_id = c.id and h.state = 'listed')
    order by c.id`);
  return rows.map(({ id }) => Number(id));
}

/** Matters of a day that were not reached and whose case has no date since. */
export async function findUndatedOfDay(connection: Connection, courtId: number, day: CourtDay): Promise<number[]> {
  const rows = await connection.execute<{ id: string }>(sql`
    select distinct c.id from hearing h
      join outcome o on o.hearing_id = h.id and o.withdrawn_at is null and o.kind = 'not-reached'
      join court_case c on c.id = h.case_id and c.court_id = h.court_id
    where h.court_id = ${courtId} and h.day = ${day} and c.disposal_day is null
      and (c.review_day is null or c.review_day < ${day})
      and not exists (select 1 from hearing n where n.case_id = c.id and n.state = 'listed')`);
  return rows.map(({ id }) => Number(id));
}

export async function withdrawWithWords(
  tx: Transaction,
  hearingIds: readonly number[],
  { because, orderedBy }: { because: string; orderedBy: string | null },
): Promise<void> {
  if (hearingIds.length === 0) return;
  await tx.execute(sql`
    update hearing set state = 'withdrawn', moved_because = ${because}, ordered_by = coalesce(${orderedBy}, ordered_by)
    where id = ${ids(hearingIds)}`);
}
