import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type FileRefusal, isRefusal, MAX_FILE_BYTES, refusal } from "./decode-text.ts";
import { TABLE_LIMITS, type Table, tableOf } from "./read-table.ts";
import type { WorkbookAnswer } from "./workbook-child.ts";
import { readZipDirectory } from "./zip-directory.ts";

const OLD_CONTAINER = [0xd0, 0xcf, 0x11, 0xe0];
const CHILD = "workbook-child.ts";

/** Nothing of ours: secrets stay out of a parser's reach. Windows cannot start a process without its own folder. */
const CHILD_ENVIRONMENT = (
  process.platform === "win32" ? { SystemRoot: process.env.SystemRoot } : {}
) as NodeJS.ProcessEnv;

export type WorkbookGuards = { readonly memoryMb: number; readonly timeoutMs: number };
export const WORKBOOK_GUARDS: WorkbookGuards = { memoryMb: 256, timeoutMs: 20_000 };

/** True for bytes that are to be read as a workbook rather than as text: a zip archive or Excel's old container. */
export function looksLikeWorkbook(bytes: Uint8Array): boolean {
  return (bytes[0] === 0x50 && bytes[1] === 0x4b) || isOldContainer(bytes);
}

/**
 * The first sheet of an .xlsx workbook that holds anything, as a table with the sheet's row numbers; the other sheets
 * are named in `otherSheets`. Parsed in a child process that is ended when it takes too much memory or time.
 */
export async function readWorkbook(
  bytes: Uint8Array,
  guards: WorkbookGuards = WORKBOOK_GUARDS,
): Promise<Table | FileRefusal> {
  const fault = checkContainer(bytes);
  if (fault) return fault;
  const answer = await askChild(bytes, guards);
  return isRefusal(answer) ? answer : tableOf(answer.records, TABLE_LIMITS, answer.otherSheets);
}

function checkContainer(bytes: Uint8Array): FileRefusal | null {
  if (bytes.length === 0) return refusal("file_empty");
  if (bytes.length > MAX_FILE_BYTES) return refusal("file_too_large", null, String(bytes.length));
  if (isOldContainer(bytes)) return refusal(isEncryptedPackage(bytes) ? "workbook_password" : "workbook_old_xls");
  const entries = readZipDirectory(bytes);
  if (isRefusal(entries)) return entries;
  if (entries.some((entry) => entry.isEncrypted)) return refusal("workbook_password");
  return entries.some((entry) => entry.name.toLowerCase() === "xl/workbook.xml") ? null : refusal("workbook_not_one");
}

function isOldContainer(bytes: Uint8Array): boolean {
  return OLD_CONTAINER.every((byte, at) => bytes[at] === byte);
}

/** A workbook with a password is an old container around the encrypted new one. */
function isEncryptedPackage(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(
    Buffer.from("EncryptedPackage", "utf16le"),
  );
}

/** Beside this file when it runs as it is; below the working directory when a bundler has put it elsewhere. */
function childPath(): string {
  const beside = import.meta.url.startsWith("file:") ? join(dirname(fileURLToPath(import.meta.url)), CHILD) : "";
  return beside !== "" && existsSync(beside)
    ? beside
    : join(/* turbopackIgnore: true */ process.cwd(), "server", "imports", "reading", CHILD);
}

function askChild(bytes: Uint8Array, guards: WorkbookGuards): Promise<WorkbookAnswer> {
  return new Promise((resolve) => {
    const child = spawn(
      process.execPath,
      [`--max-old-space-size=${guards.memoryMb}`, "--disable-warning=ExperimentalWarning", childPath()],
      {
        stdio: ["pipe", "pipe", "ignore"],
        env: CHILD_ENVIRONMENT,
      },
    );
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      child.kill("SIGKILL");
    }, guards.timeoutMs);
    const chunks: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.stdin.on("error", () => undefined); // a child that died stops reading; its exit says why
    child.on("error", () => resolve(refusal("workbook_too_heavy")));
    child.on("close", (code) => {
      clearTimeout(timer);
      if (isLate) resolve(refusal("workbook_too_slow"));
      else if (code !== 0) resolve(refusal("workbook_too_heavy"));
      else resolve(JSON.parse(Buffer.concat(chunks).toString("utf8")) as WorkbookAnswer);
    });
    child.stdin.end(bytes);
  });
}
