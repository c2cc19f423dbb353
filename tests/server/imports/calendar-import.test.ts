import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { eq } from "drizzle-orm";
import { afterAll, describe, expect, test } from "vitest";
import { connect } from "../../../db/connect.ts";
import { court, courtroom, district } from "../../../db/schema/districts.ts";
import { caseType } from "../../../db/schema/imports.ts";
import { terminalContext } from "../../../server/core/context.ts";
import { announcedHearings } from "../../../server/imports/calendar/announced-hearings.ts";
import { importCalendar } from "../../../server/imports/calendar/import-calendar.ts";
import { isRefusal } from "../../../server/imports/reading/decode-text.ts";
import type { Table } from "../../../server/imports/reading/read-table.ts";
import { freshDatabase } from "../../support/fresh-database.ts";
import { GOLDEN, tableOf } from "../../support/golden-register.ts";

const database = await freshDatabase();
const { db, end } = connect(database.appUrl, { max: 4 });
afterAll(end);
const terminal = terminalContext(db, false);

type Line = Record<string, string>;
const golden = (name: string) => readFileSync(new URL(`calendars/${name}`, GOLDEN));
const linesOf = (name: string): Line[] => parse(golden(name), { columns: true }) as Line[];
const OBSERVED = tableOf(golden("observations.csv"));
const FINAL = linesOf("expected_final_state.csv");
const MOVES = linesOf("expected_moves.csv").map((one) =>
  [one.docket, one.county, one.division, one.snapshot, one.old_date, one.new_date].join("|"),
);

const districtCode = () => `d-${randomUUID().slice(0, 8)}`;

async function bring(code: string, table: Table) {
  const done = await importCalendar(terminal, { districtCode: code, timezone: "America/New_York", table });
  if (isRefusal(done)) throw new Error(done.refused);
  return done;
}

const movesOf = (moved: readonly object[]) => moved.map((move) => Object.values(move).join("|"));
const inOrder = (rows: readonly object[]) => rows.map((one) => Object.values(one).join("|")).sort();

describe("announced hearings of another system", () => {
  test("end in the expected state with exactly the expected moves, and again bring nothing", async () => {
    const code = districtCode();
    const { report } = await bring(code, OBSERVED);
    expect(report).toMatchObject({ rows: OBSERVED.rows.length, hearings: FINAL.length, rejected: [] });
    expect(movesOf(report.moved).sort()).toEqual([...MOVES].sort());
    const stored = await announcedHearings(terminal, code);
    expect(Object.keys(stored[0] ?? {})).toEqual(Object.keys(FINAL[0] ?? {}));
    expect(inOrder(stored)).toEqual(inOrder(FINAL));
    const again = await bring(code, OBSERVED);
    expect(again.report).toMatchObject({ unchanged: OBSERVED.rows.length, moved: [], hearings: FINAL.length });
    expect(again).toMatchObject({ madeDistrict: false, madeCourts: [] });
    expect(await announcedHearings(terminal, code)).toEqual(stored);
  });

  test("end the same when the snapshots come one after the other", async () => {
    const code = districtCode();
    const at = OBSERVED.headers.indexOf("snapshot_date");
    const days = [...new Set(OBSERVED.rows.map(({ cells }) => cells[at]!))].sort();
    const moved: string[] = [];
    for (const day of days) {
      const rows = OBSERVED.rows.filter(({ cells }) => cells[at] === day);
      moved.push(...movesOf((await bring(code, { ...OBSERVED, rows })).report.moved));
    }
    expect(days.length).toBeGreaterThan(10);
    expect(moved.sort()).toEqual([...MOVES].sort());
    expect(inOrder(await announcedHearings(terminal, code))).toEqual(inOrder(FINAL));
  });

  test("make the district, its courts, rooms and kinds of cases as data", async () => {
    const code = districtCode();
    const done = await bring(code, OBSERVED);
    expect(done.madeDistrict).toBe(true);
    const [made] = await db.select().from(district).where(eq(district.code, code));
    expect(made).toMatchObject({ timezone: "America/New_York" });
    const courts = await db.select().from(court).where(eq(court.districtId, made!.id));
    expect(courts.map((one) => one.code).sort()).toEqual([...done.madeCourts].sort());
    expect(courts.length).toBe(new Set(FINAL.map(({ county }) => county)).size);
    const rooms = await db.select().from(courtroom).where(eq(courtroom.courtId, courts[0]!.id));
    expect(rooms.length).toBeGreaterThan(0);
    const kinds = await db.select().from(caseType).where(eq(caseType.districtId, made!.id));
    expect(kinds.map(({ name }) => name).sort()).toEqual([...new Set(FINAL.map(({ division }) => division))].sort());
  });

  test("rows that cannot be read are rejected by line, the others come in", async () => {
    const code = districtCode();
    const at = OBSERVED.headers.indexOf("month");
    const [first, ...others] = OBSERVED.rows.slice(0, 5);
    const spoilt = { ...first!, cells: first!.cells.map((cell, index) => (index === at ? "Smarch" : cell)) };
    const { report } = await bring(code, { ...OBSERVED, rows: [spoilt, ...others] });
    expect(report).toMatchObject({ rows: 5, rejected: [{ line: first!.line, because: "date_unreadable" }] });
    expect(report.hearings).toBeGreaterThan(0);
  });

  test("two imports at once end as one after the other", async () => {
    const code = districtCode();
    await bring(code, { ...OBSERVED, rows: [] });
    const reports = await Promise.all([1, 2].map(() => bring(code, OBSERVED)));
    expect(reports.map(({ report }) => report.moved.length).sort()).toEqual([0, MOVES.length].sort());
    expect(inOrder(await announcedHearings(terminal, code))).toEqual(inOrder(FINAL));
  });
});
