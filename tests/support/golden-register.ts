import { readFileSync } from "node:fs";
import { decodeText, isRefusal } from "../../server/imports/reading/decode-text.ts";
import { readTable, type Table } from "../../server/imports/reading/read-table.ts";
import { guessColumns } from "../../server/imports/rows/guess-columns.ts";
import { type RegisterRead, readRegister } from "../../server/imports/rows/read-register.ts";

export const GOLDEN = new URL("../golden/", import.meta.url);

/** The table of a text or a file; fails on a refusal, which has tests of its own. */
export function tableOf(source: string | Uint8Array): Table {
  const decoded = typeof source === "string" ? { text: source } : decodeText(source);
  const table = isRefusal(decoded) ? decoded : readTable(decoded.text);
  if (isRefusal(table)) throw new Error(JSON.stringify(table));
  return table;
}

/** A golden register, read with the mapping guessed for it. */
export function readGolden(path: string): { table: Table; read: RegisterRead } {
  const table = tableOf(readFileSync(new URL(path, GOLDEN)));
  return { table, read: readRegister(table, guessColumns(table).mapping) };
}

/** Lines taken in, rejected and blank are all lines of data, each once. */
export function everyLine(table: Table, read: RegisterRead): number[] {
  return [...read.rows.flatMap((row) => row.lines), ...read.rejected.map((one) => one.line), ...table.blankLines].sort(
    (a, b) => a - b,
  );
}
