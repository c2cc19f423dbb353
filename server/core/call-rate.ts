import type { Connection } from "../../db/connect.ts";
import { takeTries } from "./tries-store.ts";

/** Calls that one account may make in a minute, of all processes together: far above what any screen asks, or sends after an hour offline. */
export const MOST_CALLS = { reads: 1_200, changes: 600 } as const;
/** What a process takes of them at once. A limit that wrote at every call would cost more than what it keeps off. */
export const AT_ONCE = { reads: 60, changes: 30 } as const;

type Kind = keyof typeof MOST_CALLS;
const MINUTE_MS = 60_000;

/** Calls that a process has taken for an account and not given yet, or until when it need not ask for more. */
type Taken = { left: number; shutUntil: number };

/**
 * Counts calls by account and kind. What accounts have had stands in the database, where every process takes from it in
 * portions; a portion lasts until it is spent, so that somebody who asks now and then writes hardly ever.
 */
export class CallRate {
  #taken = new Map<string, Taken>();
  #taking = new Map<string, Promise<void>>();

  /** False where the account has had its calls of this minute. */
  async mayCall(connection: Connection, userId: string, kind: Kind, now: Date): Promise<boolean> {
    const key = `calls:${kind}:${userId}`;
    for (;;) {
      const taken = this.#taken.get(key);
      if (taken && taken.left > 0) {
        taken.left -= 1;
        return true;
      }
      if (taken && now.getTime() < taken.shutUntil) return false;
      // Whoever asks meanwhile waits for the same portion.
      const begin = () => this.#take(connection, key, kind, now).finally(() => this.#taking.delete(key));
      const taking = this.#taking.get(key) ?? begin();
      this.#taking.set(key, taking);
      await taking;
    }
  }

  async #take(connection: Connection, key: string, kind: Kind, now: Date): Promise<void> {
    const portion = AT_ONCE[kind];
    const { tries, since } = await takeTries(connection, { key, portion, now, windowMs: MINUTE_MS });
    const left = Math.max(0, Math.min(portion, MOST_CALLS[kind] - (tries - portion)));
    this.#taken.set(key, { left, shutUntil: left > 0 ? 0 : since.getTime() + MINUTE_MS });
  }
}

export const callRate = new CallRate();
