"use client";

import { Button } from "@mantine/core";
import { useLocale, useTranslations } from "next-intl";
import { dayAt, timeAt } from "../../../../server/rules/court-day.ts";
import { dayWords } from "../../../../server/rules/day-words.ts";
import { Num } from "../../../components/num.tsx";
import { useCourt } from "../../court-context.tsx";
import { RejectedLink } from "./done-step.tsx";
import styles from "./import.module.css";
import type { Imported } from "./import-data.ts";

type Props = { imports: readonly Imported[]; onUndo: (one: Imported) => void };

/** What was imported before, newest first, each with its rejected rows and the way back. */
export function History({ imports, onUndo }: Props) {
  const t = useTranslations("imports.history");
  const tDone = useTranslations("imports.done");
  const whenOf = useWhen();
  return (
    <section className={styles.step} aria-label={t("heading")}>
      <h2>{t("heading")}</h2>
      {imports.length === 0 ? (
        <p className="soft">{t("none")}</p>
      ) : (
        <ul className={styles.history}>
          {imports.map((one) => (
            <li key={one.id} data-undone={one.undoneAt !== null || undefined}>
              <span className={styles.historyWhen}>{whenOf(one.importedAt)}</span>
              <bdi className={styles.historyFile}>{one.fileName}</bdi>
              <span className="soft">{one.importedBy ?? t("terminal")}</span>
              <span>
                {t("counts", {
                  new: one.rowsNew,
                  changed: one.rowsChanged,
                  same: one.rowsSame,
                  rejected: one.rowsRejected,
                })}
              </span>
              <span className={styles.historyActions}>
                {one.rowsRejected > 0 && <RejectedLink importId={one.id} isSmall />}
                {one.undoneAt === null ? (
                  <Button variant="subtle" size="compact-sm" onClick={() => onUndo(one)}>
                    {tDone("undo")}
                  </Button>
                ) : (
                  <span className="mark mark-plain">{t("undone")}</span>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** An instant as day and time of the court. */
export function useWhen() {
  const { me } = useCourt();
  const language = useLocale() as "en" | "ur";
  return (instant: string) => {
    const at = new Date(instant);
    return (
      <>
        {dayWords(dayAt(at, me.timezone), language, "date")} <Num>{timeAt(at, me.timezone)}</Num>
      </>
    );
  };
}
