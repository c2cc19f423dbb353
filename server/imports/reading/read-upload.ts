import { decodeText, type FileRefusal, isRefusal, refusal } from "./decode-text.ts";
import { readTable, type Table } from "./read-table.ts";
import { looksLikeWorkbook, readWorkbook } from "./read-workbook.ts";

/** The table of a file, whichever kind it is, or why it is not read. */
export async function readUpload(bytes: Uint8Array): Promise<Table | FileRefusal> {
  if (looksLikeWorkbook(bytes)) return readWorkbook(bytes);
  if (isDocument(bytes)) return refusal("workbook_not_one");
  const decoded = decodeText(bytes);
  return isRefusal(decoded) ? decoded : readTable(decoded.text);
}

/** Papers of other kinds that begin as text does; each would read as a table of one column. */
function isDocument(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.subarray(0, 64)).toString("latin1").trimStart().toLowerCase();
  return ["%pdf-", "{\\rtf", "<!doctype", "<html", "<?xml"].some((sign) => start.startsWith(sign));
}
