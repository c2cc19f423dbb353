import { and, eq } from "drizzle-orm";
import type { Connection, Transaction } from "../../db/connect.ts";
import { courtCase } from "../../db/schema/cases.ts";

export type CaseProgress = Pick<typeof courtCase.$inferSelect, "stage" | "stageSince" | "disposalDay" | "disposal">;

export async function findProgress(
  connection: Connection,
  courtId: number,
  caseId: number,
): Promise<CaseProgress | undefined> {
  const { stage, stageSince, disposalDay, disposal } = courtCase;
  const [found] = await connection
    .select({ stage, stageSince, disposalDay, disposal })
    .from(courtCase)
    .where(and(eq(courtCase.id, caseId), eq(courtCase.courtId, courtId)));
  return found;
}

export async function saveProgress(
  tx: Transaction,
  courtId: number,
  caseId: number,
  progress: CaseProgress,
): Promise<void> {
  await tx
    .update(courtCase)
    .set(progress)
    .where(and(eq(courtCase.id, caseId), eq(courtCase.courtId, courtId)));
}
