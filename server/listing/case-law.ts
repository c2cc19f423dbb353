import type { Connection } from "../../db/connect.ts";
import type { CourtDay } from "../rules/calendar/court-day.ts";
import { caseLawOf } from "../rules/listing/case-law.ts";
import type { CaseLaw } from "../rules/listing/next-date-limits.ts";
import { findCasesInLaw } from "./law-store.ts";

/** What the limits of a next date ask of cases, as it stands on the day on which the date is given. */
export async function lawOfCases(
  connection: Connection,
  caseIds: readonly number[],
  asOf: CourtDay,
): Promise<Map<number, CaseLaw>> {
  if (caseIds.length === 0) return new Map();
  const found = await findCasesInLaw(connection, [...new Set(caseIds)]);
  return new Map(found.map(({ caseId, stored }) => [caseId, caseLawOf(stored, asOf)]));
}

/** Rows of cases with their law beside them. */
export async function withLaw<Row extends { caseId: number }>(
  connection: Connection,
  rows: readonly Row[],
  asOf: CourtDay,
): Promise<(Row & { law: CaseLaw | undefined })[]> {
  const laws = await lawOfCases(
    connection,
    rows.map(({ caseId }) => caseId),
    asOf,
  );
  return rows.map((row) => ({ ...row, law: laws.get(row.caseId) }));
}
