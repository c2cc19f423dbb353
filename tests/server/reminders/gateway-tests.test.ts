import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { gatewayTest, safeContactCard } from "../../../db/schema/reminders.ts";
import { type Context, timerContext } from "../../../server/core/context.ts";
import { saveCard } from "../../../server/reminders/cards/save-card.ts";
import { GATEWAY_TEST_TEXTS } from "../../../server/reminders/delivery/gateway-test-text.ts";
import { askGatewayTest, gatewayTests } from "../../../server/reminders/delivery/gateway-tests.ts";
import { openGateways } from "../../../server/reminders/delivery/gateways.ts";
import { hearReceipt } from "../../../server/reminders/delivery/hear-receipt.ts";
import { sendGatewayTests } from "../../../server/reminders/delivery/send-gateway-tests.ts";
import { addDays } from "../../../server/rules/calendar/court-day.ts";
import { lintReminder } from "../../../server/rules/reminders/reminder-lint.ts";
import { startSmppPeer } from "../../peers/smpp-peer.ts";
import { startSmtpPeer } from "../../peers/smtp-peer.ts";
import { type MadeCourt, makeCourt, makeStaff, NOW, TODAY } from "../../support/factories.ts";
import { freshDatabase } from "../../support/fresh-database.ts";
import { connect } from "../../support/open-database.ts";
import { remindedPeople } from "../../support/reminded-people.ts";

process.env.AUTH_SECRET ??= "a secret of tests that is long enough";
const database = await freshDatabase();
const { db, end } = connect(database.appUrl);
afterAll(() => end());

let made: MadeCourt;
let administrator: Context;
beforeAll(async () => {
  made = await makeCourt(db);
  administrator = await makeStaff(db, { districtId: made.districtId, courtId: null }, "administrator");
});

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
  // Ten an hour are all: what one test asked for is not counted to the next.
  await db.update(gatewayTest).set({ askedAt: "2020-01-01T00:00:00Z" });
});

const OWN = { audience: "guarded", language: "en", address: "0300-7654321" } as const;
type Own = Partial<Omit<Parameters<typeof askGatewayTest>[1], "courtId">>;
const ask = (of: Own = {}, ctx: Context = { ...administrator, now: NOW }) =>
  askGatewayTest(ctx, { courtId: made.courtId, channel: "sms", ...OWN, key: randomUUID(), ...of });
const ctx = { ...timerContext(db, false), now: NOW };

function send(env: Record<string, string>, now = NOW) {
  const served = openGateways(
    env,
    { receipt: (gateway, receipt) => hearReceipt(ctx, gateway, receipt), incoming: async () => {} },
    { connect: 10_000, answer: env.PESHI_SMS?.includes("stall") ? 1_000 : 10_000 },
  );
  closing.push(async () => {
    for (const { gateway } of served) await gateway.close();
  });
  return sendGatewayTests({ db, clock: () => now, served, leaseMs: 60_000 });
}

const last = async () => (await gatewayTests(administrator, { courtId: made.courtId })).tests[0]!;
const rowOf = async (id: number) => (await db.select().from(gatewayTest).where(eq(gatewayTest.id, id)))[0]!;

test("a test goes out once, by the gateway that was named, and its number is gone when it went", async () => {
  const peer = await startSmppPeer();
  closing.push(() => peer.close());
  const { testId } = await ask();
  expect(JSON.stringify(await rowOf(testId))).not.toMatch(/7654321/);
  expect(await send({ PESHI_SMS: peer.url })).toBe(1);
  expect(await send({ PESHI_SMS: peer.url })).toBe(0);
  expect(peer.books.timesTaken()).toEqual(new Map([["+923007654321", 1]]));
  expect(await last()).toMatchObject({
    state: "accepted",
    gateway: "smpp:127.0.0.1",
    shown: "0300-*****21",
    cause: null,
  });
  const { sealed, salt, gatewayReferences } = await rowOf(testId);
  expect([sealed, salt]).toEqual([null, null]);
  await hearReceipt(ctx, "smpp:127.0.0.1", {
    reference: gatewayReferences[0]!,
    ourReference: null,
    status: "delivered",
  });
  expect((await last()).receipt).toBe("delivered");
});

test.each([
  ["never", "refused"],
  ["take-and-drop", "unclear"],
] as const)("of a mail server that does %s the answer is told as it is: %s", async (behaviour, state) => {
  const peer = await startSmtpPeer();
  closing.push(() => peer.close());
  peer.books.usual = behaviour;
  await ask({ channel: "email", address: "clerk@example.org", language: "ur" });
  await send({ PESHI_EMAIL: peer.url });
  const told = await last();
  expect(told).toMatchObject({ state, shown: "c…@example.org" });
  expect(told.cause).not.toBeNull();
  expect(await send({ PESHI_EMAIL: peer.url })).toBe(0);
});

test("without a gateway, or one for the other sender alone, that is what is told", async () => {
  const peer = await startSmppPeer();
  closing.push(() => peer.close());
  await ask({ audience: "open" });
  await send({ PESHI_SMS: peer.url });
  expect(await last()).toMatchObject({ state: "no-gateway" });
  expect(peer.books.taken).toEqual([]);
});

test("no test goes to a number that stands on a card, of the person, of whom she trusts or of whom she fears", async () => {
  const peer = await startSmppPeer();
  closing.push(() => peer.close());
  const day = addDays(TODAY, 14);
  const [her] = await remindedPeople(db, { courtId: made.courtId, count: 1, channel: "sms", day, now: NOW });
  const [{ version } = { version: 0 }] = await db
    .select({ version: safeContactCard.version })
    .from(safeContactCard)
    .where(eq(safeContactCard.casePersonId, her!.casePersonId));
  const way = {
    channel: "sms",
    language: "ur",
    isSharedPhone: false,
    isVerified: true,
    address: "0301-1111111",
  } as const;
  await saveCard(made.clerk, {
    ...{ courtId: made.courtId, casePersonId: her!.casePersonId, version, key: randomUUID() },
    card: {
      ...{ level: 2, ways: [way], window: null, isReplyAllowed: false, iWillCall: false, reviewDay: null },
      contactPerson: { name: "A sister", relation: "sister", phone: "0302 2222222" },
      neverTell: "the uncle, 0303-3333333 or ۰۳۰۴ ۴۴۴۴۴۴۴; him@example.org",
      agreedWord: "",
    },
  });
  for (const address of ["0301-1111111", "+92 302 2222222", "03033333333", "0304-4444444"]) {
    await ask({ address });
    await send({ PESHI_SMS: peer.url });
    expect(await last(), address).toMatchObject({ state: "on-a-card", cause: null });
  }
  expect(peer.books.taken).toEqual([]);
});

test("a test that a worker died over is unclear, and one that waited too long is not sent", async () => {
  const peer = await startSmppPeer();
  closing.push(() => peer.close());
  const { testId } = await ask();
  await db.update(gatewayTest).set({ state: "trying" }).where(eq(gatewayTest.id, testId));
  await send({ PESHI_SMS: peer.url }, new Date(NOW.getTime() + 61_000));
  expect(await last()).toMatchObject({ state: "unclear", cause: "worker-gone" });
  await ask();
  await send({ PESHI_SMS: peer.url }, new Date(NOW.getTime() + 16 * 60_000));
  expect(await last()).toMatchObject({ state: "too-late" });
  expect(peer.books.taken).toEqual([]);
});

test("only an administrator tries a gateway, at most ten times an hour, and each try is on record", async () => {
  await expect(ask({}, made.clerk)).rejects.toThrow("not-allowed");
  await expect(ask({ address: "12ab" })).rejects.toThrow("invalid");
  const asked = await Promise.allSettled(Array.from({ length: 13 }, () => ask()));
  expect(asked.filter(({ status }) => status === "fulfilled")).toHaveLength(10);
  const later = { ...administrator, now: new Date(NOW.getTime() + 3_600_001) };
  await expect(ask({}, later)).resolves.toMatchObject({ testId: expect.any(Number) });
});

test("the text of a test says nothing of a court, in one part", () => {
  for (const { subject, body } of Object.values(GATEWAY_TEST_TEXTS)) {
    expect(lintReminder(`${subject}\n${body}`, { numbers: [] })).toEqual([]);
    expect(body.length).toBeLessThanOrEqual(70);
  }
});
