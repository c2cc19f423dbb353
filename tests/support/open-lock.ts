import { sql } from "drizzle-orm";
import type { Transaction } from "../../db/connect.ts";
import type { Context } from "../../server/core/context.ts";
import { lockOpened } from "../../server/core/second-lock.ts";

/** Opens the second lock to who asks until the transaction ends, as a change does. */
export async function openLock(tx: Transaction, ctx: Pick<Context, "actor">, courtId: number | null): Promise<void> {
  await tx.execute(sql.raw(`select ${lockOpened(ctx, courtId)}`));
}
