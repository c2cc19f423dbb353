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

/** Matters that were given a next date, with it. */
export function datedRows(rows: readonly SheetRow[]) {
  return rows.flatMap((row) => {
    const nextDay = row.outcome?.nextDay;
    return nextDay && row.outcome ? [{ row, nextDay, outcome: row.outcome }] : [];
  });
}

/** The dates given on this day, by date: what the reader copies into the diary of each coming day. */
export function NextDateDiary({ day, rows }: { day: CourtDay; rows: readonly SheetRow[] }) {
  const t = useTranslations("sheet.end");
  const words = useSheetWords();
  const byDay = [...Map.groupBy(datedRows(rows), ({ nextDay }) => nextDay)].sort(([one], [other]) =>
    one < other ? -1 : 1,
  );
  return (
    <div className={styles.paper}>
      <PrintHead title={t("views.diary")} day={day} />
      {byDay.length === 0 && <p>{t("diaryEmpty")}</p>}
      {byDay.map(([nextDay, dated]) => (
        <section key={nextDay} className={styles.diaryDay}>
          <h3>
            {words.day(nextDay, "long")} <span className="soft">{t("diaryCount", { n: dated.length })}</span>
          </h3>
          <WideTable label={words.day(nextDay, "long")}>
            <table className={styles.table}>
              <thead>
                <tr>
                  <th scope="col">{t("registerColumns.serial")}</th>
                  <th scope="col">{t("registerColumns.caseNumber")}</th>
                  <th scope="col">{t("registerColumns.parties")}</th>
                  <th scope="col">{t("registerColumns.purpose")}</th>
                  <th scope="col">{t("time")}</th>
                </tr>
              </thead>
              <tbody>
                {dated.map(({ row, outcome }, at) => (
                  <tr key={row.hearingId}>
                    <td>
                      <Num>{at + 1}</Num>
                    </td>
                    <td>
                      <Num>{officeNumber(row)}</Num>
                    </td>
                    <td>{titleOf(row, words.locale)}</td>
                    <td>{outcome.nextPurpose && words.purpose(outcome.nextPurpose)}</td>
                    <td>
                      <Num>{outcome.nextBlock ?? outcome.nextReportingTime ?? "—"}</Num>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </WideTable>
        </section>
      ))}
    </div>
  );
}
