import { sql } from "drizzle-orm";
import type { Database, Transaction } from "../../db/connect.ts";
import { type Opening, scopedTo } from "../../db/scoped.ts";
import type { Actor } from "./actor.ts";
import { isPersonRole } from "./permission.ts";

type Asking = { actor: Actor };

/** What is said of who asks, for the policies of the tables behind the second lock (db/migrations/0000_schema.sql): each an expression. */
type Scope = Record<"peshi.courts" | "peshi.people" | "peshi.people_districts", string>;

/**
 * Who is bound to a court reads of the one he was let into, who has the district of all its courts. Who looks at figures only
 * reads nothing behind the lock; the people of the cases themselves no contact and no evidence, and of people those of the
 * courts in which their own matters are.
 */
function scopeOf({ actor }: Asking, courtId: number | null): Scope {
  if (actor.kind === "terminal") return opened("'*'", "'*'", "'{}'");
  if (actor.kind !== "staff" || actor.role === "high-court-supervisor") return opened("'{}'", "'{}'", "'{}'");
  const { districtId, userId } = actor;
  const id = Number(districtId);
  if (isPersonRole(actor.role)) return opened("'{}'", `own_courts(${quoted(userId)})::text`, `'{${id}}'`);
  const own = actor.courtId === null ? `courts_of_district(${id})::text` : `'{${Number(courtId ?? actor.courtId)}}'`;
  return opened(own, own, `'{${id}}'`);
}

const opened = (courts: string, people: string, districts: string): Scope => ({
  "peshi.courts": courts,
  "peshi.people": people,
  "peshi.people_districts": districts,
});

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;

const told = (scope: Scope, isLocal: boolean): string =>
  Object.entries(scope)
    .map(([setting, value]) => `set_config('${setting}', ${value}, ${isLocal})`)
    .join(", ");

/** What a select has to name so that the lock is open until the transaction ends. */
export const lockOpened = (ctx: Asking, courtId: number | null): string => told(scopeOf(ctx, courtId), true);

function openingOf(ctx: Asking, courtId: number | null): Opening {
  const scope = scopeOf(ctx, courtId);
  // The courts of a district, or of somebody's matters, are other ones tomorrow: they are looked up each time.
  const isLasting = !Object.values(scope).some((value) => value.includes("("));
  return { inTransaction: `select ${told(scope, true)}`, onConnection: `select ${told(scope, false)}`, isLasting };
}

/** The database as it is open to who asks: each statement is sent with its scope. */
export const openTo = (ctx: Asking & { db: Database }, courtId: number | null): Database =>
  scopedTo(ctx.db, openingOf(ctx, courtId));

/** The database as it is open to what acts for nobody: the terminal, the timers and what gateways tell. */
export const openToAll = (db: Database): Database => scopedTo(db, openingOf({ actor: { kind: "terminal" } }, null));

/** A change that reaches into another court, as a closure of the district does: that court is open to it too. */
export async function widenLock(tx: Transaction, courtId: number): Promise<void> {
  const widened = (["peshi.courts", "peshi.people"] as const).map(
    (name) => sql`set_config(${name}, case when ${setting(name)} = '*' then '*'
      else array_append(${setting(name)}::bigint[], ${String(courtId)}::bigint)::text end, true)`,
  );
  await tx.execute(sql`select ${sql.join(widened, sql`, `)}`);
}

const setting = (name: keyof Scope) => sql.raw(`coalesce(current_setting('${name}', true), '')`);

/** A change to an official of the district, or to all that somebody has in its courts. Contacts and evidence it opens no further. */
export async function widenPeople(tx: Transaction, districtId: number): Promise<void> {
  await tx.execute(sql`select set_config('peshi.people', case when ${setting("peshi.people")} = '*' then '*'
    else courts_of_district(${districtId})::text end, true)`);
}

/** What follows by itself from a change, in whichever court: of people everything is open to it, until the transaction ends. */
export async function openPeople(tx: Transaction): Promise<void> {
  await tx.execute(sql`select set_config('peshi.people', '*', true)`);
}
