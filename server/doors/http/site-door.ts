import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join, posix } from "node:path";
import type { PublicContext } from "./public-lists.ts";
import { postedCourts, postedDays, postedFeed, postedFile, postedList } from "./public-lists.ts";

export type SiteReport = { written: number; unchanged: number; removed: number; withoutPdf: number };

/** What an earlier run wrote and with which tags, so that only its own files are ever replaced or removed. */
const MANIFEST = ".peshi-site.json";
type Manifest = { files: Record<string, string> };

const FIXED = ["fonts.css", "list.css", "favicon.svg"];

/**
 * The posted lists as files for any web host: what the public sees, found by following the links of its first page, with
 * every link made relative. A list that came down is removed with the next run. Throws where the folder holds something
 * else; each file appears whole or not at all.
 */
export async function writeSite(ctx: PublicContext, folder: string, publicFolder: string): Promise<SiteReport> {
  await mkdir(folder, { recursive: true });
  const before = await readManifest(folder);
  // A run that is broken off leaves a folder that the next one knows for its own.
  await writeFile(join(folder, MANIFEST), `${JSON.stringify(before)}\n`);
  const site = new Site({ ...ctx, isCopy: true }, folder, before);
  await site.follow("/lists");
  await site.addFixed(publicFolder);
  return site.finish();
}

async function readManifest(folder: string): Promise<Manifest> {
  const names = await readdir(folder);
  if (names.includes(MANIFEST)) return JSON.parse(await readFile(join(folder, MANIFEST), "utf8")) as Manifest;
  if (names.length > 0) throw new Error(`${folder} is not empty and was not written by publish-site: choose another`);
  return { files: {} };
}

class Site {
  readonly ctx: PublicContext;
  readonly folder: string;
  readonly before: Manifest;
  readonly files: Record<string, string> = {};
  readonly report: SiteReport = { written: 0, unchanged: 0, removed: 0, withoutPdf: 0 };

  constructor(ctx: PublicContext, folder: string, before: Manifest) {
    this.ctx = ctx;
    this.folder = folder;
    this.before = before;
  }

  /** Writes a page and everything it leads to. */
  async follow(start: string): Promise<void> {
    const waiting = [start];
    const seen = new Set(waiting);
    for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
      for (const next of await this.write(address)) {
        if (seen.has(next)) continue;
        seen.add(next);
        waiting.push(next);
      }
    }
  }

  /** Writes what is at an address; answers the addresses it leads to. */
  private async write(address: string): Promise<string[]> {
    const file = fileOf(address);
    const known = this.before.files[file];
    const isPage = /\.(html|atom)$/.test(file);
    const reply = await this.ask(address, isPage ? undefined : known);
    if (reply.status === 304 && known !== undefined) {
      this.files[file] = known;
      this.report.unchanged += 1;
      return [];
    }
    if (reply.status === 503 && file.endsWith(".pdf")) this.report.withoutPdf += 1;
    if (reply.status !== 200) return [];
    const tag = reply.headers.get("etag") ?? "";
    if (!isPage) {
      await this.put(file, new Uint8Array(await reply.arrayBuffer()), tag);
      return [];
    }
    const page = await reply.text();
    await this.put(file, relativeLinks(page, file), tag);
    return linksOf(page);
  }

  private ask(address: string, tag: string | undefined): Promise<Response> {
    const url = new URL(address, "http://lists.invalid");
    const request = new Request(url, tag === undefined ? {} : { headers: { "if-none-match": tag } });
    const [court, date, format] = url.pathname.split("/").slice(2).map(decodeURIComponent);
    if (court === undefined) return postedCourts(this.ctx, request);
    if (date === undefined) return postedDays(this.ctx, request, court);
    if (date === "atom" || date === "calendar") return postedFeed(this.ctx, request, { courtCode: court, feed: date });
    if (format === undefined) return postedList(this.ctx, request, court, date);
    return postedFile(this.ctx, request, { courtCode: court, date, format });
  }

  private async put(file: string, body: string | Uint8Array, tag: string): Promise<void> {
    this.files[file] = tag;
    if (this.before.files[file] === tag) {
      this.report.unchanged += 1;
      return;
    }
    const path = join(this.folder, file);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(`${path}.part`, body);
    await rename(`${path}.part`, path);
    this.report.written += 1;
  }

  async addFixed(publicFolder: string): Promise<void> {
    for (const name of FIXED) {
      const text = await readFile(join(publicFolder, name), "utf8");
      await this.put(
        name,
        text.replaceAll("url(/fonts/", "url(fonts/").replaceAll('url("/fonts/', 'url("fonts/'),
        name,
      );
    }
    await cp(join(publicFolder, "fonts"), join(this.folder, "fonts"), { recursive: true });
    const home = `<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="0;url=lists/"><a href="lists/">Lists</a>\n`;
    await this.put("index.html", home, "home");
  }

  /** What was written before and leads nowhere any more goes, the list that came down first of all. */
  async finish(): Promise<SiteReport> {
    for (const file of Object.keys(this.before.files)) {
      if (file in this.files) continue;
      await rm(join(this.folder, file), { force: true });
      this.report.removed += 1;
    }
    const path = join(this.folder, MANIFEST);
    await writeFile(`${path}.part`, `${JSON.stringify({ files: this.files }, null, 1)}\n`);
    await rename(`${path}.part`, path);
    return this.report;
  }
}

/** `/lists/east-1/2026-12-10?lang=ur&s=1` → `lists/east-1/2026-12-10/index.ur.s1.html`. */
export function fileOf(address: string): string {
  const { pathname, searchParams } = new URL(address, "http://lists.invalid");
  const parts = pathname.split("/").slice(1).map(decodeURIComponent);
  const marks = [
    ...(searchParams.get("lang") === "ur" ? ["ur"] : []),
    ...["s", "v", "since"].flatMap((name) =>
      searchParams.has(name) ? [`${name}${Number(searchParams.get(name))}`] : [],
    ),
  ].map((mark) => `.${mark}`);
  const [, court, date, format] = parts;
  if (date === "atom") return `lists/${safe(court)}/lists${marks.join("")}.atom`;
  if (date === "calendar") return `lists/${safe(court)}/lists${marks.join("")}.ics`;
  if (format !== undefined)
    return `lists/${safe(court)}/${safe(date)}/${safe(court)}-${safe(date)}${marks.join("")}.${safe(format)}`;
  return ["lists", ...[court, date].filter((part) => part !== undefined).map(safe), `index${marks.join("")}.html`].join(
    "/",
  );
}

/** A court's code becomes a folder and nothing above it. */
const safe = (part: string | undefined) => (part ?? "").replace(/[^\p{L}\p{N}_-]/gu, "_");

const HREF = /href="(\/[^"]*)"/g;
const plain = (href: string) => href.replaceAll("&amp;", "&");

const linksOf = (page: string) =>
  [...page.matchAll(HREF)].map((found) => plain(found[1]!)).filter((href) => /^\/lists(?:[/?]|$)/.test(href));

function relativeLinks(page: string, file: string): string {
  return page.replace(HREF, (_all, href: string) => {
    const to = href.startsWith("/lists") ? fileOf(plain(href)) : href.slice(1);
    return `href="${posix.relative(posix.dirname(file), to)}"`;
  });
}
