import type { Transaction } from "../../db/connect.ts";
import { Refused } from "../core/refused.ts";
import type { CourtDay } from "../rules/calendar/court-day.ts";
import { findUndatedAmong, lockCasesForDates } from "./undated-store.ts";

/**
 * The last word of every act that takes a date away: refused as `last-date` when an open case would be left with neither
 * a date nor a valid order to rest. Asked after the writing, so that it sees what stands then.
 */
export async function requireDated(tx: Transaction, caseIds: readonly number[], today: CourtDay): Promise<void> {
  if (caseIds.length === 0) return;
  await lockCasesForDates(tx, caseIds);
  const undated = await findUndatedAmong(tx, caseIds, today);
  if (undated.length > 0) throw new Refused("last-date", { caseId: undated[0]!, cases: undated.length });
}
