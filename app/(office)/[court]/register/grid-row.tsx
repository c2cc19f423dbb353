"use client";

import { useTranslations } from "next-intl";
import { memo } from "react";
import { GRID_COLUMNS, type GridColumn, isGridDay } from "../../../../server/rules/docket/grid-columns.ts";
import { CellEditor, type Done } from "./cell-editor.tsx";
import { type DraftRow, type GridRow, isSinceless, problemsOf } from "./grid-drafts.ts";
import styles from "./register.module.css";

/** Columns whose texts read left to right in every language. */
const isLatin = (column: GridColumn) => ["number", "fir", "cfmsCode"].includes(column) || isGridDay(column);

export type Writing = { column: number; text: string };

type Props = {
  index: number;
  row: GridRow;
  draft: DraftRow | undefined;
  /** Selected columns, from and to; -1 where the row is not selected. */
  from: number;
  to: number;
  active: number;
  writing: Writing | null;
  shown: (column: GridColumn, text: string) => string;
  choices: (column: GridColumn, stored: string) => string[];
  onDone: (text: string, done: Done) => void;
  onCancel: () => void;
};

export const cellId = (caseId: number, column: number) => `cell-${caseId}-${column}`;

/** One matter; drawn again only when something of it changes. */
export const RegisterRow = memo(function RegisterRow(props: Props) {
  const { index, row, draft, from, to, active, writing, shown, choices, onDone, onCancel } = props;
  const t = useTranslations("register");
  const problems = draft ? problemsOf(draft) : [];
  return (
    <tr aria-rowindex={index + 2} data-row={index} className={draft?.isGone ? styles.gone : undefined}>
      {GRID_COLUMNS.map((column, at) => {
        const cell = draft?.cells[column];
        const stored = draft?.base.cells[column] ?? row.cells[column];
        const text = cell ? (cell.text === null ? cell.written : shown(column, cell.text)) : shown(column, stored);
        const isFaulty = problems.some((one) => one.column === column);
        const isWriting = writing?.column === at;
        const marks = [
          cell && styles.changed,
          isFaulty && styles.faulty,
          (cell?.note || (column === "custodySince" && isSinceless(row, draft))) && styles.noted,
          at >= from && at <= to && styles.selected,
          at === active && styles.active,
          at === 0 && styles.first,
        ];
        return (
          // biome-ignore lint/a11y/useAriaPropsSupportedByRole: a cell of a table whose role is grid is a gridcell.
          <td
            key={column}
            id={cellId(row.caseId, at)}
            aria-colindex={at + 1}
            aria-selected={at >= from && at <= to}
            aria-invalid={isFaulty || undefined}
            data-column={at}
            className={marks.filter(Boolean).join(" ")}
            title={text.length > 14 ? text : undefined}
          >
            {isWriting ? (
              <CellEditor
                column={column}
                label={t(`columns.${column}`)}
                text={writing.text}
                choices={choices(column, stored)}
                onDone={onDone}
                onCancel={onCancel}
              />
            ) : (
              <bdi dir={isLatin(column) ? "ltr" : "auto"}>{text}</bdi>
            )}
          </td>
        );
      })}
    </tr>
  );
});
