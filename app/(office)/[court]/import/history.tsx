"use client";

import { Button } from "@mantine/core";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useCourt } from "../../court-context.tsx";
import styles from "./import.module.css";
import type { Imported } from "./import-data.ts";
import { RejectedLink } from "./opened-import.tsx";
import { useWhen } from "./use-when.tsx";

type Props = { imports: readonly Imported[]; openId: number | null; onUndo: (one: Imported) => void };

/** What was imported before, newest first: each can be opened, with its rejected rows and the way back. */
export function History({ imports, openId, onUndo }: Props) {
  const t = useTranslations("imports.history");
  const tDone = useTranslations("imports.done");
  const whenOf = useWhen();
  const { court } = useCourt();
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
              <Link
                href={`/${court.code}/import?import=${one.id}`}
                className={styles.historyFile}
                aria-current={one.id === openId || undefined}
                title={t("open", { name: one.fileName })}
              >
                <bdi>{one.fileName}</bdi>
              </Link>
              <span className="soft">{one.importedBy ?? t("terminal")}</span>
              <span className={styles.historyCounts}>
                {t("counts", {
                  new: one.rowsNew,
                  changed: one.rowsChanged,
                  same: one.rowsSame,
                  rejected: one.rowsRejected,
                })}
                {one.rowsWarned > 0 && ` · ${t("lookAt", { count: one.rowsWarned })}`}
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
