import { randomUUID } from "node:crypto";
import { parseArgs } from "node:util";
import { startEmbedded } from "../../db/embedded.ts";
import { migrate } from "../../db/migrate.ts";
import { makeScratchData, removeScratchData } from "../../server/launcher/scratch-data.ts";
import { killDatabase } from "./crash/kill-database.ts";
import { PATTERNS } from "./reminders/patterns.ts";
import { CHANNELS, type CrashRow, crashReminders, peakMemory, throughput } from "./reminders/run.ts";

/**
 * Messages are handed over to real peers while the worker is killed with signal 9 and started again; the peers' own books
 * say what came twice and what never came. The same under the two ways in which others mark what they sent.
 */
const { values } = parseArgs({
  options: {
    json: { type: "boolean", default: false },
    messages: { type: "string", default: "1000" },
    kills: { type: "string", default: "33" },
    "database-kills": { type: "string", default: "3" },
    drain: { type: "string", default: "10000" },
    seed: { type: "string", default: String(Math.floor(Math.random() * 2 ** 31)) },
  },
});
const [messages, kills, databaseKills, drain, seed] = [
  ...[values.messages, values.kills, values["database-kills"], values.drain, values.seed],
].map(Number) as [number, number, number, number, number];
if (![messages, kills, databaseKills, drain, seed].every((n) => Number.isInteger(n) && n >= 0))
  throw new Error("whole numbers, please");
process.env.AUTH_SECRET ??= randomUUID() + randomUUID();
const say = (text: string) => console.error(text);
say(`reminders: --seed ${seed}`);

const folder = await makeScratchData();
let embedded = await startEmbedded(folder);
const NAME = "reminders";
try {
  await embedded.ensureDatabase(NAME);
  await migrate(embedded.ownerUrl(NAME));
  const urls = { appUrl: embedded.appUrl(NAME), ownerUrl: embedded.ownerUrl(NAME) };
  const channels: CrashRow[] = [];
  for (const channel of CHANNELS) {
    for (const pattern of PATTERNS) {
      const row = await crashReminders({ ...urls, channel, pattern, messages, kills, seed });
      say(
        `${channel} ${pattern}: ${row.sent} sent, ${row.kills} kills, ${row.twice} twice, ${row.lost} lost, ${row.unclear} unclear`,
      );
      channels.push(row);
    }
  }
  const underDatabaseKills: CrashRow[] = [];
  for (const channel of databaseKills > 0 ? CHANNELS : []) {
    const kill = async () => {
      embedded = await killDatabase(folder);
    };
    const ask = { ...urls, channel, pattern: "ours" as const, messages, kills: 0, seed };
    const row = await crashReminders({ ...ask, databaseKills: { times: databaseKills, kill } });
    say(
      `${channel}, the database killed ${row.databaseKills} times: ${row.sent} sent, ${row.twice} twice, ${row.lost} lost, ${row.unclear} unclear`,
    );
    underDatabaseKills.push(row);
  }
  const rates = [];
  for (const channel of CHANNELS) {
    const rate = await throughput(urls.appUrl, urls.ownerUrl, channel, messages);
    say(`${channel}: ${rate.ours} a second, a bare loop ${rate.bare}`);
    rates.push(rate);
  }
  const throughputRatio = Math.min(...rates.map(({ ratio }) => ratio));
  // Flat: ten times as many are no more to hold.
  const peakMemoryOfATenthMb = await peakMemory(urls.appUrl, urls.ownerUrl, Math.ceil(drain / 10));
  const peakMemoryMb = await peakMemory(urls.appUrl, urls.ownerUrl, drain);
  const told = ({ seed: _, ...row }: CrashRow) => row;
  const report = {
    channels: channels.map(told),
    databaseKills: underDatabaseKills.map(told),
    throughputRatio,
    peakMemoryMb,
    peakMemoryOfATenthMb,
  };
  if (values.json) console.log(JSON.stringify({ ...report, throughput: rates, drained: drain, seed }));
  else console.log(report);
} finally {
  await embedded.stop();
  await removeScratchData(folder);
}
