"use client";

import { useLocale, useTranslations } from "next-intl";
import { dayWords } from "../../../../server/rules/calendar/day-words.ts";
import { officeNumber } from "../../../../server/rules/case/case-label.ts";
import { isLimitRule } from "../../../../server/rules/listing/next-date-limits.ts";
import { Num } from "../../../components/num.tsx";
import { useReasonWords } from "../planner/reason-words.ts";
import styles from "./lost.module.css";
import type { LossLine, Preview } from "./lost-data.ts";

type Props = {
  preview: Pick<Preview, "lines" | "manner">;
  /** Several days are lost, so that each line says which. */
  hasDays?: boolean;
};

/** Every matter of the lost day: what it was, what it becomes, and why; the most pressing first. */
export function LossTable({ preview, hasDays = false }: Props) {
  const t = useTranslations("lost");
  return (
    <table className={`sheet ${styles.table}`}>
      <thead>
        <tr>
          {(["case", "was", "becomes", "why"] as const).map((column) => (
            <th key={column} scope="col">
              {t(`columns.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {preview.lines.map((line) => (
          <Line key={line.hearingId} line={line} manner={preview.manner} hasDays={hasDays} />
        ))}
      </tbody>
    </table>
  );
}

function Line({ line, manner, hasDays }: { line: LossLine; manner: Preview["manner"]; hasDays: boolean }) {
  const t = useTranslations("lost");
  const terms = useTranslations("terms");
  const language = useLocale();
  const reason = useReasonWords();
  return (
    <tr className={line.toDay === null ? styles.without : undefined}>
      <th scope="row">
        <Num>{officeNumber(line)}</Num> <span className="soft">{terms(`purposes.${line.purpose}`)}</span>
        <Marks line={line} />
      </th>
      <td data-label={t("columns.was")} className={hasDays ? styles.becomes : undefined}>
        {hasDays && dayWords(line.day, language, "short")} {line.block ? <Num>{line.block}</Num> : !hasDays && "—"}
      </td>
      <td data-label={t("columns.becomes")} className={styles.becomes}>
        {line.toDay === null ? (
          <span className="mark mark-breach">{t("noPlace")}</span>
        ) : (
          <strong>{dayWords(line.toDay, language, "short")}</strong>
        )}
      </td>
      <td data-label={t("columns.why")} className="soft">
        {reason(line.because)}
        {line.toDay === null && <> {t(manner === "moved" ? "toTray" : "staysOpen")}</>}
      </td>
    </tr>
  );
}

function Marks({ line }: { line: LossLine }) {
  const t = useTranslations("lost.marks");
  const sheet = useTranslations("sheet");
  const past = line.findings.filter(isLimitRule);
  return (
    <span className={styles.marks}>
      {line.isInCustody && <span className="mark mark-custody">{t("custody")}</span>}
      {line.isFixed && <span className="mark mark-plain">{t("fixed")}</span>}
      {line.timesBumped > 0 && <span className="mark mark-risk">{t("bumped", { n: line.timesBumped })}</span>}
      {line.isOrdered && <span className="mark mark-risk">{t("ordered")}</span>}
      {past.map((rule) => (
        <span key={rule} className="mark mark-risk">
          {sheet(`findings.${rule}`)}
        </span>
      ))}
    </span>
  );
}
