"use client";

import { Button, Modal } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { addDays, type CourtDay } from "../../../../../server/rules/calendar/court-day.ts";
import { CHASER_DAYS } from "../../../../../server/rules/evidence/reply-days.ts";
import { DayField, hasUnreadDay } from "../../../../components/day-field.tsx";
import { useToday } from "../case-words.tsx";
import styles from "./evidence.module.css";
import { type Request, useEvidenceWords } from "./evidence-words.ts";
import { useRecordEvent } from "./use-record-event.ts";

type Props = {
  requests: readonly Request[];
  onClose: () => void;
  onDone?: (eventIds: number[], changeId: number) => void;
};

/** A reminder goes out of the court: what it is for and by when it asks stand here before it is recorded. */
export function ChaseDialog({ requests, onClose, onDone }: Props) {
  const t = useTranslations("evidence");
  const actions = useTranslations("actions");
  const words = useEvidenceWords();
  const today = useToday();
  const { record, isBusy } = useRecordEvent();
  const [byDay, setByDay] = useState<CourtDay | null>(addDays(today, CHASER_DAYS));
  const save = () => {
    if (byDay === null) return;
    record({
      ...{ requests, kind: "chased", byDay },
      onDone: (eventIds, changeId) => {
        onClose();
        onDone?.(eventIds, changeId);
      },
    });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("chase.title", { n: requests.length })}
      closeButtonProps={{ "aria-label": actions("close") }}
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (!hasUnreadDay(event.currentTarget)) save();
        }}
      >
        <ul className={styles.chased}>
          {requests.map((one) => (
            <li key={one.requestId}>
              <bdi dir="ltr">{one.shortNumber}</bdi> · {words.source(one)} · {t(`kinds.${one.kind}`)}
              {one.timesChased > 0 && <span className="soft"> · {t("chase.before", { n: one.timesChased })}</span>}
            </li>
          ))}
        </ul>
        <DayField label={t("event.byDay")} value={byDay} onChange={setByDay} minDate={addDays(today, 1)} />
        <p className="soft">{t("chase.how", { n: requests.length })}</p>
        <div className={styles.foot}>
          <Button variant="default" onClick={onClose}>
            {actions("cancel")}
          </Button>
          <Button type="submit" loading={isBusy} disabled={byDay === null} data-autofocus>
            {t("chase.save", { n: requests.length })}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
