"use client";

import { Button, Modal, NativeSelect, TextInput } from "@mantine/core";
import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { type CourtDay, dayAt } from "../../../../server/rules/calendar/court-day.ts";
import {
  ADJOURNMENT_RULES,
  type AdjournmentReason,
  WHOLE_DAY_REASONS,
} from "../../../../server/rules/case/adjournment.ts";
import { useShowError } from "../../../components/refusal.ts";
import { useServer } from "../../../components/server-data.tsx";
import { useCourt } from "../../court-context.tsx";
import { useSaved } from "../settings/use-save.tsx";
import styles from "./day.module.css";
import type { Matter } from "./sheet-data.ts";
import { type SpreadChoice, SpreadFields, SpreadPreview, spreadInput, USUAL_SPREAD } from "./spread-preview.tsx";

type Props = { day: CourtDay; matters: readonly Matter[]; onClose: () => void };

/** A strike, or the judge is called away: one reason for all that remain, seen before it is done. */
export function AdjournAllDialog({ day, matters, onClose }: Props) {
  const { me, court } = useCourt();
  const t = useTranslations("sheet");
  const actions = useTranslations("actions");
  const terms = useTranslations("terms");
  const server = useServer();
  const lost = useTranslations("lost");
  const saved = useSaved();
  const showError = useShowError();
  const [reason, setReason] = useState<AdjournmentReason>("strike");
  const [note, setNote] = useState("");
  const [choice, setChoice] = useState<SpreadChoice>(USUAL_SPREAD);
  const [key] = useState(() => crypto.randomUUID());
  // A second click in the same moment is the same request, so its time is the first one's.
  const pressedAt = useRef<Date>(null);
  const where = { courtId: court.id, day, ...spreadInput(choice) };
  const preview = useQuery({
    ...server.hearings.previewAdjournRemaining.queryOptions(where),
    placeholderData: keepPreviousData,
  });
  const adjourn = useMutation(
    server.hearings.adjournRemaining.mutationOptions({
      onError: showError,
      // Everything is read again, what must go out for the new dates with it.
      onSuccess: ({ changeId, lostDayId, placed }) => {
        onClose();
        const next = { href: `/${court.code}/lost/${lostDayId}`, label: lost("told.open") };
        saved({
          changeId,
          message: t("adjournAllDone", { n: placed.length }),
          ...(lostDayId === null ? {} : { next }),
        });
      },
    }),
  );
  const submit = () => {
    pressedAt.current ??= new Date();
    adjourn.mutate({
      ...where,
      ...{ reason, note: note.trim() || null, key },
      recordedAt: pressedAt.current.toISOString(),
      isEnteredLater: dayAt(pressedAt.current, me.timezone) > day,
    });
  };
  const placed = preview.data?.placed.length ?? 0;

  return (
    <Modal opened onClose={onClose} title={t("adjournAllTitle")} size="xl">
      <p className={styles.hint}>
        {t("adjournAllBody", { n: preview.data?.matters ?? matters.filter((one) => !one.outcome).length })}
      </p>
      <div className={styles.spreadFields}>
        <NativeSelect
          label={t("reason")}
          description={t("sideAuto", { side: terms(`sides.${ADJOURNMENT_RULES[reason].side}`) })}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value as AdjournmentReason)}
          data={[...WHOLE_DAY_REASONS, "time-short" as const, "other" as const].map((one) => ({
            value: one,
            label: terms(`reasons.${one}`),
          }))}
        />
        <TextInput
          label={t("note")}
          value={note}
          maxLength={500}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
      </div>
      <SpreadFields choice={choice} onChoice={setChoice} />
      {preview.data && <SpreadPreview spread={preview.data} matters={matters} />}
      <div className={styles.footButtons}>
        <Button onClick={submit} loading={adjourn.isPending} disabled={placed === 0}>
          {t("adjournAllDo", { n: placed })}
        </Button>
        <Button variant="default" onClick={onClose}>
          {actions("cancel")}
        </Button>
      </div>
    </Modal>
  );
}
