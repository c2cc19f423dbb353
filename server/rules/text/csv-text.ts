import { safeCell } from "./safe-cell.ts";

/**
 * Rows as CSV (RFC 4180, UTF-8 with a byte order mark so that Excel reads Urdu). No cell is run as a formula, and
 * `readTable` gives every cell back as it was.
 */
export function csvText(rows: readonly (readonly string[])[]): string {
  return `\ufeff${rows.map((cells) => cells.map(quoted).join(",")).join("\r\n")}\r\n`;
}

function quoted(value: string): string {
  const safe = safeCell(value);
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
