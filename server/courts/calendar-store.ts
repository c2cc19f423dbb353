import { and, asc, eq, gte, isNull, or, sql } from "drizzle-orm";
import type { Connection, Transaction } from "../../db/connect.ts";
import { closure, court, courtDay, courtroom, extraDay, sittingPattern, timeBlock } from "../../db/schema/districts.ts";
import type { CourtDay } from "../rules/calendar/court-day.ts";

export type PatternRow = typeof sittingPattern.$inferSelect;
export type ClosureRow = typeof closure.$inferSelect;
export type NewClosure = typeof closure.$inferInsert;
export type ExtraDayRow = typeof extraDay.$inferSelect;
type Seen = { id: number; version: number };

export function findPatternRows(connection: Connection, courtId: number): Promise<PatternRow[]> {
  return connection
    .select()
    .from(sittingPattern)
    .where(eq(sittingPattern.courtId, courtId))
    .orderBy(asc(sittingPattern.startDay), asc(sittingPattern.id));
}

export async function insertPattern(tx: Transaction, values: typeof sittingPattern.$inferInsert): Promise<number> {
  const [row] = await tx.insert(sittingPattern).values(values).returning({ id: sittingPattern.id });
  return row!.id;
}

/** How many rows were changed: none when somebody else changed it since. */
export async function updatePattern(
  tx: Transaction,
  courtId: number,
  seen: Seen,
  values: Partial<PatternRow>,
): Promise<number> {
  const { id, version, courtId: ofCourt } = sittingPattern;
  const where = and(eq(id, seen.id), eq(version, seen.version), eq(ofCourt, courtId));
  return (await tx.update(sittingPattern).set(values).where(where).returning({ id })).length;
}

export async function deletePattern(tx: Transaction, courtId: number, seen: Seen): Promise<number> {
  const { id, version, courtId: ofCourt } = sittingPattern;
  const where = and(eq(id, seen.id), eq(version, seen.version), eq(ofCourt, courtId));
  return (await tx.delete(sittingPattern).where(where).returning({ id })).length;
}

/** Closures that hold for the court and are not over before a day, those struck out included. */
export function findClosureRows(
  connection: Connection,
  districtId: number,
  courtId: number,
  from: CourtDay,
): Promise<ClosureRow[]> {
  const holds = or(isNull(closure.courtId), eq(closure.courtId, courtId));
  return connection
    .select()
    .from(closure)
    .where(and(eq(closure.districtId, districtId), holds, gte(closure.untilDay, from)))
    .orderBy(asc(closure.fromDay), asc(closure.id));
}

export async function findClosure(
  connection: Connection,
  districtId: number,
  closureId: number,
): Promise<ClosureRow | undefined> {
  const where = and(eq(closure.id, closureId), eq(closure.districtId, districtId));
  const [found] = await connection.select().from(closure).where(where);
  return found;
}

export async function insertClosure(tx: Transaction, values: NewClosure): Promise<number> {
  const [row] = await tx.insert(closure).values(values).returning({ id: closure.id });
  return row!.id;
}

export async function updateClosure(tx: Transaction, seen: Seen, values: Partial<ClosureRow>): Promise<number> {
  const where = and(eq(closure.id, seen.id), eq(closure.version, seen.version));
  return (await tx.update(closure).set(values).where(where).returning({ id: closure.id })).length;
}

export function findExtraDayRows(connection: Connection, courtId: number): Promise<ExtraDayRow[]> {
  return connection.select().from(extraDay).where(eq(extraDay.courtId, courtId)).orderBy(asc(extraDay.day));
}

/** Null when the day was added before. */
export async function insertExtraDay(tx: Transaction, values: typeof extraDay.$inferInsert): Promise<number | null> {
  const [row] = await tx.insert(extraDay).values(values).onConflictDoNothing().returning({ id: extraDay.id });
  return row?.id ?? null;
}

/** The day that was taken out; undefined when somebody else changed it since. */
export async function deleteExtraDay(tx: Transaction, courtId: number, seen: Seen): Promise<CourtDay | undefined> {
  const where = and(eq(extraDay.id, seen.id), eq(extraDay.version, seen.version), eq(extraDay.courtId, courtId));
  const [row] = await tx.delete(extraDay).where(where).returning({ day: extraDay.day });
  return row?.day;
}

export type NewBlock = {
  startsAt: string;
  reportBefore: number;
  planMinutes: number | null;
  planMatters: number | null;
};

export async function insertBlock(tx: Transaction, courtId: number, block: NewBlock): Promise<void> {
  await tx.insert(timeBlock).values({ courtId, ...block });
}

export async function updateBlock(tx: Transaction, id: number, block: NewBlock): Promise<void> {
  await tx.update(timeBlock).set(block).where(eq(timeBlock.id, id));
}

export async function deleteBlock(tx: Transaction, id: number): Promise<void> {
  await tx.delete(timeBlock).where(eq(timeBlock.id, id));
}

export type CourtChange = Partial<typeof court.$inferInsert>;

export async function updateCourt(
  tx: Transaction,
  courtId: number,
  version: number,
  values: CourtChange,
): Promise<number> {
  const where = and(eq(court.id, courtId), eq(court.version, version));
  return (await tx.update(court).set(values).where(where).returning({ id: court.id })).length;
}

export type Budgets = { planMinutes: number; planMatters: number; ceilingMinutes: number; ceilingMatters: number };

/** Days that followed the court's budgets follow the new ones; a ceiling never falls below what is listed. */
export async function moveBudgets(
  tx: Transaction,
  courtId: number,
  from: CourtDay,
  was: Budgets,
  now: Budgets,
): Promise<void> {
  const { listedMinutes, beyondMinutes, listedMatters, beyondMatters } = courtDay;
  await tx
    .update(courtDay)
    .set({
      planMinutes: now.planMinutes,
      planMatters: now.planMatters,
      ceilingMinutes: sql`greatest(${now.ceilingMinutes}::int, ${listedMinutes} - ${beyondMinutes})`,
      ceilingMatters: sql`greatest(${now.ceilingMatters}::int, ${listedMatters} - ${beyondMatters})`,
    })
    .where(
      and(
        eq(courtDay.courtId, courtId),
        gte(courtDay.day, from),
        eq(courtDay.planMinutes, was.planMinutes),
        eq(courtDay.planMatters, was.planMatters),
      ),
    );
}

export function findRooms(connection: Connection, courtId: number) {
  return connection.select().from(courtroom).where(eq(courtroom.courtId, courtId)).orderBy(asc(courtroom.id));
}

/** The court's own room is its first; naming it changes that row or makes it. */
export async function saveRoom(tx: Transaction, courtId: number, name: string, nameUr: string | null): Promise<void> {
  const [first] = await findRooms(tx, courtId);
  if (!first) await tx.insert(courtroom).values({ courtId, name, nameUr });
  else if (first.name !== name || first.nameUr !== nameUr) {
    await tx.update(courtroom).set({ name, nameUr }).where(eq(courtroom.id, first.id));
  }
}

/** How the newest version of each day's list stands against what is listed now. */
export async function findPublished(connection: Connection, courtId: number, from: CourtDay, until: CourtDay) {
  const rows = await connection.execute<{ day: CourtDay; version: number; matters: number }>(sql`
    select distinct on (day) day::text as day, version, jsonb_array_length(content -> 'entries') as matters
    from cause_list
    where court_id = ${courtId} and day between ${from} and ${until} and supplementary is null and withdrawn_at is null
    order by day, version desc`);
  return new Map([...rows].map((row) => [row.day, { version: row.version, matters: row.matters }]));
}

/** Matters of people in custody, by day. */
export async function countCustody(connection: Connection, courtId: number, from: CourtDay, until: CourtDay) {
  const rows = await connection.execute<{ day: CourtDay; matters: number }>(sql`
    select h.day::text as day, count(*)::int as matters
    from hearing h join court_case c on c.id = h.case_id
    where h.court_id = ${courtId} and h.day between ${from} and ${until} and h.state <> 'withdrawn' and c.custody = 'in'
    group by h.day`);
  return new Map([...rows].map((row) => [row.day, row.matters]));
}

/** Past days on which matters still have no outcome, the latest first. */
export async function findWithoutOutcome(
  connection: Connection,
  courtId: number,
  before: CourtDay,
  from: CourtDay,
  most: number,
) {
  const rows = await connection.execute<{ day: CourtDay; matters: number }>(sql`
    select day::text as day, count(*)::int as matters from hearing
    where court_id = ${courtId} and day >= ${from} and day < ${before} and state = 'listed'
    group by day order by day desc limit ${most}`);
  return [...rows];
}

/** Pending matters without a date, counted no further than `most`; and whether the court has matters at all. */
export async function countUndated(connection: Connection, courtId: number, today: CourtDay, most: number) {
  const [row] = await connection.execute<{ undated: number; has_cases: boolean }>(sql`
    select (select count(*)::int from (
        select 1 from court_case where court_id = ${courtId} and disposal_day is null and next_day is null
          and (review_day is null or review_day < ${today}) limit ${most}) bounded) as undated,
      exists (select 1 from court_case where court_id = ${courtId}) as has_cases`);
  return { undated: row?.undated ?? 0, hasCases: row?.has_cases ?? false };
}
