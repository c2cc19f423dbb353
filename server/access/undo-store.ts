import { eq, sql } from "drizzle-orm";
import type { Transaction } from "../../db/connect.ts";
import { change } from "../../db/schema/access.ts";

export async function findChange(tx: Transaction, changeId: number) {
  const { id, action, permission, courtId, undoneBy, answer } = change;
  const [found] = await tx
    .select({ id, action, permission, courtId, undoneBy, answer })
    .from(change)
    .where(eq(change.id, changeId));
  return found;
}

/** Before a closure or a pattern is taken back: the courts of its district, as whoever alters a calendar locks them. */
export async function lockCalendar(tx: Transaction, changeId: number): Promise<void> {
  await tx.execute(sql`
    select k.id from court k where k.district_id = (select own.district_id from change c join court own on own.id = c.court_id where c.id = ${changeId})
      and exists (select 1 from change_row r where r.change_id = ${changeId} and r.table_name in ('closure', 'sitting_pattern'))
    order by k.id for no key update`);
}

/** The days on which its dates stand or stood, by court and day: before any date, as whoever lists or moves locks them. */
async function lockDaysOf(tx: Transaction, changeId: number): Promise<void> {
  await tx.execute(sql`
    select d.id from court_day d where d.id in (
      select o.id from change_row r join hearing h on h.id = r.row_id
          join court_day o on o.court_id = h.court_id and o.day = h.day
        where r.change_id = ${changeId} and r.table_name = 'hearing'
      union select o.id from change_row r
          join court_day o on o.court_id = (r.before ->> 'court_id')::bigint and o.day = (r.before ->> 'day')::date
        where r.change_id = ${changeId} and r.table_name = 'hearing'
      union select r.row_id from change_row r where r.change_id = ${changeId} and r.table_name = 'court_day')
    order by d.court_id, d.day for no key update`);
}

/** Restores the rows of a change; the database refuses (PE001, PE002) what cannot be taken back whole. */
export async function restoreRows(tx: Transaction, changeId: number, isPartial: boolean) {
  // The people and numbers of a case that changed its court come back in any order with it.
  await tx.execute(sql`set constraints case_person_case, former_number_case deferred`);
  await lockDaysOf(tx, changeId);
  const rows = await tx.execute<{ restored: string; kept_cases: string[] }>(
    sql`select restored, kept_cases from undo_change(${changeId}, ${isPartial})`,
  );
  await tx.execute(sql`set constraints case_person_case, former_number_case immediate`);
  return { restored: Number(rows[0]?.restored ?? 0), keptCases: (rows[0]?.kept_cases ?? []).map(Number) };
}

/**
 * Open cases that the undo of a change leaves without a date although they were not without one before it: somebody gave
 * or took another date of theirs since, or ended the day on which they were not reached.
 */
export async function findLeftUndated(tx: Transaction, changeId: number, undoId: number): Promise<number[]> {
  const rows = await tx.execute<{ id: string }>(sql`
    select c.id from court_case c
    where c.id in (select r.case_id from change_row r where r.change_id = ${changeId})
      and c.disposal_day is null and c.dormant_since is null
      and not exists (select 1 from hearing h where h.case_id = c.id and h.state = 'listed')
      and (exists (select 1 from change_row later join change x on x.id = later.change_id
          where later.case_id = c.id and later.table_name = 'hearing' and later.change_id > ${changeId}
            and later.change_id <> ${undoId} and x.undone_by is null
            and not exists (select 1 from change back where back.undone_by = x.id and back.id > ${changeId}))
        or exists (select 1 from hearing h
          join court_day d on d.court_id = h.court_id and d.day = h.day
          join change x on x.id = ${changeId}
          where h.case_id = c.id and h.state = 'heard' and d.ended_at >= x.changed_at))
    order by c.id`);
  return rows.map(({ id }) => Number(id));
}

/** Whether taking the change back takes the protection off a person who is in a case and keeps standing in it. */
export async function wouldUnprotect(tx: Transaction, changeId: number): Promise<boolean> {
  const rows = await tx.execute(sql`
    select 1 from change_row r join person p on p.id = r.row_id
    where r.change_id = ${changeId} and r.table_name = 'person' and p.is_protected
      and r.before ->> 'is_protected' = 'false' limit 1`);
  return rows.length > 0;
}

/** Whether a case of the change is over and has an open date all the same, as nothing that we offer leaves it. */
export async function hasDatedEnding(tx: Transaction, changeId: number): Promise<boolean> {
  const rows = await tx.execute(sql`
    select 1 from court_case c
    where c.id in (select r.case_id from change_row r where r.change_id = ${changeId})
      and c.disposal_day is not null
      and exists (select 1 from hearing h where h.case_id = c.id and h.state = 'listed') limit 1`);
  return rows.length > 0;
}
