import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbedded } from "../../db/embedded.ts";
import { placeData } from "../../db/embedded-files.ts";
import { isProcessAlive, processName } from "../../db/lock-file.mjs";

const PREFIX = "peshi-scratch-";

/** A data folder that lives as long as this process: for tests. What killed runs left behind is removed first. */
export async function makeScratchData(): Promise<string> {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const folder = join(tmpdir(), name);
    if (isAbandoned(folder)) await removeScratchData(folder).catch(() => {});
  }
  const folder = mkdtempSync(join(tmpdir(), PREFIX));
  writeFileSync(join(folder, "made-by"), processName());
  // PostgreSQL may have to run as another user, who must be able to pass.
  chmodSync(folder, 0o711);
  return folder;
}

function isAbandoned(folder: string): boolean {
  try {
    return !isProcessAlive(readFileSync(join(folder, "made-by"), "utf8"));
  } catch {
    // Another user's, or made this very moment.
    return false;
  }
}

export async function removeScratchData(folder: string): Promise<void> {
  const place = placeData(folder);
  if (existsSync(join(place.cluster, "postmaster.pid"))) {
    const embedded = await startEmbedded(folder);
    if (!(await embedded.stop())) return;
  }
  for (const path of [place.folder, folder]) rmSync(path, { recursive: true, force: true });
}
