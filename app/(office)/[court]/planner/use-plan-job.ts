"use client";

import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useState } from "react";
import type { CourtDay } from "../../../../server/rules/calendar/court-day.ts";
import { useShowError } from "../../../components/refusal.ts";
import { useServer, useServerClient } from "../../../components/server-data.tsx";
import { useCourt } from "../../court-context.tsx";
import type { PlanJob } from "./planner-data.ts";

export type Cap = { minutes: number; matters: number; because: string | null };
export type PlanOrder = { courtIds: number[]; fromDay: CourtDay; weeks: number; cap: Cap | null };

const newKey = () => crypto.randomUUID();

/** Starts a planning and watches the one that runs in this court, whoever began it. */
export function usePlanJob(onOver: (job: PlanJob) => void) {
  const { court } = useCourt();
  const client = useServerClient();
  const server = useServer();
  const queries = useQueryClient();
  const showError = useShowError();
  const [watched, setWatched] = useState<string | null>(null);
  const [isStarting, setStarting] = useState(false);
  const [over, setOver] = useState<PlanJob | null>(null);
  const [isGone, setGone] = useState(false);
  const query = useQuery(
    server.planner.job.queryOptions(
      { courtId: court.id, ...(watched && { jobId: watched }) },
      {
        refetchInterval: ({ state }) => (watched || state.data?.state === "running" ? 500 : 10_000),
        staleTime: 0,
        // What was found running is watched by its id from then on: the same job, which goes on being shown meanwhile.
        placeholderData: keepPreviousData,
      },
    ),
  );
  const job = query.data ?? null;

  const finish = useCallback(
    (one: PlanJob) => {
      setWatched(null);
      setOver(one);
      onOver(one);
      void queries.invalidateQueries();
    },
    [onOver, queries],
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: what happened to the job decides, not who listens
  useEffect(() => {
    if (!query.isSuccess || query.isFetching || query.isPlaceholderData) return;
    if (watched === null && job?.state === "running") setWatched(job.id);
    else if (watched !== null && job === null) {
      setWatched(null);
      setGone(true);
    } else if (watched !== null && job?.id === watched && job.state !== "running") finish(job);
  }, [job, watched, query.isSuccess, query.isFetching, query.isPlaceholderData]);

  const start = async (order: PlanOrder) => {
    setStarting(true);
    setOver(null);
    setGone(false);
    try {
      const started = await client.planner.start.mutate({ ...order, key: newKey() });
      if (started.state === "running") setWatched(started.id);
      else finish(started);
    } catch (error) {
      showError(error);
    } finally {
      setStarting(false);
      void query.refetch();
    }
  };
  const stop = async () => {
    if (!job) return;
    try {
      await client.planner.stop.mutate({ courtId: court.id, jobId: job.id, key: newKey() });
    } catch (error) {
      showError(error);
    }
    void query.refetch();
  };
  const running = job?.state === "running" ? job : null;
  return {
    ...{ running, over, isGone, start, stop },
    isRunning: isStarting || running !== null || watched !== null,
    close: () => {
      setOver(null);
      setGone(false);
    },
  };
}

export type PlanWatch = ReturnType<typeof usePlanJob>;
