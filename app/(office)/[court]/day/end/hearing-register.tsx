"use client";

import { useTranslations } from "next-intl";
import type { CourtDay } from "../../../../../server/rules/calendar/court-day.ts";
import { officeNumber } from "../../../../../server/rules/case/case-label.ts";
import { Num } from "../../../../components/num.tsx";
import { WideTable } from "../../../../components/wide-table.tsx";
import { useSheetWords } from "../outcome-words.tsx";
import { type SheetRow, titleOf } from "../sheet-data.ts";
import styles from "./end.module.css";
import { PrintHead } from "./print-head.tsx";

/** The peshi book of the day, in the columns of the paper register. */
export function HearingRegister({ day, rows }: { day: CourtDay; rows: readonly SheetRow[] }) {
  const t = useTranslations("sheet.end");
  const words = useSheetWords();
  const figures = (one: CourtDay | null) => (one ? <Num>{words.day(one, "figures")}</Num> : "—");
  return (
    <div className={styles.paper}>
      <PrintHead title={t("views.register")} day={day} />
      <WideTable label={t("views.register")}>
        <table className={`${styles.table} ${styles.register}`}>
          <thead>
            <tr>
              {(
                ["serial", "caseNumber", "parties", "previous", "purpose", "happened", "next", "initials"] as const
              ).map((column) => (
                <th key={column} scope="col">
                  {t(`registerColumns.${column}`)}
                </th>
              ))}
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
                <td>{titleOf(row, words.locale)}</td>
                <td>{figures(row.previousDay)}</td>
                <td>{words.purpose(row.purpose)}</td>
                <td>
                  {row.outcome ? words.outcome(row.outcome) : <em>{t("noOutcomeCell")}</em>}
                  {row.outcome?.note && ` · ${row.outcome.note}`}
                </td>
                <td>
                  {figures(row.outcome?.nextDay ?? null)}
                  {row.outcome?.nextPurpose && <div>{words.purpose(row.outcome.nextPurpose)}</div>}
                </td>
                <td />
              </tr>
            ))}
          </tbody>
        </table>
      </WideTable>
    </div>
  );
}
