import { eq, sql } from "drizzle-orm";
import type { Transaction } from "../../db/connect.ts";
import { change } from "../../db/schema/access.ts";

export async function findChange(tx: Transaction, changeId: number) {
  const { id, action, courtId, undoneBy } = change;
  const [found] = await tx.select({ id, action, courtId, undoneBy }).from(change).where(eq(change.id, changeId));
  return found;
}

/** Restores the rows of a change; the database refuses (PE001, PE002) what cannot be taken back whole. */
export async function restoreRows(tx: Transaction, changeId: number, isPartial: boolean) {
  const rows = await tx.execute<{ restored: string; kept_cases: string[] }>(
    sql`select restored, kept_cases from undo_change(${changeId}, ${isPartial})`,
  );
  return { restored: Number(rows[0]?.restored ?? 0), keptCases: (rows[0]?.kept_cases ?? []).map(Number) };
}
