import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { connect } from "../../../db/connect.ts";
import { staff } from "../../../db/schema/access.ts";
import { rateLimit, verification } from "../../../db/schema/auth.ts";
import { AUTH_ENDPOINTS, createAuth } from "../../../server/access/auth.ts";
import { resetCode } from "../../../server/access/staff.ts";
import { authAnswer, isAuthEndpoint } from "../../../server/doors/http/auth-answer.ts";
import { webAuth } from "../../../server/doors/http/web.ts";
import { secretOf } from "../../../server/rules/access/second-factor.ts";
import { makeStaff } from "../../support/factories.ts";
import { freshDatabase } from "../../support/fresh-database.ts";
import { oneTimeCode } from "../../support/one-time-code.ts";
import { APP_URL, Browser, makePerson, PASSWORD, type Person } from "./signed-in.ts";

const database = await freshDatabase();
const { db } = connect(database.appUrl, { max: 4 });
const AUTH_SECRET = "a secret of the tests, long enough to sign with";
Object.assign(process.env, { DATABASE_URL: database.appUrl, AUTH_SECRET, APP_URL });

const TOTP = "/api/auth/two-factor/verify-totp";
const RECOVERY = "/api/auth/two-factor/verify-backup-code";

/** Somebody whose district asks for a code, signed in for the first time, and enrolled. */
async function enrolled(): Promise<Person & { browser: Browser; secret: string; recovery: string[] }> {
  const person = await makePerson(db, { asksCode: true });
  const browser = new Browser();
  await browser.signIn(person.username);
  const { said } = await browser.post("/api/auth/two-factor/enable", { password: PASSWORD });
  const secret = secretOf(String(said.totpURI))!;
  expect((await browser.post(TOTP, { code: oneTimeCode(secret) })).status).toBe(200);
  // The limit by address counts all of these together, as one court's computer would not.
  await db.delete(rateLimit);
  return { ...person, browser, secret, recovery: said.backupCodes as string[] };
}

test("the district asks for a code: nothing is open before the person has enrolled, and nobody is shut out", async () => {
  const { username, court } = await makePerson(db, { asksCode: true });
  const { courtId } = court;
  const browser = new Browser();
  expect((await browser.signIn(username)).status).toBe(200);
  const caller = await browser.caller();
  expect(await caller.districts.me()).toMatchObject({ isCodeDue: true, hasCode: false });
  await expect(caller.cases.tabs({ courtId })).rejects.toThrow("code-due");
  await expect(caller.account.setPin({ pin: "4071", key: crypto.randomUUID() })).rejects.toThrow("code-due");

  expect((await browser.post("/api/auth/two-factor/enable", { password: "not that one" })).status).toBe(400);
  const { said } = await browser.post("/api/auth/two-factor/enable", { password: PASSWORD });
  const secret = secretOf(String(said.totpURI))!;
  expect((await browser.post(TOTP, { code: "000000" })).status).toBe(401);
  await expect((await browser.caller()).cases.tabs({ courtId })).rejects.toThrow("code-due");
  expect((await browser.post(TOTP, { code: oneTimeCode(secret) })).status).toBe(200);
  const after = await browser.caller();
  expect(await after.districts.me()).toMatchObject({ isCodeDue: false, hasCode: true });
  expect(await after.cases.tabs({ courtId })).toMatchObject({ counts: { all: 0 } });
});

test("where the district asks nobody, a password opens", async () => {
  const { username, court } = await makePerson(db, { asksCode: false });
  const browser = new Browser();
  await browser.signIn(username);
  expect(await (await browser.caller()).cases.tabs({ courtId: court.courtId })).toMatchObject({ counts: { all: 0 } });
});

test("a password alone signs nobody in who has a code", async () => {
  const { username } = await enrolled();
  const thief = new Browser();
  expect((await thief.signIn(username)).said).toMatchObject({ twoFactorRedirect: true });
  expect((await thief.context()).actor.kind).toBe("public");
  expect((await thief.post(TOTP, { code: "123456" })).status).toBe(401);
  expect((await thief.context()).actor.kind).toBe("public");
});

test("a code is taken in Urdu figures too, and opens once only", async () => {
  const { username, secret } = await enrolled();
  const code = oneTimeCode(secret);
  const urdu = [...code].map((figure) => "۰۱۲۳۴۵۶۷۸۹"[Number(figure)]).join("");
  const browser = new Browser();
  await browser.signIn(username);
  expect((await browser.post(TOTP, { code: urdu })).status).toBe(200);
  expect((await browser.context()).actor.kind).toBe("staff");

  const overTheShoulder = new Browser();
  await overTheShoulder.signIn(username);
  expect((await overTheShoulder.post(TOTP, { code })).status).toBe(401);
  expect((await overTheShoulder.context()).actor.kind).toBe("public");
});

test("the code is asked once a day on a device, however often one signs in, and on every new one", async () => {
  const { username, secret } = await enrolled();
  const browser = new Browser();
  await browser.signIn(username);
  await browser.post(TOTP, { code: oneTimeCode(secret) });
  const trusts = () =>
    db
      .select()
      .from(verification)
      .where(eq(verification.identifier, trustOf(browser)));
  const [{ expiresAt } = { expiresAt: new Date(0) }] = await trusts();
  expect(expiresAt.getTime() - Date.now()).toBeLessThanOrEqual(24 * 60 * 60_000);

  await browser.post("/api/auth/sign-out", {});
  expect((await browser.signIn(username)).said.twoFactorRedirect).toBeUndefined();
  expect((await browser.context()).actor.kind).toBe("staff");
  // The day began with the code, not with the last sign-in.
  expect((await trusts())[0]?.expiresAt).toEqual(expiresAt);

  await db
    .update(verification)
    .set({ expiresAt: new Date(Date.now() - 1000) })
    .where(eq(verification.identifier, trustOf(browser)));
  expect((await browser.signIn(username)).said).toMatchObject({ twoFactorRedirect: true });
  expect((await new Browser().signIn(username)).said).toMatchObject({ twoFactorRedirect: true });
});

const trustOf = (browser: Browser): string =>
  /!(trust-device-[\w-]+)/.exec(decodeURIComponent(browser.cookie("peshi-trust") ?? ""))?.[1] ?? "";

test("a recovery code opens once, in place of the phone", async () => {
  const { username, recovery } = await enrolled();
  expect(recovery).toHaveLength(10);
  const browser = new Browser();
  await browser.signIn(username);
  expect((await browser.post(RECOVERY, { code: recovery[0]! })).status).toBe(200);
  expect((await browser.context()).actor.kind).toBe("staff");
  const again = new Browser();
  await again.signIn(username);
  expect((await again.post(RECOVERY, { code: recovery[0]! })).status).toBe(401);
  expect((await again.context()).actor.kind).toBe("public");
});

test("a recovery code is copied from paper: no letter is taken for another, and capitals or hyphens do not matter", async () => {
  const { username, recovery } = await enrolled();
  expect(recovery.join("")).not.toMatch(/[A-Z01ilo]/);
  expect(new Set(recovery).size).toBe(10);
  const typed = [
    recovery[0]!.toUpperCase(),
    recovery[1]!.replaceAll("-", ""),
    ` ${recovery[2]!.replaceAll("-", " ")} `,
  ];
  for (const code of typed) {
    const browser = new Browser();
    await browser.signIn(username);
    expect((await browser.post(RECOVERY, { code })).status).toBe(200);
  }
});

test("who was let go is told so, after password and code, and is signed in nowhere", async () => {
  const { username, userId, secret } = await enrolled();
  await db.update(staff).set({ isActive: false }).where(eq(staff.userId, userId));
  const browser = new Browser();
  await browser.signIn(username);
  const answer = await browser.post(TOTP, { code: oneTimeCode(secret) });
  expect(answer).toMatchObject({ status: 401, said: { code: "LEFT" } });
  expect((await browser.context()).actor.kind).toBe("public");
});

test("five wrong codes ask for the password once more", async () => {
  const { username, secret } = await enrolled();
  const browser = new Browser();
  await browser.signIn(username);
  for (let attempt = 1; attempt <= 5; attempt += 1) await browser.post(TOTP, { code: "000000" });
  expect((await browser.post(TOTP, { code: oneTimeCode(secret) })).status).not.toBe(200);
  expect((await browser.context()).actor.kind).toBe("public");
});

test("an administrator takes a lost code away: the slip opens, the old password does not", async () => {
  const { userId, username, browser, court } = await enrolled();
  const administrator = await makeStaff(db, { ...court, courtId: null }, "administrator");

  const { password: slip } = await resetCode(administrator, { userId });
  expect((await browser.context()).actor.kind).toBe("public");
  const fresh = new Browser();
  expect((await fresh.signIn(username)).status).toBe(401);
  expect((await fresh.signIn(username, slip)).said.twoFactorRedirect).toBeUndefined();
  expect(await (await fresh.caller()).districts.me()).toMatchObject({ isPasswordDue: true, isCodeDue: true });
  // With a password that somebody else made, nobody enrols a phone.
  expect((await fresh.post("/api/auth/two-factor/enable", { password: slip })).status).toBe(403);
});

test("an administrator of another district takes nobody's code away", async () => {
  const { userId } = await enrolled();
  const { court } = await makePerson(db);
  const stranger = await makeStaff(db, { ...court, courtId: null }, "administrator");

  await expect(resetCode(stranger, { userId })).rejects.toThrow("not-found");
});

test("of better-auth's endpoints exactly those answer that the screens use", async () => {
  const known = Object.values(
    webAuth().api as unknown as Record<string, { path?: string; options?: { method?: unknown } }>,
  );
  const all = known.flatMap(({ path, options }) =>
    path === undefined ? [] : [options?.method ?? "POST"].flat().map((method) => ({ method: String(method), path })),
  );
  expect(all.length).toBeGreaterThan(30);
  const answering = all.filter(({ method, path }) => isAuthEndpoint(method, `/api/auth${path}`));
  expect(new Set(answering.map(({ method, path }) => `${method} ${path}`))).toEqual(new Set(AUTH_ENDPOINTS));
  for (const { method, path } of all.filter((one) => !answering.includes(one))) {
    const body = method === "GET" ? {} : { body: "{}" };
    const answer = await authAnswer(new Request(`${APP_URL}/api/auth${path}`, { method, ...body }));
    expect(`${method} ${path} ${answer.status}`).toBe(`${method} ${path} 404`);
  }
});

test("over HTTPS every cookie of a sign-in is the host's own, and no script reads it", async () => {
  const { createAuthCookie } = await createAuth({ db, secret: AUTH_SECRET, appUrl: "https://court.example" }).$context;
  for (const name of ["session_token", "two_factor", "trust_device"]) {
    const cookie = createAuthCookie(name);
    expect(cookie.name).toMatch(/^__Host-peshi/);
    expect(cookie.attributes).toMatchObject({ secure: true, httpOnly: true, sameSite: "lax", path: "/" });
    expect(cookie.attributes.domain).toBeUndefined();
  }
});
