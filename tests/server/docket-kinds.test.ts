import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { connect } from "../../db/connect.ts";
import type { DocketKind } from "../../server/cases/docket-kind.ts";
import { createCaller } from "../../server/router.ts";
import { courtDay } from "../../server/rules/court-day.ts";
import { listCase, type MadeCourt, makeCase, makeCourt } from "../factories.ts";
import { freshDatabase } from "../fresh-database.ts";

const database = await freshDatabase();
const { db, end } = connect(database.appUrl);
afterAll(end);

const key = () => randomUUID();
const callerOf = (made: MadeCourt) => createCaller(made.clerk);
const trial: DocketKind = {
  ...{ docket: "trial", applicationKind: null, parentCaseId: null, institutionMode: "instituted" },
  ...{ permissionDay: null, fromCourt: null },
};

async function edit(made: MadeCourt, caseId: number, kind: DocketKind) {
  const { version } = await callerOf(made).desk.matter({ courtId: made.courtId, caseId });
  return callerOf(made).cases.editKind({ courtId: made.courtId, caseId, version, key: key(), kind });
}

/** The field that a refusal names, or its code. */
const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (error) => error.cause?.detail?.field ?? error.message,
  );

test("each docket is counted, and shows what belongs to its kind: the bail clock, the permission, the dates of reports", async () => {
  const made = await makeCourt(db, { rank: "magistrate" });
  await makeCase(db, made, { stage: "charge" });
  const bail = { docket: "application", applicationKind: "bail-497", stage: "bail" } as const;
  const late = await makeCase(db, made, { ...bail, institutionDay: courtDay("2026-11-20") });
  const fresh = await makeCase(db, made, { ...bail, institutionDay: courtDay("2026-12-02") });
  const inquiry = { docket: "inquiry", stage: "inquiry", permissionDay: courtDay("2026-10-01") } as const;
  const asked = await makeCase(db, made, inquiry);
  await listCase(made.clerk, made.courtId, asked, courtDay("2026-12-10"), { purpose: "report" });
  const report = { day: courtDay("2026-11-12"), madeBy: "SI of tests", says: "Two devices sent", isFinal: false };
  const { courtId } = made;
  await callerOf(made).cases.addReport({ courtId, caseId: asked, key: key(), ...report });

  expect(await callerOf(made).cases.dockets({ courtId })).toEqual({ trial: 1, inquiry: 1, application: 2 });
  const facts = await callerOf(made).cases.kindFacts({ courtId, caseIds: [late, fresh, asked] });
  const of = (caseId: number) => facts.find((one) => one.caseId === caseId);
  expect(of(late)).toMatchObject({ applicationKind: "bail-497", clock: { state: "overdue", daysOver: 10 } });
  expect(of(fresh)).toMatchObject({ clock: { state: "pending", dueDay: "2026-12-05", daysLeft: 2 } });
  expect(of(asked)).toEqual({
    ...{ caseId: asked, applicationKind: null, clock: null, permissionDay: "2026-10-01" },
    ...{ lastReportDay: "2026-11-12", nextReportDay: "2026-12-10" },
  });
  const elsewhere = await makeCourt(db);
  expect(await callerOf(elsewhere).cases.kindFacts({ courtId: elsewhere.courtId, caseIds: [late] })).toEqual([]);
});

test("a page of applications is read from the index of what is no trial", async () => {
  const plan = await db.transaction(async (tx) => {
    await tx.execute(sql`set local enable_seqscan = off`);
    return tx.execute<Record<string, string>>(sql`explain select c.id from court_case c
      where c.court_id = 1 and c.disposal_day is null and c.docket = 'application'
      order by coalesce(c.institution_day, 'infinity'::date), c.id limit 51`);
  });
  expect(plan.map((row) => Object.values(row)[0]).join("\n")).toContain("court_case_docket");
});

test("the kind of a matter is mended later, with its path, and taken back by undo", async () => {
  const made = await makeCourt(db);
  const parentCaseId = await makeCase(db, made);
  const caseId = await makeCase(db, made, { stage: "charge" });
  const asked: DocketKind = { ...trial, docket: "application", applicationKind: "bail-498", parentCaseId };
  const { changeId } = await edit(made, caseId, asked);
  const matter = () => callerOf(made).desk.matter({ courtId: made.courtId, caseId });
  expect(await matter()).toMatchObject({
    docket: "application",
    applicationKind: "bail-498",
    stage: "bail",
    parentCaseId,
  });
  expect((await matter()).path.walked).toMatchObject([{ fromStage: "charge", stage: "bail", step: "correction" }]);
  await callerOf(made).changes.undo({ courtId: made.courtId, changeId, key: key() });
  expect(await matter()).toMatchObject({
    docket: "trial",
    applicationKind: null,
    stage: "charge",
    path: { walked: [] },
  });
});

test("how a matter came, and the permission of an inquiry, are edited without moving its stage", async () => {
  const made = await makeCourt(db);
  const caseId = await makeCase(db, made, { docket: "inquiry", stage: "inquiry" });
  const inquiry: DocketKind = { ...trial, docket: "inquiry" };
  const came: DocketKind = { ...inquiry, institutionMode: "transferred-in", fromCourt: "JM-II Malir" };
  await edit(made, caseId, { ...came, permissionDay: courtDay("2026-11-01") });
  await edit(made, caseId, { ...came, permissionDay: courtDay("2026-11-02") });
  const matter = await callerOf(made).desk.matter({ courtId: made.courtId, caseId });
  expect(matter).toMatchObject({ permissionDay: "2026-11-02", institutionMode: "transferred-in", stage: "inquiry" });
  expect(matter.transfers).toMatchObject([{ fromEn: "JM-II Malir" }]);
});

test("a kind that does not hold together is refused by its field", async () => {
  const made = await makeCourt(db);
  const caseId = await makeCase(db, made);
  const inquiry = await makeCase(db, made, { docket: "inquiry", stage: "inquiry" });
  const application: DocketKind = { ...trial, docket: "application", applicationKind: "bail-497" };
  const toCome = courtDay("2026-12-04");
  expect(await refusal(edit(made, caseId, { ...trial, docket: "application" }))).toBe("applicationKind");
  expect(await refusal(edit(made, caseId, { ...application, parentCaseId: caseId }))).toBe("parentCaseId");
  expect(await refusal(edit(made, caseId, { ...trial, permissionDay: courtDay("2026-11-01") }))).toBe("permissionDay");
  const early: DocketKind = { ...trial, docket: "inquiry", permissionDay: toCome };
  expect(await refusal(edit(made, inquiry, early))).toBe("permissionDay");
  expect(await refusal(edit(made, inquiry, trial))).toBe("docket");
  const stale = { courtId: made.courtId, caseId, version: 7, key: key(), kind: trial };
  expect(await refusal(callerOf(made).cases.editKind(stale))).toBe("stale");
});

test("a progress report is kept on an inquiry only, is taken away again, and each comes back by undo", async () => {
  const made = await makeCourt(db);
  const [caseId, other] = [await makeCase(db, made, { docket: "inquiry", stage: "inquiry" }), await makeCase(db, made)];
  const { courtId } = made;
  const { cases, changes } = callerOf(made);
  const report = { day: courtDay("2026-11-12"), madeBy: "SI of tests", says: "Nothing found yet", isFinal: false };
  expect(await refusal(cases.addReport({ courtId, caseId: other, key: key(), ...report }))).toBe("docket");
  const toCome = { ...report, day: courtDay("2026-12-04") };
  expect(await refusal(cases.addReport({ courtId, caseId, key: key(), ...toCome }))).toBe("day");
  const { reportId } = await cases.addReport({ courtId, caseId, key: key(), ...report });
  const { changeId } = await cases.removeReport({ courtId, caseId, reportId, version: 1, key: key() });
  expect(await cases.reports({ courtId, caseId })).toEqual([]);
  await changes.undo({ courtId, changeId, key: key() });
  expect(await cases.reports({ courtId, caseId })).toMatchObject([{ id: reportId, says: "Nothing found yet" }]);
});
