import type { Context } from "../../core/context.ts";
import { dropConfirmed } from "../calls/calls-store.ts";
import { lowerCard } from "../cards/save-card.ts";
import type { Receipt, ReceiptStatus } from "../channels/gateway.ts";
import { callInstead, moveEach } from "./deliver-store.ts";
import { findUnmatched, findUntold, insertReceipt, isFailingTwice, matchReceipt } from "./receipts-store.ts";

/**
 * What a gateway tells of a message: each thing once however often it comes, only forward, and kept when it comes late or
 * of something nobody knows. "Delivered" is the operator's word, not hers.
 */
export async function hearReceipt(ctx: Context, gateway: string, receipt: Receipt): Promise<void> {
  const id = await insertReceipt(ctx.db, gateway, receipt, ctx.now);
  if (id !== null) await apply(ctx, id, receipt.status);
}

/** Receipts that were faster than what they are of; and what was never told anything of. Answers how many it settled. */
export async function sweepReceipts(
  ctx: Context,
  gateways: readonly string[],
): Promise<{ matched: number; untold: number }> {
  let matched = 0;
  for (const { id, status } of await findUnmatched(ctx.db, ctx.now)) if (await apply(ctx, id, status)) matched += 1;
  const untold = await findUntold(ctx.db, ctx.now, gateways);
  const moved = await moveEach(
    ctx.db,
    untold.map((id) => ({ id, target: "expired", why: "no-receipt" })),
    ctx.now,
  );
  await callInstead(ctx.db, moved, "not-confirmed", ctx.now);
  return { matched, untold: moved.length };
}

async function apply(ctx: Context, receiptId: number, status: ReceiptStatus): Promise<boolean> {
  const told = await matchReceipt(ctx.db, receiptId, ctx.now);
  if (!told) return false;
  // Of a message in parts one part is not the message.
  if (status === "delivered" && !told.isAll) return true;
  const target = status === "delivered" ? "delivered" : "undelivered";
  const moved = await moveEach(ctx.db, [{ id: told.reminderId, target, why: `receipt-${status}` }], ctx.now);
  if (target === "delivered") {
    if (moved.length > 0) await dropConfirmed(ctx.db, told.reminderId);
    return true;
  }
  if (moved.length === 0) return true;
  await callInstead(ctx.db, moved, "not-confirmed", ctx.now);
  if (await isFailingTwice(ctx.db, told.casePersonId)) await lowerCard(ctx, told);
  return true;
}
