import { readFile } from "node:fs/promises";
import type { FileRefusal } from "../../imports/reading/decode-text.ts";
import { isRefusal } from "../../imports/reading/decode-text.ts";
import type { Table } from "../../imports/reading/read-table.ts";
import { readUpload } from "../../imports/reading/read-upload.ts";
import { WORDING } from "../../wording/languages.ts";
import { CommandRefused } from "./terminal-answer.ts";

export async function readBytes(path: string | undefined, usage: string): Promise<Uint8Array> {
  if (!path) throw new CommandRefused(`which file? ${usage}`);
  return readFile(path).catch(() => {
    throw new CommandRefused(`${path}: no such file, or it cannot be read`);
  });
}

/** The table of a file, or a refusal that names its line. */
export async function readTableOf(path: string, bytes: Uint8Array): Promise<Table> {
  const table = await readUpload(bytes);
  if (isRefusal(table)) throw new CommandRefused(`${path}: ${fileRefusalInWords(table)}`);
  return table;
}

export function fileRefusalInWords({ refused, line, detail }: FileRefusal): string {
  const words = WORDING.en.imports.fileRefusals[refused].replace(/\s*\(\{line, plural.*?\}\}\}\)/, "");
  const where = line === null ? "" : `line ${line}: `;
  return `${where}${words.replace("{detail}", detail ?? "")}`;
}
