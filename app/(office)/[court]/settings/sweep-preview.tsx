"use client";

import { Alert, TextInput } from "@mantine/core";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { refusalOf } from "../../../components/refusal.ts";
import { useCourt } from "../../court-context.tsx";
import { LossTable } from "../lost/loss-table.tsx";
import type { ClosurePreview } from "../lost/lost-data.ts";
import styles from "./settings.module.css";

export type Sweep = { matters: number; days: number };

/** What stands in the way of a closure, when the server said that matters do and that they may be taken off. */
export function sweepOf(error: unknown): Sweep | null {
  const refused = refusalOf(error);
  if (refused?.code !== "has-hearings" || refused.detail.canSweep !== true) return null;
  return { matters: Number(refused.detail.matters), days: Number(refused.detail.days) };
}

/** The way of a closure over listed matters: told how many, then shown what each becomes, then done as it was shown. */
export function useSweep() {
  const [sweep, setSweep] = useState<Sweep | null>(null);
  const [orderedBy, setOrderedBy] = useState("");
  const [isStale, setStale] = useState(false);
  return {
    ...{ sweep, orderedBy, setOrderedBy, isStale },
    forget: () => {
      setSweep(null);
      setStale(false);
    },
    /** Whether the refusal was one of these two; anything else is for the caller to tell. */
    heard: (error: unknown, again: () => void): boolean => {
      const found = sweepOf(error);
      const refused = refusalOf(error);
      if (found) setSweep(found);
      else if (refused?.code === "stale" && refused.detail.isPreview === true) {
        setStale(true);
        again();
      } else return false;
      return true;
    },
  };
}

type Props = { sweeping: ReturnType<typeof useSweep>; preview: ClosurePreview | undefined };

/** How many would lose their day, how many get another, and the judge who may order more than the plans hold. */
export function SweepPreview({ sweeping, preview }: Props) {
  const t = useTranslations("calendar.closures");
  const lost = useTranslations("lost");
  const { sweep, orderedBy, setOrderedBy, isStale } = sweeping;
  if (!sweep) return null;
  return (
    <>
      <Alert color="red" title={t("hasMatters", sweep)} role="alert">
        {t("hasMattersMore", { matters: sweep.matters })}
      </Alert>
      <TextInput
        label={lost("orderedBy")}
        description={lost("orderedByHow")}
        value={orderedBy}
        maxLength={120}
        dir="auto"
        onChange={(event) => setOrderedBy(event.currentTarget.value)}
      />
      {isStale && <Alert color="orange" role="alert" title={lost("stale")} />}
      {preview && (
        <>
          <p role="status" className={styles.sum}>
            {lost("sum", { n: preview.matters, placed: preview.placed, unplaced: preview.unplaced })}
          </p>
          <OtherCourts preview={preview} />
        </>
      )}
    </>
  );
}

/** Below the buttons, as long as it is: each matter of this court. */
export function SweepLines({ sweeping, preview }: Props) {
  const lost = useTranslations("lost");
  if (!sweeping.sweep || !preview || preview.lines.length === 0) return null;
  return (
    <section aria-label={lost("lines")}>
      <LossTable preview={preview} hasDays />
    </section>
  );
}

/** A closure of the whole district: the other courts by their numbers. */
function OtherCourts({ preview }: { preview: ClosurePreview }) {
  const lost = useTranslations("lost");
  const language = useLocale();
  const { me, court } = useCourt();
  const others = preview.courts.filter(({ courtId }) => courtId !== court.id);
  if (others.length === 0) return null;
  return (
    <ul className={styles.courts}>
      {others.map(({ courtId, matters, placed, unplaced }) => {
        const other = me.courts.find(({ id }) => id === courtId);
        return (
          <li key={courtId}>
            <bdi>{(language === "ur" ? other?.nameUr : null) ?? other?.nameEn}</bdi>{" "}
            <span className="soft">{lost("sum", { n: matters, placed, unplaced })}</span>
          </li>
        );
      })}
    </ul>
  );
}
