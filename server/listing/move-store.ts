import { and, eq, inArray } from "drizzle-orm";
import type { Transaction } from "../../db/connect.ts";
import { hearing } from "../../db/schema/hearings.ts";
import type { HearingRow } from "./store.ts";

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

export async function sayWhyMoved(tx: Transaction, ids: readonly number[], because: string): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .update(hearing)
    .set({ movedBecause: because })
    .where(inArray(hearing.id, [...ids]));
}

/** It went forward by its own readiness: that is no time more that the court took its date. */
export async function settleStepIn(
  tx: Transaction,
  hearingId: number,
  values: { timesMoved: number; orderedBy: string | null },
): Promise<void> {
  await tx.update(hearing).set(values).where(eq(hearing.id, hearingId));
}
