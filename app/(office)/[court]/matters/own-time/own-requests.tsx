"use client";

import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Num } from "../../../../components/num.tsx";
import { useShowError } from "../../../../components/refusal.ts";
import { useServer } from "../../../../components/server-data.tsx";
import { useDayText } from "../../cases/case-words.tsx";
import { newKey, useSaved } from "../../settings/use-save.tsx";
import { useCourtName } from "./court-name.ts";
import styles from "./own-time.module.css";
import type { OwnRequest } from "./own-time-data.ts";

const LOOKS = {
  open: "mark mark-plain",
  given: "mark mark-done",
  refused: "mark mark-breach",
  "taken-back": "mark mark-plain",
  over: "mark mark-plain",
} as const;

/** What one asked of courts lately, and what they said. */
export function OwnRequests({ requests }: { requests: readonly OwnRequest[] }) {
  const t = useTranslations("otherDates.requests");
  return (
    <section className={styles.requests} aria-label={t("title")}>
      <h2>{t("title")}</h2>
      <ul className={styles.list}>
        {requests.map((request) => (
          <RequestItem key={request.id} request={request} />
        ))}
      </ul>
    </section>
  );
}

function RequestItem({ request }: { request: OwnRequest }) {
  const t = useTranslations("otherDates.requests");
  const text = useDayText();
  const nameOf = useCourtName();
  const { label, day, block, standing, given, answer } = request;
  return (
    <li>
      <span className={styles.line}>
        <strong>
          <Num>{label}</Num>
        </strong>
        <span>{nameOf(request)}</span>
        <span className="soft">
          {text(day, "short")} {block && <Num>{block}</Num>}
        </span>
        <span className={LOOKS[standing]}>{t(`standing.${standing}`)}</span>
        {standing === "open" && <TakeBack request={request} />}
      </span>
      {given && (
        <strong className={styles.answer}>
          {given.block
            ? t("givenAt", { day: text(given.day, "short"), time: given.block })
            : t("given", { day: text(given.day, "short") })}
        </strong>
      )}
      {answer && <span className={styles.answer}>{t("answer", { answer: `\u2068${answer}\u2069` })}</span>}
    </li>
  );
}

function TakeBack({ request: { id, version, courtId } }: { request: OwnRequest }) {
  const t = useTranslations("otherDates.requests");
  const server = useServer();
  const saved = useSaved();
  const onError = useShowError();
  const back = useMutation(server.presence.takeBack.mutationOptions({ onError }));
  return (
    <Button
      className={styles.end}
      size="compact-sm"
      variant="subtle"
      loading={back.isPending}
      onClick={() =>
        back.mutate({ courtId, id, version, key: newKey() }, { onSuccess: () => saved({ message: t("takenBack") }) })
      }
    >
      {t("takeBack")}
    </Button>
  );
}
