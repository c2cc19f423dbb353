import postgres from "postgres";
import { type Database, lanesOf, sessionOf } from "./connect.ts";
import type { Lanes } from "./lanes.ts";

type Ask<Rows> = (on: postgres.Sql) => PromiseLike<Rows>;
/** Runs one statement behind what opens its scope. */
type Within = <Rows>(ask: Ask<Rows>) => Promise<Rows>;

/** Selects that say what the policies ask for. */
export type Opening = {
  inTransaction: string;
  onConnection: string;
  /** It opens the same whenever it is said: a connection on which it was the last need not be told again. */
  isLasting: boolean;
};

/**
 * The database as it is open to who says `opening` first. Each statement goes to a connection that is lent to it alone and
 * is told its scope before it, in one go, unless that is what it was told last: none goes on with the scope of another, and
 * none is held between two statements. The connections of the pool itself are never told. Of a transaction that stands for
 * the database each statement is told its scope in it.
 */
export function scopedTo(db: Database, opening: Opening): Database {
  const session = sessionOf(db);
  const pool = session.client.pool ?? session.client;
  const lanes = lanesOf(pool);
  const usual = lanes ? alone(lanes.usual, opening) : inside(pool, opening.inTransaction);
  const scoped = {
    ...{ pool, options: pool.options, unsafe: asking(usual) },
    planningAnew: { unsafe: asking(lanes ? alone(lanes.planningAnew, opening) : usual) },
    begin: (work: Work) => pool.begin(openedFirst(opening.inTransaction, work)),
    savepoint: (work: Work) =>
      (pool as unknown as postgres.TransactionSql).savepoint(openedFirst(opening.inTransaction, work)),
  };
  const within = Object.create(session, { client: { value: scoped } });
  return Object.create(db, { session: { value: within }, $client: { value: undefined } });
}

type Work = (tx: postgres.TransactionSql) => unknown;

const openedFirst = (opening: string, work: Work) => async (tx: postgres.TransactionSql) => {
  await tx.unsafe(opening);
  return work(tx);
};

/** `unsafe` of the driver. It asks a moment later: until then it can be told that its rows are wanted as arrays. */
function asking(within: Within) {
  return (text: string, params?: never[], options?: postgres.UnsafeQueryOptions) => {
    let isArrays = false;
    const rows = within((on) => {
      const query = on.unsafe(text, params, options);
      return isArrays ? query.values() : query;
    });
    const values = () => {
      isArrays = true;
      return rows;
    };
    return Object.assign(rows, { values });
  };
}

/** What the database did not say of a statement, or said as its last word. */
const isOfConnection = (reason: unknown): boolean =>
  !(reason instanceof postgres.PostgresError) || reason.severity === "FATAL" || reason.severity === "PANIC";

function alone(lanes: Lanes, { onConnection, isLasting }: Opening): Within {
  return async (ask) => {
    const lane = await lanes.take();
    const isSaid = isLasting && lane.said === onConnection;
    lane.said = isLasting ? onConnection : null;
    // Sent one behind the other without waiting.
    const [said, answer] = await Promise.allSettled([isSaid ? null : lane.sql.unsafe(onConnection), ask(lane.sql)]);
    // Lent again before its driver knows that it is gone, it would fail what is asked next.
    if (said.status === "rejected" || (answer.status === "rejected" && isOfConnection(answer.reason)))
      lane.isLost = true;
    lanes.give(lane);
    return answerOf([said, answer], answer);
  };
}

function inside(tx: postgres.Sql, opening: string): Within {
  return async (ask) => {
    await null;
    const [opened, answer] = await Promise.allSettled([tx.unsafe(opening), ask(tx)] as const);
    return answerOf([opened, answer], answer);
  };
}

function answerOf<Rows>(all: readonly PromiseSettledResult<unknown>[], answer: PromiseSettledResult<Rows>): Rows {
  for (const one of all) if (one.status === "rejected") throw one.reason;
  return (answer as PromiseFulfilledResult<Rows>).value;
}
