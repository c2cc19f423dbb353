"use client";

import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import type { CourtDay } from "../../../../../server/rules/calendar/court-day.ts";
import { DayField } from "../../../../components/day-field.tsx";
import { useErrorWords } from "../../../../components/refusal.ts";
import { useServer } from "../../../../components/server-data.tsx";
import { useCourt } from "../../../court-context.tsx";
import { newKey, useSaved } from "../../settings/use-save.tsx";
import own from "../settlement/life.module.css";
import type { Life } from "../settlement/use-life.ts";

type Props = { caseId: number; life: Life; onClose: () => void };

/** The day on which the certified copy was supplied. */
export function CopyForm({ caseId, life, onClose }: Props) {
  const t = useTranslations("settlement.judgment");
  const actions = useTranslations("actions");
  const { court } = useCourt();
  const server = useServer();
  const saved = useSaved();
  const words = useErrorWords();
  const { judgment, today } = life;
  const [day, setDay] = useState<CourtDay | null>(judgment.copySuppliedDay ?? today);
  const copy = useMutation(server.life.copySupplied.mutationOptions());
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!day) return;
    const input = { courtId: court.id, caseId, version: judgment.version, day, key: newKey() };
    copy.mutate(input, {
      onSuccess: ({ changeId }) => {
        saved({ changeId, message: t("savedCopy") });
        onClose();
      },
    });
  };
  return (
    <form className={own.stack} onSubmit={submit}>
      <DayField
        label={t("day")}
        value={day}
        minDate={judgment.announcedDay ?? undefined}
        maxDate={today}
        onChange={setDay}
      />
      {copy.error && (
        <p role="alert" className="mark mark-breach">
          {words(copy.error)}
        </p>
      )}
      <div className={own.buttons}>
        <Button variant="default" onClick={onClose}>
          {actions("cancel")}
        </Button>
        <Button type="submit" loading={copy.isPending} disabled={!day}>
          {t("saveCopy")}
        </Button>
      </div>
    </form>
  );
}
