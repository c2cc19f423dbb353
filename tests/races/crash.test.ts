import { expect, test } from "vitest";
import { crash } from "../bench/crash/run.ts";

/** More of them on demand; `npm run bench -- crash` for the long one. */
const OPERATIONS = Number(process.env.PESHI_CRASH ?? 300);
const SEED = Number(process.env.PESHI_SEED ?? Math.floor(Math.random() * 2 ** 31));

test("whatever is killed, no booking that was acknowledged is lost, done twice or out of order", {
  timeout: 180_000 + OPERATIONS * 1_000,
}, async () => {
  console.info(`crash: PESHI_SEED=${SEED}`);
  const said: string[] = [];
  const killed = { appKills: 2, databaseKills: 1 };
  const size = { operations: OPERATIONS, clients: 12, seed: SEED };
  const report = await crash({ kind: "plain", ...size, ...killed, say: (text) => said.push(text) });
  console.info(said.join("\n"), report);
  expect(report).toMatchObject({
    operations: OPERATIONS,
    ...killed,
    nonLinearizable: 0,
    lostAcknowledged: 0,
    doubled: 0,
  });
  expect(report.retried, "calls that a kill interrupted").toBeGreaterThan(0);
});
