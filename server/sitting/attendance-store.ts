import { and, asc, eq, inArray, notInArray, sql } from "drizzle-orm";
import type { Connection, Transaction } from "../../db/connect.ts";
import { hearing } from "../../db/schema/hearings.ts";
import { casePerson } from "../../db/schema/people.ts";
import { attendance } from "../../db/schema/process.ts";
import type { Mark } from "../rules/listing/attendance.ts";

/** Everybody of a case with what an attendance turns on. */
export function findPeopleToMark(connection: Connection, caseId: number) {
  const { id, role, testimony } = casePerson;
  return connection.select({ id, role, testimony }).from(casePerson).where(eq(casePerson.caseId, caseId));
}

/** The marks of people over all hearings, by person and in order of day. */
export async function findMarksOf(connection: Connection, casePersonIds: readonly number[]) {
  if (casePersonIds.length === 0) return [];
  return connection
    .select({ casePersonId: attendance.casePersonId, hearingId: attendance.hearingId, mark: attendance.mark })
    .from(attendance)
    .innerJoin(hearing, eq(hearing.id, attendance.hearingId))
    .where(inArray(attendance.casePersonId, [...casePersonIds]))
    .orderBy(asc(attendance.casePersonId), asc(hearing.day), asc(hearing.id));
}

export type MarkOfPerson = { casePersonId: number; mark: Mark };

/** The attendance of a hearing becomes exactly this. */
export async function replaceAttendance(
  tx: Transaction,
  at: { hearingId: number; caseId: number; courtId: number; recordedAt: string },
  marks: readonly MarkOfPerson[],
): Promise<void> {
  const kept = marks.map(({ casePersonId }) => casePersonId);
  await tx
    .delete(attendance)
    .where(
      and(
        eq(attendance.hearingId, at.hearingId),
        kept.length === 0 ? undefined : notInArray(attendance.casePersonId, kept),
      ),
    );
  if (marks.length === 0) return;
  await tx
    .insert(attendance)
    .values(marks.map((one) => ({ ...at, ...one })))
    .onConflictDoUpdate({
      target: [attendance.hearingId, attendance.casePersonId],
      set: { mark: sql`excluded.mark`, recordedAt: sql`excluded.recorded_at` },
      setWhere: sql`${attendance.mark} <> excluded.mark`,
    });
}
