import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { connect } from "../../../db/connect.ts";
import { createCaller } from "../../../server/doors/http/router.ts";
import { importWorkbook, openImport } from "../../../server/imports/import-history.ts";
import { isRefusal } from "../../../server/imports/reading/decode-text.ts";
import { readWorkbook } from "../../../server/imports/reading/read-workbook.ts";
import { receiveUpload } from "../../../server/imports/reading/receive-upload.ts";
import { type MadeCourt, makeCourt } from "../../support/factories.ts";
import { freshDatabase } from "../../support/fresh-database.ts";
import { importText, register, row } from "../../support/imported-register.ts";

const database = await freshDatabase();
const { db, end } = connect(database.appUrl, { max: 4 });
const folder = mkdtempSync(join(tmpdir(), "peshi-lines-"));
beforeAll(() => {
  process.env.PESHI_DATA = folder;
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await end();
});

const BEFORE = register(
  row("1/2024", { stage: "Charge", purpose: "Charge", next: "10/12/2026", time: "9:00", custody: "J/C" }),
  row("2/2024"),
);
const AFTER = register(
  row("1/2024", { stage: "Evidence", purpose: "Evidence", next: "17/12/2026", time: "10:30", custody: "on bail" }),
  row("2/2024", { remarks: "file called for", custody: "who knows" }),
  row("3/2024", { next: "31/02/2027" }),
);
const CHANGES = [
  {
    line: 2,
    number: "SC 1/2024",
    changes: [
      { field: "stage", from: "charge", to: "prosecution-evidence" },
      { field: "custody", from: "in", to: "bail" },
      { field: "next_date", from: "2026-12-10", to: "2026-12-17" },
      { field: "time", from: "09:00", to: "10:30" },
      { field: "purpose", from: "charge", to: "evidence" },
    ],
  },
  { line: 3, number: "SC 2/2024", changes: [{ field: "remarks", from: "", to: "file called for" }] },
];

async function uploaded({ clerk, courtId }: MadeCourt, text: string): Promise<string> {
  async function* body() {
    yield Buffer.from(text);
  }
  const received = await receiveUpload(clerk, { courtId, fileName: "register.csv", body: body() });
  if (isRefusal(received)) throw new Error(received.refused);
  return received.uploadId;
}

describe("what a register changes", () => {
  test("is told before anything is saved, field by field, old and new", async () => {
    const made = await makeCourt(db);
    await importText(made.clerk, made.courtId, BEFORE);
    const uploadId = await uploaded(made, AFTER);
    const { changes, totals } = await createCaller(made.clerk).imports.preview({ courtId: made.courtId, uploadId });
    expect(totals).toMatchObject({ changed: 2, rejected: 1 });
    expect(changes).toMatchObject({ count: 2, lines: CHANGES });
  });

  test("can be read again after the import, with its warnings and its refused rows, also once it is taken back", async () => {
    const { clerk, courtId } = await makeCourt(db);
    await importText(clerk, courtId, BEFORE);
    const { importId } = await importText(clerk, courtId, AFTER);
    const caller = createCaller(clerk).imports;
    const opened = await caller.open({ courtId, importId });
    expect(opened).toMatchObject({ fileName: "register.csv", rowsChanged: 2, rowsRejected: 1, undoneAt: null });
    expect(opened.changes).toMatchObject({ count: 2, lines: CHANGES });
    expect(opened.problems).toMatchObject([
      { kind: "rejected", because: "date_does_not_exist", count: 1, lines: [{ line: 4, value: "31/02/2027" }] },
      { kind: "warned", because: "custody_unread", count: 1, lines: [{ line: 3, value: "who knows" }] },
    ]);
    await caller.undo({ courtId, importId, key: crypto.randomUUID() });
    const undone = await caller.open({ courtId, importId });
    expect(undone).toMatchObject({ problems: opened.problems, changes: opened.changes });
    expect(undone.undoneAt).not.toBeNull();
  });

  test("is nobody else's to read", async () => {
    const [here, there] = [await makeCourt(db), await makeCourt(db)];
    const { importId } = await importText(here.clerk, here.courtId, BEFORE);
    const asked = { courtId: there.courtId, importId };
    await expect(openImport(there.clerk, asked)).rejects.toMatchObject({ code: "not-found" });
    await expect(openImport(there.clerk, { courtId: here.courtId, importId })).rejects.toMatchObject({
      code: "not-found",
    });
  });

  test("leaves as a workbook in the words of the reader, without complainants", async () => {
    const { clerk, courtId } = await makeCourt(db);
    const of = (complainant: string, stage: string) =>
      `Case No,Accused,Complainant,Stage\n1/2024,Zaid,${complainant},${stage}\n`;
    await importText(clerk, courtId, of("Canary Misal", "Charge"));
    const { importId } = await importText(clerk, courtId, of("Canary Farzi", "Evidence"));
    const which = { kind: "changed", because: null } as const;
    const table = await readWorkbook(await importWorkbook(clerk, { courtId, importId, which, language: "en" }));
    if (isRefusal(table)) throw new Error(table.refused);
    expect(table.rows.map(({ cells }) => cells)).toEqual([
      ["2", "SC 1/2024", "Complainant", "not shown in files", "not shown in files"],
      ["2", "SC 1/2024", "Stage", "Charge", "Prosecution evidence"],
    ]);
  });
});

describe("a row that ends a trial", () => {
  const DECIDED = [
    "Case No,Sections,Accused,Stage,Result,Decided on",
    '1/2024,14 PECA,"Zaid Farzi; Omar Misal",Decided,"Zaid convicted 3 yrs and fine Rs. 50,000/-; Omar acquitted",20/11/2026',
    "2/2024,20 PECA,Zaid Farzi,Decided,Acquitted,20/11/2026",
  ].join("\n");
  const BEFORE_IT = register(
    row("1/2024", { sections: "14 PECA", accused: "Zaid Farzi; Omar Misal", stage: "Judgment" }),
    row("2/2024", { stage: "Judgment" }),
  );
  const ofEach = [
    [
      { name: "Zaid Farzi", result: "convicted", months: 36, fine: 50_000 },
      { name: "Omar Misal", result: "acquitted", months: 0, fine: 0 },
    ],
    // Restricted: the file tells who is accused A to whom it is open.
    [{ name: null, result: "acquitted", months: 0, fine: 0 }],
  ];

  test("says what each accused gets before anything is saved, after it, and in the workbook", async () => {
    const made = await makeCourt(db);
    const { clerk, courtId } = made;
    await importText(clerk, courtId, BEFORE_IT);
    const uploadId = await uploaded(made, DECIDED);
    const caller = createCaller(clerk).imports;
    const { changes } = await caller.preview({ courtId, uploadId });
    // To the court's own clerk by name, on record; what is kept names nobody of a restricted matter.
    expect(changes.lines.map(({ results }) => results.map(({ name }) => name))).toEqual([
      ["Zaid Farzi", "Omar Misal"],
      ["Zaid Farzi"],
    ]);
    const [read] = await db.execute<{ n: number }>(
      sql`select count(*)::int as n from audit_entry where chain = ${courtId} and told ->> 'reading' = 'register.read'`,
    );
    expect(read?.n).toBe(1);
    const { importId } = await importText(clerk, courtId, DECIDED);
    expect((await caller.open({ courtId, importId })).changes.lines.map(({ results }) => results)).toEqual(ofEach);
    const which = { kind: "changed", because: null } as const;
    const table = await readWorkbook(await importWorkbook(clerk, { courtId, importId, which, language: "en" }));
    if (isRefusal(table)) throw new Error(table.refused);
    expect(table.rows.map(({ cells }) => cells.join("|"))).toEqual(
      expect.arrayContaining([
        "2|SC 1/2024|Zaid Farzi||Convicted · 36 months · fine Rs 50,000",
        "3|SC 2/2024|Accused A||Acquitted",
      ]),
    );
  });
});

test("a list of more lines than a screen shows is read to its end, before the import and after", async () => {
  const made = await makeCourt(db);
  const { clerk, courtId } = made;
  const rows = Array.from({ length: 1100 }, (_, at) => row(`${at + 1}/2024`, { custody: "who knows" }));
  const text = register(...rows);
  const caller = createCaller(clerk).imports;
  const which = { kind: "warned", because: "custody_unread" } as const;
  const uploadId = await uploaded(made, text);
  const { mapping, problems } = await caller.preview({ courtId, uploadId });
  expect(problems).toMatchObject([{ count: 1100 }]);
  expect(problems[0]?.lines).toHaveLength(8);
  const { importId } = await importText(clerk, courtId, text);
  const pages = [
    (from: number) => caller.previewLines({ courtId, uploadId, mapping, which, from }),
    (from: number) => caller.lines({ courtId, importId, which, from }),
  ];
  for (const page of pages) {
    const lines: number[] = [];
    for (let from: number | null = 0; from !== null; ) {
      const read: Awaited<ReturnType<typeof page>> = await page(from);
      lines.push(...read.problems.map(({ line }) => line));
      from = read.next;
    }
    expect(lines).toEqual(Array.from({ length: 1100 }, (_, at) => at + 2));
  }
});
