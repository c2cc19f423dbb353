"use client";

import { Button } from "@mantine/core";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useCourt } from "../../court-context.tsx";
import { useDayText } from "../cases/case-words.tsx";
import { HandOverMatters } from "./hand-over-matters.tsx";
import styles from "./workload.module.css";
import type { Loaded } from "./workload-data.ts";

const SHOWN = 4;

/** One prosecutor or officer by weeks; below, the days on which it is too much. */
export function PersonRows({ person }: { person: Loaded }) {
  const t = useTranslations("otherDates.workload");
  const frame = useTranslations("frame.roles");
  const language = useLocale();
  const { me } = useCourt();
  const [isHanding, setHanding] = useState(false);
  const { role, pending, undated, courts, owes, weeks, overloaded } = person;
  return (
    <tbody>
      <tr className={overloaded.length > 0 ? styles.over : undefined}>
        <td className={styles.who}>
          <strong>
            <bdi>{(language === "ur" ? person.nameUr : null) ?? person.name}</bdi>
          </strong>
          <span className={`${styles.elsewhere} soft`}>
            {frame(role)} · {t("courts", { n: courts })}
          </span>
        </td>
        <td className={styles.number}>
          {pending}
          {undated > 0 && (
            <span className={`${styles.elsewhere} soft`}>
              {undated} {t("undated")}
            </span>
          )}
        </td>
        <td className={styles.number}>
          {owes === null ? "" : owes.open}
          {owes !== null && owes.overdue > 0 && (
            <span className={styles.elsewhere}>
              <span className="mark mark-risk">{t("owesOverdue", { n: owes.overdue })}</span>
            </span>
          )}
        </td>
        {weeks.map(({ monday, matters, elsewhere }) => (
          <td key={monday} className={styles.number}>
            {matters || <span className="soft">0</span>}
            {elsewhere > 0 && <span className={`${styles.elsewhere} soft`}>{t("elsewhere", { n: elsewhere })}</span>}
          </td>
        ))}
        <td>
          {me.role === "administrator" && (
            <Button size="compact-xs" variant="default" onClick={() => setHanding(true)}>
              {t("handOver")}
            </Button>
          )}
          {isHanding && <HandOverMatters person={person} close={() => setHanding(false)} />}
        </td>
      </tr>
      {overloaded.length > 0 && <TooMuch days={overloaded} span={weeks.length + 4} />}
    </tbody>
  );
}

function TooMuch({ days, span }: { days: Loaded["overloaded"]; span: number }) {
  const t = useTranslations("otherDates.workload");
  const text = useDayText();
  return (
    <tr className={styles.under}>
      <td colSpan={span}>
        <ul className={styles.days} aria-label={t("tooMuch", { n: days.length })}>
          {days.slice(0, SHOWN).map(({ day, matters, courts, minutes, causes }) => (
            <li key={day}>
              <span className="mark mark-risk">{causes.map((cause) => t(`causes.${cause}`)).join(" · ")}</span>{" "}
              {t("day", { day: text(day, "short"), matters, courts, minutes })}
            </li>
          ))}
          {days.length > SHOWN && <li className="soft">{t("more", { n: days.length - SHOWN })}</li>}
        </ul>
      </td>
    </tr>
  );
}
