"use client";

import { useTranslations } from "next-intl";
import type { CourtDay } from "../../../../../server/rules/calendar/court-day.ts";
import { officeNumber } from "../../../../../server/rules/case/case-label.ts";
import { Num } from "../../../../components/num.tsx";
import { WideTable } from "../../../../components/wide-table.tsx";
import { MatterMarks } from "../matter-marks.tsx";
import { useSheetWords } from "../outcome-words.tsx";
import { type SheetRow, titleOf } from "../sheet-data.ts";
import styles from "./end.module.css";
import { PrintHead } from "./print-head.tsx";

/** The paper twin of the sheet: same numbers, same order, room to write; entered afterwards in the same keys. */
export function BlankSheet({ day, rows }: { day: CourtDay; rows: readonly SheetRow[] }) {
  const t = useTranslations("sheet.end");
  const words = useSheetWords();
  return (
    <div className={styles.paper}>
      <PrintHead title={t("views.paper")} day={day} />
      <p className={`soft ${styles.noPrint}`}>{t("paperHow")}</p>
      <WideTable label={t("views.paper")}>
        <table className={`${styles.table} ${styles.blank}`}>
          <thead>
            <tr>
              <th scope="col">{t("registerColumns.serial")}</th>
              <th scope="col">{t("registerColumns.caseNumber")}</th>
              <th scope="col">{t("registerColumns.parties")}</th>
              <th scope="col">{t("registerColumns.purpose")}</th>
              <th scope="col">{t("paperOutcome")}</th>
              <th scope="col">{t("paperNext")}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.hearingId}>
                <td>
                  <Num>{row.serial}</Num>
                </td>
                <td>
                  <Num>{officeNumber(row)}</Num>
                </td>
                <td>
                  {titleOf(row, words.locale)} <MatterMarks row={row} />
                </td>
                <td>{words.purpose(row.purpose)}</td>
                <td className={styles.writeWide} />
                <td className={styles.write} />
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <td colSpan={6} className={styles.legend}>
                {t("legend")}
              </td>
            </tr>
          </tfoot>
        </table>
      </WideTable>
    </div>
  );
}
