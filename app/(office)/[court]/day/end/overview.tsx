"use client";

import { Button, Checkbox } from "@mantine/core";
import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { type CourtDay, dayAt } from "../../../../../server/rules/calendar/court-day.ts";
import { officeNumber } from "../../../../../server/rules/case/case-label.ts";
import { Icon } from "../../../../components/icons.tsx";
import { Num } from "../../../../components/num.tsx";
import { useShowError } from "../../../../components/refusal.ts";
import { useServer } from "../../../../components/server-data.tsx";
import { useCourt } from "../../../court-context.tsx";
import { useSheetWords } from "../outcome-words.tsx";
import { type SheetRow, titleOf } from "../sheet-data.ts";
import { type SpreadChoice, SpreadFields, SpreadPreview, spreadInput, USUAL_SPREAD } from "../spread-preview.tsx";
import type { DaySheetData } from "../use-day-sheet.ts";
import styles from "./end.module.css";
import { GoesOutOfDay } from "./goes-out-of-day.tsx";

/** What the day leaves open: matters without an outcome, not-reached ones without a date, and the end itself. */
export function Overview({ day, data }: { day: CourtDay; data: DaySheetData }) {
  const { me } = useCourt();
  const t = useTranslations("sheet");
  const open = data.rows.filter(({ outcome, hasLeft }) => !outcome && !hasLeft);
  const gone = data.rows.filter(({ outcome, hasLeft }) => !outcome && hasLeft);
  const isToCome = day > dayAt(new Date(), me.timezone);
  return (
    <div className={styles.overview}>
      <section>
        <h2>
          <Icon name={open.length === 0 ? "done" : "risk"} size={16} /> {t("end.noOutcome", { n: open.length })}
        </h2>
        {open.length > 0 && (
          <>
            {!isToCome && <p className="soft">{t("end.noOutcomeHow")}</p>}
            <Matters day={day} rows={open} />
          </>
        )}
        {gone.length > 0 && (
          <>
            <p>
              <span className="mark mark-risk">
                <Icon name="risk" size={13} />
                {t("end.leftBehind", { n: gone.length })}
              </span>
            </p>
            <p className="soft">{t("end.leftBehindHow")}</p>
            <Matters day={day} rows={gone} />
          </>
        )}
      </section>
      {isToCome && <p className="soft">{t("end.notYet")}</p>}
      {data.sheet?.may.record && !isToCome && (
        <div className={styles.doings}>
          <CarryOver day={day} data={data} uncalled={open.length} />
          <GoesOutOfDay day={day} />
          <EndDay day={day} data={data} left={open.length} />
        </div>
      )}
    </div>
  );
}

function Matters({ day, rows }: { day: CourtDay; rows: readonly SheetRow[] }) {
  const { court } = useCourt();
  const words = useSheetWords();
  return (
    <ul className={styles.open}>
      {rows.map((row) => (
        <li key={row.hearingId}>
          <Link href={`/${court.code}/day/${day}?m=${row.serial}`}>
            <Num>{`${row.serial} · ${officeNumber(row)}`}</Num>
          </Link>{" "}
          {titleOf(row, words.locale)} <span className="soft">{words.purpose(row.purpose)}</span>
        </li>
      ))}
    </ul>
  );
}

function CarryOver({ day, data, uncalled }: { day: CourtDay; data: DaySheetData; uncalled: number }) {
  const { me, court } = useCourt();
  const t = useTranslations("sheet");
  const server = useServer();
  const queryClient = useQueryClient();
  const showError = useShowError();
  const [choice, setChoice] = useState<SpreadChoice>(USUAL_SPREAD);
  const [withUncalled, setWithUncalled] = useState(false);
  const [key, setKey] = useState(() => crypto.randomUUID());
  const [carried, setCarried] = useState<number | null>(null);
  const waiting = data.rows.filter(({ outcome }) => outcome?.kind === "not-reached" && outcome.nextDay === null).length;
  const where = { courtId: court.id, day, withUncalled, ...spreadInput(choice) };
  const preview = useQuery({
    ...server.hearings.previewCarryOver.queryOptions(where),
    placeholderData: keepPreviousData,
  });
  const carry = useMutation(
    server.hearings.carryOver.mutationOptions({
      onError: showError,
      onSuccess: async ({ placed }) => {
        setCarried(placed.length);
        setKey(crypto.randomUUID());
        pressedAt.current = null;
        void queryClient.invalidateQueries({ queryKey: server.process.pathKey() });
        await queryClient.invalidateQueries({ queryKey: server.hearings.pathKey() });
      },
    }),
  );
  // A second click in the same moment is the same request, so its time is the first one's.
  const pressedAt = useRef<Date>(null);
  const submit = () => {
    pressedAt.current ??= new Date();
    carry.mutate({
      ...{ ...where, key, recordedAt: pressedAt.current.toISOString() },
      isEnteredLater: dayAt(pressedAt.current, me.timezone) > day,
    });
  };
  const n = preview.data?.matters ?? 0;
  if (waiting === 0 && uncalled === 0 && carried === null) return null;

  return (
    <section>
      <h2>{t("end.carryTitle")}</h2>
      <p className="soft">
        {t("end.notReached", { n: waiting })} · {t("end.carryHow")}
      </p>
      {carried !== null && (
        <p role="status" className="mark mark-done">
          <Icon name="done" size={13} />
          {t("end.carried", { placed: carried })}
        </p>
      )}
      {(waiting > 0 || uncalled > 0) && (
        <>
          {uncalled > 0 && (
            <Checkbox
              mb="sm"
              label={t("end.withUncalled", { n: uncalled })}
              checked={withUncalled}
              onChange={(event) => setWithUncalled(event.currentTarget.checked)}
            />
          )}
          <SpreadFields choice={choice} onChoice={setChoice} />
          {preview.data && n > 0 && <SpreadPreview spread={preview.data} matters={data.rows} />}
          <Button variant="default" disabled={n === 0} loading={carry.isPending} onClick={submit}>
            {t("end.carryDo", { n })}
          </Button>
        </>
      )}
    </section>
  );
}

function EndDay({ day, data, left }: { day: CourtDay; data: DaySheetData; left: number }) {
  const { court } = useCourt();
  const t = useTranslations("sheet");
  const server = useServer();
  const queryClient = useQueryClient();
  const showError = useShowError();
  const [key] = useState(() => crypto.randomUUID());
  const [changeId, setChangeId] = useState<number | null>(null);
  const refresh = () => queryClient.invalidateQueries({ queryKey: server.hearings.pathKey() });
  const end = useMutation(
    server.hearings.endDay.mutationOptions({
      onError: showError,
      onSuccess: (answer) => {
        setChangeId(answer.changeId);
        return refresh();
      },
    }),
  );
  const undo = useMutation(
    server.changes.undo.mutationOptions({
      onError: showError,
      onSuccess: () => {
        setChangeId(null);
        return refresh();
      },
    }),
  );
  if (data.sheet?.endedAt) {
    return (
      <section>
        <p className="mark mark-done" role="status">
          <Icon name="done" size={13} />
          {t("end.dayEnded")}
        </p>{" "}
        {changeId !== null && data.sheet.may.undo && (
          <Button
            size="xs"
            variant="default"
            loading={undo.isPending}
            onClick={() => undo.mutate({ courtId: court.id, changeId, key: crypto.randomUUID() })}
          >
            {t("end.undo")}
          </Button>
        )}
      </section>
    );
  }
  const isWaiting = data.mine.length > 0;
  return (
    <section>
      <Button
        loading={end.isPending}
        disabled={isWaiting}
        onClick={() => end.mutate({ courtId: court.id, day, key: changeId === null ? key : crypto.randomUUID() })}
      >
        {left === 0 ? t("end.endNow") : t("end.endAnyway", { n: left })}
      </Button>
      {isWaiting && <p className="soft">{t("waiting", { n: data.mine.length })}</p>}
    </section>
  );
}
