import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isRefusal } from "../../../server/imports/reading/decode-text.ts";
import { readTable, type Table } from "../../../server/imports/reading/read-table.ts";
import { readWorkbook } from "../../../server/imports/reading/read-workbook.ts";
import { writeWorkbook } from "../../../server/imports/reading/write-workbook.ts";
import { csvText } from "../../../server/rules/text/csv-text.ts";

const { strings } = JSON.parse(readFileSync(new URL("../../golden/hostile-strings.json", import.meta.url), "utf8")) as {
  strings: { class: string; text: string; repeat?: number }[];
};

/** What our own input lets in; the rest is refused or taken out before it is stored, and so is in no export. */
const HELD = strings
  .filter(
    ({ class: name, repeat = 1 }) => !["nul", "half a character", "controls", "bidi"].includes(name) && repeat === 1,
  )
  .map(({ text }) => text.trim());
/** First signs that a spreadsheet runs, in every width. */
const STARTS = ["=", "+", "-", "@", "＝", "＋", "－", "＠", "\t=", " =", "'=", "'", "''+", "\r=", "\n@"];

const sign = fc.constantFrom(..."abc 12/,;\"'|=+-@＝＋－＠\t\n", "ی", "ک", "😀", "،");
const cell = fc
  .oneof(
    fc.constantFrom(...HELD),
    fc
      .tuple(fc.constantFrom(...STARTS), fc.array(sign, { maxLength: 12 }))
      .map(([first, rest]) => first + rest.join("")),
    fc.array(sign, { maxLength: 20 }).map((signs) => signs.join("")),
  )
  .map((text) => text.trim());
// A row without any cell is blank and no matter; the first cell tells that it is one.
const rows = fc
  .array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 8 })
  .map((all) => all.map((cells, at) => [`${at + 1}/2026`, ...cells]));
const HEADERS = ["Case No", "Title", "Remarks", "Phone"];
const seed = Number(process.env.PESHI_SEED ?? 20261127);

/** Line ends within a cell are one sign to a court; nothing else may differ. */
const same = (cells: readonly string[]) => cells.map((text) => text.replace(/\r\n?/g, "\n").trim());
function cellsOf(table: Table): string[][] {
  return table.rows.map(({ cells }) => same(HEADERS.map((_, at) => cells[at] ?? "")));
}

describe(`what leaves as a file and comes back (seed ${seed})`, () => {
  test("as CSV is the same, and no cell of it is a formula", () => {
    fc.assert(
      fc.property(rows, (all) => {
        const text = csvText([HEADERS, ...all]);
        const table = readTable(text.slice(1));
        if (isRefusal(table)) throw new Error(JSON.stringify(table));
        expect(cellsOf(table)).toEqual(all.map(same));
        for (const raw of rawCells(text)) expect(raw).not.toMatch(/^\s*[=+\-@＝＋－＠]/);
      }),
      { seed, numRuns: 400 },
    );
  });

  test("as a workbook is the same", { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(rows, async (all) => {
        const table = await readWorkbook(writeWorkbook({ name: "Register", headers: HEADERS, rows: all }));
        if (isRefusal(table)) throw new Error(JSON.stringify(table));
        expect(cellsOf(table)).toEqual(all.map(same));
      }),
      { seed, numRuns: 12 },
    );
  });
});

/** The cells as a spreadsheet sees them: quotes undone, the guard left in. A reader of its own, apart from ours. */
function rawCells(text: string): string[] {
  const found: string[] = [];
  for (const [, quotedCell, plain] of text.slice(1).matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(?:,|\r\n|$)/g))
    found.push(quotedCell === undefined ? (plain ?? "") : quotedCell.replaceAll('""', '"'));
  return found;
}
