/** Calls that one account may make in a minute of one process: far above what any screen asks, or sends after an hour offline. */
export const MOST_CALLS = { reads: 1_200, changes: 600 } as const;

const MINUTE_MS = 60_000;

/** Counts calls by account and kind. Kept in memory: a limit that wrote at every call would cost more than what it keeps off. */
class CallRate {
  #minute = 0;
  #calls = new Map<string, number>();

  /** False where the account has had its calls of this minute. */
  mayCall(userId: string, kind: keyof typeof MOST_CALLS, now: Date): boolean {
    const minute = Math.floor(now.getTime() / MINUTE_MS);
    if (minute !== this.#minute) {
      this.#minute = minute;
      this.#calls.clear();
    }
    const key = `${kind}/${userId}`;
    const calls = (this.#calls.get(key) ?? 0) + 1;
    this.#calls.set(key, calls);
    return calls <= MOST_CALLS[kind];
  }
}

export const callRate = new CallRate();
