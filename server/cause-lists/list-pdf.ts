import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { unpackedChromium } from "./packed-chromium.ts";

const run = promisify(execFile);

/** Why there is no PDF, in a sentence for the person who asked; the browser's own print still works. */
export type PdfUnavailable = { readonly unavailable: string };

type Browser = { readonly path: string; readonly env: NodeJS.ProcessEnv };

const TIME_LIMIT_MS = 60_000;

const FLAGS = [
  "--headless",
  "--disable-gpu",
  "--disable-quic",
  "--disable-extensions",
  "--disable-dev-shm-usage",
  "--no-first-run",
  "--no-default-browser-check",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-pdf-header-footer",
];

/**
 * Prints a finished page (styles and fonts inlined, see `printStyles`) to A4 with Chromium, which shapes Nastaliq as
 * no PDF writer does. The page lies in a private folder only while it is printed.
 */
export async function listPdf(html: string): Promise<Uint8Array | PdfUnavailable> {
  const browser = await findBrowser();
  if ("unavailable" in browser) return browser;
  const folder = await mkdtemp(join(tmpdir(), "peshi-print-"));
  try {
    const page = join(folder, "list.html");
    const pdf = join(folder, "list.pdf");
    await writeFile(page, html, { mode: 0o600 });
    await run(browser.path, argumentsFor(folder, page, pdf), {
      env: browser.env,
      timeout: TIME_LIMIT_MS,
      killSignal: "SIGKILL",
      maxBuffer: 4 * 1024 * 1024,
    });
    return new Uint8Array(await readFile(pdf));
  } catch (error) {
    return { unavailable: `the browser at ${browser.path} could not print the list: ${firstLine(error)}` };
  } finally {
    // Chromium's children may still write to the profile for a moment after it has gone.
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

function argumentsFor(folder: string, page: string, pdf: string): string[] {
  // Chromium refuses to start its sandbox as root; anybody else keeps it.
  const sandbox = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  return [
    ...FLAGS,
    ...sandbox,
    `--user-data-dir=${join(folder, "profile")}`,
    `--print-to-pdf=${pdf}`,
    pathToFileURL(page).href,
  ];
}

/** CHROMIUM_PATH, the system's Chromium, then the one that npm brought. */
async function findBrowser(): Promise<Browser | PdfUnavailable> {
  const chosen = process.env.CHROMIUM_PATH;
  if (chosen) {
    if (existsSync(chosen)) return { path: chosen, env: process.env };
    return { unavailable: `no PDF: CHROMIUM_PATH names ${chosen}, which is not there` };
  }
  for (const path of ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"]) {
    if (existsSync(path)) return { path, env: process.env };
  }
  return packedBrowser();
}

/** The Chromium that npm brought; it has no package for other machines. */
async function packedBrowser(): Promise<Browser | PdfUnavailable> {
  if (process.platform !== "linux" || process.arch !== "x64") {
    return { unavailable: "no PDF: install Chromium or set CHROMIUM_PATH; printing from the browser works" };
  }
  try {
    const { path, libraries } = await unpackedChromium();
    const search = [libraries, process.env.LD_LIBRARY_PATH].filter((part) => part).join(":");
    return { path, env: { ...process.env, LD_LIBRARY_PATH: search } };
  } catch (error) {
    return { unavailable: `no PDF: no Chromium was found and the packed one does not unpack: ${firstLine(error)}` };
  }
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split("\n")[0]!.slice(0, 200);
}
