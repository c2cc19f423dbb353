import { afterAll, expect, test } from "vitest";
import { connect } from "../../db/connect.ts";
import { makeCourt } from "../factories.ts";
import { freshDatabase } from "../fresh-database.ts";
import { casesOf, importText, register, row } from "./imported-register.ts";

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
