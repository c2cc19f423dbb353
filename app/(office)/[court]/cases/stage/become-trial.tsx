"use client";

import { NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { CourtDay } from "../../../../../server/rules/calendar/court-day.ts";
import { DayField } from "../../../../components/day-field.tsx";
import { useServer } from "../../../../components/server-data.tsx";
import { useCourt } from "../../../court-context.tsx";
import { newKey, useSaved } from "../../settings/use-save.tsx";
import type { File } from "../case-data.ts";
import { useToday } from "../case-words.tsx";
import { ActDialog, ActForm } from "./act-dialog.tsx";
import type { Matter } from "./use-matter.ts";

const BEGINS = ["fir", "challan", "cognizance"] as const;

/** An inquiry goes on as a trial, under a number of the trials. */
export function BecomeTrial({ file, matter }: { file: File; matter: Matter }) {
  const t = useTranslations("desk.trial");
  return (
    <ActDialog open={t("open")} title={t("title")}>
      {(close) => <Form file={file} matter={matter} close={close} />}
    </ActDialog>
  );
}

function Form({ file, matter, close }: { file: File; matter: Matter; close: () => void }) {
  const t = useTranslations("desk.trial");
  const terms = useTranslations("terms.stages");
  const { court } = useCourt();
  const server = useServer();
  const saved = useSaved();
  const today = useToday();
  const [typed, setTyped] = useState({ number: "", fir: file.entry.fir, station: file.station ?? "", order: "" });
  const [stage, setStage] = useState<(typeof BEGINS)[number]>("fir");
  const [day, setDay] = useState<CourtDay>(today);
  const set = (name: keyof typeof typed) => (event: { currentTarget: { value: string } }) => {
    const { value } = event.currentTarget;
    setTyped((before) => ({ ...before, [name]: value }));
  };
  const become = useMutation(
    server.desk.becomeTrial.mutationOptions({
      onSuccess: ({ changeId }) => {
        saved({ changeId, message: t("done", { number: `\u2068${typed.number || `FIR ${typed.fir}`}\u2069` }) });
        close();
      },
    }),
  );
  const send = () => {
    const at = { courtId: court.id, caseId: file.caseId, version: matter.version };
    become.mutate({ ...at, ...typed, stage, day, key: newKey() });
  };
  return (
    <ActForm
      act={become}
      send={send}
      close={close}
      label={t("do")}
      isReady={typed.number.trim() !== "" || typed.fir.trim() !== ""}
    >
      <p>{t("how")}</p>
      {matter.permissionDay === null && stage !== "cognizance" && <p className="mark mark-risk">{t("noPermission")}</p>}
      <TextInput label={t("number")} value={typed.number} maxLength={120} onChange={set("number")} data-autofocus />
      <TextInput label={t("fir")} value={typed.fir} maxLength={120} onChange={set("fir")} />
      <TextInput label={t("station")} value={typed.station} maxLength={120} onChange={set("station")} />
      <NativeSelect
        label={t("stage")}
        value={stage}
        data={BEGINS.map((one) => ({ value: one, label: terms(one) }))}
        onChange={(event) => setStage(event.currentTarget.value as (typeof BEGINS)[number])}
      />
      <DayField label={t("day")} value={day} maxDate={today} onChange={(one) => one && setDay(one)} />
      <Textarea label={t("order")} value={typed.order} maxLength={2000} minRows={2} autosize onChange={set("order")} />
    </ActForm>
  );
}
