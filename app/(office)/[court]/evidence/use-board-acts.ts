import { useRouter } from "next/navigation";
import { useState } from "react";
import type { LedgerEventKind } from "../../../../server/rules/evidence/evidence-ledger.ts";
import { useCourt } from "../../court-context.tsx";
import { useRecordEvent } from "../cases/evidence/use-record-event.ts";
import type { BoardRequest } from "./board-data.ts";

/** What can be done with the row that is current and with those that are selected. */
export function useBoardActs(rows: readonly BoardRequest[], mayChange: boolean) {
  const { court } = useCourt();
  const router = useRouter();
  const { record, isBusy } = useRecordEvent();
  const [current, setCurrent] = useState<number | null>(null);
  const [selected, setSelected] = useState<ReadonlySet<number>>(new Set());
  const currentRow = rows.find(({ requestId }) => requestId === current);
  const selectedRows = rows.filter(({ requestId }) => selected.has(requestId));
  const select = (requestIds: readonly number[], isOn?: boolean) =>
    setSelected((before) => {
      const after = new Set(before);
      for (const id of requestIds) {
        if (isOn ?? !before.has(id)) after.add(id);
        else after.delete(id);
      }
      return after;
    });
  const move = (by: 1 | -1) => {
    const at = rows.findIndex(({ requestId }) => requestId === current);
    const next = rows[Math.min(rows.length - 1, Math.max(0, at + (at < 0 ? 1 : by)))];
    if (!next) return;
    setCurrent(next.requestId);
    const row = document.querySelector<HTMLElement>(`[data-request="${next.requestId}"]`);
    row?.querySelector("a")?.focus({ preventScroll: true });
    row?.scrollIntoView({ block: "nearest" });
  };
  const [chasing, setChasing] = useState<readonly BoardRequest[]>([]);
  const chase = (wanted: readonly BoardRequest[]) => {
    const requests = wanted.filter(({ may }) => may.includes("chased"));
    if (mayChange) setChasing(requests);
  };
  /** Each gets its letter; the letters open at once, and the way back stays in the notice. */
  const openLetters = (eventIds: number[], changeId: number) =>
    router.push(`/${court.code}/evidence/letters?ids=${eventIds.join(",")}&change=${changeId}`);
  return {
    current,
    setCurrent,
    selected,
    selectedRows,
    select,
    clear: () => setSelected(new Set()),
    move,
    isBusy,
    chasing,
    endChase: () => setChasing([]),
    openLetters,
    chase: () => chase(selectedRows.length > 0 ? selectedRows : currentRow ? [currentRow] : []),
    record: (kind: LedgerEventKind) => {
      if (mayChange && currentRow?.may.includes(kind)) record({ requests: [currentRow], kind });
    },
    selectCurrent: () => current !== null && mayChange && select([current]),
    open: () => currentRow && router.push(`/${court.code}/cases/${currentRow.caseId}`),
  };
}

export type BoardActs = ReturnType<typeof useBoardActs>;
