import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { withLock } from "../../db/lock-file.mjs";
import { applyPatches, isPatched } from "./patches.mjs";

// Plain JavaScript for the host's Node: this runs before anything is installed. It speaks on stderr only,
// because stdout belongs to the command that follows.

/** Installs exactly what package-lock.json says with what patches/ changes of it, unless that is what is there. */
export async function installPackages(/** @type {string} */ root) {
  if (isInstalled(root) && isPatched(root)) return;
  await withLock(
    join(root, "data", "install.lock"),
    async () => {
      if (isInstalled(root) && (isPatched(root) || applyPatches(root) === undefined)) return;
      console.error("Installing the packages of package-lock.json (once; about a minute, 1 GB on disk) …");
      await runNpmCi(root);
      // Where npm is told to run no scripts it has not done so.
      const obstacle = isPatched(root) ? undefined : applyPatches(root);
      if (obstacle !== undefined) throw new Error(unpatched(obstacle));
    },
    { onWait: (pid) => console.error(`Another start (process ${pid}) is installing; waiting for it …`) },
  );
}

/** npm writes node_modules/.package-lock.json last, so an interrupted installation has none. */
function isInstalled(/** @type {string} */ root) {
  const installed = readPackages(join(root, "node_modules", ".package-lock.json"));
  const wanted = readPackages(join(root, "package-lock.json"));
  if (installed === undefined || wanted === undefined) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === "") return true;
    const found = installed[path];
    return found === undefined ? entry.optional === true : found.version === entry.version;
  });
}

function readPackages(/** @type {string} */ path) {
  if (!existsSync(path)) return undefined;
  /** @type {Record<string, { version?: string, optional?: boolean }>} */
  const packages = JSON.parse(readFileSync(path, "utf8")).packages;
  return packages;
}

async function runNpmCi(/** @type {string} */ root) {
  const flags = ["--include=dev", "--include=optional", "--no-audit", "--no-fund", "--loglevel=error"];
  const [program, prefix] = findNpm();
  const child = spawn(program, [...prefix, "ci", ...flags], {
    cwd: root,
    env: { ...process.env, NODE_ENV: "" },
    shell: program.endsWith(".cmd"),
    stdio: ["ignore", "pipe", "pipe"],
  });
  let words = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (words += chunk));
  const began = performance.now();
  const pulse = setInterval(() => {
    console.error(`  still installing (${Math.round((performance.now() - began) / 1000)} s) …`);
  }, 10_000);
  const [code] = await Promise.race([once(child, "close"), once(child, "error")]).finally(() => clearInterval(pulse));
  if (code === 0) return console.error(`Installed in ${Math.round((performance.now() - began) / 1000)} s.`);
  throw new Error(explain(words, code));
}

/** The npm that started us, else the one on PATH, else the one beside this Node. */
function findNpm() {
  const ours = process.env.npm_execpath;
  if (ours !== undefined && /npm-cli\.[cm]?js$/.test(ours)) return /** @type {const} */ ([process.execPath, [ours]]);
  const name = process.platform === "win32" ? "npm.cmd" : "npm";
  const folders = [...(process.env.PATH ?? "").split(delimiter), dirname(process.execPath)];
  const folder = folders.find((candidate) => candidate !== "" && existsSync(join(candidate, name)));
  return /** @type {const} */ ([folder === undefined ? name : join(folder, name), []]);
}

function unpatched(/** @type {string} */ words) {
  return (
    "A package could not be patched as patches/ says; without that Peshi does not start (docs/decisions/0001-driver-patch.md " +
    `says why). No data was touched. patch-package said:\n${words.slice(-2000)}`
  );
}

function explain(/** @type {string} */ words, /** @type {unknown} */ code) {
  if (code instanceof Error) return `npm could not be started (${code.message}). Install npm, then start again.`;
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ECONNRESET|ENETUNREACH|EHOSTUNREACH/.test(words)) {
    return (
      "Peshi needs the internet once, to fetch its packages, and npm could not reach its registry. " +
      "No data was touched. Connect (or set npm's proxy or registry) and start again; afterwards it runs offline."
    );
  }
  if (/patch-package finished with/.test(words)) return unpatched(words.trim());
  return `The packages could not be installed. No data was touched. npm said:\n${words.trim().slice(-2000)}`;
}
