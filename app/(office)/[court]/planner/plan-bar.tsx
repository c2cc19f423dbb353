"use client";

import { Button, NativeSelect } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { CourtDay } from "../../../../server/rules/calendar/court-day.ts";
import { DayField } from "../../../components/day-field.tsx";
import { useCourt } from "../../court-context.tsx";
import { CapFields, isRaised } from "./cap-fields.tsx";
import styles from "./planner.module.css";
import type { Board } from "./planner-data.ts";
import { TurnsButton } from "./turns-button.tsx";
import type { Cap, PlanWatch } from "./use-plan-job.ts";
import type { PlannerEdits } from "./use-planner-edits.tsx";

const WEEKS = [1, 2, 3, 4, 6, 8, 12, 26];

type Props = {
  board: Board | undefined;
  from: CourtDay;
  weeks: number;
  edits: PlannerEdits;
  watch: PlanWatch;
  /** False for who may only plan all courts together. */
  mayPlanHere: boolean;
  onChange: (next: { from?: CourtDay; weeks?: number }) => void;
};

/** From when and for how many weeks, in which courts and with what cap, and the button that plans them. */
export function PlanBar({ board, from, weeks, edits, watch, mayPlanHere, onChange }: Props) {
  const t = useTranslations("planner");
  const planning = useTranslations("planning");
  const { me, court } = useCourt();
  const [isSure, setSure] = useState(false);
  const [isAll, setAll] = useState(!mayPlanHere);
  const [cap, setCap] = useState<Cap | null>(null);
  const needsReason = !isAll && cap !== null && isRaised(cap, board?.lists) && !cap.because?.trim();
  const plan = () => {
    const courtIds = isAll ? me.courts.map(({ id }) => id) : [court.id];
    void watch.start({ courtIds, fromDay: from, weeks, cap: isAll ? null : cap });
  };
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
      {mayPlanHere && me.courts.length > 1 && (
        <NativeSelect
          size="sm"
          label={planning("scope")}
          value={isAll ? "all" : "this"}
          onChange={(event) => setAll(event.currentTarget.value === "all")}
          data={[
            { value: "this", label: planning("thisCourt") },
            { value: "all", label: planning("allCourts", { n: me.courts.length }) },
          ]}
        />
      )}
      {!isAll && board && <CapFields own={board.lists} cap={cap} onChange={setCap} />}
      <Button
        variant="default"
        onClick={plan}
        disabled={edits.isBusy || watch.isRunning || needsReason}
        loading={watch.isRunning}
      >
        {isAll ? planning("planAll", { n: me.courts.length, weeks }) : t("planNext", { n: weeks })}
      </Button>
      {mayPlanHere && <TurnsButton mayChange />}
      {mayPlanHere && board?.draft && !isSure && (
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
    </div>
  );
}
