import type { SQL } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";
import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { Lanes } from "./lanes.ts";
import * as schema from "./schema/index.ts";

export type Database = PostgresJsDatabase<typeof schema>;
export type Transaction = Parameters<Parameters<Database["transaction"]>[0]>[0];
/** What a store's function takes first: the pool or an open transaction. */
export type Connection = Database | Transaction;

export type Connected = { db: Database; end: () => Promise<void> };

/** Opens a pool on one address; nothing else in the application reads one. */
export function connect(url: string, options: { max?: number } = {}): Connected {
  const connection = { application_name: "peshi", statement_timeout: 60_000, lock_timeout: 5_000 };
  const max = options.max ?? 10;
  const client = endingWithItsConnection(postgres(url, { max, onnotice: () => {}, connection }));
  const alone = { max: 1, max_lifetime: null, onnotice: () => {} };
  const replanning = { ...connection, plan_cache_mode: "force_custom_plan" };
  const lanes = {
    // It is drizzle that has days come as texts: without it they would be instants.
    usual: new Lanes(max, () => drizzle(postgres(url, { ...alone, connection })).$client),
    planningAnew: new Lanes(
      Math.min(2, max),
      () => drizzle(postgres(url, { ...alone, connection: replanning })).$client,
    ),
  };
  LANES.set(client, lanes);
  const end = () =>
    Promise.all([client.end({ timeout: 5 }), lanes.usual.end(5), lanes.planningAnew.end(5)]).then(() => {});
  return { db: drizzle(client, { schema }), end };
}

/**
 * A connection that goes away ends its transaction at once, while the work of it goes on: what that still asks would run on
 * whatever transaction the connection, made anew, serves by then. It is refused instead.
 */
function endingWithItsConnection(client: postgres.Sql): postgres.Sql {
  const begin = client.begin.bind(client) as (...args: unknown[]) => Promise<unknown>;
  const guarded = (...args: unknown[]) => {
    const work = args.pop() as (tx: object) => unknown;
    let isOver = false;
    const get = (tx: object, name: string | symbol) => {
      if (isOver) throw new Error("the transaction is over");
      return Reflect.get(tx, name);
    };
    return begin(...args, (tx: object) => work(new Proxy(tx, { get }))).finally(() => {
      isOver = true;
    });
  };
  return Object.assign(client, { begin: guarded as typeof client.begin });
}

/** Beside each pool the connections of what is asked within a scope; a few plan a statement for the values of every call. */
const LANES = new WeakMap<object, { usual: Lanes; planningAnew: Lanes }>();

export const lanesOf = (pool: object) => LANES.get(pool);

/** What the mapper of rows asks through; within a scope, see scoped.ts, with the pool that it came from. */
export type Session = { client: postgres.Sql & { pool?: postgres.Sql; planningAnew?: Pick<postgres.Sql, "unsafe"> } };

export const sessionOf = (connection: Connection): Session => (connection as unknown as { session: Session }).session;

const dialect = new PgDialect();

/**
 * Runs a statement as one the server keeps prepared: what is asked many times a minute is parsed and planned once.
 * With `isPlannedAnew` it is only parsed once, for a question whose best plan hangs on what is asked (how rare a name is).
 * Inside of a transaction a plan made anew is left to the server.
 */
export async function executePrepared<Row extends Record<string, unknown>>(
  connection: Connection,
  statement: SQL,
  { isPlannedAnew = false } = {},
): Promise<Row[]> {
  const { client } = sessionOf(connection);
  const { sql, params } = dialect.sqlToQuery(statement);
  const asked = (isPlannedAnew ? client.planningAnew : undefined) ?? client;
  const rows = await asked.unsafe(sql, params as never[], { prepare: true });
  return [...rows] as unknown as Row[];
}
