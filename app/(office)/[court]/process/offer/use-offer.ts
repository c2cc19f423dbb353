"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { inferRouterInputs, inferRouterOutputs } from "@trpc/server";
import { useState } from "react";
import type { AppRouter } from "../../../../../server/router.ts";
import { useShowError } from "../../../../components/refusal.ts";
import { useServer } from "../../../../components/server-data.tsx";
import { useCourt } from "../../../court-context.tsx";
import { acceptedOf, type Proposal } from "../process-data.ts";

export type Offered = inferRouterOutputs<AppRouter>["process"]["toGoOut"][number];
export type OfferOf = inferRouterInputs<AppRouter>["process"]["toGoOut"]["of"];
export type Answered = { matter: Offered; n: number; changeId: number };

/** What must go out for dates just given, as the server computes it, and the clerk's word on it. */
export function useOffer(of: OfferOf | null) {
  const { court, me } = useCourt();
  const server = useServer();
  const queries = useQueryClient();
  const showError = useShowError();
  const mayAsk = of !== null && ["clerk", "judge", "administrator"].includes(me.role);
  const found = useQuery({
    ...server.process.toGoOut.queryOptions({ courtId: court.id, of: of ?? { hearingIds: [] } }),
    enabled: mayAsk,
    retry: false,
  });
  const accepting = useMutation(server.process.accept.mutationOptions({ onError: showError }));
  const undoing = useMutation(server.changes.undo.mutationOptions({ onError: showError }));
  const [answered, setAnswered] = useState<Answered | null>(null);
  const [stale, setStale] = useState<readonly Offered[]>();
  const refresh = () => queries.invalidateQueries({ queryKey: server.process.pathKey() });

  /** Of a matter, what goes out; with nothing chosen, that nothing does. Null where the server said no. */
  const answer = async (matter: Offered, chosen: readonly Proposal[]): Promise<Answered | null> => {
    const isNone = chosen.length === 0;
    const items = (isNone ? matter.proposals : chosen).map((one) => acceptedOf(matter, one));
    const asked = { courtId: court.id, items, as: isNone ? ("struck" as const) : ("to-issue" as const) };
    try {
      const { changeId } = await accepting.mutateAsync({ ...asked, key: crypto.randomUUID() });
      const done = { matter, n: chosen.length, changeId };
      setAnswered(done);
      setStale(found.data);
      // Not waited for: what was done can be taken back from now on.
      void refresh();
      return done;
    } catch {
      return null;
    }
  };
  const undo = async () => {
    if (!answered) return;
    try {
      await undoing.mutateAsync({ courtId: court.id, changeId: answered.changeId, key: crypto.randomUUID() });
      // Offered again before the answer is forgotten: nothing is over in between.
      await refresh();
      setAnswered(null);
    } catch {
      // It was shown already.
    }
  };
  const all = (mayAsk ? found.data : undefined) ?? NONE;
  // What was answered is not offered once more while the server is asked again.
  const isAnswered = ({ hearingId }: Offered) => found.data === stale && hearingId === answered?.matter.hearingId;
  return {
    offered: all.filter((one) => !isAnswered(one)),
    /** Nothing is to be waited for: it was answered, cannot be asked now, or is not asked at all. */
    isSettled: !mayAsk || found.isSuccess || found.isError || found.fetchStatus === "paused",
    ...{ answer, answered, undo, refresh },
    forget: () => setAnswered(null),
    isBusy: accepting.isPending || undoing.isPending,
  };
}

const NONE: readonly Offered[] = [];

export type Offer = ReturnType<typeof useOffer>;
