import { and, eq, isNull } from "drizzle-orm";
import type { Closure } from "../../server/rules/calendar/court-calendar.ts";
import type { Transaction } from "../connect.ts";
import { closure, court, courtroom, district, timeBlock, travelTime } from "../schema/districts.ts";

export type CourtData = {
  code: string;
  nameEn: string;
  nameUr: string | null;
  rank: "magistrate" | "sessions";
  judgeEn?: string | null;
  judgeUr?: string | null;
  place?: string | null;
  casePrefix?: string | null;
  rooms?: readonly string[];
  /** Starts of the time blocks, `HH:MM`; left out, the district's. */
  blocks?: readonly string[];
};

/** A district as `db/seed/districts/*.json`, set-up and imports give it. */
export type DistrictData = {
  code: string;
  nameEn: string;
  nameUr: string | null;
  timezone: string;
  /** Which shipped closures hold here, e.g. `["pakistan", "sindh"]`. */
  scopes: readonly string[];
  blocks?: readonly string[];
  courts: readonly CourtData[];
  /** Minutes between places, each pair once with the name first that comes first by letters. */
  travel?: readonly { from: string; to: string; minutes: number }[];
};

export type LoadedDistrict = {
  districtId: number;
  courtIds: Map<string, number>;
  madeDistrict: boolean;
  madeCourts: string[];
};

const USUAL_BLOCKS = ["09:00", "10:30", "12:00"];

/** Makes what is not there of a district, its courts, their rooms and time blocks; what is there stays as it is. */
export async function loadDistrict(tx: Transaction, data: DistrictData): Promise<LoadedDistrict> {
  const { code, nameEn, nameUr, timezone } = data;
  const made = await tx
    .insert(district)
    .values({ code, nameEn, nameUr, timezone })
    .onConflictDoNothing()
    .returning({ id: district.id });
  const [found] = await tx.select({ id: district.id }).from(district).where(eq(district.code, code));
  const districtId = found!.id;
  const loaded: LoadedDistrict = { districtId, courtIds: new Map(), madeDistrict: made.length > 0, madeCourts: [] };
  for (const one of data.courts) {
    const { id, isMade } = await loadCourt(tx, districtId, one, one.blocks ?? data.blocks ?? USUAL_BLOCKS);
    loaded.courtIds.set(one.code, id);
    if (isMade) loaded.madeCourts.push(one.code);
  }
  for (const { from: fromPlace, to: toPlace, minutes } of data.travel ?? [])
    await tx.insert(travelTime).values({ districtId, fromPlace, toPlace, minutes }).onConflictDoNothing();
  return loaded;
}

async function loadCourt(tx: Transaction, districtId: number, data: CourtData, blocks: readonly string[]) {
  const { rooms = [], blocks: _, ...values } = data;
  const [made] = await tx
    .insert(court)
    .values({ ...values, districtId })
    .onConflictDoNothing({ target: court.code })
    .returning({ id: court.id });
  const [found] = await tx
    .select({ id: court.id, districtId: court.districtId })
    .from(court)
    .where(eq(court.code, data.code));
  if (!found || found.districtId !== districtId)
    throw new Error(`the code ${data.code} belongs to a court of another district`);
  for (const name of rooms) await tx.insert(courtroom).values({ courtId: found.id, name }).onConflictDoNothing();
  if (made && blocks.length > 0) {
    await tx
      .insert(timeBlock)
      .values(blocks.map((startsAt) => ({ courtId: found.id, startsAt })))
      .onConflictDoNothing();
  }
  return { id: found.id, isMade: made !== undefined };
}

/** Shipped closures that hold in the district; one that was loaded before, changed or struck out is left alone. */
export async function loadClosures(
  tx: Transaction,
  districtId: number,
  scopes: readonly string[],
  closures: readonly Closure[],
): Promise<number> {
  const { fromDay, nameEn } = closure;
  const stored = await tx
    .select({ fromDay, nameEn })
    .from(closure)
    .where(and(eq(closure.districtId, districtId), isNull(closure.courtId)));
  const known = new Set(stored.map((row) => `${row.fromDay}/${row.nameEn}`));
  const rows = closures
    .filter((one) => one.scope === undefined || scopes.includes(one.scope))
    .filter((one) => !known.has(`${one.from}/${one.name.en}`))
    .map((one) => ({
      districtId,
      fromDay: one.from,
      untilDay: one.until,
      kind: one.kind,
      effect: one.effect,
      nameEn: one.name.en,
      nameUr: one.name.ur,
      source: one.source,
      isConfirmed: one.confirmed,
      declaredOn: one.declaredOn,
      alternatives: one.alternatives ?? null,
    }));
  if (rows.length > 0) await tx.insert(closure).values(rows);
  return rows.length;
}
