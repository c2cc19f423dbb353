import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, describe, expect, test } from "vitest";
import { connect } from "../../../db/connect.ts";
import { courtCase } from "../../../db/schema/cases.ts";
import { court, sittingPattern, timeBlock } from "../../../db/schema/districts.ts";
import { createCaller } from "../../../server/doors/http/router.ts";
import { addDays, courtDay } from "../../../server/rules/calendar/court-day.ts";
import type { Outcome } from "../../../server/rules/case/outcomes.ts";
import { listCase, type MadeCourt, makeCase, makeCourt, makeStaff, NOW, TODAY } from "../../support/factories.ts";
import { freshDatabase } from "../../support/fresh-database.ts";

const database = await freshDatabase();
const { db, end } = connect(database.appUrl);
afterAll(end);

const key = () => randomUUID();
const NEXT = addDays(TODAY, 7);
/** The day after the hearing. */
const MORROW = new Date(NOW.getTime() + 24 * 3600 * 1000);
const codeOf = (attempt: Promise<unknown>): Promise<string> =>
  attempt.then(
    () => "done",
    (error: Error) => error.message,
  );
const caseOf = async (caseId: number) => (await db.select().from(courtCase).where(eq(courtCase.id, caseId)))[0]!;
const onMorrow = async (made: MadeCourt) => createCaller(await makeStaff(db, made, "clerk", MORROW));
type Api = Awaited<ReturnType<typeof onMorrow>>;

/** Called on its day, and nobody recorded what it came to. */
async function calledToday() {
  const made = await makeCourt(db);
  const caseId = await makeCase(db, made);
  const hearingId = await listCase(made.clerk, made.courtId, caseId, TODAY);
  return { made, caseId, hearingId, api: await onMorrow(made) };
}

async function sendAway(made: MadeCourt, api: Api): Promise<number> {
  const [other] = await db
    .insert(court)
    .values({
      districtId: made.districtId,
      code: `c-${key().slice(0, 8)}`,
      nameEn: "Receiving court",
      casePrefix: "SC",
    })
    .returning({ id: court.id });
  const courtId = other!.id;
  await db.insert(sittingPattern).values({ courtId, rule: "FREQ=WEEKLY;BYDAY=TH", startDay: courtDay("2020-01-01") });
  await db.insert(timeBlock).values({ courtId, startsAt: "09:00" });
  await api.desk.transfer({
    ...{ courtId: made.courtId, caseIds: "all", toCourtId: courtId, toCourt: null, numbering: "next", key: key() },
    ...{ day: addDays(TODAY, 1), because: "the judge is posted away", orderedBy: "District & Sessions Judge" },
  });
  return courtId;
}

async function record(made: MadeCourt, api: Api, hearingId: number, kind: Outcome, more: object = {}) {
  const { matters } = await api.hearings.daySheet({ courtId: made.courtId, day: TODAY });
  const { version } = matters.find((one) => one.hearingId === hearingId)!;
  return api.hearings.recordOutcome({
    ...{ courtId: made.courtId, hearingId, version, kind, recordedAt: MORROW.toISOString(), key: key() },
    ...{ isEnteredLater: false, ...more },
  });
}

test("what a hearing came to is entered later although its case was transferred since", async () => {
  const { made, caseId, hearingId, api } = await calledToday();
  const there = await sendAway(made, api);
  const before = await caseOf(caseId);
  const { matters } = await api.hearings.daySheet({ courtId: made.courtId, day: TODAY });
  expect(matters).toMatchObject([{ hearingId, hasLeft: true, outcome: null }]);
  await record(made, api, hearingId, "adjourned", { reason: "officer-absent" });
  const after = await api.hearings.daySheet({ courtId: made.courtId, day: TODAY });
  expect(after.matters).toMatchObject([
    { hearingId, hasLeft: false, outcome: { kind: "adjourned", side: "investigating-agency", isEnteredLater: true } },
  ]);
  const { stage, nextDay, disposal, courtId } = before;
  expect(await caseOf(caseId)).toMatchObject({ stage, nextDay, disposal, courtId });
  const receiving = createCaller(await makeStaff(db, { ...made, courtId: there }, "clerk", MORROW));
  const counted = await receiving.process.adjournments({ courtId: there, caseId });
  expect(counted.bySide["investigating-agency"]).toBe(1);
});

test("of a case that is over since, nothing but what happened on the day is entered", async () => {
  const { made, caseId, hearingId, api } = await calledToday();
  const nextId = await listCase(made.clerk, made.courtId, caseId, NEXT, { purpose: "mention" });
  const early = { recordedAt: MORROW.toISOString(), isEnteredLater: false, key: key() };
  await api.hearings.recordOutcome({
    ...{ courtId: made.courtId, hearingId: nextId, version: 1, kind: "disposed", disposal: "acquitted", ...early },
  });
  expect(await codeOf(record(made, api, hearingId, "disposed", { disposal: "convicted" }))).toBe("case-left");
  const next = { purpose: "evidence", day: addDays(NEXT, 7) };
  expect(await codeOf(record(made, api, hearingId, "held-moved-on", { next }))).toBe("invalid");
  expect(await codeOf(record(made, api, hearingId, "adjourned"))).toBe("reason-needed");
  await record(made, api, hearingId, "held-moved-on");
  expect(await caseOf(caseId)).toMatchObject({ disposal: "acquitted", disposalDay: NEXT, nextDay: null });
});

test("what is entered later is taken back like anything else, and can be entered again", async () => {
  const { made, hearingId, api } = await calledToday();
  await sendAway(made, api);
  const { changeId } = await record(made, api, hearingId, "not-reached");
  await api.changes.undo({ courtId: made.courtId, changeId, key: key() });
  const { matters } = await api.hearings.daySheet({ courtId: made.courtId, day: TODAY });
  expect(matters).toMatchObject([{ hearingId, hasLeft: true, outcome: null }]);
});

test("a date that was taken off before its day is not on the sheet of that day", async () => {
  const made = await makeCourt(db);
  const caseId = await makeCase(db, made);
  await listCase(made.clerk, made.courtId, caseId, NEXT);
  const api = createCaller(made.clerk);
  const rest = { because: "stayed by the High Court", orderedBy: "the judge", reviewDay: addDays(NEXT, 30) };
  await api.desk.layDormant({ courtId: made.courtId, caseId, ...rest, key: key() });
  expect((await api.hearings.daySheet({ courtId: made.courtId, day: NEXT })).matters).toEqual([]);
});

describe("an outcome that is corrected after the case has gone", () => {
  const next = { purpose: "evidence", day: NEXT } as const;
  async function heardAndGone() {
    const called = await calledToday();
    const { made, hearingId, api } = called;
    const { outcomeId } = await record(made, api, hearingId, "held-moved-on", { next });
    const there = await sendAway(made, api);
    const correct = (kind: Outcome, more: object = {}) =>
      api.hearings.correctOutcome({
        ...{ courtId: made.courtId, hearingId, outcomeId, kind, because: "a slip", key: key() },
        ...{ recordedAt: MORROW.toISOString(), isEnteredLater: true, ...more },
      });
    const sheetOf = async () => (await api.hearings.daySheet({ courtId: made.courtId, day: TODAY })).matters[0]!;
    return { ...called, there, correct, sheetOf };
  }

  test("says what happened, leaves the case and its next date alone, and is taken back like anything else", async () => {
    const { made, caseId, api, correct, sheetOf } = await heardAndGone();
    const before = await caseOf(caseId);
    expect(await sheetOf()).toMatchObject({ hasLeft: false, hasGoneOn: true, outcome: { kind: "held-moved-on" } });
    const { changeId } = await correct("adjourned", { reason: "officer-absent" });
    expect((await sheetOf()).outcome).toMatchObject({
      ...{ kind: "adjourned", side: "investigating-agency", nextDay: NEXT, isCorrection: true, isEnteredLater: true },
    });
    const { version: _seen, ...stands } = before;
    const { version: _now, ...now } = await caseOf(caseId);
    expect(now).toEqual(stands);
    await api.changes.undo({ courtId: made.courtId, changeId, key: key() });
    expect((await sheetOf()).outcome).toMatchObject({ kind: "held-moved-on", nextDay: NEXT });
  });

  test("is refused with what speaks against it: an ending, another next date", async () => {
    const { correct } = await heardAndGone();
    const why = (attempt: Promise<unknown>) =>
      attempt.then(
        () => "done",
        (error: { cause?: { code?: string; detail?: { why?: string } } }) =>
          error.cause?.detail?.why ?? error.cause?.code,
      );
    expect(await why(correct("disposed", { disposal: "acquitted" }))).toBe("ending");
    expect(await why(correct("reserved", { next }))).toBe("ending");
    expect(await why(correct("held-attendance", { next: { ...next, day: addDays(NEXT, 7) } }))).toBe("next");
    expect(await why(correct("adjourned"))).toBe("reason-needed");
    expect(await why(correct("held-attendance", { next }))).toBe("done");
  });

  test("does not take away the stage from which the case went on", async () => {
    const made = await makeCourt(db);
    const caseId = await makeCase(db, made, { stage: "charge" });
    const hearingId = await listCase(made.clerk, made.courtId, caseId, TODAY, { purpose: "charge" });
    const api = await onMorrow(made);
    const plea = { next: { purpose: "plea", day: NEXT } };
    const { outcomeId, nextHearingId } = await record(made, api, hearingId, "held-moved-on", plea);
    await api.hearings.recordOutcome({
      ...{ courtId: made.courtId, hearingId: nextHearingId!, version: 1, kind: "disposed", disposal: "convicted" },
      ...{ recordedAt: MORROW.toISOString(), isEnteredLater: false, key: key() },
    });
    const said = { courtId: made.courtId, hearingId, outcomeId, because: "a slip", recordedAt: MORROW.toISOString() };
    await expect(
      api.hearings.correctOutcome({ ...said, kind: "held-attendance", isEnteredLater: true, key: key() }),
    ).rejects.toMatchObject({ cause: { code: "case-left", detail: { why: "stage" } } });
    expect(await caseOf(caseId)).toMatchObject({ disposal: "convicted" });
  });
});

test("what was left behind is counted for the week and at the end of its day, apart from what is still open", async () => {
  const { made, hearingId, api } = await calledToday();
  const { courtId } = made;
  await sendAway(made, api);
  const stays = await listCase(made.clerk, courtId, await makeCase(db, made), TODAY);
  expect(await api.hearings.leftBehind({ courtId })).toEqual([{ day: TODAY, matters: 1 }]);
  const week = await api.calendar.week({ courtId, from: null, weeks: 1 });
  expect(week.withoutOutcome).toEqual([{ day: TODAY, matters: 1 }]);
  const ended = await api.hearings.endDay({ courtId, day: TODAY, key: key() });
  expect(ended).toMatchObject({ withoutOutcome: 1, leftBehind: 1 });
  await record(made, api, hearingId, "not-reached");
  expect(await api.hearings.leftBehind({ courtId })).toEqual([]);
  expect((await api.hearings.daySheet({ courtId, day: TODAY })).matters.map((one) => one.hearingId).sort()).toEqual(
    [hearingId, stays].sort(),
  );
});
