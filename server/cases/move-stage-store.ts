import { asc, eq } from "drizzle-orm";
import type { Connection } from "../../db/connect.ts";
import { caseStage } from "../../db/schema/case-life.ts";

/** The steps that a case walked, the oldest first. */
export function findPath(connection: Connection, caseId: number) {
  const { id, fromStage, stage, day, step, order } = caseStage;
  return connection
    .select({ id, fromStage, stage, day, step, order })
    .from(caseStage)
    .where(eq(caseStage.caseId, caseId))
    .orderBy(asc(caseStage.id));
}
