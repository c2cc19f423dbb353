import { and, eq } from "drizzle-orm";
import type { Transaction } from "../../db/connect.ts";
import { hearing } from "../../db/schema/hearings.ts";
import type { HearingRow } from "./store.ts";

/** A hearing of the court, locked until the transaction ends. */
export async function lockHearing(
  tx: Transaction,
  courtId: number,
  hearingId: number,
): Promise<HearingRow | undefined> {
  const [found] = await tx
    .select()
    .from(hearing)
    .where(and(eq(hearing.courtId, courtId), eq(hearing.id, hearingId)))
    .for("update");
  return found;
}

/** The day of a hearing, unlocked: days are locked before hearings, so it must be known first. */
export async function findHearing(
  tx: Transaction,
  courtId: number,
  hearingId: number,
): Promise<HearingRow | undefined> {
  const [found] = await tx
    .select()
    .from(hearing)
    .where(and(eq(hearing.courtId, courtId), eq(hearing.id, hearingId)));
  return found;
}

export type HearingChange = Partial<
  Pick<
    HearingRow,
    | "day"
    | "block"
    | "reportingTime"
    | "position"
    | "state"
    | "isPinned"
    | "isFixed"
    | "isBeyond"
    | "overloadBecause"
    | "orderedBy"
    | "movedBecause"
    | "timesMoved"
  >
>;

/** True when the hearing still had that version and was changed. */
export async function updateHearing(
  tx: Transaction,
  { id, version }: { id: number; version: number },
  change: HearingChange,
): Promise<boolean> {
  const rows = await tx
    .update(hearing)
    .set(change)
    .where(and(eq(hearing.id, id), eq(hearing.version, version)))
    .returning({ id: hearing.id });
  return rows.length === 1;
}
