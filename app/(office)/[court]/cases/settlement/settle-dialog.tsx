"use client";

import { Button, Modal } from "@mantine/core";
import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useErrorWords } from "../../../../components/refusal.ts";
import { useServer } from "../../../../components/server-data.tsx";
import { useCourt } from "../../../court-context.tsx";
import { newKey, useSaved } from "../../settings/use-save.tsx";
import { useDayText } from "../case-words.tsx";
import own from "./life.module.css";
import { SettleCharges } from "./settle-charges.tsx";
import { saidOf, useSettleDraft } from "./settle-draft.ts";
import { SettleFields } from "./settle-fields.tsx";
import { type Found, SettleFindings } from "./settle-findings.tsx";
import type { Life } from "./use-life.ts";

type Props = { caseId: number; life: Life; onClose: () => void };

/** A settlement as it was stated in court. What stands against it is told at every step; the server decides. */
export function SettleDialog({ caseId, life, onClose }: Props) {
  const t = useTranslations("settlement.settle");
  const actions = useTranslations("actions");
  const { court } = useCourt();
  const server = useServer();
  const words = useErrorWords();
  const saved = useSaved();
  const { draft, set } = useSettleDraft(life);
  const [seen, setSeen] = useState<readonly string[]>([]);
  const said = saidOf(draft, { courtId: court.id, caseId, today: life.today });
  const preview = useQuery(server.life.previewSettlement.queryOptions(said, { placeholderData: keepPreviousData }));
  const record = useMutation(server.life.recordSettlement.mutationOptions());
  const unseen = (preview.data?.findings ?? []).filter(({ rule }) => isToBeSeen(rule) && !seen.includes(rule));
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
    <Modal opened onClose={onClose} title={t("title")} size={820} closeButtonProps={{ "aria-label": actions("close") }}>
      <form className={own.stack} onSubmit={submit}>
        <p className="soft">{t("intro")}</p>
        <SettleCharges life={life} draft={draft} set={set} />
        <SettleFields life={life} draft={draft} set={set} />
        <section aria-live="polite">
          <h3>{t("findings")}</h3>
          {preview.isPending && <p className="soft">{t("checking")}</p>}
          {preview.isError && <p role="alert">{words(preview.error)}</p>}
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
          <Button type="submit" variant="default" loading={record.isPending} disabled={!isReady}>
            {t("record")}
          </Button>
        </div>
      </form>
    </Modal>
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
