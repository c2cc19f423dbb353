import { and, asc, eq, gte, inArray, lte, sql } from "drizzle-orm";
import type { Connection, Transaction } from "../../db/connect.ts";
import { person, personAbsence } from "../../db/schema/people.ts";
import type { CourtDay } from "../rules/court-day.ts";
import type { AbsenceKind } from "../rules/people.ts";

export type Absence = { personId: number; fromDay: CourtDay; untilDay: CourtDay; kind: AbsenceKind };

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

export async function insertAbsence(tx: Transaction, row: Absence): Promise<number> {
  const [made] = await tx.insert(personAbsence).values(row).returning({ id: personAbsence.id });
  return made!.id;
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
