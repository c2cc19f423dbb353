"use client";

import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { CourtDay } from "../../../../../server/rules/calendar/court-day.ts";
import { officeNumber } from "../../../../../server/rules/case/case-label.ts";
import { Num } from "../../../../components/num.tsx";
import { useCourt } from "../../../court-context.tsx";
import { useSheetWords } from "../outcome-words.tsx";
import type { SheetRow } from "../sheet-data.ts";
import { useSheetKeys } from "../use-sheet-keys.ts";
import { downloadCsv } from "./csv.ts";
import styles from "./end.module.css";
import { PrintHead } from "./print-head.tsx";

const FIELDS = ["code", "line", "next"] as const;
type Field = (typeof FIELDS)[number];
type Line = { hearingId: number; caseNumber: string } & Record<Field, string>;

/** What the High Court's case-flow system asks for, each copied with one key: no second reading of the register. */
export function CfmsSheet({ day, rows }: { day: CourtDay; rows: readonly SheetRow[] }) {
  const { court } = useCourt();
  const t = useTranslations("sheet.end");
  const words = useSheetWords();
  const [at, setAt] = useState(0);
  const [said, setSaid] = useState("");
  const lines = rows.filter(({ outcome }) => outcome !== null).map((row) => lineOf(row, words));
  const label = { code: t("copyCode"), line: t("copyLine"), next: t("copyNext") };

  const copy = async (line: Line | undefined, field: Field) => {
    if (!line?.[field]) return;
    setSaid((await copyText(line[field])) ? t("copied", { what: label[field] }) : t("cannotCopy"));
  };
  useSheetKeys(({ code }) => {
    const step = code === "ArrowDown" ? 1 : code === "ArrowUp" ? -1 : 0;
    if (step !== 0) setAt((before) => Math.min(Math.max(0, before + step), Math.max(0, lines.length - 1)));
    const figure = /^(?:Digit|Numpad)([123])$/.exec(code)?.[1];
    if (figure) void copy(lines[at], FIELDS[Number(figure) - 1]!);
    return step !== 0 || figure !== undefined;
  });
  const file = () =>
    downloadCsv(`cfms-${court.code}-${day}.csv`, [
      [t("cfmsColumns.code"), t("cfmsColumns.caseNumber"), t("cfmsColumns.line"), t("cfmsColumns.next")],
      ...lines.map(({ code, caseNumber, line, next }) => [code, caseNumber, line, next]),
    ]);

  return (
    <div className={styles.paper}>
      <PrintHead title={t("views.cfms")} day={day} />
      <div className={`${styles.slipTools} ${styles.noPrint}`}>
        <p className="soft">{t("cfmsHow")}</p>
        <Button variant="default" onClick={file}>
          {t("csv")}
        </Button>
        <p aria-live="polite" className={styles.said}>
          {said}
        </p>
      </div>
      <div className="scroll-x">
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t("cfmsColumns.caseNumber")}</th>
              {FIELDS.map((field, index) => (
                <th key={field} scope="col">
                  <kbd className={styles.noPrint}>{index + 1}</kbd> {t(`cfmsColumns.${field}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map((line, index) => (
              <tr
                key={line.hearingId}
                className={index === at ? styles.chosen : undefined}
                aria-current={index === at ? "true" : undefined}
                onClick={() => setAt(index)}
              >
                <td>
                  <Num>{line.caseNumber}</Num>
                </td>
                {FIELDS.map((field) => (
                  <td key={field}>
                    <button
                      type="button"
                      className={styles.copy}
                      disabled={!line[field]}
                      onClick={() => void copy(line, field)}
                    >
                      {line[field] || <span className="soft">{field === "code" ? t("noCode") : "—"}</span>}
                    </button>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

function lineOf(row: SheetRow, words: ReturnType<typeof useSheetWords>): Line {
  const { outcome } = row;
  const next = outcome?.nextDay ? words.day(outcome.nextDay, "figures") : "";
  const purpose = outcome?.nextPurpose ? ` · ${words.purpose(outcome.nextPurpose)}` : "";
  const what = outcome ? words.outcome(outcome) : "";
  return {
    hearingId: row.hearingId,
    caseNumber: officeNumber(row),
    code: row.cfmsCode ?? "",
    line: `${what}${outcome?.note ? ` · ${outcome.note}` : ""}${next ? ` · ${next}${purpose}` : ""}`,
    next,
  };
}

/** The clipboard of the browser, else the old way for courts whose address is not a secure one. */
async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = document.createElement("textarea");
    area.value = text;
    document.body.append(area);
    area.select();
    const isCopied = document.execCommand("copy");
    area.remove();
    return isCopied;
  }
}
