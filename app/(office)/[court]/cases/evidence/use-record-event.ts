"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useCallback } from "react";
import type { CourtDay } from "../../../../../server/rules/calendar/court-day.ts";
import type { LedgerEventKind } from "../../../../../server/rules/evidence/evidence-ledger.ts";
import { useShowError } from "../../../../components/refusal.ts";
import { useServer } from "../../../../components/server-data.tsx";
import { useCourt } from "../../../court-context.tsx";
import { newKey, useSaved } from "../../settings/use-save.tsx";
import { useToday } from "../case-words.tsx";
import type { Request } from "./evidence-words.ts";
import { setLastEvent } from "./last-event.ts";

type Wish = {
  requests: readonly Pick<Request, "requestId" | "shortNumber" | "caseId" | "neededFor" | "nextDay">[];
  kind: LedgerEventKind;
  /** Left out: today. */
  day?: CourtDay;
  /** Of a chaser: by when its letter asks for the reply; left out, after the usual days. */
  byDay?: CourtDay | null;
  note?: string | null;
  onDone?: (eventIds: number[], changeId: number) => void;
};

/** Records what happened to requests, says so, and offers the way back. One at a time: a second press waits for the first. */
export function useRecordEvent() {
  const t = useTranslations("evidence");
  const { court } = useCourt();
  const server = useServer();
  const saved = useSaved();
  const showError = useShowError();
  const today = useToday();
  const { mutate, isPending } = useMutation(server.evidence.record.mutationOptions({ onError: showError }));

  const record = useCallback(
    ({ requests, kind, day = today, byDay = null, note = null, onDone }: Wish) => {
      const [first] = requests;
      if (!first || isPending) return;
      const requestIds = requests.map(({ requestId }) => requestId);
      mutate(
        { courtId: court.id, requestIds, kind, day, byDay, note, key: newKey() },
        {
          onSuccess: ({ changeId, eventIds }) => {
            const number = `\u2068${first.shortNumber}\u2069`;
            saved({ changeId, message: t("recorded", { n: requests.length, done: t(`done.${kind}`), number }) });
            const [eventId] = eventIds;
            if (requests.length === 1 && eventId !== undefined && note === null)
              setLastEvent({ request: first, kind, eventId });
            onDone?.(eventIds, changeId);
          },
        },
      );
    },
    [court.id, isPending, mutate, saved, t, today],
  );
  return { record, isBusy: isPending };
}

/** Physical keys of the acts on a request. */
export const EVENT_KEYS: Readonly<Record<string, LedgerEventKind>> = {
  KeyC: "chased",
  KeyP: "partly-answered",
  KeyA: "answered",
  KeyR: "refused",
  KeyN: "renewed",
};
