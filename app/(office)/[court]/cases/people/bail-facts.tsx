"use client";

import { useTranslations } from "next-intl";
import { useDayText } from "../case-words.tsx";
import styles from "./people.module.css";
import type { Standing } from "./people-data.ts";

type Props = { custody: Standing; alarm: NonNullable<Standing["alarm"]> };

/** The alarm of one accused with what a judge looks at beside it. Shown once it is near: nothing of it moves the day. */
export function BailFacts({ custody, alarm }: Props) {
  const t = useTranslations("people.bail");
  const text = useDayText();
  if (alarm.level === "far") return null;
  const { delays, bailRefusedDay, fourthProviso } = custody;
  return (
    <div className={styles.bail}>
      <p>
        <strong>{t(alarm.level === "reached" ? "rightPast" : "right", { day: text(alarm.day) })}</strong>{" "}
        {alarm.occurrence > 1 && bailRefusedDay && t("occurrence", { n: alarm.occurrence, day: text(bailRefusedDay) })}
      </p>
      {alarm.dayIfWoman && <p>{t("ifWoman", { day: text(alarm.dayIfWoman) })}</p>}
      {delays && <p>{t("delays", { total: delays.total, against: delays.against, days: delays.daysAgainst })}</p>}
      <p>{t("never")}</p>
      <p>
        {t("facts")}:{" "}
        {fourthProviso.length === 0
          ? t("factsNone")
          : fourthProviso.map((fact) => t(`fourthProviso.${fact}`)).join(" · ")}
      </p>
      <p className="soft">
        <bdi>{t("authority", { authority: alarm.authority })}</bdi>
        {!alarm.confirmed && ` · ${t("unconfirmed")}`}
      </p>
    </div>
  );
}
