import type { Connection } from "../../db/connect.ts";
import { findOpenDates, type HearingRow } from "./store.ts";

/** A date that a case has and that no outcome has closed. */
export type OpenDate = Pick<
  HearingRow,
  | "id"
  | "version"
  | "caseId"
  | "day"
  | "block"
  | "purpose"
  | "purposeText"
  | "minutes"
  | "position"
  | "source"
  | "isFixed"
  | "isBeyond"
  | "orderedBy"
>;

/** The open dates of cases, soonest first. */
export async function openDates(
  connection: Connection,
  courtId: number,
  caseIds: readonly number[],
): Promise<Map<number, OpenDate[]>> {
  const byCase = new Map<number, OpenDate[]>();
  for (const row of await findOpenDates(connection, courtId, caseIds)) {
    const known = byCase.get(row.caseId);
    if (known) known.push(row);
    else byCase.set(row.caseId, [row]);
  }
  return byCase;
}
