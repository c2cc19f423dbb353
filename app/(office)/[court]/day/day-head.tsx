"use client";

import { Button } from "@mantine/core";
import Link from "next/link";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { addDays, type CourtDay, dayAt, isCourtDay, timeAt } from "../../../../server/rules/calendar/court-day.ts";
import { Icon } from "../../../components/icons.tsx";
import { Num } from "../../../components/num.tsx";
import { useCourt } from "../../court-context.tsx";
import { DayPeople } from "../presence/day-people.tsx";
import { DayStandby } from "../standby/day-standby.tsx";
import styles from "./day.module.css";
import { useSheetWords } from "./outcome-words.tsx";
import type { DaySheetData } from "./use-day-sheet.ts";

type Props = { day: CourtDay; data: DaySheetData; onAdjournAll: () => void; onTakeUp: () => void; onKeys: () => void };

const MAY_CLOSE: readonly string[] = ["administrator", "clerk"];

/** Which day, which list, how far it is: and the one button that ends it. */
export function DayHead({ day, data, onAdjournAll, onTakeUp, onKeys }: Props) {
  const { court, me } = useCourt();
  const t = useTranslations("sheet");
  const process = useTranslations("process");
  const lost = useTranslations("lost");
  const words = useSheetWords();
  const { sheet, rows } = data;
  const today = dayAt(new Date(), me.timezone);
  const left = rows.filter(({ outcome, hasLeft }) => !outcome && !hasLeft).length;
  const gone = rows.filter(({ outcome, hasLeft }) => !outcome && hasLeft).length;
  const passed = rows.filter(({ outcome, lastCall }) => !outcome && lastCall === "passed-over").length;
  const waiting = data.mine.filter(({ refused }) => !refused).length;

  return (
    <header className="page-head">
      <h1>{words.day(day, "long")}</h1>
      <span className={styles.around}>
        <Link href={`/${court.code}/day/${addDays(day, -1)}`} aria-label={t("previousDay")} title={t("previousDay")}>
          ‹
        </Link>
        <Link href={`/${court.code}/day/${addDays(day, 1)}`} aria-label={t("nextDay")} title={t("nextDay")}>
          ›
        </Link>
      </span>
      {sheet && (
        <span className={`soft ${styles.version}`}>
          {sheet.publishedVersion === null ? t("notPublished") : t("version", { version: sheet.publishedVersion })}
        </span>
      )}
      <span className={styles.counts}>
        <span>{t("heard", { n: rows.length - left - gone })}</span>
        <span>{t("passed", { n: passed })}</span>
        <strong>{t("left", { n: left })}</strong>
        {gone > 0 && <span>{t("leftBehind", { n: gone })}</span>}
        {waiting > 0 && (
          <span className="mark mark-risk">
            <Icon name="offline" size={12} />
            {t("waiting", { n: waiting })}
          </span>
        )}
        {sheet?.endedAt && (
          <span className="mark mark-done">
            <Icon name="done" size={12} />
            {t("ended")}
          </span>
        )}
      </span>
      <span className="spacer" />
      <div className={styles.headButtons}>
        {day >= today && <DayStandby day={day} />}
        {day >= today && <DayPeople day={day} from={day} until={day} />}
        <Button size="xs" variant="subtle" onClick={onKeys} rightSection={<kbd>?</kbd>} className={styles.keysButton}>
          {t("keys")}
        </Button>
        <Button
          size="xs"
          component={Link}
          variant="default"
          href={`/${court.code}/day/${day}/end?view=paper`}
          leftSection={<Icon name="print" size={15} />}
        >
          {t("paperTwin")}
        </Button>
        {day >= today && sheet?.may.record && (
          <Button size="xs" component={Link} variant="subtle" href={`/${court.code}/process?day=${day}`}>
            {process("open")}
          </Button>
        )}
        {day >= today && sheet?.may.record && (
          <Button size="xs" variant="default" onClick={onTakeUp}>
            {t(day === today ? "takeUp.open" : "takeUp.openComing")}
          </Button>
        )}
        {left > 0 && sheet?.may.record && (
          <Button size="xs" variant="default" onClick={onAdjournAll}>
            {t("adjournAll")}
          </Button>
        )}
        {left > 0 && MAY_CLOSE.includes(me.role) && (
          <Button size="xs" variant="subtle" component={Link} href={`/${court.code}/lost?day=${day}`}>
            {lost("open")}
          </Button>
        )}
        {day <= today && (
          <Button size="xs" component={Link} href={`/${court.code}/day/${day}/end`}>
            {t("endDay")}
          </Button>
        )}
      </div>
    </header>
  );
}

/** What the clerk must know before recording: no network, a day that is not today, another's outcomes. */
export function DayNotices({ day, data }: { day: CourtDay; data: DaySheetData }) {
  const { me } = useCourt();
  const insteadOf = useSearchParams().get("insteadOf") ?? "";
  const t = useTranslations("sheet");
  const words = useSheetWords();
  const today = dayAt(new Date(), me.timezone);
  const { sheet } = data;
  const because = (words.locale === "ur" ? (sheet?.becauseUr ?? sheet?.because) : sheet?.because) ?? "";
  const waiting = data.mine.length;
  return (
    <div className={styles.notices}>
      {data.isSignedOut && (
        <p className="mark mark-breach" role="alert">
          {t("signedOut", { n: waiting })}{" "}
          <a href={`/sign-in?next=${encodeURIComponent(window.location.pathname)}`}>{t("signIn")}</a>
        </p>
      )}
      {data.isOffline && !data.isSignedOut && (
        <p className="mark mark-risk" role="status">
          <Icon name="offline" size={13} />
          {t("offline")}
          {data.asOf !== null && data.asOf > 0 && (
            <Num>{t("asOf", { time: timeAt(new Date(data.asOf), me.timezone) })}</Num>
          )}
        </p>
      )}
      {!data.isDurable && (
        <p className="mark mark-breach" role="alert">
          {t("notDurable")}
        </p>
      )}
      {data.others > 0 && <p className="mark mark-plain">{t("otherAccount", { n: data.others })}</p>}
      <NoHearingOn asked={insteadOf} day={day} />
      {day > today && <p className="mark mark-plain">{t("coming")}</p>}
      {day < today && <p className="mark mark-plain">{t("past")}</p>}
      {sheet?.isOpen === false && <p className="mark mark-breach">{t("closed", { because })}</p>}
      {sheet?.isOpen && sheet.isNoWork && <p className="mark mark-risk">{t("noWork", { because })}</p>}
    </div>
  );
}

/** Whoever asked for today and sees another day is told so, with the way to today's own empty sheet. */
function NoHearingOn({ asked, day }: { asked: string; day: CourtDay }) {
  const { me, court } = useCourt();
  const t = useTranslations("sheet");
  const words = useSheetWords();
  if (!isCourtDay(asked) || asked >= day) return null;
  const isToday = asked === dayAt(new Date(), me.timezone);
  const shown = words.day(day, "long");
  return (
    <p className="mark mark-plain" role="status">
      {isToday ? t("noneToday", { day: shown }) : t("noneOn", { asked: words.day(asked, "long"), day: shown })}{" "}
      <Link href={`/${court.code}/day/${asked}`}>{t(isToday ? "toToday" : "toAsked")}</Link>
    </p>
  );
}
