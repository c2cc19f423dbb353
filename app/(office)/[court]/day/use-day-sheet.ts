"use client";

import { type UseQueryResult, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import { type CourtDay, dayAt } from "../../../../server/rules/calendar/court-day.ts";
import { outbox } from "../../../components/outbox.ts";
import { dropOldCopies, keepCopy, type OutboxItem, readCopy } from "../../../components/outbox-store.ts";
import { useServer, useServerClient } from "../../../components/server-data.tsx";
import { startSheetWorker } from "../../../components/sheet-worker.ts";
import { useCourt } from "../../court-context.tsx";
import {
  type Dates,
  isAttendance,
  isCall,
  isRecord,
  type Recorded,
  type RecordItem,
  type Sheet,
  type SheetRow,
  withOutbox,
  withPendingLoads,
} from "./sheet-data.ts";
import { copyOf, keptToday } from "./use-keep-today.ts";

const POLL_MS = 5_000;
const DATES_MS = 30_000;

const quiet = () => outbox.state();

/** What was fetched, or else what this device kept of it. */
function useKept<T>(id: string, query: Pick<UseQueryResult<T>, "data">): { data: T | undefined; asOf: number | null } {
  const [kept, setKept] = useState<{ savedAt: number; value: T } | null>(null);
  useEffect(() => {
    readCopy<T>(id).then(setKept, () => setKept(null));
  }, [id]);
  useEffect(() => {
    if (query.data !== undefined) keepCopy(id, query.data).catch(() => {});
  }, [id, query.data]);
  if (query.data !== undefined) return { data: query.data, asOf: null };
  return { data: kept?.value, asOf: kept?.savedAt ?? null };
}

/** The day's sheet with everything recorded on this device, whether or not the court's computer has it yet. */
export function useDaySheet(day: CourtDay) {
  const { me, court } = useCourt();
  const server = useServer();
  const at = { courtId: court.id, day };
  const query = useQuery({
    ...server.hearings.daySheet.queryOptions(at),
    ...({ refetchInterval: POLL_MS, networkMode: "always", retry: false } as const),
  });
  const dates = useQuery({
    ...server.hearings.nextDates.queryOptions({ courtId: court.id, from: day, n: 5 }),
    ...({ refetchInterval: DATES_MS, networkMode: "always", retry: false } as const),
  });
  const sheet = useKept<Sheet>(copyOf("sheet", court.id, day), query);
  const coming = useKept<Dates>(copyOf("dates", court.id, day), dates);
  const waiting = useSyncExternalStore(outbox.subscribe, outbox.state, quiet);
  const { sent, changeOf, forget } = useSending(at);

  useEffect(() => {
    dropOldCopies().catch(() => {});
    const isToday = day === dayAt(new Date(), me.timezone);
    void startSheetWorker(court.code, isToday ? keptToday(court.code, day) : undefined);
  }, [court.code, me.timezone, day]);

  const mine = waiting.items.filter(
    (item) => item.account === me.name && item.courtId === court.id && item.day === day,
  );
  const rows = useMemo<SheetRow[]>(() => withOutbox(sheet.data?.matters ?? [], mine, sent), [sheet.data, mine, sent]);
  const days = useMemo(() => withPendingLoads(coming.data?.days ?? [], mine), [coming.data, mine]);
  const isOffline = query.isError || !waiting.isReachable;
  const others = waiting.items.filter(({ account }) => account !== me.name).length;
  return {
    ...{ query, rows, days, mine, others, isOffline, changeOf, forget },
    sheet: sheet.data,
    asOf: query.isError ? (sheet.asOf ?? query.dataUpdatedAt) : sheet.asOf,
    usual: coming.data?.usual ?? [],
    limits: coming.data?.limits ?? null,
    isSignedOut: waiting.isSignedOut,
    isDurable: waiting.isDurable,
  };
}

export type DaySheetData = ReturnType<typeof useDaySheet>;

/** Runs the outbox while the screen is open, and knows under which change an item took effect. */
function useSending({ courtId, day }: { courtId: number; day: CourtDay }) {
  const { me } = useCourt();
  const client = useServerClient();
  const server = useServer();
  const queryClient = useQueryClient();
  const changes = useRef(new Map<string, number>());
  const [sent, setSent] = useState<ReadonlyMap<number, { item: RecordItem; version: number }>>(new Map());

  useEffect(() => {
    outbox.onSent = (item, answer) => {
      changes.current.set(item.key, (answer as { changeId: number }).changeId);
      if (isRecord(item)) {
        setSent((before) => new Map(before).set(item.hearingId, { item, version: (answer as Recorded).version }));
      }
      void queryClient.invalidateQueries({ queryKey: server.hearings.daySheet.queryKey({ courtId, day }) });
      void queryClient.invalidateQueries({ queryKey: server.hearings.nextDates.queryKey() });
      // What must go out for a date is known once the court's computer has the date.
      void queryClient.invalidateQueries({ queryKey: server.process.toGoOut.queryKey() });
    };
    outbox.mend = (item, refused) => (isRecord(item) ? mended(item, refused) : null);
    return outbox.start(me.name, async (item, signal) => {
      if (isRecord(item))
        return client.hearings.recordOutcome.mutate({ ...item.input.given, key: item.key }, { signal });
      if (isCall(item)) return client.hearings.callMatter.mutate({ ...item.input.given, key: item.key }, { signal });
      if (isAttendance(item))
        return client.process.saveAttendance.mutate({ ...item.input.given, key: item.key }, { signal });
      throw new Error(`the outbox does not know ${item.kind}`);
    });
  }, [client, server, queryClient, courtId, day, me.name]);

  const forget = useCallback((hearingId: number) => {
    setSent((before) => new Map([...before].filter(([id]) => id !== hearingId)));
  }, []);
  return { sent, changeOf: (key: string) => changes.current.get(key), forget };
}

/** A row that only got a new version (its place on a new list, a pin) is still the matter that was decided. */
function mended(item: RecordItem, refused: NonNullable<OutboxItem["refused"]>): RecordItem["input"] | null {
  const { code, detail } = refused;
  const isSame = detail.state === "listed" && detail.day === item.day && detail.purpose === item.input.seenPurpose;
  if (code !== "stale" || !isSame || typeof detail.version !== "number") return null;
  if (detail.version === item.input.given.version) return null;
  return { ...item.input, given: { ...item.input.given, version: detail.version } };
}
