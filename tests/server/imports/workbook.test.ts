import { readFileSync } from "node:fs";
import { deflateRawSync } from "node:zlib";
import { CFB, read as readXlsx } from "@e965/xlsx";
import { describe, expect, test } from "vitest";
import { isRefusal } from "../../../server/imports/reading/decode-text.ts";
import type { Table } from "../../../server/imports/reading/read-table.ts";
import { looksLikeWorkbook, readWorkbook } from "../../../server/imports/reading/read-workbook.ts";
import { writeWorkbook } from "../../../server/imports/reading/write-workbook.ts";
import { guessColumns } from "../../../server/imports/rows/guess-columns.ts";
import { readRegister } from "../../../server/imports/rows/read-register.ts";

const GOLDEN = readFileSync(new URL("../../golden/registers/workbook-as-excel-writes.xlsx", import.meta.url));
const HEADERS = ["Case No", "Phone", "Remarks"];

async function tableOf(bytes: Uint8Array): Promise<Table> {
  const table = await readWorkbook(bytes);
  if (isRefusal(table)) throw new Error(JSON.stringify(table));
  return table;
}

const GOLDEN_TABLE = await tableOf(GOLDEN);

type ZipFile = { name: string; content: Buffer; declared?: number; flags?: number };

/** A zip archive whose directory may lie about sizes: no writer makes one. */
function zipOf(files: readonly ZipFile[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, declared = content.length, flags = 0 } of files) {
    const packed = deflateRawSync(content);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(flags, 6);
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(declared, 22);
    local.writeUInt16LE(name.length, 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(flags, 8);
    central.writeUInt16LE(8, 10);
    central.writeUInt32LE(packed.length, 20);
    central.writeUInt32LE(declared, 24);
    central.writeUInt16LE(name.length, 28);
    central.writeUInt32LE(offset, 42);
    directory.push(central, Buffer.from(name));
    parts.push(local, Buffer.from(name), packed);
    offset += 30 + name.length + packed.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, ...directory, end]);
}

const WORKBOOK: ZipFile = { name: "xl/workbook.xml", content: Buffer.from("<workbook/>") };

describe("a workbook as Excel writes it", () => {
  const table = GOLDEN_TABLE;

  test("gives its first filled visible sheet with the sheet's own rows, and names the others", () => {
    expect(table.rows.map((row) => row.line)).toEqual([5, 6, 8]);
    expect(table).toMatchObject({
      headerLine: 4,
      titleLines: [1, 2],
      blankLines: [7],
      otherSheets: ["Notes", "Old", "Hidden"],
    });
  });

  test("days, times, codes and long numbers come as a person would type them", () => {
    const [first, second, third] = table.rows.map((row) => row.cells);
    expect(first?.slice(7, 11)).toEqual(["2026-03-12", "09:30", "00123", "2024-02-17"]);
    expect(second?.slice(7, 10)).toEqual(["2026-03-19 10:30", "", "1234567890123456"]);
    expect(third?.slice(7)).toEqual(["2026-03-26", "9:30 AM", "0.1", "", "3"]);
  });

  test("is read as a register; a number that became a day is rejected by the sheet's row", () => {
    const read = readRegister(table, guessColumns(table).mapping);
    expect(read.rejected).toMatchObject([
      { line: 6, field: "case_number", because: "case_number_became_date", value: "2024-05-01" },
    ]);
    expect(read.rows).toMatchObject([
      {
        line: 5,
        fir: { number: 12, year: 2023 },
        institutionDay: "2024-02-17",
        hearings: [{ day: "2026-03-12", time: "09:30" }],
      },
      { line: 8, accused: { otherCount: null }, hearings: [{ day: "2026-03-26", time: "09:30" }] },
    ]);
  });
});

describe("a workbook of ours", () => {
  test("comes back unchanged: phone numbers, formulas, apostrophes, numbers, Urdu, line breaks, escapes", async () => {
    const rows = [
      ["150/24", "+923001234567", "=1+1"],
      ["12/2024", "03001234567", "-5"],
      ["1e5", "'tis", "''=x"],
      ["001", "سرکار بنام زید", "two\nlines"],
      ["<&>\"'", "_x0041_", "  spaces  "],
      ["TRUE", "2026-03-12", "1234567890123456789"],
      ["x", "", "@SUM(A1)"],
    ];
    const table = await tableOf(
      writeWorkbook({ name: "Register: a/b [1]", headers: HEADERS, rows, isRightToLeft: true }),
    );
    expect(table.headers).toEqual(HEADERS);
    expect(table.rows.map((row) => row.cells)).toEqual(rows);
  });

  test("holds text cells only, runs right to left and keeps its header in view", () => {
    const bytes = writeWorkbook({ name: "ر", headers: HEADERS, rows: [["1", "+92300", "=1+1"]], isRightToLeft: true });
    const sheet = Object.values(readXlsx(bytes, { type: "array", cellNF: true }).Sheets)[0];
    expect([sheet?.A2, sheet?.B2, sheet?.C2].map((cell) => [cell.t, cell.v, cell.f, cell.z])).toEqual([
      ["s", "1", undefined, "@"],
      ["s", "+92300", undefined, "@"],
      ["s", "=1+1", undefined, "@"],
    ]);
    const xml = CFB.find(CFB.read(Buffer.from(bytes), { type: "buffer" }), "/xl/worksheets/sheet1.xml")?.content;
    const text = Buffer.from(xml as Uint8Array).toString("utf8");
    expect(text).toContain('rightToLeft="1"');
    expect(text).toContain('<pane ySplit="1" topLeftCell="A2"');
  });
});

describe("what is no harmless workbook is refused", () => {
  test("text, nothing, an archive of something else, a torn file", async () => {
    expect(looksLikeWorkbook(GOLDEN)).toBe(true);
    expect(looksLikeWorkbook(Buffer.from("Case No,Accused"))).toBe(false);
    expect(await readWorkbook(Buffer.from("Case No,Accused"))).toMatchObject({ refused: "workbook_not_one" });
    expect(await readWorkbook(new Uint8Array())).toMatchObject({ refused: "file_empty" });
    expect(await readWorkbook(zipOf([{ name: "word/document.xml", content: Buffer.from("x") }]))).toMatchObject({
      refused: "workbook_not_one",
    });
    const torn = Buffer.from(GOLDEN);
    torn.fill(0x55, 60, 400);
    expect(await readWorkbook(torn)).toMatchObject({ refused: "workbook_damaged" });
  });

  test("an old .xls, and one that needs a password", async () => {
    const old = Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(600)]);
    expect(await readWorkbook(old)).toMatchObject({ refused: "workbook_old_xls" });
    const locked = Buffer.concat([old, Buffer.from("EncryptedPackage", "utf16le")]);
    expect(await readWorkbook(locked)).toMatchObject({ refused: "workbook_password" });
    expect(await readWorkbook(zipOf([{ ...WORKBOOK, flags: 1 }]))).toMatchObject({ refused: "workbook_password" });
  });

  test("a bomb that says so, one that hides it, and one of many files", async () => {
    const bomb = Buffer.alloc(21 * 1024 * 1024, 0x20);
    expect(await readWorkbook(zipOf([WORKBOOK, { name: "a", content: bomb }]))).toMatchObject({
      refused: "workbook_too_large_unpacked",
    });
    const liar = zipOf([WORKBOOK, { name: "xl/worksheets/sheet1.xml", content: bomb, declared: 1000 }]);
    expect(await readWorkbook(liar)).toMatchObject({ refused: "workbook_too_large_unpacked" });
    const many = Array.from({ length: 101 }, (_, at) => ({ name: `f${at}`, content: Buffer.from("x") }));
    expect(await readWorkbook(zipOf([WORKBOOK, ...many]))).toMatchObject({
      refused: "workbook_too_large_unpacked",
      detail: "102 files",
    });
  });

  test("one that takes the reader's memory or time is ended", async () => {
    const rows = Array.from({ length: 1000 }, (_, at) => Array.from({ length: 40 }, (_, column) => `${at}-${column}`));
    const heavy = writeWorkbook({ name: "heavy", headers: [], rows });
    expect(await readWorkbook(heavy, { memoryMb: 16, timeoutMs: 20_000 })).toMatchObject({
      refused: "workbook_too_heavy",
    });
    expect(await readWorkbook(heavy, { memoryMb: 256, timeoutMs: 1 })).toMatchObject({ refused: "workbook_too_slow" });
  });
});
