import { addDays, type CourtDay } from "./court-day.ts";
import { minutesBefore } from "./time-blocks.ts";

/** A time block as the hours of a day need it; `planMinutes` null: an equal part of the day's. */
type BlockHours = { readonly startsAt: string; readonly planMinutes: number | null };

/** When a court without time blocks is taken to begin. */
const USUAL_START = "09:00";

/**
 * The first day on which a matter can still be given a place by planning: today, until the time of its last block is
 * over or the day was ended; then tomorrow. Who is brought before the court later than that is taken up, not planned.
 * @param time local time of the court, `HH:MM`. @param day today's blocks, in any order, and its planned minutes.
 */
export function firstDayToPlan(
  today: CourtDay,
  time: string,
  day: { blocks: readonly BlockHours[]; planMinutes: number; isEnded: boolean },
): CourtDay {
  return day.isEnded || time > lastTimeOf(day) ? addDays(today, 1) : today;
}

/** When the last block of the day is over; a block lasts as long as the minutes planned in it. */
function lastTimeOf({ blocks, planMinutes }: { blocks: readonly BlockHours[]; planMinutes: number }): string {
  const share = planMinutes / Math.max(1, blocks.length);
  const [last = { startsAt: USUAL_START, planMinutes: null }] = [...blocks].sort((one, other) =>
    one.startsAt < other.startsAt ? 1 : -1,
  );
  const end = minutesBefore(last.startsAt, -Math.round(last.planMinutes ?? share));
  return end < "24:00" ? end : "24:00";
}
