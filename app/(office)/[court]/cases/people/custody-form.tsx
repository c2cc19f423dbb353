"use client";

import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import type { CourtDay } from "../../../../../server/rules/calendar/court-day.ts";
import { DayField, hasUnreadDay } from "../../../../components/day-field.tsx";
import styles from "./people.module.css";
import type { Standing } from "./people-data.ts";
import type { CustodyAct, RecordCustody } from "./use-record-custody.ts";

type Act = "arrested" | "moved" | "ended" | "at-liberty";
type Draft = {
  act: Act;
  day: CourtDay | null;
  kind: "police" | "judicial";
  place: string;
  because: "bail" | "released" | "escaped" | "other";
  where: "bail" | "at-large" | "unknown";
  since: CourtDay | null;
};

type Props = {
  custody: Standing;
  today: CourtDay;
  /** An arrest in this case cannot have been before. */
  earliest: CourtDay | null;
  record: RecordCustody;
  close: () => void;
};

/** One thing that happened to an accused's custody, from what can have happened as things stand. */
export function CustodyForm({ custody, today, earliest, record, close }: Props) {
  const t = useTranslations("people.custody");
  const actions = useTranslations("actions");
  const isHeld = custody.custody === "in";
  const [draft, setDraft] = useState<Draft>({
    act: isHeld ? "ended" : "arrested",
    day: today,
    kind: isHeld ? "judicial" : "police",
    place: "",
    because: "bail",
    where: "bail",
    since: null,
  });
  const [isAsked, setAsked] = useState(false);
  const set = (change: Partial<Draft>) => setDraft((before) => ({ ...before, ...change }));
  // A register that says "in custody" and no more: the arrest itself can still be written down, or that it is wrong.
  const offered: Act[] = isHeld
    ? custody.periods.length > 0
      ? ["ended", "moved"]
      : ["ended", "moved", "arrested", "at-liberty"]
    : ["arrested", "at-liberty"];
  const needsSince =
    isHeld && custody.since === null && custody.periods.length === 0 && ["ended", "moved"].includes(draft.act);
  const isSinceLeft = needsSince && draft.since === null;
  const said = actOf(draft);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (hasUnreadDay(event.currentTarget)) return;
    // Asked for once; who does not know it goes on without.
    if (isSinceLeft && !isAsked) {
      setAsked(true);
      event.currentTarget.querySelector<HTMLInputElement>("input[name=since]")?.focus();
    } else if (said) record.run(said);
  };

  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <div className={styles.grid}>
        <NativeSelect
          label={t("what")}
          value={draft.act}
          data={offered.map((act) => ({ value: act, label: t(act) }))}
          onChange={(event) => set({ act: event.currentTarget.value as Act })}
          data-autofocus
        />
        {draft.act !== "at-liberty" && (
          <DayField
            label={t("day")}
            value={draft.day}
            minDate={draft.act === "arrested" ? (earliest ?? undefined) : undefined}
            maxDate={today}
            maw="100%"
            error={record.field === "day" ? t("notThisDay") : undefined}
            onChange={(day) => set({ day })}
          />
        )}
        {needsSince && (
          <DayField
            label={t("startedOn")}
            description={t("startedHow")}
            value={draft.since}
            minDate={earliest ?? undefined}
            maxDate={today}
            maw="100%"
            name="since"
            error={record.field === "since" ? t("startedHow") : isAsked && isSinceLeft ? t("startedAsk") : undefined}
            onChange={(since) => set({ since })}
          />
        )}
        <ActFields draft={draft} set={set} />
      </div>
      <div className={styles.foot}>
        {record.problem && (
          <span className={styles.problem} role="alert">
            {record.problem}
          </span>
        )}
        <Button variant="default" onClick={close}>
          {actions("cancel")}
        </Button>
        <Button type="submit" loading={record.isBusy} disabled={said === null}>
          {t(isAsked && isSinceLeft ? "recordSinceless" : "record")}
        </Button>
      </div>
    </form>
  );
}

function ActFields({ draft, set }: { draft: Draft; set: (change: Partial<Draft>) => void }) {
  const t = useTranslations("people.custody");
  const terms = useTranslations("terms.custody");
  if (draft.act === "ended")
    return (
      <NativeSelect
        label={t("because")}
        value={draft.because}
        data={(["bail", "released", "escaped", "other"] as const).map((one) => ({
          value: one,
          label: t(`ends.${one}`),
        }))}
        onChange={(event) => set({ because: event.currentTarget.value as Draft["because"] })}
      />
    );
  if (draft.act === "at-liberty")
    return (
      <NativeSelect
        label={t("where")}
        value={draft.where}
        data={(["bail", "at-large", "unknown"] as const).map((one) => ({ value: one, label: terms(one) }))}
        onChange={(event) => set({ where: event.currentTarget.value as Draft["where"] })}
      />
    );
  return (
    <>
      <NativeSelect
        label={t("kind")}
        value={draft.kind}
        data={(["police", "judicial"] as const).map((one) => ({ value: one, label: t(one) }))}
        onChange={(event) => set({ kind: event.currentTarget.value as Draft["kind"] })}
      />
      <TextInput
        label={t("place")}
        value={draft.place}
        maxLength={120}
        dir="auto"
        onChange={(event) => set({ place: event.currentTarget.value })}
      />
    </>
  );
}

function actOf({ act, day, kind, place, because, where, since }: Draft): CustodyAct | null {
  if (act === "at-liberty") return { act, custody: where };
  if (day === null) return null;
  const held = { kind, place: place.trim() || null };
  if (act === "arrested") return { act, day, ...held };
  return act === "moved" ? { act, day, since, ...held } : { act, day, because, since };
}
