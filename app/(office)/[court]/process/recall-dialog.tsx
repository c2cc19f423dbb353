"use client";

import { Button, Group, Modal, Stack, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { type CourtDay, dayAt } from "../../../../server/rules/calendar/court-day.ts";
import { DayField } from "../../../components/day-field.tsx";
import { useCourt } from "../../court-context.tsx";
import type { ProcessActs } from "./use-process-acts.ts";

export type RecallMark = { ids: number[]; as: "sent" | "acknowledged"; by: string | null; since: CourtDay | null };

/** When a recall was sent and by whom, or when its receipt was acknowledged: today and the usual name unless said otherwise. */
export function RecallDialog({ mark, acts, onClose }: { mark: RecallMark; acts: ProcessActs; onClose: () => void }) {
  const t = useTranslations("process.recall");
  const actions = useTranslations("actions");
  const { me } = useCourt();
  const today = dayAt(new Date(), me.timezone);
  const [day, setDay] = useState<CourtDay | null>(today);
  const [by, setBy] = useState(mark.by ?? (mark.as === "sent" ? me.name : ""));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!day) return;
    acts.markRecall(mark.ids, mark.as, day, by.trim() || null);
    onClose();
  };
  return (
    <Modal opened onClose={onClose} title={t(mark.as === "sent" ? "sentTitle" : "acknowledgedTitle")} size="sm">
      <form onSubmit={submit}>
        <Stack gap="sm">
          <DayField
            label={t("day")}
            value={day}
            maxDate={today}
            {...(mark.since ? { minDate: mark.since } : {})}
            onChange={setDay}
          />
          <TextInput
            label={t(mark.as === "sent" ? "sentBy" : "acknowledgedBy")}
            maxLength={200}
            value={by}
            onChange={(event) => setBy(event.currentTarget.value)}
            data-autofocus
          />
          <Group gap="xs">
            <Button type="submit" disabled={day === null}>
              {t("save")}
            </Button>
            <Button variant="default" onClick={onClose}>
              {actions("cancel")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
