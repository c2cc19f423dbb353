import type { Connection } from "../../db/connect.ts";
import type { CourtDay } from "../rules/calendar/court-day.ts";
import { findOwed } from "./store.ts";

export type Owed = { open: number; overdue: number };

/** Requests that are out in the pending matters of each officer, and those past their day; as far as the reader's courts go. */
export async function owedByOfficer(
  connection: Connection,
  districtId: number,
  today: CourtDay,
): Promise<Map<number, Owed>> {
  const rows = await findOwed(connection, districtId, today);
  return new Map(rows.map(({ personId, ...owed }) => [personId, owed]));
}
