"use client";

import { Loader, Modal } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { dayWords } from "../../../../server/rules/calendar/day-words.ts";
import { NotLoaded } from "../../../components/not-loaded.tsx";
import { useServer } from "../../../components/server-data.tsx";
import { useCourt } from "../../court-context.tsx";
import { useInstantWords, useStateWords, useWhoWords } from "./reminder-words.ts";
import styles from "./reminders.module.css";
import type { BoardRow, Step } from "./reminders-data.ts";

type Props = { row: Pick<BoardRow, "casePersonId" | "role" | "nth">; close: () => void };

/** Every step of what went to one person, the latest first. */
export function HistoryDialog({ row, close }: Props) {
  const t = useTranslations("reminders.history");
  const actions = useTranslations("actions");
  const { court } = useCourt();
  const server = useServer();
  const who = useWhoWords();
  const found = useQuery(server.reminders.history.queryOptions({ courtId: court.id, casePersonId: row.casePersonId }));
  return (
    <Modal
      opened
      onClose={close}
      size="lg"
      title={<strong>{t("title", { who: who(row) })}</strong>}
      closeButtonProps={{ "aria-label": actions("close") }}
    >
      {found.isPending && <Loader role="status" size="sm" aria-label={actions("loading")} />}
      {found.isError && <NotLoaded of={found} />}
      {found.data?.steps.length === 0 && <p>{t("none")}</p>}
      <ol className={styles.steps}>
        {found.data?.steps.map((step) => (
          <StepLine key={`${step.reminderId} ${step.toState} ${new Date(step.at).getTime()}`} step={step} />
        ))}
      </ol>
    </Modal>
  );
}

function StepLine({ step }: { step: Step }) {
  const t = useTranslations("reminders");
  const language = useLocale();
  const when = useInstantWords();
  const stands = useStateWords();
  const { channel, kind, lead, toState, cause, day } = step;
  return (
    <li>
      <span className="soft">{when(step.at)}</span> <strong>{stands(channel, toState)}</strong>
      {cause !== "on-the-call-list" && t.has(`causes.${cause}` as never) && ` · ${t(`causes.${cause}` as never)}`}
      <div className="soft">
        {t("history.line", {
          channel: t(`channels.${channel}`),
          kind: t(`kinds.${kind}`),
          lead: t(`leads.${lead}`),
        })}{" "}
        {t("history.about", { day: dayWords(day, language, "short") })}
      </div>
    </li>
  );
}
