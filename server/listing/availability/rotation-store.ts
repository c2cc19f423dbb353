import { and, asc, eq, gte, isNull, or, sql } from "drizzle-orm";
import type { Connection, Transaction } from "../../../db/connect.ts";
import { person } from "../../../db/schema/people.ts";
import { rotation, rotationWeek } from "../../../db/schema/standby.ts";
import type { CourtDay } from "../../rules/calendar/court-day.ts";
import type { Rotation } from "../../rules/listing/rotation.ts";

export type RotationRow = Rotation & { id: number; version: number; personId: number };

/** The rotations of a district, those that ended included. */
export async function rotationsOf(connection: Connection, districtId: number): Promise<RotationRow[]> {
  const rows = await connection
    .select({
      id: rotation.id,
      version: rotation.version,
      personId: sql<number>`coalesce(${person.mergedIntoId}, ${person.id})`.mapWith(Number),
      fromDay: rotation.fromDay,
      untilDay: rotation.untilDay,
      courts: sql<number[]>`(select coalesce(jsonb_agg(w.court_id order by w.week), '[]') from ${rotationWeek} w
        where w.rotation_id = ${rotation.id})`,
    })
    .from(rotation)
    .innerJoin(person, eq(person.id, rotation.personId))
    .where(eq(person.districtId, districtId))
    .orderBy(asc(rotation.id));
  return rows;
}

/** Pending matters without a date by prosecutor and court: what a turn would be for. */
export async function countUndatedOfProsecutors(
  connection: Connection,
  districtId: number,
): Promise<Map<number, Map<number, number>>> {
  const rows = await connection.execute<{ person_id: string; court_id: string; n: number }>(sql`
    select cp.person_id, c.court_id, count(distinct c.id)::int as n
    from case_person_across cp join court_case c on c.id = cp.case_id join court k on k.id = c.court_id
    where k.district_id = ${districtId} and cp.role = 'prosecutor' and c.disposal_day is null
      and c.next_day is null and c.dormant_since is null
    group by cp.person_id, c.court_id`);
  const byPerson = new Map<number, Map<number, number>>();
  for (const { person_id, court_id, n } of rows) {
    const ofPerson = byPerson.get(Number(person_id)) ?? new Map<number, number>();
    byPerson.set(Number(person_id), ofPerson.set(Number(court_id), n));
  }
  return byPerson;
}

export async function insertRotation(
  tx: Transaction,
  { personId, fromDay, courts }: { personId: number; fromDay: CourtDay; courts: readonly number[] },
): Promise<number> {
  const [made] = await tx.insert(rotation).values({ personId, fromDay }).returning({ id: rotation.id });
  const rotationId = made!.id;
  await tx.insert(rotationWeek).values(courts.map((courtId, week) => ({ rotationId, week, courtId })));
  return rotationId;
}

/** False when the row has another version by now. */
export async function saveRotationEnd(
  tx: Transaction,
  seen: { id: number; version: number },
  untilDay: CourtDay,
): Promise<boolean> {
  const where = and(eq(rotation.id, seen.id), eq(rotation.version, seen.version));
  return (await tx.update(rotation).set({ untilDay }).where(where).returning({ id: rotation.id })).length === 1;
}

/** Turns that are not over go to another; where he has his own, the first one's end. Answers how many. */
export async function passRotations(
  tx: Transaction,
  { from, to, today }: { from: number; to: number; today: CourtDay },
): Promise<number> {
  const of = (id: number) =>
    sql`${rotation.personId} in (select p.id from person p where p.id = ${id} or p.merged_into_id = ${id})`;
  const isLive = or(isNull(rotation.untilDay), gte(rotation.untilDay, today));
  const own = await tx
    .select({ id: rotation.id })
    .from(rotation)
    .where(and(of(to), isLive));
  const set = own.length === 0 ? { personId: to } : { untilDay: sql`greatest(${rotation.fromDay}, ${today}::date)` };
  return (
    await tx
      .update(rotation)
      .set(set)
      .where(and(of(from), isLive))
      .returning({ id: rotation.id })
  ).length;
}
