import { betterAuth } from "better-auth";
import { drizzleAdapter } from "better-auth/adapters/drizzle";
import { twoFactor, username } from "better-auth/plugins";
import type { Database } from "../../db/connect.ts";
import * as tables from "../../db/schema/auth.ts";
import { LONGEST_PASSWORD, SHORTEST_PASSWORD } from "../rules/access/password.ts";
import { CODE_HOURS } from "../rules/access/second-factor.ts";
import { ABSOLUTE_HOURS } from "../rules/access/session-standing.ts";
import { copiedByHand } from "./copied-by-hand.ts";

export type AuthSettings = { db: Database; secret: string; appUrl: string };

/** Ten, to be typed from paper years later. */
const recoveryCodes = () => Array.from({ length: 10 }, copiedByHand);

/** What of better-auth is reachable over HTTP; its other endpoints answer 404. */
export const AUTH_ENDPOINTS = [
  "POST /sign-in/username",
  "POST /sign-out",
  "POST /change-password",
  "POST /two-factor/enable",
  "POST /two-factor/verify-totp",
  "POST /two-factor/verify-backup-code",
  "POST /two-factor/generate-backup-codes",
] as const;

/** The cookies of better-auth that we name ourselves, as the browser knows them. */
export function cookieNames(isSecure: boolean) {
  const prefix = isSecure ? "__Host-peshi" : "peshi";
  return { session: prefix, code: `${prefix}-code`, trust: `${prefix}-trust`, device: `${prefix}-device` };
}

/**
 * Sign-in of staff by username and password, and the code. A session ends after twelve hours whatever is done in it;
 * idle minutes are counted in server/access/session-use.ts. There is no cookie cache, so revoking is at once.
 */
export function createAuth({ db, secret, appUrl }: AuthSettings) {
  const isSecure = appUrl.startsWith("https:");
  const names = cookieNames(isSecure);
  const attributes = { sameSite: "lax", httpOnly: true, secure: isSecure, path: "/" } as const;
  return betterAuth({
    secret,
    baseURL: appUrl,
    basePath: "/api/auth",
    trustedOrigins: [new URL(appUrl).origin],
    database: drizzleAdapter(db, { provider: "pg", schema: tables }),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: SHORTEST_PASSWORD,
      maxPasswordLength: LONGEST_PASSWORD,
    },
    plugins: [
      username({ minUsernameLength: 3, maxUsernameLength: 40 }),
      twoFactor({
        issuer: "Peshi",
        trustDeviceMaxAge: CODE_HOURS * 60 * 60,
        backupCodeOptions: { customBackupCodesGenerate: recoveryCodes },
      }),
    ],
    session: { expiresIn: ABSOLUTE_HOURS * 60 * 60, disableSessionRefresh: true, cookieCache: { enabled: false } },
    rateLimit: {
      enabled: true,
      storage: "database",
      window: 60,
      max: 100,
      // Of one address, which is all of a court's where a proxy stands before it; each account has a limit of its own.
      customRules: { "/sign-in/username": { window: 60, max: 60 }, "/two-factor/*": { window: 60, max: 60 } },
    },
    advanced: {
      useSecureCookies: false,
      cookies: {
        session_token: { name: names.session, attributes },
        two_factor: { name: names.code, attributes },
        trust_device: { name: names.trust, attributes },
      },
    },
    telemetry: { enabled: false },
    // Its own words carry the statement that failed, and in it the secret of the session.
    logger: { level: "error", log: (_level, message) => console.error(`auth: ${message.split(/\s/)[0]}`) },
  });
}

export type Auth = ReturnType<typeof createAuth>;

export type NewSignIn = { username: string; password: string; name: string };

/** Makes a sign-in and answers its user id. The address is synthetic: nobody needs e-mail to work here. */
export async function createSignIn(auth: Auth, signIn: NewSignIn): Promise<string> {
  const inner = await auth.$context;
  const name = signIn.username.toLowerCase();
  const user = await inner.internalAdapter.createUser(
    {
      name: signIn.name,
      email: `${name}@peshi.invalid`,
      emailVerified: false,
      username: name,
      displayUsername: signIn.username,
    },
    { method: "email-password" },
  );
  await inner.internalAdapter.linkAccount({
    userId: user.id,
    accountId: user.id,
    providerId: "credential",
    password: await inner.password.hash(signIn.password),
  });
  return user.id;
}
