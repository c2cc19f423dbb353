"use client";

import { NumberInput, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import styles from "./planner.module.css";
import type { Board } from "./planner-data.ts";
import type { Cap } from "./use-plan-job.ts";

type Own = Pick<Board["lists"], "planMinutes" | "planMatters">;

/** Past what the court plans for its days: that is listed with a reason. */
export const isRaised = (cap: Cap, own: Own | undefined): boolean =>
  own !== undefined && (cap.minutes > own.planMinutes || cap.matters > own.planMatters);

/** What a day of this one plan may hold; empty fields take the court's own plan, which stands beside them. */
export function CapFields({ own, cap, onChange }: { own: Own; cap: Cap | null; onChange: (cap: Cap | null) => void }) {
  const t = useTranslations("planning.cap");
  const { planMinutes, planMatters } = own;
  const standing = { minutes: planMinutes, matters: planMatters, because: null };
  const set = (change: Partial<Cap>) => {
    const next = { ...standing, ...cap, ...change };
    onChange(next.minutes === planMinutes && next.matters === planMatters ? null : next);
  };
  const field = (name: "minutes" | "matters", usual: number) => (
    <NumberInput
      size="sm"
      className={styles.capField}
      label={t(name)}
      value={cap?.[name] ?? ""}
      placeholder={String(usual)}
      title={t("own", { minutes: planMinutes, matters: planMatters })}
      onChange={(value) => set({ [name]: typeof value === "number" && value >= 1 ? value : usual })}
      min={1}
      max={name === "minutes" ? 5000 : 1000}
      allowDecimal={false}
      allowNegative={false}
      hideControls
    />
  );
  return (
    <fieldset className={styles.cap}>
      <legend className={styles.unseen}>{t("title")}</legend>
      {field("minutes", planMinutes)}
      {field("matters", planMatters)}
      {cap && isRaised(cap, own) && (
        <TextInput
          size="sm"
          label={t("because")}
          value={cap.because ?? ""}
          maxLength={300}
          required
          withAsterisk={false}
          onChange={(event) => set({ because: event.currentTarget.value })}
        />
      )}
      {cap && <span className="soft">{t("own", { minutes: planMinutes, matters: planMatters })}</span>}
    </fieldset>
  );
}
