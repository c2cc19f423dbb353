import { asc, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { connect } from "../../../db/connect.ts";
import { change, sessionUse, staffDevice } from "../../../db/schema/access.ts";
import { session } from "../../../db/schema/auth.ts";
import { isPin } from "../../../server/access/devices.ts";
import { freshDatabase } from "../../support/fresh-database.ts";
import { APP_URL, Browser, makePerson } from "./signed-in.ts";

const database = await freshDatabase();
const { db } = connect(database.appUrl, { max: 4 });
const AUTH_SECRET = "a secret of the tests, long enough to sign with";
Object.assign(process.env, { DATABASE_URL: database.appUrl, AUTH_SECRET, APP_URL });

const PIN = "4071";
const key = () => crypto.randomUUID();

/** Somebody at a device with a PIN. */
async function atDesk() {
  const person = await makePerson(db);
  const browser = new Browser();
  await browser.signIn(person.username);
  await (await browser.caller()).account.setPin({ pin: PIN, key: key() });
  return { ...person, browser, courtId: person.court.courtId };
}

const unlock = (browser: Browser, pin: string) => browser.post("/api/unlock", { pin });

async function idleFor(userId: string, minutes: number): Promise<void> {
  const ids = await db.select({ id: session.id }).from(session).where(eq(session.userId, userId));
  const lastUsedAt = new Date(Date.now() - minutes * 60_000).toISOString();
  for (const { id } of ids) await db.update(sessionUse).set({ lastUsedAt }).where(eq(sessionUse.sessionId, id));
}

test("a locked session is refused everything by the court's computer, and opens with its PIN", async () => {
  const { browser, courtId } = await atDesk();
  expect(await (await browser.caller()).account.lock({ key: key() })).toEqual({ isLocked: true });
  const shut = await browser.caller();
  for (const asked of [shut.districts.me(), shut.cases.tabs({ courtId }), shut.account.sessions()])
    await expect(asked).rejects.toThrow("locked");
  expect((await browser.post("/api/auth/change-password", { currentPassword: "x", newPassword: "y" })).status).toBe(
    401,
  );
  expect((await unlock(browser, PIN)).said).toEqual({ state: "open" });
  expect(await (await browser.caller()).cases.tabs({ courtId })).toMatchObject({ counts: { all: 0 } });
});

test("half an hour without anybody locks it, whatever the screen says", async () => {
  const { userId, browser, courtId } = await atDesk();
  await idleFor(userId, 31);
  await expect((await browser.caller()).cases.tabs({ courtId })).rejects.toThrow("locked");
  // Once locked it stays so, also for a screen that claims to have been touched.
  await expect((await browser.caller()).cases.tabs({ courtId })).rejects.toThrow("locked");
  expect((await unlock(browser, "۴۰۷۱")).said).toEqual({ state: "open" });
  expect((await browser.context()).actor.kind).toBe("staff");
});

test("five wrong PINs end the session, and the device has no PIN any more", async () => {
  const { userId, username, browser } = await atDesk();
  await (await browser.caller()).account.lock({ key: key() });
  for (let left = 4; left >= 1; left -= 1)
    expect((await unlock(browser, "9999")).said).toEqual({ state: "wrong", left });
  expect((await unlock(browser, "9999")).said).toEqual({ state: "over" });
  expect((await unlock(browser, PIN)).said).toEqual({ state: "over" });
  expect(await db.select().from(session).where(eq(session.userId, userId))).toEqual([]);
  await browser.signIn(username);
  expect(await (await browser.caller()).districts.me()).toMatchObject({ hasPin: false });
});

test("who opened a locked screen, and each wrong PIN, is in the record, and no PIN is", async () => {
  const { userId, browser } = await atDesk();
  await (await browser.caller()).account.lock({ key: key() });
  await unlock(browser, "9999");
  await unlock(browser, PIN);
  await (await browser.caller()).account.lock({ key: key() });
  for (let tries = 1; tries <= 5; tries += 1) await unlock(browser, "8888");
  const acts = await db.select().from(change).where(eq(change.actorId, userId)).orderBy(asc(change.id));
  const told = acts.map(({ action }) => action).filter((action) => /pin-|unlocked/.test(action));
  const wrong = Array.from({ length: 4 }, () => "screen.pin-wrong");
  expect(told).toEqual(["screen.pin-wrong", "screen.unlocked", ...wrong, "screen.pin-spent"]);
  expect(JSON.stringify(acts)).not.toMatch(/8888|9999|4071/);
});

test("many PINs sent at once are all counted", async () => {
  const { browser } = await atDesk();
  await (await browser.caller()).account.lock({ key: key() });
  const guesses = await Promise.all(["1", "2", "3", "5", "6", "7", "8", "9"].map((n) => unlock(browser, `${n}070`)));
  const wrong = guesses.filter(({ said }) => said.state === "wrong");
  expect(wrong.length).toBeLessThanOrEqual(4);
  expect((await unlock(browser, PIN)).said).toEqual({ state: "over" });
});

test("a PIN opens on its own device only", async () => {
  const { username, browser, userId } = await atDesk();
  const other = new Browser();
  await other.signIn(username);
  await (await browser.caller()).account.lock({ key: key() });
  // The session of the locked device, carried to another one.
  const thief = new Browser();
  thief.keep(new Headers([["set-cookie", `peshi=${browser.cookie("peshi")}`]]));
  expect((await unlock(thief, PIN)).said).toEqual({ state: "over" });
  expect((await other.context()).actor).toMatchObject({ kind: "staff", userId, session: { hasPin: false } });
});

test("the PIN is kept nowhere: what the database holds does not tell it without the device", async () => {
  const { userId } = await atDesk();
  const [kept] = await db.select().from(staffDevice).where(eq(staffDevice.userId, userId));
  expect(kept?.pinHash).toMatch(/^[0-9a-f]{64}$/);
  expect(await isPin(kept!.pinHash!, PIN, kept!.deviceHash, userId)).toBe(false);
});

test.each(["0000", "1234", "9876", "1212", "1985", "407", "123456789", "40a1"])("%s is no PIN", async (pin) => {
  const { browser } = await atDesk();
  await expect((await browser.caller()).account.setPin({ pin, key: key() })).rejects.toThrow("invalid");
});

test("a password opens a locked screen too, and ends the session that was locked", async () => {
  const { userId, username, browser } = await atDesk();
  await (await browser.caller()).account.lock({ key: key() });
  expect((await browser.signIn(username)).status).toBe(200);
  expect((await browser.context()).actor.kind).toBe("staff");
  expect(await db.select().from(session).where(eq(session.userId, userId))).toHaveLength(1);
});

test("without a PIN, locking signs out", async () => {
  const { username } = await makePerson(db);
  const browser = new Browser();
  await browser.signIn(username);
  expect(await (await browser.caller()).account.lock({ key: key() })).toEqual({ isLocked: false });
  expect((await browser.context()).actor.kind).toBe("public");
});
