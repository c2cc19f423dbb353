"use client";

import { Checkbox } from "@mantine/core";
import { useLocale, useTranslations } from "next-intl";
import type { Closure } from "../../../server/rules/calendar/court-calendar.ts";
import type { CourtDay } from "../../../server/rules/calendar/court-day.ts";
import { spanWords } from "../[court]/settings/span-words.ts";
import styles from "./setup.module.css";

type Props = { closures: readonly Closure[]; today: CourtDay; isTaken: boolean; onTake: (isTaken: boolean) => void };

const SHOWN = 6;

export function ClosuresStep({ closures, today, isTaken, onTake }: Props) {
  const t = useTranslations("calendar");
  const language = useLocale();
  if (closures.length === 0) return <p className="soft">{t("setup.closuresNone")}</p>;
  const confirmed = closures.filter((closure) => closure.confirmed).length;
  const next = closures.filter(({ until }) => until >= today).slice(0, SHOWN);
  return (
    <>
      <p className="soft">{t("setup.closuresMore")}</p>
      <Checkbox
        label={t("setup.closuresTake", { count: closures.length })}
        checked={isTaken}
        onChange={(event) => onTake(event.currentTarget.checked)}
      />
      <p className={styles.counts}>
        <span className="mark mark-done">{t("setup.confirmedCount", { count: confirmed })}</span>
        <span className="mark mark-tentative">{t("setup.tentativeCount", { count: closures.length - confirmed })}</span>
      </p>
      <ul className={styles.closures}>
        {next.map((closure) => (
          <li key={`${closure.from}${closure.name.en}`}>
            <span>{spanWords(closure.from, closure.until, language)}</span>
            <span>{language === "ur" ? (closure.name.ur ?? closure.name.en) : closure.name.en}</span>
            {!closure.confirmed && <span className="mark mark-tentative">{t("marks.tentative")}</span>}
          </li>
        ))}
      </ul>
    </>
  );
}
