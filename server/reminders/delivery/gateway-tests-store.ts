import { sql } from "drizzle-orm";
import type { Connection, Transaction } from "../../../db/connect.ts";
import { type CardRoute, type GATEWAY_TEST_STATES, gatewayTest } from "../../../db/schema/reminders.ts";
import type { GatewayTestLanguage } from "./gateway-test-text.ts";
import type { Audience, WrittenChannel } from "./gateways.ts";

export type GatewayTestState = (typeof GATEWAY_TEST_STATES)[number];

/** How many were asked for since, on the whole installation; whoever asks next waits until this one is through. */
export async function countTestsSince(tx: Transaction, since: Date): Promise<number> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('gateway test', 0))`);
  const [row] = await tx.execute<{ n: number }>(
    sql`select count(*)::int as n from gateway_test where asked_at > ${since.toISOString()}`,
  );
  return row!.n;
}

export async function insertTest(tx: Transaction, values: typeof gatewayTest.$inferInsert): Promise<number> {
  const [row] = await tx.insert(gatewayTest).values(values).returning({ id: gatewayTest.id });
  return row!.id;
}

export type TestLine = {
  id: number;
  channel: WrittenChannel;
  audience: Audience;
  language: GatewayTestLanguage;
  shown: string;
  state: GatewayTestState;
  cause: string | null;
  gateway: string | null;
  askedAt: string;
  /** What the operator told of it since; null: nothing. */
  receipt: string | null;
};

/** The last tests of a court, with what the operator told of them. */
export async function findTests(connection: Connection, courtId: number): Promise<TestLine[]> {
  const rows = await connection.execute<TestLine>(sql`
    select t.id::float8 as id, t.channel, t.audience, t.language, t.shown, t.state, t.cause, t.gateway, t.asked_at as "askedAt",
      (select p.status from reminder_receipt p where p.gateway = t.gateway and p.reference = any(t.gateway_references)
        order by p.id desc limit 1) as receipt
    from gateway_test t where t.court_id = ${courtId} order by t.id desc limit 10`);
  return [...rows];
}

export type TakenTest = {
  id: number;
  channel: WrittenChannel;
  audience: Audience;
  language: GatewayTestLanguage;
  sealed: string | null;
  salt: string | null;
  askedAt: string;
  ourReference: number;
};

/** Written down as being handed over before anything leaves; one worker takes each. */
export async function takeTests(connection: Connection, now: Date): Promise<TakenTest[]> {
  const rows = await connection.execute<TakenTest>(sql`
    update gateway_test t set state = 'trying', state_since = ${now.toISOString()}
    where t.id in (select id from gateway_test where state = 'waiting' order by id limit 20 for update skip locked)
    returning t.id::float8 as id, t.channel, t.audience, t.language, t.sealed, t.salt, t.asked_at as "askedAt",
      nextval('reminder_reference')::float8 as "ourReference"`);
  return [...rows];
}

type Outcome = { state: GatewayTestState; cause: string | null; gateway: string | null; references: readonly string[] };

/** What became of it. The address goes with it. */
export async function settleTest(connection: Connection, id: number, of: Outcome, now: Date): Promise<void> {
  await connection.execute(sql`
    update gateway_test set state = ${of.state}, cause = ${of.cause}, gateway = ${of.gateway}, sealed = null, salt = null,
      gateway_references = ${sql.param([...of.references])}::text[], state_since = ${now.toISOString()}
    where id = ${id} and state = 'trying'`);
}

/** Whoever had these in hand is gone: nobody knows whether they left. */
export async function settleLeftTests(connection: Connection, before: Date, now: Date): Promise<void> {
  await connection.execute(sql`
    update gateway_test set state = 'unclear', cause = 'worker-gone', sealed = null, salt = null, state_since = ${now.toISOString()}
    where state = 'trying' and state_since < ${before.toISOString()}`);
}

export type SealedWays = { casePersonId: number; routes: CardRoute[]; sealed: string; salt: string };

/** Every card with something under its seal. */
export async function findSealedWays(connection: Connection): Promise<SealedWays[]> {
  const rows = await connection.execute<SealedWays>(sql`
    select c.case_person_id::float8 as "casePersonId", c.routes, c.sealed, s.salt
    from safe_contact_card c join card_seal s on s.case_person_id = c.case_person_id where c.sealed is not null`);
  return [...rows];
}
