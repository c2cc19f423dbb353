import { type SQL, sql } from "drizzle-orm";
import type { Connection, Transaction } from "../../db/connect.ts";
import type { Context } from "../context.ts";
import { isPersonRole } from "./permission.ts";

/** What a transaction says of who asks, for the policies of the tables behind the second lock (migration 0022). */
type Scope = { courts: string; district: string };

/**
 * Who is bound to a court reads of the one he was let into, who has the district of all its courts. The people of the
 * cases themselves, and who looks at figures only, read nothing behind the lock.
 */
function scopeOf({ actor }: Pick<Context, "actor">, courtId: number | null): Scope {
  if (actor.kind === "terminal") return { courts: "*", district: "" };
  const isInside = actor.kind === "staff" && !isPersonRole(actor.role) && actor.role !== "high-court-supervisor";
  if (!isInside) return { courts: "", district: "" };
  if (actor.courtId === null) return { courts: "", district: String(actor.districtId) };
  return { courts: String(courtId ?? actor.courtId), district: "" };
}

/** For a select that opens the lock until the transaction ends. */
export function lockOpened(ctx: Pick<Context, "actor">, courtId: number | null): SQL {
  const { courts, district } = scopeOf(ctx, courtId);
  return sql`set_config('peshi.courts', ${courts}, true), set_config('peshi.district', ${district}, true)`;
}

export async function openLock(tx: Transaction, ctx: Pick<Context, "actor">, courtId: number | null): Promise<void> {
  await tx.execute(sql`select ${lockOpened(ctx, courtId)}`);
}

/** A change that reaches into another court, as a closure of the district does: that court is open to it too. */
export async function widenLock(tx: Transaction, courtId: number): Promise<void> {
  const now = sql`coalesce(current_setting('peshi.courts', true), '')`;
  await tx.execute(sql`select set_config('peshi.courts',
    case when ${now} = '*' then '*' else concat_ws(',', nullif(${now}, ''), ${String(courtId)}::text) end, true)`);
}

/**
 * Before a question to a table behind the lock: outside of a transaction it would find nothing and say so to nobody.
 * `read` opens one for what asks with `isBehindLock`, `change` always.
 */
export function requireTransaction(connection: Connection): void {
  if ("$client" in connection && connection.$client !== undefined)
    throw new Error("asked behind the second lock, outside of a transaction that opens it");
}
