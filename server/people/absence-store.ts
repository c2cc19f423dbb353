import { and, asc, eq, gte, inArray, isNotNull, lte, sql } from "drizzle-orm";
import type { Connection, Transaction } from "../../db/connect.ts";
import { person, personAbsence } from "../../db/schema/people.ts";
import type { CourtDay } from "../rules/calendar/court-day.ts";
import type { SharedRole } from "../rules/listing/needed-people.ts";
import type { AbsenceKind } from "../rules/people/people.ts";

export type Absence = {
  personId: number;
  fromDay: CourtDay;
  untilDay: CourtDay;
  kind: AbsenceKind;
  /** A stretch of one day, in minutes; null: whole days. */
  fromMinute: number | null;
  untilMinute: number | null;
  /** Of what a calendar of other courts says: which one, and since when it is known to say so. */
  feed?: { name: string; asOf: string | null };
};
export type NewAbsence = Omit<Absence, "fromMinute" | "untilMinute" | "feed"> &
  Partial<Pick<typeof personAbsence.$inferInsert, "fromMinute" | "untilMinute" | "saidBy" | "sourceKey">>;

/** Of somebody who was merged into another, the absences are the other's. */
const STANDS_AS = sql<number>`coalesce(${person.mergedIntoId}, ${person.id})`.mapWith(Number);

/** Absences that touch the days, of these people or of everybody in the district. */
export function findAbsences(
  connection: Connection,
  districtId: number,
  days: { from: CourtDay; until: CourtDay | null },
  personIds?: readonly number[],
) {
  return connection
    .select({
      id: personAbsence.id,
      version: personAbsence.version,
      personId: STANDS_AS,
      fromDay: personAbsence.fromDay,
      untilDay: personAbsence.untilDay,
      kind: personAbsence.kind,
      fromMinute: personAbsence.fromMinute,
      untilMinute: personAbsence.untilMinute,
      saidBy: personAbsence.saidBy,
    })
    .from(personAbsence)
    .innerJoin(person, eq(person.id, personAbsence.personId))
    .where(
      and(
        eq(person.districtId, districtId),
        gte(personAbsence.untilDay, days.from),
        days.until === null ? undefined : lte(personAbsence.fromDay, days.until),
        personIds === undefined ? undefined : inArray(STANDS_AS, [...personIds]),
      ),
    )
    .orderBy(asc(personAbsence.fromDay), asc(personAbsence.id));
}

export async function insertAbsence(tx: Transaction, row: NewAbsence): Promise<number> {
  const [made] = await tx.insert(personAbsence).values(row).returning({ id: personAbsence.id });
  return made!.id;
}

/** Who a sign-in is among the people of the cases, with the zone of his district. */
export async function findSelf(connection: Connection, userId: string) {
  const rows = await connection.execute<{
    personId: number;
    districtId: number;
    role: SharedRole;
    timezone: string;
  }>(sql`
    select coalesce(p.merged_into_id, p.id)::float8 as "personId", s.district_id::float8 as "districtId", s.role, d.timezone
    from staff s join person p on p.id = s.person_id join district d on d.id = s.district_id
    where s.user_id = ${userId} and s.is_active`);
  return rows[0] ?? null;
}

/** Which entries of a calendar somebody has in his absences already, by their keys. */
export async function findSourceKeys(connection: Connection, personId: number, saidBy: string): Promise<Set<string>> {
  const rows = await connection
    .selectDistinct({ sourceKey: personAbsence.sourceKey })
    .from(personAbsence)
    .where(
      and(eq(personAbsence.personId, personId), eq(personAbsence.saidBy, saidBy), isNotNull(personAbsence.sourceKey)),
    );
  return new Set(rows.flatMap(({ sourceKey }) => sourceKey ?? []));
}

/** What stands of these entries and is not over. */
export async function deleteSourced(
  tx: Transaction,
  of: { personId: number; saidBy: string; keys: readonly string[]; from: CourtDay },
): Promise<number> {
  const { personId, saidBy, sourceKey, untilDay } = personAbsence;
  const gone = await tx
    .delete(personAbsence)
    .where(
      and(
        ...[eq(personId, of.personId), eq(saidBy, of.saidBy), gte(untilDay, of.from)],
        sql`${sourceKey} = any(${sql.param(of.keys)}::text[])`,
      ),
    )
    .returning({ id: personAbsence.id });
  return gone.length;
}

const AT_ONCE = 500;

export async function insertAbsences(tx: Transaction, rows: readonly NewAbsence[]): Promise<void> {
  for (let at = 0; at < rows.length; at += AT_ONCE) await tx.insert(personAbsence).values(rows.slice(at, at + AT_ONCE));
}

/** False when it has another version by now, or somebody else said it. */
export async function deleteOwnAbsence(
  tx: Transaction,
  seen: { id: number; version: number; saidBy: string },
): Promise<boolean> {
  const { id, version, saidBy } = personAbsence;
  const where = and(eq(id, seen.id), eq(version, seen.version), eq(saidBy, seen.saidBy));
  return (await tx.delete(personAbsence).where(where).returning({ id })).length === 1;
}

/** False when the row has another version by now, or is of another district. */
export async function deleteAbsence(
  tx: Transaction,
  districtId: number,
  seen: { id: number; version: number },
): Promise<boolean> {
  const ofDistrict = sql`${personAbsence.personId} in (select p.id from person p where p.district_id = ${districtId})`;
  const gone = await tx
    .delete(personAbsence)
    .where(and(eq(personAbsence.id, seen.id), eq(personAbsence.version, seen.version), ofDistrict))
    .returning({ id: personAbsence.id });
  return gone.length === 1;
}

export async function updateComesFrom(tx: Transaction, personId: number, comesFrom: string | null): Promise<void> {
  await tx.update(person).set({ comesFrom }).where(eq(person.id, personId));
}

/** Officials with a place of their own they come from. */
export async function findComesFrom(
  connection: Connection,
  districtId: number,
): Promise<{ personId: number; comesFrom: string }[]> {
  const rows = await connection
    .select({ personId: person.id, comesFrom: person.comesFrom })
    .from(person)
    .where(and(eq(person.districtId, districtId), person.isOfficial, sql`${person.comesFrom} is not null`));
  return rows.flatMap(({ personId, comesFrom }) => (comesFrom === null ? [] : [{ personId, comesFrom }]));
}
