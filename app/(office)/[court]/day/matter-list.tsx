"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { officeNumber } from "../../../../server/rules/case-label.ts";
import { Icon } from "../../../components/icons.tsx";
import { Num } from "../../../components/num.tsx";
import styles from "./day.module.css";
import { MatterMarks, StateMarks } from "./matter-marks.tsx";
import { useSheetWords } from "./outcome-words.tsx";
import { type SheetRow, shortTitleOf } from "./sheet-data.ts";

type Props = { rows: readonly SheetRow[]; currentId: number | null; onChoose: (hearingId: number) => void };

/** The matters in calling order, under the hour of their block. */
export function MatterList({ rows, currentId, onChoose }: Props) {
  const t = useTranslations("sheet");
  return (
    <table className={`sheet ${styles.list}`} aria-label={t("list")}>
      <thead>
        <tr>
          <th scope="col">{t("columns.serial")}</th>
          <th scope="col">{t("columns.caseNumber")}</th>
          <th scope="col">{t("columns.parties")}</th>
          <th scope="col" className={styles.wide}>
            {t("columns.purpose")}
          </th>
          <th scope="col">{t("columns.state")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, at) => (
          <MatterRow
            key={row.hearingId}
            row={row}
            opensBlock={at === 0 || rows[at - 1]?.block !== row.block}
            isCurrent={row.hearingId === currentId}
            onChoose={onChoose}
          />
        ))}
      </tbody>
    </table>
  );
}

type RowProps = { row: SheetRow; opensBlock: boolean; isCurrent: boolean; onChoose: (hearingId: number) => void };

function MatterRow({ row, opensBlock, isCurrent, onChoose }: RowProps) {
  const words = useSheetWords();
  const self = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    if (isCurrent) self.current?.scrollIntoView({ block: "nearest" });
  }, [isCurrent]);

  return (
    <>
      {opensBlock && row.block && (
        <tr className={styles.block}>
          <td colSpan={5}>
            <Num>{row.block}</Num>
          </td>
        </tr>
      )}
      <tr
        ref={self}
        className={`${styles.row} ${isCurrent ? "is-current" : ""}`}
        aria-current={isCurrent ? "true" : undefined}
        onClick={() => onChoose(row.hearingId)}
      >
        <td>
          <Num className={styles.serial}>{row.serial}</Num>
        </td>
        <td>
          <button
            type="button"
            className={styles.number}
            onClick={(event) => event.detail > 0 && event.currentTarget.blur()}
          >
            <Num>{officeNumber(row)}</Num>
          </button>
        </td>
        <td>{shortTitleOf(row, words.locale)}</td>
        <td className={styles.wide}>{words.purpose(row.purpose)}</td>
        <td>
          <Outcome row={row} /> <StateMarks row={row} /> {!row.outcome && <MatterMarks row={row} />}
        </td>
      </tr>
    </>
  );
}

function Outcome({ row }: { row: SheetRow }) {
  const t = useTranslations("terms");
  const words = useSheetWords();
  if (!row.outcome) return null;
  return (
    <span className={styles.outcome}>
      <Icon name="done" size={13} />
      {t(`outcomes.${row.outcome.kind}`)}
      {row.outcome.nextDay && (
        <span className="soft">
          <Icon name="moved" size={12} /> {words.day(row.outcome.nextDay)}
        </span>
      )}
    </span>
  );
}
