import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { withLock } from "../../db/lock-file.mjs";

const FOLDERS = ["app", "db", "public", "server"];
// tsconfig.json is left out: `next build` itself writes to it, and nothing it says changes what is built.
const FILES = /^(next\.config|package|postcss\.config|proxy|instrumentation)[\w.-]*\.(ts|js|mjs|cjs|json)$/;

/** Builds the screens unless the last build was made from these very sources. Two starts never build at once. */
export async function buildWeb(root: string, signal: AbortSignal, say: (text: string) => void): Promise<void> {
  if (isBuilt(root)) return;
  await withLock(
    join(root, "node_modules", ".cache", "peshi-build.lock"),
    async () => {
      if (isBuilt(root) || signal.aborted) return;
      const wanted = sourceHash(root);
      rmSync(stampPath(root), { force: true });
      say("Building the screens (once per version; about a minute) …");
      await runNextBuild(root, signal, say);
      writeFileSync(stampPath(root), wanted);
    },
    { onWait: (pid) => say(`Another start (process ${pid}) is building; waiting for it …`) },
  );
}

async function runNextBuild(root: string, signal: AbortSignal, say: (text: string) => void) {
  // The build must not depend on where it will run, and needs no database.
  const { DATABASE_URL: _, DATABASE_OWNER_URL: __, ...kept } = process.env;
  const child = spawn(process.execPath, [join(root, "node_modules/next/dist/bin/next"), "build"], {
    cwd: root,
    env: { ...kept, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" } as NodeJS.ProcessEnv,
    stdio: ["ignore", "pipe", "pipe"],
    signal,
  });
  let words = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (words += chunk));
  const began = performance.now();
  const pulse = setInterval(() => say(`  still building (${seconds(began)} s) …`), 15_000);
  const [code] = await once(child, "close").finally(() => clearInterval(pulse));
  if (code !== 0) throw new Error(`The screens could not be built. No data was touched.\n${words.trim().slice(-4000)}`);
  say(`Built in ${seconds(began)} s.`);
}

const seconds = (began: number) => Math.round((performance.now() - began) / 1000);
const stampPath = (root: string) => join(root, ".next", "peshi-sources");

function isBuilt(root: string): boolean {
  return existsSync(stampPath(root)) && readFileSync(stampPath(root), "utf8") === sourceHash(root);
}

function sourceHash(root: string): string {
  const hash = createHash("sha256");
  const files = readdirSync(root).filter((name) => FILES.test(name));
  for (const path of [...files, ...FOLDERS.flatMap((folder) => filesUnder(root, folder))].sort()) {
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(root, path)))
      .update("\0");
  }
  return hash.digest("hex");
}

function filesUnder(root: string, folder: string): string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return filesUnder(root, path);
    return entry.isFile() ? [path] : [];
  });
}
