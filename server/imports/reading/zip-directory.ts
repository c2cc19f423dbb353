import { inflateRawSync } from "node:zlib";
import type { FileRefusalCode } from "../../rules/imports/register-fields.ts";
import { type FileRefusal, refusal } from "./decode-text.ts";

/** A file in a zip archive, as its central directory declares it. `offset` is where its own header stands. */
export type ZipEntry = {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly offset: number;
  readonly isEncrypted: boolean;
};

export const ZIP_LIMITS = { entries: 100, unpackedBytes: 20 * 1024 * 1024 };

const END_RECORD = 0x06054b50;
const DIRECTORY_RECORD = 0x02014b50;
const LOCAL_RECORD = 0x04034b50;
const [STORED, DEFLATED] = [0, 8];

/** The entries of a zip archive; a refusal when it is none, is damaged, or declares more than `ZIP_LIMITS`. Nothing is inflated. */
export function readZipDirectory(bytes: Uint8Array): readonly ZipEntry[] | FileRefusal {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endRecordAt(view);
  if (end === null) return refusal("workbook_not_one");
  const count = view.getUint16(end + 10, true);
  if (count > ZIP_LIMITS.entries) return refusal("workbook_too_large_unpacked", null, `${count} files`);
  const entries: ZipEntry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let left = count; left > 0; left -= 1) {
    if (at + 46 > end || view.getUint32(at, true) !== DIRECTORY_RECORD) return refusal("workbook_damaged");
    const nameLength = view.getUint16(at + 28, true);
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      unpacked: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
      isEncrypted: (view.getUint16(at + 8, true) & 1) === 1,
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  const declared = entries.reduce((sum, entry) => sum + entry.unpacked, 0);
  if (declared > ZIP_LIMITS.unpackedBytes) return refusal("workbook_too_large_unpacked", null, String(declared));
  return entries;
}

/** The end record stands last, before a comment of at most 65,535 bytes. */
function endRecordAt(view: DataView): number | null {
  for (let at = view.byteLength - 22; at >= 0 && at >= view.byteLength - 22 - 65_535; at -= 1) {
    if (view.getUint32(at, true) === END_RECORD) return at;
  }
  return null;
}

/**
 * Why the archive does not hold what its directory declares; `null` when it does. Inflates every entry with its
 * declared size as the cap, so that a directory that lies costs no more than an honest one.
 */
export function zipFault(bytes: Uint8Array, entries: readonly ZipEntry[]): FileRefusalCode | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (const entry of entries) {
    const at = entry.offset;
    if (at + 30 > bytes.length || view.getUint32(at, true) !== LOCAL_RECORD) return "workbook_damaged";
    const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
    const data = bytes.subarray(start, start + entry.packed);
    if (data.length !== entry.packed) return "workbook_damaged";
    const fault = entryFault(entry, data);
    if (fault) return fault;
  }
  return null;
}

function entryFault(entry: ZipEntry, data: Uint8Array): FileRefusalCode | null {
  if (entry.method === STORED) return entry.packed === entry.unpacked ? null : "workbook_damaged";
  if (entry.method !== DEFLATED) return "workbook_damaged";
  try {
    // One byte more than declared: an exact cap would let a longer stream end at the cap unnoticed.
    const size = inflateRawSync(data, { maxOutputLength: entry.unpacked + 1 }).length;
    return size === entry.unpacked ? null : "workbook_damaged";
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE"
      ? "workbook_too_large_unpacked"
      : "workbook_damaged";
  }
}
