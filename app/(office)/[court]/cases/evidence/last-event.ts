"use client";

import { useSyncExternalStore } from "react";
import type { LedgerEventKind } from "../../../../../server/rules/evidence/evidence-ledger.ts";
import type { Request } from "./evidence-words.ts";

export type LastEvent = {
  request: Pick<Request, "caseId" | "shortNumber" | "neededFor" | "nextDay">;
  kind: LedgerEventKind;
  eventId: number;
};

let last: LastEvent | null = null;
const watchers = new Set<() => void>();

/** What was recorded last of one request: what may be added to it stays at hand, also where its row is gone. */
export function setLastEvent(event: LastEvent | null): void {
  last = event;
  for (const watcher of watchers) watcher();
}

const watch = (watcher: () => void) => {
  watchers.add(watcher);
  return () => void watchers.delete(watcher);
};

export const useLastEvent = (): LastEvent | null =>
  useSyncExternalStore(
    watch,
    () => last,
    () => null,
  );
