import type { Transaction } from "../../db/connect.ts";
import { hasCustodyPeriods } from "../case/case-people-store.ts";
import { entryOf, readEntry } from "../case/file/case-entry.ts";
import { pairsOpen } from "../case/stage/move-stage-path.ts";
import { findPath } from "../case/stage/move-stage-store.ts";
import { type StoredCase, storedCases } from "../case/stored-cases.ts";
import type { CourtDay } from "../rules/calendar/court-day.ts";
import { caseNumberKey } from "../rules/case/case-number.ts";
import type { Stage } from "../rules/case/stages.ts";
import type { GridCells, GridColumn, GridFault } from "../rules/docket/grid-columns.ts";
import { type CellReading, readCell } from "../rules/docket/read-cell.ts";
import { rowFaults } from "../rules/docket/row-faults.ts";
import { gridCellsOf, withCells } from "./grid-cells.ts";

/** What stands in the way of saving a cell; `column` is null where it is the whole row. */
export type GridProblem = { caseId: number; column: GridColumn | null; fault: GridFault };

type Row = { caseId: number; cells: Partial<GridCells> };
type At = { courtId: number; casePrefix: string | null; today: CourtDay };

/** Everything that stands in the way of the rows, by the rules that the grid checks cells with, and by what is stored. */
export async function gridProblems(
  tx: Transaction,
  at: At,
  rows: readonly Row[],
  stored: ReadonlyMap<number, StoredCase>,
): Promise<GridProblem[]> {
  const problems: GridProblem[] = [];
  const readable: Row[] = [];
  for (const row of rows) {
    const found = stored.get(row.caseId);
    const faults = found ? faultsOf(row, found, at.today) : [{ column: null, fault: "gone" as const }];
    if (found && faults.length === 0) readable.push(row);
    problems.push(...faults.map((one) => ({ caseId: row.caseId, ...one })));
    if (!found || faults.length > 0) continue;
    const more = await recordedFaults(tx, row, found);
    problems.push(...more.map((one) => ({ caseId: row.caseId, ...one })));
  }
  return [...problems, ...(await takenNumbers(tx, at, readable, stored))];
}

type Fault = { column: GridColumn | null; fault: GridFault };

function faultsOf({ cells }: Row, { matter }: StoredCase, today: CourtDay): Fault[] {
  const how: CellReading = { order: "ymd", today, stageWords: [], custodyWords: [] };
  const faults = Object.entries(cells).flatMap(([column, text]): Fault[] => {
    const { fault } = readCell(column as GridColumn, text, how);
    return fault === null ? [] : [{ column: column as GridColumn, fault }];
  });
  if (faults.length > 0) return faults;
  const before = gridCellsOf(matter);
  return rowFaults(before, { ...before, ...cells });
}

/** What the path of the case, and the custody that is kept of each accused, do not allow. */
async function recordedFaults(tx: Transaction, row: Row, { matter }: StoredCase): Promise<Fault[]> {
  const { caseId, cells } = row;
  const before = gridCellsOf(matter);
  const faults: Fault[] = [];
  if (cells.stage !== undefined && cells.stage !== before.stage) {
    const open = pairsOpen(await findPath(tx, caseId), before.stage as Stage);
    if (!open.some(({ to, byOrder }) => to === cells.stage && !byOrder)) {
      faults.push({ column: "stage", fault: "stage_pair" });
    }
  }
  const custody = (["custody", "custodySince"] as const).find(
    (column) => cells[column] !== undefined && cells[column] !== before[column],
  );
  if (custody && (await hasCustodyPeriods(tx, caseId))) {
    faults.push({ column: custody, fault: "custody_by_person" });
  }
  return faults;
}

/** Numbers that another case has, stored or in the same save; a number that another row only gives up is still taken. */
async function takenNumbers(
  tx: Transaction,
  at: At,
  rows: readonly Row[],
  stored: ReadonlyMap<number, StoredCase>,
): Promise<GridProblem[]> {
  const wished = rows.flatMap(({ caseId, cells }) => {
    if (cells.number === undefined) return [];
    const kept = stored.get(caseId)!.matter;
    const { caseNumber, docket } = readEntry(withCells(entryOf(kept), cells), { ...at, kept });
    return caseNumber ? [{ caseId, caseNumber, docket: docket ?? "trial" }] : [];
  });
  if (wished.length === 0) return [];
  const numberKeys = wished.map(({ caseNumber }) => caseNumberKey(caseNumber));
  const holders = (await storedCases(tx, at.courtId, { numberKeys })).flatMap(({ caseId, matter }) =>
    matter.caseNumber ? [{ caseId, caseNumber: matter.caseNumber, docket: matter.docket ?? "trial" }] : [],
  );
  const byName = Map.groupBy([...holders, ...wished], nameOf);
  return wished
    .filter((one) => byName.get(nameOf(one))?.some(({ caseId }) => caseId !== one.caseId))
    .map(({ caseId }) => ({ caseId, column: "number", fault: "number_taken" }));
}

type Numbered = {
  caseNumber: { prefix: string | null; number: number; suffix: string | null; year: number };
  docket: string;
};

/** As the database holds a number to be one. */
const nameOf = ({ caseNumber, docket }: Numbered): string =>
  [docket, caseNumber.prefix ?? "", caseNumberKey(caseNumber)].join("|");
