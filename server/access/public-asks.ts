import { createHash } from "node:crypto";
import type { Database } from "../../db/connect.ts";
import { countTry } from "../core/tries-store.ts";

const WINDOW_MS = 15 * 60_000;
/** A person asks for a few numbers; a whole office behind one address for some dozens. */
const MOST_FROM_ONE = 40;
/** Whoever asks from many addresses at once is after the docket, not after a date. */
const MOST_OF_ALL = 2_000;

/**
 * Counts a question that anybody may ask before it is looked at; false when there were too many in a quarter of an hour.
 * Of `address`, the asker's, only a hash of the day is kept.
 */
export async function countPublicAsk(db: Database, what: string, address: string, now: Date): Promise<boolean> {
  const [isOneRight, ofAll] = await Promise.all([
    countAskOfOne(db, what, address, now),
    countTry(db, `asked:${what}`, now, WINDOW_MS),
  ]);
  return isOneRight && ofAll <= MOST_OF_ALL;
}

/** The same where nobody's many questions may shut out everybody else. */
export async function countAskOfOne(db: Database, what: string, address: string, now: Date): Promise<boolean> {
  const day = now.toISOString().slice(0, 10);
  const who = createHash("sha256").update(`${day}:${address}`).digest("base64url").slice(0, 22);
  return (await countTry(db, `asked:${what}:${who}`, now, WINDOW_MS)) <= MOST_FROM_ONE;
}
