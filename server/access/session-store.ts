import { and, desc, eq, gt, sql } from "drizzle-orm";
import type { Connection } from "../../db/connect.ts";
import { sessionUse, staff, staffDevice } from "../../db/schema/access.ts";
import { session, user } from "../../db/schema/auth.ts";
import { district } from "../../db/schema/districts.ts";

const stamp = (at: Date) => at.toISOString();

/** All that is asked of a session at every request, in one query; undefined where nobody of the staff is behind it. */
export async function findSessionFacts(connection: Connection, sessionId: string, deviceHash: string | null) {
  const [found] = await connection
    .select({
      member: staff,
      username: user.username,
      hasCode: user.twoFactorEnabled,
      policy: district.policy,
      startedAt: session.createdAt,
      lastUsedAt: sessionUse.lastUsedAt,
      lockedAt: sessionUse.lockedAt,
      pinHash: staffDevice.pinHash,
    })
    .from(session)
    .innerJoin(staff, eq(staff.userId, session.userId))
    .innerJoin(user, eq(user.id, session.userId))
    .innerJoin(district, eq(district.id, staff.districtId))
    .leftJoin(sessionUse, eq(sessionUse.sessionId, session.id))
    .leftJoin(staffDevice, and(eq(staffDevice.userId, session.userId), eq(staffDevice.deviceHash, deviceHash ?? "")))
    .where(eq(session.id, sessionId));
  return found;
}

/** Notes that somebody worked in it. A session that was locked meanwhile stays locked. */
export async function touchSession(connection: Connection, sessionId: string, at: Date): Promise<void> {
  await connection
    .insert(sessionUse)
    .values({ sessionId, lastUsedAt: stamp(at) })
    .onConflictDoUpdate({
      target: sessionUse.sessionId,
      set: { lastUsedAt: stamp(at) },
      setWhere: sql`${sessionUse.lockedAt} is null and ${sessionUse.lastUsedAt} < ${stamp(at)}`,
    });
}

export async function setLocked(connection: Connection, sessionId: string, at: Date): Promise<void> {
  await connection
    .insert(sessionUse)
    .values({ sessionId, lastUsedAt: stamp(at), lockedAt: stamp(at) })
    .onConflictDoUpdate({ target: sessionUse.sessionId, set: { lockedAt: stamp(at) } });
}

export async function setUnlocked(connection: Connection, sessionId: string, at: Date): Promise<void> {
  const opened = { lastUsedAt: stamp(at), lockedAt: null };
  await connection
    .insert(sessionUse)
    .values({ sessionId, ...opened })
    .onConflictDoUpdate({ target: sessionUse.sessionId, set: opened });
}

/** The sessions of somebody that are not over, the one used last first. */
export function findOwnSessions(connection: Connection, userId: string, now: Date) {
  return connection
    .select({
      id: session.id,
      userAgent: session.userAgent,
      startedAt: session.createdAt,
      lastUsedAt: sessionUse.lastUsedAt,
      lockedAt: sessionUse.lockedAt,
    })
    .from(session)
    .leftJoin(sessionUse, eq(sessionUse.sessionId, session.id))
    .where(and(eq(session.userId, userId), gt(session.expiresAt, now)))
    .orderBy(desc(sql`coalesce(${sessionUse.lastUsedAt}, ${session.createdAt})`));
}

/** The tokens of one's own sessions: of the one named, or of all but it. */
export async function findTokens(
  connection: Connection,
  userId: string,
  choice: { only: string } | { allBut: string | undefined },
): Promise<string[]> {
  const rows = await connection
    .select({ id: session.id, token: session.token })
    .from(session)
    .where(eq(session.userId, userId));
  const isMeant = (id: string) => ("only" in choice ? id === choice.only : id !== choice.allBut);
  return rows.filter(({ id }) => isMeant(id)).map(({ token }) => token);
}

export async function seeDevice(connection: Connection, userId: string, deviceHash: string, at: Date): Promise<void> {
  await connection
    .insert(staffDevice)
    .values({ userId, deviceHash, firstSeenAt: stamp(at), lastSeenAt: stamp(at) })
    .onConflictDoUpdate({ target: [staffDevice.userId, staffDevice.deviceHash], set: { lastSeenAt: stamp(at) } });
}

const ofDevice = (userId: string, deviceHash: string) =>
  and(eq(staffDevice.userId, userId), eq(staffDevice.deviceHash, deviceHash));

/** Whether the person of a username has signed in on the device before. */
export async function isKnownDevice(connection: Connection, username: string, deviceHash: string): Promise<boolean> {
  const rows = await connection
    .select({ userId: staffDevice.userId })
    .from(staffDevice)
    .innerJoin(user, eq(user.id, staffDevice.userId))
    .where(and(eq(user.username, username), eq(staffDevice.deviceHash, deviceHash)));
  return rows.length > 0;
}

export async function setPinHash(connection: Connection, userId: string, deviceHash: string, pinHash: string | null) {
  await connection.update(staffDevice).set({ pinHash, pinFailures: 0 }).where(ofDevice(userId, deviceHash));
}

/** Counts a try before it is made, so that many at once are all counted; the PIN to compare with, if there is one. */
export async function beginPinTry(connection: Connection, userId: string, deviceHash: string) {
  const [row] = await connection
    .update(staffDevice)
    .set({ pinFailures: sql`${staffDevice.pinFailures} + 1` })
    .where(ofDevice(userId, deviceHash))
    .returning({ pinHash: staffDevice.pinHash, tries: staffDevice.pinFailures });
  return row;
}

export async function clearPinTries(connection: Connection, userId: string, deviceHash: string): Promise<void> {
  await connection.update(staffDevice).set({ pinFailures: 0 }).where(ofDevice(userId, deviceHash));
}

/** Every device of somebody forgets its PIN, or all but one. */
export async function forgetPins(connection: Connection, userId: string): Promise<void> {
  await connection.update(staffDevice).set({ pinHash: null, pinFailures: 0 }).where(eq(staffDevice.userId, userId));
}
