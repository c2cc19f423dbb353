"use client";

import { useLocale, useTranslations } from "next-intl";
import { dayWords } from "../../../../server/rules/calendar/day-words.ts";
import type { PreviewDay } from "../../../../server/rules/courts/preview-days.ts";
import { Icon } from "../../../components/icons.tsx";
import styles from "./settings.module.css";

/** The next dates of a pattern; what falls out stands between them, struck through, with its reason. */
export function PreviewDates({ days }: { days: readonly PreviewDay[] }) {
  const t = useTranslations("calendar");
  const language = useLocale();
  return (
    <ol className={styles.preview} aria-label={t("pattern.preview")}>
      {days.map((day) => (
        <li key={day.day} className={day.kind === "dedicated" ? undefined : styles.previewOut}>
          <span className={styles.previewDay}>{dayWords(day.day, language, "long")}</span>
          <PreviewMarks day={day} />
        </li>
      ))}
    </ol>
  );
}

function PreviewMarks({ day }: { day: PreviewDay }) {
  const t = useTranslations("calendar");
  const language = useLocale();
  const name = day.closure ? (language === "ur" ? (day.closure.ur ?? day.closure.en) : day.closure.en) : null;
  const because = name ?? t(day.kind === "duty" ? "marks.duty" : "marks.weeklyRest");
  const words = (other: PreviewDay["day"]) => dayWords(other, language, "short");
  return (
    <span className={styles.previewMarks}>
      {day.kind !== "dedicated" && <span>{t("pattern.previewOut", { because })}</span>}
      {day.kind === "dedicated" && day.isNoWork && <span className="mark mark-risk">{t("marks.noWork")}</span>}
      {day.isTentative && (
        <span className="mark mark-tentative">
          <Icon name="clock" size={12} />
          {t("marks.tentative")}
          {day.kind === "dedicated" && name ? ` · ${name}` : ""}
        </span>
      )}
      {day.movedFrom && (
        <span className="mark mark-risk">
          <Icon name="moved" size={12} />
          {t("marks.movedFrom", { day: words(day.movedFrom) })}
        </span>
      )}
      {day.movedTo && <span className="soft">{t("marks.movedTo", { day: words(day.movedTo) })}</span>}
      {day.because === "extra-day" && <span className="mark mark-plain">{t("marks.extra")}</span>}
    </span>
  );
}
