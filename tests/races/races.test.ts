import { expect, inject, test } from "vitest";
import { race } from "../bench/races/run.ts";

/** Attempts of each of the fifty clients; more of them on demand, and `npm run bench -- races` for the long one. */
const EACH = Number(process.env.PESHI_RACES ?? 10);
const SEED = Number(process.env.PESHI_SEED ?? Math.floor(Math.random() * 2 ** 31));

test("whatever fifty people do at once, no court's rule is broken; and without any one of the rules it is", {
  timeout: 240_000 + EACH * 10_000,
}, async () => {
  const said: string[] = [];
  const cluster = { ...inject("cluster") };
  const size = { clients: 50, accounts: 4, each: EACH, eachOfMutant: 200 };
  console.info(`races: PESHI_SEED=${SEED}`);
  const report = await race(cluster, { kind: "plain", ...size, seed: SEED, say: (text) => said.push(text) });
  console.info(said.join("\n"));
  expect(report.attempts).toBe(50 * EACH);
  expect(report.violations).toBe(0);
  expect(report.faults, "answers that are neither a yes nor a refusal").toBe(0);
  expect(report.said.done, "attempts that came about").toBeGreaterThan(report.attempts / 10);
  expect(report.mutationsCaught).toBe(report.mutations);
  expect(report.mutations).toBe(7);
});
