"use client";

import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import { Icon } from "../../../components/icons.tsx";
import styles from "./planner.module.css";
import type { PlannerEdits, Told } from "./use-planner-edits.tsx";

type Props = { told: Told; edits: PlannerEdits; show: (at: NonNullable<Told["at"]>) => void };

/** What was done last and the way back from it. It stays until the next act: a row that moved must not seem lost. */
export function LastDone({ told, edits, show }: Props) {
  const t = useTranslations("planner.move");
  const actions = useTranslations("actions");
  const { message, warnings, changeIds, at } = told;
  return (
    <div className={`${styles.lastDone} no-print`} role="status">
      <span>
        <Icon name="done" size={14} /> {message}
        {warnings.length > 0 && <span className="soft"> · {warnings.join(", ")}</span>}
      </span>
      <span className={styles.actions}>
        {at && (
          <Button size="compact-sm" variant="subtle" onClick={() => show(at)}>
            {t("show")}
          </Button>
        )}
        {changeIds.length > 0 && (
          <Button size="compact-sm" variant="default" onClick={() => void edits.undo(told)} disabled={edits.isBusy}>
            {actions("undo")} <kbd aria-hidden>Z</kbd>
          </Button>
        )}
      </span>
    </div>
  );
}
