"use client";

import { Button, Group, Modal } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { dayAt, isCourtDay, timeAt } from "../../../../server/rules/calendar/court-day.ts";
import { isStage } from "../../../../server/rules/case/stages.ts";
import { CUSTODY } from "../../../../server/rules/people/custody.ts";
import { Num } from "../../../components/num.tsx";
import { useErrorWords } from "../../../components/refusal.ts";
import { useServer } from "../../../components/server-data.tsx";
import { useCourt } from "../../court-context.tsx";
import { newKey } from "../settings/use-save.tsx";
import type { File } from "./case-data.ts";
import styles from "./case-file.module.css";
import { Day } from "./case-words.tsx";
import { RecordLink } from "./record/record-link.tsx";

type Entry = File["history"][number];
type FieldChange = Entry["fields"][number];

/** Who changed what and when; folded away until it is asked for. */
export function CaseHistory({ file }: { file: File }) {
  const t = useTranslations("docket.file");
  return (
    <section>
      <details className={styles.more}>
        <summary>
          {t("history")} <Num className="soft">{file.history.length}</Num>
        </summary>
        <RecordLink caseId={file.caseId} />
        <ol className={styles.history}>
          {file.history.map((entry) => (
            <li key={entry.changeId}>
              <EntryWords entry={entry} />
            </li>
          ))}
        </ol>
      </details>
    </section>
  );
}

function EntryWords({ entry }: { entry: Entry }) {
  const t = useTranslations("docket");
  const { me } = useCourt();
  const at = new Date(entry.at);
  const action = entry.action.replaceAll(".", "-");
  const words = t.has(`actions.${action}` as never) ? t(`actions.${action}` as "actions.other") : t("actions.other");
  const who = entry.source === "screen" ? (entry.by ?? t("file.somebody")) : t(`file.${entry.source}`);
  return (
    <>
      <strong className={entry.undoneBy ? styles.undone : undefined}>{words}</strong>
      {entry.undoneBy !== null && <span className="soft"> · {t("file.undone")}</span>}
      {entry.undoBar === null && <TakeBack changeId={entry.changeId} act={words} />}
      {entry.undoBar !== null && entry.undoBar !== "undone" && (
        <span className="soft no-print"> · {t(`file.undoBars.${entry.undoBar}`)}</span>
      )}
      <div className="soft">
        <bdi>{who}</bdi> · <Day day={dayAt(at, me.timezone)} /> <Num>{timeAt(at, me.timezone)}</Num>
      </div>
      {entry.fields.length > 0 && (
        <ul>
          {entry.fields.map((change) => (
            <FieldWords key={change.field} change={change} />
          ))}
        </ul>
      )}
    </>
  );
}

/** The way back that the notice offered, for as long as nobody built on the change: asked once, since no undo is undone. */
function TakeBack({ changeId, act }: { changeId: number; act: string }) {
  const t = useTranslations("docket.file");
  const actions = useTranslations("actions");
  const { court } = useCourt();
  const server = useServer();
  const queries = useQueryClient();
  const words = useErrorWords();
  const [isAsking, setAsking] = useState(false);
  const undo = useMutation(
    server.changes.undo.mutationOptions({
      onSuccess: () => {
        setAsking(false);
        void queries.invalidateQueries();
        notifications.show({ message: actions("undone"), closeButtonProps: { "aria-label": actions("close") } });
      },
    }),
  );
  const close = () => setAsking(false);
  return (
    <>
      {" "}
      <Button size="compact-xs" variant="subtle" className="no-print" onClick={() => setAsking(true)}>
        {t("takeBack")}
      </Button>
      <Modal
        opened={isAsking}
        onClose={close}
        title={t("takeBackAsk", { act })}
        closeButtonProps={{ "aria-label": actions("close") }}
      >
        <p>{t("takeBackHow")}</p>
        {undo.error && (
          <p role="alert" className="mark mark-breach">
            {words(undo.error)}
          </p>
        )}
        <Group justify="end">
          <Button variant="default" onClick={close}>
            {actions("cancel")}
          </Button>
          <Button
            loading={undo.isPending}
            onClick={() => undo.mutate({ courtId: court.id, changeId, key: newKey() })}
            data-autofocus
          >
            {t("takeBack")}
          </Button>
        </Group>
      </Modal>
    </>
  );
}

function FieldWords({ change }: { change: FieldChange }) {
  const t = useTranslations("docket");
  const own = useTranslations("audit.fields");
  const label = own.has(change.field as never)
    ? own(change.field as "note")
    : t.has(`fields.${change.field}` as never)
      ? t(`fields.${change.field}` as "fields.other")
      : t("fields.other");
  if (change.isUntold) {
    return (
      <li>
        {label}: <span className="soft">{own("changed")}</span>
      </li>
    );
  }
  return (
    <li>
      {label}: <Value field={change.field} value={change.before} /> →{" "}
      <Value field={change.field} value={change.after} />
    </li>
  );
}

function Value({ field, value }: { field: string; value: string | null }) {
  const t = useTranslations();
  if (value === null) return <span className="soft">{t("docket.file.nothing")}</span>;
  if (value === "true" || value === "false") return t(value === "true" ? "actions.yes" : "actions.no");
  if (isCourtDay(value)) return <Day day={value} style="date" />;
  const custody = CUSTODY.find((one) => field === "custody" && one === value);
  if (custody) return t(`terms.custody.${custody}`);
  if (field === "stage" && isStage(value)) return t(`terms.stages.${value}`);
  const word = `${KIND_WORDS[field]}.${value}`;
  if (KIND_WORDS[field] && t.has(word as never)) return t(word as "desk.dockets.trial");
  return <bdi>{value}</bdi>;
}

/** Codes that say which docket a matter is in and how it came. */
const KIND_WORDS: Readonly<Record<string, string>> = {
  docket: "desk.dockets",
  application_kind: "desk.applications",
  institution_mode: "desk.modes",
};
