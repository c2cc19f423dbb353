"use client";

import { Button } from "@mantine/core";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { type CourtDay, daysBetween, weekdayOf } from "../../../../server/rules/calendar/court-day.ts";
import { budgetOver, budgetUsedUp, shareUsed } from "../../../../server/rules/calendar/day-budgets.ts";
import { dayWords } from "../../../../server/rules/calendar/day-words.ts";
import { Icon } from "../../../components/icons.tsx";
import { useCourt } from "../../court-context.tsx";
import styles from "./week.module.css";
import type { Week } from "./week-data.ts";

export type Day = Week["days"][number];

/** One day: when, what became of it, how full it is, what is posted, and where to go on. */
export function WeekRow({ day, today }: { day: Day; today: CourtDay }) {
  const isOut = day.kind === "closed" || day.movedTo !== null;
  const look = [
    styles.day,
    isOut && styles.out,
    day.isTentative && styles.tentative,
    day.kind === "ordinary" && styles.ordinary,
  ];
  return (
    <li className={look.filter(Boolean).join(" ")} aria-current={day.day === today ? "date" : undefined}>
      <When day={day.day} today={today} />
      <div className={styles.what}>
        <Marks day={day} />
        {(!isOut || day.listedMatters > 0) && <Fullness day={day} />}
      </div>
      <div className={styles.go}>{(!isOut || day.listedMatters > 0) && <Ways day={day} />}</div>
    </li>
  );
}

function When({ day, today }: { day: CourtDay; today: CourtDay }) {
  const t = useTranslations("calendar");
  const language = useLocale();
  const { court } = useCourt();
  const away = daysBetween(today, day);
  const relative =
    away === 0
      ? t("marks.today")
      : away === 1
        ? t("marks.tomorrow")
        : away > 0
          ? t("marks.inDays", { days: away })
          : t("marks.daysAgo", { days: -away });
  const date = dayWords(day, language, "date");
  return (
    <Link href={`/${court.code}/day/${day}`} className={styles.when} data-day-link>
      <span className={styles.weekday}>{t(`weekdays.d${weekdayOf(day)}`)}</span>
      <span className={styles.date}>
        {day.slice(0, 4) === today.slice(0, 4) ? date.replace(` ${day.slice(0, 4)}`, "") : date}
      </span>
      <span className={`soft ${styles.relative}`}>{relative}</span>
    </Link>
  );
}

function Marks({ day }: { day: Day }) {
  const t = useTranslations("calendar.marks");
  const language = useLocale();
  const name = language === "ur" ? (day.closureUr ?? day.closureEn) : day.closureEn;
  const words = (other: CourtDay) => dayWords(other, language, "short");
  const isPlain =
    day.kind === "dedicated" &&
    !day.isTentative &&
    !day.isNoWork &&
    !day.movedFrom &&
    day.because !== "extra-day" &&
    !day.endedAt;
  if (isPlain) return null;
  return (
    <div className={styles.marks}>
      {day.endedAt && <Mark look="done" icon="done" text={t("ended")} />}
      {day.kind === "closed" && <Mark look={day.isTentative ? "tentative" : "plain"} icon="close" text={t("closed")} />}
      {day.kind === "duty" && <Mark look="risk" icon="clock" text={t("duty")} />}
      {day.isNoWork && <Mark look="risk" icon="risk" text={t("noWork")} />}
      {day.isTentative && <Mark look="tentative" icon="clock" text={t("tentative")} />}
      {day.because === "extra-day" && <Mark look="plain" icon="plus" text={t("extra")} />}
      {day.kind === "ordinary" && <Mark look="plain" icon="week" text={t("outside")} />}
      {day.movedFrom && <Mark look="risk" icon="moved" text={t("movedFrom", { day: words(day.movedFrom) })} />}
      {name && <strong className={styles.name}>{name}</strong>}
      {day.movedTo && <span className="soft">{t("movedTo", { day: words(day.movedTo) })}</span>}
    </div>
  );
}

type MarkProps = {
  look: "done" | "plain" | "risk" | "tentative" | "custody" | "breach";
  icon: Parameters<typeof Icon>[0]["name"];
  text: string;
};

function Mark({ look, icon, text }: MarkProps) {
  return (
    <span className={`mark mark-${look}`}>
      <Icon name={icon} size={13} />
      {text}
    </span>
  );
}

function Fullness({ day }: { day: Day }) {
  const t = useTranslations("calendar");
  const tPlanner = useTranslations("planner.day");
  const { listedMinutes: minutes, planMinutes, listedMatters: matters, planMatters } = day;
  const budgets = { minutes, planMinutes, matters, planMatters };
  const over = budgetOver(budgets);
  const full = budgetUsedUp(budgets);
  const percent = Math.round(shareUsed(budgets) * 100);
  return (
    <div className={styles.fullness}>
      <span
        className={`bar ${styles.bar} ${over ? "is-over" : ""}`}
        role="img"
        aria-label={tPlanner("loadBoth", { n: matters, ...budgets })}
      >
        <span style={{ inlineSize: `${Math.min(100, percent)}%` }} />
      </span>
      <span className={styles.counts}>
        <span>{t("week.matters", { listed: day.listedMatters, plan: day.planMatters })}</span>
        <span className="soft">{t("week.minutes", { listed: day.listedMinutes, plan: day.planMinutes })}</span>
        {day.custodyMatters > 0 && (
          <Mark look="custody" icon="custody" text={t("marks.custody", { matters: day.custodyMatters })} />
        )}
        {over && <Mark look="breach" icon="risk" text={tPlanner(`over.${over}`)} />}
        {!over && full && <Mark look="risk" icon="risk" text={tPlanner(`full.${full}`)} />}
      </span>
    </div>
  );
}

const MAY_CLOSE: readonly string[] = ["administrator", "clerk"];

function Ways({ day }: { day: Day }) {
  const t = useTranslations("calendar");
  const lost = useTranslations("lost");
  const { court, me } = useCourt();
  const { published } = day;
  const changed = published ? Math.abs(day.listedMatters - published.matters) : 0;
  return (
    <>
      <span className={styles.posted}>
        {published ? (
          <Mark look="done" icon="done" text={t("marks.posted", { version: published.version })} />
        ) : (
          <span className="soft">{t("marks.notPosted")}</span>
        )}
        {changed > 0 && <Mark look="risk" icon="risk" text={t("marks.changedSince", { matters: changed })} />}
      </span>
      <span className={`${styles.buttons} no-print`}>
        <Button component={Link} href={`/${court.code}/planner?from=${day.day}`} variant="default" size="compact-sm">
          {t("week.planDay")}
        </Button>
        <Button component={Link} href={`/${court.code}/day/${day.day}`} variant="default" size="compact-sm">
          {t("week.sheet")}
        </Button>
        {day.kind === "dedicated" && MAY_CLOSE.includes(me.role) && !day.endedAt && (
          <Button component={Link} href={`/${court.code}/lost?day=${day.day}`} variant="subtle" size="compact-sm">
            {lost("open")}
          </Button>
        )}
        {published && (
          <Button
            component="a"
            href={`/lists/${court.code}/${day.day}`}
            target="_blank"
            variant="default"
            size="compact-sm"
          >
            {t("week.list")}
          </Button>
        )}
      </span>
    </>
  );
}
