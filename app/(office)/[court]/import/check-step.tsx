"use client";

import { Button } from "@mantine/core";
import { useLocale, useTranslations } from "next-intl";
import { type CourtDay, isCourtDay } from "../../../../server/rules/court-day.ts";
import { dayWords } from "../../../../server/rules/day-words.ts";
import { Icon } from "../../../components/icons.tsx";
import { Num } from "../../../components/num.tsx";
import styles from "./import.module.css";
import type { Preview, Problem } from "./import-data.ts";

type Props = {
  preview: Preview;
  /** Another mapping is being compared: what is shown belongs to the one before. */
  isChecking: boolean;
  /** Headers of date columns whose order nobody has told. */
  openDates: readonly string[];
  onCommit: () => void;
};

/** What importing would do, in large figures, with every line that is not taken as it stands. */
export function CheckStep({ preview, isChecking, openDates, onCommit }: Props) {
  const t = useTranslations("imports.check");
  const tImports = useTranslations("imports");
  const { totals } = preview;
  const count = totals.new + totals.changed;
  const needs = preview.isIdentified
    ? openDates.map((header) => tImports("dates.confirm", { header }))
    : [tImports("columns.needNumber")];
  return (
    <section className={styles.step} aria-label={t("heading")} aria-busy={isChecking}>
      <h2>{t("heading")}</h2>
      <Figures totals={totals} />
      <p className="soft">
        {[
          t("dates", { count: totals.dates }),
          ...(totals.moves > 0 ? [t("moves", { count: totals.moves })] : []),
          ...(totals.blank > 0 ? [t("blank", { count: totals.blank })] : []),
          t("emptyCells"),
        ].join(" · ")}
      </p>
      <div className={styles.commit}>
        {count === 0 ? (
          <strong>{totals.same > 0 ? t("nothing") : null}</strong>
        ) : (
          <Button size="md" onClick={onCommit} disabled={isChecking || needs.length > 0} loading={isChecking}>
            {t("commit", { count })}
          </Button>
        )}
        <span className="soft" role="status">
          {isChecking ? t("checking") : t("safe")}
        </span>
      </div>
      {needs.map((words) => (
        <p key={words} className={styles.need}>
          {words}
        </p>
      ))}
      <Problems problems={preview.problems} />
    </section>
  );
}

export function Figures({ totals }: { totals: { new: number; changed: number; same: number; rejected: number } }) {
  const t = useTranslations("imports.check");
  const figures = ["new", "changed", "same", "rejected"] as const;
  return (
    <dl className={styles.figures}>
      {figures.map((name) => (
        <div key={name} data-kind={name} data-none={totals[name] === 0 || undefined}>
          <dt>{t(name)}</dt>
          <dd>
            <Num>{totals[name].toLocaleString("en-US")}</Num>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Problems({ problems }: { problems: readonly Problem[] }) {
  const t = useTranslations("imports.check");
  if (problems.length === 0)
    return (
      <p className="mark mark-done">
        <Icon name="done" size={14} /> {t("noProblems")}
      </p>
    );
  return (
    <div className={styles.problems}>
      <h3>{t("problems")}</h3>
      {problems.map((problem) => (
        <ProblemGroup key={`${problem.kind}/${problem.because}`} problem={problem} />
      ))}
    </div>
  );
}

function ProblemGroup({ problem }: { problem: Problem }) {
  const t = useTranslations("imports");
  const isRejected = problem.kind === "rejected";
  const words = isRejected
    ? t(`rejections.${problem.because as "case_twice"}`)
    : t(`notes.${problem.because as "date_is_past"}`);
  const left = problem.count - problem.lines.length;
  return (
    <details open={isRejected}>
      <summary>
        <span className={isRejected ? "mark mark-breach" : "mark mark-risk"}>
          <Icon name={isRejected ? "close" : "risk"} size={13} />
          {isRejected ? t("check.rejectedHead") : t("check.warnedHead")}
        </span>
        <Num className={styles.problemCount}>{problem.count.toLocaleString("en-US")}</Num>
        <span>{words}</span>
      </summary>
      <ul>
        {problem.lines.map((one, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two findings of one kind may stand on one line.
          <li key={`${one.line}/${at}`}>
            <span>
              {t("columns.line")} <Num>{one.line}</Num>
            </span>
            {one.field !== null && <span>{t(`fields.${one.field}`)}</span>}
            <Value text={one.value} because={one.because} />
            {one.firstLine !== null && <span>({t("check.sameAs", { line: one.firstLine })})</span>}
          </li>
        ))}
        {left > 0 && <li className="soft">{t("check.more", { count: left })}</li>}
      </ul>
    </details>
  );
}

function Value({ text, because }: { text: string; because: Problem["because"] }) {
  const t = useTranslations("imports.check");
  const language = useLocale() as "en" | "ur";
  if (text === "") return null;
  if (because === "merged_into_line") return <span>({t("sameAs", { line: Number(text) })})</span>;
  if (isCourtDay(text)) return <Num>{dayWords(text as CourtDay, language)}</Num>;
  return <bdi className={styles.value}>{text}</bdi>;
}
