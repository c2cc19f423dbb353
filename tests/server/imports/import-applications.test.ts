import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { connect } from "../../../db/connect.ts";
import { courtCase } from "../../../db/schema/cases.ts";
import { createCaller } from "../../../server/doors/http/router.ts";
import { makeCourt } from "../../support/factories.ts";
import { freshDatabase } from "../../support/fresh-database.ts";
import { casesOf, datesOf, HEADERS, importText, register, row } from "../../support/imported-register.ts";

const database = await freshDatabase();
const { db, end } = connect(database.appUrl, { max: 4 });
afterAll(end);

test("a register's bail applications, revisions and enquiries come into their own dockets, and a decided one stays out", async () => {
  const { clerk, courtId } = await makeCourt(db);
  const text = register(
    row("Criminal Bail Application 20/2026", { stage: "", purpose: "Bail", next: "10/12/2026" }),
    row("Pre-arrest Bail Application 21/2026", { stage: "Arguments", next: "10/12/2026" }),
    row("Cr. Revision 22/2026", { stage: "", next: "10/12/2026" }),
    row("Enquiry 23/2026", { stage: "", next: "10/12/2026" }),
    row("Bail Application 24/2026", { stage: "Bail refused" }),
    row("SC 25/2026", { stage: "Charge", next: "10/12/2026" }),
  );
  expect(await importText(clerk, courtId, text)).toMatchObject({ new: 5, rejected: 1 });
  const found = await casesOf(db, courtId);
  expect(found.map((one) => [one.number, one.docket, one.applicationKind, one.stage])).toEqual([
    [20, "application", null, "bail"],
    [21, "application", "bail-498", "arguments"],
    [22, "application", "revision", "arguments"],
    [23, "inquiry", null, "inquiry"],
    [25, "trial", null, "charge"],
  ]);
});

test("an application that the register says is decided is told of, and is not ended by an import", async () => {
  const { clerk, courtId } = await makeCourt(db);
  await importText(clerk, courtId, register(row("Bail Application 30/2026", { stage: "Bail", next: "10/12/2026" })));
  const decided = register(row("Bail Application 30/2026", { stage: "Dismissed as withdrawn" }));
  expect(await importText(clerk, courtId, decided)).toMatchObject({ new: 0, rejected: 0, warned: 1 });
  expect((await casesOf(db, courtId))[0]).toMatchObject({ stage: "bail", disposal: null });
});

const MORE = `${HEADERS},Previous date,Main case,Result,Decided on`;
const table = (...rows: string[]) => [MORE, ...rows].join("\n");
const more = (previous: string, parent: string, result = "", day = "") =>
  [previous, parent, result, day].map((cell) => `"${cell}"`).join(",");

test("a decided application ends with the result of the register on the day of the order, and its date is free", async () => {
  const { clerk, courtId } = await makeCourt(db);
  const number = "Post-arrest Bail Application 31/2026";
  const pending = register(row(number, { stage: "Bail", next: "10/12/2026" }));
  await importText(clerk, courtId, pending);
  const said = table(`${row(number, { stage: "Bail" })},${more("", "", "Bail allowed", "01/12/2026")}`);
  expect(await importText(clerk, courtId, said)).toMatchObject({ changed: 1, warned: 1 });
  const [decided] = await casesOf(db, courtId);
  expect(decided).toMatchObject({ stage: "decided", disposal: "bail-granted", disposalDay: "2026-12-01" });
  expect((await datesOf(db, courtId)).map(({ state }) => state)).toEqual(["withdrawn"]);
  expect(await importText(clerk, courtId, said)).toMatchObject({ same: 1, changed: 0 });

  const api = createCaller(clerk);
  const [last, second] = await api.imports.list({ courtId });
  await api.imports.undo({ courtId, importId: second!.id, key: randomUUID() });
  expect(last!.rowsChanged).toBe(0);
  expect((await casesOf(db, courtId))[0]).toMatchObject({ stage: "bail", disposal: null, nextDay: "2026-12-10" });
});

test("a decided application that is not here comes in decided; the day of the order is that of its last date where none is written", async () => {
  const { clerk, courtId } = await makeCourt(db);
  const said = table(
    `${row("Cr. Revision 40/2026", { stage: "Dismissed", next: "" })},${more("05/11/2026", "")}`,
    `${row("Bail Application 41/2026", { stage: "" })},${more("", "", "Not pressed", "06/11/2026")}`,
    // A day to come is no day of an order that was made, and "granted" before arrest may be the interim order.
    `${row("Bail Application 42/2026", { stage: "" })},${more("", "", "Not pressed", "06/12/2027")}`,
    `${row("Pre-arrest Bail Application 43/2026", { stage: "Granted" })},${more("05/11/2026", "")}`,
  );
  expect(await importText(clerk, courtId, said)).toMatchObject({ new: 2, rejected: 2 });
  const found = await casesOf(db, courtId);
  expect(found.map((one) => [one.number, one.disposal, one.disposalDay, one.stage])).toEqual([
    [40, "dismissed", "2026-11-05", "decided"],
    [41, "not-pressed", "2026-11-06", "decided"],
  ]);
});

test("an application is linked to the case that its row names, to one of the same file, or to the only case of its FIR", async () => {
  const { clerk, courtId } = await makeCourt(db);
  await importText(
    clerk,
    courtId,
    register(
      row("SC 50/2026", { fir: "41/2026", station: "Namuna", next: "10/12/2026" }),
      row("", { fir: "42/2026", station: "Namuna", stage: "FIR" }),
      row("SC 51/2026", { fir: "43/2026" }),
      row("SC 52/2026", { fir: "43/2026", accused: "Omar Misal" }),
    ),
  );
  const said = table(
    `${row("Bail Application 60/2026", { stage: "Bail", next: "10/12/2026" })},${more("", "SC 50/2026")}`,
    `${row("Bail Application 61/2026 in SC 53/2026", { stage: "Bail", next: "10/12/2026" })},${more("", "")}`,
    `${row("Bail Application 62/2026", { stage: "Bail", fir: "42/2026", station: "Namuna" })},${more("", "")}`,
    `${row("Bail Application 63/2026", { stage: "Bail", fir: "43/2026" })},${more("", "")}`,
    `${row("Bail Application 64/2026", { stage: "Bail" })},${more("", "SC 99/2026")}`,
    `${row("SC 53/2026", { next: "10/12/2026", accused: "Bekar Misal" })},${more("", "")}`,
  );
  expect(await importText(clerk, courtId, said)).toMatchObject({ new: 6, changed: 0, rejected: 0 });
  const all = await casesOf(db, courtId);
  const idOf = (is: (one: (typeof all)[number]) => boolean) => all.find(is)!.id;
  const parentOf = (number: number) => all.find((one) => one.number === number)!.parentCaseId;
  expect([60, 61, 62, 63, 64].map(parentOf)).toEqual([
    idOf(({ number }) => number === 50),
    idOf(({ number }) => number === 53),
    idOf(({ firNumber, docket }) => firNumber === 42 && docket === "trial"),
    null,
    null,
  ]);
  // The case that is known by its FIR alone keeps having no number: an application's is no name for it.
  expect(all.find(({ firNumber, docket }) => firNumber === 42 && docket === "trial")!.number).toBeNull();
  const [done] = await createCaller(clerk).imports.list({ courtId });
  const { problems } = await createCaller(clerk).imports.open({ courtId, importId: done!.id });
  expect(problems.find(({ because }) => because === "parent_unclear")!.lines.map(({ line }) => line)).toEqual([5, 6]);
  expect(await importText(clerk, courtId, said)).toMatchObject({ same: 6, changed: 0 });

  // A link that stands is not changed by a file.
  const other = table(`${row("Bail Application 60/2026", { stage: "Bail" })},${more("", "SC 51/2026")}`);
  expect(await importText(clerk, courtId, other)).toMatchObject({ same: 1, changed: 0, warned: 1 });
  expect((await casesOf(db, courtId)).find(({ number }) => number === 60)!.parentCaseId).toBe(parentOf(60));
});

test("a pending trial ends as the register says where it names one mode and the day; what is unclear is told as before", async () => {
  const { clerk, courtId } = await makeCourt(db);
  const known = [70, 71, 72, 73].map((number) => row(`SC ${number}/2026`, { stage: "Judgment", next: "10/12/2026" }));
  await importText(clerk, courtId, register(...known));
  const said = table(
    `${row("SC 70/2026", { stage: "Decided" })},${more("", "", "Acquitted u/s 265-K", "01/12/2026")}`,
    `${row("SC 71/2026", { stage: "Decided" })},${more("", "", "Convicted", "")}`,
    `${row("SC 72/2026", { stage: "Decided" })},${more("", "", "One acquitted, one convicted", "01/12/2026")}`,
    `${row("SC 73/2026", { stage: "Decided" })},${more("", "", "Convicted", "01/12/2027")}`,
  );
  expect(await importText(clerk, courtId, said)).toMatchObject({ changed: 1, rejected: 0 });
  const found = await casesOf(db, courtId);
  expect(found.map((one) => [one.number, one.disposal, one.disposalDay, one.stage, one.nextDay])).toEqual([
    [70, "acquitted-265k", "2026-12-01", "decided", null],
    [71, null, null, "judgment", "2026-12-10"],
    [72, null, null, "judgment", "2026-12-10"],
    [73, null, null, "judgment", "2026-12-10"],
  ]);
  const api = createCaller(clerk);
  const [done] = await api.imports.list({ courtId });
  const { problems } = await api.imports.open({ courtId, importId: done!.id });
  const linesOf = (because: string) => problems.find((one) => one.because === because)!.lines.map(({ line }) => line);
  expect(linesOf("judged_by_register")).toEqual([2]);
  expect(linesOf("decided_in_register")).toEqual([3, 4, 5]);
  expect(linesOf("results_to_enter")).toEqual([4]);
  expect(await importText(clerk, courtId, said)).toMatchObject({ same: 4, changed: 0 });

  await api.imports.undo({ courtId, importId: done!.id, key: randomUUID() });
  expect((await casesOf(db, courtId))[0]).toMatchObject({ disposal: null, stage: "judgment", nextDay: "2026-12-10" });
});

test("SC and Special Case are one: the docket has the court's own form, and what was kept otherwise is the same case", async () => {
  const { clerk, courtId } = await makeCourt(db, { casePrefix: "Special Case" });
  const text = (prefix: string) => register(row(`${prefix} 80/2026`, { next: "10/12/2026" }));
  await importText(clerk, courtId, text("SC"));
  expect((await casesOf(db, courtId)).map((one) => one.numberPrefix)).toEqual(["Special Case"]);
  await db.update(courtCase).set({ numberPrefix: "SC" }).where(eq(courtCase.courtId, courtId));
  const again = register(row("Spl. Case 80/2026", { stage: "Arguments", next: "10/12/2026" }));
  expect(await importText(clerk, courtId, again)).toMatchObject({ new: 0, changed: 1 });
  expect(await casesOf(db, courtId)).toMatchObject([{ numberPrefix: "Special Case", stage: "arguments" }]);
  const { rows } = await createCaller(clerk).cases.search({ courtId, q: "SC 80/2026" });
  expect(rows).toMatchObject([{ number: "Special Case 80/2026" }]);
});
