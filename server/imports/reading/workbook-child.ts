/**
 * Reads a workbook from standard input and writes its first sheet to standard output as JSON. A process of its own:
 * the parser is large and the file a stranger's, so memory and time are limited by whoever starts it.
 */
import { type CellObject, read, SSF, type WorkBook, type WorkSheet } from "@e965/xlsx";
import { type FileRefusal, isRefusal, refusal } from "./decode-text.ts";
import { TABLE_LIMITS, type TableRow } from "./read-table.ts";
import { readZipDirectory, zipFault } from "./zip-directory.ts";

export type WorkbookAnswer =
  | { readonly records: readonly TableRow[]; readonly otherSheets: readonly string[] }
  | FileRefusal;

async function main(): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  const answer = JSON.stringify(readFirstSheet(Buffer.concat(chunks)));
  await new Promise<void>((done) => process.stdout.write(answer, () => done()));
}

function readFirstSheet(bytes: Buffer): WorkbookAnswer {
  const entries = readZipDirectory(bytes);
  if (isRefusal(entries)) return entries;
  const fault = zipFault(bytes, entries);
  if (fault) return refusal(fault);
  let book: WorkBook;
  try {
    book = read(bytes, {
      type: "buffer",
      dense: true,
      cellFormula: false,
      cellHTML: false,
      cellText: false,
      cellNF: true,
    });
  } catch {
    return refusal("workbook_damaged");
  }
  const names = inReadingOrder(book);
  for (const name of names) {
    const records = recordsOf(book.Sheets[name] as WorkSheet, Boolean(book.Workbook?.WBProps?.date1904));
    if (isRefusal(records)) return records;
    if (records.length > 0) return { records, otherSheets: names.filter((other) => other !== name) };
  }
  return refusal("file_empty");
}

/** Sheets in their order, those that are hidden last: a register is what its clerk sees. */
function inReadingOrder(book: WorkBook): string[] {
  const isHidden = (name: string): boolean =>
    Boolean(book.Workbook?.Sheets?.find((sheet) => sheet.name === name)?.Hidden);
  return [...book.SheetNames.filter((name) => !isHidden(name)), ...book.SheetNames.filter(isHidden)];
}

/** Rows up to the last filled one, with the sheet's own row numbers. */
function recordsOf(sheet: WorkSheet, is1904: boolean): TableRow[] | FileRefusal {
  const rows: (CellObject | undefined)[][] = sheet["!data"] ?? [];
  const records: TableRow[] = [];
  for (let at = 0; at < rows.length; at += 1) {
    // Sparse: a row that the file skips is a hole.
    const cells = Array.from(rows[at] ?? [], (cell) => cellText(cell, is1904));
    while (cells.length > 0 && cells.at(-1) === "") cells.pop();
    if (cells.length === 0) continue;
    if (cells.length > TABLE_LIMITS.columns) return refusal("too_many_columns", at + 1, String(cells.length));
    if (at > TABLE_LIMITS.rows * 2) return refusal("too_many_rows", at + 1, String(at + 1));
    for (let blank = records.length; blank < at; blank += 1) records.push({ line: blank + 1, cells: [] });
    records.push({ line: at + 1, cells });
  }
  return records;
}

/** A cell as a person would type it: days as YYYY-MM-DD, times as HH:MM, numbers without exponent or float noise. */
function cellText(cell: CellObject | undefined, is1904: boolean): string {
  if (cell === undefined || cell.v === undefined || cell.v === null) return "";
  if (cell.t === "n") return numberText(cell.v as number, String(cell.z ?? ""), is1904);
  if (cell.t === "d") return (cell.v as Date).toISOString().slice(0, 10);
  if (cell.t === "b") return cell.v ? "TRUE" : "FALSE";
  if (cell.t === "e") return cell.w ?? "#ERROR";
  return String(cell.v);
}

function numberText(value: number, format: string, is1904: boolean): string {
  if (value >= 0 && format !== "" && SSF.is_date(format)) return dateText(value, is1904);
  // A spreadsheet shows 15 digits: what lies beyond is float noise, except in a whole number.
  const plain = Number.isSafeInteger(value) ? value : Number(value.toPrecision(15));
  const short = String(plain);
  const text = !short.includes("e")
    ? short
    : Number.isInteger(plain)
      ? BigInt(plain).toString()
      : plain.toFixed(20).replace(/0+$/, "");
  // "00000": a code whose zeros the format keeps.
  return /^0+$/.test(format) ? text.padStart(format.length, "0") : text;
}

function dateText(value: number, is1904: boolean): string {
  const parts = SSF.parse_date_code(value, { date1904: is1904 });
  const two = (part: number): string => String(part).padStart(2, "0");
  const day = `${parts.y}-${two(parts.m)}-${two(parts.d)}`;
  const time = `${two(parts.H)}:${two(parts.M)}`;
  if (value < 1) return time;
  return value % 1 === 0 ? day : `${day} ${time}`;
}

await main();
