"use client";

import { Progress as Bar } from "@mantine/core";
import { useTranslations } from "next-intl";
import styles from "./import.module.css";
import type { Progress } from "./import-data.ts";

/** The import as it goes on, with counts and the time that is left where that can be told. */
export function RunStep({ progress }: { progress: Progress | undefined }) {
  const t = useTranslations("imports.run");
  const stage = progress?.stage ?? "comparing";
  const { done = 0, total = 0, left = null } = progress ?? {};
  const hasCount = total > 0;
  return (
    <section className={styles.step} aria-live="polite">
      <h2>{t(`stages.${stage}`)}</h2>
      <Bar value={hasCount ? (done / total) * 100 : 100} animated={!hasCount} aria-label={t(`stages.${stage}`)} />
      <p className="soft">
        {[
          ...(hasCount ? [t("progress", { done, total })] : []),
          ...(left !== null && left > 1500 ? [t("left", { seconds: Math.ceil(left / 1000) })] : []),
          t("safe"),
        ].join(" · ")}
      </p>
    </section>
  );
}
