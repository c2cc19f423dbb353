import type { Transaction } from "../../../db/connect.ts";
import { Refused } from "../../core/refused.ts";
import { type DormantOrder, endRest, saveRest } from "./archive-store.ts";

export type { DormantOrder };

/** A judge's order lets the case rest until the day on which it is looked at again. The caller has opened a change. */
export async function restCase(tx: Transaction, courtId: number, caseId: number, order: DormantOrder): Promise<void> {
  if (!order.because.trim() || !order.orderedBy.trim()) throw new Refused("reason-needed");
  if (order.reviewDay <= order.since) throw new Refused("invalid", { field: "reviewDay" });
  const kept = { ...order, because: order.because.trim(), orderedBy: order.orderedBy.trim() };
  if (!(await saveRest(tx, courtId, caseId, kept))) throw new Refused("nothing-to-do", { caseId });
}

/** A case that has a date rests no longer. */
export const wakeCases = (tx: Transaction, caseIds: readonly number[]): Promise<void> => endRest(tx, caseIds);
