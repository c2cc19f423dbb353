import type postgres from "postgres";

/** What the timers of the application are made of; a newer one is made anew where this no longer fits. */
const MADE = "pg-boss 12.38.0, queues 2";
export const TIMERS_SCHEMA = "pgboss";

/** Every timer by its queue: when it runs, in the court's own time. */
export const TIMERS = {
  deliver: "* * * * *",
  receipts: "*/10 * * * *",
  reconcile: "15 2 * * *",
  forget: "30 3 * * *",
  feeds: "7,37 * * * *",
} as const;
export type Timer = keyof typeof TIMERS;

/**
 * The tables of the timers, made by the owner: the application works with them and makes none. They hold nothing but when
 * which timer ran. Costs one question where they are there.
 */
export async function prepareTimers(client: postgres.Sql, ownerUrl: string): Promise<void> {
  const [schema] = await client`
    select obj_description(n.oid, 'pg_namespace') as made from pg_namespace n where n.nspname = ${TIMERS_SCHEMA}`;
  if (schema?.made !== MADE) {
    const { PgBoss } = await import("pg-boss");
    const boss = new PgBoss({
      connectionString: ownerUrl,
      schema: TIMERS_SCHEMA,
      max: 1,
      schedule: false,
      supervise: false,
    });
    // A fault is thrown by what it happens in; unheard it would end the process.
    boss.on("error", () => {});
    await boss.start();
    for (const name of Object.keys(TIMERS)) await boss.createQueue(name, QUEUE);
    await boss.stop({ graceful: false });
    await client.unsafe(`comment on schema ${TIMERS_SCHEMA} is '${MADE}'`);
  }
  await grantTimers(client);
}

/** One at a time and none piled up: a timer that was missed runs once, late. */
const QUEUE = { policy: "stately", retryLimit: 0, expireInSeconds: 900, deleteAfterSeconds: 86_400 } as const;

async function grantTimers(client: postgres.Sql): Promise<void> {
  const [role] = await client`select 1 from pg_roles where rolname = 'peshi_app' and current_user <> 'peshi_app'`;
  if (!role) return;
  await client.unsafe(`
    grant usage on schema ${TIMERS_SCHEMA} to peshi_app;
    grant select, insert, update, delete on all tables in schema ${TIMERS_SCHEMA} to peshi_app;
    grant usage, select on all sequences in schema ${TIMERS_SCHEMA} to peshi_app;
    grant execute on all functions in schema ${TIMERS_SCHEMA} to peshi_app`);
}
