"use client";

import { Button, Radio, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import type { CourtDay } from "../../../../../server/rules/calendar/court-day.ts";
import { mayReserve } from "../../../../../server/rules/judgment/judgment-exits.ts";
import { DayField } from "../../../../components/day-field.tsx";
import { useErrorWords } from "../../../../components/refusal.ts";
import { useServer } from "../../../../components/server-data.tsx";
import { useCourt } from "../../../court-context.tsx";
import { GoesOut } from "../../process/offer/goes-out.tsx";
import { newKey, useSaved } from "../../settings/use-save.tsx";
import { useDayText } from "../case-words.tsx";
import { ChooseDay, useComing } from "../list-matter-form.tsx";
import own from "../settlement/life.module.css";
import type { Life } from "../settlement/use-life.ts";

type Props = { caseId: number; life: Life; onClose: () => void };

/** Judgment is reserved on a day, and is announced on a date that is given here: instead of the open ones, or besides. */
export function ReserveForm({ caseId, life, onClose }: Props) {
  const t = useTranslations("settlement.judgment");
  const actions = useTranslations("actions");
  const sheet = useTranslations("sheet.ask");
  const errors = useTranslations("errors.resultAtStage");
  const terms = useTranslations("terms");
  const text = useDayText();
  const { court } = useCourt();
  const server = useServer();
  const saved = useSaved();
  const words = useErrorWords();
  const { judgment, today, stage } = life;
  const [day, setDay] = useState<CourtDay | null>(judgment.reservedDay ?? today);
  const [judgeName, setJudge] = useState(judgment.judgeName ?? life.judge.nameEn ?? "");
  const [chosen, setChosen] = useState<CourtDay | null>(null);
  const [takes, setTakes] = useState<"instead" | "besides">("instead");
  const [overloadBecause, setOverload] = useState("");
  const [given, setGiven] = useState<number | null>(null);
  const matter = { caseId, stage: "judgment" as const, custody: life.custody, label: "", accusedTitle: "" };
  const coming = useComing(matter, "judgment");
  const open = coming.standing.filter((one) => one.day > today);
  const standing = open.find(({ purpose }) => purpose === "judgment") ?? null;
  // A date for judgment that stands is kept unless another is chosen; else the day stays on which the case comes up.
  const offered = open[0]?.day ?? coming.earliest[0] ?? null;
  const nextDay = chosen ?? (standing ? null : offered);
  const reserve = useMutation(server.life.reserveJudgment.mutationOptions());
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!day || (!nextDay && !standing)) return;
    const next = nextDay && { day: nextDay, takes: open.length > 0 ? takes : ("besides" as const), overloadBecause };
    const input = { courtId: court.id, caseId, version: judgment.version, day, judgeName, next, key: newKey() };
    reserve.mutate(input, {
      onSuccess: ({ changeId, hearingId }) => {
        saved({ changeId, message: t("savedReserve") });
        if (hearingId === null) onClose();
        else setGiven(hearingId);
      },
    });
  };
  if (given !== null)
    return <GoesOut said={t("savedReserve")} hearingId={given} onNothing={onClose} onDone={onClose} />;
  if (!mayReserve(stage)) return <p role="alert">{errors("reserved", { stage: terms(`stages.${stage}`) })}</p>;
  return (
    <form className={own.stack} onSubmit={submit}>
      <div className={own.row}>
        <DayField label={t("reservedOn")} value={day} maxDate={today} onChange={setDay} />
        <TextInput
          label={t("judge")}
          value={judgeName}
          dir="auto"
          onChange={(event) => setJudge(event.currentTarget.value)}
        />
      </div>
      <h3>{t("announceOn")}</h3>
      {standing && <p>{t("standsFor", { day: text(standing.day, "date") })}</p>}
      <ChooseDay coming={coming} day={nextDay} onChoose={setChosen} />
      {nextDay && coming.asksReason(nextDay) && (
        <TextInput
          label={sheet("overload")}
          value={overloadBecause}
          maxLength={300}
          onChange={(event) => setOverload(event.currentTarget.value)}
        />
      )}
      {nextDay && open.length > 0 && (
        <Radio.Group
          label={t("openDates", {
            dates: open.map((one) => `${text(one.day, "short")} (${terms(`purposes.${one.purpose}`)})`).join(" · "),
          })}
          value={takes}
          onChange={(value) => setTakes(value as "instead" | "besides")}
        >
          <Radio value="instead" label={t("instead")} mt={6} />
          <Radio value="besides" label={t("besides")} mt={6} disabled={standing !== null} />
        </Radio.Group>
      )}
      {reserve.error && (
        <p role="alert" className="mark mark-breach">
          {words(reserve.error)}
        </p>
      )}
      <div className={own.buttons}>
        <Button variant="default" onClick={onClose}>
          {actions("cancel")}
        </Button>
        <Button type="submit" loading={reserve.isPending} disabled={!day || (!nextDay && !standing)}>
          {t("saveReserve")}
        </Button>
      </div>
    </form>
  );
}
