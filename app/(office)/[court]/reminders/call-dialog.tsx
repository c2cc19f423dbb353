"use client";

import { Button, Group, Modal, Radio, Stack, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { dayWords } from "../../../../server/rules/calendar/day-words.ts";
import type { SafeWindow } from "../../../../server/rules/reminders/reminder-plan.ts";
import { CALL_RESULTS, type CallResult } from "../../../../server/rules/reminders/reminder-reach.ts";
import { useShowError } from "../../../components/refusal.ts";
import { useServer } from "../../../components/server-data.tsx";
import { useCourt } from "../../court-context.tsx";
import { newKey, useSaved } from "../settings/use-save.tsx";
import { useHoursWords, useWhoWords } from "./reminder-words.ts";
import type { BoardRow, Call } from "./reminders-data.ts";

type Props = { row: BoardRow; call: Call; close: () => void };

/** Whom to call: of a call about a date its row; of any other what is known without one. */
type Asked = Pick<BoardRow, "caseId" | "role" | "nth" | "number"> & {
  window: SafeWindow | null;
  /** What there is to say. */
  say: string;
};

/** What came of a call, with what there was to say and when it was safe. */
export function CallDialog({ row, call, close }: Props) {
  const say = useSayWords();
  const { caseId, role, nth, number, card } = row;
  const asked = { caseId, role, nth, number, window: card?.window ?? null, say: say(row, call) };
  return <CallForm asked={asked} call={call} close={close} />;
}

type FormProps = { asked: Asked; call: Pick<Call, "id" | "version" | "because">; close: () => void };

export function CallForm({ asked, call, close }: FormProps) {
  const t = useTranslations("reminders.call");
  const actions = useTranslations("actions");
  const who = useWhoWords();
  const save = useRecordCall(call, close);
  const [result, setResult] = useState<CallResult | null>(null);
  const [note, setNote] = useState("");
  const results = useTranslations("reminders.results");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (result) save.record(result, note);
  };
  return (
    <Modal
      opened
      onClose={close}
      title={<strong>{t("title", { who: who(asked), number: `\u2066${asked.number}\u2069` })}</strong>}
      closeButtonProps={{ "aria-label": actions("close") }}
    >
      <form onSubmit={submit}>
        <Stack gap="sm">
          <Facts asked={asked} call={call} />
          <Radio.Group label={t("result")} value={result} onChange={(value) => setResult(value as CallResult)}>
            <Stack gap={6} mt={6}>
              {CALL_RESULTS.map((one, at) => (
                <Radio key={one} value={one} label={results(one)} {...(at === 0 ? { "data-autofocus": true } : {})} />
              ))}
            </Stack>
          </Radio.Group>
          {result === "wrong-number" && <p className="soft">{t("wrongNumber")}</p>}
          <TextInput
            label={t("note")}
            description={t("noteHow")}
            inputWrapperOrder={["label", "input", "description"]}
            maxLength={500}
            dir="auto"
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <Group justify="end">
            <Button variant="default" onClick={close}>
              {actions("cancel")}
            </Button>
            <Button type="submit" disabled={result === null} loading={save.isPending}>
              {t("save")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

function Facts({ asked, call }: Pick<FormProps, "asked" | "call">) {
  const t = useTranslations("reminders");
  const { court } = useCourt();
  const hours = useHoursWords();
  return (
    <dl className="facts" style={{ margin: 0 }}>
      <dt className="soft">{t("call.because")}</dt>
      <dd>{t(`because.${call.because}`)}</dd>
      <dt className="soft">{t("call.say")}</dt>
      <dd>{asked.say}</dd>
      <dt className="soft">{t("call.hours")}</dt>
      <dd>{hours(asked.window) ?? t("call.anyHours")}</dd>
      <dd>
        <Link href={`/${court.code}/cases/${asked.caseId}`}>{t("call.number")}</Link>
      </dd>
    </dl>
  );
}

/** Calls for which the date alone is not what there is to say. */
const SAID_APART = ["i-will-call", "asks-for-call", "says-cannot", "page-locked", "unknown-reply", "paused"] as const;

/** What a caller tells: the day and the hour, and the room, which no message says; or what she asked for. */
export function useSayWords(): (row: BoardRow, call: Call) => string {
  const t = useTranslations("reminders");
  const language = useLocale();
  return (row, call) => {
    const apart = SAID_APART.find((one) => one === call.because);
    return t(apart ? `sayFor.${apart}` : `sayOf.${call.kind ?? "date"}`, {
      day: `\u2068${dayWords(row.day, language, "short")}\u2069`,
      time: `\u2066${row.reportingTime}\u2069`,
    });
  };
}

function useRecordCall(call: FormProps["call"], close: () => void) {
  const t = useTranslations("reminders.call");
  const { court } = useCourt();
  const server = useServer();
  const saved = useSaved();
  const onError = useShowError();
  const recording = useMutation(server.reminders.recordCall.mutationOptions({ onError }));
  const record = (result: CallResult, note: string) =>
    recording.mutate(
      { courtId: court.id, taskId: call.id, version: call.version, result, note: note.trim() || null, key: newKey() },
      {
        onSuccess: ({ changeId, isOpen }) => {
          const next = { href: `/${court.code}/standby`, label: t("standby") };
          if (result === "says-no") saved({ changeId, message: t("saysNo"), next });
          else saved({ changeId, message: t(isOpen ? "stays" : "saved") });
          close();
        },
      },
    );
  return { record, isPending: recording.isPending };
}
