import type { FileRefusalCode } from "../../rules/imports/register-fields.ts";

/** A file that is not read at all: why, where (the file's own line) and the figure or word that made it so. */
export type FileRefusal = {
  readonly refused: FileRefusalCode;
  readonly line: number | null;
  readonly detail: string | null;
};

export type Encoding = "utf-8" | "utf-16le" | "utf-16be";
export type DecodedText = { readonly text: string; readonly encoding: Encoding };

export const MAX_FILE_BYTES = 5 * 1024 * 1024;

export function refusal(
  refused: FileRefusalCode,
  line: number | null = null,
  detail: string | null = null,
): FileRefusal {
  return { refused, line, detail };
}

export function isRefusal(value: object): value is FileRefusal {
  return "refused" in value;
}

/**
 * The text of an uploaded file: UTF-8 with or without its mark, UTF-16 with its mark, or without where the zero bytes
 * leave no doubt. Nothing is guessed from a code page: a name read with the wrong letters looks right to a machine.
 */
export function decodeText(bytes: Uint8Array): DecodedText | FileRefusal {
  if (bytes.length === 0) return refusal("file_empty");
  if (bytes.length > MAX_FILE_BYTES) return refusal("file_too_large", null, String(bytes.length));
  const encoding = encodingOf(bytes);
  if (encoding === "utf-8") return decodeUtf8(bytes);
  if (bytes.length % 2 !== 0) return refusal("encoding_unknown", null, encoding);
  const buffer = Buffer.from(bytes);
  const text = withoutMark((encoding === "utf-16be" ? buffer.swap16() : buffer).toString("utf16le"));
  return checkText(text) ?? { text, encoding };
}

/** Refuses text that the database would refuse or silently change: a NUL, half a character. For pasted text too. */
export function checkText(text: string): FileRefusal | null {
  if (text.length > MAX_FILE_BYTES) return refusal("file_too_large", null, String(text.length));
  const nul = text.indexOf("\0");
  if (nul >= 0) return refusal("text_has_nul", lineAt(text, nul));
  if (text.isWellFormed()) return null;
  return refusal(
    "text_has_lone_surrogate",
    lineAt(text, text.search(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/)),
  );
}

function encodingOf(bytes: Uint8Array): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  const sample = bytes.subarray(0, 4096 - (4096 % 2));
  const [even, odd] = [highBytes(sample, 0), highBytes(sample, 1)];
  if (odd > 0.9 && even < 0.5) return "utf-16le";
  if (even > 0.9 && odd < 0.5) return "utf-16be";
  return "utf-8";
}

/** Share of bytes at one parity that are the upper byte of a Latin (00) or Arabic (06) letter, if any zero is there. */
function highBytes(sample: Uint8Array, parity: 0 | 1): number {
  let [high, zeros, all] = [0, 0, 0];
  for (let at = parity; at < sample.length; at += 2) {
    all += 1;
    if (sample[at] === 0) zeros += 1;
    if (sample[at] === 0 || sample[at] === 6) high += 1;
  }
  return all > 1 && zeros * 20 > all ? high / all : 0;
}

function decodeUtf8(bytes: Uint8Array): DecodedText | FileRefusal {
  try {
    const text = withoutMark(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes));
    return checkText(text) ?? { text, encoding: "utf-8" };
  } catch {
    return brokenUtf8(bytes);
  }
}

function brokenUtf8(bytes: Uint8Array): FileRefusal {
  const at = firstInvalid(bytes);
  const line = bytes.subarray(0, at).reduce((count, byte) => count + (byte === 10 ? 1 : 0), 1);
  // The lead byte of half a character is accepted, what follows it is not.
  if (bytes[at - 1] === 0xed && (bytes[at] ?? 0) >= 0xa0) return refusal("text_has_lone_surrogate", line);
  const asArabic = new TextDecoder("windows-1256").decode(bytes.subarray(0, 65_536));
  const foreign = asArabic.match(/[^\0-\x7f]/g)?.length ?? 0;
  const arabic = asArabic.match(/[\u0600-\u06ff]/g)?.length ?? 0;
  return refusal(arabic > foreign * 0.7 ? "encoding_windows_1256" : "encoding_unknown", line);
}

/** Where UTF-8 breaks: a streaming decoder accepts every prefix up to there. Halving keeps it to some twenty decodes. */
function firstInvalid(bytes: Uint8Array): number {
  let [good, bad] = [0, bytes.length];
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    try {
      new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(0, middle), { stream: true });
      good = middle;
    } catch {
      bad = middle;
    }
  }
  return good;
}

function withoutMark(text: string): string {
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

function lineAt(text: string, at: number): number {
  let line = 1;
  for (let end = text.indexOf("\n"); end >= 0 && end < at; end = text.indexOf("\n", end + 1)) line += 1;
  return line;
}
