import { betterAuth } from "better-auth";
import { drizzleAdapter } from "better-auth/adapters/drizzle";
import { username } from "better-auth/plugins";
import type { Database } from "../../db/connect.ts";
import * as tables from "../../db/schema/auth.ts";
import { SHORTEST_PASSWORD } from "../rules/password.ts";

export type AuthSettings = { db: Database; secret: string; appUrl: string };

const IDLE_SECONDS = 30 * 60;
export const ABSOLUTE_SECONDS = 12 * 60 * 60;

/** What of better-auth is reachable over HTTP; its other endpoints answer 404. */
export const AUTH_ENDPOINTS = [
  "POST /sign-in/username",
  "POST /sign-out",
  "GET /get-session",
  "POST /change-password",
] as const;

/** Sign-in of staff by username and password. Sessions end after 30 idle minutes; there is no cookie cache, so revoking is at once. */
export function createAuth({ db, secret, appUrl }: AuthSettings) {
  const isSecure = appUrl.startsWith("https:");
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
      maxPasswordLength: 128,
    },
    plugins: [username({ minUsernameLength: 3, maxUsernameLength: 40 })],
    session: { expiresIn: IDLE_SECONDS, updateAge: 60, cookieCache: { enabled: false } },
    rateLimit: {
      enabled: true,
      storage: "database",
      window: 60,
      max: 100,
      customRules: { "/sign-in/username": { window: 60, max: 20 } },
    },
    advanced: {
      useSecureCookies: false,
      cookies: {
        session_token: {
          name: isSecure ? "__Host-peshi" : "peshi",
          attributes: { sameSite: "lax", httpOnly: true, secure: isSecure, path: "/" },
        },
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
