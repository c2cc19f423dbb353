"use client";

import type { inferRouterInputs } from "@trpc/server";
import { createContext, useContext, useEffect, useRef, useSyncExternalStore } from "react";
import type { AppRouter } from "../../../../server/doors/http/router.ts";
import { REPORT_RULES, type ReportSubject } from "../../../../server/rules/own-days/officer-reports.ts";
import { outbox } from "../../../components/outbox.ts";
import { type OutboxItem, REPORT_ITEM } from "../../../components/outbox-store.ts";
import { useServerClient } from "../../../components/server-data.tsx";
import { useCourt } from "../../court-context.tsx";

export type GivenReport = Omit<inferRouterInputs<AppRouter>["days"]["report"], "key">;
export type ReportItem = OutboxItem<{ given: GivenReport }>;

const isReport = (item: OutboxItem): item is ReportItem => item.kind === REPORT_ITEM;

const quiet = () => outbox.state();

/** Reports that this phone could not send yet. They leave by themselves, each once, whenever there is network again. */
export function useReportQueue(onSent: (item: ReportItem, reportId: number) => void) {
  const { me } = useCourt();
  const client = useServerClient();
  const { items, isDurable, isSignedOut } = useSyncExternalStore(outbox.subscribe, outbox.state, quiet);
  const told = useRef(onSent);
  useEffect(() => {
    told.current = onSent;
  });
  useEffect(() => {
    outbox.onSent = (item, answer) => {
      if (isReport(item)) told.current(item, (answer as { reportId: number }).reportId);
    };
    outbox.mend = () => null;
    return outbox.start(me.name, (item, signal) => {
      if (isReport(item)) return client.days.report.mutate({ ...item.input.given, key: item.key }, { signal });
      return Promise.reject(new Error(`the reports do not know ${item.kind}`));
    });
  }, [client, me.name]);
  return { isDurable, isSignedOut, waiting: items.filter(isReport).filter(({ account }) => account === me.name) };
}

/** Keeps a report on the phone under the key with which it was tried: had it arrived all the same, it stays one. */
export const keepReport = (given: GivenReport, key: string): Promise<void> =>
  outbox.add({
    ...{ key, kind: REPORT_ITEM, courtId: given.courtId, day: given.day ?? "", input: { given } },
    // What is said of one thing goes in its order; a date and a request never share a number here.
    hearingId: REPORT_RULES[given.kind].about === "hearing" ? given.subjectId : -given.subjectId,
  });

/** What waits on this phone, for the cards that show where it belongs. */
export const WaitingContext = createContext<readonly ReportItem[]>([]);
export const useWaitingOn = (subject: AboutSubject) => waitingOn(useContext(WaitingContext), subject);

export type AboutSubject = { about: ReportSubject; id: number };

/** What waits to be said of a thing, the last of it. */
export const waitingOn = (waiting: readonly ReportItem[], { about, id }: AboutSubject): ReportItem | undefined =>
  waiting.findLast(({ input: { given } }) => REPORT_RULES[given.kind].about === about && given.subjectId === id);
