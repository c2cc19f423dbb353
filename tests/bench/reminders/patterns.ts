import { sql } from "drizzle-orm";
import type { Connection } from "../../../db/connect.ts";

export const PATTERNS = ["ours", "mark-then-send", "send-then-mark"] as const;
export type Pattern = (typeof PATTERNS)[number];

export async function dueRows(connection: Connection, now: Date): Promise<number[]> {
  const rows = await connection.execute<{ id: string }>(sql`
    select id from reminder where state = 'planned' and channel <> 'desk' and due_at <= ${now.toISOString()} order by id`);
  return rows.map(({ id }) => Number(id));
}

/** Nothing is due; with us also nobody has anything in hand, which the other ways never ask. */
export async function isDrained(connection: Connection, now: Date, pattern: Pattern): Promise<boolean> {
  const rows = await connection.execute(sql`
    select 1 from reminder where ${pattern === "ours"} and state = 'attempting'
      or state = 'planned' and channel <> 'desk' and due_at <= ${now.toISOString()} limit 1`);
  return rows.length === 0;
}
