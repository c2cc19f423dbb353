import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { startEmbedded } from "../../db/embedded.ts";
import { migrate } from "../../db/migrate.ts";
import { buildWeb } from "../../server/launcher/build-web.ts";
import { makeScratchData, removeScratchData } from "../../server/launcher/scratch-data.ts";
import { race } from "./races/run.ts";
import type { ServerKind } from "./servers/app-server.ts";

/**
 * Two server processes, many clients, one PostgreSQL: dates are given, moved, taken back and undone, outcomes written,
 * days closed and opened, drafts planned and edited, all at once. Counts what the courts forbid and yet came about; then
 * takes each rule out in turn and sees whether it is missed.
 */
const { values } = parseArgs({
  options: {
    json: { type: "boolean", default: false },
    clients: { type: "string", default: "50" },
    each: { type: "string", default: "2000" },
    "each-of-mutant": { type: "string", default: "200" },
    server: { type: "string", default: "web" },
    seed: { type: "string", default: String(Math.floor(Math.random() * 2 ** 31)) },
  },
});
const [clients, each, eachOfMutant, seed] = [values.clients, values.each, values["each-of-mutant"], values.seed].map(
  Number,
);
if (![clients, each].every((n) => Number.isInteger(n) && n! > 0) || !(eachOfMutant! >= 0))
  throw new Error("whole numbers, please");
const kind = values.server as ServerKind;
const say = (text: string) => console.error(text);
say(`races: --seed ${seed}`);

if (kind === "web") await buildWeb(fileURLToPath(new URL("../..", import.meta.url)), new AbortController().signal, say);
const folder = await makeScratchData();
const embedded = await startEmbedded(folder, say);
try {
  const template = "races_template";
  await embedded.ensureDatabase(template);
  await migrate(embedded.ownerUrl(template));
  const [superUrl, ownerUrl, appUrl] = [embedded.superUrl(""), embedded.ownerUrl(""), embedded.appUrl("")];
  const cluster = { template, superUrl, ownerUrl, appUrl };
  const report = await race(cluster, {
    kind,
    clients: clients!,
    accounts: clients!,
    each: each!,
    eachOfMutant: eachOfMutant!,
    seed: seed!,
    say,
  });
  const { attempts, violations, mutationsCaught, mutations } = report;
  if (values.json) console.log(JSON.stringify({ attempts, violations, mutationsCaught, mutations }));
  else console.log(report);
} finally {
  await embedded.stop();
  await removeScratchData(folder);
}
