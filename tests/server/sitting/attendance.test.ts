import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { casePerson, person } from "../../../db/schema/people.ts";
import { attendance } from "../../../db/schema/process.ts";
import { undoChange } from "../../../server/access/undo.ts";
import { Refused } from "../../../server/core/refused.ts";
import { createCaller } from "../../../server/doors/http/router.ts";
import { pendingMatterOf } from "../../../server/listing/availability/pending-case.ts";
import { findPending } from "../../../server/listing/availability/planning-store.ts";
import { addDays } from "../../../server/rules/calendar/court-day.ts";
import type { Stage } from "../../../server/rules/case/stages.ts";
import type { Mark } from "../../../server/rules/listing/attendance.ts";
import type { CaseRole } from "../../../server/rules/people/people.ts";
import { daySheet } from "../../../server/sitting/day-sheet.ts";
import { addToOrder, adjournmentsOf, orderSheet, ordersOfDay } from "../../../server/sitting/order-sheet.ts";
import { recordOutcome } from "../../../server/sitting/record-outcome.ts";
import { saveAttendance } from "../../../server/sitting/save-attendance.ts";
import { listCase, type MadeCourt, makeCase, makeCourt, NOW, TODAY } from "../../support/factories.ts";
import { freshDatabase } from "../../support/fresh-database.ts";
import { connect } from "../../support/open-database.ts";

const database = await freshDatabase();
const { db, end } = connect(database.appUrl);
afterAll(end);

async function addPerson(
  court: MadeCourt,
  caseId: number,
  role: CaseRole,
  name: string,
  columns: Partial<typeof casePerson.$inferInsert> = {},
): Promise<number> {
  const { districtId, courtId } = court;
  const [made] = await db.insert(person).values({ districtId, name, nameKey: name.toLowerCase() }).returning();
  const [row] = await db
    .insert(casePerson)
    .values({ caseId, courtId, personId: made!.id, role, ...columns })
    .returning({ id: casePerson.id });
  return row!.id;
}

const mark = ({ court, hearingId }: { court: MadeCourt; hearingId: number }, marks: Record<number, Mark>) =>
  saveAttendance(court.clerk, {
    courtId: court.courtId,
    hearingId,
    marks: Object.entries(marks).map(([id, one]) => ({ casePersonId: Number(id), mark: one })),
    recordedAt: NOW.toISOString(),
    key: randomUUID(),
  });

async function trial() {
  const court = await makeCourt(db);
  const caseId = await makeCase(db, court, { isRestricted: false, custody: "in" });
  const accused = await addPerson(court, caseId, "accused", "Test Accused");
  const victim = await addPerson(court, caseId, "victim", "Test Victim", { testimony: "pending" });
  const witness = await addPerson(court, caseId, "witness", "Test Witness", { testimony: "pending" });
  const hearingId = await listCase(court.clerk, court.courtId, caseId, TODAY);
  return { court, caseId, hearingId, accused, victim, witness };
}

const adjourn = (made: { court: MadeCourt; hearingId: number }, note: string | null = null) =>
  recordOutcome(made.court.clerk, {
    ...{ courtId: made.court.courtId, hearingId: made.hearingId, version: 1, kind: "adjourned", note },
    reason: "prosecutor-wants-time",
    next: { purpose: "evidence", day: addDays(TODAY, 7) },
    ...{ recordedAt: NOW.toISOString(), isEnteredLater: false, key: randomUUID() },
  });

const testimonyOf = async (id: number) =>
  (await db.select({ testimony: casePerson.testimony }).from(casePerson).where(eq(casePerson.id, id)))[0]!.testimony;

test("the sheet says who is expected, the complainant's side by role only", async () => {
  const { court } = await trial();
  const { matters } = await daySheet(court.clerk, { courtId: court.courtId, day: TODAY });
  expect(matters[0]!.attendees.map(({ role, name, expected }) => ({ role, name, expected }))).toEqual([
    { role: "accused", name: "Test Accused", expected: "produced" },
    { role: "victim", name: null, expected: "to-testify" },
    { role: "witness", name: "Test Witness", expected: "to-testify" },
  ]);
});

test("a witness who is examined has testified, and has not when it is taken back", async () => {
  const made = await trial();
  const { changeId, marked } = await mark(made, { [made.accused]: "produced", [made.witness]: "examined" });
  expect(marked).toBe(2);
  expect(await testimonyOf(made.witness)).toBe("examined");
  await undoChange(made.court.clerk, { courtId: made.court.courtId, changeId, key: randomUUID() });
  expect(await testimonyOf(made.witness)).toBe("pending");
  expect(await db.select().from(attendance).where(eq(attendance.hearingId, made.hearingId))).toEqual([]);
});

test("the last word on who came stands, and the testimony follows it", async () => {
  const made = await trial();
  await mark(made, { [made.accused]: "produced", [made.witness]: "examined" });
  await mark(made, { [made.witness]: "sent-back" });
  const rows = await db.select().from(attendance).where(eq(attendance.hearingId, made.hearingId));
  expect(rows.map(({ casePersonId, mark: one }) => [casePersonId, one])).toEqual([[made.witness, "sent-back"]]);
  expect(await testimonyOf(made.witness)).toBe("pending");
});

test("a mark that a role does not know is refused, a person of another case is left out", async () => {
  const made = await trial();
  const other = await trial();
  await expect(mark(made, { [made.accused]: "examined" })).rejects.toMatchObject({ code: "invalid" });
  expect(await mark(made, { [other.witness]: "examined" })).toMatchObject({ marked: 0 });
  await expect(
    saveAttendance(other.court.clerk, {
      ...{ courtId: other.court.courtId, hearingId: made.hearingId, marks: [] },
      recordedAt: NOW.toISOString(),
    }),
  ).rejects.toThrow(Refused);
});

test("a witness who came and was sent back raises the matter in the next plan", async () => {
  const made = await trial();
  await mark(made, { [made.witness]: "sent-back" });
  await recordOutcome(made.court.clerk, {
    ...{ courtId: made.court.courtId, hearingId: made.hearingId, version: 1, kind: "not-reached" },
    ...{ recordedAt: NOW.toISOString(), isEnteredLater: false, key: randomUUID() },
  });
  const [row] = await findPending(db, made.court.courtId);
  expect(pendingMatterOf(row!)).toMatchObject({ sentBack: 4 });
});

test("adjournments of the case itself count in its plan, not those of a case that has an outcome's number", async () => {
  const made = await trial();
  await adjourn(made);
  const sheet = await daySheet(made.court.clerk, { courtId: made.court.courtId, day: addDays(TODAY, 7) });
  const next = { court: made.court, hearingId: sheet.matters[0]!.hearingId };
  expect(sheet.matters[0]!.adjournedBy).toEqual({ prosecution: 1 });
  await recordOutcome(made.court.clerk, {
    ...{ courtId: made.court.courtId, hearingId: next.hearingId, version: 1, kind: "not-reached" },
    ...{ recordedAt: NOW.toISOString(), isEnteredLater: false, key: randomUUID() },
  });
  const [row] = await findPending(db, made.court.courtId);
  expect(row).toMatchObject({ caseId: made.caseId, adjournments: 1 });
});

test("the order names who came, never the victim, and carries the warning of a third adjournment", async () => {
  const made = await trial();
  await mark(made, { [made.accused]: "produced", [made.victim]: "bound-down", [made.witness]: "bound-down" });
  await adjourn(made, "Test Victim and her counsel were heard");
  const [first] = (await orderSheet(made.court.clerk, { courtId: made.court.courtId, caseId: made.caseId })).orders;
  expect(first!.text.en).toContain("Accused produced from jail.");
  expect(first!.text.en).toContain("Witness PW-1 present, not examined and bound down for the next date.");
  expect(first!.text.en).toContain("Adjourned at the instance of the prosecution (1st time) to 10.12.2026");
  expect(first!.text.en).not.toContain("Test Victim");
  expect(first!.text.ur).toContain("جیل سے پیش کیا گیا");
  expect(first!).toMatchObject({ isWarned: false, serial: 1 });

  for (const weeks of [1, 2]) {
    const day = addDays(TODAY, 7 * weeks);
    const [matter] = (await daySheet(made.court.clerk, { courtId: made.court.courtId, day })).matters;
    await recordOutcome(made.court.clerk, {
      ...{ courtId: made.court.courtId, hearingId: matter!.hearingId, version: 1, kind: "adjourned" },
      reason: "prosecutor-absent",
      next: { purpose: "evidence", day: addDays(day, 7) },
      ...{ recordedAt: NOW.toISOString(), isEnteredLater: false, key: randomUUID() },
    });
  }
  const at = { courtId: made.court.courtId, caseId: made.caseId };
  const { orders } = await orderSheet(made.court.clerk, at);
  expect(orders.map(({ isWarned }) => isWarned)).toEqual([false, false, true]);
  expect(orders[2]!.text.en).toContain("This is the 3rd adjournment on the part of the prosecution");
  expect(await adjournmentsOf(made.court.clerk, at)).toMatchObject({
    total: 3,
    bySide: { prosecution: 3 },
    warned: [{ side: "prosecution", times: 3, confirmed: false }],
  });
  const ofDay = await ordersOfDay(made.court.clerk, { courtId: made.court.courtId, day: TODAY });
  expect(ofDay).toHaveLength(1);
  expect(ofDay[0]!.orders.map(({ serial }) => serial)).toEqual([1]);
});

test("an order that moved the case on stands on the order sheet beside those of its hearings, and goes with its undo", async () => {
  const made = await trial();
  const { courtId, clerk } = made.court;
  const at = { courtId, caseId: made.caseId };
  const api = createCaller(clerk);
  await adjourn(made);
  const move = async (stage: Stage, order: string, isCorrection = false) => {
    const { version } = await api.desk.matter(at);
    return api.desk.moveStage({ ...at, version, stage, day: TODAY, order, isCorrection, key: randomUUID() });
  };
  const { changeId } = await move("statement-of-accused", "Side of the prosecution closed; Test Victim was heard");
  const sheet = await orderSheet(clerk, at);
  expect(sheet.orders.map(({ serial }) => serial)).toEqual([1]);
  expect(sheet.stageOrders).toMatchObject([{ serial: 2, day: TODAY, text: { en: "Stage: Statement of accused." } }]);
  expect(sheet.stageOrders[0]!.words).toContain("Side of the prosecution closed;");
  expect(sheet.stageOrders[0]!.words).not.toContain("Test Victim");
  const [ofDay] = await ordersOfDay(clerk, { courtId, day: TODAY });
  expect(ofDay!.stageOrders).toHaveLength(1);
  await undoChange(clerk, { courtId, changeId, key: randomUUID() });
  // A correction of the register is no order of the court.
  await move("arguments", "entered by mistake", true);
  expect((await orderSheet(clerk, at)).stageOrders).toEqual([]);
});

test("a clerk's words stand in the order, and somebody who saw an older text is told", async () => {
  const made = await trial();
  await adjourn(made);
  const at = { courtId: made.court.courtId, caseId: made.caseId };
  const [order] = (await orderSheet(made.court.clerk, at)).orders;
  const asked = { courtId: at.courtId, outcomeId: order!.outcomeId, version: order!.version };
  await addToOrder(made.court.clerk, { ...asked, note: "Last chance is given", key: randomUUID() });
  const [worded] = (await orderSheet(made.court.clerk, at)).orders;
  expect(worded!.text.en).toContain("Last chance is given.");
  await expect(addToOrder(made.court.clerk, { ...asked, note: "Other words" })).rejects.toMatchObject({
    code: "stale",
  });
});
