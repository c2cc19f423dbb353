"use client";

import { Button, Group, Radio, Stack, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { addDays, type CourtDay } from "../../../../server/rules/calendar/court-day.ts";
import { DayField } from "../../../components/day-field.tsx";
import { useCourt } from "../../court-context.tsx";
import { useToday } from "../cases/case-words.tsx";
import type { Ask } from "./use-planner-edits.tsx";

export type LastDateAsk = Extract<Ask, { kind: "last-date" }>;

const USUAL_REST = 90;

/** The only date of a case comes off: another one, or a judge's order that it may rest, in the same act. */
export function LastDateForm({ ask, close }: { ask: LastDateAsk; close: () => void }) {
  const t = useTranslations("desk.lastDate");
  const actions = useTranslations("actions");
  const { court } = useCourt();
  const today = useToday();
  const [kind, setKind] = useState<"date" | "dormant">("date");
  const [day, setDay] = useState<CourtDay | null>(null);
  const [reviewDay, setReviewDay] = useState<CourtDay | null>(addDays(today, USUAL_REST));
  const [judge, setJudge] = useState(court.judgeEn ?? "");
  const chosen = kind === "date" ? day && { kind, day } : reviewDay && { kind, reviewDay };
  const isComplete = chosen !== null && (kind === "date" || judge.trim() !== "");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!chosen || !isComplete) return;
    close();
    ask.go(kind === "dormant" ? { orderedBy: judge.trim() } : {}, chosen);
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <p style={{ margin: 0 }}>{t("how")}</p>
        <Radio.Group
          value={kind}
          onChange={(value) => setKind(value === "dormant" ? "dormant" : "date")}
          aria-label={t("how")}
        >
          <Group>
            <Radio value="date" label={t("date")} />
            <Radio value="dormant" label={t("rest")} />
          </Group>
        </Radio.Group>
        {kind === "date" && <DayField label={t("day")} value={day} minDate={today} onChange={setDay} />}
        {kind === "dormant" && (
          <>
            <DayField label={t("reviewDay")} value={reviewDay} minDate={addDays(today, 1)} onChange={setReviewDay} />
            <TextInput
              label={t("judge")}
              value={judge}
              maxLength={120}
              onChange={(event) => setJudge(event.currentTarget.value)}
            />
          </>
        )}
        <Group justify="end">
          <Button variant="default" onClick={close}>
            {actions("cancel")}
          </Button>
          <Button type="submit" disabled={!isComplete}>
            {t("submit")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
