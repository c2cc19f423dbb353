"use client";

import { notifications } from "@mantine/notifications";
import { useTranslations } from "next-intl";
import { GRID_COLUMNS, type GridColumn, MOST_GRID_CELLS } from "../../../../server/rules/docket/grid-columns.ts";
import { layBlock, type Placed, readBlock, writeBlock } from "../../../../server/rules/docket/pasted-block.ts";
import type { CellReading } from "../../../../server/rules/docket/read-cell.ts";
import { applyEdits, countCells, type Drafts, type GridRow } from "./grid-drafts.ts";
import { placesOf, rangeOf, type Selection } from "./grid-range.ts";

type At = {
  rows: readonly GridRow[];
  /** Reads on until so many rows are there, or no more come. */
  rowsUpTo: (count: number) => Promise<readonly GridRow[]>;
  drafts: Drafts;
  change: (next: (before: Drafts) => Drafts) => void;
  how: CellReading;
  selection: Selection;
  select: (selection: Selection) => void;
  shown: (column: GridColumn, text: string) => string;
};

/** What is done with cells: written, cleared, filled, copied, pasted. */
export function useGridActs({ rows, rowsUpTo, drafts, change, how, selection, select, shown }: At) {
  const t = useTranslations("register");
  const range = rangeOf(selection);
  const say = (message: string, isRefused = false) =>
    notifications.show({
      message,
      ...(isRefused ? { color: "red", autoClose: 12_000, role: "alert", className: "is-error" } : {}),
    });
  const textAt = (row: GridRow, column: GridColumn): string => {
    const draft = drafts.get(row.caseId);
    const cell = draft?.cells[column];
    if (!cell) return shown(column, draft?.base.cells[column] ?? row.cells[column]);
    return cell.text === null ? cell.written : shown(column, cell.text);
  };

  /** False, and told why, where it would be more than a save takes. */
  const place = (placed: readonly Placed[], on: readonly GridRow[]): boolean => {
    const cells = placed.length + countCells(drafts);
    if (cells > MOST_GRID_CELLS) {
      say(t("tooMany", { cells, most: MOST_GRID_CELLS }), true);
      return false;
    }
    const edits = placed.flatMap(({ row, column, text }) => {
      const [matter, name] = [on[row], GRID_COLUMNS[column]];
      // What stands there already is no writing: a stage shown in words is not written anew.
      return matter && name && textAt(matter, name) !== text ? [{ row: matter, column: name, written: text }] : [];
    });
    if (edits.length > 0) change((before) => applyEdits(before, edits, how));
    return true;
  };
  const everywhere = (text: string) => placesOf(range).map((one) => ({ ...one, text }));

  const fillDown = () => {
    const { top, left } = range;
    const first = rows[top];
    if (!first || range.bottom === top) return;
    const line = placesOf({ ...range, bottom: top }).map(({ column }) => textAt(first, GRID_COLUMNS[column]!));
    const below = placesOf({ ...range, top: top + 1 });
    const placed = below.map((one) => ({ ...one, text: line[one.column - left] ?? "" }));
    if (place(placed, rows)) say(t("filled", { n: placed.length }));
  };
  const paste = async (text: string) => {
    const block = readBlock(text);
    const [lines, columns] = [block.length, block[0]?.length ?? 0];
    if (lines === 0) return;
    const on = await rowsUpTo(range.top + lines);
    const [room, left] = [GRID_COLUMNS.length - range.left, on.length - range.top];
    if (columns > room) return say(t("paste.tooWide", { columns, room }), true);
    if (lines > left) return say(t("paste.tooHigh", { lines, rows: left }), true);
    const placed = layBlock(block, range);
    if (!place(placed, on)) return;
    const last = placed.at(-1);
    if (last) select({ anchor: last, active: { row: range.top, column: range.left } });
    say(t("paste.done", { n: placed.length }));
  };
  return {
    put: (text: string, isEverywhere: boolean) =>
      place(isEverywhere ? everywhere(text) : [{ ...selection.active, text }], rows),
    clear: () => place(everywhere(""), rows),
    fillDown,
    paste,
    copied: (): string => {
      const { top, bottom, left, right } = range;
      const lines = rows
        .slice(top, bottom + 1)
        .map((row) => GRID_COLUMNS.slice(left, right + 1).map((column) => textAt(row, column)));
      say(t("copied", { n: lines.length * (right - left + 1) }));
      return writeBlock(lines);
    },
  };
}
