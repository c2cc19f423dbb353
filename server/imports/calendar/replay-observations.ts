import { type CourtDay, daysBetween } from "../../rules/calendar/court-day.ts";
import type { Observation, RejectedObservation } from "./read-observations.ts";

/** A hearing another system announced, as stored: distinct by all four within its case. */
export type AnnouncedHearing = {
  readonly date: CourtDay;
  readonly time: string;
  readonly courtroom: string;
  readonly hearingType: string;
};

/** A case of another system and what its last snapshot lists, sorted. */
export type AnnouncedCase = {
  readonly docket: string;
  readonly county: string;
  readonly division: string;
  readonly lastSnapshot: CourtDay;
  readonly hearings: readonly AnnouncedHearing[];
};

/** Cases by `announcedCaseKey`. A store loads only those that the file names. */
export type ReplayState = ReadonlyMap<string, AnnouncedCase>;

/** A hearing date of one snapshot that the next snapshot of the same case no longer lists, and the date it went to. */
export type Move = {
  readonly docket: string;
  readonly county: string;
  readonly division: string;
  readonly previousSnapshot: CourtDay;
  readonly snapshot: CourtDay;
  readonly from: CourtDay;
  readonly to: CourtDay;
};

export type Replayed = {
  readonly nextState: ReplayState;
  /** Keys of the cases that differ from the state before: what a store has to save. */
  readonly changed: readonly string[];
  readonly moves: readonly Move[];
  /** Rows that brought nothing new: an old snapshot, or a hearing that the case already lists. */
  readonly unchanged: number;
};

type CaseName = Pick<AnnouncedCase, "docket" | "county" | "division">;

/** One text for a case; the parts are folded, so a line end cannot be in them. */
export function announcedCaseKey(name: CaseName): string {
  return `${name.docket}\n${name.county}\n${name.division}`;
}

/**
 * Replays announced hearings over what is stored. Only consecutive snapshots of the same case are compared: a case
 * absent from a day was not looked at that day. A snapshot not newer than the case's last changes nothing, so that
 * all at once, a snapshot at a time, or twice over end in the same state.
 */
export function replay(before: ReplayState, observations: readonly Observation[]): Replayed {
  const nextState = new Map(before);
  const changed = new Set<string>();
  const moves: Move[] = [];
  let unchanged = 0;
  for (const { key, snapshot, rows } of inSnapshots(observations)) {
    const known = nextState.get(key);
    if (known && snapshot <= known.lastSnapshot) {
      unchanged += rows.length;
      continue;
    }
    const first = rows[0] as Observation;
    const name = { docket: first.docket, county: first.county, division: first.division };
    const hearings = distinctHearings(rows);
    const listed = new Set(known?.hearings.map(hearingKey));
    unchanged += rows.length - hearings.filter((hearing) => !listed.has(hearingKey(hearing))).length;
    if (known) moves.push(...movesBetween(name, known, snapshot, hearings));
    nextState.set(key, { ...name, lastSnapshot: snapshot, hearings });
    changed.add(key);
  }
  return { nextState, changed: [...changed], moves, unchanged };
}

type CaseSnapshot = { readonly key: string; readonly snapshot: CourtDay; readonly rows: Observation[] };

/** The rows of each case on each day of looking, oldest day first, then by case: a file may hold days in any order. */
function inSnapshots(observations: readonly Observation[]): CaseSnapshot[] {
  const groups = new Map<string, CaseSnapshot>();
  for (const row of observations) {
    const key = announcedCaseKey(row);
    const groupKey = `${row.snapshot}\n${key}`;
    const group = groups.get(groupKey);
    if (group) group.rows.push(row);
    else groups.set(groupKey, { key, snapshot: row.snapshot, rows: [row] });
  }
  return [...groups.entries()].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, group]) => group);
}

function hearingKey(hearing: AnnouncedHearing): string {
  return `${hearing.date}\n${hearing.time}\n${hearing.courtroom}\n${hearing.hearingType}`;
}

function distinctHearings(rows: readonly Observation[]): AnnouncedHearing[] {
  const byKey = new Map<string, AnnouncedHearing>();
  for (const { date, time, courtroom, hearingType } of rows) {
    const hearing = { date, time, courtroom, hearingType };
    byKey.set(hearingKey(hearing), hearing);
  }
  return [...byKey.entries()].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, hearing]) => hearing);
}

/**
 * A date that is still to come when the case is looked at again, and is no longer listed, moved to the nearest coming
 * date that is (the earlier of two equally near). With no coming date listed it was dropped, not moved.
 */
function movesBetween(
  name: CaseName,
  known: AnnouncedCase,
  snapshot: CourtDay,
  hearings: readonly AnnouncedHearing[],
): Move[] {
  const dates = new Set(hearings.map((hearing) => hearing.date));
  const coming = [...dates].filter((date) => date > snapshot).sort();
  if (coming.length === 0) return [];
  const gone = [...new Set(known.hearings.map((hearing) => hearing.date))].filter(
    (date) => date > snapshot && !dates.has(date),
  );
  return gone.map((from) => {
    const to = coming.reduce((best, date) => (distance(from, date) < distance(from, best) ? date : best));
    return { ...name, previousSnapshot: known.lastSnapshot, snapshot, from, to };
  });
}

function distance(one: CourtDay, other: CourtDay): number {
  return Math.abs(daysBetween(one, other));
}

/** A row of `hearings`, and of the report's count: strings only, in this order of columns. */
export type AnnouncedHearingRow = {
  readonly docket: string;
  readonly county: string;
  readonly division: string;
  readonly last_snapshot: string;
  readonly hearing_date: string;
  readonly time: string;
  readonly courtroom: string;
  readonly hearing_type: string;
};

/** Every announced hearing, sorted by all columns from the first, by code unit (as `LC_ALL=C sort` does). */
export function announcedHearingRows(cases: Iterable<AnnouncedCase>): AnnouncedHearingRow[] {
  const rows: (readonly [string, AnnouncedHearingRow])[] = [];
  for (const { docket, county, division, lastSnapshot, hearings } of cases) {
    for (const { date, time, courtroom, hearingType } of hearings) {
      const row = {
        docket,
        county,
        division,
        last_snapshot: lastSnapshot,
        hearing_date: date,
        time,
        courtroom,
        hearing_type: hearingType,
      };
      rows.push([Object.values(row).join("\u0000"), row]);
    }
  }
  return rows.sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0)).map(([, row]) => row);
}

export type CalendarReport = {
  /** Rows of the file with something in them. */
  readonly rows: number;
  /** Announced hearings of the district after the import. */
  readonly hearings: number;
  readonly unchanged: number;
  readonly moved: readonly {
    docket: string;
    county: string;
    division: string;
    snapshot: string;
    from: string;
    to: string;
  }[];
  readonly rejected: readonly RejectedObservation[];
};

/** What `import calendar` prints. `hearings` is counted by the store, which knows the cases the file does not name. */
export function calendarReport(
  read: { observations: readonly Observation[]; rejected: readonly RejectedObservation[] },
  replayed: Replayed,
  hearings: number,
): CalendarReport {
  return {
    rows: read.observations.length + read.rejected.length,
    hearings,
    unchanged: replayed.unchanged,
    moved: replayed.moves.map(({ docket, county, division, snapshot, from, to }) => ({
      docket,
      county,
      division,
      snapshot,
      from,
      to,
    })),
    rejected: read.rejected,
  };
}
