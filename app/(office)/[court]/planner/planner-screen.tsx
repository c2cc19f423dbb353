"use client";

import { Button, Loader, NativeSelect } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useRouter, useSearchParams } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useCallback, useMemo, useState } from "react";
import { type CourtDay, dayAt, isCourtDay } from "../../../../server/rules/calendar/court-day.ts";
import { dayWords } from "../../../../server/rules/calendar/day-words.ts";
import { NotLoaded } from "../../../components/not-loaded.tsx";
import { useServer } from "../../../components/server-data.tsx";
import { useCourt } from "../../court-context.tsx";
import { DateRequests } from "../presence/date-requests.tsx";
import { AskDialog } from "./ask-dialog.tsx";
import { BoardView } from "./board-view.tsx";
import { DraftPanel } from "./draft-panel.tsx";
import { KeysDialog } from "./keys-dialog.tsx";
import { LastDone } from "./last-done.tsx";
import { PlanBar } from "./plan-bar.tsx";
import { PlanProgress } from "./plan-progress.tsx";
import styles from "./planner.module.css";
import type { Board } from "./planner-data.ts";
import { daysToPublish, PublishDialog } from "./publish-dialog.tsx";
import { TRAY_STEP } from "./tray.tsx";
import { usePlanJob } from "./use-plan-job.ts";
import { type PlannerEdits, usePlannerEdits } from "./use-planner-edits.tsx";

const USUAL_WEEKS = 4;

/** The coming hearing days side by side, with the draft on them, and one button that posts what was decided. */
export function PlannerScreen() {
  const t = useTranslations("planner");
  const { me, court } = useCourt();
  const server = useServer();
  const place = usePlace(dayAt(new Date(), me.timezone));
  const [trayLimit, setTrayLimit] = useState(TRAY_STEP);
  const [isPublishing, setPublishing] = useState(false);
  const [isKeys, setKeys] = useState(false);
  const [wanted, setWanted] = useState<string | null>(null);
  const edits = usePlannerEdits();
  const watch = usePlanJob(edits.planned);
  const { from, weeks } = place;
  const query = useQuery(
    server.planner.board.queryOptions(
      { courtId: court.id, from, weeks, trayLimit },
      { placeholderData: keepPreviousData, refetchInterval: 30_000 },
    ),
  );
  const board = query.data;
  const mayPlan = me.role === "clerk" || me.role === "administrator";
  const mayPlanAll = me.role === "supervisor" && me.courts.length > 1;
  const toPublish = useMemo(() => daysToPublish(board?.days ?? []), [board]);
  const onFound = useCallback(() => setWanted(null), []);
  const [toMove, setToMove] = useState<string | null>(useSearchParams().get("move"));
  const onMoving = useCallback(() => setToMove(null), []);
  const show = ({ key, day }: { key: string; day: CourtDay }) => {
    const isShown = board?.days.some((one) => one.day === day);
    place.go(isShown ? { day } : { day, from: day });
    setWanted(key);
  };
  const openPublish = () => toPublish.length > 0 && setPublishing(true);

  return (
    <div className={me.isDemo ? `${styles.screen} ${styles.demo}` : styles.screen}>
      <div className={`page-head ${styles.head}`}>
        <h1>{t("title")}</h1>
        {board && !board.draft && <span className="soft">{t("noDraft")}</span>}
        <span className="spacer" />
        {mayPlan && board && <PublishButton days={toPublish} open={openPublish} />}
      </div>
      {mayPlan || mayPlanAll ? (
        <PlanBar
          board={board}
          from={from}
          weeks={weeks}
          edits={edits}
          watch={watch}
          mayPlanHere={mayPlan}
          onChange={place.go}
        />
      ) : (
        <p className="soft">{t("readOnly")}</p>
      )}
      <PlanProgress watch={watch} />
      <DateRequests
        give={({ hearingId, day }) => {
          show({ key: `hearing-${hearingId}`, day });
          setToMove(`hearing-${hearingId}`);
        }}
      />
      {query.isPending && <Loader role="status" size="sm" aria-label={t("title")} />}
      {query.isError && !board && <NotLoaded of={query} />}
      {board && board.days.length === 0 && (
        <p>
          <strong>{t("emptyTitle")}</strong> <span className="soft">{t("empty")}</span>
        </p>
      )}
      {board?.draft && <DraftPanel board={board} edits={edits} mayPlan={mayPlan} />}
      {edits.told && <LastDone told={edits.told} edits={edits} show={show} />}
      {board && board.days.length > 0 && (
        <>
          <DayPicker board={board} chosen={place.day} choose={(day) => place.go({ day })} />
          <BoardView
            board={board}
            edits={edits}
            mayPlan={mayPlan}
            chosenDay={place.day}
            publish={openPublish}
            showKeys={() => setKeys(true)}
            showMore={() => setTrayLimit(trayLimit + TRAY_STEP)}
            wanted={wanted}
            onFound={onFound}
            toMove={toMove}
            onMoving={onMoving}
          />
        </>
      )}
      <AskDialog ask={edits.ask} close={() => edits.setAsk(null)} />
      <PublishDialog days={toPublish} isOpen={isPublishing} close={() => setPublishing(false)} tell={edits.tell} />
      <KeysDialog isOpen={isKeys} close={() => setKeys(false)} />
    </div>
  );
}

type Place = { from: CourtDay; weeks: number; day: CourtDay | null };

/** What is looked at stands in the address, so that it can be kept and passed on. */
function usePlace(
  today: CourtDay,
): Place & { go: (next: { from?: CourtDay; weeks?: number; day?: CourtDay }) => void } {
  const router = useRouter();
  const asked = useSearchParams();
  const dayIn = (name: string) => {
    const text = asked.get(name) ?? "";
    return isCourtDay(text) ? text : null;
  };
  const weeks = Number(asked.get("weeks"));
  const go = (next: { from?: CourtDay; weeks?: number; day?: CourtDay }) => {
    const query = new URLSearchParams(asked);
    for (const [name, value] of Object.entries(next)) query.set(name, String(value));
    router.replace(`?${query}`, { scroll: false });
  };
  const from = dayIn("from");
  return {
    from: from && from > today ? from : today,
    weeks: weeks >= 1 && weeks <= 26 ? weeks : USUAL_WEEKS,
    day: dayIn("day"),
    go,
  };
}

function PublishButton({ days, open }: { days: ReturnType<typeof daysToPublish>; open: () => void }) {
  const t = useTranslations("planner.publish");
  const language = useLocale();
  const [first] = days;
  return (
    <Button onClick={open} disabled={!first}>
      {first ? t("button", { day: dayWords(first.day, language, "short") }) : t("none")}
    </Button>
  );
}

/** On a phone one day is shown at a time. */
function DayPicker({
  board,
  chosen,
  choose,
}: {
  board: Board;
  chosen: CourtDay | null;
  choose: (day: CourtDay) => void;
}) {
  const t = useTranslations("planner.day");
  const language = useLocale();
  const value = board.days.find(({ day }) => day === chosen)?.day ?? board.days[0]?.day ?? "";
  const label = ({ day, listedMatters, draftMatters, planMatters }: Board["days"][number]) =>
    `${dayWords(day, language, "short")} · ${t("matters", { n: listedMatters + draftMatters, plan: planMatters })}`;
  return (
    <NativeSelect
      className={styles.picker}
      label={t("pick")}
      value={value}
      onChange={(event) => choose(event.currentTarget.value as CourtDay)}
      data={board.days.map((day) => ({ value: day.day, label: label(day) }))}
    />
  );
}

export type { PlannerEdits };
