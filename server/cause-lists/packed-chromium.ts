import { execFile } from "node:child_process";
import { lstat, mkdtemp, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

export type UnpackedChromium = { readonly path: string; readonly libraries: string };

/** Runs apart, because the package unpacks to wherever TMPDIR pointed, and 200 MB would hold up everybody else here. */
const UNPACK = `
import chromium, { inflate } from "@sparticuz/chromium";
import { fileURLToPath } from "node:url";
await chromium.executablePath();
await inflate(fileURLToPath(new URL("../bin/al2023.tar.br", import.meta.resolve("@sparticuz/chromium"))));
`;

/**
 * Unpacks the Chromium of npm once for each user of the machine, with the libraries (nss, nspr, expat) that a bare
 * system lacks. The folder is the user's alone: a program lying at a name that anybody can make is never run.
 */
export async function unpackedChromium(): Promise<UnpackedChromium> {
  const folder = join(tmpdir(), `peshi-chromium-${process.getuid?.() ?? 0}`);
  if (!(await isOurs(folder))) await unpackTo(folder);
  return { path: join(folder, "chromium"), libraries: join(folder, "al2023", "lib") };
}

async function isOurs(folder: string): Promise<boolean> {
  const found = await lstat(folder).catch(() => null);
  if (found === null) return false;
  if (found.isDirectory() && found.uid === process.getuid?.() && (found.mode & 0o077) === 0) return true;
  throw new Error(`${folder} belongs to somebody else; remove it or set CHROMIUM_PATH`);
}

/** Whole or not at all: another process that prints at the same moment must not start half a browser. */
async function unpackTo(folder: string): Promise<void> {
  const aside = await mkdtemp(`${folder}-`);
  try {
    await run(process.execPath, ["--input-type=module", "--eval", UNPACK], { env: { ...process.env, TMPDIR: aside } });
    await rename(aside, folder);
  } catch (error) {
    await rm(aside, { recursive: true, force: true });
    if (!(await isOurs(folder))) throw error;
  }
}
