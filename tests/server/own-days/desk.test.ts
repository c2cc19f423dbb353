import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, describe, expect, test } from "vitest";
import { connect } from "../../../db/connect.ts";
import { courtCase } from "../../../db/schema/cases.ts";
import { court } from "../../../db/schema/districts.ts";
import { hearing, outcome } from "../../../db/schema/hearings.ts";
import { createCaller } from "../../../server/doors/http/router.ts";
import { addDays, courtDay } from "../../../server/rules/calendar/court-day.ts";
import { listCase, type MadeCourt, makeCase, makeCourt, makeStaff, NOW, TODAY } from "../../support/factories.ts";
import { freshDatabase } from "../../support/fresh-database.ts";

const database = await freshDatabase();
const { db, end } = connect(database.appUrl);
afterAll(end);

const key = () => randomUUID();
const clerkOf = (made: MadeCourt) => createCaller(made.clerk);
const judgeOf = async (made: MadeCourt, now = NOW) => createCaller(await makeStaff(db, made, "judge", now));
const codeOf = (attempt: Promise<unknown>): Promise<string> =>
  attempt.then(
    () => "done",
    (error: Error) => error.message,
  );
const caseOf = async (caseId: number) => (await db.select().from(courtCase).where(eq(courtCase.id, caseId)))[0]!;
const NEXT = addDays(TODAY, 7);

const entry = (number: string, more: object = {}) => ({
  ...{ number, fir: "", station: "", cfmsCode: "", sections: "20 PECA", unreadSections: [], accused: ["Testwala"] },
  ...{ otherAccused: 0, complainants: [], counsel: [], prosecutor: "", investigatingOfficer: "" },
  ...{ stage: "charge" as const, custody: "unknown" as const, custodySince: null, hasMinor: false },
  ...{ orderedRestricted: null, institutionDay: TODAY, offenceDay: null, firDay: null, challanDay: null },
  ...{ priorDay: null, remarks: "" },
  ...more,
});

describe("the path of a case", () => {
  test("shows what was walked, what may follow, and refuses what the law does not know", async () => {
    const made = await makeCourt(db);
    const caseId = await makeCase(db, made, { stage: "cognizance" });
    await listCase(made.clerk, made.courtId, caseId, NEXT);
    const { desk } = clerkOf(made);
    const at = { courtId: made.courtId, caseId };
    const move = async (stage: "copies" | "judgment" | "charge", more: object = {}) =>
      desk.moveStage({
        ...{ ...at, version: (await caseOf(caseId)).version, stage, day: TODAY, isCorrection: false, key: key() },
        ...{ order: "copies ordered to be supplied", ...more },
      });
    expect(await codeOf(move("judgment"))).toBe("stage-pair");
    expect(await codeOf(move("copies", { order: " " }))).toBe("reason-needed");
    expect(await codeOf(move("copies", { day: NEXT }))).toBe("invalid");
    const { changeId } = await move("copies");
    const { path } = await desk.matter(at);
    expect(path.walked).toMatchObject([{ fromStage: "cognizance", stage: "copies", day: TODAY, step: "order" }]);
    expect(path.walked[0]!.order).toBe("copies ordered to be supplied");
    expect(path.mayFollow.find(({ stage }) => stage === "charge")).toMatchObject({ kind: "course" });
    await clerkOf(made).changes.undo({ courtId: made.courtId, changeId, key: key() });
    expect((await desk.matter(at)).path.walked).toEqual([]);
  });

  test("a correction may say any stage and keeps its reason", async () => {
    const made = await makeCourt(db);
    const caseId = await makeCase(db, made, { stage: "arguments" });
    const { desk } = clerkOf(made);
    const { version } = await caseOf(caseId);
    const mend = { courtId: made.courtId, caseId, version, stage: "fir" as const, day: TODAY, isCorrection: true };
    await desk.moveStage({ ...mend, order: "entered in the wrong file", key: key() });
    const { path } = await desk.matter({ courtId: made.courtId, caseId });
    expect(path.walked).toMatchObject([{ stage: "fir", step: "correction", order: "entered in the wrong file" }]);
  });
});

describe("registering a matter", () => {
  test("gives it its first date at once, the earliest that the rules allow", async () => {
    const made = await makeCourt(db);
    const first = { purpose: "charge" as const, day: null };
    const answer = await clerkOf(made).desk.register({
      ...{ courtId: made.courtId, key: key(), entry: entry("1/2026"), first },
    });
    expect(await caseOf(answer.caseId)).toMatchObject({ nextDay: answer.day });
    // Not today's list, which hangs: the screen offers the days after it.
    expect(answer.day).toBe(NEXT);
  });

  test("nothing is registered when its date cannot stand", async () => {
    const made = await makeCourt(db);
    const first = { purpose: "charge" as const, day: addDays(TODAY, 1) };
    const attempt = clerkOf(made).desk.register({ courtId: made.courtId, key: key(), entry: entry("2/2026"), first });
    expect(await codeOf(attempt)).toBe("not-a-hearing-day");
    expect(await db.select().from(courtCase).where(eq(courtCase.courtId, made.courtId))).toEqual([]);
  });

  test("a bail application has its clock, its own number and its case", async () => {
    const made = await makeCourt(db);
    const { desk } = clerkOf(made);
    const parentCaseId = await makeCase(db, made, { number: 7, year: 2026 });
    const institutionDay = addDays(TODAY, -6);
    const kind = { docket: "application", applicationKind: "bail-497", parentCaseId, permissionDay: null } as const;
    const { caseId } = await desk.register({
      ...{ courtId: made.courtId, key: key(), entry: entry("7/2026", { stage: "bail", institutionDay }) },
      kind: { ...kind, institutionMode: "instituted", fromCourt: null },
      first: { purpose: "bail", day: null },
    });
    const life = await desk.matter({ courtId: made.courtId, caseId });
    expect(life).toMatchObject({ docket: "application", clock: { state: "overdue", daysOver: 1 } });
    expect(life.applications).toMatchObject([{ caseId: parentCaseId, isParent: true }]);
    const judge = await judgeOf(made);
    expect((await judge.desk.judge({ courtId: made.courtId })).bail).toMatchObject([{ caseId, state: "overdue" }]);
  });

  test("an inquiry that becomes a trial keeps its history, and its old number finds it", async () => {
    const made = await makeCourt(db);
    const { desk, cases } = clerkOf(made);
    const { caseId } = await desk.register({
      ...{ courtId: made.courtId, key: key(), entry: entry("31/2026", { stage: "inquiry" }) },
      kind: {
        ...{ docket: "inquiry", applicationKind: null, parentCaseId: null, institutionMode: "instituted" },
        ...{ permissionDay: TODAY, fromCourt: null },
      },
      first: { purpose: "report", day: null },
    });
    const { version } = await caseOf(caseId);
    await desk.becomeTrial({
      ...{ courtId: made.courtId, caseId, version, number: "912/2026", fir: "55/2026", station: "Cyber", day: TODAY },
      ...{ stage: "fir", order: "FIR registered with permission", key: key() },
    });
    expect(await caseOf(caseId)).toMatchObject({ docket: "trial", number: 912, firNumber: 55, stage: "fir" });
    for (const q of ["31/2026", "912/2026", "31"]) {
      expect((await cases.search({ courtId: made.courtId, q })).rows.map((row) => row.caseId)).toEqual([caseId]);
    }
    const life = await desk.matter({ courtId: made.courtId, caseId });
    expect(life.formerNumbers).toMatchObject([
      { number: "Enquiry 31/2026", docket: "inquiry", because: "became-trial" },
    ]);
    expect(life.path.walked).toMatchObject([{ fromStage: "inquiry", stage: "fir" }]);
  });
});

describe("an order to rest", () => {
  test("takes the dates, keeps the case out of the list of undated ones until its review day has passed", async () => {
    const made = await makeCourt(db);
    const caseId = await makeCase(db, made);
    await listCase(made.clerk, made.courtId, caseId, NEXT);
    const { desk } = clerkOf(made);
    const order = { courtId: made.courtId, caseId, because: "record called by the High Court", orderedBy: "the judge" };
    expect(await codeOf(desk.layDormant({ ...order, reviewDay: TODAY, key: key() }))).toBe("invalid");
    expect((await desk.layDormant({ ...order, reviewDay: addDays(TODAY, 30), key: key() })).withdrawn).toBe(1);
    const undated = async (now: Date) => {
      const { cases } = createCaller({ ...made.clerk, now });
      const { rows } = await cases.search({ courtId: made.courtId, filters: { isUndated: true } });
      return rows.map((row) => row.caseId);
    };
    expect(await undated(NOW)).toEqual([]);
    expect(await undated(new Date("2027-01-03T05:00:00Z"))).toEqual([caseId]);
  });
});

describe("the judge's desk", () => {
  test("a list that the judge must approve is not published before, nor after it changed", async () => {
    const made = await makeCourt(db, { approvesLists: true });
    const caseId = await makeCase(db, made);
    await listCase(made.clerk, made.courtId, caseId, NEXT);
    const { lists } = clerkOf(made);
    const publish = () => codeOf(lists.publish({ courtId: made.courtId, days: [NEXT], key: key() }));
    const shown = async () =>
      (await lists.preview({ courtId: made.courtId, days: [NEXT], language: "en" })).map(({ approval }) => approval);
    expect(await shown()).toEqual(["missing"]);
    expect(await publish()).toBe("approval-needed");
    const judge = await judgeOf(made);
    const { list } = await judge.desk.judge({ courtId: made.courtId, day: NEXT });
    expect(list).toMatchObject({ approvesLists: true, approval: null, matters: [{ caseId }] });
    await listCase(made.clerk, made.courtId, await makeCase(db, made), NEXT);
    const approve = (fingerprint: string) =>
      codeOf(judge.desk.approve({ courtId: made.courtId, day: NEXT, fingerprint, key: key() }));
    expect(await approve(list.fingerprint)).toBe("stale");
    const { list: now } = await judge.desk.judge({ courtId: made.courtId, day: NEXT });
    expect(await approve(now.fingerprint)).toBe("done");
    expect(await shown()).toEqual(["given"]);
    expect(await publish()).toBe("done");
    await listCase(made.clerk, made.courtId, await makeCase(db, made), NEXT);
    expect(await shown()).toContain("stale");
    expect(await publish()).toBe("approval-needed");
    expect(
      await codeOf(
        clerkOf(made).desk.approve({ courtId: made.courtId, day: NEXT, fingerprint: now.fingerprint, key: key() }),
      ),
    ).toBe("not-allowed");
  });

  test("the judge signs what was shown; a correction after it waits again and is marked", async () => {
    const made = await makeCourt(db);
    const caseId = await makeCase(db, made);
    const hearingId = await listCase(made.clerk, made.courtId, caseId, TODAY);
    const { hearings } = clerkOf(made);
    const at = { courtId: made.courtId, hearingId, recordedAt: NOW.toISOString() };
    const next = { purpose: "evidence" as const, day: NEXT };
    const { outcomeId } = await hearings.recordOutcome({
      ...{ ...at, version: 1, kind: "adjourned", reason: "time-short", next, key: key() },
    });
    const judge = await judgeOf(made);
    const desk = await judge.desk.judge({ courtId: made.courtId });
    expect(desk.toSign).toMatchObject([{ day: TODAY, outcomes: 1, unsigned: 1, corrected: 0 }]);
    await judge.desk.signDay({ courtId: made.courtId, day: TODAY, outcomeIds: [outcomeId], key: key() });
    expect((await db.select().from(outcome).where(eq(outcome.id, outcomeId)))[0]?.confirmedAt).not.toBeNull();
    await hearings.correctOutcome({
      ...{ ...at, outcomeId, kind: "adjourned", reason: "counsel-absent", next, because: "misheard", key: key() },
    });
    expect(await judge.desk.dayToSign({ courtId: made.courtId, day: TODAY })).toMatchObject([
      {
        ...{ signedAt: null, reason: "counsel-absent" },
        signedBefore: { kind: "adjourned", reason: "time-short", nextDay: NEXT, because: "misheard" },
      },
    ]);
    const again = judge.desk.signDay({ courtId: made.courtId, day: TODAY, outcomeIds: [outcomeId], key: key() });
    expect(await codeOf(again)).toBe("stale");
  });

  test("what was signed is what tells of the change, also after a second correction", async () => {
    const made = await makeCourt(db);
    const caseId = await makeCase(db, made);
    const hearingId = await listCase(made.clerk, made.courtId, caseId, TODAY);
    const { hearings } = clerkOf(made);
    const at = { courtId: made.courtId, hearingId, recordedAt: NOW.toISOString(), kind: "adjourned" as const };
    const next = { purpose: "evidence" as const, day: NEXT };
    const first = await hearings.recordOutcome({ ...at, version: 1, reason: "time-short", next, key: key() });
    const judge = await judgeOf(made);
    const day = { courtId: made.courtId, day: TODAY };
    expect((await judge.desk.dayToSign(day))[0]?.signedBefore).toBeNull();
    await judge.desk.signDay({ ...day, outcomeIds: [first.outcomeId], key: key() });
    let { outcomeId } = first;
    for (const reason of ["counsel-absent", "witness-absent"] as const)
      ({ outcomeId } = await hearings.correctOutcome({ ...at, outcomeId, reason, next, because: reason, key: key() }));
    const [waiting] = await judge.desk.dayToSign(day);
    expect(waiting).toMatchObject({ reason: "witness-absent", signedBefore: { reason: "time-short" } });
    expect((await judge.desk.judge({ courtId: made.courtId })).toSign).toMatchObject([{ unsigned: 1, corrected: 1 }]);
    await judge.desk.signDay({ ...day, outcomeIds: [outcomeId], key: key() });
    expect((await judge.desk.dayToSign(day))[0]?.signedBefore).toBeNull();
  });

  test("a judgment is reserved since its own day, also when it was not announced on its date", async () => {
    const made = await makeCourt(db);
    const caseId = await makeCase(db, made, { stage: "arguments" });
    const hearingId = await listCase(made.clerk, made.courtId, caseId, TODAY, { purpose: "arguments" });
    const { hearings } = clerkOf(made);
    const judge = await judgeOf(made);
    const reserved = async (now = NOW) =>
      (await createCaller({ ...(await makeStaff(db, made, "judge", now)) }).desk.judge({ courtId: made.courtId }))
        .reserved;
    const at = { courtId: made.courtId, recordedAt: NOW.toISOString() };
    const next = { purpose: "judgment" as const, day: NEXT };
    const one = await hearings.recordOutcome({ ...at, hearingId, version: 1, kind: "reserved", next, key: key() });
    expect(await reserved()).toMatchObject([{ caseId, since: TODAY, days: 0, isJudgment: true }]);
    const later = new Date(`${NEXT}T05:00:00Z`);
    const nextWeek = createCaller({ ...made.clerk, now: later });
    await nextWeek.hearings.recordOutcome({
      ...{ courtId: made.courtId, hearingId: one.nextHearingId!, version: 1, recordedAt: later.toISOString() },
      ...{ kind: "reserved", next: { purpose: "judgment", day: addDays(NEXT, 7) }, key: key() },
    });
    expect(await reserved(later)).toMatchObject([{ caseId, since: TODAY, days: 7, isJudgment: true }]);
    const { judgment } = await judge.life.case({ courtId: made.courtId, caseId });
    expect(judgment).toMatchObject({ reservedDay: TODAY });
  });

  test("a reserved day that was a mistake goes with the correction", async () => {
    const made = await makeCourt(db);
    const caseId = await makeCase(db, made, { stage: "arguments" });
    const hearingId = await listCase(made.clerk, made.courtId, caseId, TODAY, { purpose: "arguments" });
    const { hearings } = clerkOf(made);
    const at = { courtId: made.courtId, hearingId, recordedAt: NOW.toISOString() };
    const next = { purpose: "judgment" as const, day: NEXT };
    const { outcomeId } = await hearings.recordOutcome({ ...at, version: 1, kind: "reserved", next, key: key() });
    await hearings.correctOutcome({
      ...{ ...at, outcomeId, kind: "adjourned", reason: "counsel-absent", because: "wrong matter", key: key() },
      next: { purpose: "arguments", day: NEXT },
    });
    const judge = await judgeOf(made);
    expect((await judge.desk.judge({ courtId: made.courtId })).reserved).toEqual([]);
  });

  test("the desk counts who has a right to bail for delay, and the matters past their target", async () => {
    const made = await makeCourt(db);
    const long = { custody: "in", custodySince: addDays(TODAY, -400), institutionDay: addDays(TODAY, -900) };
    const { caseId } = await clerkOf(made).desk.register({
      ...{ courtId: made.courtId, key: key(), entry: entry("8/2023", long), first: { purpose: "charge", day: null } },
    });
    // Without a date it is past the limit of custody.
    await db.update(hearing).set({ state: "withdrawn" }).where(eq(hearing.caseId, caseId));
    const judge = await judgeOf(made);
    const alarms = await judge.desk.alarms({ courtId: made.courtId });
    expect(alarms.statutory).toMatchObject({ reached: 1, nearest: [{ caseId, nearness: "reached" }] });
    expect(alarms.pastTarget).toMatchObject({ total: 1, oldest: [{ caseId }] });
    expect(await codeOf(clerkOf(made).desk.alarms({ courtId: made.courtId }))).toBe("not-allowed");
    const { custody, custodyTotal } = await judge.desk.judge({ courtId: made.courtId });
    expect([custody[0]?.caseId, custodyTotal]).toEqual([caseId, 1]);
  });

  test("a private note is read by its judge and by nobody else", async () => {
    const made = await makeCourt(db);
    const caseId = await makeCase(db, made);
    await listCase(made.clerk, made.courtId, caseId, NEXT);
    const judge = await judgeOf(made);
    const other = await judgeOf(made);
    const note = { courtId: made.courtId, caseId, text: "ask about the seal", isPrivate: true };
    expect(await codeOf(clerkOf(made).desk.writeNote({ ...note, key: key() }))).toBe("not-allowed");
    await judge.desk.writeNote({ ...note, key: key() });
    const at = { courtId: made.courtId, caseId };
    expect((await judge.desk.judge({ courtId: made.courtId, day: NEXT })).list.matters[0]?.notes).toMatchObject([
      { text: "ask about the seal" },
    ]);
    expect((await judge.desk.matter(at)).notes).toHaveLength(1);
    for (const reader of [clerkOf(made), other]) {
      expect(JSON.stringify([await reader.desk.matter(at), await reader.cases.file(at)])).not.toContain("seal");
    }
    expect(JSON.stringify(await other.desk.judge({ courtId: made.courtId, day: NEXT }))).not.toContain("seal");
  });

  test("leave closes the days to plans and leaves what is listed", async () => {
    const made = await makeCourt(db);
    const caseId = await makeCase(db, made);
    await listCase(made.clerk, made.courtId, caseId, NEXT);
    const judge = await judgeOf(made);
    const leave = { courtId: made.courtId, fromDay: NEXT, untilDay: NEXT, because: "casual leave" };
    expect(await codeOf(clerkOf(made).desk.takeLeave({ ...leave, key: key() }))).toBe("not-allowed");
    await judge.desk.takeLeave({ ...leave, key: key() });
    expect((await caseOf(caseId)).nextDay).toBe(NEXT);
    const days = await clerkOf(made).hearings.nextDates({ courtId: made.courtId, from: TODAY, n: 5 });
    expect(days.days.find(({ day }) => day === NEXT)).toMatchObject({ isNoWork: true, isOpen: true });
    const [own] = await judge.desk.leave({ courtId: made.courtId });
    expect(own).toMatchObject({ fromDay: NEXT, because: "casual leave", matters: 1 });
    const { closureId, version } = own!;
    const end = (who: ReturnType<typeof createCaller>) =>
      codeOf(who.desk.endLeave({ courtId: made.courtId, closureId, version, key: key() }));
    expect(await end(clerkOf(made))).toBe("not-allowed");
    expect(await end(judge)).toBe("done");
    expect(await judge.desk.leave({ courtId: made.courtId })).toEqual([]);
  });
});

describe("a link judge", () => {
  test("has the other court for the days that were given, and not a day longer", async () => {
    const made = await makeCourt(db);
    const [other] = await db
      .insert(court)
      .values({ districtId: made.districtId, code: `c-${randomUUID().slice(0, 8)}`, nameEn: "Another court" })
      .returning();
    const at = (now: string) => new Date(`${now}T05:00:00Z`);
    const link = await makeStaff(db, { districtId: made.districtId, courtId: other!.id }, "judge");
    const administrator = await makeStaff(db, { districtId: made.districtId, courtId: null }, "administrator");
    const userId = link.actor.kind === "staff" ? link.actor.userId : "";
    const desk = (now: string) => createCaller({ ...link, now: at(now) }).desk.judge({ courtId: made.courtId });
    expect(await codeOf(desk("2026-12-03"))).toBe("not-found");
    const days = { fromDay: courtDay("2026-12-03"), untilDay: courtDay("2026-12-05") };
    const { coverId } = await createCaller(administrator).staff.cover({
      ...{ userId, courtId: made.courtId, ...days, orderedBy: "District & Sessions Judge", key: key() },
    });
    expect(await codeOf(desk("2026-12-03"))).toBe("done");
    expect(await codeOf(desk("2026-12-06"))).toBe("not-found");
    const { courts } = await createCaller(link).districts.me();
    expect(courts.map(({ id }) => id)).toEqual([other!.id, made.courtId]);
    await createCaller(administrator).staff.endCover({ coverId, version: 1, key: key() });
    expect(await codeOf(desk("2026-12-04"))).toBe("not-found");
  });
});

describe("matters beside a case", () => {
  test("the same FIR is found by itself, other links are said and read from either side", async () => {
    const made = await makeCourt(db);
    const fir = { firNumber: 12, firYear: 2025 };
    const [one, two, three] = [
      await makeCase(db, made, fir),
      await makeCase(db, made, fir),
      await makeCase(db, made),
    ] as [number, number, number];
    const { desk } = clerkOf(made);
    await desk.link({ courtId: made.courtId, caseId: one, otherCaseId: three, kind: "cross-case", key: key() });
    const again = desk.link({
      courtId: made.courtId,
      caseId: three,
      otherCaseId: one,
      kind: "in-connection",
      key: key(),
    });
    expect(await codeOf(again)).toBe("nothing-to-do");
    const life = await desk.matter({ courtId: made.courtId, caseId: one });
    expect(life.sameFir).toMatchObject([{ caseId: two, isHere: true }]);
    expect(life.links).toMatchObject([{ caseId: three, kind: "cross-case" }]);
    const [link] = (await desk.matter({ courtId: made.courtId, caseId: three })).links;
    expect(link).toMatchObject({ caseId: one });
    await desk.unlink({ courtId: made.courtId, caseId: three, linkId: link!.linkId, key: key() });
    expect((await desk.matter({ courtId: made.courtId, caseId: one })).links).toEqual([]);
  });
});

test("a hearing keeps its row when a closure moves it", async () => {
  const made = await makeCourt(db);
  const caseId = await makeCase(db, made);
  const hearingId = await listCase(made.clerk, made.courtId, caseId, NEXT);
  await clerkOf(made).closures.declare({
    ...{ courtId: made.courtId, isWholeDistrict: false, sweep: true, fromDay: NEXT, untilDay: NEXT, key: key() },
    ...{ kind: "gazetted", effect: "closed", nameEn: "A holiday", nameUr: null, source: null, isConfirmed: true },
    alternatives: null,
  });
  const rows = await db.select().from(hearing).where(eq(hearing.caseId, caseId));
  expect(rows).toMatchObject([{ id: hearingId, state: "listed", timesMoved: 1, movedBecause: "A holiday" }]);
});
