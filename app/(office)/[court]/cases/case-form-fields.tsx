"use client";

import { Button, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { sectionsInWords } from "../../../../server/rules/case/offences.ts";
import { STAGES, type Stage } from "../../../../server/rules/case/stages.ts";
import { CUSTODY, type Custody } from "../../../../server/rules/people/custody.ts";
import { DayField } from "../../../components/day-field.tsx";
import { Num } from "../../../components/num.tsx";
import { NumberField } from "../../../components/number-field.tsx";
import type { Draft, Understood } from "./case-draft.ts";
import styles from "./case-file.module.css";

type Props = {
  draft: Draft;
  understood: Understood;
  /** Somebody tried to save: what is missing is said only then. */
  wasAsked: boolean;
  /** The first day in custody was left out, and is asked for. */
  isSinceAsked: boolean;
  /** The field that the server refused. */
  field: string | null;
  set: (change: Partial<Draft>) => void;
};

/** What a matter needs to be listed: number, FIR, charge, accused, stage, custody. */
export function CaseFormFields({ draft, understood, wasAsked, isSinceAsked, field, set }: Props) {
  const t = useTranslations("docket.form");
  const terms = useTranslations("terms");
  const errors = useTranslations("errors.refusals");
  const numberError =
    understood.number === undefined
      ? t("unreadable")
      : field === "number"
        ? errors("number-taken")
        : wasAsked && !understood.isNamed
          ? t("neither")
          : null;
  return (
    <div className={styles.grid}>
      <TextInput
        label={t("number")}
        placeholder={t("numberHow")}
        value={draft.number}
        error={draft.number.length > 3 || wasAsked ? numberError : null}
        description={understood.number && <Reads text={understood.number} />}
        inputWrapperOrder={["label", "input", "description", "error"]}
        onChange={(event) => set({ number: event.currentTarget.value })}
        data-autofocus
        autoComplete="off"
      />
      <TextInput
        label={t("fir")}
        placeholder={t("firHow")}
        value={draft.fir}
        error={(draft.fir.length > 3 || wasAsked) && understood.fir === undefined ? t("unreadable") : null}
        description={understood.fir && <Reads text={understood.fir.text} />}
        inputWrapperOrder={["label", "input", "description", "error"]}
        onChange={(event) => set({ fir: event.currentTarget.value })}
        autoComplete="off"
      />
      <TextInput
        label={t("station")}
        value={draft.station}
        placeholder={understood.fir?.station ?? undefined}
        onChange={(event) => set({ station: event.currentTarget.value })}
        autoComplete="off"
      />
      <SectionsField draft={draft} understood={understood} set={set} />
      <div className={styles.stack}>
        <Textarea
          label={t("accused")}
          value={draft.accused}
          minRows={3}
          autosize
          onChange={(event) => set({ accused: event.currentTarget.value })}
        />
        <NumberField
          label={t("otherAccused")}
          value={draft.otherAccused}
          max={999}
          onChange={(otherAccused) => set({ otherAccused })}
        />
      </div>
      <div className={styles.stack}>
        <NativeSelect
          label={t("stage")}
          value={draft.stage}
          data={STAGES.map((stage) => ({ value: stage, label: terms(`stages.${stage}`) }))}
          onChange={(event) => set({ stage: event.currentTarget.value as Stage })}
        />
        <NativeSelect
          label={t("custody")}
          value={draft.custody}
          error={field === "custody" ? t("custodyByPerson") : undefined}
          data={CUSTODY.map((custody) => ({ value: custody, label: terms(`custody.${custody}`) }))}
          onChange={(event) => set({ custody: event.currentTarget.value as Custody })}
        />
        {draft.custody === "in" && (
          <DayField
            label={t("custodySince")}
            description={draft.custodySince === null ? t("custodySinceHow") : undefined}
            name="custodySince"
            value={draft.custodySince}
            maw="100%"
            error={field === "custodySince" ? t("notYet") : isSinceAsked ? t("custodySinceAsk") : undefined}
            onChange={(custodySince) => set({ custodySince })}
          />
        )}
        <DayField
          label={t("institution")}
          value={draft.institutionDay}
          maw="100%"
          error={field === "institutionDay" ? t("notYet") : undefined}
          onChange={(institutionDay) => set({ institutionDay })}
        />
      </div>
    </div>
  );
}

function Reads({ text }: { text: string }) {
  const t = useTranslations("docket.form");
  return <span className={styles.reads}>{t("reads", { text: `\u2068${text}\u2069` })}</span>;
}

function SectionsField({ draft, understood, set }: Pick<Props, "draft" | "understood" | "set">) {
  const t = useTranslations("docket.form");
  const { sections, unread } = understood.sections;
  const stillUnread = [...draft.unreadSections, ...unread];
  return (
    <div>
      <TextInput
        label={t("sections")}
        placeholder={t("sectionsHow")}
        value={draft.sections}
        description={
          <>
            {sections.length > 0 && <Reads text={sectionsInWords(sections)} />}
            {stillUnread.length > 0 && (
              <span className={`${styles.risk} ${styles.block}`}>{t("unread", { text: stillUnread.join(", ") })}</span>
            )}
          </>
        }
        inputWrapperOrder={["label", "input", "description", "error"]}
        onChange={(event) => set({ sections: event.currentTarget.value })}
        autoComplete="off"
        dir="auto"
      />
      {draft.unreadSections.length > 0 && (
        <div className={styles.chips}>
          {draft.unreadSections.map((text) => (
            <Button
              key={text}
              size="compact-xs"
              variant="default"
              onClick={() => set({ unreadSections: draft.unreadSections.filter((one) => one !== text) })}
            >
              <Num>{t("takeOut", { text })}</Num>
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}
