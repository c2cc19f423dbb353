"use client";

import { NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { CourtDay } from "../../../../../server/rules/calendar/court-day.ts";
import { PURPOSES, type Purpose, purposeAtStage } from "../../../../../server/rules/case/purposes.ts";
import type { Stage } from "../../../../../server/rules/case/stages.ts";
import { DayField } from "../../../../components/day-field.tsx";
import { useServer } from "../../../../components/server-data.tsx";
import { useCourt } from "../../../court-context.tsx";
import { GoesOut } from "../../process/offer/goes-out.tsx";
import { newKey, useSaved } from "../../settings/use-save.tsx";
import type { File } from "../case-data.ts";
import { useToday } from "../case-words.tsx";
import { ChooseDay, useComing } from "../list-matter-form.tsx";
import { ActDialog, ActForm } from "./act-dialog.tsx";
import type { Matter } from "./use-matter.ts";

/** A case that is over here goes on by an order: retrial, revival, or sent back. It gets its date in the same act. */
export function TakeUpAgain({ file, matter }: { file: File; matter: Matter }) {
  const t = useTranslations("desk.again");
  return (
    <ActDialog open={t("open")} title={t("title")} size="lg">
      {(close) => <Form file={file} matter={matter} close={close} />}
    </ActDialog>
  );
}

function Form({ file, matter, close }: { file: File; matter: Matter; close: () => void }) {
  const t = useTranslations("desk.again");
  const path = useTranslations("desk.path");
  const law = useTranslations("law.steps");
  const terms = useTranslations("terms");
  const sheet = useTranslations("sheet.ask");
  const { court } = useCourt();
  const server = useServer();
  const saved = useSaved();
  const today = useToday();
  const [stage, setStage] = useState<Stage>(matter.again[0]!.stage);
  const [day, setDay] = useState<CourtDay | null>(today);
  const [order, setOrder] = useState("");
  const [chosenPurpose, setPurpose] = useState<Purpose | null>(null);
  const [chosenDay, setNext] = useState<CourtDay | null>(null);
  const [reasons, setReasons] = useState({ overloadBecause: "", orderedBy: "" });
  const purpose = chosenPurpose ?? purposeAtStage(stage);
  const coming = useComing({ stage, custody: file.custody, label: "", accusedTitle: "" }, purpose);
  const next = chosenDay ?? coming.earliest[0] ?? null;
  const asksReason = next !== null && coming.asksReason(next);
  const asksOrder = asksReason || (next !== null && coming.asksOrder(next));
  const step = matter.again.find((one) => one.stage === stage);
  const said = t("done", { stage: terms(`stages.${stage}`) });
  const [given, setGiven] = useState<number | null>(null);
  const again = useMutation(
    server.desk.takeUpAgain.mutationOptions({
      onSuccess: ({ changeId, hearingId }) => {
        saved({ changeId, message: said });
        if (hearingId === null) close();
        else setGiven(hearingId);
      },
    }),
  );
  const send = () => {
    if (!day || !next) return;
    const at = { courtId: court.id, caseId: file.caseId, version: matter.version, stage, day, order };
    again.mutate({ ...at, next: { purpose, day: next, ...reasons }, key: newKey() });
  };
  if (given !== null) return <GoesOut said={said} hearingId={given} onNothing={close} onDone={close} />;
  return (
    <ActForm
      act={again}
      send={send}
      close={close}
      label={t("do")}
      isReady={order.trim() !== "" && day !== null && next !== null}
    >
      <p>{t("how")}</p>
      <NativeSelect
        label={t("stage")}
        value={stage}
        data={matter.again.map((one) => ({ value: one.stage, label: terms(`stages.${one.stage}`) }))}
        description={step && `${law(step.step)} · ${path("section", { section: step.section })}`}
        inputWrapperOrder={["label", "input", "description", "error"]}
        onChange={(event) => setStage(event.currentTarget.value as Stage)}
        data-autofocus
      />
      <Textarea
        label={t("order")}
        value={order}
        maxLength={2000}
        minRows={2}
        autosize
        onChange={(event) => setOrder(event.currentTarget.value)}
      />
      <DayField
        label={path("day")}
        value={day}
        minDate={matter.disposalDay ?? undefined}
        maxDate={today}
        onChange={setDay}
      />
      <NativeSelect
        label={t("purpose")}
        value={purpose}
        data={PURPOSES.map((one) => ({ value: one, label: terms(`purposes.${one}`) }))}
        onChange={(event) => setPurpose(event.currentTarget.value as Purpose)}
      />
      <ChooseDay coming={coming} day={next} onChoose={setNext} />
      {asksReason && (
        <TextInput
          label={sheet("overload")}
          value={reasons.overloadBecause}
          maxLength={300}
          onChange={(event) => setReasons({ ...reasons, overloadBecause: event.currentTarget.value })}
        />
      )}
      {asksOrder && (
        <TextInput
          label={sheet("orderedBy")}
          value={reasons.orderedBy}
          maxLength={120}
          onChange={(event) => setReasons({ ...reasons, orderedBy: event.currentTarget.value })}
        />
      )}
    </ActForm>
  );
}
