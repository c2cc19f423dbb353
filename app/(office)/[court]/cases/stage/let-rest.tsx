"use client";

import { Button, Modal, Textarea, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { addDays, type CourtDay } from "../../../../../server/rules/court-day.ts";
import { DayField } from "../../../../components/day-field.tsx";
import { useErrorWords } from "../../../../components/refusal.ts";
import { useServer } from "../../../../components/server-data.tsx";
import { useCourt } from "../../../court-context.tsx";
import { newKey, useSaved } from "../../settings/use-save.tsx";
import { useDayText, useToday } from "../case-words.tsx";
import own from "./matter.module.css";
import type { Matter } from "./use-matter.ts";

const USUAL_REST = 90;

/** A judge's order that the case may stand without a date until it is looked at again. */
export function LetRest({ caseId, matter }: { caseId: number; matter: Matter }) {
  const t = useTranslations("desk.dormant");
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button size="compact-sm" variant="default" onClick={() => setOpen(true)}>
        {t(matter.dormant ? "renew" : "open")}
      </Button>
      <Modal opened={isOpen} onClose={() => setOpen(false)} title={t("title")}>
        <Form caseId={caseId} matter={matter} close={() => setOpen(false)} />
      </Modal>
    </>
  );
}

function Form({ caseId, matter, close }: { caseId: number; matter: Matter; close: () => void }) {
  const t = useTranslations("desk.dormant");
  const actions = useTranslations("actions");
  const { me, court } = useCourt();
  const server = useServer();
  const words = useErrorWords();
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
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!reviewDay) return;
    rest.mutate({ courtId: court.id, caseId, because, orderedBy, reviewDay, key: newKey() });
  };
  const isComplete = because.trim() !== "" && orderedBy.trim() !== "" && reviewDay !== null;
  return (
    <form onSubmit={submit} className={own.stack}>
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
      {rest.error && (
        <p role="alert" className="mark mark-breach">
          {words(rest.error)}
        </p>
      )}
      <div className={own.foot}>
        <Button variant="default" onClick={close}>
          {actions("cancel")}
        </Button>
        <Button type="submit" loading={rest.isPending} disabled={!isComplete}>
          {t("do")}
        </Button>
      </div>
    </form>
  );
}
