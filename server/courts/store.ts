import { and, asc, between, eq, gte, inArray, isNotNull, isNull, or, sql } from "drizzle-orm";
import type { Connection, Transaction } from "../../db/connect.ts";
import {
  closure,
  court,
  courtDay,
  courtDayBlock,
  district,
  extraDay,
  sittingPattern,
  timeBlock,
} from "../../db/schema/districts.ts";
import type { Closure, ExtraDay, SittingPattern } from "../rules/calendar/court-calendar.ts";
import type { CourtDay, Weekday } from "../rules/calendar/court-day.ts";

export type CourtRow = typeof court.$inferSelect;
export type DistrictRow = typeof district.$inferSelect;
export type CourtDayRow = typeof courtDay.$inferSelect;
export type NewCourtDay = typeof courtDay.$inferInsert;
export type BlockRow = typeof timeBlock.$inferSelect;

const AT_ONCE = 500;

export function findCourts(
  connection: Connection,
  where: { districtId?: number | null; courtId?: number | null },
): Promise<CourtRow[]> {
  return connection
    .select()
    .from(court)
    .where(
      and(
        where.districtId == null ? undefined : eq(court.districtId, where.districtId),
        where.courtId == null ? undefined : eq(court.id, where.courtId),
      ),
    )
    .orderBy(asc(court.districtId), asc(court.id));
}

/** Courts that somebody has on a day as a link judge or substitute, besides his own. */
export async function findCoveredCourts(connection: Connection, userId: string, day: CourtDay): Promise<CourtRow[]> {
  return connection
    .select()
    .from(court)
    .where(
      sql`exists (select 1 from court_staff s where s.court_id = ${court.id} and s.user_id = ${userId}
        and ${day} between s.from_day and s.until_day)`,
    )
    .orderBy(asc(court.id));
}

export async function findCourt(connection: Connection, courtId: number): Promise<CourtRow | undefined> {
  const [found] = await connection.select().from(court).where(eq(court.id, courtId));
  return found;
}

export async function findCourtByCode(connection: Connection, code: string): Promise<CourtRow | undefined> {
  const [found] = await connection.select().from(court).where(eq(court.code, code));
  return found;
}

export async function findDistrict(connection: Connection, districtId: number): Promise<DistrictRow | undefined> {
  const [found] = await connection.select().from(district).where(eq(district.id, districtId));
  return found;
}

/** False when the district has another version by now. */
export async function updatePolicy(tx: Transaction, districtId: number, version: number, policy: object) {
  const where = and(eq(district.id, districtId), eq(district.version, version));
  return (await tx.update(district).set({ policy }).where(where).returning({ id: district.id })).length === 1;
}

export async function findDistrictByCode(connection: Connection, code: string): Promise<DistrictRow | undefined> {
  const [found] = await connection.select().from(district).where(eq(district.code, code));
  return found;
}

/** The district of an installation that has but one; undefined when it has none or several. */
export async function findOnlyDistrict(connection: Connection): Promise<DistrictRow | undefined> {
  const found = await connection.select().from(district).limit(2);
  return found.length === 1 ? found[0] : undefined;
}

export async function findPatterns(connection: Connection, courtId: number): Promise<SittingPattern[]> {
  const rows = await connection
    .select()
    .from(sittingPattern)
    .where(eq(sittingPattern.courtId, courtId))
    .orderBy(asc(sittingPattern.startDay));
  return rows.map((row) => ({
    rule: row.rule,
    start: row.startDay,
    until: row.untilDay,
    fallbackWeekday: row.fallbackWeekday as Weekday | null,
  }));
}

export async function findClosures(connection: Connection, districtId: number, courtId: number): Promise<Closure[]> {
  const rows = await connection
    .select()
    .from(closure)
    .where(
      and(
        eq(closure.districtId, districtId),
        or(isNull(closure.courtId), eq(closure.courtId, courtId)),
        isNull(closure.withdrawnAt),
        // What takes some blocks leaves the day what it is.
        isNull(closure.blocks),
      ),
    )
    .orderBy(asc(closure.fromDay));
  return rows.map((row) => ({
    from: row.fromDay,
    until: row.untilDay,
    kind: row.kind,
    effect: row.effect,
    name: { en: row.nameEn, ur: row.nameUr ?? row.nameEn },
    source: row.source,
    confirmed: row.isConfirmed,
    declaredOn: row.declaredOn,
    scope: row.courtId === null ? "district" : "court",
    alternatives: row.alternatives ?? [],
  }));
}

export async function findExtraDays(connection: Connection, courtId: number): Promise<ExtraDay[]> {
  const rows = await connection.select().from(extraDay).where(eq(extraDay.courtId, courtId)).orderBy(asc(extraDay.day));
  return rows.map(({ day, because }) => ({ day, because }));
}

export function findBlocks(connection: Connection, courtId: number): Promise<BlockRow[]> {
  return connection.select().from(timeBlock).where(eq(timeBlock.courtId, courtId)).orderBy(asc(timeBlock.startsAt));
}

export function findCourtDays(
  connection: Connection,
  courtId: number,
  from: CourtDay,
  until: CourtDay,
): Promise<CourtDayRow[]> {
  return connection
    .select()
    .from(courtDay)
    .where(and(eq(courtDay.courtId, courtId), between(courtDay.day, from, until)))
    .orderBy(asc(courtDay.day));
}

/**
 * The calendar of a court is read under `share` and altered under `no key update`: whoever lists waits for a closure
 * that is being declared, and the other way round. Always before the days.
 */
export async function lockCourts(
  tx: Transaction,
  courtIds: readonly number[],
  strength: "share" | "no key update",
): Promise<CourtRow[]> {
  return tx
    .select()
    .from(court)
    .where(inArray(court.id, [...courtIds]))
    .orderBy(asc(court.id))
    .for(strength);
}

/** Courts whose closures or patterns a change wrote; a closure of the district is one of all its courts. */
export async function findCourtsOfCalendar(tx: Transaction, changeId: number): Promise<number[]> {
  const rows = await tx.execute<{ id: number }>(sql`
    with written as (
      select coalesce(r.before ->> 'court_id', c.court_id::text)::bigint as court_id,
          coalesce(r.before ->> 'district_id', c.district_id::text)::bigint as district_id
        from change_row r left join closure c on c.id = r.row_id
        where r.change_id = ${changeId} and r.table_name = 'closure'
      union all select coalesce(r.before ->> 'court_id', s.court_id::text)::bigint, null
        from change_row r left join sitting_pattern s on s.id = r.row_id
        where r.change_id = ${changeId} and r.table_name = 'sitting_pattern'
    )
    select distinct k.id::float8 as id from written w
      join court k on k.id = w.court_id or (w.court_id is null and k.district_id = w.district_id) order by 1`);
  return rows.map(({ id }) => id);
}

/** Every written day from one on, locked in the one written order. */
export function lockCourtDaysFrom(tx: Transaction, courtId: number, from: CourtDay): Promise<CourtDayRow[]> {
  return tx
    .select()
    .from(courtDay)
    .where(and(eq(courtDay.courtId, courtId), gte(courtDay.day, from)))
    .orderBy(asc(courtDay.day))
    .for("no key update");
}

export async function updateCourtDay(tx: Transaction, id: number, values: Partial<NewCourtDay>): Promise<void> {
  await tx.update(courtDay).set(values).where(eq(courtDay.id, id));
}

/** Runs what only repeats what the calendar says: no act of anybody, so it enters no history and counts no version. */
export async function asDerived(tx: Transaction, fn: () => Promise<void>): Promise<void> {
  await tx.execute(sql`select set_config('peshi.deriving', '1', true)`);
  await fn();
  await tx.execute(sql`select set_config('peshi.deriving', '', true)`);
}

/** Days in the one written order, locked until the transaction ends. */
export function lockCourtDays(tx: Transaction, courtId: number, days: readonly CourtDay[]): Promise<CourtDayRow[]> {
  return tx
    .select()
    .from(courtDay)
    .where(and(eq(courtDay.courtId, courtId), inArray(courtDay.day, [...days])))
    .orderBy(asc(courtDay.day))
    .for("no key update");
}

export async function insertCourtDays(tx: Transaction, rows: readonly NewCourtDay[]): Promise<void> {
  for (let start = 0; start < rows.length; start += AT_ONCE) {
    await tx
      .insert(courtDay)
      .values(rows.slice(start, start + AT_ONCE))
      .onConflictDoNothing();
  }
}

export type NewDayBlock = typeof courtDayBlock.$inferInsert;

/** Writes blocks of days, new ones and those whose budgets changed; loads are left to the database. */
export async function writeDayBlocks(tx: Transaction, rows: readonly NewDayBlock[]): Promise<void> {
  const given = (name: string) => sql.raw(`excluded.${name}`);
  for (let start = 0; start < rows.length; start += AT_ONCE) {
    await tx
      .insert(courtDayBlock)
      .values(rows.slice(start, start + AT_ONCE))
      .onConflictDoUpdate({
        target: [courtDayBlock.courtId, courtDayBlock.day, courtDayBlock.startsAt],
        set: {
          reportBefore: given("report_before"),
          planMinutes: given("plan_minutes"),
          planMatters: given("plan_matters"),
          ceilingMinutes: given("ceiling_minutes"),
          ceilingMatters: given("ceiling_matters"),
        },
      });
  }
}

/** Takes a block off a day; one that holds matters stays for that day. */
export async function deleteDayBlock(tx: Transaction, courtId: number, day: CourtDay, startsAt: string): Promise<void> {
  const { courtId: ofCourt, day: ofDay, startsAt: start, listedMatters } = courtDayBlock;
  await tx
    .delete(courtDayBlock)
    .where(and(eq(ofCourt, courtId), eq(ofDay, day), eq(start, startsAt), eq(listedMatters, 0)));
}

export function findDayBlocks(connection: Connection, courtId: number, days: readonly CourtDay[]) {
  return connection
    .select()
    .from(courtDayBlock)
    .where(and(eq(courtDayBlock.courtId, courtId), inArray(courtDayBlock.day, [...days])))
    .orderBy(asc(courtDayBlock.day), asc(courtDayBlock.startsAt));
}

/** Days on which a court lost some of its time blocks, with the starts of those. */
export async function findLostBlocks(
  connection: Connection,
  courtId: number,
  days: readonly CourtDay[],
): Promise<ReadonlySet<string>> {
  const [first] = [...days].sort();
  if (first === undefined) return new Set();
  const rows = await connection
    .select({ day: closure.fromDay, blocks: closure.blocks })
    .from(closure)
    .where(
      and(
        eq(closure.courtId, courtId),
        isNotNull(closure.blocks),
        isNull(closure.withdrawnAt),
        inArray(closure.fromDay, [...days]),
      ),
    );
  return new Set(rows.flatMap(({ day, blocks }) => (blocks ?? []).map((startsAt) => `${day}/${startsAt}`)));
}
