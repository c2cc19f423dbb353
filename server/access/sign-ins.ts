import { randomBytes } from "node:crypto";
import type { Database } from "../../db/connect.ts";
import { type Auth, createAuth, createSignIn, type NewSignIn } from "./auth.ts";
import { copiedByHand } from "./copied-by-hand.ts";

// Making a sign-in sets no cookie, so it needs neither the secret nor the address of the running application.
const held = new WeakMap<Database, Auth>();

function authOf(db: Database): Auth {
  const known =
    held.get(db) ?? createAuth({ db, secret: randomBytes(32).toString("base64url"), appUrl: "http://localhost" });
  held.set(db, known);
  return known;
}

/** The user of a username, whatever its case; undefined when nobody has it. */
export async function findSignIn(db: Database, username: string): Promise<string | undefined> {
  const inner = await authOf(db).$context;
  const where = [{ field: "username", value: username.toLowerCase() }];
  return (await inner.adapter.findOne<{ id: string }>({ model: "user", where }))?.id;
}

export async function makeSignIn(db: Database, signIn: NewSignIn): Promise<string> {
  return createSignIn(authOf(db), signIn);
}

/** Sets another password and ends every session of the user. */
export async function replacePassword(db: Database, userId: string, password: string): Promise<void> {
  const { internalAdapter, password: hashing } = await authOf(db).$context;
  const hash = await hashing.hash(password);
  // A sign-in that was cut short while it was made has a user and nothing to sign in with.
  const hasPassword = await internalAdapter.findCredentialAccount(userId);
  if (hasPassword) await internalAdapter.updatePassword(userId, hash);
  else await internalAdapter.linkAccount({ userId, accountId: userId, providerId: "credential", password: hash });
  await internalAdapter.deleteUserSessions(userId);
}

export async function endSessions(db: Database, userId: string): Promise<void> {
  const inner = await authOf(db).$context;
  await inner.internalAdapter.deleteUserSessions(userId);
}

/** Takes the code of a person away, with every session and every device that was trusted; they enrol anew. */
export async function dropSecondFactor(db: Database, userId: string): Promise<void> {
  const { adapter, internalAdapter } = await authOf(db).$context;
  await adapter.deleteMany({ model: "twoFactor", where: [{ field: "userId", value: userId }] });
  await internalAdapter.updateUser(userId, { twoFactorEnabled: false });
  await forgetTrust(db, userId);
  await internalAdapter.deleteUserSessions(userId);
}

/** Every device of a person is asked for the code again. */
export async function forgetTrust(db: Database, userId: string): Promise<void> {
  const { adapter } = await authOf(db).$context;
  const ofPerson = { field: "value", value: userId };
  const where = [ofPerson, { field: "identifier", operator: "starts_with" as const, value: "trust-device-" }];
  await adapter.deleteMany({ model: "verification", where });
}

/** Until when the device behind a trust is not asked for the code; null when it is asked. */
export async function trustEnd(db: Database, identifier: string): Promise<Date | null> {
  const { internalAdapter } = await authOf(db).$context;
  return (await internalAdapter.findVerificationValue(identifier))?.expiresAt ?? null;
}

/** A trust that was renewed at a sign-in ends when the one before it did: the code is asked once a day. */
export async function setTrustEnd(db: Database, identifier: string, expiresAt: Date): Promise<void> {
  const { adapter } = await authOf(db).$context;
  const where = [{ field: "identifier", value: identifier }];
  await adapter.update({ model: "verification", where, update: { expiresAt } });
}

/** Ends one session by the token in its cookie. */
export async function endSession(db: Database, token: string): Promise<void> {
  const { internalAdapter } = await authOf(db).$context;
  await internalAdapter.deleteSession(token);
}

/** Typed once and changed. */
export const oneTimePassword = copiedByHand;
