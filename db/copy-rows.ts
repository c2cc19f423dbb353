import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type postgres from "postgres";
import type { Transaction } from "./connect.ts";

type Value = string | number | boolean | null | undefined | readonly string[];

/**
 * Writes rows of a table through COPY: thousands come in at a third of what an INSERT costs. Triggers, constraints and
 * history work as for any other row. Table and columns are our own names, never anybody's input.
 */
export async function copyRows<Column extends string>(
  tx: Transaction,
  table: string,
  columns: readonly Column[],
  rows: readonly Readonly<Partial<Record<Column, Value>>>[],
): Promise<void> {
  if (rows.length === 0) return;
  // Drizzle has no word for COPY; its transaction holds the connection that has.
  const { client } = (tx as unknown as { session: { client: postgres.Sql } }).session;
  const lines = rows.map((row) => columns.map((column) => textOf(row[column])).join("\t"));
  const target = await client.unsafe(`copy ${table} (${columns.join(", ")}) from stdin`).writable();
  await pipeline(Readable.from([Buffer.from(`${lines.join("\n")}\n`)]), target);
}

/** As COPY's text format has it: `\N` for nothing, `t` and `f`, arrays in braces. */
function textOf(value: Value): string {
  if (value === null || value === undefined) return "\\N";
  if (typeof value === "string") return escaped(value);
  if (typeof value === "number") return String(value);
  if (typeof value === "boolean") return value ? "t" : "f";
  return escaped(`{${value.map((one) => `"${one.replace(/["\\]/g, "\\$&")}"`).join(",")}}`);
}

const ESCAPES: Readonly<Record<string, string>> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };

function escaped(text: string): string {
  return /[\\\t\n\r]/.test(text) ? text.replace(/[\\\t\n\r]/g, (sign) => ESCAPES[sign] as string) : text;
}
