import { eq, lt, lte, or, sql } from "drizzle-orm";
import type { Connection } from "../../db/connect.ts";
import { signInTry } from "../../db/schema/access.ts";

const stamp = (at: Date) => at.toISOString();

/** Counts a try of a password before it is made; answers how many there were since the window began. */
export async function countTry(connection: Connection, key: string, now: Date, windowMs: number): Promise<number> {
  return (await takeTries(connection, { key, portion: 1, now, windowMs })).tries;
}

type Taking = { key: string; portion: number; now: Date; windowMs: number };

/** Counts several at once, before they are made; answers how many that makes since the window began, and when that was. */
export async function takeTries(connection: Connection, { key, portion, now, windowMs }: Taking) {
  const isOver = lte(signInTry.since, stamp(new Date(now.getTime() - windowMs)));
  const [row] = await connection
    .insert(signInTry)
    .values({ key, tries: portion, since: stamp(now) })
    .onConflictDoUpdate({
      target: signInTry.key,
      set: {
        tries: sql`case when ${isOver} then ${portion}::integer else ${signInTry.tries} + ${portion}::integer end`,
        since: sql`case when ${isOver} then ${stamp(now)}::timestamptz else ${signInTry.since} end`,
      },
    })
    .returning({ tries: signInTry.tries, since: signInTry.since });
  return { tries: row!.tries, since: new Date(row!.since) };
}

export async function clearTries(connection: Connection, key: string, now: Date, windowMs: number): Promise<void> {
  const old = stamp(new Date(now.getTime() - windowMs));
  await connection.delete(signInTry).where(or(eq(signInTry.key, key), lt(signInTry.since, old)));
}
