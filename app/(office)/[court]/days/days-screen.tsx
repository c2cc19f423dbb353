"use client";

import { Button, Loader } from "@mantine/core";
import Link from "next/link";
import { useSearchParams } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import type { CourtDay } from "../../../../server/rules/calendar/court-day.ts";
import { dayWords } from "../../../../server/rules/calendar/day-words.ts";
import { Icon } from "../../../components/icons.tsx";
import { Num } from "../../../components/num.tsx";
import { isOffline, useErrorWords } from "../../../components/refusal.ts";
import { useCourtTime } from "../../court-time.ts";
import { LeaveLink, OwnTime } from "../matters/own-time/own-time.tsx";
import { BriefActs } from "./brief-acts.tsx";
import { CourtCard } from "./court-card.tsx";
import styles from "./days.module.css";
import { daysIn, dueIn, listedDays, type OwnDays, PERIODS, type Period, type Reporting } from "./days-data.ts";
import { DueList } from "./due-list.tsx";
import { ReportDialog } from "./report-dialog.tsx";
import { useReportQueue, WaitingContext } from "./report-queue.ts";
import { TurnedDown } from "./turned-down.tsx";
import { useOwnDays } from "./use-own-days.ts";
import { useTellSent } from "./use-took-back.tsx";
import { useReportWords, WaitingReports } from "./waiting-reports.tsx";

/** A prosecutor's or investigating officer's days across the courts, made for a phone. */
export function DaysScreen() {
  const t = useTranslations("days");
  const actions = useTranslations("actions");
  const words = useErrorWords();
  const own = useOwnDays();
  const { period, open } = usePeriod();
  const [reporting, setReporting] = useState<Reporting | null>(null);
  const tellSent = useTellSent(own.askAgain);
  const { data } = own;
  const reportWords = useReportWords();
  const { waiting, isDurable, isSignedOut } = useReportQueue(({ courtId, input }, reportId) =>
    tellSent({ courtId, reportId, words: reportWords.text(data, input.given) }),
  );
  const { askAgain } = own;
  // What could not be sent for want of a sign-in says so before the days are asked for again by themselves.
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, when it turns out
  useEffect(() => {
    if (isSignedOut) void askAgain();
  }, [isSignedOut]);
  const mayReport = data?.role === "investigating-officer";
  return (
    <div className={`page ${styles.screen}`}>
      <div className="page-head">
        <h1>{t("title")}</h1>
        {data && <AsOf data={data} />}
        <span className="spacer" />
        {data && !own.isOffline && <LeaveLink />}
        <Button
          size="compact-md"
          variant="default"
          className="no-print"
          loading={own.isFetching}
          onClick={() => void own.askAgain()}
        >
          {t("again")}
        </Button>
      </div>
      {own.isEnded && <Ended lost={own.lost} />}
      {own.isPending && <Loader role="status" size="sm" aria-label={actions("loading")} />}
      {own.isOffline && <Notice data={data} error={isOffline(own.error) ? null : words(own.error)} />}
      {!own.isEnded && <WaitingReports waiting={waiting} data={data} isDurable={isDurable} />}
      {data && <TurnedDown data={data} />}
      {data && !own.isOffline && <OwnTime isFolded />}
      {data && (
        <WaitingContext value={waiting}>
          <Periods data={data} period={period} onPeriod={open} />
          {period === "due" ? (
            <DueList data={data} onReport={mayReport ? setReporting : null} />
          ) : (
            <Days data={data} period={period} onReport={mayReport ? setReporting : null} isOffline={own.isOffline} />
          )}
        </WaitingContext>
      )}
      {data && reporting && (
        <ReportDialog
          data={data}
          of={reporting}
          waiting={waiting}
          onClose={() => setReporting(null)}
          onSent={(sent) => {
            setReporting(null);
            tellSent(sent);
          }}
          onDone={own.askAgain}
        />
      )}
    </div>
  );
}

/** In the address, so that a reload, also without network, stays where one was. */
function usePeriod(): { period: Period; open: (period: Period) => void } {
  const asked = useSearchParams().get("p");
  const period = PERIODS.find((one) => one === asked) ?? "today";
  // Not through the router: it would ask the court's computer, which may be out of reach.
  return { period, open: (next) => window.history.replaceState(null, "", `?p=${next}`) };
}

function AsOf({ data }: { data: OwnDays }) {
  const t = useTranslations("days");
  const time = useCourtTime();
  return (
    <span className="soft" role="status">
      {t("asOf", { at: `\u2068${time(data.asOf)}\u2069` })}
    </span>
  );
}

function Ended({ lost }: { lost: number }) {
  const t = useTranslations("days");
  return (
    <p role="alert">
      {t("ended")} {lost > 0 && t("queue.lost", { n: lost })} <Link href="/sign-in">{t("signIn")}</Link>
    </p>
  );
}

function Notice({ data, error }: { data: OwnDays | null; error: string | null }) {
  const t = useTranslations("days");
  const time = useCourtTime();
  const said = data ? t("offline", { at: `\u2068${time(data.asOf)}\u2069` }) : t("neverKept");
  return (
    <p role="alert" className={styles.notice}>
      <Icon name="offline" size={16} /> {error ?? said}
    </p>
  );
}

function Periods({ data, period, onPeriod }: { data: OwnDays; period: Period; onPeriod: (period: Period) => void }) {
  const t = useTranslations("days.periods");
  const countOf = (one: Period) =>
    one === "due"
      ? dueIn(data, listedDays(data)[0] ?? null).length
      : daysIn(data, one).reduce((sum, [, sittings]) => sum + sittings.reduce((n, of) => n + of.matters.length, 0), 0);
  return (
    <nav className={`${styles.periods} no-print`} aria-label={t("label")}>
      {PERIODS.map((one) => (
        <button
          key={one}
          type="button"
          aria-current={one === period ? "true" : undefined}
          onClick={() => onPeriod(one)}
        >
          <span>{t(one)}</span> <Num className="soft">{countOf(one)}</Num>
        </button>
      ))}
    </nav>
  );
}

type DaysProps = {
  data: OwnDays;
  period: Exclude<Period, "due">;
  onReport: ((of: Reporting) => void) | null;
  isOffline: boolean;
};

function Days({ data, period, onReport, isOffline: isAway }: DaysProps) {
  const t = useTranslations("days");
  const language = useLocale();
  const days = daysIn(data, period);
  if (days.length === 0) return <None data={data} period={period} />;
  return (
    <>
      {days.length > 1 && <DayStrip days={days.map(([day, sittings]) => [day, countIn(sittings)])} />}
      {days.map(([day, sittings]) => (
        <section key={day} id={`on-${day}`} className={styles.day} aria-label={dayWords(day, language)}>
          <div className={styles.dayHead}>
            <h2>{dayWords(day, language)}</h2>
            <span className="soft">{t("dayCount", { n: countIn(sittings) })}</span>
            {!isAway && <BriefActs day={day} />}
          </div>
          {sittings.map((sitting) => (
            <CourtCard
              key={sitting.courtId}
              sitting={sitting}
              data={data}
              isFolded={period === "month"}
              onReport={onReport}
            />
          ))}
        </section>
      ))}
    </>
  );
}

const countIn = (sittings: readonly { matters: readonly unknown[] }[]) =>
  sittings.reduce((sum, { matters }) => sum + matters.length, 0);

function None({ data, period }: { data: OwnDays; period: Exclude<Period, "due"> }) {
  const t = useTranslations("days");
  const language = useLocale();
  const [next] = listedDays(data);
  return (
    <p>
      {t(`none.${period}`)} {next && t("nextIs", { day: `\u2068${dayWords(next, language)}\u2069` })}
    </p>
  );
}

const MOST_DOTS = 4;
const A_DOT = 6;

/** The days with something of his, each with dots for how much; a press goes there. */
function DayStrip({ days }: { days: readonly (readonly [CourtDay, number])[] }) {
  const t = useTranslations("days");
  const language = useLocale();
  return (
    <nav className={`${styles.strip} no-print`} aria-label={t("days")}>
      {days.map(([day, n]) => (
        <a key={day} href={`#on-${day}`} aria-label={`${dayWords(day, language)}: ${t("dayCount", { n })}`}>
          <span>{dayWords(day, language, "short")}</span>
          <span className={styles.dots} aria-hidden="true">
            {"•".repeat(Math.min(MOST_DOTS, Math.ceil(n / A_DOT)))}
          </span>
        </a>
      ))}
    </nav>
  );
}
