import { randomUUID } from "node:crypto";
import { asc, eq } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { connect } from "../../../db/connect.ts";
import { judgment, judgmentResult } from "../../../db/schema/settlements.ts";
import { createCaller } from "../../../server/doors/http/router.ts";
import { exportRegister } from "../../../server/imports/export-register.ts";
import { importRegister } from "../../../server/imports/import-register.ts";
import { isRefusal } from "../../../server/imports/reading/decode-text.ts";
import { readWorkbook } from "../../../server/imports/reading/read-workbook.ts";
import { guessColumns } from "../../../server/imports/rows/guess-columns.ts";
import { LANGUAGES } from "../../../server/wording/languages.ts";
import { makeCourt, makeStaff } from "../../support/factories.ts";
import { freshDatabase } from "../../support/fresh-database.ts";
import { casesOf, HEADERS, importText, register, row } from "../../support/imported-register.ts";

const database = await freshDatabase();
const { db, end } = connect(database.appUrl, { max: 4 });
afterAll(end);

const table = (...rows: string[]) => [`${HEADERS},Result,Decided on`, ...rows].join("\n");
const decided = (number: string, accused: string, result: string, said = {}) =>
  `${row(number, { accused, stage: "Decided", ...said })},"${result}","20/11/2026"`;
const TWO = "Zaid Farzi s/o Bekar; Omar Misal";

/** A court whose pending trials the next register says are decided. */
async function pending(accused: Readonly<Record<string, string>>) {
  const court = await makeCourt(db);
  const rows = Object.entries(accused).map(([number, names]) =>
    row(number, { accused: names, stage: "Judgment", next: "10/12/2026" }),
  );
  await importText(court.clerk, court.courtId, register(...rows));
  const api = createCaller(court.clerk);
  const cases = () => casesOf(db, court.courtId);
  const lastImport = async () => (await api.imports.list({ courtId: court.courtId }))[0]!.id;
  const told = async () => {
    const { problems } = await api.imports.open({ courtId: court.courtId, importId: await lastImport() });
    return (because: string) => problems.find((one) => one.because === because)?.lines.map(({ line }) => line) ?? [];
  };
  return { ...court, api, cases, lastImport, told };
}

const resultsOf = async (caseId: number) => {
  const rows = await db
    .select()
    .from(judgmentResult)
    .where(eq(judgmentResult.caseId, caseId))
    .orderBy(asc(judgmentResult.accusedId));
  return rows.map(({ result, months, fine, sections }) => [result, months, fine, sections.length]);
};
const judgmentsOf = (caseId: number) => db.select().from(judgment).where(eq(judgment.caseId, caseId));

test("a register's result of each accused is the judgment, a second time changes nothing, and undo takes it back", async () => {
  const { clerk, courtId, districtId, api, cases, lastImport, told } = await pending({
    "SC 1/2026": TWO,
    "SC 2/2026": TWO,
  });
  const said = table(
    decided("SC 1/2026", TWO, "Zaid convicted 3 yrs and fine Rs. 50,000/-; Omar acquitted"),
    decided("SC 2/2026", TWO, "Acquitted u/s 249-A Cr.P.C"),
  );
  expect(await importText(clerk, courtId, said)).toMatchObject({ changed: 2, rejected: 0 });
  const [one, two] = await cases();
  expect([one, two].map((found) => [found!.disposal, found!.disposalDay, found!.stage, found!.nextDay])).toEqual([
    ["convicted", "2026-11-20", "decided", null],
    ["acquitted-249a", "2026-11-20", "decided", null],
  ]);
  expect(await resultsOf(one!.id)).toEqual([
    ["convicted", 36, 50_000, 1],
    ["acquitted", 0, 0, 1],
  ]);
  expect(await resultsOf(two!.id)).toEqual([
    ["acquitted", 0, 0, 1],
    ["acquitted", 0, 0, 1],
  ]);
  // The register does not say who announced it; and it waits for nobody's signature here.
  expect(await judgmentsOf(one!.id)).toMatchObject([{ announcedDay: "2026-11-20", judgeName: null }]);
  const judge = createCaller(await makeStaff(db, { districtId, courtId }, "judge"));
  expect((await judge.desk.judge({ courtId })).file).toEqual([]);
  expect((await api.life.case({ courtId, caseId: one!.id })).judgment).toMatchObject({ missing: [], differsAs: null });
  const lines = await told();
  expect([lines("judged_by_register"), lines("results_to_enter"), lines("ended_by_register")]).toEqual([
    [2, 3],
    [],
    [],
  ]);

  expect(await importText(clerk, courtId, said)).toMatchObject({ same: 2, changed: 0 });
  const [again, first] = await api.imports.list({ courtId });
  expect(again!.id).not.toBe(first!.id);
  await api.imports.undo({ courtId, importId: first!.id, key: randomUUID() });
  expect((await cases()).map(({ disposal, stage, nextDay }) => [disposal, stage, nextDay])).toEqual([
    [null, "judgment", "2026-12-10"],
    [null, "judgment", "2026-12-10"],
  ]);
  expect([await judgmentsOf(one!.id), await resultsOf(one!.id)]).toEqual([[], []]);
  // So that the file can come again.
  expect(await importText(clerk, courtId, said)).toMatchObject({ changed: 2 });
  expect(await resultsOf(one!.id)).toHaveLength(2);
  expect(await lastImport()).not.toBe(first!.id);
});

test("what a register leaves open is for a clerk to enter, and he is told so", async () => {
  const { clerk, courtId, cases, told } = await pending({
    ...{ "SC 1/2026": TWO, "SC 2/2026": TWO, "SC 3/2026": TWO, "SC 4/2026": "Zaid Farzi & 2 others", "SC 5/2026": TWO },
  });
  const said = table(
    decided("SC 1/2026", TWO, "Convicted"),
    decided("SC 2/2026", TWO, "Zaid acquitted"),
    decided("SC 3/2026", TWO, "Zaid convicted, Omar not convicted"),
    decided("SC 4/2026", "Zaid Farzi & 2 others", "Acquitted"),
    // The row itself brings in another accused: of him the case knows nothing yet.
    decided("SC 5/2026", `${TWO}; Zara Khan`, "Acquitted"),
  );
  expect(await importText(clerk, courtId, said)).toMatchObject({ rejected: 0 });
  expect((await cases()).map(({ disposal }) => disposal)).toEqual(["convicted", null, null, "acquitted", "acquitted"]);
  for (const { id } of await cases()) expect(await judgmentsOf(id)).toEqual([]);
  const lines = await told();
  expect([lines("ended_by_register"), lines("decided_in_register"), lines("results_to_enter")]).toEqual([
    [2, 5, 6],
    [3, 4],
    [2, 3, 4, 5, 6],
  ]);
});

test("a result that is recorded here is not written over by a register", async () => {
  const { clerk, courtId, api, cases, told } = await pending({ "SC 1/2026": TWO });
  const [{ id: caseId } = { id: 0 }] = await cases();
  const of = { courtId, caseId };
  const life = await api.life.case(of);
  const first = { accusedId: life.accused[0]!.id, result: "acquitted", months: 0, fine: 0, compensation: 0 } as const;
  await api.life.announceJudgment({
    ...{ ...of, version: null, day: life.today, judgeName: "", key: randomUUID() },
    results: [{ ...first, isSplit: false, note: null }],
  });
  const before = await resultsOf(caseId);
  await importText(clerk, courtId, table(decided("SC 1/2026", TWO, "Both accused convicted")));
  expect(await resultsOf(caseId)).toEqual(before);
  expect((await told())("results_to_enter")).toEqual([2]);
});

test("the register that leaves afterwards comes back unchanged, in both languages", async () => {
  const { clerk, courtId } = await pending({ "SC 1/2026": TWO, "SC 2/2026": "Zaid Farzi" });
  const said = table(
    decided("SC 1/2026", TWO, "Zaid convicted 3 yrs, Omar acquitted", { stage: "Judgment" }),
    decided("SC 2/2026", "Zaid Farzi", "Discharged"),
  );
  expect(await importText(clerk, courtId, said)).toMatchObject({ changed: 2 });
  for (const language of LANGUAGES) {
    const table = await readWorkbook(await exportRegister(clerk, { courtId, language }));
    if (isRefusal(table)) throw new Error(JSON.stringify(table));
    const { mapping } = guessColumns(table);
    const file = { courtId, fileName: "x.xlsx", fileHash: language, table, mapping };
    expect(await importRegister(clerk, file)).toMatchObject({ same: 2, changed: 0, new: 0, rejected: 0, warned: 0 });
  }
});
