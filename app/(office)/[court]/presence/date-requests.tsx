"use client";

import { Button, Group, Modal, Stack, TextInput } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import type { AppRouter } from "../../../../server/doors/http/router.ts";
import { Icon } from "../../../components/icons.tsx";
import { useErrorWords } from "../../../components/refusal.ts";
import { useServer } from "../../../components/server-data.tsx";
import { useCourt } from "../../court-context.tsx";
import { useDayText } from "../cases/case-words.tsx";
import styles from "../matters/own-time/own-time.module.css";
import { newKey, useSaved } from "../settings/use-save.tsx";

type Request = inferRouterOutputs<AppRouter>["presence"]["requests"][number];

/** Where the planner opens a matter to be moved. */
export const moveAddress = (code: string, { day, hearingId }: Pick<Request, "day" | "hearingId">) =>
  `/${code}/planner?from=${day}&day=${day}&move=hearing-${hearingId}`;

type Props = {
  /** Of one matter, with what was answered lately; left out, all that waits in this court. */
  caseId?: number;
  /** Opens the dialog of another date in place; left out, the planner does. */
  give?: (request: Request) => void;
};

/** Prosecutors and officers who ask for another date, and the two answers. Nothing is shown where nobody asks. */
export function DateRequests({ caseId, give }: Props) {
  const t = useTranslations("otherDates.inbox");
  const { court } = useCourt();
  const server = useServer();
  const asked = { courtId: court.id, ...(caseId === undefined ? {} : { caseId }) };
  const { data = [] } = useQuery(server.presence.requests.queryOptions(asked, { refetchInterval: 60_000 }));
  const open = data.filter(({ standing }) => standing === "open");
  const answered = data.filter(({ standing }) => standing === "refused" || standing === "given").slice(0, 3);
  if (open.length + answered.length === 0) return null;
  return (
    <section className={`no-print ${open.length > 0 ? styles.banner : ""}`} aria-label={t("title", { n: open.length })}>
      {open.length > 0 && (
        <h2>
          <Icon name="risk" size={16} /> {t("title", { n: open.length })}
        </h2>
      )}
      <ul className={`${styles.list} ${caseId === undefined ? styles.inbox : ""}`}>
        {open.map((request) => (
          <OpenRequest key={request.id} request={request} give={give} />
        ))}
        {answered.map((request) => (
          <Answered key={request.id} request={request} />
        ))}
      </ul>
    </section>
  );
}

function useRequestWords() {
  const t = useTranslations("otherDates.inbox");
  const language = useLocale();
  const text = useDayText();
  const isolated = (one: string) => `\u2068${one}\u2069`;
  const whoOf = ({ name, nameUr, role }: Request) => {
    const label = role === "prosecutor" || role === "investigating-officer" ? ` (${t(`roles.${role}`)})` : "";
    return `${isolated((language === "ur" ? nameUr : null) ?? name)}${label}`;
  };
  const line = (request: Request) => {
    const { label, day, block } = request;
    const values = { who: whoOf(request), number: isolated(label), day: text(day, "short") };
    return block === null ? t("line", values) : t("lineAt", { ...values, time: isolated(block) });
  };
  return { whoOf, line, text, isolated };
}

function OpenRequest({ request, give }: { request: Request; give: Props["give"] }) {
  const t = useTranslations("otherDates.inbox");
  const ask = useTranslations("otherDates.ask.kinds");
  const { me, court } = useCourt();
  const words = useRequestWords();
  const [isRefusing, setRefusing] = useState(false);
  const mayAnswer = me.role === "clerk" || me.role === "administrator";
  return (
    <li className={styles.request}>
      <span>
        {words.line(request)}
        <span className={styles.answer}>
          <span className="mark mark-plain">{ask(request.because)}</span> <bdi>{request.words}</bdi>
        </span>
      </span>
      {mayAnswer && (
        <Group gap="xs">
          {give ? (
            <Button size="compact-sm" variant="default" onClick={() => give(request)}>
              {t("give")}
            </Button>
          ) : (
            <Button
              size="compact-sm"
              variant="default"
              component={Link}
              href={moveAddress(court.code, request)}
              prefetch={false}
            >
              {t("give")}
            </Button>
          )}
          <Button size="compact-sm" variant="default" onClick={() => setRefusing(true)}>
            {t("refuse")}
          </Button>
        </Group>
      )}
      {isRefusing && <RefuseDialog request={request} close={() => setRefusing(false)} />}
    </li>
  );
}

function Answered({ request }: { request: Request }) {
  const t = useTranslations("otherDates.inbox");
  const standing = useTranslations("otherDates.requests.standing");
  const words = useRequestWords();
  const values = { who: words.whoOf(request), day: words.text(request.day, "short") };
  return (
    <li className="soft">
      {t("stood", { ...values, standing: standing(request.standing) })} {request.answer && <bdi>{request.answer}</bdi>}
    </li>
  );
}

function RefuseDialog({ request, close }: { request: Request; close: () => void }) {
  const t = useTranslations("otherDates.inbox");
  const actions = useTranslations("actions");
  const { court } = useCourt();
  const server = useServer();
  const saved = useSaved();
  const errors = useErrorWords();
  const words = useRequestWords();
  const [answer, setAnswer] = useState("");
  const refuse = useMutation(server.presence.refuse.mutationOptions());
  const submit = (event: FormEvent) => {
    event.preventDefault();
    refuse.mutate(
      { courtId: court.id, id: request.id, version: request.version, answer, key: newKey() },
      {
        onSuccess: ({ changeId }) => {
          saved({ changeId, message: t("refused", { who: words.whoOf(request) }) });
          close();
        },
      },
    );
  };
  return (
    <Modal
      opened
      onClose={close}
      title={<strong>{t("refuseTitle", { number: words.isolated(request.label) })}</strong>}
      closeButtonProps={{ "aria-label": actions("close") }}
    >
      <form onSubmit={submit}>
        <Stack gap="sm">
          <TextInput
            label={t("refuseWord", { who: words.whoOf(request) })}
            dir="auto"
            maxLength={500}
            value={answer}
            onChange={(event) => setAnswer(event.currentTarget.value)}
            error={refuse.error ? errors(refuse.error) : undefined}
            data-autofocus
          />
          <Group justify="end">
            <Button variant="default" onClick={close}>
              {actions("cancel")}
            </Button>
            <Button type="submit" disabled={answer.trim() === ""} loading={refuse.isPending}>
              {t("refuseGo")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

/** How many wait for an answer, as a line of what waits for somebody. */
export function RequestsAttention() {
  const t = useTranslations("otherDates.inbox");
  const { court } = useCourt();
  const server = useServer();
  const { data = [] } = useQuery(server.presence.requests.queryOptions({ courtId: court.id }));
  if (data.length === 0) return null;
  return (
    <li>
      <Icon name="person" size={16} />
      <Link href={`/${court.code}/planner`}>{t("attention", { n: data.length })}</Link>
    </li>
  );
}
