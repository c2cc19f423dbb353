import type { SQL } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";
import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { isKept } from "./kept-forms.ts";
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
  const client = guarded(postgres(url, { max, onnotice: () => {}, connection }));
  const alone = { max: 1, max_lifetime: null, onnotice: () => {} };
  const replanning = { ...connection, plan_cache_mode: "force_custom_plan" };
  const lanes = {
    // It is drizzle that has days come as texts: without it they would be instants.
    usual: new Lanes(max, (onclose) => guarded(drizzle(postgres(url, { ...alone, connection, onclose })).$client)),
    planningAnew: new Lanes(
      Math.min(2, max),
      (onclose) => drizzle(postgres(url, { ...alone, connection: replanning, onclose })).$client,
    ),
  };
  LANES.set(client, lanes);
  const end = () =>
    Promise.all([client.end({ timeout: 5 }), lanes.usual.end(5), lanes.planningAnew.end(5)]).then(() => {});
  return { db: drizzle(client, { schema }), end };
}

type Unsafe = (text: string, values?: readonly unknown[], options?: { prepare?: boolean }) => unknown;
type Nesting = (...args: unknown[]) => Promise<unknown>;

/**
 * drizzle asks for no statement to be kept prepared: the server reads and plans each anew, and the driver goes there twice,
 * once to be told what the values are. What is asked again and again is kept, on each connection by itself.
 */
const keeping =
  (unsafe: Unsafe): Unsafe =>
  (text, values = [], options) =>
    unsafe(text, values, { ...options, prepare: isKept(text, values, options?.prepare === true) });

/**
 * A connection that goes away ends its transaction at once, while the work of it goes on: what that still asks would run on
 * whatever transaction the connection, made anew, serves by then. It is refused instead.
 */
function guarded(client: postgres.Sql): postgres.Sql {
  const within = (begin: Nesting): Nesting => {
    return (...args) => {
      const work = args.pop() as (tx: object) => unknown;
      let isOver = false;
      const opened = (tx: postgres.TransactionSql) => {
        const own: Record<string | symbol, unknown> = {
          unsafe: keeping(tx.unsafe.bind(tx) as unknown as Unsafe),
          savepoint: within(tx.savepoint.bind(tx) as unknown as Nesting),
        };
        const get = (_: object, name: string | symbol) => {
          if (isOver) throw new Error("the transaction is over");
          return own[name] ?? Reflect.get(tx, name);
        };
        return work(new Proxy(tx, { get }));
      };
      return begin(...args, opened).finally(() => {
        isOver = true;
      });
    };
  };
  return Object.assign(client, {
    begin: within(client.begin.bind(client) as Nesting) as typeof client.begin,
    unsafe: keeping(client.unsafe.bind(client) as unknown as Unsafe) as unknown as typeof client.unsafe,
  });
}

/** Beside each pool the connections of what is asked within a scope; a few plan a statement for the values of every call. */
type LanesOfPool = WeakMap<object, { usual: Lanes; planningAnew: Lanes }>;
// Next loads this file once for its pages and once for its doors, while the pool is one for the process.
const held = globalThis as unknown as { peshiLanes?: LanesOfPool };
held.peshiLanes ??= new WeakMap();
const LANES = held.peshiLanes;

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
  const rows = await asked.unsafe(sql, params as never[], { prepare: true }).values();
  return rowsOf<Row>(rows.columns, rows);
}

/** An object with all columns of a statement, by what the driver keeps of them as long as it keeps the statement. */
const EMPTY = new WeakMap<object, Record<string, unknown>>();

/**
 * Rows by the names of their columns, each a copy of one that has them all. Given one name after the other, as the driver
 * does it, an object of many columns outgrows its room a dozen times, and what is left behind is most of what a page has to collect.
 */
function rowsOf<Row>(columns: readonly { name: string }[], rows: readonly unknown[][]): Row[] {
  const empty =
    EMPTY.get(columns) ?? JSON.parse(JSON.stringify(Object.fromEntries(columns.map(({ name }) => [name, null]))));
  EMPTY.set(columns, empty);
  return rows.map((values) => {
    const row = { ...empty };
    for (let at = 0; at < columns.length; at += 1) row[columns[at]!.name] = values[at];
    return row;
  });
}
