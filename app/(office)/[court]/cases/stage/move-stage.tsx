"use client";

import { Checkbox, NativeSelect, Textarea } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { CourtDay } from "../../../../../server/rules/calendar/court-day.ts";
import { STAGES, type Stage } from "../../../../../server/rules/case/stages.ts";
import { DayField } from "../../../../components/day-field.tsx";
import { useServer } from "../../../../components/server-data.tsx";
import { useCourt } from "../../../court-context.tsx";
import { newKey, useSaved } from "../../settings/use-save.tsx";
import { useToday } from "../case-words.tsx";
import { ActDialog, ActForm } from "./act-dialog.tsx";
import type { Matter } from "./use-matter.ts";

/** Moves the case along a step that the law knows; a correction may say any stage, with its reason. */
export function MoveStage({ caseId, matter }: { caseId: number; matter: Matter }) {
  const t = useTranslations("desk.path");
  return (
    <ActDialog open={t("move")} title={t("title")}>
      {(close) => <Form caseId={caseId} matter={matter} close={close} />}
    </ActDialog>
  );
}

function Form({ caseId, matter, close }: { caseId: number; matter: Matter; close: () => void }) {
  const t = useTranslations("desk.path");
  const law = useTranslations("law.steps");
  const terms = useTranslations("terms.stages");
  const { court } = useCourt();
  const server = useServer();
  const saved = useSaved();
  const today = useToday();
  const [isCorrection, setCorrection] = useState(false);
  const open = matter.path.mayFollow.filter(({ stage }) => stage !== "decided");
  const stages = isCorrection
    ? STAGES.filter((stage) => stage !== "decided" && stage !== matter.stage)
    : open.map(({ stage }) => stage);
  const [chosen, setStage] = useState<Stage | null>(null);
  const stage = chosen !== null && stages.includes(chosen) ? chosen : stages[0];
  const [day, setDay] = useState<CourtDay>(today);
  const [order, setOrder] = useState("");
  const move = useMutation(
    server.desk.moveStage.mutationOptions({
      onSuccess: ({ changeId }) => {
        saved({ changeId, message: t("done", { stage: terms(stage!) }) });
        close();
      },
    }),
  );
  const send = () => {
    if (!stage) return;
    const step = { caseId, version: matter.version, stage, day, order, isCorrection };
    move.mutate({ courtId: court.id, ...step, key: newKey() });
  };
  const pair = open.find((one) => one.stage === stage);
  return (
    <ActForm act={move} send={send} close={close} label={t("do")} isReady={stage !== undefined && order.trim() !== ""}>
      <Checkbox
        label={t("correction")}
        checked={isCorrection}
        onChange={(event) => setCorrection(event.currentTarget.checked)}
      />
      <NativeSelect
        label={t("stage")}
        value={stage}
        data={stages.map((one) => ({ value: one, label: terms(one) }))}
        description={
          !isCorrection && pair
            ? `${law(pair.step)} · ${t("section", { section: `\u2066${pair.section}\u2069` })}`
            : undefined
        }
        inputWrapperOrder={["label", "input", "description", "error"]}
        onChange={(event) => setStage(event.currentTarget.value as Stage)}
        data-autofocus
      />
      <DayField label={t("day")} value={day} maxDate={today} onChange={(one) => one && setDay(one)} />
      <Textarea
        label={t(isCorrection ? "because" : "order")}
        value={order}
        maxLength={2000}
        minRows={2}
        autosize
        onChange={(event) => setOrder(event.currentTarget.value)}
      />
      <p className="soft">{t("ends")}</p>
    </ActForm>
  );
}
