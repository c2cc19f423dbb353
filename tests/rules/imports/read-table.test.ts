import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { decodeText, isRefusal } from "../../../server/imports/reading/decode-text.ts";
import { readTable } from "../../../server/imports/reading/read-table.ts";
import { readUpload } from "../../../server/imports/reading/read-upload.ts";
import { guessColumns } from "../../../server/imports/rows/guess-columns.ts";
import { safeCell, unprefix } from "../../../server/rules/text/safe-cell.ts";
import { everyLine, GOLDEN, readGolden, tableOf } from "../../support/golden-register.ts";

describe("a file's letters", () => {
  const readable = readdirSync(new URL("encodings/", GOLDEN)).filter((name) => /^utf|^expected/.test(name));
  const expected = readGolden("encodings/expected_utf8.csv");

  test("five writings of one register are at hand", () => {
    expect(readable).toHaveLength(5);
    expect(expected.read.rows.length).toBeGreaterThan(20);
  });
  for (const name of readable) {
    test(`${name} says what the plain file says`, () => {
      const { table, read } = readGolden(`encodings/${name}`);
      expect(read.rows.map((row) => row.hash)).toEqual(expected.read.rows.map((row) => row.hash));
      expect(everyLine(table, read)).toEqual(Array.from({ length: 40 }, (_, at) => at + 2));
    });
  }

  test("UTF-16 is read in both byte orders, with and without its mark", () => {
    const marked = Buffer.from(readFileSync(new URL("encodings/utf16le_bom_tab.txt", GOLDEN)));
    const swapped = Buffer.from(marked).swap16();
    const texts = [marked, marked.subarray(2), swapped, swapped.subarray(2)].map((bytes) => decodeText(bytes));
    expect(texts.map((one) => (isRefusal(one) ? one.refused : one.encoding))).toEqual([
      "utf-16le",
      "utf-16le",
      "utf-16be",
      "utf-16be",
    ]);
    expect(new Set(texts.map((one) => "text" in one && one.text)).size).toBe(1);
  });

  test("Windows-1256 and other code pages are refused, not guessed", () => {
    expect(decodeText(readFileSync(new URL("encodings/cp1256_arabic_yeh.csv", GOLDEN)))).toMatchObject({
      refused: "encoding_windows_1256",
    });
    expect(decodeText(Buffer.from("Case\nJos\xe9", "latin1"))).toEqual({
      refused: "encoding_unknown",
      line: 2,
      detail: null,
    });
  });

  test("a PDF or a web page that was brought as a register is no table of one column", async () => {
    const brought = ["%PDF-1.4 hello", "<!DOCTYPE html><table>", "{\\rtf1 register}"].map((text) =>
      readUpload(Buffer.from(text)),
    );
    expect(await Promise.all(brought)).toEqual(
      brought.map(() => ({ refused: "workbook_not_one", line: null, detail: null })),
    );
    expect(await readUpload(Buffer.from("Case No,Stage\n5/2024,Charge"))).toHaveProperty("rows");
  });

  test("a NUL and half a character are refused with their line", () => {
    expect(decodeText(Buffer.from("a\nb\nc\0"))).toEqual({ refused: "text_has_nul", line: 3, detail: null });
    expect(readTable("a,b\nc,\ud800")).toEqual({ refused: "text_has_lone_surrogate", line: 2, detail: null });
    expect(decodeText(Buffer.from([0x61, 0x0a, 0xed, 0xa0, 0x80]))).toEqual({
      refused: "text_has_lone_surrogate",
      line: 2,
      detail: null,
    });
    expect(decodeText(Buffer.from([0xff, 0xfe, 0x61, 0, 0x0a, 0, 0, 0xdc]))).toEqual({
      refused: "text_has_lone_surrogate",
      line: 2,
      detail: null,
    });
  });

  test("what is too much is refused with the figure", () => {
    expect(decodeText(new Uint8Array(5 * 1024 * 1024 + 1))).toMatchObject({
      refused: "file_too_large",
      detail: "5242881",
    });
    expect(readTable(`Case No,Stage\n${"1/24,x\n".repeat(20_001)}`)).toMatchObject({
      refused: "too_many_rows",
      line: 20_002,
      detail: "20001",
    });
    expect(readTable(`a,b\n${"x,".repeat(64)}x`)).toMatchObject({ refused: "too_many_columns", line: 2, detail: "65" });
    expect(readTable(`a,b\n1,${"ع".repeat(2049)}`)).toMatchObject({
      refused: "cell_too_long",
      line: 2,
      detail: "4098",
    });
    expect(readTable(" \n\n")).toMatchObject({ refused: "file_empty" });
  });
});

describe("a table", () => {
  test("is found below title lines, and every row keeps the file's own line", () => {
    const table = tableOf('Court\n\nCase No,Accused\n1/24,"a\nb"\n\n2/24,"say ""x"""\r\n3/24,c');
    expect(table.headerLine).toBe(3);
    expect(table.rows.map((row) => [row.line, row.cells[1]])).toEqual([
      [4, "a\nb"],
      [7, 'say "x"'],
      [8, "c"],
    ]);
    expect(table.blankLines).toEqual([6]);
  });

  test("is split by the sign that its lines agree on", () => {
    for (const sign of [",", ";", "\t", "|"])
      expect(tableOf(`Case No${sign}U/S${sign}Stage\n1/24${sign}20 PECA${sign}PE`).headers).toHaveLength(3);
    expect(tableOf("Case No\tU/S\n1/24\t20, 24 PECA\n2/24\t20, 21 PECA").headers).toEqual(["Case No", "U/S"]);
  });

  test("pasted from a spreadsheet keeps a quote that nobody closed", () => {
    expect(tableOf('Case No\tAccused\n1/24\t"Zaid\n2/24\tOmar').rows.map((row) => row.cells[1])).toEqual([
      '"Zaid',
      "Omar",
    ]);
  });

  test("with a quote that swallows the rest of the file is refused where the quote opens", () => {
    expect(readTable('Case No,Accused\n1/24,x\n2/24,"Zaid\n3/24,Omar')).toEqual({
      refused: "quote_not_closed",
      line: 3,
      detail: null,
    });
  });

  test("without headers loses no row to them", () => {
    const table = tableOf("1,1/24,Zaid\n2,2/24,Omar");
    expect(table.headers).toEqual(["Column 1", "Column 2", "Column 3"]);
    expect(table.rows).toHaveLength(2);
    expect(guessColumns(table).mapping.columns["Column 2"]).toBe("case_number");
  });

  test("cells guarded against formulas come back as they were", () => {
    for (const value of ["=1+1", "+92300", "-5", "@x", "\tx", "  =x", "＝x", "'tis", "''=", "", "plain", "-"]) {
      expect(unprefix(safeCell(value))).toBe(value);
      expect(safeCell(value)).not.toMatch(/^\s*[=+\-@\t\r＝＋－＠]/);
    }
    expect(unprefix("'tis")).toBe("'tis");
    expect(tableOf("Case No,Phone\n1/24,'+92300").rows[0]?.cells).toEqual(["1/24", "+92300"]);
  });
});
