import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { courtCase } from "../../../db/schema/cases.ts";
import { district } from "../../../db/schema/districts.ts";
import { callTask, reminderReply, safeContactCard } from "../../../db/schema/reminders.ts";
import type { Context } from "../../../server/core/context.ts";
import { createCaller } from "../../../server/doors/http/router.ts";
import { pageUnder, tryPageCode } from "../../../server/reminders/private-page/try-page-code.ts";
import { addDays } from "../../../server/rules/calendar/court-day.ts";
import { PAGE_NUMBERS, pageSecretOf } from "../../../server/rules/reminders/page-token.ts";
import type { ReachState } from "../../../server/rules/reminders/reminder-reach.ts";
import { type MadeCourt, makeCourt, makeStaff, NOW, TODAY } from "../../support/factories.ts";
import { freshDatabase } from "../../support/fresh-database.ts";
import { connect } from "../../support/open-database.ts";
import { openNames } from "../../support/open-names.ts";
import { type Reminded, remindedPeople } from "../../support/reminded-people.ts";

process.env.AUTH_SECRET ??= "a secret of tests that is long enough";
const database = await freshDatabase();
const { db, end } = connect(database.appUrl);
afterAll(end);

const key = () => randomUUID();
const DAY = addDays(TODAY, 14);
const at = NOW.toISOString();
let made: MadeCourt;
let people: Reminded[];

beforeAll(async () => {
  made = await makeCourt(db, { planMinutes: 9000, planMatters: 900, ceilingMinutes: 9000, ceilingMatters: 900 });
  people = await remindedPeople(db, { courtId: made.courtId, count: 14, channel: "sms", day: DAY, now: NOW });
});

const someone = () => people.pop()!;
const clerk = () => createCaller(made.clerk).reminders;
const staff = (role: "judge" | "supervisor" | "prosecutor") =>
  makeStaff(db, { districtId: made.districtId, courtId: role === "judge" ? made.courtId : null }, role);
const remindersOf = (ctx: Context) => createCaller(ctx).reminders;

async function rowOf({ casePersonId }: Reminded) {
  const { rows } = await clerk().board({ courtId: made.courtId, day: DAY });
  return rows.find((row) => row.casePersonId === casePersonId)!;
}
const stateOf = async (her: Reminded): Promise<ReachState> => (await rowOf(her)).reach.state;

async function move({ casePersonId }: Reminded, ...states: string[]): Promise<number> {
  const [first] = await db.execute<{ id: number }>(sql`
    select id::float8 as id from reminder where case_person_id = ${casePersonId} order by due_at limit 1`);
  for (const state of states) {
    await db.execute(sql`select move_reminders(array[${first!.id}::bigint], ${state}, 'test', ${at}, '{}')`);
  }
  return first!.id;
}

async function callAbout({ caseId, casePersonId, hearingId }: Reminded) {
  const values = {
    courtId: made.courtId,
    caseId,
    casePersonId,
    hearingId,
    because: "place-not-known" as const,
    dueAt: at,
  };
  const [task] = await db.insert(callTask).values(values).returning({ id: callTask.id, version: callTask.version });
  return { courtId: made.courtId, taskId: task!.id, version: task!.version, note: null };
}

test("the board tells of everybody whether a message waits, went out, arrived or failed", async () => {
  const her = someone();
  expect(await stateOf(her)).toBe("waiting");
  const id = await move(her, "attempting", "accepted");
  expect(await stateOf(her)).toBe("sent");
  await move(her, "delivered");
  expect(await stateOf(her)).toBe("reached");
  const reply = { gateway: "test", reference: key(), reminderId: id, word: "cannot", receivedAt: at };
  await db.insert(reminderReply).values(reply);
  expect((await rowOf(her)).reach).toMatchObject({ state: "no", by: "phone" });
  const board = await clerk().board({ courtId: made.courtId, day: null });
  expect([board.day, board.days, board.totals.no]).toEqual([DAY, [DAY], 1]);
});

test("what became of what fell due is counted by channel, and what was called off is not", async () => {
  const later = remindersOf({ ...made.clerk, now: new Date("2026-12-16T05:00:00Z") });
  const before = await later.delivery({ courtId: made.courtId });
  await move(someone(), "attempting", "unclear");
  await move(someone(), "superseded");
  const after = await later.delivery({ courtId: made.courtId });
  const of = ({ counts }: typeof after, state: string) =>
    counts.find((one) => one.channel === "sms" && one.state === state)?.count ?? 0;
  expect(of(after, "unclear") - of(before, "unclear")).toBe(1);
  expect(of(before, "planned") - of(after, "planned")).toBe(2);
  expect(of(after, "superseded")).toBe(0);
  expect((await clerk().delivery({ courtId: made.courtId })).counts).toEqual([]);
});

test("the board names matters and parts, and nobody, and no number", async () => {
  const { rows } = await clerk().board({ courtId: made.courtId, day: DAY });
  expect(rows.length).toBeGreaterThan(5);
  expect(JSON.stringify(rows)).not.toMatch(/her \d|\+92|0300/);
  expect(rows[0]).toMatchObject({ role: "complainant", nth: null, number: expect.stringMatching(/^SC /) });
});

test("a message of which nobody knows is sent again by a person alone, and only while there is time", async () => {
  const her = someone();
  const reminderId = await move(her, "attempting", "unclear");
  expect(await rowOf(her)).toMatchObject({ reach: { state: "unclear", unclear: 1 } });
  await clerk().settle({ courtId: made.courtId, reminderId, answer: "again", key: key() });
  expect(await stateOf(her)).toBe("waiting");
  const again = clerk().settle({ courtId: made.courtId, reminderId, answer: "went-out", key: key() });
  await expect(again).rejects.toThrow("stale");
  await move(her, "attempting", "unclear");
  const late = { ...made.clerk, now: new Date("2027-01-20T05:00:00Z") };
  const asked = { courtId: made.courtId, reminderId, answer: "again", key: key() } as const;
  await expect(remindersOf(late).settle(asked)).rejects.toThrow("day-past");
  await clerk().settle({ courtId: made.courtId, reminderId, answer: "call", key: key() });
  expect(await rowOf(her)).toMatchObject({
    reach: { state: "waiting", openCalls: 1 },
    calls: [{ because: "unclear" }],
  });
  const { steps } = await clerk().history({ courtId: made.courtId, casePersonId: her.casePersonId });
  expect(steps.slice(0, 3).map(({ toState, cause }) => `${toState} ${cause}`)).toEqual([
    "done settled-call",
    "unclear test",
    "attempting test",
  ]);
});

test("a call is recorded once, stays on the list where nobody answered, and is taken back with one key", async () => {
  const her = someone();
  const call = await callAbout(her);
  expect(await clerk().recordCall({ ...call, result: "not-reached", key: key() })).toMatchObject({ isOpen: true });
  const second = clerk().recordCall({ ...call, result: "says-yes", key: key() });
  await expect(second).rejects.toThrow("stale");
  const [open] = (await rowOf(her)).calls;
  const said = { ...call, version: open!.version, result: "says-yes", key: key() } as const;
  const { changeId } = await clerk().recordCall(said);
  expect((await rowOf(her)).reach).toMatchObject({ state: "yes", by: "call", openCalls: 0 });
  await createCaller(made.clerk).changes.undo({ courtId: made.courtId, changeId, key: key() });
  expect((await rowOf(her)).reach).toMatchObject({ state: "waiting", openCalls: 1 });
});

test("who was spoken with is not called again to be told the same, and a call about something else stays", async () => {
  const her = someone();
  const call = await callAbout(her);
  const { caseId, casePersonId, hearingId } = her;
  const about = { courtId: made.courtId, caseId, casePersonId, hearingId, dueAt: at };
  const reminderId = await move(her, "attempting", "undelivered");
  await db.insert(callTask).values([
    { ...about, reminderId, because: "not-confirmed" },
    { ...about, because: "no-gateway" },
    { ...about, because: "says-cannot" },
  ]);
  const open = async () =>
    (await rowOf(her)).calls.filter(({ state }) => state === "open").map(({ because }) => because);
  const { changeId } = await clerk().recordCall({ ...call, result: "says-yes", key: key() });
  expect(await open()).toEqual(["says-cannot"]);
  await createCaller(made.clerk).changes.undo({ courtId: made.courtId, changeId, key: key() });
  expect(await open()).toHaveLength(4);
});

test("a wrong number stops whatever goes there by itself", async () => {
  const her = someone();
  await clerk().recordCall({ ...(await callAbout(her)), result: "wrong-number", key: key() });
  const [card] = await db.select().from(safeContactCard).where(eq(safeContactCard.casePersonId, her.casePersonId));
  expect(card!.pausedAt).not.toBeNull();
  const { messages } = await rowOf(her);
  expect(messages.filter(({ channel, state }) => channel === "sms" && state === "planned")).toEqual([]);
});

test("a judge may stop messages with one press and change no card; who supervises sees the board and no card", async () => {
  const her = someone();
  const of = { courtId: made.courtId, casePersonId: her.casePersonId };
  const judge = remindersOf(await staff("judge"));
  await judge.pauseCard({ ...of, isPaused: true, key: key() });
  await expect(judge.forgetCard({ ...of, key: key() })).rejects.toThrow("not-allowed");
  const supervisor = remindersOf(await staff("supervisor"));
  expect((await supervisor.board({ courtId: made.courtId, day: DAY })).rows.length).toBeGreaterThan(0);
  await expect(supervisor.card({ ...of, key: key() })).rejects.toThrow("not-allowed");
  await expect(supervisor.pauseCard({ ...of, isPaused: false, key: key() })).rejects.toThrow("not-allowed");
  await expect(remindersOf(await staff("prosecutor")).board({ courtId: made.courtId, day: DAY })).rejects.toThrow();
});

test("what a case file shows of cards is what may be sent, and nothing that lies under the seal", async () => {
  const her = someone();
  const { cards } = await clerk().cards({ courtId: made.courtId, caseId: her.caseId });
  expect(cards).toMatchObject([
    { casePersonId: her.casePersonId, level: 2, isPaused: false, routes: [{ channel: "sms" }] },
  ]);
  expect(JSON.stringify(cards)).not.toMatch(/\+92|0300/);
});

test("the board says that a private page is there or shut; when it was opened only who makes pages is told", async () => {
  const her = someone();
  const of = { courtId: made.courtId, casePersonId: her.casePersonId };
  expect((await rowOf(her)).card).toMatchObject({ page: null });
  const secret = pageSecretOf([...crypto.getRandomValues(new Uint32Array(PAGE_NUMBERS))]);
  await clerk().makePage({ ...of, ...secret, isMailed: false, key: key() });
  expect((await rowOf(her)).card).toMatchObject({ page: "there" });
  const page = (await pageUnder(db, secret.token))!;
  const wrong = { ...secret, code: secret.code === "000000" ? "111111" : "000000" };
  expect(await tryPageCode(made.clerk, page, secret, TODAY)).toBe(true);
  const pageFor = async (who: typeof made.clerk) =>
    (await remindersOf(who).cards({ courtId: made.courtId, caseId: her.caseId })).cards[0]!.page;
  expect((await pageFor(made.clerk))!.openedAt).not.toBeNull();
  for (const role of ["judge", "supervisor"] as const)
    expect(await pageFor(await staff(role))).toMatchObject({ openedAt: null, isLocked: false });
  for (let at = 0; at < 5; at += 1) await tryPageCode(made.clerk, page, wrong, TODAY);
  const row = await rowOf(her);
  expect(row.card).toMatchObject({ page: "shut" });
  expect(JSON.stringify(row)).not.toMatch(/opened/i);
  expect(row.calls.map(({ because }) => because)).toEqual(["page-locked"]);
});

test("whatever is written on a card comes back as it was written, and lies nowhere in the open", async () => {
  const her = someone();
  const of = { courtId: made.courtId, casePersonId: her.casePersonId };
  const before = (await clerk().card({ ...of, key: key() }))!;
  const words = ["=1+1", "'; drop table person; --", "<b>uncle</b>", "سسرال والے", "🙂🙂", "x".repeat(100)];
  for (const word of words) {
    const card = {
      ...{ ...before, ways: [...before.ways], window: null },
      agreedWord: word,
      neverTell: word,
      contactPerson: { name: word, relation: word, phone: null },
    };
    const { version } = (await clerk().card({ ...of, key: key() }))!;
    await clerk().saveCard({ ...of, version, card, key: key() });
    expect(await clerk().card({ ...of, key: key() })).toMatchObject({ agreedWord: word, neverTell: word });
  }
  const rows =
    await db.execute(sql`select to_jsonb(c) as row from safe_contact_card c where case_person_id = ${her.casePersonId}
    union all select before from change_row where table_name = 'safe_contact_card'`);
  expect(JSON.stringify(rows)).not.toContain("سسرال");
});

test("the texts that a card leads to are shown before it is saved, with what each costs; without an office none can go", async () => {
  const asked = {
    ...{ courtId: made.courtId, level: 2, isReplyAllowed: true },
    ways: [
      { channel: "sms", language: "ur" },
      { channel: "email", language: "en" },
      { channel: "desk", language: "en" },
    ],
  } as const;
  const ask = (level: 0 | 1 | 2) => clerk().preview({ ...asked, ways: [...asked.ways], level });
  expect(await ask(2)).toEqual({ hasOffice: false, texts: [], route: { smsEndsWithWindow: false } });
  const policy = { callOffice: { phone: "021-99203001", fromMinute: 540, untilMinute: 960 } };
  await db.update(district).set({ policy }).where(eq(district.id, made.districtId));
  const { texts } = await ask(2);
  expect(texts.map(({ channel, kind, size }) => [channel, kind, size?.parts ?? null])).toEqual([
    ["sms", "date", 2],
    ["sms", "changed", 2],
    ["sms", "cancelled", 1],
    ["email", "date", null],
    ["email", "changed", null],
    ["email", "cancelled", null],
  ]);
  expect(texts[0]!.needsNativeReader).toBe(true);
  expect((await ask(1)).texts.map(({ kind }) => kind)).toEqual(["please-call", "please-call"]);
  expect((await ask(0)).texts).toEqual([]);
});

test("an answer nobody can read waits until somebody has read it, once; of an unknown number, with the administrator", async () => {
  const her = someone();
  const reminderId = await move(her, "attempting", "accepted");
  const values = { gateway: "test", word: "unknown", receivedAt: at };
  await db.insert(reminderReply).values([
    { ...values, reference: "a-1", reminderId, courtId: made.courtId, said: "kal nahi aa sakti, beemar hoon" },
    { ...values, reference: "a-2", reminderId: null, courtId: null, said: "kaun?" },
  ]);
  const administrator = await makeStaff(db, { districtId: made.districtId, courtId: null }, "administrator");
  const ofCourt = { courtId: made.courtId };
  const [answer, ...others] = await clerk().answers(ofCourt);
  expect([answer?.said, answer?.of?.caseId, others]).toEqual(["kal nahi aa sakti, beemar hoon", her.caseId, []]);
  expect((await remindersOf(administrator).answers(ofCourt)).map(({ said }) => said)).toContain("kaun?");
  const mark = { ...ofCourt, answerId: answer!.id };
  await clerk().markAnswer({ ...mark, isRead: true, key: key() });
  await expect(clerk().markAnswer({ ...mark, isRead: true, key: key() })).rejects.toThrow("stale");
  expect(await clerk().answers(ofCourt)).toEqual([]);
  await clerk().markAnswer({ ...mark, isRead: false, key: key() });
  expect(await clerk().answers(ofCourt)).toHaveLength(1);
  await expect(remindersOf(await staff("prosecutor")).answers(ofCourt)).rejects.toThrow();
});

test("an answer in a restricted matter that is not open stays unread, and reading one is on record", async () => {
  const her = someone();
  const reminderId = await move(her, "attempting", "accepted");
  await db
    .update(courtCase)
    .set({ isRestricted: true, restrictionBecause: "ordered" })
    .where(eq(courtCase.id, her.caseId));
  const reply = {
    gateway: "test",
    word: "unknown",
    receivedAt: at,
    reference: "a-3",
    reminderId,
    courtId: made.courtId,
  };
  await db.insert(reminderReply).values({ ...reply, said: "Zara bol rahi hoon" });
  const saidTo = async () =>
    (await clerk().answers({ courtId: made.courtId })).find(({ of }) => of?.caseId === her.caseId)?.said;
  expect(await saidTo()).toBeNull();
  await openNames(made.clerk, made.courtId, her.caseId);
  expect(await saidTo()).toBe("Zara bol rahi hoon");
});
