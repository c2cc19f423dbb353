import { expect, test } from "vitest";
import { startEmbedded } from "../../db/embedded.ts";
import { migrate } from "../../db/migrate.ts";
import { makeScratchData, removeScratchData } from "../../server/launcher/scratch-data.ts";
import { killDatabase } from "../bench/crash/kill-database.ts";
import { CHANNELS, crashReminders } from "../bench/reminders/run.ts";
import { freshDatabase } from "../support/fresh-database.ts";

process.env.AUTH_SECRET ??= "a secret of tests that is long enough";
const database = await freshDatabase();

const SEED = Number(process.env.PESHI_SEED ?? Math.floor(Math.random() * 2 ** 31));

test.each(CHANNELS)(
  "a worker that is killed while it hands over by %s sends nothing twice, loses nothing silently and says what is unclear",
  { timeout: 60_000 },
  async (channel) => {
    console.info(`reminders: PESHI_SEED=${SEED}`);
    const { appUrl, ownerUrl } = database;
    const row = await crashReminders({
      appUrl,
      ownerUrl,
      channel,
      pattern: "ours",
      messages: 100,
      kills: 3,
      seed: SEED,
    });
    console.info(JSON.stringify(row));
    expect(row).toMatchObject({ sent: 100, twice: 0, lost: 0 });
    expect(row.kills).toBeGreaterThan(0);
    // A kill is felt by what was in hand, four of them, and by the answers that were being written down; by nothing else.
    expect(row.unclear).toBeLessThanOrEqual(row.kills * 8);
  },
);

test("a database that is killed while messages are handed over leaves none sent twice and none lost silently", {
  timeout: 120_000,
}, async () => {
  console.info(`reminders: PESHI_SEED=${SEED}`);
  const folder = await makeScratchData();
  let embedded = await startEmbedded(folder);
  try {
    await embedded.ensureDatabase("reminders");
    await migrate(embedded.ownerUrl("reminders"));
    const urls = { appUrl: embedded.appUrl("reminders"), ownerUrl: embedded.ownerUrl("reminders") };
    const kill = async () => {
      embedded = await killDatabase(folder);
    };
    const ask = { ...urls, channel: "smpp", pattern: "ours", messages: 60, kills: 0, seed: SEED } as const;
    const row = await crashReminders({ ...ask, databaseKills: { times: 2, kill } });
    console.info(JSON.stringify(row));
    expect(row).toMatchObject({ sent: 60, databaseKills: 2, twice: 0, lost: 0 });
    // What was in hand, and the answers that could not be written down.
    expect(row.unclear).toBeLessThanOrEqual(row.databaseKills * 12);
  } finally {
    await embedded.stop();
    await removeScratchData(folder);
  }
});
