"use client";

import { Alert, Button, Loader } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Icon } from "../../../components/icons.tsx";
import { useErrorWords } from "../../../components/refusal.ts";
import { useServer } from "../../../components/server-data.tsx";
import { useCourt } from "../../court-context.tsx";
import { Figures } from "./check-step.tsx";
import styles from "./import.module.css";
import type { Opened } from "./import-data.ts";
import { LineLists } from "./line-lists.tsx";
import { useAddress, useImportLines } from "./lines-source.ts";
import { useWhen } from "./use-when.tsx";

type Props = {
  importId: number;
  /** It was made on this screen a moment ago. */
  isJustDone: boolean;
  onUndo: (target: { id: number; fileName: string }) => void;
  onAgain: () => void;
};

/** An import that was made, a moment or months ago: its figures, what it changed, what a person should look at. */
export function OpenedImport({ importId, isJustDone, onUndo, onAgain }: Props) {
  const { court } = useCourt();
  const server = useServer();
  const words = useErrorWords();
  const source = useImportLines(importId);
  const opened = useQuery(server.imports.open.queryOptions({ courtId: court.id, importId }));
  if (opened.isError)
    return (
      <Alert color="red" variant="light" icon={<Icon name="risk" />} role="alert">
        {words(opened.error)}
      </Alert>
    );
  if (!opened.data) return <Loader size="sm" />;
  const { data } = opened;
  const figures = {
    new: data.rowsNew,
    changed: data.rowsChanged,
    same: data.rowsSame,
    rejected: data.rowsRejected,
  };
  return (
    <section className={styles.step} aria-label={data.fileName}>
      <Head opened={data} isJustDone={isJustDone} />
      <Figures totals={figures} />
      <Actions opened={data} isJustDone={isJustDone} onUndo={onUndo} onAgain={onAgain} />
      <LineLists problems={data.problems} changes={data.changes} source={source} />
    </section>
  );
}

function Head({ opened, isJustDone }: { opened: Opened; isJustDone: boolean }) {
  const t = useTranslations("imports");
  const whenOf = useWhen();
  const isUndone = opened.undoneAt !== null;
  return (
    <>
      {isJustDone && !isUndone ? (
        <div role="status">
          <h2 className={styles.doneHead}>
            <Icon name="done" /> {t("done.heading")}
          </h2>
        </div>
      ) : (
        <h2>
          <bdi className={styles.historyFile}>{opened.fileName}</bdi>
        </h2>
      )}
      <p className={styles.openedLine}>
        {isJustDone && !isUndone && <bdi className={styles.historyFile}>{opened.fileName}</bdi>}
        <span className="soft">{whenOf(opened.importedAt)}</span>
        <span className="soft">{opened.importedBy ?? t("history.terminal")}</span>
        {isUndone && <span className="mark mark-plain">{t("history.undone")}</span>}
      </p>
    </>
  );
}

type ActionsProps = Omit<Props, "importId"> & { opened: Opened };

function Actions({ opened, isJustDone, onUndo, onAgain }: ActionsProps) {
  const t = useTranslations("imports.done");
  const { court } = useCourt();
  const hasRejected = opened.rowsRejected > 0;
  return (
    <>
      <div className={styles.buttons}>
        {isJustDone && (
          <>
            <Button component={Link} href={`/${court.code}/docket`}>
              {t("docket")}
            </Button>
            <Button component={Link} href={`/${court.code}/planner`} variant="default">
              {t("planner")}
            </Button>
          </>
        )}
        {hasRejected && <RejectedLink importId={opened.id} />}
        {opened.undoneAt === null && (
          <Button variant="default" onClick={() => onUndo(opened)}>
            {t("undo")}
          </Button>
        )}
        <Button variant="subtle" onClick={onAgain}>
          {t("again")}
        </Button>
      </div>
      {hasRejected && <p className="soft">{t("rejectedHow")}</p>}
    </>
  );
}

export function RejectedLink({ importId, isSmall = false }: { importId: number; isSmall?: boolean }) {
  const t = useTranslations("imports.done");
  const addressOf = useAddress();
  return (
    <Button
      component="a"
      href={addressOf({ kind: "rejected", because: null }, importId)}
      download
      variant={isSmall ? "subtle" : "default"}
      size={isSmall ? "compact-sm" : "sm"}
      leftSection={isSmall ? undefined : <Icon name="import" size={16} />}
    >
      {t("rejectedFile")}
    </Button>
  );
}
