"use client";

import { Button, Loader } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { NotLoaded } from "../../../components/not-loaded.tsx";
import { Num } from "../../../components/num.tsx";
import { useShowError } from "../../../components/refusal.ts";
import { useServer } from "../../../components/server-data.tsx";
import { useCourt } from "../../court-context.tsx";
import { newKey } from "../settings/use-save.tsx";
import { useInstantWords, useWhoWords } from "./reminder-words.ts";
import styles from "./reminders.module.css";
import type { Answer } from "./reminders-data.ts";

/** What people wrote back that no rule can read, until somebody has read it. */
export function AnswersView() {
  const t = useTranslations("reminders.answers");
  const actions = useTranslations("actions");
  const { court } = useCourt();
  const server = useServer();
  const asked = server.reminders.answers.queryOptions({ courtId: court.id });
  const found = useQuery({ ...asked, refetchOnMount: "always" });
  const queries = useQueryClient();
  const { queryKey } = asked;
  useEffect(() => () => void queries.invalidateQueries({ queryKey }), [queries, queryKey]);
  if (found.isPending) return <Loader role="status" size="sm" aria-label={actions("loading")} />;
  if (!found.data) return <NotLoaded of={found} />;
  if (found.data.length === 0) return <p>{t("none")}</p>;
  return (
    <>
      <p className="soft">{t("how")}</p>
      <ul className={styles.answers}>
        {found.data.map((answer) => (
          <AnswerLine key={answer.id} answer={answer} />
        ))}
      </ul>
    </>
  );
}

function AnswerLine({ answer: { id, receivedAt, said, of } }: { answer: Answer }) {
  const t = useTranslations("reminders.answers");
  const { court } = useCourt();
  const server = useServer();
  const [isRead, setIsRead] = useState(false);
  const when = useInstantWords();
  const who = useWhoWords();
  const onError = useShowError();
  const marking = useMutation(server.reminders.markAnswer.mutationOptions({ onError }));
  // It stays in its place, to be put back, until somebody goes on to another view.
  const mark = () =>
    marking.mutate(
      { courtId: court.id, answerId: id, isRead: !isRead, key: newKey() },
      { onSuccess: () => setIsRead(!isRead) },
    );
  return (
    <li data-read={isRead || undefined}>
      <div className="soft">
        <Num>{when(receivedAt)}</Num>{" "}
        {of === null ? (
          t("unplaced")
        ) : (
          <>
            <Link href={`/${court.code}/cases/${of.caseId}`}>
              <Num>{of.number}</Num>
            </Link>{" "}
            {who(of)}
          </>
        )}
      </div>
      {said === null ? <em>{t("shaded")}</em> : <p dir="auto">{said}</p>}
      {said !== null && (
        <Button size="compact-sm" variant="default" loading={marking.isPending} onClick={mark}>
          {t(isRead ? "putBack" : "read")}
        </Button>
      )}
    </li>
  );
}
