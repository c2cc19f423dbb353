import { and, desc, eq } from "drizzle-orm";
import type { Connection, Transaction } from "../../../db/connect.ts";
import { progressReport } from "../../../db/schema/case-life.ts";

export type ReportRow = typeof progressReport.$inferSelect;

/** Reports of a case, the latest first. */
export function findReports(connection: Connection, caseId: number): Promise<ReportRow[]> {
  return connection
    .select()
    .from(progressReport)
    .where(eq(progressReport.caseId, caseId))
    .orderBy(desc(progressReport.day), desc(progressReport.id));
}

export async function insertReport(tx: Transaction, row: typeof progressReport.$inferInsert): Promise<number> {
  const [made] = await tx.insert(progressReport).values(row).returning({ id: progressReport.id });
  return made!.id;
}

/** False when it is not of the case, or was changed since. */
export async function deleteReport(
  tx: Transaction,
  { id, version, caseId }: Pick<ReportRow, "id" | "version" | "caseId">,
): Promise<boolean> {
  const { id: reportId, version: now, caseId: ofCase } = progressReport;
  const rows = await tx
    .delete(progressReport)
    .where(and(eq(reportId, id), eq(now, version), eq(ofCase, caseId)))
    .returning({ id: progressReport.id });
  return rows.length === 1;
}
