"use client";

import { useLocale, useTranslations } from "next-intl";
import { type CourtDay, isCourtDay } from "../../../../server/rules/calendar/court-day.ts";
import { dayWords } from "../../../../server/rules/calendar/day-words.ts";
import { Num } from "../../../components/num.tsx";
import styles from "./import.module.css";
import type { Problem } from "./import-data.ts";

type ProblemLine = Problem["lines"][number];

/** A line of the file with the field and what stands there. */
export function ProblemItem({ problem }: { problem: ProblemLine }) {
  const t = useTranslations("imports");
  return (
    <li>
      <span>
        {t("columns.line")} <Num>{problem.line}</Num>
      </span>
      {problem.field !== null && <span>{t(`fields.${problem.field}`)}</span>}
      <Value text={problem.value} because={problem.because} />
      {problem.firstLine !== null && <span>({t("check.sameAs", { line: problem.firstLine })})</span>}
    </li>
  );
}

function Value({ text, because }: { text: string; because: ProblemLine["because"] }) {
  const t = useTranslations("imports.check");
  const language = useLocale() as "en" | "ur";
  if (text === "") return null;
  if (because === "merged_into_line") return <span>({t("sameAs", { line: Number(text) })})</span>;
  if (isCourtDay(text)) return <Num>{dayWords(text as CourtDay, language)}</Num>;
  return <bdi className={styles.value}>{text}</bdi>;
}
