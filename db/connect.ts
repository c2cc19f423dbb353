import type { SQL } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";
import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import * as schema from "./schema/index.ts";

export type Database = PostgresJsDatabase<typeof schema>;
export type Transaction = Parameters<Parameters<Database["transaction"]>[0]>[0];
/** What a store's function takes first: the pool or an open transaction. */
export type Connection = Database | Transaction;

export type Connected = { db: Database; end: () => Promise<void> };

/** Opens a pool on one address; nothing else in the application reads one. */
export function connect(url: string, options: { max?: number } = {}): Connected {
  const connection = { application_name: "peshi", statement_timeout: 60_000, lock_timeout: 5_000 };
  const client = guarded(postgres(url, { max: options.max ?? 10, onnotice: () => {}, connection }));
  const replanning = { ...connection, plan_cache_mode: "force_custom_plan" };
  const planner = postgres(url, { max: Math.min(2, options.max ?? 2), onnotice: () => {}, connection: replanning });
  PLANNING_ANEW.set(client, planner);
  const end = () => Promise.all([client, planner].map((one) => one.end({ timeout: 5 }))).then(() => {});
  // It is drizzle that has days come as texts: without it those of the second pool would be instants.
  drizzle(planner, { schema });
  return { db: drizzle(client, { schema }), end };
}

type Unsafe = (text: string, values?: readonly unknown[], options?: { prepare?: boolean }) => unknown;
type Nesting = (...args: unknown[]) => Promise<unknown>;

/** Longer statements, and those of more values, are the rows of an import, each of a form of its own. */
const MOST_LETTERS = 8_000;
const MOST_VALUES = 40;
/** Of so many forms a process keeps statements prepared: far more than the application has. */
const MOST_KEPT = 1_500;
const kept = new Set<string>();

function isKept(text: string, values: readonly unknown[]): boolean {
  if (kept.has(text)) return true;
  if (values.length === 0 || values.length > MOST_VALUES) return false;
  if (text.length > MOST_LETTERS || kept.size >= MOST_KEPT) return false;
  kept.add(text);
  return true;
}

/**
 * drizzle asks for no statement to be kept prepared: the server reads and plans each anew, and the driver goes there twice,
 * once to be told what the values are. What is asked again and again is kept, on each connection by itself.
 */
const keeping =
  (unsafe: Unsafe): Unsafe =>
  (text, values = [], options) =>
    unsafe(text, values, { ...options, prepare: options?.prepare === true || isKept(text, values) });

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

/** Beside each pool a small one whose prepared statements are planned for the values of every call. */
const PLANNING_ANEW = new WeakMap<postgres.Sql, postgres.Sql>();

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
  const { client } = (connection as unknown as { session: { client: postgres.Sql } }).session;
  const { sql, params } = dialect.sqlToQuery(statement);
  const asked = (isPlannedAnew ? PLANNING_ANEW.get(client) : undefined) ?? client;
  const rows = await asked.unsafe(sql, params as never[], { prepare: true });
  return [...rows] as unknown as Row[];
}
