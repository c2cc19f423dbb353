import { fileURLToPath } from "node:url";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate as applyMigrations } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";
import { fillSoundKeys } from "./sound-keys.ts";
import { prepareTimers } from "./timers.ts";

const FOLDER = fileURLToPath(new URL("./migrations", import.meta.url));
const LOCK = 7_343_001;

/**
 * Brings the database of `ownerUrl` to the newest schema and grants the application's role what it may do.
 * Safe to call from several processes at once: they wait for one another.
 */
export async function migrate(ownerUrl: string): Promise<void> {
  const client = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  try {
    await client`select pg_advisory_lock(${LOCK})`;
    await applyMigrations(drizzle(client), { migrationsFolder: FOLDER });
    await client`select grant_application_role()`;
    await fillSoundKeys(client);
    await prepareTimers(client, ownerUrl);
    // A key is honoured for thirty days; after that its answer is of no use to anybody.
    await client`update change set answer = null where answer is not null and changed_at < now() - interval '30 days'`;
  } finally {
    await client.end({ timeout: 5 });
  }
}
