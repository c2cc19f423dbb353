import { eq, sql } from "drizzle-orm";
import type { Connection } from "../../db/connect.ts";
import { auditHead } from "../../db/schema/access.ts";

export type Head = { court: string | null; seq: number; hash: string };

/** Where the chain of a court stands; null while nothing was done in it. */
export async function headOfAudit(connection: Connection, courtId: number) {
  const [head] = await connection
    .select({ seq: auditHead.seq, hash: auditHead.hash })
    .from(auditHead)
    .where(eq(auditHead.chain, courtId));
  return head ?? null;
}

/** Every chain by the code of its court; that of what belongs to no court has none, and stands first. */
export async function findHeads(connection: Connection): Promise<Head[]> {
  const rows = await connection.execute<Head>(sql`
    select c.code as court, h.seq::float8 as seq, h.hash
    from audit_head h left join court c on c.id = h.chain order by h.chain`);
  return [...rows];
}

export type Reading = { courtId: number; action: string; actorId: string; source: string; caseIds: readonly number[] };

/** Notes who was shown protected people of which cases, once for every quarter of an hour. */
export async function noteReading(connection: Connection, reading: Reading, at: string): Promise<void> {
  const { courtId, action, actorId, source, caseIds } = reading;
  await connection.execute(sql`
    select note_reading(${courtId}, ${action}, ${actorId}, ${source}, ${sql.param([...caseIds])}::bigint[], ${at}::timestamptz)`);
}
