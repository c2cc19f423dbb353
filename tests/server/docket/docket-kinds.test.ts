import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { connect } from "../../../db/connect.ts";
import type { CaseEntry } from "../../../server/case/file/case-entry.ts";
import type { DocketKind } from "../../../server/case/stage/docket-kind.ts";
import { createCaller } from "../../../server/doors/http/router.ts";
import { courtDay } from "../../../server/rules/calendar/court-day.ts";
import { listCase, type MadeCourt, makeCase, makeCourt, makeStaff } from "../../support/factories.ts";
import { freshDatabase } from "../../support/fresh-database.ts";
import { openNames } from "../../support/open-names.ts";

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
  await openNames(made.clerk, courtId, caseId);
  const { reportId } = await cases.addReport({ courtId, caseId, key: key(), ...report });
  const { changeId } = await cases.removeReport({ courtId, caseId, reportId, version: 1, key: key() });
  expect(await cases.reports({ courtId, caseId })).toEqual([]);
  await changes.undo({ courtId, changeId, key: key() });
  expect(await cases.reports({ courtId, caseId })).toMatchObject([{ id: reportId, says: "Nothing found yet" }]);
});

test("a matter split from another says which, is found from both sides, and undo parts them again", async () => {
  const made = await makeCourt(db);
  const [original, apart] = [await makeCase(db, made, { number: 901 }), await makeCase(db, made, { number: 902 })];
  const split: DocketKind = { ...trial, institutionMode: "split-up", splitFromCaseId: original };
  const links = async (caseId: number) =>
    (await callerOf(made).desk.matter({ courtId: made.courtId, caseId })).links.map(({ kind, isFrom, number }) => ({
      ...{ kind, isFrom, number },
    }));
  expect(await refusal(edit(made, apart, { ...split, institutionMode: "instituted" }))).toBe("splitFromCaseId");
  expect(await refusal(edit(made, apart, { ...split, splitFromCaseId: apart }))).toBe("splitFromCaseId");
  const elsewhere = await makeCourt(db);
  const foreign = await makeCase(db, elsewhere);
  expect(await refusal(edit(made, apart, { ...split, splitFromCaseId: foreign }))).toBe("splitFromCaseId");

  const { changeId } = await edit(made, apart, split);
  expect(await links(apart)).toEqual([{ kind: "split-from", isFrom: true, number: "SC 901/2024" }]);
  expect(await links(original)).toEqual([{ kind: "split-from", isFrom: false, number: "SC 902/2024" }]);
  await callerOf(made).changes.undo({ courtId: made.courtId, changeId, key: key() });
  expect(await links(apart)).toEqual([]);
});

test("an inquiry and an application bear the prefix of their own docket, as the court sets it", async () => {
  const made = await makeCourt(db, { casePrefix: "Special Case" });
  const { courtId } = made;
  const entry: Omit<CaseEntry, "number"> = {
    ...{ fir: "", station: "", cfmsCode: "", sections: "PECA 20", unreadSections: [], accused: ["Somebody"] },
    ...{ otherAccused: 0, complainants: [], counsel: [], prosecutor: "", investigatingOfficer: "" },
    ...{ stage: "inquiry", custody: "unknown", custodySince: null, hasMinor: false, orderedRestricted: null },
    ...{ institutionDay: null, offenceDay: null, firDay: null, challanDay: null, priorDay: null, remarks: "" },
  };
  const enter = async (number: string, kind: Partial<DocketKind>) => {
    const first = { purpose: "mention", day: courtDay("2026-12-10") } as const;
    const said = { entry: { ...entry, number }, order: null, kind: { ...trial, fromCourt: null, ...kind }, first };
    const { caseId } = await callerOf(made).desk.register({ courtId, key: key(), ...said });
    return caseId;
  };
  const numberOf = async (caseId: number) => (await callerOf(made).cases.file({ courtId, caseId })).number;
  const bail = { docket: "application", applicationKind: "bail-497" } as const;
  const other = { docket: "application", applicationKind: "content-removal" } as const;
  const asked = await enter("7/2026", { docket: "inquiry" });
  expect(await numberOf(asked)).toBe("Enquiry 7/2026");
  expect(await numberOf(await enter("7/2026", bail))).toBe("Bail Application 7/2026");
  expect(await numberOf(await enter("7/2026", other))).toBe("Misc. Application 7/2026");
  expect(await numberOf(await enter("7/2026", {}))).toBe("Special Case 7/2026");
  expect(await numberOf(await enter("Cr. Inquiry 9/2026", { docket: "inquiry" }))).toBe("Cr. Inquiry 9/2026");

  const administrator = createCaller(await makeStaff(db, made, "administrator"));
  const { court } = await administrator.calendar.settings({ courtId });
  const { version, nameEn, casePrefix } = court;
  const names = { nameEn, nameUr: null, judgeEn: null, judgeUr: null, place: null, casePrefix, room: null };
  await administrator.calendar.saveCourt({
    ...{ courtId, version, ...names, docketPrefixes: { inquiry: "Inquiry No." }, key: key() },
  });
  expect(await numberOf(await enter("8/2026", { docket: "inquiry" }))).toBe("Inquiry No. 8/2026");
  expect(await numberOf(await enter("8/2026", bail))).toBe("Bail Application 8/2026");
});

test("a matter moved to another docket takes the word of that docket, unless another was typed", async () => {
  const made = await makeCourt(db);
  const named = async (caseId: number) => (await callerOf(made).cases.file({ courtId: made.courtId, caseId })).number;
  const wrong = await makeCase(db, made, { number: 905 });
  await edit(made, wrong, { ...trial, docket: "inquiry" });
  expect(await named(wrong)).toBe("Enquiry 905/2024");
  const typed = await makeCase(db, made, { number: 906, numberPrefix: "Direct Complaint" });
  await edit(made, typed, { ...trial, docket: "inquiry" });
  expect(await named(typed)).toBe("Direct Complaint 906/2024");
});
