import { and, eq, isNotNull, isNull, sql } from "drizzle-orm";
import type { Transaction } from "../../../db/connect.ts";
import { courtCase } from "../../../db/schema/cases.ts";
import type { CourtDay } from "../../rules/calendar/court-day.ts";

export type DormantOrder = { since: CourtDay; reviewDay: CourtDay; because: string; orderedBy: string };

/** False when the case is over, or not of this court. */
export async function saveRest(
  tx: Transaction,
  courtId: number,
  caseId: number,
  { since, reviewDay, because, orderedBy }: DormantOrder,
): Promise<boolean> {
  const rows = await tx
    .update(courtCase)
    .set({ dormantSince: since, reviewDay, dormantBecause: because, dormantBy: orderedBy })
    .where(and(eq(courtCase.id, caseId), eq(courtCase.courtId, courtId), isNull(courtCase.disposalDay)))
    .returning({ id: courtCase.id });
  return rows.length === 1;
}

export async function endRest(tx: Transaction, caseIds: readonly number[]): Promise<void> {
  await tx
    .update(courtCase)
    .set({ dormantSince: null, reviewDay: null, dormantBecause: null, dormantBy: null })
    .where(and(sql`${courtCase.id} = any(${sql.param(caseIds)}::bigint[])`, isNotNull(courtCase.dormantSince)));
}
