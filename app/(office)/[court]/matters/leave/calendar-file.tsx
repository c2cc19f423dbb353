"use client";

import { Button, FileInput, Loader, NativeSelect, Stack } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { AppRouter } from "../../../../../server/doors/http/router.ts";
import { MOST_CALENDAR, OWN_ABSENCE_KINDS } from "../../../../../server/rules/people/people.ts";
import { useErrorWords } from "../../../../components/refusal.ts";
import { useServer } from "../../../../components/server-data.tsx";
import { newKey, useSaved } from "../../settings/use-save.tsx";
import styles from "../own-time/own-time.module.css";
import { type OwnKind, useStretchWords } from "./stretch-words.ts";

type Preview = inferRouterOutputs<AppRouter>["officials"]["previewMine"];
type Problem = Extract<Preview, { fault: object }>["fault"];

/** A calendar file, looked at first and then entered. */
export function CalendarFile() {
  const t = useTranslations("otherDates.leave");
  const actions = useTranslations("actions");
  const server = useServer();
  const saved = useSaved();
  const words = useErrorWords();
  const [file, setFile] = useState<File | null>(null);
  const [text, setText] = useState<string | null>(null);
  const [kind, setKind] = useState<OwnKind>("court");
  const isTooLarge = file !== null && file.size > MOST_CALENDAR;
  const preview = useMutation(server.officials.previewMine.mutationOptions());
  const bring = useMutation(server.officials.importMine.mutationOptions());
  const choose = async (chosen: File | null) => {
    setFile(chosen);
    setText(null);
    preview.reset();
    bring.reset();
    if (!chosen || chosen.size === 0 || chosen.size > MOST_CALENDAR) return;
    const read = await chosen.text();
    setText(read);
    preview.mutate({ text: read, key: newKey() });
  };
  const enter = () => {
    if (text === null) return;
    bring.mutate(
      { text, kind, key: newKey() },
      {
        onSuccess: ({ entries }) => {
          saved({ message: t("imported", { n: entries }) });
          void choose(null);
        },
      },
    );
  };
  const error = preview.error ?? bring.error;
  const seen = preview.data;
  return (
    <section aria-label={t("upload")}>
      <h2>{t("upload")}</h2>
      <p className="soft">{t("uploadHow")}</p>
      <div className={styles.file}>
        <FileInput
          label={t("choose")}
          accept=".ics,text/calendar"
          placeholder=".ics"
          value={file}
          onChange={(chosen) => void choose(chosen)}
          clearable
          clearButtonProps={{ "aria-label": actions("cancel") }}
          error={isTooLarge ? t("tooLarge") : undefined}
          style={{ minInlineSize: 220 }}
        />
        <NativeSelect
          label={t("kind")}
          value={kind}
          data={OWN_ABSENCE_KINDS.map((one) => ({ value: one, label: t(`kinds.${one}`) }))}
          onChange={(event) => setKind(event.currentTarget.value as OwnKind)}
        />
      </div>
      {preview.isPending && <Loader size="sm" role="status" aria-label={actions("loading")} />}
      {error && <p role="alert">{words(error)}</p>}
      {seen?.fault && (
        <p role="alert">
          <ProblemWords problem={seen.fault} />
        </p>
      )}
      {seen && !seen.fault && <Seen preview={seen} enter={enter} isEntering={bring.isPending} />}
    </section>
  );
}

function ProblemWords({ problem: { code, line, said } }: { problem: Problem }) {
  const t = useTranslations("otherDates.leave.problems");
  return t(code, { line, said: `\u2068${said}\u2069` });
}

const SHOWN = 40;
const PROBLEMS = 8;

type SeenProps = { preview: Extract<Preview, { fault: null }>; enter: () => void; isEntering: boolean };

function Seen({ preview: { entries, gone, outside, problems }, enter, isEntering }: SeenProps) {
  const t = useTranslations("otherDates.leave");
  const clash = useTranslations("otherDates.clash");
  const stretch = useStretchWords();
  return (
    <Stack gap="xs" aria-live="polite">
      <strong>{t("preview", { n: entries.length })}</strong>
      <ul className={`${styles.list} ${styles.scroll}`}>
        {entries.slice(0, SHOWN).map(({ title, first, times, stands }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: entries of a file that does not change have no other name here.
          <li key={at}>
            <span className={styles.line}>
              <strong>{stretch(first)}</strong>
              <bdi>{title}</bdi>
              {times > 1 && <span className="soft">{t("times", { n: times })}</span>}
              {stands && <span className="mark mark-plain">{t("replaces")}</span>}
            </span>
          </li>
        ))}
      </ul>
      {entries.length > SHOWN && <span className="soft">{clash("more", { n: entries.length - SHOWN })}</span>}
      {gone > 0 && <span>{t("gone", { n: gone })}</span>}
      {outside > 0 && <span className="soft">{t("outside", { n: outside })}</span>}
      {problems.length > 0 && (
        <div role="alert">
          <span className="mark mark-risk">{t("unread", { n: problems.length })}</span>
          <ul className={styles.list}>
            {problems.slice(0, PROBLEMS).map((problem) => (
              <li key={`${problem.line}/${problem.code}`}>
                <ProblemWords problem={problem} />
              </li>
            ))}
          </ul>
          {problems.length > PROBLEMS && t("moreUnread", { n: problems.length - PROBLEMS })}
        </div>
      )}
      <div>
        <Button onClick={enter} loading={isEntering} disabled={entries.length + gone === 0}>
          {t("import")}
        </Button>
      </div>
    </Stack>
  );
}
