"use client";

import { Button, Loader, VisuallyHidden } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useRouter, useSearchParams } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { type CourtDay, isCourtDay } from "../../../../server/rules/calendar/court-day.ts";
import { dayWords } from "../../../../server/rules/calendar/day-words.ts";
import { REACH_STATES, type ReachState } from "../../../../server/rules/reminders/reminder-reach.ts";
import { DayField } from "../../../components/day-field.tsx";
import { Icon } from "../../../components/icons.tsx";
import { NotLoaded } from "../../../components/not-loaded.tsx";
import { useServer } from "../../../components/server-data.tsx";
import { useCourt } from "../../court-context.tsx";
import { AnswersView } from "./answers-view.tsx";
import { CallDialog } from "./call-dialog.tsx";
import { CallList, PaperHead } from "./call-list.tsx";
import { DeliveryTable } from "./delivery-table.tsx";
import { HistoryDialog } from "./history-dialog.tsx";
import { PeopleTable } from "./people-table.tsx";
import { useInstantWords } from "./reminder-words.ts";
import styles from "./reminders.module.css";
import { type Board, type BoardRow, type Call, openCalls, REACH_MARKS } from "./reminders-data.ts";
import { UndatedCalls } from "./undated-calls.tsx";

const VIEWS = ["people", "calls", "answers", "delivery"] as const;
type View = (typeof VIEWS)[number];

/** Before a day: who was reached, who said yes or no, whom nobody reached, and the calls to make. */
export function RemindersScreen() {
  const { court } = useCourt();
  const t = useTranslations("reminders");
  const actions = useTranslations("actions");
  const server = useServer();
  const search = useSearchParams();
  const asked = search.get("day");
  const day = asked !== null && isCourtDay(asked) ? asked : null;
  const found = useQuery({
    ...server.reminders.board.queryOptions({ courtId: court.id, day }),
    placeholderData: keepPreviousData,
  });
  if (found.isPending) return <Loader role="status" m="lg" size="sm" aria-label={actions("loading")} />;
  if (!found.data) {
    return (
      <div className="page">
        <h1>{t("open")}</h1>
        <NotLoaded of={found} />
      </div>
    );
  }
  return <BoardOfDay board={found.data} opensOn={VIEWS.find((one) => one === search.get("view")) ?? "people"} />;
}

function BoardOfDay({ board, opensOn }: { board: Board; opensOn: View }) {
  const t = useTranslations("reminders");
  const actions = useTranslations("actions");
  const language = useLocale();
  const when = useInstantWords();
  const { court, me } = useCourt();
  const router = useRouter();
  const [view, setView] = useState<View>(opensOn);
  const [only, setOnly] = useState<ReachState | null>(null);
  const [call, setCall] = useState<{ row: BoardRow; call: Call } | null>(null);
  const [history, setHistory] = useState<BoardRow | null>(null);
  const mayHandle = me.role === "clerk" || me.role === "administrator";
  const server = useServer();
  const answers = useQuery({ ...server.reminders.answers.queryOptions({ courtId: court.id }), enabled: mayHandle });
  const { day, rows } = board;
  const counts: Partial<Record<View, number>> = { people: rows.length, answers: answers.data?.length ?? 0 };
  const calls = rows.reduce((sum, row) => sum + openCalls(row).length, 0);
  const toMake = calls + board.undated.length;
  const show = (chosen: View) => {
    setView(chosen);
    window.history.replaceState(null, "", `${window.location.pathname}?day=${day}&view=${chosen}`);
  };
  const go = (to: CourtDay) => router.push(`/${court.code}/reminders?day=${to}&view=${view}`);
  const record = mayHandle ? (row: BoardRow, one: Call) => setCall({ row, call: one }) : null;
  return (
    <div className="page">
      <header className="page-head no-print">
        <h1>{t("title", { day: dayWords(day, language, "long") })}</h1>
        <Around board={board} go={go} />
        <span className="spacer" />
        {view === "calls" && toMake > 0 && (
          <Button onClick={() => window.print()} leftSection={<Icon name="print" size={15} />}>
            {actions("print")}
          </Button>
        )}
      </header>
      <nav className={`${styles.views} no-print`} aria-label={t("open")}>
        {VIEWS.filter((one) => one !== "answers" || mayHandle).map((one) => (
          <button
            key={one}
            ref={one === view ? intoView : undefined}
            type="button"
            aria-current={one === view ? "page" : undefined}
            onClick={() => show(one)}
          >
            {t(`views.${one}`)}
            {one === "calls" ? ` (${toMake})` : counts[one] !== undefined && ` (${counts[one]})`}
          </button>
        ))}
      </nav>
      {board.mended && (
        <p role="status" className="no-print">
          {t("mended", { n: board.mended.count, when: when(board.mended.at) })}
        </p>
      )}
      {view === "delivery" && <DeliveryTable />}
      {view === "answers" && mayHandle && <AnswersView />}
      {rows.length === 0 && (view === "people" || view === "calls") && (
        <p>
          {t("empty", { day: dayWords(day, language, "long") })} <span className="soft">{t("emptyMore")}</span>
        </p>
      )}
      {(view === "people" || view === "calls") && rows.length > 0 && <CalledOn board={board} />}
      {view === "people" && rows.length > 0 && (
        <>
          <Totals board={board} only={only} choose={setOnly} />
          <PeopleTable
            rows={only === null ? rows : rows.filter(({ reach }) => reach.state === only)}
            record={record}
            history={setHistory}
            isAsking={call !== null || history !== null}
          />
        </>
      )}
      {view === "calls" && toMake > 0 && <PaperHead day={day} />}
      {view === "calls" && rows.length > 0 && <CallList board={board} record={record} />}
      {view === "calls" && board.undated.length > 0 && <UndatedCalls calls={board.undated} mayHandle={mayHandle} />}
      {call && <CallDialog {...call} close={() => setCall(null)} />}
      {history && <HistoryDialog row={history} close={() => setHistory(null)} />}
    </div>
  );
}

/** When those whom nothing reached come on the list of calls; said where a Sunday or a holiday brings it forward, too. */
function CalledOn({ board: { called, today } }: { board: Board }) {
  const t = useTranslations("reminders.call");
  const language = useLocale();
  if (called === null) return null;
  const words = called.on <= today ? "nowOn" : called.isSooner ? "soonerOn" : "unreachedOn";
  return <p className="soft no-print">{t(words, { day: dayWords(called.on, language, "long") })}</p>;
}

/** On a phone the row of views is longer than the screen. */
const intoView = (button: HTMLButtonElement | null) => button?.scrollIntoView({ block: "nearest", inline: "nearest" });

/** The day before and after with anybody to tell, and any other. */
function Around({ board: { day, days }, go }: { board: Board; go: (day: CourtDay) => void }) {
  const t = useTranslations("reminders");
  const earlier = days.filter((one) => one < day).at(-1);
  const later = days.find((one) => one > day);
  return (
    <span className={styles.around}>
      <button type="button" disabled={!earlier} aria-label={t("previous")} onClick={() => earlier && go(earlier)}>
        ‹
      </button>
      <button type="button" disabled={!later} aria-label={t("next")} onClick={() => later && go(later)}>
        ›
      </button>
      <DayField size="xs" w={130} aria-label={t("chooseDay")} value={day} onChange={(to) => to && go(to)} />
    </span>
  );
}

type TotalsProps = { board: Board; only: ReachState | null; choose: (state: ReachState | null) => void };

/** How many are in each state; one press shows only those. */
function Totals({ board: { totals, rows }, only, choose }: TotalsProps) {
  const t = useTranslations("reminders");
  return (
    <fieldset className={`${styles.totals} no-print`}>
      <VisuallyHidden component="legend">{t("open")}</VisuallyHidden>
      <button type="button" aria-pressed={only === null} onClick={() => choose(null)}>
        {t("all")} <strong>{rows.length}</strong>
      </button>
      {REACH_STATES.filter((state) => totals[state] > 0).map((state) => (
        <button
          key={state}
          type="button"
          aria-pressed={only === state}
          onClick={() => choose(only === state ? null : state)}
        >
          <span className={`mark ${REACH_MARKS[state].mark}`}>
            <Icon name={REACH_MARKS[state].icon} size={13} />
            {t(`reach.${state}`)}
          </span>{" "}
          <strong>{totals[state]}</strong>
        </button>
      ))}
    </fieldset>
  );
}
