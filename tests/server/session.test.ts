import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { connect } from "../../db/connect.ts";
import { staff } from "../../db/schema/access.ts";
import { session } from "../../db/schema/auth.ts";
import { createAuth, createSignIn } from "../../server/access/auth.ts";
import { resetPassword } from "../../server/access/staff.ts";
import { createCaller } from "../../server/router.ts";
import { authAnswer, webContext } from "../../server/web.ts";
import { makeCourt, makeStaff } from "../factories.ts";
import { freshDatabase } from "../fresh-database.ts";

const database = await freshDatabase();
const { db } = connect(database.appUrl, { max: 4 });
const APP_URL = "http://localhost:3000";
const AUTH_SECRET = "a secret of the tests, long enough to sign with";
Object.assign(process.env, { DATABASE_URL: database.appUrl, AUTH_SECRET, APP_URL });

const MINUTE = 60_000;
const password = "ten letters or more";

/** Signs somebody in as the sign-in page does; answers the cookie that the browser keeps. */
async function signIn(): Promise<{ userId: string; cookie: string }> {
  const { districtId, courtId } = await makeCourt(db);
  const auth = createAuth({ db, secret: AUTH_SECRET, appUrl: APP_URL });
  const username = `u${randomUUID().slice(0, 8)}`;
  const userId = await createSignIn(auth, { username, password, name: "Reader of tests" });
  await db.insert(staff).values({ userId, name: "Reader of tests", role: "clerk", districtId, courtId });
  const answer = await auth.handler(
    new Request(`${APP_URL}/api/auth/sign-in/username`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: APP_URL },
      body: JSON.stringify({ username, password }),
    }),
  );
  return { userId, cookie: answer.headers.getSetCookie()[0]!.split(";")[0]! };
}

/** As if the session had been used last so many minutes ago. */
const lastUsed = (userId: string, minutes: number) =>
  db
    .update(session)
    .set({ expiresAt: new Date(Date.now() + (30 - minutes) * MINUTE) })
    .where(eq(session.userId, userId));

const endOf = async (userId: string) =>
  (await db.select().from(session).where(eq(session.userId, userId)))[0]!.expiresAt.getTime();

test("work prolongs a session, in the database and in the browser's cookie", async () => {
  const { userId, cookie } = await signIn();
  await lastUsed(userId, 20);
  const before = await endOf(userId);
  const answer = new Headers();
  const { actor } = await webContext(new Headers({ cookie }), answer);
  expect(actor).toMatchObject({ kind: "staff", userId });
  expect(await endOf(userId)).toBeGreaterThan(before + 15 * MINUTE);
  expect(answer.getSetCookie().find((one) => one.startsWith(cookie))).toMatch(/Max-Age=1800/);
});

test("thirty idle minutes end a session", async () => {
  const { userId, cookie } = await signIn();
  await lastUsed(userId, 31);
  expect((await webContext(new Headers({ cookie }))).actor).toEqual({ kind: "public" });
});

test("twelve hours end a session that was used all the time", async () => {
  const { userId, cookie } = await signIn();
  await db
    .update(session)
    .set({ createdAt: new Date(Date.now() - 12 * 60 * MINUTE - MINUTE) })
    .where(eq(session.userId, userId));
  expect((await webContext(new Headers({ cookie }))).actor).toEqual({ kind: "public" });
});

const post = (path: string, body: object, cookie = "") =>
  authAnswer(
    new Request(`${APP_URL}/api/auth${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: APP_URL, cookie },
      body: JSON.stringify(body),
    }),
  );
const cookieOf = (answer: Response) => answer.headers.getSetCookie()[0]!.split(";")[0]!;

test("a one-time password opens nothing before it is replaced, and not by itself", async () => {
  const made = await makeCourt(db);
  const { courtId } = made;
  const auth = createAuth({ db, secret: AUTH_SECRET, appUrl: APP_URL });
  const username = `u${randomUUID().slice(0, 8)}`;
  const userId = await createSignIn(auth, { username, password, name: "Reader of tests" });
  await db.insert(staff).values({ userId, name: "Reader", role: "clerk", districtId: made.districtId, courtId });
  const { password: once } = await resetPassword(await makeStaff(db, { ...made, courtId: null }, "administrator"), {
    userId,
  });

  const cookie = cookieOf(await post("/sign-in/username", { username, password: once }));
  const inside = async (kept: string) => createCaller(await webContext(new Headers({ cookie: kept })));
  const caller = await inside(cookie);
  expect((await caller.districts.me()).isPasswordDue).toBe(true);
  await expect(caller.cases.tabs({ courtId })).rejects.toThrow("password-due");
  await expect(caller.hearings.comingDay({ courtId })).rejects.toThrow("password-due");

  const replace = (currentPassword: string, newPassword: string) =>
    post("/change-password", { currentPassword, newPassword, revokeOtherSessions: true }, cookie);
  expect((await replace(once, once)).status).toBe(400);
  expect((await replace("not that password", "a password of her own")).ok).toBe(false);
  expect((await replace(once, "short")).ok).toBe(false);
  await expect((await inside(cookie)).cases.tabs({ courtId })).rejects.toThrow("password-due");
  const answer = await replace(once, "a password of her own");
  expect(answer.status).toBe(200);
  expect(await (await inside(cookieOf(answer))).cases.tabs({ courtId })).toMatchObject({ counts: { all: 0 } });
  expect((await post("/sign-in/username", { username, password: once })).ok).toBe(false);
});
