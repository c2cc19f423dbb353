"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { inferRouterInputs, inferRouterOutputs } from "@trpc/server";
import { useState } from "react";
import type { AppRouter } from "../../../../../server/doors/http/router.ts";
import { useShowError } from "../../../../components/refusal.ts";
import { useServer } from "../../../../components/server-data.tsx";
import { useCourt } from "../../../court-context.tsx";
import { type Accepted, acceptedOf, type Proposal } from "../process-data.ts";

export type Offered = inferRouterOutputs<AppRouter>["process"]["toGoOut"][number];
export type OfferOf = inferRouterInputs<AppRouter>["process"]["toGoOut"]["of"];
/** `matters`: of how many matters at once, `matter` being the first of them. */
export type Answered = { matter: Offered; matters: number; n: number; changeId: number };

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
  const [stale, setStale] = useState<{ of: readonly Offered[] | undefined; ids: readonly number[] }>();
  const refresh = () => queries.invalidateQueries({ queryKey: server.process.pathKey() });

  /** Of a matter, what goes out; with nothing chosen, that nothing does. Null where the server said no. */
  const answer = (matter: Offered, chosen: readonly Proposal[]): Promise<Answered | null> => {
    const isNone = chosen.length === 0;
    const items = (isNone ? matter.proposals : chosen).map((one) => acceptedOf(matter, one));
    return send([matter], items, isNone ? "struck" : "to-issue");
  };
  /** Everything that must go out for some matters, as one change. */
  const answerAll = (matters: readonly Offered[]): Promise<Answered | null> => {
    const fitting = withinOne(matters);
    const items = fitting.flatMap((matter) => matter.proposals.map((one) => acceptedOf(matter, one)));
    return send(fitting, items, "to-issue");
  };
  const send = async (matters: readonly Offered[], items: Accepted[], as: "struck" | "to-issue") => {
    const [matter] = matters;
    if (!matter) return null;
    try {
      const { changeId } = await accepting.mutateAsync({ courtId: court.id, items, as, key: crypto.randomUUID() });
      const done = { matter, matters: matters.length, n: as === "struck" ? 0 : items.length, changeId };
      setAnswered(done);
      setStale({ of: found.data, ids: matters.map(({ hearingId }) => hearingId) });
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
  const isAnswered = ({ hearingId }: Offered) =>
    answered !== null && found.data === stale?.of && stale?.ids.includes(hearingId) === true;
  return {
    offered: all.filter((one) => !isAnswered(one)),
    /** Nothing is to be waited for: it was answered, cannot be asked now, or is not asked at all. */
    isSettled: !mayAsk || found.isSuccess || found.isError || found.fetchStatus === "paused",
    ...{ answer, answerAll, answered, undo, refresh },
    forget: () => setAnswered(null),
    isBusy: accepting.isPending || undoing.isPending,
  };
}

/** As many matters as one request takes; the others are offered again. */
const MOST = 500;
function withinOne(matters: readonly Offered[]): Offered[] {
  let room = MOST;
  return matters.filter(({ proposals }) => {
    room -= proposals.length;
    return room >= 0;
  });
}

const NONE: readonly Offered[] = [];

export type Offer = ReturnType<typeof useOffer>;
