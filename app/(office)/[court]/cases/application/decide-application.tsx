"use client";

import { Button, Modal, NativeSelect, Textarea } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { disposalsOf } from "../../../../../server/rules/applications/application-results.ts";
import type { CourtDay } from "../../../../../server/rules/calendar/court-day.ts";
import type { Disposal } from "../../../../../server/rules/case/outcomes.ts";
import { DayField } from "../../../../components/day-field.tsx";
import { useServer } from "../../../../components/server-data.tsx";
import { useCourt } from "../../../court-context.tsx";
import { newKey, useSaved } from "../../settings/use-save.tsx";
import { useToday } from "../case-words.tsx";
import { ActForm } from "../stage/act-dialog.tsx";
import type { Matter } from "../stage/use-matter.ts";

type Props = { caseId: number; matter: Matter };

/** The way to the order on an application, from the head of its docket. */
export function DecideApplication({ caseId, matter }: Props) {
  const t = useTranslations("applications");
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button size="compact-sm" variant="default" onClick={() => setOpen(true)}>
        {t("open")}
      </Button>
      {isOpen && <DecideDialog caseId={caseId} matter={matter} onClose={() => setOpen(false)} />}
    </>
  );
}

/** What the court ordered on an application of this kind, and nothing that belongs to trials. */
export function DecideDialog({ caseId, matter, onClose }: Props & { onClose: () => void }) {
  const t = useTranslations("applications");
  const actions = useTranslations("actions");
  const kinds = useTranslations("desk.applications");
  const disposals = useTranslations("terms.disposals");
  const { court } = useCourt();
  const server = useServer();
  const saved = useSaved();
  const today = useToday();
  // A settlement is recorded as one, with its questions.
  const offered = disposalsOf(matter).filter((one) => one !== "compounded");
  const [disposal, setDisposal] = useState<Disposal | null>(null);
  const [day, setDay] = useState<CourtDay | null>(today);
  const [order, setOrder] = useState("");
  const decide = useMutation(
    server.life.decideApplication.mutationOptions({
      onSuccess: ({ changeId }) => {
        saved({ changeId, message: t("done", { result: disposals(disposal!) }) });
        onClose();
      },
    }),
  );
  const send = () => {
    if (!disposal || !day) return;
    decide.mutate({ courtId: court.id, caseId, version: matter.version, day, disposal, order, key: newKey() });
  };
  return (
    <Modal opened onClose={onClose} title={t("title")} closeButtonProps={{ "aria-label": actions("close") }}>
      <ActForm act={decide} send={send} close={onClose} label={t("do")} isReady={disposal !== null && day !== null}>
        {matter.applicationKind && <p className="soft">{t("how", { kind: kinds(matter.applicationKind) })}</p>}
        <NativeSelect
          label={t("result")}
          value={disposal ?? ""}
          data={[{ value: "", label: "—" }, ...offered.map((one) => ({ value: one, label: disposals(one) }))]}
          onChange={(event) => setDisposal(offered.find((one) => one === event.currentTarget.value) ?? null)}
          data-autofocus
        />
        <DayField
          label={t("day")}
          value={day}
          maxDate={today}
          {...(matter.institutionDay ? { minDate: matter.institutionDay } : {})}
          onChange={setDay}
        />
        <Textarea
          label={t("order")}
          description={t("orderHow")}
          value={order}
          maxLength={500}
          minRows={2}
          autosize
          dir="auto"
          onChange={(event) => setOrder(event.currentTarget.value)}
        />
      </ActForm>
    </Modal>
  );
}
