import { decodeText, type FileRefusal, isRefusal } from "./decode-text.ts";
import { readTable, type Table } from "./read-table.ts";
import { looksLikeWorkbook, readWorkbook } from "./read-workbook.ts";

/** The table of a file, whichever kind it is, or why it is not read. */
export async function readUpload(bytes: Uint8Array): Promise<Table | FileRefusal> {
  if (looksLikeWorkbook(bytes)) return readWorkbook(bytes);
  const decoded = decodeText(bytes);
  return isRefusal(decoded) ? decoded : readTable(decoded.text);
}
