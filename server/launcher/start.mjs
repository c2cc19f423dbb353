// The launcher. Every npm script comes through here, on whatever Node ≥ 20.9 the machine has: it installs what is missing,
// finds the Node 24 that came with the packages and goes on under it. Nothing but Node's own modules is imported statically.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { installPackages } from "./install.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const SELF = fileURLToPath(import.meta.url);

/** @type {Record<string, (args: string[]) => Promise<number>>} */
const VERBS = {
  serve: async (args) => (await import("./serve.ts")).serve({ root: ROOT, args, isDev: false }),
  dev: async (args) => (await import("./serve.ts")).serve({ root: ROOT, args, isDev: true }),
  peshi: async (args) =>
    args[0] === "serve" ? run("serve", args.slice(1)) : (await import("./terminal.ts")).terminal(ROOT, args),
  test: async (args) => (await import("./suites.ts")).testAll(ROOT, args),
  verify: async () => (await import("./suites.ts")).verify(ROOT),
  bench: async (args) => (await import("./suites.ts")).bench(ROOT, args),
  format: async (args) => (await import("./suites.ts")).tool(ROOT, "biome", ["check", "--write", ...args]),
  picture: async () => (await import("./suites.ts")).picture(ROOT),
};

async function main() {
  const [verb = "serve", ...rest] = process.argv.slice(2);
  if (!(verb in VERBS)) throw new Error(`unknown: ${verb}. One of: ${Object.keys(VERBS).join(", ")}`);
  stopWhenShellIsGone();
  await installPackages(ROOT);
  const node = shippedNode();
  const folders = [...(node === undefined ? [] : [dirname(node)]), join(ROOT, "node_modules", ".bin")];
  process.env.PATH = [...folders, process.env.PATH].join(delimiter);
  if (node !== undefined && major() < 24) {
    const code = await continueUnder(node);
    if (code !== undefined) return code;
  }
  if (major() < 24 && !isAtLeast(22, 18)) throw new Error(oldNode());
  stopWhenParentIsGone();
  process.chdir(ROOT);
  return run(verb, rest[0] === "--" ? rest.slice(1) : rest);
}

const run = (/** @type {string} */ verb, /** @type {string[]} */ args) => VERBS[verb](args);
const version = () => process.versions.node.split(".").map(Number);
const major = () => version()[0];
const isAtLeast = (/** @type {number} */ wanted, /** @type {number} */ minor) =>
  major() > wanted || (major() === wanted && version()[1] >= minor);

/** npm 10 does not link node_modules/.bin/node for these packages, so the file is looked for by its own name. */
function shippedNode() {
  const platform = process.platform === "win32" ? "win" : process.platform;
  const folder = join(ROOT, "node_modules", `node-${platform}-${process.arch}`, "bin");
  return [join(folder, "node"), join(folder, "node.exe")].find((path) => existsSync(path));
}

/** @returns {Promise<number | undefined>} its exit code, or undefined when that Node cannot run here (musl) */
function continueUnder(/** @type {string} */ node) {
  // The channel tells the child when we are killed outright; it then ends by itself.
  const child = spawn(node, [SELF, ...process.argv.slice(2)], { stdio: ["inherit", "inherit", "inherit", "ipc"] });
  for (const name of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) process.on(name, () => child.kill(name));
  return new Promise((resolve) => {
    child.once("error", () => resolve(undefined));
    child.once("exit", (code, signal) => resolve(code ?? (signal === "SIGINT" ? 130 : 143)));
  });
}

/** npm that is told to end tells its shell, and that ends without a word to us: another has become our parent. */
function stopWhenShellIsGone() {
  if (process.env.npm_lifecycle_event === undefined) return;
  const shell = process.ppid;
  const looking = setInterval(() => {
    if (process.ppid === shell) return;
    clearInterval(looking);
    process.kill(process.pid, "SIGTERM");
  }, 1000);
  looking.unref();
}

function stopWhenParentIsGone() {
  if (process.channel === undefined) return;
  process.channel.unref();
  process.once("disconnect", () => process.kill(process.pid, "SIGTERM"));
}

function oldNode() {
  return (
    `Peshi needs Node 22.18 or newer on this machine (it brings its own Node for Linux and Windows on x64 and for ` +
    `Linux on arm64); this is Node ${process.versions.node} for ${process.platform} ${process.arch}. Install Node 24, then start again.`
  );
}

let code = 1;
try {
  code = await main();
} catch (error) {
  // What we say ourselves is a sentence; anything else is a fault, and its trace helps whoever mends it.
  console.error(error instanceof Error ? (error.constructor === Error ? error.message : error.stack) : error);
}
// A piped stdout is written before the end, and a pool that someone forgot does not keep us.
process.stdout.write("", () => process.exit(code));
