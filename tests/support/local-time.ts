import { type CourtDay, courtDay } from "../../server/rules/calendar/court-day.ts";

const readers = new Map<string, Intl.DateTimeFormat>();

/** The local day and minute by the platform's own calendar, not by ours. */
export function localOf(instant: Date, timeZone: string): { day: CourtDay; minute: number } {
  const reader =
    readers.get(timeZone) ?? new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" });
  readers.set(timeZone, reader);
  const [day = "", time = ""] = reader.format(instant).split(" ");
  return { day: courtDay(day), minute: Number(time.slice(0, 2)) * 60 + Number(time.slice(3)) };
}
