import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { buildWeb } from "../../server/launcher/build-web.ts";
import { crash } from "./crash/run.ts";
import type { ServerKind } from "./servers/app-server.ts";

/**
 * Dates are booked, withdrawn and read over HTTP while servers and PostgreSQL are killed with signal 9 and started again.
 * Counts places whose history no court could have had, acknowledged writes that are missing, and effects done twice.
 */
const { values } = parseArgs({
  options: {
    json: { type: "boolean", default: false },
    operations: { type: "string", default: "20000" },
    "app-kills": { type: "string", default: "10" },
    "database-kills": { type: "string", default: "2" },
    clients: { type: "string", default: "16" },
    server: { type: "string", default: "web" },
    seed: { type: "string", default: String(Math.floor(Math.random() * 2 ** 31)) },
  },
});
const given = [values.operations, values["app-kills"], values["database-kills"], values.clients, values.seed].map(
  Number,
);
if (!given.every((n) => Number.isInteger(n) && n >= 0)) throw new Error("whole numbers, please");
const [operations, appKills, databaseKills, clients, seed] = given as [number, number, number, number, number];
const kind = values.server as ServerKind;
const say = (text: string) => console.error(text);
say(`crash: --seed ${seed}`);
if (kind === "web") await buildWeb(fileURLToPath(new URL("../..", import.meta.url)), new AbortController().signal, say);
const report = await crash({ kind, operations, appKills, databaseKills, clients, seed, say });
const { seed: _, retried, seconds, ...told } = report;
if (values.json) console.log(JSON.stringify(told));
else console.log({ ...told, retried, seconds });
