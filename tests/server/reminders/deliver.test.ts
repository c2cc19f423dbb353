import { randomUUID } from "node:crypto";
import { eq, like, sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { district } from "../../../db/schema/districts.ts";
import { casePerson, person, personContact } from "../../../db/schema/people.ts";
import { callTask, reminder, reminderEvent, reminderReply, safeContactCard } from "../../../db/schema/reminders.ts";
import { type Context, timerContext } from "../../../server/core/context.ts";
import { gatewayReply } from "../../../server/doors/http/gateway-door.ts";
import { callUnconfirmed } from "../../../server/reminders/calls/call-unconfirmed.ts";
import { pauseCard } from "../../../server/reminders/cards/save-card.ts";
import type { Hears } from "../../../server/reminders/channels/gateway.ts";
import { deliverDue, settleAbandoned } from "../../../server/reminders/delivery/deliver.ts";
import { openGateways, type Served } from "../../../server/reminders/delivery/gateways.ts";
import { hearReceipt, sweepReceipts } from "../../../server/reminders/delivery/hear-receipt.ts";
import { hearReply } from "../../../server/reminders/delivery/hear-reply.ts";
import { findAwaited } from "../../../server/reminders/delivery/receipts-store.ts";
import { addDays } from "../../../server/rules/calendar/court-day.ts";
import { startHttpPeer } from "../../peers/http-peer.ts";
import type { Behaviour, Peer } from "../../peers/peer.ts";
import { type SmppPeer, startSmppPeer } from "../../peers/smpp-peer.ts";
import { startSmtpPeer } from "../../peers/smtp-peer.ts";
import { listCase, type MadeCourt, makeCase, makeCourt, makeStaff, NOW, TODAY } from "../../support/factories.ts";
import { freshDatabase } from "../../support/fresh-database.ts";
import { connect } from "../../support/open-database.ts";
import { type Reminded, remindedPeople } from "../../support/reminded-people.ts";

process.env.AUTH_SECRET ??= "a secret of tests that is long enough";
const database = await freshDatabase();
const { db, end } = connect(database.appUrl);
// A contact is behind the second lock, which the owner of the tables does not meet.
const owner = connect(database.ownerUrl, { max: 1 });
afterAll(() => Promise.all([end(), owner.end()]));

let made: MadeCourt;
let administrator: Context;
beforeAll(async () => {
  const room = { planMinutes: 9000, planMatters: 900, ceilingMinutes: 9000, ceilingMatters: 900 };
  made = await makeCourt(db, room);
  administrator = await makeStaff(db, { districtId: made.districtId, courtId: null }, "administrator");
  const policy = { callOffice: { phone: "021-99203001", fromMinute: 540, untilMinute: 960 } };
  await db.update(district).set({ policy }).where(eq(district.id, made.districtId));
});

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
  // What one test left undone is not for the next.
  await db.execute(sql`select move_reminders(array(select id from reminder where state in ('planned', 'held', 'attempting')
    and cause is distinct from 'waiting' and channel <> 'desk'), 'superseded', 'test over', now(), '{}')`);
});

async function opened<P extends Peer>(peer: Promise<P>): Promise<P> {
  const started = await peer;
  closing.push(() => started.close());
  return started;
}

/** Four days before the hearing: at that hour the first message of a date on the 17th is due since a day. */
const WEEK_BEFORE = new Date("2026-12-10T07:00:00Z");
const HEARING = addDays(TODAY, 14);
const ctx = { ...timerContext(db, false), now: WEEK_BEFORE };

/** Made together, since a test needs one and a hundred cost no more. */
const waiting = new Map<string, Reminded[]>();
beforeAll(async () => {
  const of = { courtId: made.courtId, day: HEARING, now: NOW };
  waiting.set("sms", await remindedPeople(db, { ...of, count: 56, channel: "sms" }));
  waiting.set("ur", await remindedPeople(db, { ...of, count: 2, channel: "sms", language: "ur" }));
  waiting.set("email", await remindedPeople(db, { ...of, count: 12, channel: "email" }));
  // Only what a test asked for is due in it.
  await db.execute(
    sql`select move_reminders(array(select id from reminder), 'superseded', 'waiting', ${NOW.toISOString()}, '{}')`,
  );
});

async function someone(kind: "sms" | "ur" | "email"): Promise<Reminded> {
  const her = waiting.get(kind)!.pop()!;
  await db.execute(sql`select move_reminders(array(select id from reminder where case_person_id = ${her.casePersonId}),
    'planned', 'test', ${NOW.toISOString()}, '{}')`);
  return her;
}

const firstOf = async (casePersonId: number) => {
  const rows = await db.select().from(reminder).where(eq(reminder.casePersonId, casePersonId)).orderBy(reminder.dueAt);
  return rows[0]!;
};
const stateOf = async ({ casePersonId }: { casePersonId: number }) => (await firstOf(casePersonId)).state;
const callsOf = async ({ casePersonId }: { casePersonId: number }) =>
  (await db.select().from(callTask).where(eq(callTask.casePersonId, casePersonId))).map(({ because }) => because);

/** Of a peer that will never answer; of all others this slow machine is given time. */
const SHORT = { connect: 10_000, answer: 1_000 };
const LONG = { connect: 10_000, answer: 10_000 };
const hears: Hears = {
  receipt: (gateway, receipt) => hearReceipt(ctx, gateway, receipt),
  incoming: async (gateway, message) => void (await hearReply(ctx, gateway, message)),
};

const patienceFor = (behaviour: Behaviour) => (behaviour.endsWith("stall") ? SHORT : LONG);

function serve(env: Record<string, string>, patience = LONG): Served[] {
  const served = openGateways(env, hears, patience);
  closing.push(async () => {
    for (const { gateway } of served) await gateway.close();
  });
  return served;
}

const deliver = (served: readonly Served[], now = WEEK_BEFORE) =>
  deliverDue({ db, clock: () => now, served, leaseMs: 60_000 });

/** Until it is so; a thing that does not come to be so fails the test by its own time limit. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resume) => setTimeout(resume, 10));
}

test("a message by e-mail says nothing of a court, and is taken once", async () => {
  const peer = await opened(startSmtpPeer());
  const her = await someone("email");
  const served = serve({ PESHI_EMAIL: peer.url });
  expect(await deliver(served)).toMatchObject({ accepted: 1, unclear: 0 });
  expect(await deliver(served)).toMatchObject({ accepted: 0 });
  expect(peer.books.timesTaken()).toEqual(new Map([[her.address, 1]]));
  expect(peer.books.taken[0]!.text).toContain("Subject: Reminder");
  expect(peer.books.taken[0]!.text).not.toMatch(/court|hearing|case|judge/i);
  expect(await stateOf(her)).toBe("accepted");
});

test.each([
  ["later", "planned", []],
  ["never", "undelivered", ["not-confirmed"]],
  ["stall", "unclear", ["unclear"]],
  ["take-and-stall", "unclear", ["unclear"]],
  ["take-and-drop", "unclear", ["unclear"]],
] as const)("an SMTP server that does %s leaves the message %s", async (behaviour, state, calls) => {
  const peer = await opened(startSmtpPeer());
  peer.books.usual = behaviour;
  const her = await someone("email");
  const served = serve({ PESHI_EMAIL: peer.url }, patienceFor(behaviour));
  await deliver(served);
  expect(await stateOf(her)).toBe(state);
  expect(await callsOf(her)).toEqual(calls);
  peer.books.usual = "accept";
  const taken = peer.books.taken.length;
  await deliver(served, new Date(WEEK_BEFORE.getTime() + 60_000));
  // Sent again only where it was proven not to have been taken.
  expect(peer.books.taken.length - taken).toBe(behaviour === "later" ? 1 : 0);
});

test.each([
  ["later", "planned", []],
  ["never", "undelivered", ["not-confirmed"]],
  ["stall", "unclear", ["unclear"]],
  ["take-and-stall", "unclear", ["unclear"]],
  ["take-and-drop", "unclear", ["unclear"]],
] as const)("an SMSC that does %s leaves the message %s", async (behaviour, state, calls) => {
  const peer = await opened(startSmppPeer());
  peer.books.usual = behaviour;
  const her = await someone("sms");
  const served = serve({ PESHI_SMS: peer.url }, patienceFor(behaviour));
  await deliver(served);
  expect(await stateOf(her)).toBe(state);
  expect(await callsOf(her)).toEqual(calls);
  peer.books.usual = "accept";
  const taken = peer.books.taken.length;
  await deliver(served, new Date(WEEK_BEFORE.getTime() + 60_000));
  expect(peer.books.taken.length - taken).toBe(behaviour === "later" ? 1 : 0);
});

test.each([
  ["kannel", "later", "planned"],
  ["kannel", "never", "undelivered"],
  ["kannel", "stall", "unclear"],
  ["kannel", "take-and-drop", "unclear"],
  ["kannel", "accept", "accepted"],
  ["operator", "later", "planned"],
  ["operator", "never", "undelivered"],
  ["operator", "take-and-stall", "unclear"],
  ["operator", "accept", "accepted"],
] as const)("an HTTP gateway like %s that does %s leaves the message %s", async (kind, behaviour, state) => {
  const peer = await opened(startHttpPeer());
  peer.books.usual = behaviour;
  const her = await someone("sms");
  const served = serve({ PESHI_SMS: kind === "kannel" ? peer.url : peer.operatorUrl }, patienceFor(behaviour));
  await deliver(served);
  expect(await stateOf(her)).toBe(state);
  if (behaviour === "accept") expect(peer.books.taken[0]!.text).toMatch(/^Reminder: your appointment is Thu 17 Dec/);
});

test("nobody at the other end is no proof of anything but that it was not sent", async () => {
  const peer = await startHttpPeer();
  await peer.close();
  const [her, him] = [await someone("sms"), await someone("email")];
  const gone = new URL(peer.url).port;
  const from = "from=office%40example.test";
  const served = serve({ PESHI_SMS: `smpp://a:b@127.0.0.1:${gone}`, PESHI_EMAIL: `smtp://127.0.0.1:${gone}/?${from}` });
  await deliver(served);
  expect([await stateOf(her), await stateOf(him)]).toEqual(["planned", "planned"]);
});

test("a text in Urdu goes out in two parts, each with its place, and ends with her safe hours", async () => {
  const peer = await opened(startSmppPeer());
  const her = await someone("ur");
  await deliver(serve({ PESHI_SMS: peer.url }));
  const parts = peer.submitted.map(({ short_message, data_coding, validity_period }) => ({
    ...{ text: String(short_message!.message), data_coding, until: new Date(validity_period!).toISOString() },
  }));
  expect(parts.length).toBeLessThanOrEqual(2);
  expect(parts.map(({ data_coding }) => data_coding)).toEqual(parts.map(() => 8));
  expect(parts.every(({ text }) => text.length <= 70)).toBe(true);
  expect(parts.map(({ text }) => text).join("")).toMatch(/17/);
  expect(new Set(parts.map(({ until: end }) => end))).toEqual(new Set(["2026-12-10T11:00:00.000Z"]));
  expect(await stateOf(her)).toBe("accepted");
});

test("a receipt that comes twice, before the answer, or late changes a message once and only forward", async () => {
  const peer = await opened(startSmppPeer({ receipts: { status: "DELIVRD", times: 3, beforeAnswer: true } }));
  const her = await someone("sms");
  await deliver(serve({ PESHI_SMS: peer.url }));
  await until(async () => (await stateOf(her)) === "delivered");
  const { id } = await firstOf(her.casePersonId);
  const late = { reference: `${peer.name}-1`, ourReference: null, status: "undelivered" as const };
  await hearReceipt(ctx, "smpp:127.0.0.1", {
    ...late,
    ourReference: String((await firstOf(her.casePersonId)).ourReference! % 65_536),
  });
  const events = await db
    .select()
    .from(reminderEvent)
    .where(eq(reminderEvent.reminderId, id))
    .orderBy(reminderEvent.id);
  expect(events.filter(({ toState, isRefused }) => toState === "delivered" && !isRefused)).toHaveLength(1);
  expect(await stateOf(her)).toBe("delivered");
});

test("without our reference in it a receipt that was faster than the answer is matched by the sweep", async () => {
  const peer = await opened(
    startSmppPeer({ receipts: { status: "DELIVRD", beforeAnswer: true }, echoes: false, answerMs: 50 }),
  );
  const her = await someone("sms");
  await deliver(serve({ PESHI_SMS: peer.url }));
  await until(
    async () =>
      (await db.execute(sql`select 1 from reminder_receipt where our_reference = '' and reference like '%-1'`))
        .length === 1,
  );
  await sweepReceipts(ctx, []);
  expect(await stateOf(her)).toBe("delivered");
});

test("an unclear message is settled by a receipt with our reference, and never by sending it again", async () => {
  const peer: SmppPeer = await opened(startSmppPeer());
  peer.books.usual = "take-and-drop";
  const her = await someone("sms");
  await deliver(serve({ PESHI_SMS: peer.url }));
  expect(await stateOf(her)).toBe("unclear");
  const ourReference = String(peer.submitted[0]!.user_message_reference);
  await hearReceipt(ctx, "smpp:127.0.0.1", { reference: `${peer.name}-1`, ourReference, status: "delivered" });
  expect(await stateOf(her)).toBe("delivered");
});

test("what is paused, or moved to another day, between being due and leaving does not leave", async () => {
  const peer = await opened(startSmppPeer());
  const [paused, moved] = [await someone("sms"), await someone("sms")];
  // Behind the back of what keeps reminders, as if it were done a moment ago by somebody else.
  await db.execute(sql`update safe_contact_card set paused_at = now() where case_person_id = ${paused.casePersonId}`);
  await db.execute(sql`update hearing set reporting_time = '11:30' where id = ${moved.hearingId}`);
  expect(await deliver(serve({ PESHI_SMS: peer.url }))).toMatchObject({ accepted: 0 });
  expect(peer.books.taken).toEqual([]);
  expect([await stateOf(paused), await stateOf(moved)]).toEqual(["held", "superseded"]);
});

test("a pause stops what is planned, and what is too late for her safe hours is not sent", async () => {
  const peer = await opened(startSmppPeer());
  const [paused, late] = [await someone("sms"), await someone("sms")];
  await pauseCard(administrator, { courtId: made.courtId, casePersonId: paused.casePersonId, isPaused: true });
  const evening = new Date("2026-12-10T12:00:00Z");
  const report = await deliver(serve({ PESHI_SMS: peer.url }), evening);
  expect(report).toMatchObject({ accepted: 0, expired: 1 });
  expect(peer.books.taken).toEqual([]);
  expect(await stateOf(late)).toBe("expired");
});

test("without a gateway each message waits as a call, and it is said so", async () => {
  const her = await someone("sms");
  const report = await deliver([]);
  expect(report.calls).toBe(1);
  expect(await callsOf(her)).toEqual(["no-gateway"]);
  expect(await stateOf(her)).toBe("held");
});

test("two workers side by side send nothing twice", async () => {
  const peer = await opened(startSmppPeer({ answerMs: 2 }));
  const people = [];
  for (let at = 0; at < 12; at += 1) people.push(await someone("sms"));
  const [one, other] = [serve({ PESHI_SMS: peer.url }), serve({ PESHI_SMS: peer.url })];
  await Promise.all([deliver(one), deliver(other), deliver(one)]);
  expect([...peer.books.timesTaken().values()]).toEqual(people.map(() => 1));
});

test("what a worker that died had in hand is unclear, and a call", async () => {
  const her = await someone("sms");
  const { id } = await firstOf(her.casePersonId);
  const lease = { leaseUntil: WEEK_BEFORE.toISOString() };
  await db.execute(
    sql`select move_reminders(array[${id}]::bigint[], 'attempting', 'test', ${WEEK_BEFORE.toISOString()}, ${JSON.stringify(lease)}::jsonb)`,
  );
  const later = new Date(WEEK_BEFORE.getTime() + 1000);
  expect(await settleAbandoned({ db, clock: () => later, served: [], leaseMs: 1 })).toBe(1);
  expect([await stateOf(her), await callsOf(her)]).toEqual(["unclear", ["unclear"]]);
});

test("counsel has one message for a court and a day", async () => {
  const peer = await opened(startSmppPeer());
  const name = `counsel ${randomUUID().slice(0, 6)}`;
  const values = { districtId: made.districtId, name, nameKey: name, isOfficial: true };
  const [row] = await db.insert(person).values(values).returning({ id: person.id });
  const phone = "+923219999999";
  await owner.db.insert(personContact).values({ personId: row!.id, phone });
  for (const number of [771, 772]) {
    const caseId = await makeCase(db, made, { number });
    await db.insert(casePerson).values({ caseId, courtId: made.courtId, personId: row!.id, role: "counsel" });
    await listCase(administrator, made.courtId, caseId, HEARING);
  }
  expect(await deliver(serve({ PESHI_SMS_OPEN: peer.url }))).toMatchObject({ accepted: 2 });
  expect(peer.books.taken.map(({ to }) => to)).toEqual([phone]);
  expect(peer.books.taken[0]!.text).toMatch(/771\/2024.*772\/2024/s);
});

test("counsel of whom the court has an address and no number has one e-mail for a court and a day", async () => {
  const peer = await opened(startSmtpPeer());
  const name = `counsel ${randomUUID().slice(0, 6)}`;
  const values = { districtId: made.districtId, name, nameKey: name, isOfficial: true };
  const [row] = await db.insert(person).values(values).returning({ id: person.id });
  const email = "counsel@bar.example";
  await owner.db.insert(personContact).values({ personId: row!.id, email });
  for (const number of [773, 774]) {
    const caseId = await makeCase(db, made, { number });
    await db.insert(casePerson).values({ caseId, courtId: made.courtId, personId: row!.id, role: "counsel" });
    await listCase(administrator, made.courtId, caseId, HEARING);
  }
  expect(await deliver(serve({ PESHI_EMAIL_OPEN: peer.url }))).toMatchObject({ accepted: 2 });
  expect(peer.books.taken.map(({ to }) => to)).toEqual([email]);
  expect(peer.books.taken[0]!.text).toMatch(/773\/2024.*774\/2024/s);
});

test("a no by text is a call and moves nothing; brought again it counts once; a bare word of a shared phone is for a person", async () => {
  const peer: SmppPeer = await opened(startSmppPeer());
  const her = await someone("sms");
  await deliver(serve({ PESHI_SMS: peer.url }));
  const { code } = await firstOf(her.casePersonId);
  const said = { reference: "in-1", from: her.address, text: `${code} 2` };
  expect(await hearReply(ctx, "smpp:127.0.0.1", said)).toMatchObject({ answer: "cannot", isRepeated: false });
  expect(await hearReply(ctx, "smpp:127.0.0.1", said)).toMatchObject({ isRepeated: true });
  await hearReply(ctx, "smpp:127.0.0.1", { ...said, reference: "in-2", text: "nahi" });
  expect(await callsOf(her)).toEqual(["says-cannot"]);
  const rows = await db.execute(
    sql`select 1 from hearing where id = ${her.hearingId} and state = 'listed' and day = ${HEARING}`,
  );
  expect(rows).toHaveLength(1);
  const stranger = await hearReply(ctx, "smpp:127.0.0.1", {
    reference: "in-3",
    from: "+923330000000",
    text: `${code} 1`,
  });
  expect(stranger).toMatchObject({ reminderId: null });
});

test("STOP brought by the centre ends everything that goes to her by itself", async () => {
  const peer: SmppPeer = await opened(startSmppPeer());
  const her = await someone("sms");
  await deliver(serve({ PESHI_SMS: peer.url }));
  peer.bring(her.address, "STOP");
  const isStopped = async () =>
    (await db.select().from(safeContactCard).where(eq(safeContactCard.casePersonId, her.casePersonId)))[0]!
      .stoppedAt !== null;
  await until(isStopped);
  const rows = await db.select().from(reminder).where(eq(reminder.casePersonId, her.casePersonId));
  expect(rows.filter(({ state, channel }) => state === "planned" && channel !== "desk")).toEqual([]);
});

test("a gateway that calls back is believed by its secret, and its receipt and its answers are kept once", async () => {
  const peer = await opened(startHttpPeer());
  const her = await someone("sms");
  const env = { PESHI_SMS: peer.url, PESHI_GATEWAY_SECRET: "a secret of twenty and more" };
  await deliver(serve(env));
  const { ourReference, code } = await firstOf(her.casePersonId);
  const call = (what: string, query: Record<string, string>, secret = env.PESHI_GATEWAY_SECRET) => {
    const request = new Request(`http://court.test/api/gateways/x/${what}?${new URLSearchParams(query)}`);
    return gatewayReply(ctx, request, { secret, what }, env as unknown as NodeJS.ProcessEnv);
  };
  const receipt = { ours: String(ourReference), status: "1" };
  expect((await call("receipt", receipt, "a guess of twenty and more.")).status).toBe(404);
  expect(await stateOf(her)).toBe("accepted");
  expect((await call("receipt", { ...receipt, status: "8" })).status).toBe(200);
  expect(await stateOf(her)).toBe("accepted");
  for (let at = 0; at < 2; at += 1) expect((await call("receipt", receipt)).status).toBe(200);
  expect(await stateOf(her)).toBe("delivered");
  for (let at = 0; at < 2; at += 1)
    expect((await call("reply", { from: her.address, text: `${code} nahi`, id: "k-1" })).status).toBe(200);
  expect(await callsOf(her)).toEqual(["says-cannot"]);
  expect((await call("reply", { from: her.address })).status).toBe(400);
});

test("a gateway is believed of its own messages only, by a secret of its own", async () => {
  const peer = await opened(startHttpPeer());
  const her = await someone("sms");
  const secrets = {
    PESHI_GATEWAY_SECRET: "a secret of twenty and more",
    PESHI_GATEWAY_SECRET_OPEN: "another one of twenty signs",
  };
  const env = { PESHI_SMS: peer.url, PESHI_SMS_OPEN: peer.operatorUrl, ...secrets };
  await deliver(serve(env));
  const { ourReference } = await firstOf(her.casePersonId);
  const query = new URLSearchParams({ ours: String(ourReference), status: "1" });
  const tell = (secret: string) => {
    const request = new Request(`http://court.test/api/gateways/x/receipt?${query}`);
    return gatewayReply(ctx, request, { secret, what: "receipt" }, env as unknown as NodeJS.ProcessEnv);
  };
  expect((await tell(secrets.PESHI_GATEWAY_SECRET_OPEN)).status).toBe(200);
  expect(await stateOf(her)).toBe("accepted");
  expect((await tell(secrets.PESHI_GATEWAY_SECRET)).status).toBe(200);
  expect(await stateOf(her)).toBe("delivered");
});

test("an operator who calls nobody is asked what became of a message, and for answers, each of which is kept once", async () => {
  const peer = await opened(startHttpPeer());
  const her = await someone("sms");
  const served = serve({ PESHI_SMS: peer.pollingUrl });
  await deliver(served);
  const { gateway } = served[0]!;
  const { code } = await firstOf(her.casePersonId);
  expect(gateway.can).toMatchObject({ receipts: true, replies: true });
  peer.inbox.push(
    { id: "m-1", from: her.address, text: `${code} nahi` },
    { id: "m-2", from: "+923000000000", text: 'نہیں "kal"' },
  );
  const again = peer.inbox.slice();
  await gateway.poll!(await findAwaited(db, gateway.name, WEEK_BEFORE));
  expect(await stateOf(her)).toBe("delivered");
  expect(await callsOf(her)).toEqual(["says-cannot"]);
  expect(peer.inbox).toEqual([]);
  expect(await findAwaited(db, gateway.name, WEEK_BEFORE)).toEqual([]);
  // Given again, as after a thanks that was lost.
  peer.inbox.push(...again);
  await gateway.poll!([]);
  const kept = await db.select().from(reminderReply).where(like(reminderReply.reference, "m-%"));
  expect(
    kept.map(({ reference, said }) => ({ reference, said })).sort((a, b) => (a.reference < b.reference ? -1 : 1)),
  ).toEqual([
    { reference: "m-1", said: null },
    { reference: "m-2", said: 'نہیں "kal"' },
  ]);
});

test("two days before the date whoever nothing is known to have reached is called, once; a receipt ends that call", async () => {
  const peer: SmppPeer = await opened(startSmppPeer());
  const [unheard, answered] = [await someone("sms"), await someone("sms")];
  await deliver(serve({ PESHI_SMS: peer.url }));
  const { code } = await firstOf(answered.casePersonId);
  await hearReply(ctx, "smpp:127.0.0.1", { reference: "in-9", from: answered.address, text: `${code} 1` });
  const on = (at: string) => callUnconfirmed({ ...ctx, now: new Date(at) });
  await on("2026-12-14T07:00:00Z");
  expect(await callsOf(unheard)).toEqual([]);
  expect(await on("2026-12-15T04:00:00Z")).toBeGreaterThan(0);
  expect(await on("2026-12-15T04:10:00Z")).toBe(0);
  expect([await callsOf(unheard), await callsOf(answered)]).toEqual([["not-confirmed"], []]);
  const at = peer.submitted.findIndex(({ destination_addr }) => `+${destination_addr}` === unheard.address);
  const receipt = { reference: `${peer.name}-${at + 1}`, ourReference: null, status: "delivered" as const };
  await hearReceipt(ctx, "smpp:127.0.0.1", receipt);
  expect(await stateOf(unheard)).toBe("delivered");
  const [call] = await db.select().from(callTask).where(eq(callTask.casePersonId, unheard.casePersonId));
  expect(call!.state).toBe("dropped");
});

test("a message that an hour ago nobody had heard of yet is not called about", async () => {
  const peer = await opened(startSmtpPeer());
  const her = await someone("email");
  const late = new Date("2026-12-16T07:00:00Z");
  await deliver(serve({ PESHI_EMAIL: peer.url }), late);
  expect(peer.books.timesTaken().get(her.address)).toBe(1);
  const on = (minutes: number) => callUnconfirmed({ ...ctx, now: new Date(late.getTime() + minutes * 60_000) });
  await on(60);
  expect(await callsOf(her)).toEqual([]);
  await on(121);
  // An e-mail tells nobody that it was read.
  expect(await callsOf(her)).toEqual(["not-confirmed"]);
});

test.each(["broke", "went mad"])("a line that %s is opened anew, and the next message goes out once", async (how) => {
  const peer = await opened(startSmppPeer());
  const served = serve({ PESHI_SMS: peer.url });
  const first = await someone("sms");
  await deliver(served);
  const [session] = peer.sessions();
  const gone = new Promise((resolve) => session!.on("close", resolve));
  // A packet that says it is shorter than its own head: the library goes deaf by it.
  if (how === "went mad") peer.garble(session!);
  else session!.destroy();
  await gone;
  const second = await someone("sms");
  // What broke in the very moment is refused, not unclear: it is sent at the next time.
  await deliver(served);
  await deliver(served, new Date(WEEK_BEFORE.getTime() + 60_000));
  expect(peer.books.timesTaken()).toEqual(
    new Map([
      [first.address, 1],
      [second.address, 1],
    ]),
  );
  expect([await stateOf(first), await stateOf(second)]).toEqual(["accepted", "accepted"]);
});

test("a centre that answers in another order than it was asked names each message rightly", async () => {
  const peer = await opened(startSmppPeer({ answersBackwards: 4 }));
  const people = [];
  for (let at = 0; at < 4; at += 1) people.push(await someone("sms"));
  expect(await deliver(serve({ PESHI_SMS: peer.url }))).toMatchObject({ accepted: 4, unclear: 0 });
  const named = await Promise.all(
    people.map(async (one) => [one.address, (await firstOf(one.casePersonId)).gatewayReferences]),
  );
  const taken = peer.submitted.map(({ destination_addr }, at) => [`+${destination_addr}`, [`${peer.name}-${at + 1}`]]);
  const inOrder = (pairs: unknown[]) => pairs.map((pair) => JSON.stringify(pair)).sort();
  expect(inOrder(named)).toEqual(inOrder(taken));
});

// Last, since it goes on to another day.
test("two messages in a row that did not arrive end what goes to that number by itself", async () => {
  const peer = await opened(startSmppPeer({ receipts: { status: "UNDELIV" } }));
  const her = await someone("sms");
  const served = serve({ PESHI_SMS: peer.url });
  await deliver(served);
  await until(async () => (await stateOf(her)) === "undelivered");
  await deliver(served, new Date("2026-12-14T07:00:00Z"));
  const levelOf = async () =>
    (await db.select().from(safeContactCard).where(eq(safeContactCard.casePersonId, her.casePersonId)))[0]!.level;
  await until(async () => (await levelOf()) === 0);
  const rows = await db.select().from(reminder).where(eq(reminder.casePersonId, her.casePersonId));
  expect(rows.filter(({ state, channel }) => state === "planned" && channel !== "desk")).toEqual([]);
});
