"use client";

import { useTable } from "@tanstack/react-table";
import { useTranslations } from "next-intl";
import { type MouseEvent, memo } from "react";
import styles from "./docket.module.css";
import type { DocketAddress, Wish } from "./docket-address.ts";
import { COLUMNS_OF, features, SORTED_BY } from "./docket-columns.tsx";
import type { DocketRow } from "./docket-row.ts";

type Props = {
  rows: DocketRow[];
  address: DocketAddress;
  go: (wish: Wish) => void;
  current: number | null;
  selected: ReadonlySet<number>;
  onOpen: (caseId: number) => void;
  onCurrent: (caseId: number) => void;
  onSelect: (caseId: number) => void;
};

export function DocketTable({ rows, address, go, current, selected, onOpen, onCurrent, onSelect }: Props) {
  const t = useTranslations("docket");
  const columns = COLUMNS_OF[address.docket ?? "all"];
  const table = useTable({ features, columns, data: rows, getRowId: (row) => String(row.caseId) });

  return (
    <table className={`sheet ${styles.table}`} aria-label={t("title")}>
      <thead>
        <tr>
          <th scope="col" className={styles.select}>
            <span className={styles.hidden}>{t("columns.select")}</span>
          </th>
          {table.getFlatHeaders().map(({ id }) => (
            <Heading key={id} id={id} address={address} go={go} />
          ))}
        </tr>
      </thead>
      <tbody>
        {table.getRowModel().rows.map((row) => {
          const { caseId } = row.original;
          return (
            <Row
              key={row.id}
              row={row}
              docket={address.docket}
              isCurrent={caseId === current}
              isOpen={caseId === address.openCase}
              isSelected={selected.has(caseId)}
              onOpen={onOpen}
              onCurrent={onCurrent}
              onSelect={onSelect}
            />
          );
        })}
      </tbody>
    </table>
  );
}

type ColumnId =
  | ("number" | "accused" | "sections" | "stage" | "next" | "age" | "hearings" | "last" | "marks")
  | ("asked" | "clock" | "permission" | "lastReport" | "nextReport");

function Heading({ id, address, go }: { id: string; address: DocketAddress; go: (wish: Wish) => void }) {
  const t = useTranslations("docket");
  const label = t(`columns.${id as ColumnId}`);
  const sort = SORTED_BY[id];
  if (!sort) {
    return (
      <th scope="col" className={styles[id]}>
        {label}
      </th>
    );
  }
  const isSorted = address.sort === sort;
  const turn = () => go({ sort, down: isSorted && !address.isDescending ? "1" : "0" });
  return (
    <th
      scope="col"
      className={styles[id]}
      aria-sort={isSorted ? (address.isDescending ? "descending" : "ascending") : "none"}
    >
      <button type="button" className={styles.sort} onClick={turn} title={t("sortBy", { column: label })}>
        {label}
        <span aria-hidden className={styles.arrow}>
          {isSorted ? (address.isDescending ? "↓" : "↑") : ""}
        </span>
      </button>
    </th>
  );
}

type TableRow = ReturnType<ReturnType<typeof useTable<typeof features, DocketRow>>["getRowModel"]>["rows"][number];

type RowProps = Pick<Props, "onOpen" | "onCurrent" | "onSelect"> & {
  row: TableRow;
  /** Which columns it has. */
  docket: DocketAddress["docket"];
  isCurrent: boolean;
  isOpen: boolean;
  isSelected: boolean;
};

/** Drawn again only when something of this matter changes: moving through a thousand rows touches two. */
const Row = memo(function Row({ row, isCurrent, isOpen, isSelected, onOpen, onCurrent, onSelect }: RowProps) {
  const t = useTranslations("docket.columns");
  const { caseId, number } = row.original;
  const open = (event: MouseEvent) => {
    const target = event.target as HTMLElement;
    const wantsTab = event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0;
    if (target.closest("input, label") || wantsTab || window.getSelection()?.toString()) return;
    event.preventDefault();
    onCurrent(caseId);
    onOpen(caseId);
  };
  return (
    // By keyboard the link in the row opens the matter.
    <tr className={isCurrent || isOpen ? "is-current" : undefined} data-case={caseId} onClick={open}>
      <td className={styles.select}>
        <label className={styles.check}>
          <span className={styles.hidden}>
            {t("select")} {number ?? ""}
          </span>
          <input type="checkbox" checked={isSelected} onChange={() => onSelect(caseId)} tabIndex={-1} />
        </label>
      </td>
      {row.getAllCells().map((cell) => (
        <td key={cell.id} className={styles[cell.column.id]}>
          <Cell cell={cell} />
        </td>
      ))}
    </tr>
  );
}, isSameRow);

function Cell({ cell }: { cell: ReturnType<TableRow["getAllCells"]>[number] }) {
  const Draw = cell.column.columnDef.cell as (context: unknown) => React.ReactNode;
  return Draw(cell.getContext());
}

function isSameRow(before: RowProps, after: RowProps): boolean {
  return (
    before.row.original === after.row.original &&
    before.isCurrent === after.isCurrent &&
    before.isOpen === after.isOpen &&
    before.isSelected === after.isSelected &&
    before.onOpen === after.onOpen &&
    before.onSelect === after.onSelect &&
    before.docket === after.docket
  );
}
