"use client";

import { Button, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { type FormEvent, useEffect, useState } from "react";
import { useShowError } from "../../../../components/refusal.ts";
import { useServer } from "../../../../components/server-data.tsx";
import { useCourt } from "../../../court-context.tsx";
import { newKey, useSaved } from "../../settings/use-save.tsx";
import { useDayText } from "../case-words.tsx";
import styles from "./evidence.module.css";
import { type LastEvent, setLastEvent, useLastEvent } from "./last-event.ts";

const BRINGS = ["partly-answered", "answered", "refused"];

/** What follows a press: what came can be added, the letter printed, and the date that had waited is told. */
export function AfterEvent({ caseId }: { caseId?: number }) {
  const last = useLastEvent();
  // Whoever comes back later finds the screen as it stands.
  useEffect(() => () => setLastEvent(null), []);
  if (last === null || (caseId !== undefined && caseId !== last.request.caseId)) return null;
  return <After key={last.eventId} last={last} />;
}

function After({ last }: { last: LastEvent }) {
  const t = useTranslations("evidence");
  const actions = useTranslations("actions");
  const { court } = useCourt();
  const { request, kind, eventId } = last;
  return (
    <section className={`${styles.after} no-print`} aria-label={t("after.title")}>
      <strong>
        {"\u2068"}
        {request.shortNumber}
        {"\u2069"} · {t(`done.${kind}`)}
      </strong>
      {BRINGS.includes(kind) && <WhatCame eventId={eventId} />}
      {kind === "chased" && (
        <Button
          component={Link}
          href={`/${court.code}/evidence/letters?ids=${eventId}`}
          prefetch={false}
          size="compact-sm"
          variant="default"
        >
          {t("section.letter")}
        </Button>
      )}
      {kind === "answered" && <DateThatWaited request={request} />}
      <Button size="compact-sm" variant="subtle" onClick={() => setLastEvent(null)}>
        {actions("close")}
      </Button>
    </section>
  );
}

function WhatCame({ eventId }: { eventId: number }) {
  const t = useTranslations("evidence.after");
  const { court } = useCourt();
  const server = useServer();
  const saved = useSaved();
  const showError = useShowError();
  const [note, setNote] = useState("");
  const noting = useMutation(
    server.evidence.note.mutationOptions({
      onError: showError,
      onSuccess: ({ changeId }) => {
        setNote("");
        saved({ changeId, message: t("added") });
      },
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (note.trim()) noting.mutate({ courtId: court.id, eventId, note: note.trim(), key: newKey() });
  };
  return (
    <form onSubmit={submit} className={styles.whatCame}>
      <TextInput
        size="xs"
        maxLength={500}
        aria-label={t("whatCame")}
        placeholder={t("whatCame")}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <Button size="xs" type="submit" variant="default" loading={noting.isPending} disabled={note.trim() === ""}>
        {t("add")}
      </Button>
    </form>
  );
}

/** The date that had waited for the reply: it may come earlier now, or be given. */
function DateThatWaited({ request: { caseId, neededFor, nextDay } }: Pick<LastEvent, "request">) {
  const t = useTranslations("evidence.after");
  const purposes = useTranslations("terms.purposes");
  const text = useDayText();
  const { court } = useCourt();
  const said = neededFor ? purposes(neededFor) : "";
  if (nextDay === null && neededFor === null) return null;
  return (
    <>
      <span>
        {nextDay ? t("waited", { day: text(nextDay, "short") }) : t("noDate", { purpose: said })}
        {nextDay && neededFor && <span className="soft"> {t("neededFor", { purpose: said })}</span>}
      </span>
      <Button
        component={Link}
        href={nextDay ? `/${court.code}/planner` : `/${court.code}/cases/${caseId}?give=date`}
        prefetch={false}
        size="compact-sm"
        variant="default"
      >
        {t(nextDay ? "move" : "giveDate")}
      </Button>
    </>
  );
}
