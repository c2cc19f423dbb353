import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import type { Database } from "../../db/connect.ts";
import { staff } from "../../db/schema/access.ts";
import { district } from "../../db/schema/districts.ts";
import { createAuth, createSignIn } from "../../server/access/auth.ts";
import type { Role } from "../../server/core/permission.ts";

export const APP_URL = "http://localhost:3000";
export const AUTH_SECRET = "a secret of the tests, long enough to sign with";

/** What server/doors/http/web.ts reads; before anything of it is called. */
export const setWebEnvironment = (databaseUrl: string) =>
  Object.assign(process.env, { DATABASE_URL: databaseUrl, AUTH_SECRET, APP_URL, PESHI_LOG: "off" });

/** Somebody who signs in as the sign-in page does, in a district that asks for no code; answers the cookie that the browser keeps. */
export async function signedIn(
  db: Database,
  at: { districtId: number; courtId: number | null },
  role: Role,
): Promise<{ userId: string; cookie: string }> {
  const auth = createAuth({ db, secret: AUTH_SECRET, appUrl: APP_URL });
  const [username, password] = [`u${randomUUID().slice(0, 8)}`, "a long enough password of the tests"];
  await db
    .update(district)
    .set({ policy: { secondFactor: false } })
    .where(eq(district.id, at.districtId));
  const userId = await createSignIn(auth, { username, password, name: `${role} of tests` });
  await db.insert(staff).values({ userId, name: `${role} of tests`, role, ...at });
  const answer = await auth.handler(
    new Request(`${APP_URL}/api/auth/sign-in/username`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: APP_URL },
      body: JSON.stringify({ username, password }),
    }),
  );
  const cookie = answer.headers.getSetCookie()[0]?.split(";")[0];
  if (!cookie) throw new Error(`nobody is signed in: ${answer.status}`);
  return { userId, cookie };
}
