"use client";

import { Button, Modal, NativeSelect, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import type { CourtDay } from "../../../../../server/rules/calendar/court-day.ts";
import { COMPLAINANT_STATES, type ComplainantState } from "../../../../../server/rules/settlement/settlement-facts.ts";
import { DayField } from "../../../../components/day-field.tsx";
import { useShowError } from "../../../../components/refusal.ts";
import { useServer } from "../../../../components/server-data.tsx";
import { useCourt } from "../../../court-context.tsx";
import { newKey, useSaved } from "../../settings/use-save.tsx";
import own from "./life.module.css";
import type { Life } from "./use-life.ts";

/** Where the complainant stands, from which day. */
export function PositionDialog({ caseId, life, onClose }: { caseId: number; life: Life; onClose: () => void }) {
  const t = useTranslations("settlement.complainant");
  const law = useTranslations("law.complainant");
  const actions = useTranslations("actions");
  const { court } = useCourt();
  const server = useServer();
  const saved = useSaved();
  const showError = useShowError();
  const [position, setPosition] = useState<ComplainantState>(life.complainant);
  const [day, setDay] = useState<CourtDay | null>(life.today);
  const [note, setNote] = useState("");
  const record = useMutation(server.life.recordPosition.mutationOptions({ onError: showError }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    record.mutate(
      { courtId: court.id, caseId, position, day: day ?? life.today, note: note || null, key: newKey() },
      {
        onSuccess: ({ changeId }) => {
          saved({ changeId, message: t("saved") });
          onClose();
        },
      },
    );
  };
  return (
    <Modal opened onClose={onClose} title={t("title")} closeButtonProps={{ "aria-label": actions("close") }}>
      <form className={own.stack} onSubmit={submit}>
        <div className={own.row}>
          <NativeSelect
            label={t("position")}
            value={position}
            onChange={(event) => setPosition(event.currentTarget.value as ComplainantState)}
            data={COMPLAINANT_STATES.map((one) => ({ value: one, label: law(one) }))}
            data-autofocus
          />
          <DayField label={t("day")} value={day} maxDate={life.today} onChange={setDay} />
        </div>
        <TextInput
          label={t("note")}
          value={note}
          maxLength={500}
          dir="auto"
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <p className="soft">{t("how")}</p>
        {position !== "comes" && <p className="soft">{t("endingHint")}</p>}
        <div className={own.buttons}>
          <Button variant="default" onClick={onClose}>
            {actions("cancel")}
          </Button>
          <Button type="submit" loading={record.isPending}>
            {t("save")}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
