"use client";

import { Button } from "@mantine/core";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { Icon } from "../../../components/icons.tsx";
import { useCourt } from "../../court-context.tsx";
import { Figures } from "./check-step.tsx";
import styles from "./import.module.css";
import type { Done } from "./import-data.ts";

type Props = { done: Done; onUndo: () => void; onAgain: () => void };

/** What was done, and the ways on from here. */
export function DoneStep({ done, onUndo, onAgain }: Props) {
  const t = useTranslations("imports.done");
  const { court } = useCourt();
  return (
    <section className={styles.step} role="status">
      <h2 className={styles.doneHead}>
        <Icon name="done" /> {t("heading")}
      </h2>
      <Figures totals={done} />
      <div className={styles.buttons}>
        <Button component={Link} href={`/${court.code}/docket`}>
          {t("docket")}
        </Button>
        <Button component={Link} href={`/${court.code}/planner`} variant="default">
          {t("planner")}
        </Button>
        {done.rejected > 0 && <RejectedLink importId={done.importId} />}
        <Button variant="default" onClick={onUndo}>
          {t("undo")}
        </Button>
        <Button variant="subtle" onClick={onAgain}>
          {t("again")}
        </Button>
      </div>
      {done.rejected > 0 && <p className="soft">{t("rejectedHow")}</p>}
    </section>
  );
}

export function RejectedLink({ importId, isSmall = false }: { importId: number; isSmall?: boolean }) {
  const t = useTranslations("imports.done");
  const { court } = useCourt();
  const language = useLocale();
  const query = new URLSearchParams({ court: court.code, import: String(importId), language });
  return (
    <Button
      component="a"
      href={`/api/exports/rejected?${query}`}
      download
      variant={isSmall ? "subtle" : "default"}
      size={isSmall ? "compact-sm" : "sm"}
      leftSection={isSmall ? undefined : <Icon name="import" size={16} />}
    >
      {t("rejectedFile")}
    </Button>
  );
}
