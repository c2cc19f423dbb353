"use client";

import { Button, Modal, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import type { AppRouter } from "../../../../../server/doors/http/router.ts";
import { dayAt } from "../../../../../server/rules/calendar/court-day.ts";
import { useShowError } from "../../../../components/refusal.ts";
import { useServer } from "../../../../components/server-data.tsx";
import { useCourt } from "../../../court-context.tsx";
import { newKey, useSaved } from "../../settings/use-save.tsx";
import styles from "../case-file.module.css";
import { useDayText } from "../case-words.tsx";
import own from "./life.module.css";

type Flag = inferRouterOutputs<AppRouter>["life"]["flags"][number];

/** For the judge and the prosecutor; never printed. The judge says that it was read and what was done. */
export function PrivateWords({ caseId, flags }: { caseId: number; flags: readonly Flag[] }) {
  const t = useTranslations("settlement.safety");
  return (
    <section className="no-print">
      <h3>{t("listTitle")}</h3>
      <ul className={styles.names}>
        {flags.map((flag) => (
          <li key={flag.flagId}>
            <PrivateWord caseId={caseId} flag={flag} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function PrivateWord({ caseId, flag }: { caseId: number; flag: Flag }) {
  const t = useTranslations("settlement.safety");
  const { me } = useCourt();
  const text = useDayText();
  const day = text(dayAt(new Date(flag.raisedAt), me.timezone), "date");
  return (
    <>
      <span className={flag.acknowledgedAt ? "mark mark-plain" : "mark mark-breach"}>{t(`kinds.${flag.kind}`)}</span>{" "}
      {flag.askedDay && <span className="soft">{t("askedOn", { day: text(flag.askedDay, "date") })}</span>}{" "}
      {flag.note && <bdi>{flag.note}</bdi>}
      <div className="soft">
        <bdi>{t("raised", { who: flag.raisedBy ?? t("somebody"), day })}</bdi>
      </div>
      {flag.acknowledgedAt ? (
        <div className="soft">
          <bdi>{t("read", { words: flag.acknowledgement ?? "" })}</bdi>
        </div>
      ) : (
        me.role === "judge" && <Acknowledge caseId={caseId} flagId={flag.flagId} />
      )}
    </>
  );
}

function Acknowledge({ caseId, flagId }: { caseId: number; flagId: number }) {
  const t = useTranslations("settlement.safety");
  const { court } = useCourt();
  const server = useServer();
  const queries = useQueryClient();
  const showError = useShowError();
  const [words, setWords] = useState("");
  const acknowledge = useMutation(
    server.life.acknowledgeFlag.mutationOptions({
      onError: showError,
      onSuccess: () => queries.invalidateQueries({ queryKey: server.life.pathKey() }),
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    acknowledge.mutate({ courtId: court.id, caseId, flagId, words, key: newKey() });
  };
  return (
    <form className={own.answer} onSubmit={submit}>
      <TextInput
        label={t("words")}
        value={words}
        maxLength={1000}
        dir="auto"
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <Button type="submit" loading={acknowledge.isPending} disabled={!words.trim()}>
        {t("acknowledge")}
      </Button>
    </form>
  );
}

/** The third kind is the answer to the judge's question: it is kept where a settlement is entered. */
type Raised = Exclude<Flag["kind"], "not-of-free-will">;

/** Passed on, and gone from this screen: whoever raised it does not see it again. */
export function FlagDialog({
  caseId,
  courtId,
  onClose,
}: {
  caseId: number;
  /** Left out, the court of the screen. */
  courtId?: number;
  onClose: () => void;
}) {
  const t = useTranslations("settlement.safety");
  const actions = useTranslations("actions");
  const { court } = useCourt();
  const server = useServer();
  const saved = useSaved();
  const showError = useShowError();
  const [kind, setKind] = useState<Raised>("pressured");
  const [note, setNote] = useState("");
  const raise = useMutation(server.life.raiseFlag.mutationOptions({ onError: showError }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    raise.mutate(
      { courtId: courtId ?? court.id, caseId, kind, note: note || null, key: newKey() },
      {
        onSuccess: () => {
          saved({ message: t("sent") });
          onClose();
        },
      },
    );
  };
  return (
    <Modal opened onClose={onClose} title={t("title")} closeButtonProps={{ "aria-label": actions("close") }}>
      <form className={own.stack} onSubmit={submit}>
        <p className="soft">{t("how")}</p>
        <NativeSelect
          label={t("kind")}
          value={kind}
          onChange={(event) => setKind(event.currentTarget.value as Raised)}
          data={(["pressured", "unsafe"] as const).map((one) => ({ value: one, label: t(`kinds.${one}`) }))}
          data-autofocus
        />
        <Textarea
          label={t("note")}
          value={note}
          maxLength={1000}
          autosize
          minRows={2}
          dir="auto"
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <div className={own.buttons}>
          <Button variant="default" onClick={onClose}>
            {actions("cancel")}
          </Button>
          <Button type="submit" loading={raise.isPending}>
            {t("send")}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
