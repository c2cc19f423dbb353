import { CalendarFault, type Component, type Line, lineNamed } from "./calendar-lines.ts";
import { type CourtDay, dayAt, instantOf, isCourtDay, isTimezone, minuteAt } from "./court-day.ts";

/** A day, or a time of a day on the clocks of a zone. */
export type Moment = { readonly day: CourtDay; readonly time: string | null; readonly zone: string };

/** The zone of a name that stands in the file; null: nobody knows it. */
export type Zones = (name: string) => string | null;

/** What Outlook calls the zones from which a date here may come. */
const WINDOWS_NAMES: Readonly<Record<string, string>> = {
  "Pakistan Standard Time": "Asia/Karachi",
  "West Asia Standard Time": "Asia/Tashkent",
  "Afghanistan Standard Time": "Asia/Kabul",
  "Iran Standard Time": "Asia/Tehran",
  "India Standard Time": "Asia/Kolkata",
  "Bangladesh Standard Time": "Asia/Dhaka",
  "Arabian Standard Time": "Asia/Dubai",
  "Arab Standard Time": "Asia/Riyadh",
  "Turkey Standard Time": "Europe/Istanbul",
  "GMT Standard Time": "Europe/London",
  "W. Europe Standard Time": "Europe/Berlin",
  "Romance Standard Time": "Europe/Paris",
  "Eastern Standard Time": "America/New_York",
  "Pacific Standard Time": "America/Los_Angeles",
  "Greenwich Standard Time": "UTC",
};

/** By its own name, by what its program calls it, or by the one offset that the file gives it. */
export function zonesOf(calendar: Component): Zones {
  const described = new Map(
    calendar.inner
      .filter(({ kind }) => kind === "VTIMEZONE")
      .map((zone) => [lineNamed(zone, "TZID")?.value ?? "", zone] as const),
  );
  const known = new Map<string, string | null>();
  return (name) => {
    if (!known.has(name)) known.set(name, zoneNamed(name) ?? zoneDescribed(described.get(name)));
    return known.get(name) ?? null;
  };
}

function zoneNamed(name: string): string | null {
  // `/mozilla.org/20050126_1/Asia/Karachi` and its like end in the usual name.
  const tail = name.split("/").slice(-2).join("/");
  return [name, tail, WINDOWS_NAMES[name] ?? ""].find((one) => one !== "" && isTimezone(one)) ?? null;
}

function zoneDescribed(zone: Component | undefined): string | null {
  if (!zone) return null;
  const place = lineNamed(zone, "X-LIC-LOCATION")?.value;
  if (place && isTimezone(place)) return place;
  const offsets = new Set(zone.inner.map((part) => lineNamed(part, "TZOFFSETTO")?.value ?? ""));
  const [only] = offsets;
  const match = offsets.size === 1 ? /^([+-])(\d{2})(\d{2})$/.exec(only!) : null;
  return match ? `UTC${match[1]}${Number(match[2])}:${match[3]}` : null;
}

const TIME = /^(\d{4})(\d{2})(\d{2})(?:T([01]\d|2[0-3])([0-5]\d)([0-5]\d|60)(Z?))?$/;

/** Throws `CalendarFault` for no such day, or a zone that nobody knows. */
export function momentOf(line: Line, value: string, zones: Zones, here: string): Moment {
  const match = TIME.exec(value.trim());
  const day = match ? `${match[1]}-${match[2]}-${match[3]}` : "";
  if (!match || !isCourtDay(day)) throw new CalendarFault(line.at, "bad-time", value);
  if (match[4] === undefined) return { day, time: null, zone: here };
  const name = match[7] === "Z" ? "UTC" : line.parameters.get("TZID");
  const zone = name === undefined ? here : zones(name);
  if (zone === null) throw new CalendarFault(line.at, "unknown-zone", name);
  return { day, time: `${match[4]}:${match[5]}`, zone };
}

export const instantOfMoment = ({ day, time, zone }: Moment): Date => instantOf(day, time ?? "00:00", zone);

/** The same moment by the clocks of another zone; a whole day stays that day. */
export const inZone = (moment: Moment, zone: string): Moment => {
  if (moment.time === null || moment.zone === zone) return moment;
  const instant = instantOfMoment(moment);
  const minute = minuteAt(instant, zone);
  const figures = (number: number) => String(number).padStart(2, "0");
  return { day: dayAt(instant, zone), time: `${figures(Math.floor(minute / 60))}:${figures(minute % 60)}`, zone };
};

/** Whole minutes of `PT1H30M`, `P1D`. Throws `CalendarFault` for what is none, or goes backwards. */
export function durationOf(line: Line): number {
  const match = /^\+?P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(line.value.trim());
  if (!match) throw new CalendarFault(line.at, "bad-time", line.value);
  const [weeks, days, hours, minutes, seconds] = match.slice(1).map((part) => Number(part ?? 0)) as number[];
  return (weeks! * 7 + days!) * 1440 + hours! * 60 + minutes! + Math.ceil(seconds! / 60);
}
