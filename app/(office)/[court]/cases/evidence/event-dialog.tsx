"use client";

import { Button, Modal, NativeSelect, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { addDays, type CourtDay } from "../../../../../server/rules/calendar/court-day.ts";
import type { LedgerEventKind } from "../../../../../server/rules/evidence/evidence-ledger.ts";
import { CHASER_DAYS } from "../../../../../server/rules/evidence/reply-days.ts";
import { DayField } from "../../../../components/day-field.tsx";
import { useToday } from "../case-words.tsx";
import styles from "./evidence.module.css";
import type { Request } from "./evidence-words.ts";
import { useRecordEvent } from "./use-record-event.ts";

/** What happened on another day, or with something to add. */
export function EventDialog({ request, onClose }: { request: Request; onClose: () => void }) {
  const t = useTranslations();
  const today = useToday();
  const { record, isBusy } = useRecordEvent();
  const [kind, setKind] = useState<LedgerEventKind>(request.may[0] ?? "sent");
  const [day, setDay] = useState<CourtDay | null>(today);
  const [byDay, setByDay] = useState<CourtDay | null>(null);
  const [note, setNote] = useState("");
  const by = byDay ?? (day && addDays(day, CHASER_DAYS));
  const save = () => {
    if (day)
      record({
        requests: [request],
        kind,
        day,
        byDay: kind === "chased" ? by : null,
        note: note.trim() || null,
        onDone: onClose,
      });
  };
  return (
    <Modal opened onClose={onClose} title={t("evidence.section.otherDay")}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <NativeSelect
          data-autofocus
          label={t("evidence.board.columns.state")}
          value={kind}
          onChange={(event) => setKind(event.currentTarget.value as LedgerEventKind)}
          data={request.may.map((one) => ({ value: one, label: t(`evidence.done.${one}`) }))}
        />
        <DayField label={t("evidence.event.day")} value={day} onChange={setDay} maxDate={today} />
        {kind === "chased" && (
          <DayField
            label={t("evidence.event.byDay")}
            value={by}
            onChange={setByDay}
            minDate={day ? addDays(day, 1) : undefined}
          />
        )}
        <TextInput
          label={t("evidence.event.note")}
          value={note}
          maxLength={500}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <div className={styles.foot}>
          <Button variant="default" onClick={onClose}>
            {t("actions.cancel")}
          </Button>
          <Button type="submit" loading={isBusy} disabled={!day}>
            {t("evidence.event.save")}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
