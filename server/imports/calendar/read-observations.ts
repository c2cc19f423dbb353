import { type CourtDay, daysBetween, isCourtDay, type Weekday, weekdayOf } from "../../rules/calendar/court-day.ts";
import { monthNumber, readTime, weekdayNumber } from "../../rules/imports/cell-dates.ts";
import { foldDigits, foldSpaces } from "../../rules/text/search-key.ts";
import { type FileRefusal, refusal } from "../reading/decode-text.ts";
import type { Table } from "../reading/read-table.ts";

/** One hearing that another system announced on a day of looking. Texts are lower case, white space folded. */
export type Observation = {
  readonly line: number;
  readonly snapshot: CourtDay;
  readonly docket: string;
  readonly county: string;
  readonly division: string;
  readonly date: CourtDay;
  /** HH:MM, 24 hours. */
  readonly time: string;
  readonly courtroom: string;
  readonly hearingType: string;
};

export const OBSERVATION_REFUSALS = [
  "snapshot_unreadable",
  "case_missing",
  "date_unreadable",
  "time_unreadable",
  "more_cells_than_headers",
] as const;
export type ObservationRefusal = (typeof OBSERVATION_REFUSALS)[number];
export type RejectedObservation = { readonly line: number; readonly because: ObservationRefusal };
export type ObservationsRead = {
  readonly observations: readonly Observation[];
  readonly rejected: readonly RejectedObservation[];
};

const COLUMNS = [
  "snapshot_date",
  "docket",
  "county",
  "division",
  "court_room",
  "hearing_type",
  "day_of_week",
  "day",
  "month",
  "time",
  "am_pm",
] as const;
type Column = (typeof COLUMNS)[number];

/** A weekday recurs on a day of the year at least every 12 years, on 29 February every 40 (a century year between). */
const [YEARS, LEAP_YEARS] = [12, 40];

/** The announced hearings of a table with the columns of a court calendar's snapshots, in any column order. */
export function readObservations(table: Table): ObservationsRead | FileRefusal {
  const at = new Map(table.headers.map((header, index) => [header.toLowerCase().replace(/\W+/g, "_"), index]));
  const missing = COLUMNS.filter((column) => !at.has(column));
  if (missing.length > 0) return refusal("columns_missing", table.headerLine, missing.join(", "));

  const shifted = new Set(
    table.problems.filter((one) => one.because === "more_cells_than_headers").map((one) => one.line),
  );
  const observations: Observation[] = [];
  const rejected: RejectedObservation[] = [];
  const dateOf = rememberDates();
  for (const { line, cells } of table.rows) {
    const cell = (column: Column): string => foldCell(cells[at.get(column) as number] as string);
    const read = shifted.has(line) ? "more_cells_than_headers" : readOne(line, cell, dateOf);
    if (typeof read === "string") rejected.push({ line, because: read });
    else observations.push(read);
  }
  return { observations, rejected };
}

/** Lower case, white space folded: how cases, rooms and types of other systems are compared and kept. */
export function foldCell(text: string): string {
  return foldSpaces(text).toLowerCase();
}

type DateOf = (snapshot: CourtDay, weekday: string, day: string, month: string) => CourtDay | null;

function readOne(line: number, cell: (column: Column) => string, dateOf: DateOf): Observation | ObservationRefusal {
  const snapshot = foldDigits(cell("snapshot_date"));
  if (!isCourtDay(snapshot)) return "snapshot_unreadable";
  const [docket, county, division] = [cell("docket"), cell("county"), cell("division")];
  if (docket === "" || county === "" || division === "") return "case_missing";
  const date = dateOf(snapshot, cell("day_of_week"), cell("day"), cell("month"));
  if (date === null) return "date_unreadable";
  const time = readTime(`${cell("time")} ${cell("am_pm")}`);
  if (time === null) return "time_unreadable";
  return {
    line,
    snapshot,
    docket,
    county,
    division,
    date,
    time,
    courtroom: cell("court_room"),
    hearingType: cell("hearing_type"),
  };
}

/** A file repeats few dates many times; each is worked out once. */
function rememberDates(): DateOf {
  const known = new Map<string, CourtDay | null>();
  return (snapshot, weekday, day, month) => {
    const key = `${snapshot} ${weekday} ${day} ${month}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const isDay = /^\d{1,2}$/.test(foldDigits(day));
    const monthOfYear = /^\d{1,2}$/.test(foldDigits(month)) ? Number(foldDigits(month)) : monthNumber(month);
    const dayOfWeek = weekdayNumber(weekday);
    const date =
      isDay && monthOfYear && dayOfWeek ? nearestDay(snapshot, dayOfWeek, Number(foldDigits(day)), monthOfYear) : null;
    known.set(key, date);
    return date;
  };
}

/**
 * The day nearest to `snapshot` on which day and month fall on the weekday; the later one when two are equally near;
 * `null` when there is none (31 February, or a weekday that 29 February does not reach).
 */
export function nearestDay(snapshot: CourtDay, weekday: Weekday, day: number, month: number): CourtDay | null {
  const years = day === 29 && month === 2 ? LEAP_YEARS : YEARS;
  let nearest: CourtDay | null = null;
  for (let year = Number(snapshot.slice(0, 4)) - years; year <= Number(snapshot.slice(0, 4)) + years; year += 1) {
    const text = `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
    if (!isCourtDay(text) || weekdayOf(text) !== weekday) continue;
    if (nearest === null || distance(snapshot, text) <= distance(snapshot, nearest)) nearest = text;
  }
  return nearest;
}

function distance(one: CourtDay, other: CourtDay): number {
  return Math.abs(daysBetween(one, other));
}
