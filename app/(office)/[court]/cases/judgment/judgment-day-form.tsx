"use client";

import { Button, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import type { CourtDay } from "../../../../../server/rules/court-day.ts";
import { DayField } from "../../../../components/day-field.tsx";
import { useErrorWords } from "../../../../components/refusal.ts";
import { useServer } from "../../../../components/server-data.tsx";
import { useCourt } from "../../../court-context.tsx";
import { newKey, useSaved } from "../../settings/use-save.tsx";
import own from "../settlement/life.module.css";
import type { Life } from "../settlement/use-life.ts";

type Props = { step: "reserve" | "copy"; caseId: number; life: Life; onClose: () => void };

/** The day on which judgment was reserved, or on which the certified copy was supplied. */
export function JudgmentDayForm({ step, caseId, life, onClose }: Props) {
  const t = useTranslations("settlement.judgment");
  const actions = useTranslations("actions");
  const { court } = useCourt();
  const server = useServer();
  const saved = useSaved();
  const words = useErrorWords();
  const { judgment, today } = life;
  const known = step === "reserve" ? judgment.reservedDay : judgment.copySuppliedDay;
  const [day, setDay] = useState<CourtDay | null>(known ?? today);
  const [judgeName, setJudge] = useState(judgment.judgeName ?? life.judge.nameEn ?? "");
  const reserve = useMutation(server.life.reserveJudgment.mutationOptions());
  const copy = useMutation(server.life.copySupplied.mutationOptions());
  const { error, isPending } = step === "reserve" ? reserve : copy;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!day) return;
    const input = { courtId: court.id, caseId, version: judgment.version, day, key: newKey() };
    const onSuccess = ({ changeId }: { changeId: number }) => {
      saved({ changeId, message: t(step === "reserve" ? "savedReserve" : "savedCopy") });
      onClose();
    };
    if (step === "reserve") reserve.mutate({ ...input, judgeName }, { onSuccess });
    else copy.mutate(input, { onSuccess });
  };
  return (
    <form className={own.stack} onSubmit={submit}>
      <div className={own.row}>
        <DayField label={t("day")} value={day} maxDate={today} onChange={setDay} />
        {step === "reserve" && (
          <TextInput
            label={t("judge")}
            value={judgeName}
            dir="auto"
            onChange={(event) => setJudge(event.currentTarget.value)}
          />
        )}
      </div>
      {error && (
        <p role="alert" className="mark mark-breach">
          {words(error)}
        </p>
      )}
      <div className={own.buttons}>
        <Button variant="default" onClick={onClose}>
          {actions("cancel")}
        </Button>
        <Button type="submit" loading={isPending} disabled={!day}>
          {t(step === "reserve" ? "saveReserve" : "saveCopy")}
        </Button>
      </div>
    </form>
  );
}
