import { and, asc, eq, gte } from "drizzle-orm";
import type { Connection } from "../../../db/connect.ts";
import { caseStage } from "../../../db/schema/case-life.ts";
import { courtCase } from "../../../db/schema/cases.ts";
import type { CourtDay } from "../../rules/calendar/court-day.ts";
import type { Stage } from "../../rules/case/stages.ts";

/** The steps that a case walked, the oldest first. */
export function findPath(connection: Connection, caseId: number) {
  const { id, fromStage, stage, day, step, order } = caseStage;
  return connection
    .select({ id, fromStage, stage, day, step, order })
    .from(caseStage)
    .where(eq(caseStage.caseId, caseId))
    .orderBy(asc(caseStage.id));
}

/** Where a case stood when a day began, by the path it walked since; it may be in another court by now. */
export async function findStageOn(connection: Connection, caseId: number, day: CourtDay): Promise<Stage | null> {
  const [step] = await connection
    .select({ stage: caseStage.fromStage })
    .from(caseStage)
    .where(and(eq(caseStage.caseId, caseId), gte(caseStage.day, day)))
    .orderBy(asc(caseStage.id))
    .limit(1);
  if (step) return step.stage;
  const [row] = await connection.select({ stage: courtCase.stage }).from(courtCase).where(eq(courtCase.id, caseId));
  return row?.stage ?? null;
}
