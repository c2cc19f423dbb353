import { sql } from "drizzle-orm";
import type { Database } from "../../../db/connect.ts";

/** Rows and newest writings of every table but those of sessions and tries, which every request writes; asked as the superuser. */
export async function standing(db: Database): Promise<string> {
  const tables = await db.execute<{ name: string }>(sql`select relname as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind = 'r'
      and relname not in ('session', 'session_use', 'staff_device', 'sign_in_try', 'rate_limit', 'verification')`);
  const each = tables.map(
    ({ name }) => `select count(*) || ':' || coalesce(max(xmin::text::bigint), 0) as at from "${name}"`,
  );
  const [found] = await db.execute<{ all: string }>(
    sql.raw(`select string_agg(at, ' ') as all from (${each.join(" union all ")}) each`),
  );
  return found!.all;
}
