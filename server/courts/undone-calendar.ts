import type { Transaction } from "../../db/connect.ts";
import { dayAt } from "../rules/calendar/court-day.ts";
import { courtAndPolicy } from "./court-days.ts";
import { refreshCourtDays, requireNoneBlocked } from "./refresh-days.ts";
import { findCourtsOfCalendar, lockCourts } from "./store.ts";

/**
 * After a closure or a pattern was taken back: the days are what the calendar says now, not what they were before it, since
 * another closure may stand on them. Refused as `has-hearings` where a day would close on matters.
 */
export async function refreshUndone(tx: Transaction, now: Date, changeId: number): Promise<void> {
  const courtIds = await findCourtsOfCalendar(tx, changeId);
  if (courtIds.length === 0) return;
  for (const court of await lockCourts(tx, courtIds, "no key update")) {
    const { timezone } = await courtAndPolicy(tx, court.id);
    const today = dayAt(now, timezone);
    const { blocked } = await refreshCourtDays(tx, court, today, today);
    requireNoneBlocked(blocked);
  }
}
