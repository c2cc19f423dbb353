import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Embedded, startEmbedded } from "../../../db/embedded.ts";
import { placeData } from "../../../db/embedded-files.ts";

/** The postmaster of the folder dies as in a power cut; its children follow, and it is started again on the same data. */
export async function killDatabase(folder: string): Promise<Embedded> {
  const pid = Number(readFileSync(join(placeData(folder).cluster, "postmaster.pid"), "utf8").split("\n")[0]);
  process.kill(pid, "SIGKILL");
  return startEmbedded(folder);
}
