import { sql } from "drizzle-orm";
import type { Transaction } from "../../db/connect.ts";

/** An import may take minutes, and another may wait for it as long: more than any screen's statement is allowed. */
export async function waitLong(tx: Transaction): Promise<void> {
  await tx.execute(
    sql`select set_config('statement_timeout', '15min', true), set_config('lock_timeout', '10min', true)`,
  );
}

/** Rows that people work on are waited for no longer than by anybody else. */
export async function waitAsUsual(tx: Transaction): Promise<void> {
  await tx.execute(sql`set local lock_timeout to default`);
}
