"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { CourtDay } from "../../../../../server/rules/calendar/court-day.ts";
import { DayField } from "../../../../components/day-field.tsx";
import { useServer } from "../../../../components/server-data.tsx";
import { useCourt } from "../../../court-context.tsx";
import { newKey, useSaved } from "../../settings/use-save.tsx";
import { useToday } from "../case-words.tsx";
import { ActDialog, ActForm } from "./act-dialog.tsx";
import type { Matter } from "./use-matter.ts";

/** The day on which the court permitted the investigation of a complaint (s.155), or its correction. */
export function GivePermission({ caseId, matter }: { caseId: number; matter: Matter }) {
  const t = useTranslations("desk.permission");
  return (
    <ActDialog open={t(matter.permissionDay === null ? "open" : "change")} title={t("title")}>
      {(close) => <Form caseId={caseId} matter={matter} close={close} />}
    </ActDialog>
  );
}

function Form({ caseId, matter, close }: { caseId: number; matter: Matter; close: () => void }) {
  const t = useTranslations("desk.permission");
  const { court } = useCourt();
  const server = useServer();
  const saved = useSaved();
  const today = useToday();
  const [day, setDay] = useState<CourtDay | null>(matter.permissionDay ?? today);
  const give = useMutation(
    server.desk.givePermission.mutationOptions({
      onSuccess: ({ changeId }) => {
        saved({ changeId, message: t("done") });
        close();
      },
    }),
  );
  const send = () => {
    if (!day) return;
    give.mutate({ courtId: court.id, caseId, version: matter.version, day, key: newKey() });
  };
  return (
    <ActForm act={give} send={send} close={close} label={t("do")} isReady={day !== null}>
      <p>{t("how")}</p>
      <DayField label={t("day")} value={day} maxDate={today} onChange={setDay} data-autofocus />
    </ActForm>
  );
}
