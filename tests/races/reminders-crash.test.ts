import { expect, test } from "vitest";
import { CHANNELS, crashReminders } from "../bench/reminders/run.ts";
import { freshDatabase } from "../fresh-database.ts";

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
