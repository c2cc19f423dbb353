import type { Transaction } from "../../db/connect.ts";
import type { CourtDay } from "../rules/calendar/court-day.ts";
import { type Process, recallsOf } from "../rules/process/process-states.ts";
import { lockLiveOf, lockLiveOfCase, type ProcessRow, updateProcesses } from "./process-store.ts";

const processOf = ({ casePersonId: personId, ...row }: ProcessRow): Process => ({ ...row, personId });

/**
 * A hearing leaves its day: what went out for it is recalled in the same change and stays with the day it was made out
 * for; a letter whose answer is still wanted goes along. @param to the new day; null where the hearing was withdrawn.
 */
export async function recallMoved(
  tx: Transaction,
  hearings: readonly { id: number; day: CourtDay }[],
  to: CourtDay | null,
): Promise<void> {
  if (hearings.length === 0) return;
  const dayOf = new Map(hearings.map(({ id, day }) => [id, day]));
  const rows = await lockLiveOf(tx, [...dayOf.keys()]);
  const recalled = new Set(recallsOf(rows.map(processOf), "moved").map(({ processId }) => processId));
  const groups = Map.groupBy(
    rows.filter(({ id }) => recalled.has(id)),
    ({ forDay, hearingId }) => forDay ?? dayOf.get(hearingId)!,
  );
  for (const [forDay, some] of groups) await updateProcesses(tx, idsOf(some), { state: "recalled", forDay });
  if (to !== null) await updateProcesses(tx, idsOf(rows.filter(({ id }) => !recalled.has(id))), { forDay: to });
}

/** The same for many at once, each to a day of its own; what stays on its day is left alone. */
export async function recallMoves(
  tx: Transaction,
  moves: readonly { id: number; from: CourtDay; to: CourtDay }[],
): Promise<void> {
  const left = moves.filter(({ from, to }) => from !== to);
  for (const [to, some] of Map.groupBy(left, (one) => one.to)) {
    await recallMoved(
      tx,
      some.map(({ id, from }) => ({ id, day: from })),
      to,
    );
  }
}

/**
 * A case is over: everything that is still out is recalled, for past hearings too where nobody was reached, a warrant
 * above all. Called before the open hearings are withdrawn or after, it does the same.
 */
export async function recallDisposed(tx: Transaction, courtId: number, caseId: number): Promise<void> {
  const rows = await lockLiveOfCase(tx, courtId, caseId);
  const out = rows.filter(
    ({ process, hearingState }) =>
      hearingState !== "heard" || (process.isServed !== true && process.state !== "returned"),
  );
  const recalls = new Set(
    recallsOf(
      out.map(({ process }) => processOf(process)),
      "disposed",
    ).map(({ processId }) => processId),
  );
  for (const { process, hearingDay } of out.filter(({ process }) => recalls.has(process.id))) {
    await updateProcesses(tx, [process.id], { state: "recalled", forDay: process.forDay ?? hearingDay });
  }
}

const idsOf = (rows: readonly ProcessRow[]): number[] => rows.map(({ id }) => id);
