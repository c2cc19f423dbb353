"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { useLocale, useTranslations } from "next-intl";
import {
  type ClipboardEvent,
  type KeyboardEvent,
  type MouseEvent,
  type RefObject,
  useCallback,
  useEffect,
  useRef,
} from "react";
import { GRID_COLUMNS, type GridColumn } from "../../../../server/rules/docket/grid-columns.ts";
import type { Done } from "./cell-editor.tsx";
import type { Drafts, GridRow } from "./grid-drafts.ts";
import { at, moved, type Place, rangeOf, type Selection, stepped } from "./grid-range.ts";
import { cellId, RegisterRow, type Writing } from "./grid-row.tsx";
import styles from "./register.module.css";
import { onGridKey } from "./use-grid-keys.ts";

const ROW = 32;

type Props = {
  grid: RefObject<HTMLTableElement | null>;
  rows: readonly GridRow[];
  drafts: Drafts;
  hasMore: boolean;
  more: () => void;
  isReadOnly: boolean;
  selection: Selection;
  select: (selection: Selection) => void;
  writing: Writing | null;
  write: (writing: Writing | null) => void;
  shown: (column: GridColumn, text: string) => string;
  choices: (column: GridColumn, stored: string) => string[];
  /** Puts a text into one cell, or into every selected one. */
  put: (text: string, isEverywhere: boolean) => void;
  copied: () => string;
  paste: (text: string) => void;
  clear: () => void;
  fillDown: () => void;
  back: () => void;
  leave: () => void;
};

/** The cells themselves: only the rows in sight are drawn, and all keys go to the grid, not to its cells. */
export function RegisterGrid(props: Props) {
  const { grid, rows, drafts, selection, select, writing, write, isReadOnly, hasMore } = props;
  const t = useTranslations("register");
  const scroll = useRef<HTMLDivElement>(null);
  const isRightToLeft = useLocale() === "ur";
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW,
    overscan: 12,
    scrollPaddingStart: ROW + 4,
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? -1;
  useMore({ isNear: hasMore && last >= rows.length - 15, more: props.more, count: rows.length });
  useInSight(selection.active, rows, (row) => virtual.scrollToIndex(row, { align: "auto" }));
  const size = { rows: rows.length, columns: GRID_COLUMNS.length };
  const range = rangeOf(selection);
  const { active } = selection;
  const activeRow = rows[active.row];
  const isInSight = items.some(({ index }) => index === active.row);
  const onMouse = useMouse(selection, select, write, grid);

  const latest = useRef({ ...props, size });
  latest.current = { ...props, size };
  const onDone = useCallback((text: string, done: Done) => {
    const { put, write, select, selection, size, grid } = latest.current;
    put(text, done === "fill");
    write(null);
    if (done !== "stay") grid.current?.focus({ preventScroll: true });
    const next = nextPlace(selection.active, done, size);
    if (next) select(at(next));
  }, []);
  const onCancel = useCallback(() => {
    latest.current.write(null);
    latest.current.grid.current?.focus({ preventScroll: true });
  }, []);
  const writeHere = (letter: string | null) => {
    if (!activeRow) return;
    const column = GRID_COLUMNS[active.column]!;
    write({ column: active.column, text: letter ?? textOf(activeRow, column, props) });
  };
  const onCopy = (event: ClipboardEvent) => {
    event.preventDefault();
    event.clipboardData.setData("text/plain", props.copied());
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor((scroll.current?.clientHeight ?? 400) / ROW) - 2);
    const { clear, fillDown, back, leave } = props;
    const isOwn = onGridKey(event, {
      ...{ selection, size, page, isRightToLeft, select, write: writeHere, clear, fillDown, back, leave },
      isReadOnly,
    });
    // Letters typed here are no commands of the frame.
    event.stopPropagation();
    if (isOwn) event.preventDefault();
  };

  return (
    <div ref={scroll} className={styles.grid}>
      <table
        ref={grid}
        className={styles.table}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: its cells are written in.
        role="grid"
        tabIndex={0}
        aria-label={t("grid")}
        aria-rowcount={hasMore ? -1 : rows.length + 1}
        aria-colcount={GRID_COLUMNS.length}
        aria-multiselectable
        aria-readonly={isReadOnly}
        aria-activedescendant={isInSight && activeRow ? cellId(activeRow.caseId, active.column) : undefined}
        onKeyDown={onKeyDown}
        onMouseDown={onMouse.down}
        onMouseMove={onMouse.over}
        onDoubleClick={isReadOnly ? undefined : () => writeHere(null)}
        onCopy={onCopy}
        onCut={onCopy}
        onPaste={(event) => {
          event.preventDefault();
          if (!isReadOnly) props.paste(event.clipboardData.getData("text/plain"));
        }}
      >
        <Columns />
        <tbody>
          <Gap height={items[0]?.start ?? 0} />
          {items.map(({ index }) => {
            const row = rows[index]!;
            const isSelected = index >= range.top && index <= range.bottom;
            return (
              <RegisterRow
                key={row.caseId}
                index={index}
                row={row}
                draft={drafts.get(row.caseId)}
                from={isSelected ? range.left : -1}
                to={isSelected ? range.right : -1}
                active={index === active.row ? active.column : -1}
                writing={index === active.row ? writing : null}
                shown={props.shown}
                choices={props.choices}
                onDone={onDone}
                onCancel={onCancel}
              />
            );
          })}
          <Gap height={virtual.getTotalSize() - (items.at(-1)?.end ?? 0)} />
        </tbody>
      </table>
    </div>
  );
}

function Columns() {
  const t = useTranslations("register.columns");
  return (
    <>
      <colgroup>
        {GRID_COLUMNS.map((column) => (
          <col key={column} className={styles[`is-${column}`]} />
        ))}
      </colgroup>
      <thead>
        <tr aria-rowindex={1}>
          {GRID_COLUMNS.map((column, at) => (
            <th key={column} scope="col" aria-colindex={at + 1} className={at === 0 ? styles.first : undefined}>
              {t(column)}
            </th>
          ))}
        </tr>
      </thead>
    </>
  );
}

/** Room of the rows that are out of sight. */
function Gap({ height }: { height: number }) {
  return height <= 0 ? null : (
    <tr aria-hidden>
      <td colSpan={GRID_COLUMNS.length} style={{ blockSize: height, padding: 0, border: 0 }} />
    </tr>
  );
}

/** What a field opens with: as it is shown, or as it was written where it could not be read. */
function textOf(row: GridRow, column: GridColumn, { drafts, shown }: Pick<Props, "drafts" | "shown">): string {
  const draft = drafts.get(row.caseId);
  const cell = draft?.cells[column];
  if (!cell) return shown(column, draft?.base.cells[column] ?? row.cells[column]);
  return cell.text === null ? cell.written : shown(column, cell.text);
}

function nextPlace(active: Place, done: Done, size: { rows: number; columns: number }): Place | null {
  if (done === "down" || done === "up") return moved(active, { row: done === "down" ? 1 : -1 }, size);
  if (done === "next" || done === "before") return stepped(active, done === "next" ? 1 : -1, size);
  return null;
}

function useMore({ isNear, more, count }: { isNear: boolean; more: () => void; count: number }): void {
  const latest = useRef(more);
  latest.current = more;
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again after each page that came.
  useEffect(() => {
    if (isNear) latest.current();
  }, [isNear, count]);
}

/** The cursor is never out of sight after it moved. */
function useInSight({ row, column }: Place, rows: readonly GridRow[], scrollTo: (row: number) => void): void {
  const latest = useRef({ rows, scrollTo });
  latest.current = { rows, scrollTo };
  useEffect(() => {
    const { rows, scrollTo } = latest.current;
    const found = rows[row];
    if (!found) return;
    scrollTo(row);
    const show = () =>
      document.getElementById(cellId(found.caseId, column))?.scrollIntoView({ block: "nearest", inline: "nearest" });
    // A row that was out of sight is drawn after the list has moved to it.
    const frame = requestAnimationFrame(show);
    return () => cancelAnimationFrame(frame);
  }, [row, column]);
}

function useMouse(
  selection: Selection,
  select: (selection: Selection) => void,
  write: (writing: Writing | null) => void,
  grid: RefObject<HTMLTableElement | null>,
) {
  const down = (event: MouseEvent) => {
    const place = placeOf(event.target);
    if (!place || event.button !== 0) return;
    write(null);
    grid.current?.focus({ preventScroll: true });
    select(event.shiftKey ? { anchor: selection.anchor, active: place } : at(place));
    event.preventDefault();
  };
  const over = (event: MouseEvent) => {
    const place = (event.buttons & 1) === 1 ? placeOf(event.target) : null;
    const isSame = place?.row === selection.active.row && place.column === selection.active.column;
    if (place && !isSame) select({ anchor: selection.anchor, active: place });
  };
  return { down, over };
}

/** The cell under the pointer; none inside a field that is being written. */
function placeOf(target: EventTarget): Place | null {
  const element = target as HTMLElement;
  if (element.closest("input, textarea")) return null;
  const cell = element.closest<HTMLElement>("td[data-column]");
  const row = cell?.closest<HTMLElement>("tr[data-row]");
  return cell && row ? { row: Number(row.dataset.row), column: Number(cell.dataset.column) } : null;
}
