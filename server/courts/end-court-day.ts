import type { Transaction } from "../../db/connect.ts";
import { Refused } from "../core/refused.ts";
import type { CourtDay } from "../rules/calendar/court-day.ts";
import { lockDays } from "./court-days.ts";
import { saveEnd } from "./day-end-store.ts";

/** Marks the day of a court as over. Refused as `nothing-to-do` when it was ended already. */
export async function endCourtDay(tx: Transaction, courtId: number, day: CourtDay, endedAt: string): Promise<void> {
  const row = (await lockDays(tx, courtId, [day])).get(day);
  if (!row) throw new Refused("not-found");
  if (row.endedAt !== null) throw new Refused("nothing-to-do");
  await saveEnd(tx, courtId, day, endedAt);
}
