"use client";

import { Textarea, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { addDays, type CourtDay } from "../../../../../server/rules/calendar/court-day.ts";
import { DayField } from "../../../../components/day-field.tsx";
import { useServer } from "../../../../components/server-data.tsx";
import { useCourt } from "../../../court-context.tsx";
import { newKey, useSaved } from "../../settings/use-save.tsx";
import { useDayText, useToday } from "../case-words.tsx";
import { ActDialog, ActForm } from "./act-dialog.tsx";
import type { Matter } from "./use-matter.ts";

const USUAL_REST = 90;

/** A judge's order that the case may stand without a date until it is looked at again. */
export function LetRest({ caseId, matter }: { caseId: number; matter: Matter }) {
  const t = useTranslations("desk.dormant");
  return (
    <ActDialog open={t(matter.dormant ? "renew" : "open")} title={t("title")}>
      {(close) => <Form caseId={caseId} matter={matter} close={close} />}
    </ActDialog>
  );
}

function Form({ caseId, matter, close }: { caseId: number; matter: Matter; close: () => void }) {
  const t = useTranslations("desk.dormant");
  const { me, court } = useCourt();
  const server = useServer();
  const saved = useSaved();
  const text = useDayText();
  const today = useToday();
  const judge = me.role === "judge" ? me.name : (court.judgeEn ?? "");
  const [because, setBecause] = useState(matter.dormant?.because ?? "");
  const [orderedBy, setOrderedBy] = useState(matter.dormant?.orderedBy ?? judge);
  const [reviewDay, setReviewDay] = useState<CourtDay | null>(addDays(today, USUAL_REST));
  const rest = useMutation(
    server.desk.layDormant.mutationOptions({
      onSuccess: ({ changeId }) => {
        saved({ changeId, message: t("done", { day: text(reviewDay!, "date") }) });
        close();
      },
    }),
  );
  const send = () => {
    if (!reviewDay) return;
    rest.mutate({ courtId: court.id, caseId, because, orderedBy, reviewDay, key: newKey() });
  };
  const isComplete = because.trim() !== "" && orderedBy.trim() !== "" && reviewDay !== null;
  return (
    <ActForm act={rest} send={send} close={close} label={t("do")} isReady={isComplete}>
      <p>{t("how")}</p>
      <Textarea
        label={t("because")}
        value={because}
        maxLength={500}
        minRows={2}
        autosize
        onChange={(event) => setBecause(event.currentTarget.value)}
        data-autofocus
      />
      <TextInput
        label={t("orderedBy")}
        value={orderedBy}
        maxLength={120}
        onChange={(event) => setOrderedBy(event.currentTarget.value)}
      />
      <DayField label={t("reviewDay")} value={reviewDay} minDate={addDays(today, 1)} onChange={setReviewDay} />
    </ActForm>
  );
}
