import { inflateSync } from "node:zlib";

/** Enough of a PDF reader for what Chromium writes: pages, their fonts' ToUnicode maps, and the text they show. */
type Objects = ReadonlyMap<number, { head: string; stream: Buffer | null }>;

function objectsOf(pdf: Uint8Array): Objects {
  const bytes = Buffer.from(pdf);
  const text = bytes.toString("latin1");
  const objects = new Map<number, { head: string; stream: Buffer | null }>();
  const start = /(?:^|\n)(\d+) 0 obj\b/g;
  for (let found = start.exec(text); found; found = start.exec(text)) {
    const body = found.index + found[0].length;
    const streamAt = /^(?:(?!endobj)[\s\S])*?stream\r?\n/.exec(text.slice(body, body + 20_000));
    const endAt = text.indexOf("endobj", body);
    if (streamAt === null || body + streamAt[0].length > endAt) {
      objects.set(Number(found[1]), { head: text.slice(body, endAt), stream: null });
      continue;
    }
    const head = streamAt[0];
    const length = Number(/\/Length (\d+)/.exec(head)?.[1] ?? 0);
    const from = body + head.length;
    const raw = bytes.subarray(from, from + length);
    objects.set(Number(found[1]), { head, stream: head.includes("/FlateDecode") ? inflateSync(raw) : raw });
    start.lastIndex = from + length;
  }
  return objects;
}

const reference = (head: string, name: string): number | null => {
  const found = new RegExp(`/${name} (\\d+) 0 R`).exec(head);
  return found ? Number(found[1]) : null;
};

const utf16 = (hex: string): string => Buffer.from(hex, "hex").swap16().toString("utf16le");

type Font = { readonly width: 1 | 2; readonly map: ReadonlyMap<number, string> };

function fontOf(objects: Objects, id: number): Font {
  const head = objects.get(id)!.head;
  const map = new Map<number, string>();
  const cmap = objects.get(reference(head, "ToUnicode") ?? -1)?.stream?.toString("latin1") ?? "";
  for (const [, block] of cmap.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, code, to] of block!.matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/g)) {
      map.set(Number.parseInt(code!, 16), utf16(to!));
    }
  }
  for (const [, block] of cmap.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, from, until, to] of block!.matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/g)) {
      const first = Number.parseInt(from!, 16);
      for (let code = first; code <= Number.parseInt(until!, 16); code += 1) {
        map.set(code, String.fromCodePoint(Number.parseInt(to!, 16) + code - first));
      }
    }
  }
  return { width: head.includes("/Type0") ? 2 : 1, map };
}

const ESCAPES: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };

/** The bytes of a PDF string, `<hex>` or `(literal)`. */
function stringBytes(token: string): Buffer {
  if (token.startsWith("<")) return Buffer.from(token.slice(1, -1).replace(/\s/g, ""), "hex");
  const plain = token
    .slice(1, -1)
    .replace(/\\(\d{1,3}|[\s\S])/g, (_, sign: string) =>
      /\d/.test(sign) ? String.fromCharCode(Number.parseInt(sign, 8)) : (ESCAPES[sign] ?? sign),
    );
  return Buffer.from(plain, "latin1");
}

/** Glyph by glyph: a reversed run is turned round by glyphs, not by letters. */
function shown(bytes: Buffer, font: Font): string[] {
  const glyphs: string[] = [];
  for (let at = 0; at + font.width <= bytes.length; at += font.width) {
    glyphs.push(font.map.get(bytes.readUIntBE(at, font.width)) ?? "");
  }
  return glyphs;
}

const TOKEN =
  /\/(\w+) [\d.]+ Tf|ActualText <FEFF([0-9A-Fa-f]*)>|(ReversedChars BMC)|\b(EMC|ET)\b|(<[0-9A-Fa-f\s]*>|\((?:\\[\s\S]|[^\\()])*\))(?=[^[\]]*(?:\]\s*TJ|Tj))/g;

/** Chromium draws right-to-left words glyph by glyph from the left, marks them as reversed, and names odd letters. */
function contentText(content: string, fontNamed: (name: string) => Font): string {
  let font: Font | null = null;
  const text: string[] = [];
  const open: ("span" | number)[] = [];
  for (const [, name, actual, reversed, end, token] of content.matchAll(TOKEN)) {
    if (name !== undefined) font = fontNamed(name);
    else if (actual !== undefined) {
      text.push(utf16(actual));
      open.push("span");
    } else if (reversed !== undefined) open.push(text.length);
    else if (end === "EMC") {
      const from = open.pop();
      if (typeof from === "number") text.push(...text.splice(from).reverse());
    } else if (end === "ET") text.push("\n");
    else if (font !== null && open.at(-1) !== "span") text.push(...shown(stringBytes(token!), font));
  }
  return text.join("").normalize("NFKC");
}

function pageText(objects: Objects, page: string): string {
  const resources = objects.get(reference(page, "Resources") ?? -1)?.head ?? page;
  const named = /\/Font\s*<<([\s\S]*?)>>/.exec(resources)?.[1] ?? "";
  const ids = new Map([...named.matchAll(/\/(\w+) (\d+) 0 R/g)].map(([, key, id]) => [key!, Number(id)]));
  const content = objects.get(reference(page, "Contents") ?? -1)?.stream?.toString("latin1") ?? "";
  return contentText(content, (name) => fontOf(objects, ids.get(name)!));
}

/** The text of every page, run by run in the order in which it is drawn; every word reads as it was written. */
export function pdfPages(pdf: Uint8Array): string[] {
  const objects = objectsOf(pdf);
  const pages = [...objects.values()].filter(({ head }) => /\/Type\s*\/Page\b/.test(head));
  return pages.map(({ head }) => pageText(objects, head));
}
