import { and, eq } from "drizzle-orm";
import type { Transaction } from "../../db/connect.ts";
import { courtDay } from "../../db/schema/districts.ts";
import type { CourtDay } from "../rules/calendar/court-day.ts";

export async function saveEnd(tx: Transaction, courtId: number, day: CourtDay, endedAt: string): Promise<void> {
  await tx
    .update(courtDay)
    .set({ endedAt })
    .where(and(eq(courtDay.courtId, courtId), eq(courtDay.day, day)));
}
