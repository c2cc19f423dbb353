"use client";

import { Button } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import type { CourtDay } from "../../../../server/rules/calendar/court-day.ts";
import { dayWords } from "../../../../server/rules/calendar/day-words.ts";
import { MatterRow, type RowProps } from "./matter-row.tsx";
import styles from "./planner.module.css";
import { type Board, keyOf, type Matter, type TrayMatter } from "./planner-data.ts";
import { useDayNotes, useReasonWords } from "./reason-words.ts";

type Props = Pick<RowProps, "today" | "mayPlan" | "onFocus" | "onHover" | "onSelect"> & {
  board: Board;
  currentKey: string | null;
  selected: ReadonlySet<string>;
  isBusy: boolean;
  onDrop: (dragged: string) => void;
  place: (matter: Matter, day: CourtDay) => void;
  showMore: () => void;
};

export const TRAY_STEP = 50;

/** What has no day: each with the reason, and the earliest days that would do as buttons. */
export function Tray(props: Props) {
  const { board, onDrop, showMore } = props;
  const t = useTranslations("planner.tray");
  const isWide = useMediaQuery("(min-width: 48em)");
  const [asked, setAsked] = useState<boolean | null>(null);
  // On a phone the day comes first; the tray opens when it is asked for.
  const isOpen = asked ?? isWide ?? true;
  if (!board.draft) return null;
  const left = board.trayCount - board.tray.length;
  return (
    <section
      className={styles.tray}
      aria-label={t("title")}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        onDrop(event.dataTransfer.getData("text/plain"));
      }}
    >
      <div className={styles.trayHead}>
        <h2>{t("count", { n: board.trayCount })}</h2>
        {board.trayCount > 0 && (
          <Button size="compact-sm" variant="subtle" onClick={() => setAsked(!isOpen)} aria-expanded={isOpen}>
            {isOpen ? t("close") : t("open")}
          </Button>
        )}
      </div>
      {isOpen && board.trayCount === 0 && <p className={`soft ${styles.nothing}`}>{t("empty")}</p>}
      {isOpen && board.trayCount > 0 && (
        <ul className={styles.trayRows}>
          {board.tray.map((matter) => (
            <li key={keyOf(matter)} className={styles.trayRow}>
              <MatterRow
                matter={matter}
                today={props.today}
                isCurrent={props.currentKey === keyOf(matter)}
                isSelected={props.selected.has(keyOf(matter))}
                mayPlan={props.mayPlan}
                onFocus={props.onFocus}
                onHover={props.onHover}
                onSelect={props.onSelect}
              />
              <WhyNot matter={matter} place={props.place} mayPlan={props.mayPlan} isBusy={props.isBusy} />
            </li>
          ))}
          {left > 0 && (
            <li>
              <Button size="compact-sm" variant="subtle" onClick={showMore}>
                {t("more", { n: Math.min(left, TRAY_STEP) })}
              </Button>
            </li>
          )}
        </ul>
      )}
    </section>
  );
}

function WhyNot({
  matter,
  place,
  mayPlan,
  isBusy,
}: Pick<Props, "place" | "mayPlan" | "isBusy"> & { matter: TrayMatter }) {
  const t = useTranslations("planner.tray");
  const language = useLocale();
  const say = useReasonWords();
  const notesOf = useDayNotes();
  return (
    <div className={styles.whyNot}>
      <span>{say(matter.because)}</span>
      <span className={styles.days}>
        {matter.couldBe.length === 0 && <span className="soft">{t("noDays")}</span>}
        {matter.couldBe.map((possible) => {
          const day = dayWords(possible.day, language, "short");
          const notes = notesOf(possible);
          return (
            <Button
              key={possible.day}
              size="compact-sm"
              variant="default"
              disabled={!mayPlan || isBusy}
              onClick={() => place(matter, possible.day)}
            >
              <span className={styles.unseen}>{t("placeOn")} </span>
              {day}
              {notes && <span className={styles.note}>{notes}</span>}
            </Button>
          );
        })}
      </span>
    </div>
  );
}
