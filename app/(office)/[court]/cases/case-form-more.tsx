"use client";

import { Checkbox, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { DayField } from "../../../components/day-field.tsx";
import type { Draft } from "./case-draft.ts";
import styles from "./case-file.module.css";

type Props = { draft: Draft; field: string | null; set: (change: Partial<Draft>) => void; isOpen: boolean };

const DAYS = [
  ["firDay", "firDay"],
  ["offenceDay", "offence"],
  ["challanDay", "challan"],
  ["cognizanceDay", "cognizance"],
  ["copiesDay", "copies"],
  ["proclamationDay", "proclamation"],
  ["priorDay", "priorDay"],
] as const;

/** What can wait: people of the other side, publication, further days and codes. */
export function CaseFormMore({ draft, field, set, isOpen }: Props) {
  const t = useTranslations("docket.form");
  const ordered = draft.orderedRestricted === null ? "none" : draft.orderedRestricted ? "restrict" : "lift";
  return (
    <>
      <div className={styles.grid}>
        <Textarea
          label={t("complainants")}
          description={t("complainantsHow")}
          inputWrapperOrder={["label", "input", "description", "error"]}
          value={draft.complainants}
          minRows={1}
          autosize
          onChange={(event) => set({ complainants: event.currentTarget.value })}
        />
        <Textarea
          label={t("counsel")}
          value={draft.counsel}
          minRows={1}
          autosize
          onChange={(event) => set({ counsel: event.currentTarget.value })}
        />
        <TextInput
          label={t("prosecutor")}
          value={draft.prosecutor}
          onChange={(event) => set({ prosecutor: event.currentTarget.value })}
          autoComplete="off"
        />
        <TextInput
          label={t("officer")}
          value={draft.investigatingOfficer}
          onChange={(event) => set({ investigatingOfficer: event.currentTarget.value })}
          autoComplete="off"
        />
        <NativeSelect
          label={t("ordered")}
          value={ordered}
          data={[
            { value: "none", label: t("orderNone") },
            { value: "restrict", label: t("orderRestrict") },
            { value: "lift", label: t("orderLift") },
          ]}
          onChange={(event) => {
            const { value } = event.currentTarget;
            set({ orderedRestricted: value === "none" ? null : value === "restrict" });
          }}
        />
        <Checkbox
          mt={30}
          label={t("hasMinor")}
          checked={draft.hasMinor}
          onChange={(event) => set({ hasMinor: event.currentTarget.checked })}
        />
      </div>
      <details className={styles.more} open={isOpen || DAYS.some(([name]) => field === name)}>
        <summary>{t("dates")}</summary>
        <div className={styles.grid}>
          {DAYS.map(([name, label]) => (
            <DayField
              key={name}
              label={t(label)}
              value={draft[name] ?? null}
              maw="100%"
              error={field === name ? t("notYet") : undefined}
              onChange={(day) => set({ [name]: day })}
            />
          ))}
          <TextInput
            label={t("cfmsCode")}
            value={draft.cfmsCode}
            onChange={(event) => set({ cfmsCode: event.currentTarget.value })}
            autoComplete="off"
            dir="ltr"
          />
          <Textarea
            className={styles.wide}
            label={t("remarks")}
            value={draft.remarks}
            minRows={2}
            autosize
            onChange={(event) => set({ remarks: event.currentTarget.value })}
          />
        </div>
      </details>
    </>
  );
}
