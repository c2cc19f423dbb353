import { sql } from "drizzle-orm";
import type { Transaction } from "../db/connect.ts";
import { lockOpened } from "../server/access/second-lock.ts";
import type { Context } from "../server/context.ts";

/** Opens the second lock to who asks until the transaction ends, as a change does. */
export async function openLock(tx: Transaction, ctx: Pick<Context, "actor">, courtId: number | null): Promise<void> {
  await tx.execute(sql.raw(`select ${lockOpened(ctx, courtId)}`));
}
