import type { Transaction } from "../../db/connect.ts";
import { Refused } from "../core/refused.ts";
import type { CalendarDay } from "../rules/calendar/court-calendar.ts";
import type { CourtDay } from "../rules/calendar/court-day.ts";
import { isSaid, type Said, saidOf, sayingsOf } from "./court-days.ts";
import { syncDayBlocks } from "./day-blocks.ts";
import { type CourtDayRow, type CourtRow, lockCourtDaysFrom, updateCourtDay } from "./store.ts";

export type ListedDay = { day: CourtDay; matters: number };

export type Refreshed = {
  /** Days that should close and cannot, because matters are listed on them. */
  blocked: ListedDay[];
  /** Days with matters that are no longer hearing days of these cases; the matters stay until somebody moves them. */
  leftBehind: ListedDay[];
};

/** Refuses, as `has-hearings`, what would close days with matters on them; it names the first. */
export function requireNoneBlocked(blocked: readonly ListedDay[]): void {
  const first = blocked[0];
  if (first) throw new Refused("has-hearings", { day: first.day, matters: first.matters, days: blocked.length });
}

/**
 * Brings the written days of a court, from one day on, to what its calendar says now. The court is locked before
 * (`lockCourts`), the days are locked here in order. A day that cannot close is left as it is and answered.
 */
export async function refreshCourtDays(
  tx: Transaction,
  court: CourtRow,
  from: CourtDay,
  today: CourtDay,
): Promise<Refreshed> {
  const rows = await lockCourtDaysFrom(tx, court.id, from);
  const sayings = await sayingsOf(
    tx,
    court,
    rows.map(({ day }) => day),
  );
  const refreshed: Refreshed = { blocked: [], leftBehind: [] };
  for (const row of rows) {
    const saying = sayings.get(row.day)!;
    const state = stateOf(saying, row, today);
    const matters = row.listedMatters;
    if (state === "blocked") refreshed.blocked.push({ day: row.day, matters });
    else if (!isSaid(row, state)) await updateCourtDay(tx, row.id, state);
    if (matters > 0 && row.kind === "dedicated" && (saying.kind === "ordinary" || saying.kind === "duty")) {
      refreshed.leftBehind.push({ day: row.day, matters });
    }
  }
  await syncDayBlocks(tx, court, rows);
  return refreshed;
}

/**
 * A day with matters stays open while its holiday is tentative. One that closes on the day itself or later keeps them
 * and takes no more. One that closes before must be empty.
 */
function stateOf(saying: CalendarDay, row: CourtDayRow, today: CourtDay): Said | "blocked" {
  const said = saidOf(saying);
  if (said.kind !== "closed" || row.listedMatters === 0) return said;
  if (saying.isTentative) return { ...said, isOpen: true, closedOn: null };
  const declared = said.closedOn ?? row.closedOn;
  if (declared !== null && declared >= row.day) return { ...said, closedOn: declared };
  return row.day <= today ? { ...said, closedOn: today } : "blocked";
}
