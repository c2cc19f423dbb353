"use client";

import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { applicationsBefore } from "../../../../../server/rules/applications/application-follows.ts";
import { APPLICATION_RULES, type ApplicationKind } from "../../../../../server/rules/applications/applications.ts";
import type { CourtDay } from "../../../../../server/rules/calendar/court-day.ts";
import { PURPOSES, type Purpose, purposeAtStage } from "../../../../../server/rules/case/purposes.ts";
import { DayField } from "../../../../components/day-field.tsx";
import { useCourt } from "../../../court-context.tsx";
import type { Draft } from "../case-draft.ts";
import styles from "../case-file.module.css";
import { useDayText, useToday } from "../case-words.tsx";
import { CasePicker, type Picked } from "../links/case-picker.tsx";
import { ChooseDay, useComing } from "../list-matter-form.tsx";

export const DOCKETS = ["trial", "inquiry", "application"] as const;
export const MODES = ["instituted", "transferred-in", "restored", "remanded", "split-up"] as const;
export type Docket = (typeof DOCKETS)[number];

/** Which docket a new matter enters, how it came, and its first date; the form of a case sends it along. */
export function useRegistration(draft: Draft, set: (change: Partial<Draft>) => void, isNew: boolean) {
  const [docket, setDocket] = useState<Docket>("trial");
  const [application, setApplication] = useState<ApplicationKind>("bail-497");
  const [parent, setParent] = useState<Picked | null>(null);
  const [mode, setMode] = useState<(typeof MODES)[number]>("instituted");
  const [fromCourt, setFromCourt] = useState("");
  const [splitFrom, setSplitFrom] = useState<Picked | null>(null);
  const [permissionDay, setPermissionDay] = useState<CourtDay | null>(null);
  const [purpose, setPurpose] = useState<Purpose | null>(null);
  const [day, setDay] = useState<CourtDay | null>(null);
  const [reasons, setReasons] = useState({ overloadBecause: "", orderedBy: "" });
  const usual = usualPurpose(docket, application, draft.stage);
  const choose = (next: Docket, asked: ApplicationKind) => {
    setDocket(next);
    setApplication(asked);
    if (next === "application") set({ stage: APPLICATION_RULES[asked].stage });
    else set({ stage: next === "inquiry" ? "inquiry" : "cognizance" });
  };
  const isApplication = docket === "application";
  const kind = {
    docket,
    applicationKind: isApplication ? application : null,
    parentCaseId: isApplication ? (parent?.caseId ?? null) : null,
    institutionMode: mode,
    permissionDay: docket === "inquiry" ? permissionDay : null,
    fromCourt: mode === "transferred-in" ? fromCourt.trim() || null : null,
    splitFromCaseId: mode === "split-up" ? (splitFrom?.caseId ?? null) : null,
  };
  const { stage, custody } = draft;
  const coming = useComing({ stage, custody, label: "", accusedTitle: "" }, purpose ?? usual, isNew);
  // What stands ready is what is saved: the server is not left to find another day.
  const first = { purpose: purpose ?? usual, day: day ?? coming.earliest[0] ?? null, ...reasons };
  const shown = { docket, application, parent, mode, fromCourt, splitFrom, permissionDay, reasons };
  const setters = {
    choose,
    setParent,
    setMode,
    setFromCourt,
    setSplitFrom,
    setPermissionDay,
    setPurpose,
    setDay,
    setReasons,
  };
  return { kind, first, coming, shown, setters };
}

function usualPurpose(docket: Docket, application: ApplicationKind, stage: Draft["stage"]): Purpose {
  if (docket === "application") return APPLICATION_RULES[application].purpose;
  return docket === "inquiry" ? "report" : purposeAtStage(stage);
}

type Registration = ReturnType<typeof useRegistration>;

type Kind = {
  shown: Omit<Registration["shown"], "reasons">;
  setters: Pick<
    Registration["setters"],
    "choose" | "setParent" | "setMode" | "setFromCourt" | "setSplitFrom" | "setPermissionDay"
  >;
  /** The field that the server refused. */
  field: string | null;
  /** The matter that is edited; left out where one is entered. */
  edited?: { caseId: number; dockets: readonly Docket[] };
};

export function DocketFields({ shown, setters, field, edited }: Kind) {
  const t = useTranslations("desk");
  const form = useTranslations("docket.form");
  const { court } = useCourt();
  const today = useToday();
  const { docket, application, parent, mode, fromCourt, splitFrom, permissionDay } = shown;
  return (
    <div className={styles.grid}>
      <NativeSelect
        label={t("register.docket")}
        value={docket}
        data={(edited?.dockets ?? DOCKETS).map((one) => ({ value: one, label: t(`dockets.${one}`) }))}
        onChange={(event) => setters.choose(event.currentTarget.value as Docket, application)}
      />
      <NativeSelect
        label={t("register.mode")}
        value={mode}
        data={MODES.map((one) => ({ value: one, label: t(`modes.${one}`) }))}
        onChange={(event) => setters.setMode(event.currentTarget.value as (typeof MODES)[number])}
      />
      {docket === "application" && (
        <NativeSelect
          label={t("register.application")}
          value={application}
          data={applicationsBefore(court.rank, application).map((one) => ({
            value: one,
            label: t(`applications.${one}`),
          }))}
          onChange={(event) => setters.choose(docket, event.currentTarget.value as ApplicationKind)}
        />
      )}
      {docket === "application" && (
        <CasePicker
          label={t("register.parent")}
          picked={parent}
          onPick={setters.setParent}
          {...(edited ? { exceptCaseId: edited.caseId } : {})}
        />
      )}
      {docket === "inquiry" && (
        <DayField
          label={t("register.permission")}
          value={permissionDay}
          maxDate={today}
          maw="100%"
          clearable
          error={field === "permissionDay" ? form("notYet") : undefined}
          onChange={setters.setPermissionDay}
        />
      )}
      {mode === "split-up" && (
        <CasePicker
          label={t("register.splitFrom")}
          picked={splitFrom}
          onPick={setters.setSplitFrom}
          error={field === "splitFromCaseId" ? t("beside.nothing") : undefined}
          {...(edited ? { exceptCaseId: edited.caseId } : {})}
        />
      )}
      {mode === "transferred-in" && (
        <TextInput
          label={t("register.fromCourt")}
          value={fromCourt}
          maxLength={160}
          onChange={(event) => setters.setFromCourt(event.currentTarget.value)}
        />
      )}
    </div>
  );
}

/** The first date in words, beside the button that saves it. */
export function FirstDateWords({ first, onChange }: Pick<Registration, "first"> & { onChange: () => void }) {
  const t = useTranslations("desk.register");
  const purposes = useTranslations("terms.purposes");
  const dayText = useDayText();
  const purpose = purposes(first.purpose);
  return (
    <span className={styles.firstDate}>
      <span>
        {first.day === null ? t("firstOpen", { purpose }) : t("firstIs", { day: dayText(first.day, "long"), purpose })}
      </span>
      <Button size="compact-xs" variant="subtle" onClick={onChange}>
        {t("firstChange")}
      </Button>
    </span>
  );
}

/** The first date: the earliest that the rules allow stands ready, any other can be chosen. */
export function FirstDateFields({ first, coming, setters, shown }: Registration) {
  const t = useTranslations("desk.register");
  const all = useTranslations();
  const { day } = first;
  const asksReason = day !== null && coming.asksReason(day);
  const asksOrder = asksReason || (day !== null && coming.asksOrder(day));
  return (
    <fieldset className={styles.chooseDay}>
      <legend>{t("first")}</legend>
      <NativeSelect
        label={t("purpose")}
        value={first.purpose}
        data={PURPOSES.map((one) => ({ value: one, label: all(`terms.purposes.${one}`) }))}
        onChange={(event) => setters.setPurpose(event.currentTarget.value as Purpose)}
      />
      <ChooseDay
        coming={coming}
        day={day}
        onChoose={setters.setDay}
        onMention={(one) => {
          setters.setPurpose("mention");
          setters.setDay(one);
        }}
      />
      {asksReason && (
        <TextInput
          label={all("sheet.ask.overload")}
          value={shown.reasons.overloadBecause}
          maxLength={300}
          onChange={(event) => setters.setReasons({ ...shown.reasons, overloadBecause: event.currentTarget.value })}
        />
      )}
      {asksOrder && (
        <TextInput
          label={all("sheet.ask.orderedBy")}
          value={shown.reasons.orderedBy}
          maxLength={120}
          onChange={(event) => setters.setReasons({ ...shown.reasons, orderedBy: event.currentTarget.value })}
        />
      )}
    </fieldset>
  );
}
