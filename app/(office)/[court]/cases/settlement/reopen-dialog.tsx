"use client";

import { Button, Modal, NativeSelect, TextInput } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { addDays, type CourtDay } from "../../../../../server/rules/calendar/court-day.ts";
import { PURPOSES, type Purpose } from "../../../../../server/rules/case/purposes.ts";
import { DayField } from "../../../../components/day-field.tsx";
import { refusalOf, useErrorWords } from "../../../../components/refusal.ts";
import { useServer } from "../../../../components/server-data.tsx";
import { useCourt } from "../../../court-context.tsx";
import { GoesOut } from "../../process/offer/goes-out.tsx";
import { newKey, useSaved } from "../../settings/use-save.tsx";
import { Day } from "../case-words.tsx";
import own from "./life.module.css";
import type { Life } from "./use-life.ts";

type Props = { caseId: number; life: Life; settlementId: number; onClose: () => void };

/** By whose order and why a settlement is opened again, the date on which the case goes on, and what must go out for it. */
export function ReopenDialog({ onClose, ...props }: Props) {
  const t = useTranslations("settlement.reopen");
  const actions = useTranslations("actions");
  const [given, setGiven] = useState<number | null>(null);
  return (
    <Modal opened onClose={onClose} title={t("title")} size="lg" closeButtonProps={{ "aria-label": actions("close") }}>
      {given === null ? (
        <ReopenForm {...props} onClose={onClose} onGiven={setGiven} />
      ) : (
        <GoesOut said={t("done")} hearingId={given} onNothing={onClose} onDone={onClose} />
      )}
    </Modal>
  );
}

function ReopenForm({
  caseId,
  life,
  settlementId,
  onClose,
  onGiven,
}: Props & { onGiven: (hearingId: number) => void }) {
  const t = useTranslations("settlement.reopen");
  const all = useTranslations();
  const { court } = useCourt();
  const server = useServer();
  const words = useErrorWords();
  const saved = useSaved();
  const [said, setSaid] = useState({ judge: life.judge.nameEn ?? "", because: "", overloadBecause: "", orderedBy: "" });
  const [day, setDay] = useState<CourtDay | null>(life.today);
  const [purpose, setPurpose] = useState<Purpose>("mention");
  const [chosen, setChosen] = useState<CourtDay | null>(null);
  const coming = useQuery(
    server.hearings.nextDates.queryOptions({ courtId: court.id, from: addDays(life.today, -1), n: 5 }),
  );
  const reopen = useMutation(server.life.reopenSettlement.mutationOptions());
  const needsDate = life.openDays.length === 0;
  const offered = (coming.data?.days ?? [])
    .filter(({ day, kind, isOpen }) => day > life.today && isOpen && kind === "dedicated")
    .slice(0, 4);
  const next = chosen ?? (needsDate ? (offered[0]?.day ?? null) : null);
  const code = refusalOf(reopen.error)?.code;
  const isFull = code === "day-full" || code === "not-a-hearing-day" || code === "law-limit";
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { judge, because, ...reasons } = said;
    reopen.mutate(
      {
        ...{ courtId: court.id, caseId, settlementId, judge, because, day: day ?? life.today, key: newKey() },
        next: next && { purpose, day: next, ...reasons },
      },
      {
        onSuccess: ({ changeId, hearingId }) => {
          saved({ changeId, message: t("done") });
          if (hearingId === null) onClose();
          else onGiven(hearingId);
        },
      },
    );
  };
  const set = (change: Partial<typeof said>) => setSaid((before) => ({ ...before, ...change }));

  return (
    <form className={own.stack} onSubmit={submit}>
      <p className="soft">{t("how")}</p>
      <div className={own.row}>
        <DayField label={t("day")} value={day} maxDate={life.today} onChange={setDay} />
        <TextInput
          label={t("judge")}
          value={said.judge}
          required
          withAsterisk={false}
          dir="auto"
          onChange={(event) => set({ judge: event.currentTarget.value })}
        />
      </div>
      <TextInput
        label={t("because")}
        value={said.because}
        required
        withAsterisk={false}
        maxLength={500}
        dir="auto"
        data-autofocus
        onChange={(event) => set({ because: event.currentTarget.value })}
      />
      <fieldset>
        <legend>{t("date")}</legend>
        {needsDate && <p className="soft">{t("noDate")}</p>}
        <div className={own.row}>
          <NativeSelect
            label={t("purpose")}
            value={purpose}
            onChange={(event) => setPurpose(event.currentTarget.value as Purpose)}
            data={PURPOSES.map((one) => ({ value: one, label: all(`terms.purposes.${one}`) }))}
          />
          <DayField label={t("date")} value={next} minDate={life.today} onChange={setChosen} />
        </div>
        <div className={own.buttons} style={{ justifyContent: "flex-start" }}>
          {offered.map((one) => (
            <Button
              key={one.day}
              size="compact-md"
              variant={one.day === next ? "filled" : "default"}
              aria-pressed={one.day === next}
              onClick={() => setChosen(one.day)}
            >
              <Day day={one.day} />
            </Button>
          ))}
        </div>
        {isFull && (
          <div className={own.row}>
            <TextInput
              label={t("overload")}
              value={said.overloadBecause}
              dir="auto"
              onChange={(event) => set({ overloadBecause: event.currentTarget.value })}
            />
            <TextInput
              label={t("orderedBy")}
              value={said.orderedBy}
              dir="auto"
              onChange={(event) => set({ orderedBy: event.currentTarget.value })}
            />
          </div>
        )}
      </fieldset>
      {reopen.error && (
        <p role="alert" className="mark mark-breach">
          {words(reopen.error)}
        </p>
      )}
      <div className={own.buttons}>
        <Button variant="default" onClick={onClose}>
          {all("actions.cancel")}
        </Button>
        <Button
          type="submit"
          loading={reopen.isPending}
          disabled={!said.judge.trim() || !said.because.trim() || (needsDate && !next)}
        >
          {t("save")}
        </Button>
      </div>
    </form>
  );
}
