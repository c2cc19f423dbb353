import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nearestDay, type Observation, readObservations } from "../../../server/imports/calendar/read-observations.ts";
import {
  announcedHearingRows,
  calendarReport,
  type ReplayState,
  replay,
} from "../../../server/imports/calendar/replay-observations.ts";
import { decodeText, isRefusal } from "../../../server/imports/reading/decode-text.ts";
import { readTable, type Table } from "../../../server/imports/reading/read-table.ts";
import { courtDay, weekdayOf } from "../../../server/rules/calendar/court-day.ts";

const GOLDEN = new URL("../../golden/calendars/", import.meta.url);
const HEADER = "snapshot_date,docket,county,court_room,hearing_type,day_of_week,day,month,time,am_pm,division";

function tableOf(text: string): Table {
  const table = readTable(text);
  if (isRefusal(table)) throw new Error(JSON.stringify(table));
  return table;
}

function goldenTable(name: string): Table {
  const decoded = decodeText(readFileSync(new URL(name, GOLDEN)));
  if (isRefusal(decoded)) throw new Error(JSON.stringify(decoded));
  return tableOf(decoded.text);
}

function readRows(...rows: string[]) {
  const read = readObservations(tableOf([HEADER, ...rows].join("\n")));
  if (isRefusal(read)) throw new Error(JSON.stringify(read));
  return read;
}

const observe = (...rows: string[]): readonly Observation[] => readRows(...rows).observations;
const EMPTY: ReplayState = new Map();
const stateRows = (state: ReplayState): string[] =>
  announcedHearingRows(state.values()).map((row) => Object.values(row).join(","));

describe("a county's calendar, looked at day after day", () => {
  const read = readObservations(goldenTable("observations.csv"));
  if (isRefusal(read)) throw new Error(JSON.stringify(read));
  const { observations } = read;
  const expectedState = goldenTable("expected_final_state.csv").rows.map((row) => row.cells.join(","));
  const expectedMoves = goldenTable("expected_moves.csv").rows.map((row) => row.cells.slice(0, 7).join(","));
  const all = replay(EMPTY, observations);
  const movesOf = (replayed: typeof all): string[] =>
    replayed.moves
      .map((one) =>
        [one.docket, one.county, one.division, one.previousSnapshot, one.snapshot, one.from, one.to].join(","),
      )
      .sort();

  test("no row is lost", () => {
    expect(read.rejected).toEqual([]);
    expect(observations).toHaveLength(871);
  });

  test("replaying all ends exactly in the expected hearings and moves", () => {
    expect(expectedMoves.length).toBeGreaterThan(20);
    expect(stateRows(all.nextState)).toEqual(expectedState);
    expect(movesOf(all)).toEqual([...expectedMoves].sort());
  });

  test("a snapshot at a time ends in the same, with the same moves and the same count of rows that changed nothing", () => {
    let [state, moves, unchanged]: [ReplayState, string[], number] = [EMPTY, [], 0];
    for (const snapshot of [...new Set(observations.map((one) => one.snapshot))].sort()) {
      const step = replay(
        state,
        observations.filter((one) => one.snapshot === snapshot),
      );
      state = step.nextState;
      moves = [...moves, ...movesOf(step)];
      unchanged += step.unchanged;
    }
    expect(stateRows(state)).toEqual(expectedState);
    expect(moves.sort()).toEqual(movesOf(all));
    expect(unchanged).toBe(all.unchanged);
  });

  test("the rows of a file may stand in any order", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...observations], { minLength: observations.length }), (shuffled) => {
        const replayed = replay(EMPTY, shuffled);
        expect(stateRows(replayed.nextState)).toEqual(expectedState);
        expect(movesOf(replayed)).toEqual(movesOf(all));
      }),
      { seed: 13, numRuns: 5 },
    );
  });

  test("replaying again reports nothing and has nothing to save", () => {
    const again = replay(all.nextState, observations);
    expect(again).toMatchObject({ moves: [], changed: [], unchanged: observations.length });
    expect(stateRows(again.nextState)).toEqual(expectedState);
  });

  test("the report counts every row", () => {
    expect(calendarReport(read, all, expectedState.length)).toMatchObject({
      rows: 871,
      hearings: expectedState.length,
      unchanged: all.unchanged,
      rejected: [],
    });
  });
});

describe("an announced date moves", () => {
  const row = (snapshot: string, day: number, month: string, weekday: string, room = "Room 1"): string =>
    `${snapshot},1-2-21,X,${room},Trial,${weekday},${day},${month},9:00,AM,civil`;

  test("to the nearest coming date, the earlier of two equally near", () => {
    const { moves } = replay(
      EMPTY,
      observe(
        row("2026-01-05", 21, "Jan", "Wednesday"),
        row("2026-01-06", 14, "Jan", "Wednesday"),
        row("2026-01-06", 28, "Jan", "Wednesday"),
      ),
    );
    expect(moves).toMatchObject([
      { from: "2026-01-21", to: "2026-01-14", previousSnapshot: "2026-01-05", snapshot: "2026-01-06" },
    ]);
  });

  test("not when it is past, still listed elsewhere, or nothing is coming any more", () => {
    const past = observe(row("2026-01-05", 7, "Jan", "Wednesday"), row("2026-01-07", 14, "Jan", "Wednesday"));
    const otherRoom = observe(
      row("2026-01-05", 14, "Jan", "Wednesday"),
      row("2026-01-06", 14, "Jan", "Wednesday", "Room 2"),
    );
    const dropped = observe(row("2026-01-05", 14, "Jan", "Wednesday"), row("2026-01-06", 6, "Jan", "Tuesday"));
    for (const rows of [past, otherRoom, dropped]) expect(replay(EMPTY, rows).moves).toEqual([]);
  });

  test("only a newer look changes what is stored", () => {
    const now = replay(EMPTY, observe(row("2026-01-06", 14, "Jan", "Wednesday"))).nextState;
    for (const day of ["2026-01-05", "2026-01-06"]) {
      const late = replay(now, observe(row(day, 21, "Jan", "Wednesday")));
      expect(late).toMatchObject({ moves: [], changed: [], unchanged: 1 });
      expect(stateRows(late.nextState)).toEqual(stateRows(now));
    }
  });

  test("the state before is left as it was", () => {
    const before = replay(EMPTY, observe(row("2026-01-06", 14, "Jan", "Wednesday"))).nextState;
    const kept = stateRows(before);
    const after = replay(before, observe(row("2026-01-07", 21, "Jan", "Wednesday")));
    expect(after.changed).toHaveLength(1);
    expect(stateRows(before)).toEqual(kept);
  });
});

describe("a row of a calendar", () => {
  test("is folded: lower case, white space, 24 hours, the year from the weekday", () => {
    expect(
      observe("2021-12-20, 1-2-21  Wn ,WINDSOR,Court  Room\u00a01,Status Conf,tuesday,4,jan,1:30,PM,Civil"),
    ).toEqual([
      {
        line: 2,
        snapshot: "2021-12-20",
        docket: "1-2-21 wn",
        county: "windsor",
        division: "civil",
        date: "2022-01-04",
        time: "13:30",
        courtroom: "court room 1",
        hearingType: "status conf",
      },
    ]);
  });

  test("that cannot be read is rejected with its line, and the rest goes in", () => {
    const good = "2026-01-05,1,X,R,T,Wednesday,14,Jan,9:00,AM,civil";
    const { observations, rejected } = readRows(
      good,
      good.replace("2026-01-05", "5 Jan"),
      good.replace(",1,", ",,"),
      good.replace("14,Jan", "31,Feb"),
      good.replace("Wednesday", "Someday"),
      good.replace("9:00", "25:00"),
      `${good},extra`,
    );
    expect(observations).toHaveLength(1);
    expect(rejected).toEqual([
      { line: 3, because: "snapshot_unreadable" },
      { line: 4, because: "case_missing" },
      { line: 5, because: "date_unreadable" },
      { line: 6, because: "date_unreadable" },
      { line: 7, because: "time_unreadable" },
      { line: 8, because: "more_cells_than_headers" },
    ]);
  });

  test("needs its columns, and a refusal names those that are missing", () => {
    expect(readObservations(tableOf("docket,county\n1,x"))).toMatchObject({
      refused: "columns_missing",
      detail: expect.stringContaining("snapshot_date, division"),
    });
  });

  test("the inferred day falls on its weekday and no other year is nearer", () => {
    const day = fc
      .date({ min: new Date("1990-01-01"), max: new Date("2060-12-31"), noInvalidDate: true })
      .map((one) => courtDay(one.toISOString().slice(0, 10)));
    fc.assert(
      fc.property(day, fc.integer({ min: -150, max: 150 }), (snapshot, offset) => {
        const hearing = courtDay(new Date(Date.parse(snapshot) + offset * 86_400_000).toISOString().slice(0, 10));
        const found = nearestDay(snapshot, weekdayOf(hearing), Number(hearing.slice(8)), Number(hearing.slice(5, 7)));
        expect(found).toBe(hearing);
      }),
      { seed: 14 },
    );
    expect(nearestDay(courtDay("2026-03-01"), 4, 29, 2)).toBe("2024-02-29");
    expect(nearestDay(courtDay("2026-03-01"), 4, 31, 2)).toBeNull();
  });
});
