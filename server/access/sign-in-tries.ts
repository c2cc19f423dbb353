import type { Database } from "../../db/connect.ts";
import { clearTries, countTry } from "../core/tries-store.ts";
import { isKnownDevice, seeDevice } from "./session-store.ts";

const WINDOW_MS = 15 * 60_000;
const MOST_TRIES = 10;
/** Longer than a code can be right for. */
const CODE_MS = 3 * 60_000;

export type Trying = { username: string; deviceHash: string | null; now: Date };

/**
 * One account takes ten passwords in a quarter of an hour, from wherever they come. A device on which its owner signed in
 * before counts by itself, so that nobody elsewhere can shut the owner out.
 */
const keyOf = async (db: Database, { username, deviceHash }: Trying): Promise<string> =>
  deviceHash !== null && (await isKnownDevice(db, username, deviceHash))
    ? `sign-in:${username.slice(0, 80)}:${deviceHash}`
    : `sign-in:${username.slice(0, 80)}`;

/** Counts a password before it is looked at; false when there were too many. */
export async function countAccountTry(db: Database, trying: Trying): Promise<boolean> {
  return (await countTry(db, await keyOf(db, trying), trying.now, WINDOW_MS)) <= MOST_TRIES;
}

export async function clearAccountTries(db: Database, trying: Trying): Promise<void> {
  await clearTries(db, await keyOf(db, trying), trying.now, WINDOW_MS);
}

/** True for a code that opens for the first time. */
export async function countCode(db: Database, userId: string, code: string, now: Date): Promise<boolean> {
  return (await countTry(db, `code:${userId}:${code}`, now, CODE_MS)) === 1;
}

export const noteDevice = (db: Database, userId: string, deviceHash: string, now: Date): Promise<void> =>
  seeDevice(db, userId, deviceHash, now);
