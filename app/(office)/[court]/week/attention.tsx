"use client";

import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { dayWords } from "../../../../server/rules/calendar/day-words.ts";
import { Icon } from "../../../components/icons.tsx";
import { useCourt } from "../../court-context.tsx";
import { ReportsAttention } from "../evidence/reports/reports-attention.tsx";
import { ClashAttention } from "../presence/clash-attention.tsx";
import { RequestsAttention } from "../presence/date-requests.tsx";
import { ProcessAttention } from "../process/process-attention.tsx";
import { spanWords } from "../settings/span-words.ts";
import { StandbyAttention } from "../standby/standby-attention.tsx";
import { BailAttention } from "./bail-attention.tsx";
import { LeftAttention } from "./left-attention.tsx";
import styles from "./week.module.css";
import type { Week } from "./week-data.ts";

const SHOWN = 3;

/** What waits for somebody, each line a way to where it is done; then the closures that come next. */
export function Attention({ week }: { week: Week }) {
  const t = useTranslations("calendar.week");
  const tMarks = useTranslations("calendar.marks");
  const language = useLocale();
  const { court } = useCourt();
  const nameOf = (one: { nameEn: string; nameUr: string | null }) =>
    language === "ur" ? (one.nameUr ?? one.nameEn) : one.nameEn;
  const toConfirm = week.closuresToConfirm.filter(({ mayConfirm }) => mayConfirm);
  const confirm = toConfirm.slice(0, SHOWN);
  const isMany = week.undated > 1000;
  const nearest = week.days.find(
    ({ day, kind, movedTo }) => day >= week.today && kind === "dedicated" && movedTo === null,
  );

  return (
    <section className={styles.attention} aria-label={t("attention")}>
      <ul>
        {week.withoutOutcome.map(({ day, matters }) => (
          <li key={day} className={styles.urgent}>
            <Icon name="risk" size={16} />
            <Link href={`/${court.code}/day/${day}`}>
              {t("noOutcome", { matters, day: dayWords(day, language, "short") })}
            </Link>
          </li>
        ))}
        <LeftAttention />
        <BailAttention />
        {confirm.map((closure) => (
          <li key={closure.id}>
            <Icon name="clock" size={16} />
            <Link href={`/${court.code}/settings?tab=closures`}>
              {t("toConfirm", { name: nameOf(closure), day: spanWords(closure.fromDay, closure.untilDay, language) })}
            </Link>
          </li>
        ))}
        {toConfirm.length > SHOWN && (
          <li>
            <Icon name="clock" size={16} />
            <Link href={`/${court.code}/settings?tab=closures`}>
              {t("toConfirmMore", { count: toConfirm.length - SHOWN })}
            </Link>
          </li>
        )}
        <ReportsAttention />
        <StandbyAttention />
        <RequestsAttention />
        <ClashAttention day={nearest?.day ?? null} />
        <ProcessAttention settled={styles.settled} />
        <li className={week.undated === 0 ? styles.settled : undefined}>
          <Icon name={week.undated === 0 ? "done" : "docket"} size={16} />
          {week.undated === 0 ? (
            t("allDated")
          ) : (
            <Link href={`/${court.code}/docket?tab=undated`}>
              {isMany ? t("undatedMany") : t("undated", { count: week.undated })}
            </Link>
          )}
        </li>
      </ul>
      {week.nextClosures.length > 0 && (
        <p className={styles.coming}>
          <span className="soft">{t("coming")}</span>
          {week.nextClosures.map((closure) => (
            <span key={closure.id} className={styles.comingOne}>
              <span>
                {spanWords(closure.fromDay, closure.untilDay, language)} · {nameOf(closure)}
              </span>
              {!closure.isConfirmed && <span className="mark mark-tentative">{tMarks("tentative")}</span>}
            </span>
          ))}
        </p>
      )}
    </section>
  );
}
