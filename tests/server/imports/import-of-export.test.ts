import { eq, inArray } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { courtCase } from "../../../db/schema/cases.ts";
import type { NewCase } from "../../../server/case/new-case.ts";
import { registerCases } from "../../../server/case/register-cases.ts";
import { linkToParents } from "../../../server/case/stage/docket-kind.ts";
import { change } from "../../../server/core/change.ts";
import { compareRegister } from "../../../server/imports/compare-register.ts";
import { exportRegister } from "../../../server/imports/export-register.ts";
import { importRegister } from "../../../server/imports/import-register.ts";
import { isRefusal } from "../../../server/imports/reading/decode-text.ts";
import type { Table } from "../../../server/imports/reading/read-table.ts";
import { readWorkbook } from "../../../server/imports/reading/read-workbook.ts";
import { guessColumns } from "../../../server/imports/rows/guess-columns.ts";
import { type Placement, placeHearings } from "../../../server/listing/place-hearings.ts";
import { courtDay } from "../../../server/rules/calendar/court-day.ts";
import { caseNumberKey } from "../../../server/rules/case/case-number.ts";
import { PURPOSES } from "../../../server/rules/case/purposes.ts";
import { STAGES } from "../../../server/rules/case/stages.ts";
import type { Language } from "../../../server/wording/languages.ts";
import { LANGUAGES } from "../../../server/wording/languages.ts";
import { type MadeCourt, makeCourt, makeCourtBesides, makeStaff } from "../../support/factories.ts";
import { freshDatabase } from "../../support/fresh-database.ts";
import { casesOf, importText, register, row } from "../../support/imported-register.ts";
import { connect } from "../../support/open-database.ts";

const database = await freshDatabase();
const { db, end } = connect(database.appUrl, { max: 4 });
afterAll(end);

async function exported(made: MadeCourt, language: Language = "en", withNames = true): Promise<Table> {
  const { clerk, courtId } = made;
  const table = await readWorkbook(await exportRegister(clerk, { courtId, language, withNames }));
  if (isRefusal(table)) throw new Error(JSON.stringify(table));
  return table;
}

const compared = ({ clerk, courtId }: MadeCourt, table: Table) =>
  compareRegister(db, clerk.now, { courtId, table, mapping: guessColumns(table).mapping });

const imported = ({ clerk, courtId }: MadeCourt, table: Table) =>
  importRegister(clerk, { courtId, fileName: "x.xlsx", fileHash: "x", table, mapping: guessColumns(table).mapping });

type Dated = Pick<Placement, "day" | "purpose" | "block" | "source" | "purposeText">;
type Matter = { matter: NewCase; dates: readonly Dated[]; isDisposed: boolean; parent?: number };

/** Enters cases as the screens would, not as a register does. */
function enter({ clerk, courtId, districtId }: MadeCourt, docket: readonly Matter[]): Promise<number[]> {
  const act = { action: "test.entered", permission: "docket.change", courtId } as const;
  return change(clerk, act, async (tx) => {
    const ids = await registerCases(
      tx,
      courtId,
      districtId,
      docket.map(({ matter }) => matter),
    );
    const dates = docket.flatMap((one, at) =>
      one.isDisposed ? [] : one.dates.map((date) => ({ ...date, caseId: ids[at]!, isFixed: true })),
    );
    await placeHearings(tx, courtId, dates);
    const disposed = ids.filter((_, at) => docket[at]!.isDisposed);
    const decision = { disposal: "acquitted", disposalDay: courtDay("2026-11-05") } as const;
    if (disposed.length > 0) await tx.update(courtCase).set(decision).where(inArray(courtCase.id, disposed));
    const applications = ids.filter((_, at) => docket[at]!.matter.docket === "application");
    const result = { disposal: "bail-granted" } as const;
    await tx
      .update(courtCase)
      .set(result)
      .where(
        inArray(
          courtCase.id,
          disposed.filter((id) => applications.includes(id)),
        ),
      );
    const links = docket.flatMap(({ matter, parent }, at) =>
      matter.docket === "application" && parent !== undefined
        ? [{ caseId: ids[at]!, parentCaseId: ids[parent % ids.length]! }]
        : [],
    );
    await linkToParents(tx, courtId, links);
    return ids;
  });
}

const MATTER: NewCase = {
  caseNumber: null,
  cfmsCode: null,
  fir: { number: 7, year: 2024, station: "Namuna" },
  sections: [{ statute: "PECA", section: "20" }],
  unreadSections: [],
  accused: [{ name: "Zaid Farzi" }],
  otherAccused: 0,
  complainants: [{ name: "Sana Misal" }],
  counsel: [],
  prosecutor: null,
  investigatingOfficer: null,
  stage: "bail",
  custody: "in",
  orderedRestricted: null,
  priorDay: null,
  institutionDay: null,
  offenceDay: null,
  firDay: null,
  challanDay: null,
  remarks: null,
};
const alone = (matter: Partial<NewCase>): Matter => ({
  matter: { ...MATTER, ...matter },
  dates: [],
  isDisposed: false,
});
const numbered = (number: number) => ({ prefix: "SC", number, suffix: null, year: 2024 });

// Small choices, so that numbers, FIRs and names meet often; and texts that a register could take for something else.
const NAMES = [
  "Zaid Farzi",
  "Omar s/o Bekar, r/o House 1, Clifton",
  "زید فرضی ولد مثال خان",
  "Ali & Sons",
  "A and B; C",
  "Zaid & 2 others",
  "=1+1",
];
const TEXTS = [null, "nil", "two\nlines", "_x0041_", "  spaces  ", "'tis", "لمبا ".repeat(500), "12/2024"];
const STATIONS = [null, "Namuna", "Namuna North", "P.S. Namuna"];
const SECTIONS = [[], [{ statute: "PECA", section: "20" }], [{ statute: "SINDHARMSACT", section: "23(1)(a)" }]];
const text = fc.constantFrom(...TEXTS);
const names = fc.uniqueArray(fc.constantFrom(...NAMES), { maxLength: 3 });
const pastDay = fc.constantFrom(null, courtDay("2024-03-01"), courtDay("2025-12-11"));

const matter: fc.Arbitrary<NewCase> = fc
  .record({
    caseNumber: fc.option(
      fc.record({
        prefix: fc.constantFrom(null, "SC", "Special Case", "Bail Application"),
        number: fc.integer({ min: 1, max: 3 }),
        suffix: fc.constantFrom(null, "A"),
        year: fc.constant(2024),
      }),
    ),
    cfmsCode: fc.constantFrom(null, "C-1"),
    fir: fc.record({
      number: fc.integer({ min: 7, max: 8 }),
      year: fc.constant(2024),
      station: fc.constantFrom(...STATIONS),
    }),
    sections: fc.constantFrom(...SECTIONS),
    unreadSections: fc.constantFrom([], ["gibberish"]),
    accused: names.map((all) => all.map((name) => ({ name }))),
    otherAccused: fc.constantFrom(0, null, 2),
    complainants: names.map((all) => all.map((name) => ({ name }))),
    counsel: names,
    prosecutor: fc.constantFrom(null, "Adv. Misal", "nil"),
    investigatingOfficer: fc.constantFrom(null, "Inspector Misal"),
    stage: fc.constantFrom(...STAGES),
    custody: fc.constantFrom("unknown", "in", "bail", "at-large"),
    orderedRestricted: fc.constantFrom(null, true, false),
    priorDay: pastDay,
    institutionDay: pastDay,
    offenceDay: pastDay,
    firDay: pastDay,
    challanDay: pastDay,
    remarks: text,
  })
  .map((one) => ({
    ...one,
    station: one.fir.station,
    docket: one.caseNumber?.prefix === "Bail Application" ? ("application" as const) : ("trial" as const),
  }));

const dated: fc.Arbitrary<Dated> = fc.record({
  day: fc.constantFrom(courtDay("2026-12-03"), courtDay("2026-12-10"), courtDay("2026-12-17")),
  purpose: fc.constantFrom(...PURPOSES),
  block: fc.constantFrom("09:00", "10:30"),
  source: fc.constantFrom("court", "register", "plan"),
  purposeText: fc.constant(null),
});

const docket: fc.Arbitrary<Matter[]> = fc.uniqueArray(
  fc.record({
    matter,
    dates: fc.uniqueArray(dated, { maxLength: 3, selector: ({ purpose }) => purpose }),
    isDisposed: fc.integer({ max: 3, min: 0 }).map((n) => n === 0),
    parent: fc.integer({ min: 0, max: 13 }),
  }),
  {
    minLength: 1,
    maxLength: 14,
    selector: ({ matter: { caseNumber } }) =>
      caseNumber ? `${caseNumber.prefix ?? ""} ${caseNumberKey(caseNumber)}` : Symbol("any number of these"),
  },
);

describe("an export that comes back", () => {
  test("is the same in every row, whatever the docket holds", async () => {
    await fc.assert(
      fc.asyncProperty(docket, fc.constantFrom(...LANGUAGES), fc.boolean(), async (matters, language, withNames) => {
        const made = await makeCourt(db);
        await enter(made, matters);
        const table = await exported(made, language, withNames);
        const { totals, rejected, changes } = await compared(made, table);
        expect({ rejected, changes }).toEqual({ rejected: [], changes: [] });
        expect(totals).toMatchObject({ same: table.rows.length, new: 0, changed: 0, rejected: 0 });
      }),
      { numRuns: 12 },
    );
  });

  test("brings decided applications and the cases in which they are made to another court as they were", async () => {
    const [here, there] = [await makeCourt(db), await makeCourt(db)];
    const bail = (number: number) => ({ ...numbered(number), prefix: "Post-arrest Bail Application" });
    const ofBail = { docket: "application", applicationKind: "bail-497" } as const;
    await enter(here, [
      alone({ caseNumber: numbered(1) }),
      { ...alone({ ...ofBail, caseNumber: bail(2) }), isDisposed: true, parent: 0 },
      { ...alone({ ...ofBail, caseNumber: bail(3) }), parent: 0 },
    ]);
    for (const language of LANGUAGES) {
      const table = await exported(here, language);
      expect((await compared(here, table)).totals).toMatchObject({ same: 3, warned: 0 });
    }
    expect(await imported(there, await exported(here))).toMatchObject({ new: 3, rejected: 0 });
    const [trial, ...applications] = await casesOf(db, there.courtId);
    expect(applications.map(({ parentCaseId }) => parentCaseId)).toEqual([trial!.id, trial!.id]);
    expect(applications.map(({ disposal, disposalDay }) => [disposal, disposalDay])).toEqual([
      ["bail-granted", "2026-11-05"],
      [null, null],
    ]);
  });

  test.each(LANGUAGES)(
    "leaves without who is accused in a restricted matter, and takes nobody away (%s)",
    async (language) => {
      const made = await makeCourt(db);
      const restricted = { orderedRestricted: true, accused: [{ name: "Canary Farzi" }], remarks: "Canary's brother" };
      await enter(made, [
        alone({ ...restricted, caseNumber: numbered(1) }),
        alone({ ...restricted, caseNumber: null }),
        alone({ caseNumber: numbered(2), orderedRestricted: false, accused: [{ name: "Omar Misal" }] }),
      ]);
      const before = await casesOf(db, made.courtId);
      const table = await exported(made, language, false);
      expect(JSON.stringify(table)).not.toContain("Canary");
      expect(JSON.stringify(table)).toContain("Omar Misal");
      expect(await imported(made, table)).toMatchObject({ same: 3, changed: 0, new: 0, rejected: 0 });
      expect(await casesOf(db, made.courtId)).toEqual(before);
      // The rest of such a row is read as ever.
      const edited = { ...table, rows: table.rows.map((one) => with_(one, ["Omar Misal", "Omar Doosra"])) };
      expect(await imported(made, edited)).toMatchObject({ same: 2, changed: 1 });
    },
  );

  test("leaves by name for the court's own clerk alone", async () => {
    const made = await makeCourt(db);
    const { courtId, districtId } = made;
    const other = await makeCourtBesides(db, made);
    await enter(made, [alone({ caseNumber: numbered(1), orderedRestricted: true })]);
    const administrator = await makeStaff(db, { districtId, courtId: null }, "administrator");
    const input = { courtId, language: "en", withNames: true } as const;
    for (const ctx of [administrator, other.clerk, { ...made.clerk, actor: { kind: "public" } as const }])
      await expect(exportRegister(ctx, input)).rejects.toThrow(/not-(allowed|found)/);
    expect((await exportRegister(made.clerk, input)).length).toBeGreaterThan(0);
  });

  test("tells a matter without a number from others of its FIR, also where the case of it has one", async () => {
    const made = await makeCourt(db);
    await enter(made, [alone({ caseNumber: numbered(1) }), alone({}), alone({}), alone({ remarks: "second bail" })]);
    const table = await exported(made);
    expect((await compared(made, table)).totals).toMatchObject({ same: 4, rejected: 0 });
    // Without the marks: what stands twice in a file cannot be told apart, but a row finds the case that is like it.
    const bail = table.rows.filter(({ cells }) => cells.includes("second bail"));
    const unmarked = { ...table, rows: bail.map(({ line, cells }) => ({ line, cells: withoutMark(cells) })) };
    expect((await compared(made, unmarked)).totals).toMatchObject({ same: 1, rejected: 0 });
  });

  test("a row that was edited changes the case of its mark and no other of its FIR", async () => {
    const made = await makeCourt(db);
    const ids = await enter(made, [alone({}), alone({})]);
    const table = await exported(made);
    const edited = { ...table, rows: table.rows.slice(1).map((one) => with_(one, ["Bail", "Challan"])) };
    expect(await imported(made, edited)).toMatchObject({ changed: 1, new: 0, rejected: 0 });
    expect((await casesOf(db, made.courtId)).map(({ id, stage }) => [id, stage])).toEqual([
      [ids[0], "bail"],
      [ids[1], "challan"],
    ]);
  });

  test("a row that was copied and given another number is another case", async () => {
    const made = await makeCourt(db);
    await enter(made, [alone({ caseNumber: numbered(1) })]);
    const table = await exported(made);
    const [first] = table.rows;
    const copied = { ...table, rows: [with_(first!, ["SC 1/2024", "SC 2/2024"]), { ...first!, line: 3 }] };
    expect(await imported(made, copied)).toMatchObject({ new: 1, same: 1, changed: 0, rejected: 0 });
  });

  test("a mark of another court, or of another start of this one, is not believed", async () => {
    const [here, there] = [await makeCourt(db), await makeCourt(db)];
    await enter(here, [alone({})]);
    const [strange] = await enter(there, [alone({ fir: { number: 99, year: 2024, station: null } })]);
    const table = await exported(here);
    expect((await compared(there, table)).totals).toMatchObject({ new: 1 });
    const mark = table.rows[0]!.cells.find((cell) => cell.startsWith("P-"))!;
    const forged = `P-${strange}-${mark.split("-")[2]}`;
    const other = { ...table, rows: table.rows.map((one) => with_(one, [mark, forged])) };
    expect((await compared(there, other)).totals).toMatchObject({ new: 1, changed: 0 });
  });

  test("its columns are known, however a clerk has named those of the register before", async () => {
    const made = await makeCourt(db);
    await importText(made.clerk, made.courtId, register(row("1/2024", { stage: "Charge", purpose: "Evidence" })));
    const { chooseMapping } = await import("../../../server/imports/remembered-mapping.ts");
    const { saveMapping } = await import("../../../server/imports/store.ts");
    const strange = { columns: { "Case No": "case_number", Stage: "remarks", Remarks: "stage" }, dateOrder: {} };
    await db.transaction((tx) => saveMapping(tx, made.courtId, strange, made.clerk.now.toISOString()));
    const table = await exported(made);
    const { mapping } = await chooseMapping(db, made.courtId, table, guessColumns(table), undefined);
    expect(mapping.columns).toMatchObject({ Stage: "stage", Remarks: "remarks", "Peshi ref": "peshi_ref" });
    const cases = await db.select().from(courtCase).where(eq(courtCase.courtId, made.courtId));
    expect(cases).toHaveLength(1);
  });
});

const withoutMark = (cells: readonly string[]) => cells.map((cell) => (/^P-\d+-/.test(cell) ? "" : cell));

function with_({ line, cells }: Table["rows"][number], [from, to]: readonly [string, string]) {
  return { line, cells: cells.map((cell) => (cell === from ? to : cell)) };
}
