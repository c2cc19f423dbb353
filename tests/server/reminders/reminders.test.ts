import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { courtCase } from "../../../db/schema/cases.ts";
import { court, courtroom, sittingPattern, timeBlock } from "../../../db/schema/districts.ts";
import { casePerson, person, personContact } from "../../../db/schema/people.ts";
import { callTask, reminder, safeContactCard } from "../../../db/schema/reminders.ts";
import { undoChange } from "../../../server/access/undo.ts";
import { change } from "../../../server/core/change.ts";
import { type Context, timerContext } from "../../../server/core/context.ts";
import { createCaller } from "../../../server/doors/http/router.ts";
import { placeHearing } from "../../../server/listing/place-hearings.ts";
import { forgetOldCards } from "../../../server/reminders/cards/forget-cards.ts";
import { type CardSaid, forgetCard, pauseCard, readCard, saveCard } from "../../../server/reminders/cards/save-card.ts";
import { hearReply } from "../../../server/reminders/delivery/hear-reply.ts";
import { addDays, type CourtDay, courtDay } from "../../../server/rules/calendar/court-day.ts";
import type { CaseRole } from "../../../server/rules/people/people.ts";
import { listCase, type MadeCourt, makeCase, makeCourt, makeStaff, NOW, TODAY } from "../../support/factories.ts";
import { freshDatabase } from "../../support/fresh-database.ts";
import { connect } from "../../support/open-database.ts";

process.env.AUTH_SECRET ??= "a secret of tests that is long enough";
const database = await freshDatabase();
const { db, end } = connect(database.appUrl);
// A contact is behind the second lock, which the owner of the tables does not meet.
const owner = connect(database.ownerUrl, { max: 1 });
afterAll(() => Promise.all([end(), owner.end()]));

let made: MadeCourt;
let administrator: Context;
beforeAll(async () => {
  made = await makeCourt(db);
  administrator = await makeStaff(db, { districtId: made.districtId, courtId: null }, "administrator");
});

const CARD: CardSaid = {
  level: 2,
  ways: [{ channel: "sms", language: "ur-Latn", isSharedPhone: false, isVerified: true, address: "0300-1234567" }],
  window: { days: [1, 2, 3, 4, 5, 6], fromMinute: 600, untilMinute: 960 },
  ...{
    isReplyAllowed: true,
    iWillCall: false,
    reviewDay: null,
    contactPerson: null,
    neverTell: "her uncle",
    agreedWord: "",
  },
};

async function someone(caseId: number, role: CaseRole, phone?: string): Promise<number> {
  const name = `${role} ${randomUUID().slice(0, 6)}`;
  const values = { districtId: made.districtId, name, nameKey: name };
  const [row] = await db.insert(person).values(values).returning({ id: person.id });
  if (phone) await owner.db.insert(personContact).values({ personId: row!.id, phone });
  const of = { caseId, courtId: made.courtId, personId: row!.id, role };
  const [put] = await db.insert(casePerson).values(of).returning({ id: casePerson.id });
  return put!.id;
}

const remindersOf = (casePersonId: number) =>
  db.select().from(reminder).where(eq(reminder.casePersonId, casePersonId)).orderBy(reminder.dueAt, reminder.id);
const standing = async (casePersonId: number) =>
  (await remindersOf(casePersonId)).filter(({ state }) => state === "planned");

test("a date for somebody without a card is a call, and no message", async () => {
  const caseId = await makeOpenCase();
  const her = await someone(caseId, "complainant");
  await listCase(administrator, made.courtId, caseId, addDays(TODAY, 21));
  const rows = await standing(her);
  expect(rows.map(({ channel, callCause }) => [channel, callCause])).toEqual([["desk", "no-card"]]);
});

test("the card that is agreed later turns the call into messages once she knows the place", async () => {
  const caseId = await makeOpenCase();
  const her = await someone(caseId, "complainant");
  await listCase(administrator, made.courtId, caseId, addDays(TODAY, 21));
  await saveCard(administrator, { courtId: made.courtId, casePersonId: her, version: null, card: CARD });
  expect((await standing(her)).map(({ callCause }) => callCause)).toEqual(["place-not-known"]);
  const [hearingId] = await heardBefore(caseId, her);
  expect(hearingId).toBeGreaterThan(0);
  const rows = await standing(her);
  expect(rows.map(({ channel, kind, lead }) => `${channel} ${kind} ${lead}`)).toEqual([
    "sms date week",
    "sms date three-days",
    "sms date eve",
  ]);
});

/** A case the names of which are open to everybody. */
const makeOpenCase = () => makeCase(db, made, { isRestricted: false });

/** An earlier hearing in this court to which she came. */
async function heardBefore(caseId: number, casePersonId: number): Promise<number[]> {
  const hearingId = await listCase(administrator, made.courtId, caseId, TODAY, { purpose: "mention" });
  await change(administrator, { action: "test.came", permission: "day.record", courtId: made.courtId }, async (tx) => {
    await tx.execute(sql`update hearing set state = 'heard' where id = ${hearingId}`);
    await tx.execute(sql`insert into attendance (hearing_id, case_id, court_id, case_person_id, mark, recorded_at)
      values (${hearingId}, ${caseId}, ${made.courtId}, ${casePersonId}, 'present', ${NOW.toISOString()})`);
  });
  return [hearingId];
}

async function reminded(role: CaseRole = "complainant") {
  const caseId = await makeOpenCase();
  const her = await someone(caseId, role);
  await heardBefore(caseId, her);
  await saveCard(administrator, { courtId: made.courtId, casePersonId: her, version: null, card: CARD });
  return { caseId, her };
}

test("a date that is taken back by an undo takes its messages with it, and nothing is said of it", async () => {
  const { caseId, her } = await reminded();
  await listCase(administrator, made.courtId, caseId, addDays(TODAY, 28));
  const changeId = await lastChange("test.listed");
  expect(await standing(her)).toHaveLength(3);
  await listCase(administrator, made.courtId, caseId, addDays(TODAY, 35), { purpose: "mention" });
  await undoChange(administrator, { courtId: made.courtId, changeId });
  const rows = await standing(her);
  expect(new Set(rows.map(({ day }) => day))).toEqual(new Set([addDays(TODAY, 35)]));
  expect(rows.map(({ kind }) => kind)).not.toContain("cancelled");
});

async function lastChange(action: string): Promise<number> {
  const [row] = await db.execute<{ id: string }>(
    sql`select max(id) as id from change where action = ${action} and court_id = ${made.courtId}`,
  );
  return Number(row!.id);
}

test("a pause holds back what is planned at once, and taking it up again plans it as it was", async () => {
  const { caseId, her } = await reminded();
  await listCase(administrator, made.courtId, caseId, addDays(TODAY, 28));
  const before = (await standing(her)).map(({ lead, dueAt }) => `${lead} ${new Date(dueAt).toISOString()}`);
  await pauseCard(administrator, { courtId: made.courtId, casePersonId: her, isPaused: true });
  expect((await standing(her)).map(({ channel, callCause }) => [channel, callCause])).toEqual([["desk", "paused"]]);
  await pauseCard(administrator, { courtId: made.courtId, casePersonId: her, isPaused: false });
  expect((await standing(her)).map(({ lead, dueAt }) => `${lead} ${new Date(dueAt).toISOString()}`)).toEqual(before);
});

test("counsel with a number is written to without being asked; an accused in custody is not", async () => {
  const caseId = await makeOpenCase();
  const counsel = await someone(caseId, "counsel", "+923001112223");
  const accused = await someone(caseId, "accused", "+923001112224");
  await db.update(casePerson).set({ custody: "in" }).where(eq(casePerson.id, accused));
  await listCase(administrator, made.courtId, caseId, addDays(TODAY, 21));
  expect((await standing(counsel)).map(({ audience, channel, level }) => [audience, channel, level])).toEqual(
    Array(3).fill(["open", "sms", 3]),
  );
  expect(await remindersOf(accused)).toEqual([]);
});

const standingBecause = async (her: number) => [
  ...new Set((await standing(her)).map(({ channel, callCause }) => callCause ?? channel)),
];

test("another room is told on a call, since no message says it, until somebody has told it", async () => {
  const { caseId, her } = await reminded();
  const day = addDays(TODAY, 42);
  const hearingId = await listCase(administrator, made.courtId, caseId, day);
  expect(await standingBecause(her)).toEqual(["sms"]);
  const room = { courtId: made.courtId, name: `Room ${randomUUID().slice(0, 6)}` };
  const [elsewhere] = await db.insert(courtroom).values(room).returning({ id: courtroom.id });
  const moveRoom = { action: "test.room", permission: "calendar.change", courtId: made.courtId } as const;
  await change(administrator, moveRoom, async (tx) => {
    await tx.execute(sql`
      update court_day set courtroom_id = ${elsewhere!.id} where court_id = ${made.courtId} and day = ${day}`);
  });
  expect(await standingBecause(her)).toEqual(["place-not-known"]);
  const values = { courtId: made.courtId, caseId, casePersonId: her, hearingId, because: "place-not-known" as const };
  const [task] = await db
    .insert(callTask)
    .values({ ...values, dueAt: NOW.toISOString() })
    .returning({ taskId: callTask.id, version: callTask.version });
  const told = { ...task!, courtId: made.courtId, result: "told-place", note: null, key: randomUUID() } as const;
  const afterwards = { ...administrator, now: new Date(NOW.getTime() + 3_600_000) };
  await createCaller(afterwards).reminders.recordCall(told);
  expect(await standingBecause(her)).toEqual(["sms"]);
});

test("a matter that goes to another court is a call about the place, and nothing is sent of the old one", async () => {
  const { caseId, her } = await reminded();
  await listCase(administrator, made.courtId, caseId, addDays(TODAY, 28));
  const values = { districtId: made.districtId, code: `c-${randomUUID().slice(0, 8)}`, nameEn: "Receiving court" };
  const [other] = await db
    .insert(court)
    .values({ ...values, casePrefix: "SC" })
    .returning({ id: court.id });
  const toCourtId = other!.id;
  const thursdays = { courtId: toCourtId, rule: "FREQ=WEEKLY;BYDAY=TH", startDay: courtDay("2020-01-01") };
  await db.insert(sittingPattern).values(thursdays);
  await db.insert(timeBlock).values(["09:00", "10:30"].map((startsAt) => ({ courtId: toCourtId, startsAt })));
  await createCaller(administrator).desk.transfer({
    ...{ courtId: made.courtId, caseIds: [caseId], toCourtId, toCourt: null, numbering: "next", key: randomUUID() },
    ...{ day: TODAY, because: "the judge is posted away", orderedBy: "District & Sessions Judge" },
  });
  expect(await standingBecause(her)).toEqual(["place-not-known"]);
  expect(new Set((await standing(her)).map(({ courtId }) => courtId))).toEqual(new Set([toCourtId]));
});

test("what a complainant agrees to, stops, answers or has forgotten changes nothing of what counsel and the accused are sent", async () => {
  const { caseId, her } = await reminded();
  const counsel = await someone(caseId, "counsel", "+923001112231");
  const accused = await someone(caseId, "accused", "+923001112232");
  await db.update(casePerson).set({ custody: "bail" }).where(eq(casePerson.id, accused));
  await listCase(administrator, made.courtId, caseId, addDays(TODAY, 28));
  const others = async () => [...(await remindersOf(counsel)), ...(await remindersOf(accused))];
  const before = await others();
  expect(before).toHaveLength(6);
  const of = { courtId: made.courtId, casePersonId: her };
  await pauseCard(administrator, { ...of, isPaused: true });
  await saveCard(administrator, { ...of, version: 2, card: { ...CARD, window: null, level: 1 } });
  const [sent] = await standing(her);
  await db.execute(sql`select move_reminders(array[${sent!.id}::bigint], 'attempting', 'test', now(), '{}')`);
  const from = "0300-1234567";
  await hearReply({ ...timerContext(db, false), now: NOW }, "test", {
    reference: "no-1",
    from,
    text: `${sent!.code} 2`,
  });
  await hearReply({ ...timerContext(db, false), now: NOW }, "test", {
    reference: "no-2",
    from,
    text: `${sent!.code} STOP`,
  });
  const calls = await db.select().from(callTask).where(eq(callTask.casePersonId, her));
  expect(calls.map(({ because }) => because)).toEqual(["says-cannot"]);
  await forgetCard(administrator, of);
  expect(await others()).toEqual(before);
});

test("counsel who answers STOP is written to in none of his matters, nor in a new one, until he is asked anew", async () => {
  const phone = "+923001112225";
  const first = await makeOpenCase();
  const counsel = await someone(first, "counsel", phone);
  await listCase(administrator, made.courtId, first, addDays(TODAY, 21));
  const [found] = await db.select().from(casePerson).where(eq(casePerson.id, counsel));
  const { personId } = found!;
  const take = async () => {
    const caseId = await makeOpenCase();
    const of = { caseId, courtId: made.courtId, personId, role: "counsel" } as const;
    const [row] = await db.insert(casePerson).values(of).returning({ id: casePerson.id });
    await listCase(administrator, made.courtId, caseId, addDays(TODAY, 21));
    return row!.id;
  };
  const second = await take();
  expect(await standing(second)).toHaveLength(3);
  const [sent] = await standing(counsel);
  await db.execute(sql`select move_reminders(array[${sent!.id}::bigint], 'attempting', 'test', now(), '{}')`);
  await hearReply({ ...timerContext(db, false), now: NOW }, "test", { reference: "stop-1", from: phone, text: "STOP" });
  expect([...(await standing(counsel)), ...(await standing(second))]).toEqual([]);
  expect(await standing(await take())).toEqual([]);
  const ways = [{ ...CARD.ways[0]!, address: phone }];
  const [stopped] = await db.select().from(safeContactCard).where(eq(safeContactCard.casePersonId, counsel));
  const { version } = stopped!;
  const card = { ...CARD, level: 3 as const, ways };
  await saveCard(administrator, { courtId: made.courtId, casePersonId: counsel, version, card });
  expect(await standing(second)).toHaveLength(3);
});

test("how people were reached is forgotten once a case is long over, and not while an appeal is pending", async () => {
  const [over, appealed, fresh] = [await reminded(), await reminded(), await reminded()];
  const isOver = (days: number) => ({ disposalDay: addDays(TODAY, -days), disposal: "acquitted" as const });
  for (const [{ caseId }, days] of [
    [over, 121],
    [appealed, 400],
    [fresh, 119],
  ] as const)
    await db.update(courtCase).set(isOver(days)).where(eq(courtCase.id, caseId));
  const appeal = await makeOpenCase();
  await db
    .update(courtCase)
    .set({ docket: "application", applicationKind: "appeal-47", parentCaseId: appealed.caseId })
    .where(eq(courtCase.id, appeal));
  expect(await forgetOldCards({ ...timerContext(db, false), now: NOW })).toBe(1);
  const sealed = async ({ her }: { her: number }) =>
    (await db.select().from(safeContactCard).where(eq(safeContactCard.casePersonId, her)))[0]!.sealed !== null;
  expect([await sealed(over), await sealed(appealed), await sealed(fresh)]).toEqual([false, true, true]);
});

test("her number is in no row of the database but under the seal, and forgetting it leaves nothing that opens", async () => {
  const { her } = await reminded();
  const [{ n: seen }] = (await db.execute<{ n: number }>(sql`
    select count(*)::int as n from change_row where before::text like '%3001234567%'`)) as unknown as [{ n: number }];
  expect(seen).toBe(0);
  const [stored] = await db.select().from(safeContactCard).where(eq(safeContactCard.casePersonId, her));
  expect(JSON.stringify(stored)).not.toMatch(/3001234567|uncle/);
  const open = await readCard(administrator, { courtId: made.courtId, casePersonId: her });
  expect(open).toMatchObject({ neverTell: "her uncle", ways: [{ address: "+923001234567" }] });
  await forgetCard(administrator, { courtId: made.courtId, casePersonId: her });
  const after = await readCard(administrator, { courtId: made.courtId, casePersonId: her });
  expect(after).toMatchObject({ level: 0, ways: [], neverTell: "" });
  await db.update(safeContactCard).set({ sealed: stored!.sealed }).where(eq(safeContactCard.casePersonId, her));
  const reopened = await readCard(administrator, { courtId: made.courtId, casePersonId: her });
  expect(reopened?.neverTell).toBe("");
});

test("no statement of the application rewrites what a reminder did", async () => {
  const refused = /permission denied/;
  const asking = async (statement: string) => {
    try {
      await db.execute(sql.raw(statement));
      return "done";
    } catch (error) {
      return String((error as Error).cause ?? error);
    }
  };
  expect(await asking("update reminder set state = 'delivered'")).toMatch(refused);
  expect(await asking("delete from reminder")).toMatch(refused);
  expect(await asking("update reminder_event set cause = ''")).toMatch(refused);
  expect(await asking("delete from reminder_event")).toMatch(refused);
  expect(await asking("insert into reminder_step values ('delivered', 'planned')")).toMatch(refused);
});

test("a step that is not in the table is not taken, and that it was tried is kept", async () => {
  const { caseId, her } = await reminded();
  await listCase(administrator, made.courtId, caseId, addDays(TODAY, 28));
  const [one] = await standing(her);
  const at = NOW.toISOString();
  const moved = await db.execute(
    sql`select * from move_reminders(array[${one!.id}]::bigint[], 'delivered', 'forged', ${at}, '{}')`,
  );
  expect(moved).toHaveLength(0);
  const events = await db.execute<{ to_state: string; is_refused: boolean }>(
    sql`select to_state, is_refused from reminder_event where reminder_id = ${one!.id} order by id`,
  );
  expect([...events]).toEqual([
    { to_state: "planned", is_refused: false },
    { to_state: "delivered", is_refused: true },
  ]);
  expect(await db.select().from(callTask).where(eq(callTask.casePersonId, her))).toEqual([]);
});

test("who knows of a date is told of its move and of its end; the next date of a hearing that was held is no change", async () => {
  const { caseId, her } = await reminded();
  const hearingId = await listCase(administrator, made.courtId, caseId, addDays(TODAY, 28));
  const [known] = await standing(her);
  const tomorrow = { ...administrator, now: new Date(NOW.getTime() + 86_400_000) };
  const act = { action: "test.moved", permission: "hearings.plan", courtId: made.courtId } as const;
  await change(tomorrow, act, async (tx) => {
    await tx.execute(sql`update hearing set reporting_time = '11:30' where id = ${hearingId}`);
  });
  expect((await standing(her)).map(({ kind, lead }) => `${kind} ${lead}`)).toEqual([
    "changed notice",
    "date week",
    "date three-days",
    "date eve",
  ]);
  await change(tomorrow, act, async (tx) => {
    await tx.execute(sql`update hearing set state = 'withdrawn' where id = ${hearingId}`);
  });
  // Nothing of the move went out yet: she hears of the end of the date she knows, and of nothing else.
  expect((await standing(her)).map(({ kind, day, reportingTime }) => `${kind} ${day} ${reportingTime}`)).toEqual([
    `cancelled ${addDays(TODAY, 28)} ${known!.reportingTime}`,
  ]);
  const other = await reminded();
  const heard = await listCase(administrator, made.courtId, other.caseId, TODAY, { purpose: "mention" });
  await change(administrator, { ...act, action: "test.heard" }, async (tx) => {
    await tx.execute(sql`update hearing set state = 'heard' where id = ${heard}`);
    const next = { caseId: other.caseId, day: addDays(TODAY, 28), purpose: "mention", source: "court" } as const;
    await placeHearing(tx, made.courtId, next);
  });
  expect((await standing(other.her)).map(({ kind }) => kind)).toEqual(["date", "date", "date"]);
});

/** A prosecutor or an officer whose number the court has, and who agreed to no card. */
async function officialWithNumber(caseId: number, role: CaseRole, phone = "+923001112233") {
  const casePersonId = await someone(caseId, role, phone);
  await owner.db
    .update(person)
    .set({ isOfficial: true })
    .where(eq(person.id, await personOf(casePersonId)));
  return casePersonId;
}

async function personOf(casePersonId: number): Promise<number> {
  const [row] = await db.select().from(casePerson).where(eq(casePerson.id, casePersonId));
  return row!.personId;
}

const moveTo = (hearingId: number, version: number, day: CourtDay, now = NOW) =>
  createCaller({ ...made.clerk, now }).planner.moveHearing({
    ...{ courtId: made.courtId, hearingId, version, day, reason: "Ordered", orderedBy: "Judge of tests" },
    key: randomUUID(),
  });

test("a prosecutor and an officer are told at once of a date that changes within two days, and of no other", async () => {
  const caseId = await makeOpenCase();
  const prosecutor = await officialWithNumber(caseId, "prosecutor");
  const officer = await officialWithNumber(caseId, "investigating-officer");
  const hearingId = await listCase(administrator, made.courtId, caseId, addDays(TODAY, 21));
  expect(await remindersOf(prosecutor)).toEqual([]);
  await moveTo(hearingId, 1, addDays(TODAY, 14));
  expect(await remindersOf(prosecutor)).toEqual([]);
  // The evening before, moved to a week later.
  const evening = new Date("2026-12-16T15:00:00Z");
  await moveTo(hearingId, 2, addDays(TODAY, 21), evening);
  for (const casePersonId of [prosecutor, officer]) {
    const rows = await standing(casePersonId);
    expect(rows.map(({ kind, lead, channel, audience }) => [kind, lead, channel, audience])).toEqual([
      ["changed", "notice", "sms", "open"],
    ]);
    // In the evening still: the next office hours would be too late.
    expect(new Date(rows[0]!.dueAt)).toEqual(evening);
  }
});

test("who has an address and no number, or would rather have it so, is told by e-mail; whoever has both, by a text", async () => {
  const caseId = await makeOpenCase();
  const official = async (contact: { phone: string | null; prefersEmail: boolean | null }) => {
    const casePersonId = await officialWithNumber(caseId, "investigating-officer");
    const personId = await personOf(casePersonId);
    const email = `officer.${casePersonId}@court.example`;
    await owner.db
      .update(personContact)
      .set({ email, ...contact })
      .where(eq(personContact.personId, personId));
    return casePersonId;
  };
  const phone = "+923001112233";
  const told = [
    await official({ phone: null, prefersEmail: null }),
    await official({ phone, prefersEmail: true }),
    await official({ phone, prefersEmail: null }),
  ];
  const hearingId = await listCase(administrator, made.courtId, caseId, addDays(TODAY, 14));
  await moveTo(hearingId, 1, addDays(TODAY, 21), new Date("2026-12-16T15:00:00Z"));
  const channels = await Promise.all(told.map(async (one) => (await standing(one)).map(({ channel }) => channel)));
  expect(channels).toEqual([["email"], ["email"], ["sms"]]);
});

test("a date that is taken off within two days is told to a prosecutor too; one far ahead is not", async () => {
  const taken = async (now: Date) => {
    const caseId = await makeOpenCase();
    const prosecutor = await officialWithNumber(caseId, "prosecutor");
    const hearingId = await listCase(administrator, made.courtId, caseId, addDays(TODAY, 14));
    await listCase(administrator, made.courtId, caseId, addDays(TODAY, 28), { purpose: "mention" });
    await createCaller({ ...made.clerk, now }).planner.withdrawHearing({
      ...{ courtId: made.courtId, hearingId, version: 1, reason: "Ordered", orderedBy: "Judge of tests" },
      key: randomUUID(),
    });
    return (await standing(prosecutor)).map(({ kind, lead }) => [kind, lead]);
  };
  expect(await taken(new Date("2026-12-15T06:00:00Z"))).toEqual([["cancelled", "notice"]]);
  expect(await taken(new Date("2026-12-08T06:00:00Z"))).toEqual([]);
});

test("an official without a number, or gone from the matter, is nobody's call", async () => {
  const caseId = await makeOpenCase();
  const nameless = await someone(caseId, "prosecutor");
  const gone = await officialWithNumber(caseId, "investigating-officer");
  const hearingId = await listCase(administrator, made.courtId, caseId, addDays(TODAY, 14));
  await db.delete(casePerson).where(eq(casePerson.id, gone));
  await moveTo(hearingId, 1, addDays(TODAY, 21), new Date("2026-12-16T15:00:00Z"));
  await listCase(administrator, made.courtId, caseId, addDays(TODAY, 28), { purpose: "mention" });
  expect(await remindersOf(nameless)).toEqual([]);
  expect(await remindersOf(gone)).toEqual([]);
});
