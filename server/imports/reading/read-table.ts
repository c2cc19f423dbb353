import { type Info, parse } from "csv-parse/sync";
import { parseCaseNumber } from "../../rules/case/case-number.ts";
import { unprefix } from "../../rules/text/safe-cell.ts";
import { foldDigits, foldSpaces, stripControls } from "../../rules/text/search-key.ts";
import { checkText, type FileRefusal, isRefusal, refusal } from "./decode-text.ts";
import { matchHeader } from "./register-headers.ts";

export type TableLimits = { readonly rows: number; readonly columns: number; readonly cellBytes: number };
export const TABLE_LIMITS: TableLimits = { rows: 20_000, columns: 64, cellBytes: 4096 };

/** One row that holds something. `line` is the file's own line (or the sheet's row) on which it begins. */
export type TableRow = { readonly line: number; readonly cells: readonly string[] };
export type TableProblem = {
  readonly line: number;
  readonly because: "more_cells_than_headers" | "many_lines_in_one_cell";
};

/** A register as it was written, before anything is understood. Every row has as many cells as there are headers. */
export type Table = {
  readonly headers: readonly string[];
  /** `null` when the file has no header row; the headers are then "Column 1", "Column 2" … */
  readonly headerLine: number | null;
  /** Lines above the headers: titles, a date, the court's name. */
  readonly titleLines: readonly number[];
  readonly rows: readonly TableRow[];
  readonly blankLines: readonly number[];
  readonly problems: readonly TableProblem[];
  /** Sheets of a workbook that were not read. */
  readonly otherSheets: readonly string[];
};

const DELIMITERS = [",", ";", "\t", "|"] as const;
const HEADER_SEARCH_ROWS = 20;
const MANY_LINES = 12;

/** CSV, TSV, semicolons or bars, or cells pasted from a spreadsheet, as a table. A whole-file limit or fault is a refusal. */
export function readTable(text: string, limits: TableLimits = TABLE_LIMITS): Table | FileRefusal {
  const fault = checkText(text);
  if (fault) return fault;
  const plain = text.replace(/\r\n?/g, "\n");
  const delimiter = delimiterOf(plain);
  const records = readRecords(plain, delimiter);
  if (isRefusal(records)) return records;
  return tableOf(records, limits);
}

function readRecords(text: string, delimiter: string, quote: '"' | null = '"'): TableRow[] | FileRefusal {
  const rows: TableRow[] = [];
  let end = 0;
  const take = (cells: string[], info: Info): null => {
    rows.push({ line: end + 1, cells: cells.map(unprefix) });
    end = info.lines;
    return null;
  };
  try {
    // biome-ignore format: the options read better as a list
    parse(text, {
      delimiter, quote, relax_quotes: true, relax_column_count: true, skip_empty_lines: false,
      record_delimiter: "\n", on_record: (cells, info) => take(cells as unknown as string[], info as unknown as Info),
    });
  } catch {
    // A cell pasted from a spreadsheet may begin with a quote that was never meant to close.
    if (delimiter === "\t" && quote !== null) return readRecords(text, delimiter, null);
    return refusal("quote_not_closed", end + 1);
  }
  return rows;
}

/** The sign that splits most lines of the beginning into the same number of cells; a comma when none does. */
function delimiterOf(text: string): string {
  const lines = text
    .slice(0, 65_536)
    .replace(/"(?:[^"]|"")*"/g, "")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .slice(0, 60);
  let best = { delimiter: ",", score: 0 };
  for (const delimiter of DELIMITERS) {
    const tally = new Map<number, number>();
    for (const line of lines) {
      const count = line.split(delimiter).length - 1;
      if (count > 0) tally.set(count, (tally.get(count) ?? 0) + 1);
    }
    for (const [count, times] of tally) {
      const score = times + Math.min(count, 60) / 100 + (delimiter === "\t" ? 0.5 : 0);
      if (score > best.score) best = { delimiter, score };
    }
  }
  return best.delimiter;
}

/** Rows of cells, blank ones included, as a table: the header row found, limits held, widths made equal. */
export function tableOf(
  records: readonly TableRow[],
  limits: TableLimits,
  otherSheets: readonly string[] = [],
): Table | FileRefusal {
  const cleaned = records.map(({ line, cells }) => ({ line, cells: cleanCells(cells) }));
  const filled = cleaned.filter((row) => row.cells.length > 0);
  if (filled.length === 0) return refusal("file_empty");
  const tooMuch = limitBroken(filled, limits);
  if (tooMuch) return tooMuch;

  const at = headerIndex(filled);
  const headerRow = at === null ? null : (filled[at] as TableRow);
  const rows = filled.slice(at === null ? 0 : at + 1);
  if (rows.length > limits.rows) return refusal("too_many_rows", rows[limits.rows]?.line ?? null, String(rows.length));
  const width = tableWidth(headerRow, rows);
  const headers = nameHeaders(headerRow?.cells ?? [], width);
  const dataFrom = headerRow?.line ?? (filled[0] as TableRow).line;
  return {
    headers,
    headerLine: headerRow?.line ?? null,
    titleLines: filled.slice(0, at ?? 0).map((row) => row.line),
    rows: rows.map((row) => ({ line: row.line, cells: pad(row.cells, width) })),
    blankLines: cleaned.filter((row) => row.cells.length === 0 && row.line > dataFrom).map((row) => row.line),
    problems: rows.flatMap((row) => problemsOf(row, width)),
    otherSheets,
  };
}

/** Cells without controls, and without the empty cells at the end of the row. */
function cleanCells(cells: readonly string[]): string[] {
  let length = cells.length;
  while (length > 0 && (cells[length - 1] as string).trim() === "") length -= 1;
  return cells.slice(0, length).map((cell) => (cell === "" ? "" : stripControls(cell)));
}

function limitBroken(rows: readonly TableRow[], limits: TableLimits): FileRefusal | null {
  for (const { line, cells } of rows) {
    if (cells.length > limits.columns) return refusal("too_many_columns", line, String(cells.length));
    const long = cells.find((cell) => cell.length * 3 > limits.cellBytes && Buffer.byteLength(cell) > limits.cellBytes);
    if (long !== undefined) return refusal("cell_too_long", line, String(Buffer.byteLength(long)));
  }
  return null;
}

/** The row, among the first, with most titles a register is known to have; failing that the first full row that is no data. */
function headerIndex(rows: readonly TableRow[]): number | null {
  const first = rows.slice(0, HEADER_SEARCH_ROWS);
  const known = first.map((row) => new Set(row.cells.map((cell) => matchHeader(cell)?.field).filter(Boolean)).size);
  const most = Math.max(...known);
  if (most >= 2) return known.indexOf(most);
  const wide = Math.max(...first.map(countFilled));
  const at = first.findIndex((row) => countFilled(row) * 2 > wide);
  return first[at]?.cells.some(isDatum) ? null : at;
}

const countFilled = (row: TableRow): number => row.cells.filter((cell) => cell.trim() !== "").length;

/** A number, a date or a case number: no column is called that. */
function isDatum(cell: string): boolean {
  const text = foldDigits(foldSpaces(cell));
  return /^\d[\d\s:./-]*$/.test(text) || parseCaseNumber(text) !== null;
}

/** Headers without line breaks, each once: an empty one is "Column 3", a second "Date" is "Date (2)". */
function nameHeaders(cells: readonly string[], width: number): string[] {
  const seen = new Map<string, number>();
  return Array.from({ length: width }, (_, at) => {
    const name = foldSpaces(cells[at] ?? "") || `Column ${at + 1}`;
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return times === 1 ? name : `${name} (${times})`;
  });
}

/** As wide as the headers, unless most rows are wider: then it is a column that nobody named, not cells gone astray. */
function tableWidth(headerRow: TableRow | null, rows: readonly TableRow[]): number {
  // A loop: a spread of 20,000 arguments can overflow the stack.
  const widest = rows.reduce((width, row) => Math.max(width, row.cells.length), 0);
  if (!headerRow) return widest;
  const named = headerRow.cells.length;
  return rows.filter((row) => row.cells.length > named).length * 2 > rows.length ? widest : named;
}

function pad(cells: readonly string[], width: number): readonly string[] {
  return cells.length >= width ? cells : [...cells, ...new Array<string>(width - cells.length).fill("")];
}

function problemsOf(row: TableRow, width: number): TableProblem[] {
  const problems: TableProblem[] = [];
  if (row.cells.length > width) problems.push({ line: row.line, because: "more_cells_than_headers" });
  // A stray quote that happens to be closed further down swallows the rows between.
  if (row.cells.some((cell) => cell.split("\n").length > MANY_LINES))
    problems.push({ line: row.line, because: "many_lines_in_one_cell" });
  return problems;
}
