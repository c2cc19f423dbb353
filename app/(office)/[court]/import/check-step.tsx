"use client";

import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import { Num } from "../../../components/num.tsx";
import styles from "./import.module.css";
import type { Preview } from "./import-data.ts";
import { LineLists } from "./line-lists.tsx";
import { usePreviewLines } from "./lines-source.ts";

type Props = {
  uploadId: string;
  preview: Preview;
  /** Another mapping is being compared: what is shown belongs to the one before. */
  isChecking: boolean;
  /** Headers of date columns whose order nobody has told. */
  openDates: readonly string[];
  onCommit: () => void;
};

/** What importing would do, in large figures, with every line that is not taken as it stands. */
export function CheckStep({ uploadId, preview, isChecking, openDates, onCommit }: Props) {
  const t = useTranslations("imports.check");
  const tImports = useTranslations("imports");
  const source = usePreviewLines(uploadId, preview.mapping);
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
      {/* With another mapping the lists are others: none stays open with the lines of the one before. */}
      <LineLists
        key={JSON.stringify(preview.mapping)}
        problems={preview.problems}
        changes={preview.changes}
        source={source}
      />
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
