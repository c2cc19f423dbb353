import { fileURLToPath } from "node:url";
import type { TestProject } from "vitest/node";
import { startEmbedded } from "../db/embedded.ts";
import { migrate } from "../db/migrate.ts";
import { mendDriver } from "../server/launcher/mend-driver.mjs";
import { makeScratchData, removeScratchData } from "../server/launcher/scratch-data.ts";

const TEMPLATE = "peshi_template";

/** Once per run: one PostgreSQL in a folder of its own and one migrated database, which `freshDatabase` copies. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  // As every start does; whoever runs the tests by hand has perhaps started nothing yet.
  mendDriver(fileURLToPath(new URL("..", import.meta.url)));
  const folder = await makeScratchData();
  const embedded = await startEmbedded(folder);
  try {
    await embedded.ensureDatabase(TEMPLATE);
    await migrate(embedded.ownerUrl(TEMPLATE));
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
