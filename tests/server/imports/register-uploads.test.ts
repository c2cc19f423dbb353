import { mkdtempSync, readdirSync, rmSync, utimesSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateRawSync } from "node:zlib";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { connect } from "../../../db/connect.ts";
import { courtCase } from "../../../db/schema/cases.ts";
import type { Context } from "../../../server/core/context.ts";
import { createCaller } from "../../../server/doors/http/router.ts";
import { exportRegister } from "../../../server/imports/export-register.ts";
import { importWorkbook } from "../../../server/imports/import-history.ts";
import { isRefusal } from "../../../server/imports/reading/decode-text.ts";
import { readWorkbook } from "../../../server/imports/reading/read-workbook.ts";
import { receiveUpload } from "../../../server/imports/reading/receive-upload.ts";
import { guessColumns } from "../../../server/imports/rows/guess-columns.ts";
import { LANGUAGES } from "../../../server/wording/languages.ts";
import { makeCourt, makeStaff } from "../../support/factories.ts";
import { freshDatabase } from "../../support/fresh-database.ts";
import { casesOf, importText, register, row } from "../../support/imported-register.ts";

const database = await freshDatabase();
const { db, end } = connect(database.appUrl, { max: 4 });
const folder = mkdtempSync(join(tmpdir(), "peshi-uploads-"));
beforeAll(() => {
  process.env.PESHI_DATA = folder;
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await end();
});

async function* chunks(bytes: Uint8Array, size = 65_536): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const send = (ctx: Context, courtId: number, bytes: Uint8Array | string) =>
  receiveUpload(ctx, { courtId, fileName: "register.csv", body: chunks(Buffer.from(bytes)) });

async function uploaded(ctx: Context, courtId: number, text: string): Promise<string> {
  const received = await send(ctx, courtId, text);
  if (isRefusal(received)) throw new Error(received.refused);
  return received.uploadId;
}

describe("an upload", () => {
  test("is shown as it was understood, then imported, and its columns are remembered", async () => {
    const { clerk, courtId } = await makeCourt(db);
    const caller = createCaller(clerk).imports;
    const text = "Nr,Folks,Hearing on\n150/2024,State v. Zaid Farzi,10/12/2026\n151/2024,State v. Omar,03/12/2026\n";
    const uploadId = await uploaded(clerk, courtId, text);
    const guessed = await caller.preview({ courtId, uploadId });
    expect(guessed.mapping.columns).toEqual({ Nr: "case_number", Folks: "parties", "Hearing on": "next_date" });
    expect(guessed.dates).toMatchObject([
      {
        header: "Hearing on",
        evidence: "ambiguous",
        isOpen: true,
        samples: [{ dmy: "2026-12-10", mdy: "2026-10-12" }, {}],
      },
    ]);
    expect(guessed.totals).toMatchObject({ rows: 2, new: 2, changed: 0, same: 0, rejected: 0, dates: 2 });
    const mapping = {
      columns: { ...guessed.mapping.columns, Folks: "accused" as const },
      dateOrder: guessed.mapping.dateOrder,
    };
    expect(await caller.commit({ courtId, uploadId, mapping, key: crypto.randomUUID() })).toMatchObject({ new: 2 });
    const again = await caller.preview({ courtId, uploadId: await uploaded(clerk, courtId, text) });
    expect(again.mapping).toEqual(mapping);
    expect(again.origin).toEqual({ Nr: "remembered", Folks: "remembered", "Hearing on": "remembered" });
    expect(again.dates[0]?.isOpen).toBe(false);
    expect(again.totals).toMatchObject({ new: 0, changed: 0, same: 2 });
    expect(again.importedBefore).not.toBeNull();
    expect(await caller.list({ courtId })).toMatchObject([{ fileName: "register.csv", rowsNew: 2, undoneAt: null }]);
  });

  test("belongs to who brought it, to its court, and to one hour", async () => {
    const made = await makeCourt(db);
    const uploadId = await uploaded(made.clerk, made.courtId, register(row("1/2024")));
    const other = await makeStaff(db, made, "clerk");
    const gone = { message: "upload-gone" };
    await expect(createCaller(other).imports.preview({ courtId: made.courtId, uploadId })).rejects.toMatchObject(gone);
    const path = join(folder, "uploads", `${uploadId}.json`);
    const old = new Date(made.clerk.now.getTime() - 3_700_000);
    utimesSync(path, old, old);
    await expect(createCaller(made.clerk).imports.preview({ courtId: made.courtId, uploadId })).rejects.toMatchObject(
      gone,
    );
    await uploaded(made.clerk, made.courtId, register(row("1/2024")));
    expect(readdirSync(join(folder, "uploads"))).not.toContain(`${uploadId}.json`);
  });

  test("of six megabytes is refused while it arrives, without waiting for its end", async () => {
    const { clerk, courtId } = await makeCourt(db);
    let sent = 0;
    async function* endless(): AsyncGenerator<Uint8Array> {
      for (; sent < 100; sent += 1) yield Buffer.alloc(1024 * 1024, "a");
    }
    const received = await receiveUpload(clerk, { courtId, fileName: "big.csv", body: endless() });
    expect(received).toMatchObject({ refused: "file_too_large" });
    expect(sent).toBeLessThan(7);
  });

  test("that unpacks to more than a register holds is refused", async () => {
    const { clerk, courtId } = await makeCourt(db);
    expect(await send(clerk, courtId, zipBomb())).toMatchObject({ refused: "workbook_too_large_unpacked" });
    expect(await send(clerk, courtId, "")).toMatchObject({ refused: "file_empty" });
  });

  test("is not taken from who may not import, nor for another court", async () => {
    const made = await makeCourt(db);
    const judge = await makeStaff(db, made, "judge");
    const other = await makeCourt(db);
    await expect(send(judge, made.courtId, register(row("1/2024")))).rejects.toMatchObject({ code: "not-allowed" });
    await expect(send(made.clerk, other.courtId, register(row("1/2024")))).rejects.toMatchObject({ code: "not-found" });
  });
});

describe("what leaves", () => {
  const REGISTER = register(
    row("150/2024", {
      fir: "12/24",
      station: "Namuna",
      sections: "20, 24 PECA r/w 419 PPC; gibberish",
      purpose: "342",
      next: "10/12/2026",
      time: "10:30",
    }),
    row("150/2024", { fir: "12/24", station: "Namuna", purpose: "Final arguments", next: "17/12/2026" }),
    row("151-A/2024", {
      accused: "Omar Khayali s/o Bekar, r/o House 1, Clifton & 2 others",
      custody: "on bail",
      remarks: "=1+1",
    }),
    row("", {
      fir: "77/2025",
      station: "Namuna",
      accused: "زید فرضی وغیرہ",
      custody: "absconding",
      stage: "Arguments",
    }),
  );

  test.each(LANGUAGES)("a whole register leaves as a workbook and comes back unchanged (%s)", async (language) => {
    const { clerk, courtId } = await makeCourt(db);
    await importText(clerk, courtId, REGISTER);
    const [first] = await casesOf(db, courtId);
    await db
      .update(courtCase)
      .set({ orderedRestricted: true, cfmsCode: "C-1", disposalDay: null })
      .where(eq(courtCase.id, first?.id ?? 0));
    const before = await casesOf(db, courtId);
    const bytes = await exportRegister(clerk, { courtId, language, withNames: true });
    const table = await readWorkbook(bytes);
    if (isRefusal(table)) throw new Error(table.refused);
    expect(table.rows).toHaveLength(4);
    const { mapping } = guessColumns(table);
    expect(Object.values(mapping.columns).filter((use) => use === "ignore")).toEqual([]);
    const { importRegister } = await import("../../../server/imports/import-register.ts");
    const back = { courtId, fileName: "export.xlsx", fileHash: "x", table, mapping };
    expect(await importRegister(clerk, back)).toMatchObject({ new: 0, changed: 0, same: 4, rejected: 0 });
    expect(await casesOf(db, courtId)).toEqual(before);
    const other = await makeCourt(db);
    const copied = { ...back, courtId: other.courtId };
    expect(await importRegister(other.clerk, copied)).toMatchObject({ new: 4, rejected: 0 });
    const known = (one: (typeof before)[number]) => [
      one.numberKey,
      one.firNumber,
      one.sections,
      one.unreadSections,
      one.accusedTitle,
      one.stage,
      one.custody,
      one.nextDay,
      one.lastDay,
      one.remarks,
    ];
    expect((await casesOf(db, other.courtId)).map(known)).toEqual(before.map(known));
  });

  test("no complainant leaves with it", async () => {
    const { clerk, courtId } = await makeCourt(db);
    await importText(clerk, courtId, "Case No,Accused,Complainant\n1/2024,Zaid Farzi,Canary Misal\n");
    for (const language of LANGUAGES) {
      const table = await readWorkbook(await exportRegister(clerk, { courtId, language, withNames: true }));
      expect(JSON.stringify(table)).toContain("Zaid Farzi");
      expect(JSON.stringify(table)).not.toContain("Canary");
    }
  });

  test("rejected rows leave with their line and reason; mended, they come in", async () => {
    const { clerk, courtId } = await makeCourt(db);
    const text = register(row("1/2024"), row("2/2024", { next: "31/02/2027", remarks: "=evil" }));
    const { importId } = await importText(clerk, courtId, text);
    const table = await readWorkbook(
      await importWorkbook(clerk, { courtId, importId, which: { kind: "rejected", because: null }, language: "en" }),
    );
    if (isRefusal(table)) throw new Error(table.refused);
    expect(table.rows).toHaveLength(1);
    expect(table.rows[0]?.cells.slice(-3)).toEqual(["=evil", "3", "Next date 31/02/2027: There is no such day"]);
    const mended = {
      ...table,
      rows: table.rows.map(({ line, cells }) => ({
        line,
        cells: cells.map((cell) => cell.replace("31/02/2027", "18/02/2027")),
      })),
    };
    const { importRegister } = await import("../../../server/imports/import-register.ts");
    const { mapping } = guessColumns(mended);
    const done = await importRegister(clerk, {
      courtId,
      fileName: "mended.xlsx",
      fileHash: "y",
      table: mended,
      mapping,
    });
    expect(done).toMatchObject({ new: 1, rejected: 0 });
  });
});

/** A workbook of one file that says it is 30 MB when unpacked. */
function zipBomb(): Buffer {
  const names = ["xl/workbook.xml", "xl/worksheets/sheet1.xml"];
  const contents = [Buffer.from("<workbook/>"), Buffer.alloc(30 * 1024 * 1024, 0x20)];
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [at, name] of names.entries()) {
    const content = contents[at]!;
    const packed = deflateRawSync(content);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(content.length, 22);
    local.writeUInt16LE(name.length, 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(8, 10);
    central.writeUInt32LE(packed.length, 20);
    central.writeUInt32LE(content.length, 24);
    central.writeUInt16LE(name.length, 28);
    central.writeUInt32LE(offset, 42);
    parts.push(local, Buffer.from(name), packed);
    directory.push(central, Buffer.from(name));
    offset += 30 + name.length + packed.length;
  }
  const last = Buffer.alloc(22);
  last.writeUInt32LE(0x06054b50, 0);
  last.writeUInt16LE(names.length, 10);
  last.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, ...directory, last]);
}
