import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, describe, expect, test } from "vitest";
import { courtCase } from "../../../db/schema/cases.ts";
import { courtroom } from "../../../db/schema/districts.ts";
import { casePerson, custodyPeriod, person } from "../../../db/schema/people.ts";
import { process } from "../../../db/schema/process.ts";
import { undoChange } from "../../../server/access/undo.ts";
import type { CustodyAct } from "../../../server/case/people/record-custody.ts";
import { createCaller } from "../../../server/doors/http/router.ts";
import { moveHearing, withdrawHearing } from "../../../server/listing/move-hearing.ts";
import { declareClosure } from "../../../server/lost-days/close-day.ts";
import { type AcceptInput, acceptProcess, markProcess, remakeOrders } from "../../../server/process/process-acts.ts";
import { checkProcess } from "../../../server/process/process-check.ts";
import { processOfDay } from "../../../server/process/process-of-day.ts";
import { markRecall } from "../../../server/process/process-recall-marks.ts";
import { toGoOut } from "../../../server/process/process-to-go-out.ts";
import { recordCustodyOf } from "../../../server/process/record-custody-of.ts";
import { addDays, type CourtDay, courtDay } from "../../../server/rules/calendar/court-day.ts";
import type { CaseRole } from "../../../server/rules/people/people.ts";
import { daySheet } from "../../../server/sitting/day-sheet.ts";
import { recordOutcome } from "../../../server/sitting/record-outcome.ts";
import { saveAttendance } from "../../../server/sitting/save-attendance.ts";
import { listCase, type MadeCourt, makeCase, makeCourt, NOW, TODAY } from "../../support/factories.ts";
import { freshDatabase } from "../../support/fresh-database.ts";
import { importText, register as registerText, row } from "../../support/imported-register.ts";
import { newCase, register } from "../../support/new-case.ts";
import { connect } from "../../support/open-database.ts";

const database = await freshDatabase();
const { db, end } = connect(database.appUrl);
afterAll(end);

const WEEK = addDays(TODAY, 7);
const FORTNIGHT = addDays(TODAY, 14);

async function addPerson(
  court: MadeCourt,
  caseId: number,
  role: CaseRole,
  columns: Partial<typeof casePerson.$inferInsert> = {},
): Promise<number> {
  const { districtId, courtId } = court;
  const name = `Test ${role}`;
  const [made] = await db.insert(person).values({ districtId, name, nameKey: name }).returning();
  const [row] = await db
    .insert(casePerson)
    .values({ caseId, courtId, personId: made!.id, role, ...columns })
    .returning({ id: casePerson.id });
  return row!.id;
}

/** One accused in jail, a victim and a witness, listed for evidence in a week. */
async function trial() {
  const court = await makeCourt(db);
  const caseId = await makeCase(db, court, { custody: "in" });
  const accused = await addPerson(court, caseId, "accused", { custody: "in" });
  const fromDay = courtDay("2026-11-20");
  await db
    .insert(custodyPeriod)
    .values({ casePersonId: accused, caseId, kind: "judicial", fromDay, place: "Central Jail" });
  await addPerson(court, caseId, "victim", { testimony: "pending" });
  const witness = await addPerson(court, caseId, "witness", { testimony: "pending" });
  const hearingId = await listCase(court.clerk, court.courtId, caseId, WEEK);
  return { court, courtId: court.courtId, caseId, hearingId, accused, witness };
}
type Trial = Awaited<ReturnType<typeof trial>>;

const matterOn = async ({ court, courtId }: Trial, day = WEEK) =>
  (await processOfDay(court.clerk, { courtId, day })).matters[0]!;

async function accept(made: Trial, as: AcceptInput["as"] = "issued") {
  const { proposals } = await matterOn(made);
  const items = proposals.map(({ kind, to, requestId, servedBy, addressee }) => ({
    ...{ hearingId: made.hearingId, kind, requestId, servedBy, addressee },
    casePersonId: to?.id ?? null,
  }));
  return acceptProcess(made.court.clerk, { courtId: made.courtId, items, as, key: randomUUID() });
}

const move = ({ court, courtId, hearingId }: Trial) =>
  moveHearing(court.clerk, { courtId, hearingId, version: 1, day: FORTNIGHT, key: randomUUID() });

test("a next date proposes what must go out: the jail for the accused, summons to who testifies", async () => {
  const made = await trial();
  const { proposals, items } = await matterOn(made);
  expect(items).toEqual([]);
  expect(proposals.map(({ kind, addressee, printsApart }) => ({ kind, addressee, printsApart }))).toEqual([
    { kind: "production-order", addressee: "Central Jail", printsApart: false },
    { kind: "summons", addressee: null, printsApart: true },
    { kind: "summons", addressee: null, printsApart: false },
  ]);
});

test("what is accepted is proposed no more, and two who accept it make one", async () => {
  const made = await trial();
  const before = await matterOn(made);
  const { ids } = await accept(made, "to-issue");
  expect(ids).toHaveLength(3);
  const items = before.proposals.map(({ kind, to, requestId, servedBy }) => ({
    ...{ hearingId: made.hearingId, kind, requestId, servedBy, addressee: null, casePersonId: to!.id },
  }));
  const again = await acceptProcess(made.court.clerk, { courtId: made.courtId, items, as: "to-issue" });
  expect(again.ids).toEqual([]);
  const after = await matterOn(made);
  expect(after.proposals).toEqual([]);
  expect(after.items.map(({ state }) => state)).toEqual(["to-issue", "to-issue", "to-issue"]);
});

test("what is struck off is not proposed again and is no gap", async () => {
  const made = await trial();
  await accept(made, "struck");
  const { proposals, items } = await matterOn(made);
  expect(proposals).toEqual([]);
  expect(items.every(({ needsRecall }) => !needsRecall)).toBe(true);
  expect(await checkProcess(made.court.clerk, { courtId: made.courtId })).toMatchObject({ day: WEEK, gaps: [] });
});

test("the check before the list names the matters in custody of which nobody recorded since when", async () => {
  const { court, courtId, caseId } = await trial();
  const sinceless = async () =>
    (await checkProcess(court.clerk, { courtId, day: WEEK })).sinceless.map((one) => one.caseId);
  const say = (custodySince: typeof TODAY | null) =>
    db.update(courtCase).set({ custody: "in", custodySince }).where(eq(courtCase.id, caseId));
  await say(null);
  expect(await sinceless()).toEqual([caseId]);
  await say(TODAY);
  await db.update(casePerson).set({ custody: "in", custodySince: TODAY }).where(eq(casePerson.caseId, caseId));
  expect(await sinceless()).toEqual([]);
});

test("a process goes its steps, and a step that cannot be is refused", async () => {
  const made = await trial();
  const { ids } = await accept(made, "to-issue");
  const step = (to: "issued" | "served" | "returned") =>
    markProcess(made.court.clerk, { courtId: made.courtId, ids, to, key: randomUUID() });
  await expect(step("served")).rejects.toMatchObject({ code: "invalid" });
  await step("issued");
  const { changeId } = await step("served");
  expect((await matterOn(made)).items[0]).toMatchObject({ state: "served", isServed: true, reportedDay: TODAY });
  await undoChange(made.court.clerk, { courtId: made.courtId, changeId, key: randomUUID() });
  expect((await matterOn(made)).items[0]).toMatchObject({ state: "issued", isServed: null });
});

test("the check before the list tells what is missing, unissued, unserved or unreported", async () => {
  const made = await trial();
  const check = async () =>
    (await checkProcess(made.court.clerk, { courtId: made.courtId })).gaps.map(({ gap }) => gap);
  expect(await check()).toEqual(["missing", "missing", "missing"]);
  const { ids } = await accept(made, "to-issue");
  expect(await check()).toEqual(["not-issued", "not-issued", "not-issued"]);
  const step = (some: number[], to: "issued" | "served" | "unserved") =>
    markProcess(made.court.clerk, { courtId: made.courtId, ids: some, to, key: randomUUID() });
  await step(ids, "issued");
  await step([ids[0]!], "served");
  await step([ids[1]!], "unserved");
  expect((await check()).sort()).toEqual(["no-report", "unserved"]);
});

test("a date that moves recalls what is out in the same change and proposes it for the new day; undo puts it back", async () => {
  const made = await trial();
  await accept(made);
  const { changeId } = await move(made);
  const old = await matterOn(made);
  expect(old.items.map(({ state, needsRecall }) => [state, needsRecall])).toEqual([
    ["recalled", true],
    ["recalled", true],
    ["recalled", true],
  ]);
  expect(old.proposals).toEqual([]);
  const fresh = await matterOn(made, FORTNIGHT);
  expect(fresh.items).toEqual([]);
  expect(fresh.proposals).toHaveLength(3);
  await undoChange(made.court.clerk, { courtId: made.courtId, changeId, key: randomUUID() });
  expect((await matterOn(made)).items.map(({ state }) => state)).toEqual(["issued", "issued", "issued"]);
});

test("what was recalled does not stand in the way of a new one for the same hearing", async () => {
  const made = await trial();
  await accept(made);
  await move(made);
  const { proposals } = await matterOn(made, FORTNIGHT);
  const items = proposals.map(({ kind, to, requestId, servedBy }) => ({
    ...{ hearingId: made.hearingId, kind, requestId, servedBy, addressee: null, casePersonId: to!.id },
  }));
  const { ids } = await acceptProcess(made.court.clerk, { courtId: made.courtId, items, as: "issued" });
  expect(ids).toHaveLength(3);
});

test("a closure that takes matters off their day recalls what is out for it", async () => {
  const made = await trial();
  await accept(made);
  await declareClosure(made.court.clerk, {
    ...{ courtId: made.courtId, isWholeDistrict: false, sweep: true, key: randomUUID() },
    ...{ fromDay: WEEK, untilDay: WEEK, kind: "security", effect: "closed", nameEn: "Security", nameUr: null },
    ...{ source: null, isConfirmed: true, alternatives: null },
  });
  const { items } = await matterOn(made);
  expect(items.map(({ state, needsRecall }) => [state, needsRecall])).toEqual([
    ["recalled", true],
    ["recalled", true],
    ["recalled", true],
  ]);
});

test("a hearing that is withdrawn leaves its recalls", async () => {
  const made = await trial();
  await accept(made);
  const { court, courtId, hearingId } = made;
  const instead = { kind: "date", day: FORTNIGHT } as const;
  const asked = { courtId, hearingId, version: 1, reason: "file with the High Court", instead };
  await withdrawHearing(court.clerk, { ...asked, key: randomUUID() });
  const { items } = await matterOn(made);
  expect(items.map(({ state, needsRecall }) => [state, needsRecall])[0]).toEqual(["recalled", true]);
});

test("a case that is over recalls the warrant that is still out", async () => {
  const made = await trial();
  const { court, courtId, caseId, witness } = made;
  const today = await listCase(court.clerk, courtId, caseId, TODAY, { purpose: "mention" });
  const [warrant] = await db
    .insert(process)
    .values({
      ...{ hearingId: today, caseId, courtId, casePersonId: witness, forDay: TODAY, issuedDay: TODAY },
      ...{ kind: "non-bailable-warrant", servedBy: "officer", state: "issued" },
    })
    .returning({ id: process.id });
  await accept(made);
  await recordOutcome(court.clerk, {
    ...{ courtId, hearingId: today, version: 1, kind: "disposed", disposal: "acquitted" },
    ...{ recordedAt: NOW.toISOString(), isEnteredLater: false, key: randomUUID() },
  });
  const rows = await db.select().from(process).where(eq(process.caseId, caseId));
  expect(rows.find(({ id }) => id === warrant!.id)).toMatchObject({ state: "recalled", forDay: TODAY });
  expect(rows.every(({ state }) => state === "recalled")).toBe(true);
});

test("nobody accepts a process for a hearing or a person of another case", async () => {
  const made = await trial();
  const other = await trial();
  const item = { kind: "summons", requestId: null, servedBy: "officer", addressee: null } as const;
  const { court, courtId, hearingId, witness } = made;
  await expect(
    acceptProcess(court.clerk, { courtId, items: [{ ...item, hearingId, casePersonId: other.witness }], as: "issued" }),
  ).rejects.toMatchObject({ code: "not-found" });
  await expect(
    acceptProcess(court.clerk, {
      courtId,
      items: [{ ...item, hearingId: other.hearingId, casePersonId: witness }],
      as: "issued",
    }),
  ).rejects.toMatchObject({ code: "not-found" });
});

test("a recall waits in the check until it is sent, then acknowledged, each with day and name; undo takes the mark back", async () => {
  const made = await trial();
  await accept(made);
  await move(made);
  const { court, courtId } = made;
  const owed = async () => (await checkProcess(court.clerk, { courtId })).recalls;
  const [first] = await owed();
  expect(first).toMatchObject({ day: WEEK });
  expect(first!.processIds).toHaveLength(3);
  const ids = first!.processIds.slice(0, 1);
  const mark = (as: "sent" | "acknowledged", by: string | null = null, day: CourtDay | null = null) =>
    markRecall(court.clerk, { courtId, ids, as, by, day, key: randomUUID() });
  await expect(mark("acknowledged")).rejects.toMatchObject({ code: "invalid" });
  await expect(mark("sent", null, addDays(TODAY, 1))).rejects.toMatchObject({ code: "invalid" });
  const { changeId } = await mark("sent", "Bailiff Rahim");
  expect((await matterOn(made)).items.find(({ id }) => id === ids[0])).toMatchObject({
    ...{ recallSentDay: TODAY, recallSentBy: "Bailiff Rahim", state: "recalled" },
  });
  expect((await owed())[0]!.processIds).toHaveLength(2);
  await expect(mark("sent")).rejects.toMatchObject({ code: "invalid" });
  await undoChange(court.clerk, { courtId, changeId, key: randomUUID() });
  expect((await owed())[0]!.processIds).toHaveLength(3);
  await mark("sent");
  await mark("acknowledged", "Duty officer");
  const item = (await matterOn(made)).items.find(({ id }) => id === ids[0]);
  expect(item?.recallSentBy).toBeTruthy();
  expect(item).toMatchObject({ recallAcknowledgedDay: TODAY, recallAcknowledgedBy: "Duty officer" });
});

test("what never went out, and what is still wanted, has no recall to be marked", async () => {
  const made = await trial();
  const { court, courtId } = made;
  const { ids } = await accept(made, "issued");
  const mark = () => markRecall(court.clerk, { courtId, ids: ids.slice(0, 1), as: "sent", key: randomUUID() });
  await expect(mark()).rejects.toMatchObject({ code: "invalid" });
  const struck = await trial();
  const { ids: gone } = await accept(struck, "struck");
  await expect(
    markRecall(struck.court.clerk, { courtId: struck.courtId, ids: gone, as: "sent", key: randomUUID() }),
  ).rejects.toMatchObject({ code: "invalid" });
});

test("a date given in court is offered with what must go out for it, until everything is accepted or struck", async () => {
  const made = await trial();
  const { court, courtId, caseId } = made;
  const today = await listCase(court.clerk, courtId, caseId, TODAY, { purpose: "mention" });
  const recorded = await recordOutcome(court.clerk, {
    ...{ courtId, hearingId: today, version: 1, kind: "held-attendance", next: { purpose: "charge", day: FORTNIGHT } },
    ...{ recordedAt: NOW.toISOString(), isEnteredLater: false, key: randomUUID() },
  });
  const ofDay = () => toGoOut(court.clerk, { courtId, of: { day: TODAY } });
  const [offered] = await ofDay();
  expect(offered).toMatchObject({ hearingId: recorded.nextHearingId, fromHearingId: today, day: FORTNIGHT });
  expect(offered!.proposals.map(({ kind }) => kind)).toContain("production-order");
  const items = offered!.proposals.map(({ kind, to, requestId, servedBy, addressee, because }) => ({
    ...{ hearingId: offered!.hearingId, kind, requestId, servedBy, addressee, because },
    casePersonId: to?.id ?? null,
  }));
  const { changeId } = await acceptProcess(court.clerk, { courtId, items, as: "to-issue", key: randomUUID() });
  expect(await ofDay()).toEqual([]);
  await undoChange(court.clerk, { courtId, changeId, key: randomUUID() });
  expect(await ofDay()).toHaveLength(1);
  await acceptProcess(court.clerk, { courtId, items, as: "struck", key: randomUUID() });
  expect(await ofDay()).toEqual([]);
});

test("an outcome whose date has process made out is not taken back under it", async () => {
  const made = await trial();
  const { court, courtId, caseId } = made;
  const today = await listCase(court.clerk, courtId, caseId, TODAY, { purpose: "mention" });
  const { changeId, nextHearingId } = await recordOutcome(court.clerk, {
    ...{ courtId, hearingId: today, version: 1, kind: "held-attendance", next: { purpose: "charge", day: FORTNIGHT } },
    ...{ recordedAt: NOW.toISOString(), isEnteredLater: false, key: randomUUID() },
  });
  const item = {
    hearingId: nextHearingId!,
    kind: "production-order",
    requestId: null,
    servedBy: "jail-superintendent",
  };
  await acceptProcess(court.clerk, {
    ...{ courtId, as: "issued", key: randomUUID() },
    items: [{ ...item, casePersonId: made.accused, addressee: null } as AcceptInput["items"][number]],
  });
  await expect(undoChange(court.clerk, { courtId, changeId, key: randomUUID() })).rejects.toMatchObject({
    code: "changed-since",
  });
});

test("a surety is given notice for a bond that was forfeited until he answers, and is expected where it is out", async () => {
  const court = await makeCourt(db);
  const { courtId } = court;
  const caseId = await makeCase(db, court, { custody: "bail" });
  const accused = await addPerson(court, caseId, "accused", { custody: "bail" });
  const surety = await addPerson(court, caseId, "surety", { standsForId: accused });
  const today = await listCase(court.clerk, courtId, caseId, TODAY, { purpose: "charge" });
  const recordedAt = NOW.toISOString();
  const marks = [{ casePersonId: accused, mark: "absent" as const }];
  await saveAttendance(court.clerk, { courtId, hearingId: today, marks, recordedAt, key: randomUUID() });
  await recordOutcome(court.clerk, {
    ...{ courtId, hearingId: today, version: 1, kind: "adjourned", reason: "accused-absent" },
    ...{ next: { purpose: "charge", day: WEEK }, recordedAt, isEnteredLater: false, key: randomUUID() },
  });
  const [matter] = (await processOfDay(court.clerk, { courtId, day: WEEK })).matters;
  const proposal = matter!.proposals.find(({ kind }) => kind === "notice-to-surety");
  expect(proposal).toMatchObject({ because: "surety-of-absentee", to: { standsFor: { name: "Test accused" } } });
  const { ids } = await acceptProcess(court.clerk, {
    ...{ courtId, as: "issued", key: randomUUID() },
    items: [
      {
        ...{ hearingId: matter!.hearingId, kind: "notice-to-surety", casePersonId: surety, requestId: null },
        ...{ servedBy: "officer", addressee: null, because: proposal!.because },
      },
    ],
  });
  const [row] = (await daySheet(court.clerk, { courtId, day: WEEK })).matters;
  expect(row!.attendees.find(({ id }) => id === surety)?.expected).toBe("present");
  await markProcess(court.clerk, { courtId, ids, to: "unserved", key: randomUUID() });
  await saveAttendance(court.clerk, {
    ...{ courtId, hearingId: today, recordedAt, key: randomUUID() },
    marks: [{ casePersonId: accused, mark: "present" }],
  });
  const later = await listCase(court.clerk, courtId, caseId, FORTNIGHT, { purpose: "plea" });
  const on = (await processOfDay(court.clerk, { courtId, day: FORTNIGHT })).matters;
  const again = on.find(({ hearingId }) => hearingId === later)!.proposals;
  expect(again.map(({ kind, because }) => `${kind} ${because}`)).toEqual(["notice-to-surety surety-silent"]);
});

test("a paper knows the court's room, and withholds the title where an accused is under age", async () => {
  const made = await trial();
  const { court, courtId, accused } = made;
  await db.insert(courtroom).values({ courtId, name: "Court Room 7", nameUr: "کمرہ نمبر 7" });
  const ofDay = () => processOfDay(court.clerk, { courtId, day: WEEK });
  expect(await ofDay()).toMatchObject({ room: "Court Room 7", matters: [{ isTitleWithheld: false }] });
  const [row] = await db.select({ personId: casePerson.personId }).from(casePerson).where(eq(casePerson.id, accused));
  await db
    .update(person)
    .set({ birthDay: courtDay("2012-01-01") })
    .where(eq(person.id, row!.personId));
  expect(await ofDay()).toMatchObject({ matters: [{ isTitleWithheld: true }] });
});

const takeTo = async ({ court, courtId, accused }: Trial, place: string) => {
  const [row] = await db.select({ version: casePerson.version }).from(casePerson).where(eq(casePerson.id, accused));
  return recordCustodyOf(court.clerk, {
    ...{ courtId, casePersonId: accused, version: row!.version, key: randomUUID() },
    custody: { act: "moved", day: TODAY, kind: "judicial", place },
  });
};

test("an order still to be issued follows the prisoner to another jail, and undo takes both back", async () => {
  const made = await trial();
  await accept(made, "to-issue");
  const { changeId } = await takeTo(made, "District Prison Malir");
  const order = async () => (await matterOn(made)).items.find(({ kind }) => kind === "production-order")!;
  expect(await order()).toMatchObject({ addressee: "District Prison Malir", state: "to-issue", misdirected: null });
  await undoChange(made.court.clerk, { courtId: made.courtId, changeId, key: randomUUID() });
  expect(await order()).toMatchObject({ addressee: "Central Jail", misdirected: null });
});

test("an order that went to the jail he left is a gap of the check, and is recalled and made anew for the right one", async () => {
  const made = await trial();
  const { court, courtId } = made;
  await accept(made);
  await takeTo(made, "District Prison Malir");
  const orders = async () => (await matterOn(made)).items.filter(({ kind }) => kind === "production-order");
  const [order] = await orders();
  expect(order).toMatchObject({
    ...{ addressee: "Central Jail", state: "issued" },
    misdirected: { why: "held-elsewhere", place: "District Prison Malir" },
  });
  const gaps = async () => (await checkProcess(court.clerk, { courtId, day: WEEK })).gaps.map(({ gap }) => gap);
  expect(await gaps()).toContain("wrong-jail");
  const { changeId } = await remakeOrders(court.clerk, { courtId, ids: [order!.id], key: randomUUID() });
  expect((await orders()).map(({ state, addressee, needsRecall }) => ({ state, addressee, needsRecall }))).toEqual([
    { state: "recalled", addressee: "Central Jail", needsRecall: true },
    { state: "to-issue", addressee: "District Prison Malir", needsRecall: false },
  ]);
  expect(await gaps()).not.toContain("wrong-jail");
  await undoChange(court.clerk, { courtId, changeId, key: randomUUID() });
  expect(await orders()).toMatchObject([{ state: "issued", addressee: "Central Jail" }]);
  const witnessOnly = (await matterOn(made)).items.filter(({ kind }) => kind === "summons").map(({ id }) => id);
  await expect(remakeOrders(court.clerk, { courtId, ids: witnessOnly, key: randomUUID() })).rejects.toMatchObject({
    code: "invalid",
  });
});

describe("an order for a prisoner who is released", () => {
  const ordersOf = async (made: Trial) =>
    (await matterOn(made)).items.filter(({ kind }) => kind === "production-order");
  const record = async ({ court, courtId, accused }: Trial, custody: CustodyAct) => {
    const [row] = await db.select({ version: casePerson.version }).from(casePerson).where(eq(casePerson.id, accused));
    const of = { courtId, casePersonId: accused, version: row!.version, key: randomUUID() };
    return recordCustodyOf(court.clerk, { ...of, custody });
  };
  const released = { act: "ended", day: TODAY, because: "bail" } as const;

  test("is marked where it went out already, to be recalled", async () => {
    const made = await trial();
    await accept(made);
    expect(await record(made, released)).toMatchObject({ ordersWithdrawn: 0 });
    expect(await ordersOf(made)).toMatchObject([{ state: "issued", misdirected: { why: "at-liberty", place: null } }]);
  });

  test("goes with the release where it had not gone out, and comes back when the release is taken back", async () => {
    const made = await trial();
    await accept(made, "to-issue");
    const before = await ordersOf(made);
    const others = (await matterOn(made)).items.length - before.length;
    const { changeId, ordersWithdrawn } = await record(made, released);
    expect(ordersWithdrawn).toBe(1);
    expect(await ordersOf(made)).toEqual([]);
    expect((await matterOn(made)).items).toHaveLength(others);
    await undoChange(made.court.clerk, { courtId: made.courtId, changeId, key: randomUUID() });
    expect(await ordersOf(made)).toMatchObject([{ id: before[0]!.id, state: "to-issue", addressee: "Central Jail" }]);
  });

  test("is proposed again when he is taken back into custody before the day", async () => {
    const made = await trial();
    await accept(made, "to-issue");
    await record(made, released);
    expect((await matterOn(made)).proposals.map(({ kind }) => kind)).not.toContain("production-order");
    await record(made, { act: "arrested", day: TODAY, kind: "judicial", place: "Central Jail" });
    expect((await matterOn(made)).proposals.map(({ kind }) => kind)).toContain("production-order");
  });

  test("who only goes to another jail keeps his order", async () => {
    const made = await trial();
    await accept(made, "to-issue");
    const moved = { act: "moved", day: TODAY, kind: "judicial", place: "District Prison Malir" } as const;
    expect(await record(made, moved)).toMatchObject({ ordersWithdrawn: 0 });
    expect(await ordersOf(made)).toMatchObject([{ state: "to-issue", addressee: "District Prison Malir" }]);
  });
});

describe("an order for a prisoner whose release the register tells", () => {
  /** In jail by the word of the case alone, with an order that is not issued yet. */
  async function heldByWord() {
    const court = await makeCourt(db);
    const { courtId } = court;
    const api = createCaller(court.clerk);
    const [caseId] = (await register(court, newCase({ custody: "in" }))) as [number];
    const hearingId = await listCase(court.clerk, courtId, caseId, WEEK, { purpose: "statement-of-accused" });
    const matter = async () => (await processOfDay(court.clerk, { courtId, day: WEEK })).matters[0]!;
    const [order] = (await matter()).proposals;
    const { kind, servedBy, to } = order!;
    const item = { hearingId, kind, servedBy, casePersonId: to!.id, requestId: null, addressee: null };
    await acceptProcess(court.clerk, { courtId, as: "to-issue", key: randomUUID(), items: [item] });
    const orders = async () =>
      (await matter()).items.filter(({ kind }) => kind === "production-order").map(({ state }) => state);
    const file = () => api.cases.file({ courtId, caseId });
    return { court, api, courtId, caseId, orders, file };
  }
  const undo = ({ api, courtId }: Awaited<ReturnType<typeof heldByWord>>, changeId: number) =>
    api.changes.undo({ courtId, changeId, key: randomUUID() });

  test("goes with the form of the case, and comes back with its undo", async () => {
    const made = await heldByWord();
    const { api, courtId, caseId, orders } = made;
    expect(await orders()).toEqual(["to-issue"]);
    const { entry, version } = await made.file();
    const at = { courtId, caseId, key: randomUUID() };
    const remark = await api.cases.edit({ ...at, version, entry: { ...entry, remarks: "shelf 4" } });
    expect(remark.ordersWithdrawn).toBe(0);
    const again = await made.file();
    const bailed = { ...again.entry, custody: "bail" as const, custodySince: null };
    const { changeId, ordersWithdrawn } = await api.cases.edit({
      ...{ ...at, key: randomUUID(), version: again.version, entry: bailed },
    });
    expect(ordersWithdrawn).toBe(1);
    expect(await orders()).toEqual([]);
    await undo(made, changeId);
    expect(await orders()).toEqual(["to-issue"]);
    expect((await made.file()).custody).toBe("in");
  });

  test("goes with an imported register, and comes back when the import is taken back", async () => {
    const { court, api, courtId, orders, file } = await heldByWord();
    const { number } = await file();
    const cells = { custody: "On bail", stage: "", sections: "", accused: "" };
    expect(await importText(court.clerk, courtId, registerText(row(number!, cells)))).toMatchObject({ changed: 1 });
    expect(await orders()).toEqual([]);
    const [imported] = await api.imports.list({ courtId });
    await api.imports.undo({ courtId, importId: imported!.id, key: randomUUID() });
    expect(await orders()).toEqual(["to-issue"]);
  });

  test("goes with the register grid, and comes back with its undo", async () => {
    const made = await heldByWord();
    const { api, courtId, caseId, orders } = made;
    const { version } = await made.file();
    const rows = [{ caseId, version, cells: { custody: "bail", custodySince: "" } }];
    const saved = await api.cases.saveRegister({ courtId, key: randomUUID(), rows });
    expect(saved).toMatchObject({ isSaved: true, ordersWithdrawn: 1 });
    expect(await orders()).toEqual([]);
    if (saved.isSaved) await undo(made, saved.changeId);
    expect(await orders()).toEqual(["to-issue"]);
  });
});

describe("what must go out is offered for every act that gives a date", () => {
  /** Its accused in jail, with one date for a mention today. */
  async function inJail() {
    const court = await makeCourt(db);
    const { courtId } = court;
    const caseId = await makeCase(db, court, { custody: "in", stage: "arguments" });
    await addPerson(court, caseId, "accused", { custody: "in" });
    const kindsOf = async (of: Parameters<typeof toGoOut>[1]["of"]) =>
      (await toGoOut(court.clerk, { courtId, of })).map(({ hearingId, fromHearingId, proposals }) => ({
        ...{ hearingId, fromHearingId },
        kinds: proposals.map(({ kind }) => kind),
      }));
    return { court, courtId, caseId, api: createCaller(court.clerk), kindsOf };
  }
  const said = { recordedAt: NOW.toISOString(), isEnteredLater: false };
  const order = ["production-order"];

  test("a matter that is taken up on the day", async () => {
    const { courtId, caseId, api, kindsOf } = await inJail();
    const { hearingId } = await api.planner.listMatter({ courtId, caseId, purpose: "charge", key: randomUUID() });
    expect(await kindsOf({ day: TODAY })).toEqual([{ hearingId, fromHearingId: null, kinds: order }]);
  });

  test("a correction that gives another date", async () => {
    const { court, courtId, caseId, api, kindsOf } = await inJail();
    const hearingId = await listCase(court.clerk, courtId, caseId, TODAY, { purpose: "mention" });
    const { outcomeId } = await api.hearings.recordOutcome({
      ...{ courtId, hearingId, version: 1, kind: "not-reached", ...said, key: randomUUID() },
    });
    expect(await kindsOf({ day: TODAY })).toEqual([]);
    const { nextHearingId } = await api.hearings.correctOutcome({
      ...{ courtId, hearingId, outcomeId, kind: "held-attendance", because: "a slip", ...said, key: randomUUID() },
      next: { purpose: "charge", day: WEEK },
    });
    expect(await kindsOf({ day: TODAY })).toEqual([
      { hearingId: nextHearingId, fromHearingId: hearingId, kinds: order },
    ]);
  });

  test("a carry-over", async () => {
    const { court, courtId, caseId, api, kindsOf } = await inJail();
    const hearingId = await listCase(court.clerk, courtId, caseId, TODAY, { purpose: "charge" });
    await api.hearings.carryOver({ courtId, day: TODAY, withUncalled: true, ...said, key: randomUUID() });
    expect(await kindsOf({ day: TODAY })).toMatchObject([{ fromHearingId: hearingId, kinds: order }]);
  });

  test("a date that is withdrawn with another in its place", async () => {
    const { court, courtId, caseId, api, kindsOf } = await inJail();
    const hearingId = await listCase(court.clerk, courtId, caseId, WEEK, { purpose: "charge" });
    const withdrawn = await api.planner.withdrawHearing({
      ...{ courtId, hearingId, version: 1, reason: "judge away", key: randomUUID() },
      instead: { kind: "date", day: FORTNIGHT },
    });
    expect(withdrawn.hearingId).not.toBeNull();
    expect(await kindsOf({ hearingIds: [withdrawn.hearingId!] })).toMatchObject([{ kinds: order }]);
  });

  test("the day for judgment that is reserved in the file", async () => {
    const { court, courtId, caseId, api, kindsOf } = await inJail();
    await listCase(court.clerk, courtId, caseId, WEEK, { purpose: "arguments" });
    const { hearingId } = await api.life.reserveJudgment({
      ...{ courtId, caseId, version: null, day: TODAY, judgeName: "the judge", key: randomUUID() },
      next: { day: FORTNIGHT, takes: "instead" },
    });
    expect(await kindsOf({ hearingIds: [hearingId!] })).toMatchObject([{ kinds: order }]);
  });
});

test("the accused on bail was absent: the reason alone proposes the warrant and the notice to his surety", async () => {
  const court = await makeCourt(db);
  const { courtId } = court;
  const caseId = await makeCase(db, court, { custody: "bail" });
  const accused = await addPerson(court, caseId, "accused", { custody: "bail" });
  await addPerson(court, caseId, "surety", { standsForId: accused });
  const today = await listCase(court.clerk, courtId, caseId, TODAY, { purpose: "charge" });
  await recordOutcome(court.clerk, {
    ...{ courtId, hearingId: today, version: 1, kind: "adjourned", reason: "accused-absent" },
    ...{ next: { purpose: "charge", day: WEEK }, recordedAt: NOW.toISOString(), isEnteredLater: false },
    key: randomUUID(),
  });
  const offered = await toGoOut(court.clerk, { courtId, of: { day: TODAY } });
  expect(offered[0]?.proposals.map(({ kind, because }) => `${kind} ${because}`)).toEqual([
    "bailable-warrant absent-on-bail",
    "notice-to-surety surety-of-absentee",
  ]);
});
