import { type GridColumn, isGridColumn } from "../../../../server/rules/docket/grid-columns.ts";
import type { CellReading } from "../../../../server/rules/docket/read-cell.ts";
import { applyEdits, type Drafts, type GridRow, meetTheirs, NO_DRAFTS } from "./grid-drafts.ts";

/** Changed cells of a case as the device keeps them over a reload: what was written, and what stood there. */
export type KeptRow = {
  caseId: number;
  version: number;
  cells: Partial<Record<GridColumn, { written: string; before: string }>>;
};

/** Names of people are kept on no device; who is protected the device does not know. */
const NEVER_KEPT: readonly GridColumn[] = ["accused"];

export function keptOf(drafts: Drafts): { rows: KeptRow[]; namesLeft: number } {
  let namesLeft = 0;
  const rows = [...drafts.values()].map(({ base, cells }) => {
    const kept = Object.entries(cells).flatMap(([column, { written }]) => {
      if (!NEVER_KEPT.includes(column as GridColumn))
        return [[column, { written, before: base.cells[column as GridColumn] }]];
      namesLeft += 1;
      return [];
    });
    return { caseId: base.caseId, version: base.version, cells: Object.fromEntries(kept) };
  });
  return { rows: rows.filter(({ cells }) => Object.keys(cells).length > 0), namesLeft };
}

/** What was kept, on the cases as they stand now; what somebody wrote since is met as it would be on saving. */
export function revive(kept: readonly KeptRow[], rows: readonly GridRow[], how: CellReading): Drafts {
  const now = new Map(rows.map((row) => [row.caseId, row]));
  let drafts = NO_DRAFTS;
  for (const { caseId, version, cells } of kept) {
    const row = now.get(caseId);
    if (!row) continue;
    const known = Object.entries(cells).filter(([column]) => isGridColumn(column));
    const before = Object.fromEntries(known.map(([column, cell]) => [column, cell.before]));
    const base = version === row.version ? row : { ...row, version, cells: { ...row.cells, ...before } };
    const edits = known.map(([column, cell]) => ({ row: base, column: column as GridColumn, written: cell.written }));
    drafts = applyEdits(drafts, edits, how);
    if (version !== row.version) drafts = meetTheirs(drafts, [{ ...row, by: null, at: "" }]);
  }
  return drafts;
}

const keyFor = (courtId: number) => `peshi-register-${courtId}`;

/** Kept for the one who wrote them: nobody who signs in after finds another's changes in the cells. */
export function keepDrafts(courtId: number, by: string, drafts: Drafts): void {
  const { rows, namesLeft } = keptOf(drafts);
  if (rows.length + namesLeft === 0) window.sessionStorage.removeItem(keyFor(courtId));
  else window.sessionStorage.setItem(keyFor(courtId), JSON.stringify({ by, rows, namesLeft }));
}

export function keptDrafts(courtId: number, by: string): { rows: KeptRow[]; namesLeft: number } {
  try {
    const kept = JSON.parse(window.sessionStorage.getItem(keyFor(courtId)) ?? "null");
    if (kept?.by !== by || !Array.isArray(kept.rows)) return { rows: [], namesLeft: 0 };
    return { rows: kept.rows, namesLeft: Number(kept.namesLeft) || 0 };
  } catch {
    return { rows: [], namesLeft: 0 };
  }
}
