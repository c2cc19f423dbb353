import { expect, test } from "vitest";
import {
  applyEdits,
  changesOf,
  choose,
  countCells,
  type Drafts,
  type GridRow,
  isSinceless,
  meetTheirs,
  NO_DRAFTS,
  problemsOf,
  withRefusals,
} from "../../../app/(office)/[court]/register/grid-drafts.ts";
import { keptOf, revive } from "../../../app/(office)/[court]/register/kept-drafts.ts";
import { courtDay } from "../../../server/rules/calendar/court-day.ts";
import { GRID_COLUMNS, type GridCells, type GridColumn } from "../../../server/rules/docket/grid-columns.ts";

const how = { order: "dmy" as const, today: courtDay("2026-12-03"), stageWords: [], custodyWords: [] };
const row = (caseId: number, cells: Partial<GridCells> = {}, version = 1): GridRow => ({
  ...{ caseId, version },
  cells: {
    ...(Object.fromEntries(GRID_COLUMNS.map((column) => [column, ""])) as GridCells),
    ...{ number: `SC ${caseId}/2024`, stage: "charge", custody: "bail" },
    ...cells,
  },
});
const written = (of: GridRow, cells: Partial<Record<GridColumn, string>>, drafts: Drafts = NO_DRAFTS) =>
  applyEdits(
    drafts,
    Object.entries(cells).map(([column, text]) => ({ row: of, column: column as GridColumn, written: text })),
    how,
  );
const faultsOf = (drafts: Drafts) =>
  [...drafts.values()].flatMap(problemsOf).map(({ column, fault }) => [column, fault]);

test("a cell written as it stood is no change, and a row without changes is not sent", () => {
  const one = row(1, { remarks: "shelf 4" });
  const drafts = written(one, { remarks: "shelf 5", firDay: "01/02/2024" });
  expect(changesOf(drafts)).toEqual([{ caseId: 1, version: 1, cells: { remarks: "shelf 5", firDay: "2024-02-01" } }]);
  expect(countCells(written(one, { remarks: "shelf 4", firDay: "" }, drafts))).toBe(0);
});

test("a cell that cannot be read is named until it is written anew; so is one that the server refused", () => {
  const one = row(1);
  const wrong = written(one, { firDay: "31/02/2024", remarks: "x" });
  expect(faultsOf(wrong)).toEqual([["firDay", "date_does_not_exist"]]);
  const right = written(one, { firDay: "29/02/2024" }, wrong);
  expect(faultsOf(right)).toEqual([]);
  const refused = withRefusals(right, [{ caseId: 1, column: "remarks", fault: "too_long" }]);
  expect(faultsOf(refused)).toEqual([["remarks", "too_long"]]);
  expect(faultsOf(written(one, { remarks: "y" }, refused))).toEqual([]);
});

test("what another clerk wrote comes in where nothing is written here, and is asked about where both wrote", () => {
  const one = row(1, { remarks: "before" });
  const mine = written(one, { remarks: "mine", station: "Clifton", cfmsCode: "C-1" });
  const theirs = row(1, { remarks: "theirs", cfmsCode: "C-1", fir: "3/2024" }, 2);
  const met = meetTheirs(mine, [{ ...theirs, by: "Reader", at: "2026-12-03T05:00:00Z" }]);
  expect(met.get(1)).toMatchObject({ base: theirs, clashes: [{ column: "remarks", theirs: "theirs" }] });
  expect(met.get(1)?.other?.taken).toEqual(["fir"]);
  expect(faultsOf(met)).toEqual([["remarks", "clash"]]);
  expect(changesOf(choose(met, 1, "remarks", "mine"))).toEqual([
    { caseId: 1, version: 2, cells: { remarks: "mine", station: "Clifton" } },
  ]);
  expect(changesOf(choose(met, 1, "remarks", "theirs"))).toEqual([
    { caseId: 1, version: 2, cells: { station: "Clifton" } },
  ]);
});

test("a reload brings back what was written, but no name of an accused, and asks about what changed meanwhile", () => {
  const [one, two] = [row(1), row(2)];
  const drafts = written(
    two,
    { remarks: "two" },
    written(one, { accused: "Gul Testwala", remarks: "one", fir: "bad" }),
  );
  const { rows, namesLeft } = keptOf(drafts);
  expect(namesLeft).toBe(1);
  expect(JSON.stringify(rows)).not.toContain("Testwala");
  const back = revive(rows, [one, row(2, { remarks: "theirs" }, 2)], how);
  expect(changesOf(back)[0]).toEqual({ caseId: 1, version: 1, cells: { remarks: "one" } });
  expect(faultsOf(back)).toEqual([
    ["fir", "fir_unreadable"],
    ["remarks", "clash"],
  ]);
});

test("a matter in custody is marked until somebody writes since when", () => {
  const [held, free] = [row(1, { custody: "in" }), row(2)];
  expect([isSinceless(held, undefined), isSinceless(free, undefined)]).toEqual([true, false]);
  expect(isSinceless(held, written(held, { custodySince: "01/11/2026" }).get(1))).toBe(false);
  expect(isSinceless(free, written(free, { custody: "in" }).get(2))).toBe(true);
});
