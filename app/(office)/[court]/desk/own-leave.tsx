"use client";

import { Button, TextInput } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import type { CourtDay } from "../../../../server/rules/calendar/court-day.ts";
import { DayField } from "../../../components/day-field.tsx";
import { useShowError } from "../../../components/refusal.ts";
import { useServer } from "../../../components/server-data.tsx";
import { useCourt } from "../../court-context.tsx";
import { useDayText, useToday } from "../cases/case-words.tsx";
import { newKey, useSaved } from "../settings/use-save.tsx";
import styles from "./desk.module.css";
import { LinkJudge } from "./link-judge.tsx";

/** Days on which no work is expected because the judge is away. */
export function OwnLeave() {
  const t = useTranslations("desk.judge");
  const { court } = useCourt();
  const server = useServer();
  const saved = useSaved();
  const showError = useShowError();
  const today = useToday();
  const [fromDay, setFrom] = useState<CourtDay | null>(null);
  const [untilDay, setUntil] = useState<CourtDay | null>(null);
  const [because, setBecause] = useState("");
  const leave = useMutation(
    server.desk.takeLeave.mutationOptions({
      onSuccess: ({ changeId }) => {
        saved({ changeId, message: t("leaveDone") });
        setFrom(null);
        setUntil(null);
        setBecause("");
      },
      onError: showError,
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!fromDay) return;
    leave.mutate({ courtId: court.id, fromDay, untilDay: untilDay ?? fromDay, because, key: newKey() });
  };
  return (
    <section>
      <h2>{t("leave")}</h2>
      <p className="soft">{t("leaveHow")}</p>
      <LeaveAhead />
      <form onSubmit={submit} className={styles.leave}>
        <DayField label={t("from")} value={fromDay} minDate={today} onChange={setFrom} />
        <DayField label={t("until")} value={untilDay ?? fromDay} minDate={fromDay ?? today} onChange={setUntil} />
        <TextInput
          label={t("because")}
          value={because}
          maxLength={300}
          onChange={(event) => setBecause(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" disabled={!fromDay} loading={leave.isPending}>
          {t("leaveDo")}
        </Button>
      </form>
    </section>
  );
}

/** Leave that is not over, with what stands on its days, and the way back. */
function LeaveAhead() {
  const t = useTranslations("desk.judge");
  const { court } = useCourt();
  const server = useServer();
  const saved = useSaved();
  const showError = useShowError();
  const text = useDayText();
  const found = useQuery(server.desk.leave.queryOptions({ courtId: court.id }));
  const end = useMutation(
    server.desk.endLeave.mutationOptions({
      onSuccess: ({ changeId }) => saved({ changeId, message: t("leaveEnded") }),
      onError: showError,
    }),
  );
  return (
    <ul className={styles.items}>
      {found.data?.map(({ closureId, version, fromDay, untilDay, because, matters }) => (
        <li key={closureId}>
          <strong>
            {text(fromDay, "short")}
            {untilDay !== fromDay && <> – {text(untilDay, "short")}</>}
          </strong>
          {because && <bdi>{because}</bdi>}
          <span className={matters > 0 ? "mark mark-risk" : "soft"}>{t("leaveMatters", { n: matters })}</span>
          <Button
            size="compact-xs"
            variant="subtle"
            loading={end.isPending}
            onClick={() => end.mutate({ courtId: court.id, closureId, version, key: newKey() })}
          >
            {t("leaveEnd")}
          </Button>
          <LinkJudge fromDay={fromDay} untilDay={untilDay} />
        </li>
      ))}
    </ul>
  );
}
