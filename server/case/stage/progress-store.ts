import { and, eq, sql } from "drizzle-orm";
import type { Connection, Transaction } from "../../../db/connect.ts";
import { courtCase } from "../../../db/schema/cases.ts";
import type { CourtDay } from "../../rules/calendar/court-day.ts";
import type { Stage } from "../../rules/case/stages.ts";

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

/** Read by the database when a stage changes: how it came about, and the words of the order. Until the transaction ends. */
export async function sayHow(tx: Transaction, step: string, order: string | null): Promise<void> {
  await tx.execute(
    sql`select set_config('peshi.stage_step', ${step}, true), set_config('peshi.stage_order', ${order ?? ""}, true)`,
  );
}

/** False when the case has another version by now. */
export async function saveStage(
  tx: Transaction,
  {
    courtId,
    caseId,
    version,
    stage,
    day,
  }: { courtId: number; caseId: number; version: number; stage: Stage; day: CourtDay },
): Promise<boolean> {
  const rows = await tx
    .update(courtCase)
    .set({ stage, stageSince: day })
    .where(and(eq(courtCase.id, caseId), eq(courtCase.courtId, courtId), eq(courtCase.version, version)))
    .returning({ id: courtCase.id });
  return rows.length === 1;
}
