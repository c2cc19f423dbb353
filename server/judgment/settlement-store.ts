import { and, asc, eq, isNull } from "drizzle-orm";
import type { Connection, Transaction } from "../../db/connect.ts";
import { settlement, settlementPart } from "../../db/schema/settlements.ts";
import type { CourtDay } from "../rules/calendar/court-day.ts";

export type PartRow = { settlementId: number; accusedId: number; section: string };

/** Every settlement of a case, re-opened ones too, with what was compounded in each. */
export async function findSettlements(connection: Connection, caseId: number) {
  const { settlementId, accusedId, section } = settlementPart;
  const [rows, parts] = await Promise.all([
    connection.select().from(settlement).where(eq(settlement.caseId, caseId)).orderBy(asc(settlement.id)),
    connection
      .select({ settlementId, accusedId, section })
      .from(settlementPart)
      .where(eq(settlementPart.caseId, caseId))
      .orderBy(asc(settlementPart.id)),
  ]);
  return rows.map((row) => ({ ...row, parts: parts.filter((part) => part.settlementId === row.id) }));
}

export async function insertSettlement(
  tx: Transaction,
  row: typeof settlement.$inferInsert,
  parts: readonly Omit<PartRow, "settlementId">[],
): Promise<number> {
  const [made] = await tx.insert(settlement).values(row).returning({ id: settlement.id });
  const settlementId = made!.id;
  await tx.insert(settlementPart).values(parts.map((part) => ({ ...part, settlementId, caseId: row.caseId })));
  return settlementId;
}

/** False when it was re-opened already, or is not of that case. */
export async function saveReopened(
  tx: Transaction,
  { settlementId, caseId }: { settlementId: number; caseId: number },
  reopened: { day: CourtDay; because: string; by: string },
): Promise<boolean> {
  const rows = await tx
    .update(settlement)
    .set({ reopenedDay: reopened.day, reopenedBecause: reopened.because, reopenedBy: reopened.by })
    .where(and(eq(settlement.id, settlementId), eq(settlement.caseId, caseId), isNull(settlement.reopenedDay)))
    .returning({ id: settlement.id });
  return rows.length === 1;
}
