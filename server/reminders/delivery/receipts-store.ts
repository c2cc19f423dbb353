import { sql } from "drizzle-orm";
import type { Connection } from "../../../db/connect.ts";
import type { Receipt } from "../channels/gateway.ts";

/** Keeps what a gateway told, once; false where it told it before. */
export async function insertReceipt(
  connection: Connection,
  gateway: string,
  { reference, ourReference, status }: Receipt,
  now: Date,
): Promise<number | null> {
  const [row] = await connection.execute<{ id: string }>(sql`
    insert into reminder_receipt (gateway, reference, our_reference, status, received_at)
    values (${gateway}, ${reference}, ${ourReference ?? ""}, ${status}, ${now.toISOString()})
    on conflict on constraint reminder_receipt_once do nothing returning id`);
  return row ? Number(row.id) : null;
}

export type Told = { reminderId: number; caseId: number; courtId: number; casePersonId: number; isAll: boolean };

/**
 * Finds which message a receipt is of: by the gateway's name of it, or by ours, of which SMPP gives back sixteen bits. With
 * it whether every part of it has been told delivered. Null: of none that is waited for, or not yet known by its name.
 */
export async function matchReceipt(connection: Connection, receiptId: number, now: Date): Promise<Told | null> {
  const [row] = await connection.execute<Told>(sql`
    with told as (select * from reminder_receipt where id = ${receiptId}),
      found as (
        select r.id, 1 as way from told t join reminder r on r.gateway_references @> array[t.reference] and r.gateway = t.gateway
          where t.reference <> ''
        union all
        select r.id, 2 from told t join reminder r on t.our_reference ~ '^[0-9]{1,15}$' and r.gateway = t.gateway
            and (r.our_reference = t.our_reference::bigint
              or t.gateway like 'smpp:%' and r.our_reference % 65536 = t.our_reference::bigint)
          where r.gateway_references = '{}' and r.state_since > ${now.toISOString()}::timestamptz - interval '3 days'
        order by way, id desc limit 1),
      marked as (update reminder_receipt p set reminder_id = f.id from found f where p.id = ${receiptId} returning p.reminder_id)
    select r.id::float8 as "reminderId", r.case_id::float8 as "caseId", r.court_id::float8 as "courtId",
      r.case_person_id::float8 as "casePersonId",
      (select count(distinct p.reference) from reminder_receipt p where p.status = 'delivered' and p.gateway = r.gateway
        and (p.reminder_id = r.id or p.id = ${receiptId})) >= greatest(cardinality(r.gateway_references), 1) as "isAll"
    from marked m join reminder r on r.id = m.reminder_id`);
  return row ?? null;
}

/** Receipts of the last days that came before the name of their message was written down. */
export async function findUnmatched(
  connection: Connection,
  now: Date,
): Promise<{ id: number; status: Receipt["status"] }[]> {
  const rows = await connection.execute<{ id: number; status: Receipt["status"] }>(sql`
    select id::float8 as id, status from reminder_receipt where reminder_id is null
      and received_at > ${now.toISOString()}::timestamptz - interval '3 days' order by id limit 500`);
  return [...rows];
}

/** The gateway's names of messages that it took in the last days and told nothing final of, in an order that stays. */
export async function findAwaited(connection: Connection, gateway: string, now: Date): Promise<string[]> {
  const rows = await connection.execute<{ name: string }>(sql`
    select n.name from reminder r cross join lateral unnest(r.gateway_references) as n (name)
    where r.state = 'accepted' and r.channel <> 'desk' and r.gateway = ${gateway}
      and r.state_since > ${now.toISOString()}::timestamptz - interval '3 days'
      and not exists (select 1 from reminder_receipt p where p.gateway = r.gateway and p.reference = n.name)
    order by r.id, n.name limit 20000`);
  return rows.map(({ name }) => name);
}

/** Handed over, on a way that tells what came of it, and three days later it has told nothing. */
export async function findUntold(connection: Connection, now: Date, gateways: readonly string[]): Promise<number[]> {
  const rows = await connection.execute<{ id: string }>(sql`
    select id from reminder where state = 'accepted' and channel <> 'desk' and gateway = any(${sql.param(gateways)}::text[])
      and state_since < ${now.toISOString()}::timestamptz - interval '3 days' order by id limit 500`);
  return rows.map(({ id }) => Number(id));
}

/** Whether the last two messages that came to an end for this person by this way both did not arrive. */
export async function isFailingTwice(connection: Connection, casePersonId: number): Promise<boolean> {
  const rows = await connection.execute<{ state: string }>(sql`
    select state from reminder where case_person_id = ${casePersonId} and channel <> 'desk' and attempt > 0
      and state in ('delivered', 'undelivered') order by state_since desc, id desc limit 2`);
  return rows.length === 2 && rows.every(({ state }) => state === "undelivered");
}
