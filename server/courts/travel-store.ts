import { and, asc, eq, sql } from "drizzle-orm";
import type { Connection, Transaction } from "../../db/connect.ts";
import { court, travelTime } from "../../db/schema/districts.ts";

export type TravelRow = typeof travelTime.$inferSelect;

export function findTravelTimes(connection: Connection, districtId: number): Promise<TravelRow[]> {
  return connection
    .select()
    .from(travelTime)
    .where(eq(travelTime.districtId, districtId))
    .orderBy(asc(travelTime.fromPlace), asc(travelTime.toPlace));
}

/** Where the courts of a district sit. */
export async function findPlacesOfCourts(connection: Connection, districtId: number): Promise<string[]> {
  const rows = await connection
    .selectDistinct({ place: court.place })
    .from(court)
    .where(and(eq(court.districtId, districtId), sql`${court.place} is not null`))
    .orderBy(asc(court.place));
  return rows.flatMap(({ place }) => place ?? []);
}

export async function putTravel(
  tx: Transaction,
  row: { districtId: number; fromPlace: string; toPlace: string; minutes: number },
): Promise<void> {
  const { districtId, fromPlace, toPlace } = travelTime;
  await tx
    .insert(travelTime)
    .values(row)
    .onConflictDoUpdate({ target: [districtId, fromPlace, toPlace], set: { minutes: row.minutes } });
}

/** False when the row has another version by now. */
export async function deleteTravel(
  tx: Transaction,
  ofDistrict: number,
  seen: { id: number; version: number },
): Promise<boolean> {
  const { id, version, districtId } = travelTime;
  const where = and(eq(id, seen.id), eq(version, seen.version), eq(districtId, ofDistrict));
  return (await tx.delete(travelTime).where(where).returning({ id })).length === 1;
}
