import { and, asc, eq, gte, inArray, ne } from "drizzle-orm";
import type { Connection, Transaction } from "../../db/connect.ts";
import { courtStaff, staff } from "../../db/schema/access.ts";
import { court } from "../../db/schema/districts.ts";
import type { CourtDay } from "../rules/calendar/court-day.ts";

/** Who has a court of the district for some days besides their own, those that are not over, the soonest first. */
export function findCovers(connection: Connection, districtId: number, from: CourtDay) {
  return connection
    .select({
      id: courtStaff.id,
      version: courtStaff.version,
      userId: courtStaff.userId,
      name: staff.name,
      role: staff.role,
      courtId: courtStaff.courtId,
      courtEn: court.nameEn,
      courtUr: court.nameUr,
      fromDay: courtStaff.fromDay,
      untilDay: courtStaff.untilDay,
      orderedBy: courtStaff.orderedBy,
    })
    .from(courtStaff)
    .innerJoin(staff, eq(staff.userId, courtStaff.userId))
    .innerJoin(court, eq(court.id, courtStaff.courtId))
    .where(and(eq(court.districtId, districtId), gte(courtStaff.untilDay, from)))
    .orderBy(asc(courtStaff.fromDay), asc(courtStaff.id));
}

export async function insertCover(tx: Transaction, row: typeof courtStaff.$inferInsert): Promise<number> {
  const [made] = await tx.insert(courtStaff).values(row).returning({ id: courtStaff.id });
  return made!.id;
}

/** The covers of somebody go to another; those of a court that the other reaches already end. */
export async function moveCovers(
  tx: Transaction,
  { from, to, toCourtId, ids }: { from: string; to: string; toCourtId: number | null; ids: readonly number[] },
): Promise<void> {
  const own = and(eq(courtStaff.userId, from), inArray(courtStaff.id, [...ids]));
  if (toCourtId === null) {
    await tx.delete(courtStaff).where(own);
    return;
  }
  await tx.delete(courtStaff).where(and(own, eq(courtStaff.courtId, toCourtId)));
  await tx.update(courtStaff).set({ userId: to }).where(own);
}

/** False when it has another version by now, or is not of the district. */
export async function deleteCover(
  tx: Transaction,
  { id, version, districtId, courtId }: { id: number; version: number; districtId: number; courtId?: number },
): Promise<boolean> {
  const known = await findCovers(tx, districtId, "0001-01-01" as CourtDay);
  const isIt = (one: (typeof known)[number]) =>
    one.id === id &&
    one.version === version &&
    (courtId === undefined || (one.courtId === courtId && one.role === "judge"));
  if (!known.some(isIt)) return false;
  const rows = await tx
    .delete(courtStaff)
    .where(and(eq(courtStaff.id, id), eq(courtStaff.version, version)))
    .returning({ id: courtStaff.id });
  return rows.length === 1;
}

export async function findCoverMember(connection: Connection, userId: string) {
  const [member] = await connection.select().from(staff).where(eq(staff.userId, userId));
  return member;
}

export async function findCoverFacts(connection: Connection, userId: string, courtId: number) {
  const [member] = await connection
    .select({ districtId: staff.districtId, courtId: staff.courtId, role: staff.role, isActive: staff.isActive })
    .from(staff)
    .where(eq(staff.userId, userId));
  const [of] = await connection.select({ districtId: court.districtId }).from(court).where(eq(court.id, courtId));
  return { member, court: of };
}

/** Judges who are bound to another court of the district. */
export function findJudges(connection: Connection, districtId: number, courtId: number) {
  return connection
    .select({ userId: staff.userId, name: staff.name, courtEn: court.nameEn, courtUr: court.nameUr })
    .from(staff)
    .innerJoin(court, eq(court.id, staff.courtId))
    .where(
      and(
        eq(staff.districtId, districtId),
        eq(staff.role, "judge"),
        eq(staff.isActive, true),
        ne(staff.courtId, courtId),
      ),
    )
    .orderBy(asc(staff.name));
}
