import { and, asc, eq, isNull } from "drizzle-orm";
import type { Connection, Transaction } from "../../db/connect.ts";
import { staff } from "../../db/schema/access.ts";
import { safetyFlag } from "../../db/schema/settlements.ts";

/** The private words on a case with who raised them, oldest first; those of a court that it came from too. */
export function findFlags(connection: Connection, caseId: number) {
  return connection
    .select({ flag: safetyFlag, raisedByName: staff.name })
    .from(safetyFlag)
    .leftJoin(staff, eq(staff.userId, safetyFlag.raisedBy))
    .where(eq(safetyFlag.caseId, caseId))
    .orderBy(asc(safetyFlag.id));
}

/** Only whether each was acknowledged, and when a no was said: what a settlement asks. */
export function findAcknowledgements(connection: Connection, caseId: number) {
  return connection
    .select({ kind: safetyFlag.kind, askedDay: safetyFlag.askedDay, acknowledgedAt: safetyFlag.acknowledgedAt })
    .from(safetyFlag)
    .where(eq(safetyFlag.caseId, caseId));
}

export async function insertFlag(tx: Transaction, row: typeof safetyFlag.$inferInsert): Promise<void> {
  await tx.insert(safetyFlag).values(row);
}

/** False when it was acknowledged already, or is not of that case. */
export async function saveAcknowledgement(
  tx: Transaction,
  at: { caseId: number; flagId: number },
  said: { at: string; by: string | null; words: string },
): Promise<boolean> {
  const rows = await tx
    .update(safetyFlag)
    .set({ acknowledgedAt: said.at, acknowledgedBy: said.by, acknowledgement: said.words })
    .where(and(eq(safetyFlag.id, at.flagId), eq(safetyFlag.caseId, at.caseId), isNull(safetyFlag.acknowledgedAt)))
    .returning({ id: safetyFlag.id });
  return rows.length === 1;
}
