import { and, eq, inArray, sql } from "drizzle-orm";
import type { Connection, Transaction } from "../../db/connect.ts";
import { courtCase } from "../../db/schema/cases.ts";
import { hearing } from "../../db/schema/hearings.ts";
import type { CourtDay } from "../rules/court-day.ts";
import type { Purpose } from "../rules/purposes.ts";

export type HearingRow = typeof hearing.$inferSelect;
export type NewHearing = typeof hearing.$inferInsert;
export type CaseForListing = Pick<typeof courtCase.$inferSelect, "id" | "courtId" | "custody" | "stage" | "disposalDay">;

export async function findCasesForListing(
  connection: Connection,
  courtId: number,
  caseIds: readonly number[],
): Promise<Map<number, CaseForListing>> {
  const { id, courtId: ofCourt, custody, stage, disposalDay } = courtCase;
  const rows = await connection
    .select({ id, courtId: ofCourt, custody, stage, disposalDay })
    .from(courtCase)
    .where(and(eq(courtCase.courtId, courtId), inArray(courtCase.id, [...caseIds])));
  return new Map(rows.map((row) => [row.id, row]));
}

export function findOpenHearings(connection: Connection, caseIds: readonly number[]): Promise<{ caseId: number; purpose: Purpose }[]> {
  return connection
    .select({ caseId: hearing.caseId, purpose: hearing.purpose })
    .from(hearing)
    .where(and(inArray(hearing.caseId, [...caseIds]), eq(hearing.state, "listed")));
}

/** The place at the end of each day's order. */
export async function nextPositions(connection: Connection, courtId: number, days: readonly CourtDay[]): Promise<Map<CourtDay, number>> {
  const rows = await connection
    .select({ day: hearing.day, next: sql<number>`(max(${hearing.position}) + 1)::int` })
    .from(hearing)
    .where(and(eq(hearing.courtId, courtId), inArray(hearing.day, [...days])))
    .groupBy(hearing.day);
  return new Map(rows.map(({ day, next }) => [day, next]));
}

const AT_ONCE = 500;

/** Inserts in the order given and answers in the same order. */
export async function insertHearings(tx: Transaction, rows: readonly NewHearing[]) {
  const inserted: { hearingId: number; uid: string; caseId: number; day: CourtDay; purpose: Purpose }[] = [];
  for (let start = 0; start < rows.length; start += AT_ONCE) {
    inserted.push(
      ...(await tx
        .insert(hearing)
        .values(rows.slice(start, start + AT_ONCE))
        .returning({ hearingId: hearing.id, uid: hearing.uid, caseId: hearing.caseId, day: hearing.day, purpose: hearing.purpose })),
    );
  }
  return inserted;
}
