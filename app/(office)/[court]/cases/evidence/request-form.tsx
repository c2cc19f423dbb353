"use client";

import { Button, Modal, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { CourtDay } from "../../../../../server/rules/calendar/court-day.ts";
import { PURPOSES, type Purpose } from "../../../../../server/rules/case/purposes.ts";
import {
  EVIDENCE_SOURCES,
  type EvidenceSource,
  REQUEST_AUTHORITY,
  REQUEST_KINDS,
  type RequestKind,
  USUAL_SOURCES,
} from "../../../../../server/rules/evidence/evidence-ledger.ts";
import { DEFAULT_REPLY_DAYS } from "../../../../../server/rules/evidence/reply-days.ts";
import { DayField } from "../../../../components/day-field.tsx";
import { useErrorWords } from "../../../../components/refusal.ts";
import { useServer } from "../../../../components/server-data.tsx";
import { useCourt } from "../../../court-context.tsx";
import { newKey, useSaved } from "../../settings/use-save.tsx";
import { useToday } from "../case-words.tsx";
import styles from "./evidence.module.css";
import type { Request } from "./evidence-words.ts";

type Draft = {
  kind: RequestKind;
  source: EvidenceSource;
  sourceName: string;
  what: string;
  fileReference: string;
  dueDay: CourtDay | null;
  neededFor: Purpose | null;
};

const draftOf = (request: Request | null): Draft => ({
  kind: request?.kind ?? "data",
  source: request?.source ?? "meta",
  sourceName: request?.sourceName ?? "",
  what: request?.what ?? "",
  fileReference: request?.fileReference ?? "",
  dueDay: request?.dueDay ?? null,
  neededFor: request ? request.neededFor : usuallyNeededFor("data"),
});

/** Data that are only kept, or content that is taken down, hold no hearing up. */
const usuallyNeededFor = (kind: RequestKind): Purpose | null =>
  kind === "preservation" || kind === "removal-or-blocking" ? null : "evidence";

type Props = {
  caseId: number;
  request: Request | null;
  /** Nothing was asked for before the day of the offence. */
  earliest?: CourtDay | null;
  onClose: () => void;
};

/** What is asked of whom. The law it rests on follows from the kind; a reply that no hearing needs holds nothing up. */
export function RequestForm({ caseId, request, earliest, onClose }: Props) {
  const t = useTranslations();
  const today = useToday();
  const [draft, setDraft] = useState(() => draftOf(request));
  const [sentDay, setSentDay] = useState<CourtDay | null>(today);
  const { save, isBusy, problem } = useSaveRequest(caseId, request, onClose);
  const set = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const usual = USUAL_SOURCES[draft.kind];
  const option = (source: EvidenceSource) => ({ value: source, label: t(`evidence.sources.${source}`) });
  const server = useServer();
  const { court } = useCourt();
  const known = useQuery(server.evidence.ofCase.queryOptions({ courtId: court.id, caseId }));
  const replyDays = known.data?.replyDays ?? DEFAULT_REPLY_DAYS;
  const isOther = draft.source === "other";
  const { confirmed } = REQUEST_AUTHORITY[draft.kind];

  return (
    <Modal opened onClose={onClose} title={t(request ? "evidence.form.edit" : "evidence.form.add")} size="lg">
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          save(draft, sentDay);
        }}
      >
        <div className={styles.pair}>
          <NativeSelect
            data-autofocus
            label={t("evidence.form.kind")}
            value={draft.kind}
            onChange={(event) => {
              const kind = event.currentTarget.value as RequestKind;
              const isUsual = USUAL_SOURCES[kind].includes(draft.source);
              const neededFor = request ? draft.neededFor : usuallyNeededFor(kind);
              set({ kind, neededFor, source: isUsual ? draft.source : USUAL_SOURCES[kind][0]! });
            }}
            data={REQUEST_KINDS.map((kind) => ({ value: kind, label: t(`evidence.kinds.${kind}`) }))}
          />
          <NativeSelect
            label={t("evidence.form.source")}
            value={draft.source}
            onChange={(event) => set({ source: event.currentTarget.value as EvidenceSource })}
            data={[
              { group: t("evidence.form.usually"), items: usual.map(option) },
              {
                group: t("evidence.form.others"),
                items: EVIDENCE_SOURCES.filter((source) => !usual.includes(source)).map(option),
              },
            ]}
          />
        </div>
        <p className={`soft ${styles.authority}`}>
          {t("evidence.form.authority")}: <bdi>{t(`evidence.rests.${draft.kind}`)}</bdi>
          {!confirmed && ` · ${t("evidence.section.unconfirmed")}`}
        </p>
        <div className={styles.pair}>
          <TextInput
            label={t(isOther ? "evidence.form.sourceNameOther" : "evidence.form.sourceName")}
            value={draft.sourceName}
            required={isOther}
            maxLength={200}
            onChange={(event) => set({ sourceName: event.currentTarget.value })}
          />
          <TextInput
            label={t("evidence.form.fileReference")}
            value={draft.fileReference}
            maxLength={120}
            onChange={(event) => set({ fileReference: event.currentTarget.value })}
          />
        </div>
        <Textarea
          label={t("evidence.form.what")}
          description={t("evidence.form.whatHint")}
          value={draft.what}
          required
          autosize
          minRows={2}
          maxLength={1000}
          onChange={(event) => set({ what: event.currentTarget.value })}
        />
        <div className={styles.pair}>
          {!request && (
            <DayField
              maw="100%"
              label={t("evidence.form.sentDay")}
              description={t("evidence.form.sentHint")}
              value={sentDay}
              onChange={setSentDay}
              minDate={earliest ?? undefined}
              maxDate={today}
              clearable
            />
          )}
          <DayField
            maw="100%"
            label={t("evidence.form.dueDay")}
            description={t("evidence.form.dueHint", { n: replyDays[draft.source] })}
            value={draft.dueDay}
            onChange={(dueDay) => set({ dueDay })}
            clearable
          />
        </div>
        <NativeSelect
          label={t("evidence.form.neededFor")}
          value={draft.neededFor ?? ""}
          onChange={(event) => set({ neededFor: (event.currentTarget.value || null) as Purpose | null })}
          data={[
            { value: "", label: t("evidence.form.neededForNone") },
            ...PURPOSES.map((purpose) => ({ value: purpose, label: t(`terms.purposes.${purpose}`) })),
          ]}
        />
        <div className={styles.foot}>
          {problem && (
            <span role="alert" className={styles.problem}>
              {problem}
            </span>
          )}
          <Button variant="default" onClick={onClose}>
            {t("actions.cancel")}
          </Button>
          <Button type="submit" loading={isBusy}>
            {t("actions.save")}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

function useSaveRequest(caseId: number, request: Request | null, onClose: () => void) {
  const { court } = useCourt();
  const server = useServer();
  const saved = useSaved();
  const words = useErrorWords();
  const options = {
    onSuccess: ({ changeId }: { changeId: number }) => {
      saved({ changeId });
      onClose();
    },
  };
  const add = useMutation(server.evidence.add.mutationOptions(options));
  const edit = useMutation(server.evidence.edit.mutationOptions(options));
  const save = (draft: Draft, sentDay: CourtDay | null) => {
    const base = { courtId: court.id, entry: draft, key: newKey() };
    if (request) edit.mutate({ ...base, requestId: request.requestId, version: request.version });
    else add.mutate({ ...base, caseId, sentDay });
  };
  const error = add.error ?? edit.error;
  return { save, isBusy: add.isPending || edit.isPending, problem: error ? words(error) : null };
}
