import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "../../db/postmaster.ts";
import { findChromium } from "../../tests/support/find-chromium.ts";
import { isToldToStop, toldToStop } from "../doors/terminal/stop-signal.ts";
import { buildWeb } from "./build-web.ts";
import { makeScratchData, removeScratchData } from "./scratch-data.ts";

type Counts = { passed: number; failed: number; skipped: number };
type Env = Record<string, string>;
const NONE: Counts = { passed: 0, failed: 0, skipped: 0 };

/** `npm test`: everything, or what the words after `--` select. Ends with one plain line. */
export async function testAll(root: string, args: string[]): Promise<number> {
  const isWhole = args.length === 0;
  const reports = mkdtempSync(join(tmpdir(), "peshi-reports-"));
  const withoutScreens = () => runVitest(root, [...args, "--passWithNoTests"], join(reports, "vitest.json"));
  try {
    // The compiler keeps one processor busy, where the tests leave some of it free.
    const counts = await Promise.all([isWhole ? checkSources(root) : NONE, withoutScreens()]);
    if (isToldToStop()) return 130;
    counts.push(await runJourneys(root, args, join(reports, "journeys.json")));
    return isToldToStop() ? 130 : conclude(counts);
  } finally {
    rmSync(reports, { recursive: true, force: true });
  }
}

/** `npm run verify`: format, lint, types, import rules, rules and allocation. No database. */
export async function verify(root: string): Promise<number> {
  const reports = mkdtempSync(join(tmpdir(), "peshi-reports-"));
  try {
    const checks = await checkSources(root);
    const projects = ["--project", "architecture", "--project", "rules"];
    return conclude([checks, await runVitest(root, projects, join(reports, "vitest.json"))]);
  } finally {
    rmSync(reports, { recursive: true, force: true });
  }
}

/** Runs a development tool of node_modules with the terminal's own input and output. */
export function tool(root: string, name: string, args: string[], env: Env = {}): Promise<number> {
  return spawnAndWait(root, join(root, "node_modules", ".bin", name), args, env);
}

/** `npm run bench -- <name>`: the file of that name, with the rest of the words. */
export async function bench(root: string, [name = "", ...args]: string[]): Promise<number> {
  const names = globSync("tests/bench/*.ts", { cwd: root }).map((path) => path.slice("tests/bench/".length, -3));
  if (!names.includes(name)) throw new Error(`Which benchmark? One of: ${names.sort().join(", ")}`);
  return spawnAndWait(root, process.execPath, [join(root, "tests", "bench", `${name}.ts`), ...args], {});
}

/** `npm run picture`: draws the rooms of the server from its imports, for docs/architecture.md. */
export const picture = (root: string): Promise<number> =>
  spawnAndWait(root, process.execPath, [join(root, "tests", "architecture", "draw-rooms.ts")], {});

async function spawnAndWait(root: string, program: string, args: string[], env: Env): Promise<number> {
  const child = spawn(program, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  void toldToStop().then(() => child.kill("SIGTERM"));
  const [code] = await once(child, "exit");
  return code ?? 1;
}

async function checkSources(root: string): Promise<Counts> {
  const isWellFormed = (await tool(root, "biome", ["check", "."])) === 0;
  const isTyped = (await makeRouteTypes(root)) === 0 && (await tool(root, "tsc", ["--noEmit", "-p", "."])) === 0;
  const failures = [isWellFormed ? "" : "format and lint", isTyped ? "" : "types"].filter((name) => name !== "");
  for (const name of failures) console.log(`FAILED: ${name}`);
  return { ...NONE, failed: failures.length };
}

/** Next writes the types of the routes; they are made again when the set of routes has changed. */
async function makeRouteTypes(root: string): Promise<number> {
  const routes = globSync("app/**/{page,layout,route,default}.{ts,tsx}", { cwd: root }).sort();
  if (routes.length === 0) return 0;
  const stamp = join(root, ".next", "types", "peshi-routes");
  const wanted = createHash("sha256").update(routes.join("\n")).digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted && existsSync(join(root, "next-env.d.ts"))) return 0;
  const code = await tool(root, "next", ["typegen"], { NEXT_TELEMETRY_DISABLED: "1" });
  if (code === 0) writeFileSync(stamp, wanted);
  return code;
}

async function runVitest(root: string, args: string[], report: string): Promise<Counts> {
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const code = await tool(root, "vitest", ["run", ...reporters, ...args]);
  if (!existsSync(report)) return { ...NONE, failed: code === 0 ? 0 : 1 };
  const found = JSON.parse(readFileSync(report, "utf8"));
  const skipped = found.numPendingTests + found.numTodoTests;
  return honest({ passed: found.numPassedTests, failed: found.numFailedTests, skipped }, code);
}

/** A suite that fails outside of any test (a file that does not load, a set-up) is a failure too. */
function honest(counts: Counts, code: number): Counts {
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

async function runJourneys(root: string, args: string[], report: string): Promise<Counts> {
  const words = args.filter((word) => !word.startsWith("-"));
  const files = globSync("tests/journeys/**/*.test.ts", { cwd: root });
  const wanted = files.filter((path) => words.length === 0 || words.some((word) => path.includes(word)));
  if (wanted.length === 0) return NONE;
  const browser = await findChromium();
  if ("missing" in browser) return withoutBrowser(root, wanted, browser.missing, report);
  console.log(`Journeys in ${browser.executablePath}`);
  await buildWeb(root, new AbortController().signal, (line) => console.log(line));
  const data = await makeScratchData();
  try {
    const env = { PESHI_JOURNEY_DATA: data, PESHI_JOURNEY_PORT: String(await freePort()) };
    return await runPlaywright(root, wanted, report, env);
  } finally {
    await removeScratchData(data);
  }
}

async function runPlaywright(root: string, files: string[], report: string, env: Env, extra: string[] = []) {
  const reporters = extra.includes("--list") ? "json" : "list,json";
  const output = { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: report };
  const code = await tool(root, "playwright", ["test", `--reporter=${reporters}`, ...extra, ...files], output);
  if (!existsSync(report)) return { ...NONE, failed: 1 };
  const { stats } = JSON.parse(readFileSync(report, "utf8"));
  return honest({ passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped }, code);
}

/** Without a browser the journeys are counted and named as skipped; where everything must be tested that is a failure. */
async function withoutBrowser(root: string, files: string[], reason: string, report: string): Promise<Counts> {
  await runPlaywright(root, files, report, {}, ["--list"]);
  const listed = existsSync(report) ? readFileSync(report, "utf8") : "";
  const count = Math.max(1, (listed.match(/"projectId"/g) ?? []).length);
  console.log(`No browser for ${count} journeys: ${reason}. Set CHROMIUM_PATH to a Chromium.`);
  return process.env.CI === "true" ? { ...NONE, failed: count } : { ...NONE, skipped: count };
}

function conclude(suites: Counts[]): number {
  const sum = (key: keyof Counts) => suites.reduce((total, suite) => total + suite[key], 0);
  const skipped = sum("skipped") > 0 ? `, ${sum("skipped")} skipped` : "";
  console.log(`\n${sum("passed")} passed, ${sum("failed")} failed${skipped}`);
  return sum("failed") === 0 ? 0 : 1;
}
