"use client";

import { Button } from "@mantine/core";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { dayAt } from "../../../../server/rules/calendar/court-day.ts";
import { dayWords } from "../../../../server/rules/calendar/day-words.ts";
import { useCourt } from "../../court-context.tsx";
import { AcceptDialog } from "./accept-dialog.tsx";
import styles from "./planner.module.css";
import type { Board } from "./planner-data.ts";
import type { PlannerEdits } from "./use-planner-edits.tsx";

type Draft = NonNullable<Board["draft"]>;

/** What the draft changes of what stood, what it comes to in figures, and the way to accept it. */
export function DraftPanel({ board, edits, mayPlan }: { board: Board; edits: PlannerEdits; mayPlan: boolean }) {
  const t = useTranslations("planning");
  const planner = useTranslations("planner");
  const language = useLocale();
  const { me } = useCourt();
  const [isOpen, setOpen] = useState(false);
  const [isAccepting, setAccepting] = useState(false);
  const { draft } = board;
  if (!draft) return null;
  const on = (at: string) => dayWords(dayAt(new Date(at), me.timezone), language, "short");
  const { cap, figures } = draft;
  return (
    <section className={`${styles.draftPanel} no-print`} aria-label={t("difference.title")}>
      <div className={styles.draftLine}>
        <strong>{t("difference.all", draft.difference)}</strong>
        <span className="soft">
          {t(figures?.former ? "difference.sinceDraft" : "difference.sinceListed")} ·{" "}
          {planner("plannedOn", { when: on(draft.plannedAt) })}
          {cap && ` · ${t("cap.kept", { minutes: cap.minutes, matters: cap.matters })}`}
        </span>
        {draft.acceptedAt && (
          <span className="mark mark-done">{t("difference.accepted", { when: on(draft.acceptedAt) })}</span>
        )}
        {figures && (
          <Button size="compact-sm" variant="subtle" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {t(isOpen ? "figures.hide" : "figures.show")}
          </Button>
        )}
        {mayPlan && (
          <Button size="compact-sm" variant="default" onClick={() => setAccepting(true)} disabled={edits.isBusy}>
            {t("accept.open")}
          </Button>
        )}
      </div>
      {isOpen && figures && <Figures figures={figures} />}
      {isAccepting && <AcceptDialog board={board} draft={draft} edits={edits} close={() => setAccepting(false)} />}
    </section>
  );
}

const ROWS = ["placed", "without", "late", "custodyNear", "clashesSolved", "clashesLeft", "trips"] as const;

function Figures({ figures }: { figures: NonNullable<Draft["figures"]> }) {
  const t = useTranslations("planning.figures");
  const columns = (["plan", "former", "stands"] as const).filter((name) => figures[name] !== null);
  const { commonest } = figures.plan;
  const why = WHY.find((one) => one === commonest?.code);
  return (
    <table className={styles.figures}>
      <caption className={styles.unseen}>{t("caption")}</caption>
      <thead>
        <tr>
          <td />
          {columns.map((name) => (
            <th key={name} scope="col">
              {t(name === "plan" ? "draft" : name)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {ROWS.map((row) => (
          <tr key={row}>
            <th scope="row">
              {t(row)}
              {row === "without" && commonest && why && (
                <span className="soft"> {t("commonest", { n: commonest.count, why: t(`why.${why}`) })}</span>
              )}
            </th>
            {columns.map((name) => (
              <td key={name}>{row === "clashesSolved" && name !== "plan" ? "" : figures[name]?.[row]}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const WHY = [
  "no-session",
  "no-option",
  "window-empty",
  "away",
  "too-long",
  "full",
  "people-elsewhere",
  "full-or-elsewhere",
  "not-worth",
] as const;
