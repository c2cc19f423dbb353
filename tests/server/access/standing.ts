import { sql } from "drizzle-orm";
import type { Database } from "../../../db/connect.ts";

/** What every request writes: sessions, and how often somebody tried or asked. */
const OF_REQUESTS = ["session", "session_use", "staff_device", "sign_in_try", "rate_limit", "verification"];

/** Every row that is written from now on, and not taken back, is counted; as the superuser, whose tables nobody else reads. */
export async function watchWriting(db: Database): Promise<void> {
  await db.execute(sql`create unlogged table written_row (of text not null)`);
  await db.execute(sql`create function note_written_row() returns trigger language plpgsql security definer as $$
    begin insert into public.written_row values (tg_table_name); return null; end $$`);
  const tables = await db.execute<{ name: string }>(sql`select relname as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> 'written_row'
      and relname <> all(${sql.param(OF_REQUESTS)}::text[])`);
  for (const { name } of tables) {
    await db.execute(sql`create trigger zz_written after insert or update or delete on ${sql.identifier(name)}
      for each row execute function note_written_row()`);
    await db.execute(sql`create trigger zz_emptied after truncate on ${sql.identifier(name)}
      for each statement execute function note_written_row()`);
  }
}

/** How many rows were written since, in every table but those that each request writes. */
export async function standing(db: Database): Promise<number> {
  const [found] = await db.execute<{ rows: number }>(sql`select count(*)::int as rows from written_row`);
  return found!.rows;
}
