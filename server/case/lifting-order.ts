import type { Transaction } from "../../db/connect.ts";
import type { Context } from "../core/context.ts";
import { Refused } from "../core/refused.ts";
import { insertOrderNote } from "./lifting-order-store.ts";

/** Who ordered that a matter may be named, and why. */
export type LiftingOrder = { judge: string; because: string };

type Ordered = boolean | null | undefined;

/** Refused as `reason-needed` when a restriction is lifted and nobody says by whose order and why. */
export function requireLiftingOrder(before: Ordered, after: Ordered, order: LiftingOrder | null | undefined): void {
  if (!isLifted(before, after)) return;
  if (!order?.judge.trim() || !order.because.trim()) throw new Refused("reason-needed", { field: "liftingOrder" });
}

/** Keeps the order among the notes of the case, in the change that lifts the restriction. */
export async function keepLiftingOrder(
  tx: Transaction,
  ctx: Context,
  matter: { courtId: number; caseId: number; before: Ordered; after: Ordered },
  order: LiftingOrder | null | undefined,
): Promise<void> {
  const { courtId, caseId, before, after } = matter;
  if (!isLifted(before, after) || !order) return;
  const text = `Restriction of publication lifted by order of ${order.judge.trim()}: ${order.because.trim()}`;
  const writtenBy = ctx.actor.kind === "staff" ? ctx.actor.userId : "terminal";
  await insertOrderNote(tx, { courtId, caseId, text, writtenBy, writtenAt: ctx.now.toISOString() });
}

const isLifted = (before: Ordered, after: Ordered): boolean => after === false && before !== false;
