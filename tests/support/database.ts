import { fileURLToPath } from "node:url";
import postgres from "postgres";
import type { TestProject } from "vitest/node";
import { startEmbedded } from "../../db/embedded.ts";
import { migrate } from "../../db/migrate.ts";
import { applyPatches, isPatched } from "../../server/launcher/patches.mjs";
import { makeScratchData, removeScratchData } from "../../server/launcher/scratch-data.ts";

const TEMPLATE = "peshi_template";

/** Once per run: one PostgreSQL in a folder of its own and one migrated database, which `freshDatabase` copies. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  // As every start does; whoever runs the tests by hand has perhaps started nothing yet.
  const root = fileURLToPath(new URL("../..", import.meta.url));
  const obstacle = isPatched(root) ? undefined : applyPatches(root);
  if (obstacle !== undefined) throw new Error(`patches/ could not be applied: ${obstacle}`);
  const folder = await makeScratchData();
  const embedded = await startEmbedded(folder);
  try {
    await embedded.ensureDatabase(TEMPLATE);
    await migrate(embedded.ownerUrl(TEMPLATE));
    await hurry(embedded.superUrl("postgres"));
  } catch (error) {
    await embedded.stop();
    await removeScratchData(folder);
    throw error;
  }
  project.provide("cluster", {
    template: TEMPLATE,
    superUrl: embedded.superUrl(""),
    ownerUrl: embedded.ownerUrl(""),
    appUrl: embedded.appUrl(""),
  });
  return async () => {
    await embedded.stop();
    await removeScratchData(folder);
  };
}

/** A database that lives as long as the tests need not outlive a power cut; what is killed in them keeps its own promises. */
async function hurry(superUrl: string): Promise<void> {
  const sql = postgres(superUrl, { max: 1, onnotice: () => {} });
  await sql`alter system set fsync = off`;
  await sql`alter system set full_page_writes = off`;
  await sql`select pg_reload_conf()`;
  await sql.end();
}
