import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { connect } from "../../../db/connect.ts";
import { sessionUse } from "../../../db/schema/access.ts";
import { rateLimit, session } from "../../../db/schema/auth.ts";
import { resetPassword } from "../../../server/access/staff.ts";
import { makeStaff } from "../../support/factories.ts";
import { freshDatabase } from "../../support/fresh-database.ts";
import { APP_URL, Browser, makePerson, PASSWORD } from "./signed-in.ts";

const database = await freshDatabase();
const { db } = connect(database.appUrl, { max: 4 });
const AUTH_SECRET = "a secret of the tests, long enough to sign with";
Object.assign(process.env, { DATABASE_URL: database.appUrl, AUTH_SECRET, APP_URL });

const MINUTE = 60_000;

// The limit by address counts the whole file as one computer; these are about the account.
beforeEach(async () => {
  await db.delete(rateLimit);
});

async function signedIn() {
  const person = await makePerson(db);
  const browser = new Browser();
  expect((await browser.signIn(person.username)).status).toBe(200);
  return { ...person, browser };
}

const sessionsOf = (userId: string) => db.select().from(session).where(eq(session.userId, userId));

/** As if the session had been used last so many minutes ago. */
async function lastUsed(userId: string, minutes: number): Promise<string> {
  const lastUsedAt = new Date(Date.now() - minutes * MINUTE).toISOString();
  const [{ id } = { id: "" }] = await sessionsOf(userId);
  const set = { lastUsedAt };
  await db
    .insert(sessionUse)
    .values({ sessionId: id, ...set })
    .onConflictDoUpdate({ target: sessionUse.sessionId, set });
  return lastUsedAt;
}

const lastUseOf = async (userId: string) => {
  const [use] = await db
    .select({ at: sessionUse.lastUsedAt })
    .from(sessionUse)
    .innerJoin(session, eq(session.id, sessionUse.sessionId))
    .where(eq(session.userId, userId));
  return new Date(use!.at).getTime();
};

test("work keeps a session from being idle", async () => {
  const { userId, browser } = await signedIn();
  const before = new Date(await lastUsed(userId, 20)).getTime();
  expect((await browser.context()).actor).toMatchObject({ kind: "staff", userId });
  expect(await lastUseOf(userId)).toBeGreaterThan(before + 19 * MINUTE);
});

test("a screen that asks by itself, with nobody before it, keeps nobody signed in", async () => {
  const { userId, browser } = await signedIn();
  await lastUsed(userId, 29);
  browser.untouched = 29 * 60;
  expect((await browser.context()).actor.kind).toBe("staff");
  expect(await lastUseOf(userId)).toBeLessThan(Date.now() - 28 * MINUTE);
  browser.untouched = 30 * 60;
  expect((await browser.context()).actor.kind).toBe("public");
});

test("thirty idle minutes end a session on a device without a PIN, for good", async () => {
  const { userId, browser } = await signedIn();
  await lastUsed(userId, 30);
  expect((await browser.context()).actor).toEqual({ kind: "public", isLocked: false });
  expect(await sessionsOf(userId)).toEqual([]);
});

test("twelve hours end a session that was used all the time", async () => {
  const { userId, browser } = await signedIn();
  await db
    .update(session)
    .set({ createdAt: new Date(Date.now() - 12 * 60 * MINUTE - MINUTE) })
    .where(eq(session.userId, userId));
  await lastUsed(userId, 0);
  expect((await browser.context()).actor.kind).toBe("public");
});

test("the cookie outlives no session: twelve hours, and work does not prolong it", async () => {
  const { userId, browser } = await signedIn();
  const [{ expiresAt } = { expiresAt: new Date(0) }] = await sessionsOf(userId);
  expect(expiresAt.getTime() - Date.now()).toBeLessThanOrEqual(12 * 60 * MINUTE);
  await lastUsed(userId, 20);
  await browser.context();
  expect((await sessionsOf(userId))[0]!.expiresAt).toEqual(expiresAt);
});

test("a person sees where they are signed in, and signs out there from the next request on", async () => {
  const { username, browser } = await signedIn();
  const other = new Browser();
  await other.signIn(username);
  const caller = await browser.caller();
  const [first, second, ...more] = await caller.account.sessions();
  expect(more).toEqual([]);
  const there = [first, second].find((one) => !one?.isThis)!;
  const stranger = await signedIn();
  const key = () => crypto.randomUUID();
  const strangers = await stranger.browser.caller();
  expect(await strangers.account.endSessions({ sessionId: there.id, key: key() })).toEqual({ ended: 0 });
  expect((await other.context()).actor.kind).toBe("staff");

  expect(await caller.account.endSessions({ sessionId: there.id, key: key() })).toEqual({ ended: 1 });
  expect((await other.context()).actor.kind).toBe("public");
  expect((await browser.context()).actor.kind).toBe("staff");
});

test("a new password signs every other device out", async () => {
  const { username, browser } = await signedIn();
  const other = new Browser();
  await other.signIn(username);
  const change = { currentPassword: PASSWORD, newPassword: "another long password of hers" };
  expect((await browser.post("/api/auth/change-password", { ...change, revokeOtherSessions: false })).status).toBe(200);
  expect((await other.context()).actor.kind).toBe("public");
  expect((await browser.context()).actor.kind).toBe("staff");
});

test("a password that everybody guesses, or that holds little more than the username, is not taken", async () => {
  const { username, browser } = await signedIn();
  for (const newPassword of ["password123456", "qwertyuiop12", "111111111111", `${username}2026`, "eleven long"]) {
    const answer = await browser.post("/api/auth/change-password", { currentPassword: PASSWORD, newPassword });
    expect(answer.status, newPassword).toBe(400);
  }
});

test("one account takes ten passwords in a quarter of an hour, and its own device is not shut out by others", async () => {
  const { username, browser } = await signedIn();
  const thief = new Browser();
  for (let attempt = 1; attempt <= 10; attempt += 1)
    expect((await thief.signIn(username, `guess number ${attempt}`)).status).toBe(401);
  expect((await thief.signIn(username.toUpperCase(), PASSWORD)).status).toBe(429);
  expect((await browser.signIn(username)).status).toBe(200);
});

test("a one-time password opens nothing before it is replaced, and not by itself", async () => {
  const { userId, username, court } = await makePerson(db);
  const { courtId } = court;
  const administrator = await makeStaff(db, { ...court, courtId: null }, "administrator");
  const { password: once } = await resetPassword(administrator, { userId });
  const browser = new Browser();
  await browser.signIn(username, once);
  const caller = await browser.caller();
  expect((await caller.districts.me()).isPasswordDue).toBe(true);
  await expect(caller.cases.tabs({ courtId })).rejects.toThrow("password-due");
  await expect(caller.hearings.comingDay({ courtId })).rejects.toThrow("password-due");

  const replace = (currentPassword: string, newPassword: string) =>
    browser.post("/api/auth/change-password", { currentPassword, newPassword });
  expect((await replace(once, once)).status).toBe(400);
  expect((await replace("not that password", "a password of her own")).status).toBe(400);
  expect((await replace(once, "short")).status).toBe(400);
  await expect((await browser.caller()).cases.tabs({ courtId })).rejects.toThrow("password-due");
  expect((await replace(once, "a password of her own")).status).toBe(200);
  expect(await (await browser.caller()).cases.tabs({ courtId })).toMatchObject({ counts: { all: 0 } });
  expect((await new Browser().signIn(username, once)).status).toBe(401);
});
