import {
  GRID_COLUMNS,
  type GridCells,
  type GridColumn,
  type GridFault,
  type GridNote,
} from "../../../../server/rules/docket/grid-columns.ts";
import { type CellReading, readCell } from "../../../../server/rules/docket/read-cell.ts";
import { rowFaults } from "../../../../server/rules/docket/row-faults.ts";

export type GridRow = {
  readonly caseId: number;
  readonly version: number;
  readonly cells: GridCells;
  /** Custody is recorded of each accused: not here. */
  readonly isCustodyKept?: boolean;
};

/** A cell that is changed and not saved: as it was written, and as it reads. `refused`: what the server said of it. */
export type DraftCell = {
  readonly written: string;
  readonly text: string | null;
  readonly fault: GridFault | null;
  readonly note: GridNote | null;
  readonly refused?: GridFault;
};

/** A cell that somebody else wrote while it was changed here. */
export type Clash = { readonly column: GridColumn; readonly theirs: string };
export type Other = { readonly by: string | null; readonly at: string };
export type TheirRow = GridRow & Other;

export type DraftRow = {
  /** The case as it was when it was first touched here; after a clash, as somebody else left it. */
  readonly base: GridRow;
  readonly cells: Readonly<Partial<Record<GridColumn, DraftCell>>>;
  readonly clashes: readonly Clash[];
  /** Who saved it meanwhile, and what was taken over from there. */
  readonly other?: Other & { readonly taken: readonly GridColumn[] };
  readonly isGone?: boolean;
};

export type Drafts = ReadonlyMap<number, DraftRow>;
export type Edit = { readonly row: GridRow; readonly column: GridColumn; readonly written: string };
export type Problem = {
  readonly caseId: number;
  readonly column: GridColumn | null;
  readonly fault: GridFault | "clash";
};

export const NO_DRAFTS: Drafts = new Map();

/** Writes cells; one that comes out as it stands stored is no change any more. */
export function applyEdits(drafts: Drafts, edits: readonly Edit[], how: CellReading): Drafts {
  const after = new Map(drafts);
  for (const { row, column, written } of edits) {
    const before: DraftRow = after.get(row.caseId) ?? { base: row, cells: {}, clashes: [] };
    const read = before.base.isCustodyKept && isOfCustody(column) ? KEPT_OF_PERSONS : readCell(column, written, how);
    const cell: DraftCell = read.fault === null ? { written, ...read } : { written, ...read, note: null };
    keep(after, withCell(before, column, cell));
  }
  return after;
}

const isOfCustody = (column: GridColumn) => column === "custody" || column === "custodySince";
const KEPT_OF_PERSONS = { text: null, fault: "custody_by_person" } as const;

function withCell(row: DraftRow, column: GridColumn, cell: DraftCell | null): DraftRow {
  const { [column]: _, ...others } = row.cells;
  const isChange = cell !== null && cell.text !== row.base.cells[column];
  const clashes = row.clashes.filter((clash) => clash.column !== column);
  return { ...row, clashes, cells: isChange ? { ...others, [column]: cell } : others };
}

function keep(drafts: Map<number, DraftRow>, row: DraftRow): void {
  if (Object.keys(row.cells).length === 0) drafts.delete(row.base.caseId);
  else drafts.set(row.base.caseId, row);
}

/** What stands in a cell: the change that is not saved, or what is stored. */
export function cellsOf({ base, cells }: DraftRow): GridCells {
  const texts = Object.entries(cells).flatMap(([column, cell]) => (cell.text === null ? [] : [[column, cell.text]]));
  return { ...base.cells, ...Object.fromEntries(texts) };
}

export function countCells(drafts: Drafts): number {
  return [...drafts.values()].reduce((sum, { cells }) => sum + Object.keys(cells).length, 0);
}

/** What keeps a row from being saved, in the order of the columns. */
export function problemsOf(row: DraftRow): Problem[] {
  const { caseId } = row.base;
  if (row.isGone) return [{ caseId, column: null, fault: "gone" }];
  const own = GRID_COLUMNS.flatMap((column): Problem[] => {
    const cell = row.cells[column];
    const fault = cell?.fault ?? cell?.refused;
    if (fault) return [{ caseId, column, fault }];
    return row.clashes.some((clash) => clash.column === column) ? [{ caseId, column, fault: "clash" }] : [];
  });
  const named = new Set(own.map(({ column }) => column));
  const ofRow = rowFaults(row.base.cells, cellsOf(row)).filter(({ column }) => !named.has(column));
  return [...own, ...ofRow.map((one) => ({ caseId, ...one }))];
}

/** Rows as the server takes them. */
export function changesOf(drafts: Drafts) {
  return [...drafts.values()].map((row) => ({
    caseId: row.base.caseId,
    version: row.base.version,
    cells: Object.fromEntries(
      Object.entries(row.cells).flatMap(([column, { text }]) => (text === null ? [] : [[column, text]])),
    ) as Partial<Record<GridColumn, string>>,
  }));
}

/** Marks what the server named. */
export function withRefusals(drafts: Drafts, problems: readonly Problem[]): Drafts {
  const after = new Map(drafts);
  for (const { caseId, column, fault } of problems) {
    const row = after.get(caseId);
    if (!row || fault === "clash") continue;
    const cell = column === null ? undefined : row.cells[column];
    if (column === null) after.set(caseId, { ...row, isGone: true });
    else if (cell) after.set(caseId, { ...row, cells: { ...row.cells, [column]: { ...cell, refused: fault } } });
  }
  return after;
}

/**
 * Joins what is changed here with what somebody else saved meanwhile: cells that only they changed are theirs, cells that
 * both changed stay as they are written here until a clerk chooses.
 */
export function meetTheirs(drafts: Drafts, theirs: readonly TheirRow[]): Drafts {
  const after = new Map(drafts);
  for (const { by, at, ...base } of theirs) {
    const row = after.get(base.caseId);
    if (!row) continue;
    const changed = GRID_COLUMNS.filter((column) => base.cells[column] !== row.base.cells[column]);
    const isSame = (column: GridColumn) => row.cells[column]?.text === base.cells[column];
    const clashes = changed
      .filter((column) => row.cells[column] && !isSame(column))
      .map((column) => ({ column, theirs: base.cells[column] }));
    const cells = Object.fromEntries(
      Object.entries(row.cells).filter(([column]) => !isSame(column as GridColumn)),
    ) as DraftRow["cells"];
    const open = row.clashes.filter((one) => !changed.includes(one.column) && cells[one.column]);
    const taken = changed.filter((column) => !row.cells[column]);
    const { isCustodyKept } = row.base;
    keep(after, { base: { ...base, isCustodyKept }, cells, clashes: [...open, ...clashes], other: { by, at, taken } });
  }
  return after;
}

/** A clerk's choice between the two. */
export function choose(drafts: Drafts, caseId: number, column: GridColumn, side: "theirs" | "mine"): Drafts {
  const row = drafts.get(caseId);
  if (!row) return drafts;
  const after = new Map(drafts);
  keep(after, withCell(row, column, side === "mine" ? (row.cells[column] ?? null) : null));
  return after;
}

/** Takes the changes of one row, or of one of its cells, away. */
export function takeBack(drafts: Drafts, caseId: number, column: GridColumn | null): Drafts {
  const row = drafts.get(caseId);
  if (!row) return drafts;
  const after = new Map(drafts);
  if (column === null) after.delete(caseId);
  else keep(after, withCell(row, column, null));
  return after;
}

/** As the row stands or would be saved: in custody, and not since when. */
export function isSinceless(row: GridRow, draft: DraftRow | undefined): boolean {
  const of = (column: GridColumn) => draft?.cells[column]?.text ?? draft?.base.cells[column] ?? row.cells[column];
  return of("custody") === "in" && of("custodySince") === "";
}
