import { type CellObject, CFB, utils, type WorkSheet, write } from "@e965/xlsx";

export type Sheet = {
  readonly name: string;
  readonly headers: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Columns run from right to left. */
  readonly isRightToLeft?: boolean;
};

const [NARROWEST, WIDEST] = [6, 60];
const SHEET_FILE = "/xl/worksheets/sheet1.xml";

/**
 * One sheet as .xlsx. Every cell is text with the text format, so that 0300…, 12/2024, +92… and =… stay what they are
 * when opened, edited and read back. The header row stays in view; columns are as wide as what they hold.
 */
export function writeWorkbook(sheet: Sheet): Uint8Array {
  const content = utils.aoa_to_sheet([], { dense: true }) as WorkSheet;
  const lines = [sheet.headers, ...sheet.rows];
  // Empty cells are holes of a sparse row, which the type does not know.
  content["!data"] = lines.map((cells) => cells.map(textCell)) as CellObject[][];
  const width = lines.reduce((most, cells) => Math.max(most, cells.length), 1);
  content["!ref"] = utils.encode_range({ s: { r: 0, c: 0 }, e: { r: lines.length - 1, c: width - 1 } });
  content["!cols"] = Array.from({ length: width }, (_, at) => ({ wch: columnWidth(lines, at) }));
  const book = utils.book_new();
  utils.book_append_sheet(book, content, sheetName(sheet.name));
  if (sheet.isRightToLeft) book.Workbook = { Views: [{ RTL: true }] };
  const bytes = write(book, { type: "buffer", bookType: "xlsx", compression: true, bookSST: true }) as Uint8Array;
  return freezeHeader(bytes);
}

function textCell(value: string): CellObject | undefined {
  return value === "" ? undefined : { t: "s", v: escapeEscapes(value), z: "@" };
}

/** In a workbook "_x0041_" means "A"; a text that looks so is written with its first sign escaped. */
function escapeEscapes(value: string): string {
  return value.replace(/_(?=x[\da-f]{4}_)/gi, "_x005F_");
}

function columnWidth(lines: readonly (readonly string[])[], at: number): number {
  const longest = lines.reduce((width, cells) => Math.max(width, cells[at]?.length ?? 0), 0);
  return Math.min(Math.max(longest + 2, NARROWEST), WIDEST);
}

/** Excel refuses these signs and more than 31 characters. */
function sheetName(name: string): string {
  return (
    name
      .replace(/[\\/?*[\]:]/g, " ")
      .slice(0, 31)
      .trim() || "Register"
  );
}

/** The writer has no panes; the sheet's view is given one in its XML. */
function freezeHeader(bytes: Uint8Array): Uint8Array {
  const archive = CFB.read(bytes, { type: "buffer" });
  const entry = CFB.find(archive, SHEET_FILE);
  if (!entry) throw new Error(`workbook without ${SHEET_FILE}`);
  const pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>';
  const xml = Buffer.from(entry.content as Uint8Array)
    .toString("utf8")
    .replace(/<sheetView ([^>]*)\/>/, `<sheetView $1>${pane}</sheetView>`);
  entry.content = Buffer.from(xml, "utf8");
  entry.size = entry.content.length;
  return CFB.write(archive, { fileType: "zip", type: "buffer", compression: true }) as Uint8Array;
}
