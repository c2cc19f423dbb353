"use client";

import { useTranslations } from "next-intl";
import { GRID_COLUMNS, type GridColumn } from "../../../../server/rules/docket/grid-columns.ts";
import { Icon } from "../../../components/icons.tsx";
import { type Drafts, type GridRow, isSinceless, problemsOf } from "./grid-drafts.ts";
import styles from "./register.module.css";

type Props = {
  row: GridRow | undefined;
  column: number;
  drafts: Drafts;
  shown: (column: GridColumn, text: string) => string;
};

/** What there is to say of the cell under the cursor: what stood there before, and what is wrong with it. */
export function GridStatus({ row, column, drafts, shown }: Props) {
  const t = useTranslations("register");
  const name = GRID_COLUMNS[column];
  if (!row || !name) return <span className={styles.status} />;
  const draft = drafts.get(row.caseId);
  const cell = draft?.cells[name];
  const problem = draft ? problemsOf(draft).find((one) => one.column === name || one.column === null) : undefined;
  const before = shown(name, draft?.base.cells[name] ?? "");
  const number = `\u2068${row.cells.number || `FIR ${row.cells.fir}`}\u2069`;
  return (
    <span className={styles.status} aria-live="polite">
      <strong>{t("cell.where", { number, column: t(`columns.${name}`) })}</strong>
      {problem && problem.fault !== "clash" && (
        <span className={styles.fault}>
          <Icon name="risk" size={13} /> {t(`faults.${problem.fault}`)}
        </span>
      )}
      {cell?.note && (
        <span className={styles.note}>
          <Icon name="risk" size={13} /> {t(`notes.${cell.note}`)}
        </span>
      )}
      {name === "custodySince" && isSinceless(row, draft) && (
        <span className={styles.note}>
          <Icon name="risk" size={13} /> {t("notes.since_missing")}
        </span>
      )}
      {cell && (
        <span className="soft">{t("cell.changed", { before: `\u2068${before || t("cell.nothing")}\u2069` })}</span>
      )}
    </span>
  );
}
