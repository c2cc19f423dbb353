"use client";

import { Button, Modal, Textarea } from "@mantine/core";
import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { NotLoaded } from "../../../../components/not-loaded.tsx";
import { useErrorWords, useShowError } from "../../../../components/refusal.ts";
import { useServer } from "../../../../components/server-data.tsx";
import { useCourt } from "../../../court-context.tsx";
import { newKey, useSaved } from "../../settings/use-save.tsx";
import { useDayText } from "../case-words.tsx";
import own from "./life.module.css";
import { SettleCharges } from "./settle-charges.tsx";
import { type SettleDraft, saidOf, useSettleDraft } from "./settle-draft.ts";
import { SettleFields } from "./settle-fields.tsx";
import { type Found, SettleFindings } from "./settle-findings.tsx";
import type { Life } from "./use-life.ts";

type Props = { caseId: number; life: Life; onClose: () => void };

/** A settlement as it was stated in court. What stands against it is told at every step; the server decides. */
export function SettleDialog({ caseId, life, onClose }: Props) {
  const t = useTranslations("settlement.settle");
  const law = useTranslations("law.settlement");
  const form = useTranslations("docket.form");
  const actions = useTranslations("actions");
  const { court } = useCourt();
  const server = useServer();
  const words = useErrorWords();
  const saved = useSaved();
  const { draft, set, isTouched } = useSettleDraft(life);
  // What was said in court is not lost by a stray key.
  const leave = () => {
    if (!isTouched || window.confirm(form("leave"))) onClose();
  };
  const [seen, setSeen] = useState<readonly string[]>([]);
  const said = saidOf(draft, { courtId: court.id, caseId, today: life.today });
  const preview = useQuery(server.life.previewSettlement.queryOptions(said, { placeholderData: keepPreviousData }));
  const record = useMutation(server.life.recordSettlement.mutationOptions());
  const unseen = (preview.data?.findings ?? []).filter(({ rule }) => isToBeSeen(rule) && !seen.includes(rule));
  const wanting = new Set<string>(
    (preview.data?.findings ?? []).filter(({ weight }) => weight !== "warns").map(({ rule }) => rule),
  );
  // Asked, and not of free will: there is no settlement, and that answer is what is kept.
  const isNo = draft.isVoluntary === "no";
  const isReady = preview.data?.mayRecord === true && !preview.isPlaceholderData && unseen.length === 0;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isReady) return;
    record.mutate(
      { ...said, seen: [...seen], key: newKey() },
      {
        onSuccess: ({ changeId, isOver }) => {
          saved({ changeId, message: t(isOver ? "done" : "doneGoesOn") });
          onClose();
        },
        onError: () => preview.refetch(),
      },
    );
  };

  return (
    <Modal
      opened
      onClose={leave}
      closeOnClickOutside={false}
      title={t("title")}
      size={820}
      closeButtonProps={{ "aria-label": actions("close") }}
    >
      <form className={own.stack} onSubmit={submit}>
        <p className="soft">{t("intro")}</p>
        <SettleCharges life={life} draft={draft} set={set} isMissing={wanting.has("nothing-chosen")} />
        <SettleFields {...{ life, draft, set, wanting }} />
        {isNo && (
          <>
            <p role="status">{t("refused")}</p>
            {draft.askedDay === null && (
              <p>
                <span className="mark mark-risk">{law("voluntariness-not-asked")}</span>
              </p>
            )}
            <Textarea
              label={t("refusedNote")}
              value={draft.note}
              maxLength={1000}
              autosize
              minRows={2}
              dir="auto"
              onChange={(event) => set({ note: event.currentTarget.value })}
            />
          </>
        )}
        <section aria-live="polite" hidden={isNo}>
          <h3>{t("findings")}</h3>
          {preview.isPending && <p className="soft">{t("checking")}</p>}
          {preview.isError && <NotLoaded of={preview} />}
          {preview.data && <SettleFindings findings={preview.data.findings} seen={seen} onSeen={setSeen} />}
          {preview.data && isReady && <Effect found={preview.data} />}
        </section>
        {record.error && (
          <p role="alert" className="mark mark-breach">
            {words(record.error)}
          </p>
        )}
        <div className={own.buttons}>
          <Button variant="default" onClick={onClose}>
            {actions("cancel")}
          </Button>
          {isNo ? (
            <Unwilling caseId={caseId} draft={draft} onClose={onClose} />
          ) : (
            <Button type="submit" variant="default" loading={record.isPending} disabled={!isReady}>
              {t("record")}
            </Button>
          )}
        </div>
      </form>
    </Modal>
  );
}

/** Keeps the answer for the judge and the prosecutor; nothing of it is seen here again. */
function Unwilling({ caseId, draft, onClose }: { caseId: number; draft: SettleDraft; onClose: () => void }) {
  const t = useTranslations("settlement.settle");
  const { court } = useCourt();
  const server = useServer();
  const saved = useSaved();
  const showError = useShowError();
  const keep = useMutation(server.life.recordUnwilling.mutationOptions({ onError: showError }));
  const { askedDay, note } = draft;
  const run = () => {
    if (!askedDay) return;
    keep.mutate(
      { courtId: court.id, caseId, askedDay, note: note.trim() || null, key: newKey() },
      {
        onSuccess: () => {
          saved({ message: t("refusedDone") });
          onClose();
        },
      },
    );
  };
  return (
    <Button variant="default" loading={keep.isPending} disabled={!askedDay} onClick={run}>
      {t("refuse")}
    </Button>
  );
}

export const isToBeSeen = (rule: string): boolean => rule.startsWith("complainant-");

/** What recording it does, told before it is done. */
function Effect({ found }: { found: Found }) {
  const t = useTranslations("settlement.settle");
  const disposals = useTranslations("terms.disposals");
  const text = useDayText();
  if (found.ends === null) return <p>{t("goesOn")}</p>;
  return (
    <>
      <p>{t("endsCase", { disposal: disposals(found.ends) })}</p>
      {found.freed.length > 0 && (
        <p>{t("frees", { days: found.freed.map((day) => text(day, "short")).join(" · ") })}</p>
      )}
    </>
  );
}
