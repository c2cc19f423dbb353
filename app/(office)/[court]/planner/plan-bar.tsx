"use client";

import { Button, Loader, NativeSelect } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import type { CourtDay } from "../../../../server/rules/court-day.ts";
import { DayField } from "../../../components/day-field.tsx";
import styles from "./planner.module.css";
import type { Board } from "./planner-data.ts";
import type { PlannerEdits } from "./use-planner-edits.tsx";

const WEEKS = [1, 2, 3, 4, 6, 8, 12, 26];

type Props = {
  board: Board | undefined;
  from: CourtDay;
  weeks: number;
  edits: PlannerEdits;
  isPlanning: boolean;
  onPlan: () => void;
  onChange: (next: { from?: CourtDay; weeks?: number }) => void;
};

/** From when and for how many weeks, and the button that plans them. */
export function PlanBar({ board, from, weeks, edits, isPlanning, onPlan, onChange }: Props) {
  const t = useTranslations("planner");
  const [isSure, setSure] = useState(false);
  return (
    <div className={`${styles.planBar} no-print`}>
      <DayField
        size="sm"
        label={t("fromDay")}
        value={from}
        minDate={board?.today}
        onChange={(day) => day && onChange({ from: day })}
      />
      <NativeSelect
        size="sm"
        label={t("weeksLabel")}
        value={String(weeks)}
        onChange={(event) => onChange({ weeks: Number(event.currentTarget.value) })}
        data={WEEKS.map((n) => ({ value: String(n), label: t("weeks", { n }) }))}
      />
      <Button
        variant="default"
        onClick={onPlan}
        disabled={edits.isBusy}
        leftSection={isPlanning ? <Loader size={14} /> : null}
      >
        {t("planNext", { n: weeks })}
      </Button>
      {board?.draft && !isSure && (
        <Button variant="subtle" color="gray" onClick={() => setSure(true)} disabled={edits.isBusy}>
          {t("discard")}
        </Button>
      )}
      {isSure && (
        <span className={styles.sure} role="alertdialog" aria-label={t("discard")}>
          {t("discardSure")}
          <Button
            size="compact-sm"
            color="red"
            variant="outline"
            onClick={() => {
              setSure(false);
              void edits.discard();
            }}
          >
            {t("discard")}
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => setSure(false)}>
            {t("keep")}
          </Button>
        </span>
      )}
      {isPlanning && <Progress weeks={weeks} />}
    </div>
  );
}

/** Only what takes longer than a second is worth a word. */
function Progress({ weeks }: { weeks: number }) {
  const t = useTranslations("planner");
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), 800);
    return () => clearTimeout(timer);
  }, []);
  return (
    <span role="status" className={styles.progress}>
      {isSlow && (
        <>
          {t("planning", { n: weeks })} <span className="soft">{t("planningMore")}</span>
        </>
      )}
    </span>
  );
}
