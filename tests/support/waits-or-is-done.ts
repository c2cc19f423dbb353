import { sql } from "drizzle-orm";
import type { Database } from "../../db/connect.ts";

/** Until the second transaction stands before a lock of the first, or is over without one. */
export async function waitsOrIsDone(db: Database, attempt: Promise<unknown>): Promise<void> {
  let isDone = false;
  const over = () => {
    isDone = true;
  };
  void attempt.then(over, over);
  while (!isDone) {
    const rows = await db.execute(sql`select 1 from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock' limit 1`);
    if (rows.length > 0) return;
  }
}
