"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import type { CellReading } from "../../../../server/rules/docket/read-cell.ts";
import { useServer } from "../../../components/server-data.tsx";
import { useCourt } from "../../court-context.tsx";
import { countCells, type Drafts, NO_DRAFTS } from "./grid-drafts.ts";
import { keepDrafts, keptDrafts, revive } from "./kept-drafts.ts";

const MOST_BACK = 100;
const AT_ONCE = 200;

type Steps = { drafts: Drafts; past: readonly Drafts[] };
export type Restored = { cells: number; namesLeft: number };

/** Changed cells, the way back through them, and their keeping over a reload of the page. */
export function useDrafts(how: CellReading) {
  const { me, court } = useCourt();
  const [{ drafts }, set] = useState<Steps>({ drafts: NO_DRAFTS, past: [] });
  const [restored, setRestored] = useState<Restored | null>(null);
  /** What the server said is no step of the clerk's and has no way back. */
  const settle = useCallback((next: (before: Drafts) => Drafts) => {
    set((steps) => ({ drafts: next(steps.drafts), past: [] }));
  }, []);
  const isRevived = useRevived(how, settle, setRestored);

  useEffect(() => {
    if (isRevived) keepDrafts(court.id, me.name, drafts);
  }, [court.id, me.name, drafts, isRevived]);

  const change = useCallback((next: (before: Drafts) => Drafts) => {
    set((steps) => ({ drafts: next(steps.drafts), past: [...steps.past, steps.drafts].slice(-MOST_BACK) }));
  }, []);
  const back = useCallback(() => {
    set((steps) => ({ drafts: steps.past.at(-1) ?? steps.drafts, past: steps.past.slice(0, -1) }));
  }, []);
  const hide = () => setRestored(null);
  return { drafts, change, settle, back, restored, hide };
}

/** Reads what was kept on this device, and the cases as they stand now; true once that is done. */
function useRevived(
  how: CellReading,
  settle: (next: (before: Drafts) => Drafts) => void,
  tell: (restored: Restored) => void,
): boolean {
  const { me, court } = useCourt();
  const server = useServer();
  const queries = useQueryClient();
  const [isDone, setDone] = useState(false);
  const latest = useRef({ how, settle, tell, server, queries });
  latest.current = { how, settle, tell, server, queries };

  useEffect(() => {
    let isLeft = false;
    const read = async () => {
      const { rows: kept, namesLeft } = keptDrafts(court.id, me.name);
      const ids = kept.map(({ caseId }) => caseId);
      const parts = Array.from({ length: Math.ceil(ids.length / AT_ONCE) }, (_, part) =>
        ids.slice(part * AT_ONCE, (part + 1) * AT_ONCE),
      );
      const { server, queries } = latest.current;
      const found = await Promise.all(
        parts.map((caseIds) =>
          queries.fetchQuery({
            ...server.cases.registerRows.queryOptions({ courtId: court.id, caseIds }),
            staleTime: 0,
          }),
        ),
      );
      if (isLeft) return;
      const drafts = revive(kept, found.flat(), latest.current.how);
      const cells = countCells(drafts);
      if (cells + namesLeft > 0) latest.current.tell({ cells, namesLeft });
      latest.current.settle(() => drafts);
      setDone(true);
    };
    // Not read for want of a connection: what is kept stays kept, and the next reload tries again.
    read().catch(() => undefined);
    return () => {
      isLeft = true;
    };
  }, [court.id, me.name]);
  return isDone;
}
