import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { connect } from "../../db/connect.ts";
import { staff } from "../../db/schema/access.ts";
import { session } from "../../db/schema/auth.ts";
import { createAuth, createSignIn } from "../../server/access/auth.ts";
import { webContext } from "../../server/web.ts";
import { makeCourt } from "../factories.ts";
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
