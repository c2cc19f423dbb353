import { and, eq } from "drizzle-orm";
import type { Connection, Transaction } from "../../../db/connect.ts";
import { courtCase } from "../../../db/schema/cases.ts";

export type StoredLawDays = Pick<typeof courtCase.$inferSelect, "cognizanceDay" | "copiesDay" | "proclamationDay">;

export async function findLawDays(
  connection: Connection,
  courtId: number,
  caseId: number,
): Promise<StoredLawDays | undefined> {
  const { cognizanceDay, copiesDay, proclamationDay } = courtCase;
  const [found] = await connection
    .select({ cognizanceDay, copiesDay, proclamationDay })
    .from(courtCase)
    .where(and(eq(courtCase.id, caseId), eq(courtCase.courtId, courtId)));
  return found;
}

export async function saveLawDays(
  tx: Transaction,
  courtId: number,
  caseId: number,
  days: StoredLawDays,
): Promise<void> {
  await tx
    .update(courtCase)
    .set(days)
    .where(and(eq(courtCase.id, caseId), eq(courtCase.courtId, courtId)));
}
