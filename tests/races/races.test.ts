import { expect, inject, test } from "vitest";
import { race } from "../bench/races/run.ts";

/** Attempts of each of the fifty clients; more of them on demand, and `npm run bench -- races` for the long one. */
const EACH = Number(process.env.PESHI_RACES ?? 200);
/** A machine that does other work besides makes as many of them as it can in this time, and a tenth at least. */
const SECONDS = Number(process.env.PESHI_RACES_SECONDS ?? 60);
/** How many the clients get to break each rule that was taken out; 0 leaves that to the benchmark, which takes minutes. */
const EACH_OF_MUTANT = Number(process.env.PESHI_MUTANTS ?? 0);
const SEED = Number(process.env.PESHI_SEED ?? Math.floor(Math.random() * 2 ** 31));

test("whatever fifty people do at once, no court's rule is broken", {
  timeout: 600_000 + EACH_OF_MUTANT * 10_000,
}, async () => {
  const said: string[] = [];
  const cluster = { ...inject("cluster") };
  const size = { clients: 50, accounts: 16, each: EACH, eachOfMutant: EACH_OF_MUTANT, seconds: SECONDS };
  console.info(`races: PESHI_SEED=${SEED}`);
  const report = await race(cluster, { kind: "plain", ...size, seed: SEED, say: (text) => said.push(text) });
  console.info(said.join("\n"));
  console.info(`${report.attempts} of ${50 * EACH} attempts`);
  expect(report.attempts).toBeGreaterThanOrEqual((50 * EACH) / 10);
  expect(report.violations).toBe(0);
  expect(report.faults, "answers that are neither a yes nor a refusal").toBe(0);
  expect(report.said.done, "attempts that came about").toBeGreaterThan(report.attempts / 10);
  expect(report.mutationsCaught).toBe(report.mutations);
  expect(report.mutations).toBe(EACH_OF_MUTANT > 0 ? 7 : 0);
});
