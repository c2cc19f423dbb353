import type postgres from "postgres";
import { type Database, lanesOf, sessionOf } from "./connect.ts";
import type { Lanes } from "./lanes.ts";

type Ask<Rows> = (on: postgres.Sql) => PromiseLike<Rows>;
/** Runs one statement behind what opens its scope. */
type Within = <Rows>(ask: Ask<Rows>) => Promise<Rows>;

/**
 * The database as it is open to who says `opening` first: a select that sets what the policies ask for until its transaction
 * ends. Each statement has a transaction of its own, sent in one go with what opens and ends it, so no connection is held
 * between two statements, and none goes on with the scope of another. Of a transaction that stands for the database each
 * statement is told its scope in it.
 */
export function scopedTo(db: Database, opening: string): Database {
  const session = sessionOf(db);
  const pool = session.client.pool ?? session.client;
  const lanes = lanesOf(pool);
  const usual = lanes ? alone(lanes.usual, opening) : inside(pool, opening);
  const scoped = {
    ...{ pool, options: pool.options, unsafe: asking(usual) },
    planningAnew: { unsafe: asking(lanes ? alone(lanes.planningAnew, opening) : usual) },
    begin: (work: Work) => pool.begin(openedFirst(opening, work)),
    savepoint: (work: Work) => (pool as unknown as postgres.TransactionSql).savepoint(openedFirst(opening, work)),
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

function alone(lanes: Lanes, opening: string): Within {
  return async (ask) => {
    const lane = await lanes.take();
    // Sent one behind the other without waiting. What fails ends its transaction all the same.
    const sent = [lane.unsafe(`begin; ${opening}`), ask(lane), lane.unsafe("commit")] as const;
    const [opened, answer, ended] = await Promise.allSettled(sent);
    if (opened.status === "rejected" || ended.status === "rejected") lanes.drop(lane);
    else lanes.give(lane);
    return answerOf([opened, answer, ended], answer);
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
