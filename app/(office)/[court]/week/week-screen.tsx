"use client";

import { Button, Loader } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useSearchParams } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { addDays, type CourtDay, isCourtDay } from "../../../../server/rules/calendar/court-day.ts";
import { dayWords } from "../../../../server/rules/calendar/day-words.ts";
import { NotLoaded } from "../../../components/not-loaded.tsx";
import { useServer } from "../../../components/server-data.tsx";
import { useCourt } from "../../court-context.tsx";
import { isTyping } from "../../go-keys.ts";
import { useKeepToday } from "../day/use-keep-today.ts";
import { Attention } from "./attention.tsx";
import { FirstSteps } from "./first-steps.tsx";
import styles from "./week.module.css";
import type { Week } from "./week-data.ts";
import { WeekRow } from "./week-row.tsx";

const WEEKS = 8;

/** The coming hearing days of the court: how full each is, and what waits for somebody. */
export function WeekScreen() {
  const t = useTranslations("calendar.week");
  const language = useLocale();
  const { court } = useCourt();
  const server = useServer();
  const asked = useSearchParams().get("from");
  useKeepToday();
  const from = asked && isCourtDay(asked) ? asked : null;
  const week = useQuery(
    server.calendar.week.queryOptions({ courtId: court.id, from, weeks: WEEKS }, { placeholderData: keepPreviousData }),
  );
  const judge = language === "ur" ? (court.judgeUr ?? court.judgeEn) : court.judgeEn;

  return (
    <div className="page">
      <div className="page-head">
        <h1>{t("title")}</h1>
        {judge && <span className="soft">{judge}</span>}
        <span className="spacer" />
        {week.data && <Moves week={week.data} isMoved={from !== null} />}
      </div>
      {week.isPending && <Loader size="sm" role="status" aria-label={t("title")} />}
      {week.isError && !week.data && <NotLoaded of={week} />}
      {week.data && <Days week={week.data} />}
    </div>
  );
}

function Days({ week }: { week: Week }) {
  const t = useTranslations("calendar.week");
  const language = useLocale();
  const list = useRef<HTMLOListElement>(null);
  useArrowKeys(list);
  const span = { from: dayWords(week.from, language, "date"), until: dayWords(week.until, language, "date") };
  if (!week.hasCases || !week.hasPattern) return <FirstSteps week={week} />;

  return (
    <>
      <Attention week={week} />
      {week.days.length === 0 ? (
        <p>
          <strong>{t("none", span)}</strong> <span className="soft">{t("noneHow")}</span>
        </p>
      ) : (
        <ol ref={list} className={styles.days} aria-label={t("days", span)}>
          {week.days.map((day) => (
            <WeekRow key={day.day} day={day} today={week.today} />
          ))}
        </ol>
      )}
    </>
  );
}

function Moves({ week, isMoved }: { week: Week; isMoved: boolean }) {
  const t = useTranslations("calendar.week");
  const { court } = useCourt();
  const at = (day: CourtDay) => `/${court.code}/week?from=${day}`;
  const mayPlan = week.hasCases && week.hasPattern;
  return (
    <div className={`${styles.moves} no-print`}>
      <Button component={Link} href={at(addDays(week.from, -7 * WEEKS))} variant="default" size="compact-md">
        {t("earlier")}
      </Button>
      {isMoved && (
        <Button component={Link} href={`/${court.code}/week`} variant="default" size="compact-md">
          {t("now")}
        </Button>
      )}
      <Button component={Link} href={at(addDays(week.from, 7 * WEEKS))} variant="default" size="compact-md">
        {t("later")}
      </Button>
      {mayPlan && (
        <Button component={Link} href={`/${court.code}/planner`}>
          {t("plan")}
        </Button>
      )}
    </div>
  );
}

/** Up and down go from day to day; Enter opens it, as on any link. */
function useArrowKeys(list: React.RefObject<HTMLOListElement | null>): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const step = event.code === "ArrowDown" ? 1 : event.code === "ArrowUp" ? -1 : 0;
      if (step === 0 || isTyping(event) || event.altKey || event.ctrlKey || event.metaKey) return;
      const links = [...(list.current?.querySelectorAll<HTMLElement>("[data-day-link]") ?? [])];
      const at = links.indexOf(document.activeElement as HTMLElement);
      const next = links[at < 0 ? (step > 0 ? 0 : links.length - 1) : at + step];
      if (!next) return;
      event.preventDefault();
      next.focus();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [list]);
}
