"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { outbox } from "../../../components/outbox.ts";
import {
  dropAllCopies,
  dropOldCopies,
  KEEP_OWN_DAYS_MS,
  keepCopy,
  REPORT_ITEM,
  readCopy,
} from "../../../components/outbox-store.ts";
import { refusalOf } from "../../../components/refusal.ts";
import { useServer } from "../../../components/server-data.tsx";
import { forgetSheetPages, startSheetWorker } from "../../../components/sheet-worker.ts";
import { useCourt } from "../../court-context.tsx";
import type { OwnDays } from "./days-data.ts";

/** The list is called while one looks at it: "12 before you" is as old as this. */
const POLL_MS = 30_000;

/** Refusals that say that these days are not his any more: nothing of them stays on the device. */
const ENDED: readonly string[] = ["signed-out", "not-allowed", "password-due", "code-due"];

const isFresh = (asOf: string) => Date.now() - Date.parse(asOf) <= KEEP_OWN_DAYS_MS;

/** Somebody's own days: fetched, or what the phone kept of them, for 48 hours and no longer. */
export function useOwnDays() {
  const { me, court } = useCourt();
  const server = useServer();
  const queries = useQueryClient();
  const id = `days/${me.username}`;
  const query = useQuery({
    ...server.days.own.queryOptions(),
    ...({ refetchInterval: POLL_MS, networkMode: "always", retry: false } as const),
  });
  const [kept, setKept] = useState<OwnDays | null>(null);
  const [hasLooked, setLooked] = useState(false);
  const [lost, setLost] = useState(0);
  const isEnded = ENDED.includes(refusalOf(query.error)?.code ?? "");

  useEffect(() => {
    dropOldCopies().catch(() => {});
    readCopy<OwnDays>(id)
      .then((copy) => setKept(copy?.value ?? null))
      .catch(() => {})
      .finally(() => setLooked(true));
    void startSheetWorker(court.code);
  }, [id, court.code]);
  useEffect(() => {
    if (query.data !== undefined && !isEnded) keepCopy(id, query.data).catch(() => {});
  }, [id, query.data, isEnded]);
  useEffect(() => {
    if (!isEnded) return;
    setKept(null);
    outbox.dropAll(REPORT_ITEM).then(
      (n) => setLost((before) => before + n),
      () => {},
    );
    void Promise.allSettled([dropAllCopies(), forgetSheetPages()]);
  }, [isEnded]);

  const found = isEnded ? null : (query.data ?? kept);
  const data = found && isFresh(found.asOf) ? found : null;
  return {
    data,
    isEnded,
    /** Reports that had not been sent when the sign-in ended. */
    lost,
    isOffline: query.isError && !isEnded,
    error: query.error,
    isPending: data === null && !isEnded && (query.isPending || !hasLooked),
    isFetching: query.isFetching,
    askAgain: () => queries.invalidateQueries({ queryKey: server.days.own.queryKey() }),
  };
}
