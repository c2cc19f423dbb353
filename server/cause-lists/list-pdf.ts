import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openChromium } from "./chromium-pipe.ts";
import { unpackedChromium } from "./packed-chromium.ts";

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
  // A list needs nothing from anywhere: whatever should get into the page, it cannot call home.
  "--host-resolver-rules=MAP * ~NOTFOUND",
];

/**
 * Prints a finished page (styles and fonts inlined, see `printStyles`) to A4 with Chromium, which shapes Nastaliq as
 * no PDF writer does. The page is handed over in memory; only the browser's empty profile touches the disk.
 */
export async function listPdf(html: string): Promise<Uint8Array | PdfUnavailable> {
  const browser = await findBrowser();
  if ("unavailable" in browser) return browser;
  const profile = await mkdtemp(join(tmpdir(), "peshi-print-"));
  try {
    return await printWith(browser, profile, html);
  } catch (error) {
    return { unavailable: `no PDF: the browser at ${browser.path} could not print: ${firstLine(error)}` };
  } finally {
    // Chromium's children may still write to the profile for a moment after it has gone.
    await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

async function printWith(browser: Browser, profile: string, html: string): Promise<Uint8Array> {
  // Chromium refuses to start its sandbox as root; anybody else keeps it.
  const sandbox = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const flags = [...FLAGS, ...sandbox, `--user-data-dir=${profile}`];
  const chromium = openChromium(browser.path, flags, browser.env, TIME_LIMIT_MS);
  try {
    const { targetId } = await chromium.call("Target.createTarget", { url: "about:blank" });
    const attached = await chromium.call("Target.attachToTarget", { targetId, flatten: true });
    const session = String(attached.sessionId);
    await chromium.call("Emulation.setScriptExecutionDisabled", { value: true }, session);
    await chromium.call("Emulation.setEmulatedMedia", { media: "print" }, session);
    await chromium.call("Page.setDocumentContent", { frameId: targetId, html }, session);
    // Laid out as for paper first: only then are the weights that paper uses asked for.
    const expression = "document.body.offsetHeight, document.fonts.ready.then(() => document.fonts.size)";
    await chromium.call("Runtime.evaluate", { expression, awaitPromise: true }, session);
    const print = { preferCSSPageSize: true, printBackground: true, displayHeaderFooter: false };
    const { data } = await chromium.call("Page.printToPDF", print, session);
    return new Uint8Array(Buffer.from(String(data), "base64"));
  } finally {
    await chromium.close();
  }
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
