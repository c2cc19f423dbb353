"use client";

import { setLock } from "./lock-state.ts";
import { addToOutbox, type OutboxItem, putInOutbox, readOutbox, takeFromOutbox } from "./outbox-store.ts";
import { isOffline, refusalOf } from "./refusal.ts";

/** How an item reaches the court's computer. Rejects with the server's refusal, or with anything else when it got no answer. */
export type Send = (item: OutboxItem, signal: AbortSignal) => Promise<unknown>;

export type OutboxState = {
  items: readonly OutboxItem[];
  /** False since the last try got no answer. */
  isReachable: boolean;
  /** The sign-in no longer holds: items are kept, nothing is sent until somebody signs in again. */
  isSignedOut: boolean;
  /** False where this browser keeps nothing through a reload. */
  isDurable: boolean;
};

const SEND_TIMEOUT_MS = 10_000;
const PAUSES_MS = [1_000, 2_000, 4_000, 8_000];
const MOST_TRIES = 6;
/** Refusals that say nothing of the outcome itself: the item waits for a better moment or a new sign-in. */
const PASSING: readonly string[] = ["busy", "signed-out", "password-due", "code-due", "locked", "not-allowed"];

/**
 * Everything recorded goes in here first, is on the disk before it is shown, and leaves only when the court's computer
 * has answered. Sent in order, one tab at a time; the key of each makes a repeated send harmless.
 */
export class Outbox {
  #state: OutboxState = { items: [], isReachable: true, isSignedOut: false, isDurable: true };
  #listeners = new Set<() => void>();
  #channel: BroadcastChannel | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;
  #send: Send | null = null;
  #account = "";
  #memorySeq = 0;
  /** Told of every item that arrived, with the answer. */
  onSent: (item: OutboxItem, answer: unknown) => void = () => {};
  /** Lets the screen mend a refused item; answers the input to send instead, or null to ask the clerk. */
  mend: (item: OutboxItem, refused: NonNullable<OutboxItem["refused"]>) => unknown = () => null;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  readonly state = (): OutboxState => this.#state;

  start(account: string, send: Send): () => void {
    this.#account = account;
    this.#send = send;
    this.#channel = new BroadcastChannel("peshi-outbox");
    this.#channel.onmessage = () => void this.#reload();
    const wake = () => void this.flush();
    window.addEventListener("online", wake);
    document.addEventListener("visibilitychange", wake);
    void this.#reload().then(() => this.flush());
    return () => {
      window.removeEventListener("online", wake);
      document.removeEventListener("visibilitychange", wake);
      clearTimeout(this.#timer);
      this.#channel?.close();
      this.#channel = null;
      this.#send = null;
    };
  }

  /** Kept on the device when this answers. */
  async add(item: Omit<OutboxItem, "seq" | "account" | "refused" | "tries">): Promise<void> {
    const row = { ...item, account: this.#account, refused: null, tries: 0 };
    try {
      await addToOutbox(row);
      await this.#reload();
    } catch {
      this.#memorySeq += 1;
      this.#set({ items: [...this.#state.items, { ...row, seq: this.#memorySeq }], isDurable: false });
    }
    this.#channel?.postMessage("changed");
    void this.flush();
  }

  /** Takes an item back before it was sent; false when it has left already. */
  async takeBack(key: string): Promise<boolean> {
    return this.#locked(async () => {
      const item = (await this.#stored()).find((one) => one.key === key);
      if (item) await this.#drop(item);
      return item !== undefined;
    });
  }

  /** Takes out everything of a kind, sent or not; answers how many waited. */
  async dropAll(kind: string): Promise<number> {
    return this.#locked(async () => {
      const items = (await this.#stored()).filter((one) => one.kind === kind);
      for (const item of items) await this.#drop(item);
      return items.length;
    });
  }

  /** Sends a refused item once more, with what was missing, when the clerk says so. */
  async sendAgain(key: string, input?: unknown): Promise<void> {
    await this.#locked(async () => {
      const item = (await this.#stored()).find((one) => one.key === key);
      if (item) await this.#keep({ ...item, input: input ?? item.input, refused: null, tries: 0 });
    });
    void this.flush();
  }

  /** Sends what waits, in order. Items of one hearing behind a refused one wait for the clerk's decision. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    const send = this.#send;
    if (!send) return;
    const wasStopped = await this.#locked(() => this.#sendAll(send));
    if (!wasStopped || !this.#send) return;
    const pause = PAUSES_MS[Math.min(this.#failures - 1, PAUSES_MS.length - 1)] ?? 8_000;
    this.#timer = setTimeout(() => void this.flush(), pause);
  }

  async #sendAll(send: Send): Promise<boolean> {
    for (;;) {
      const items = (await this.#stored()).filter(({ account }) => account === this.#account);
      const held = new Set(items.filter(({ refused }) => refused).map(({ hearingId }) => hearingId));
      const item = items.find(({ refused, hearingId }) => !refused && !held.has(hearingId));
      if (!item) {
        this.#failures = 0;
        return false;
      }
      if (!(await this.#sendOne(item, send))) return true;
    }
  }

  /** True when the next may follow; false when there is no use in going on now. */
  async #sendOne(item: OutboxItem, send: Send): Promise<boolean> {
    try {
      const answer = await send(item, AbortSignal.timeout(SEND_TIMEOUT_MS));
      this.#failures = 0;
      this.#set({ isReachable: true, isSignedOut: false });
      this.onSent(item, answer);
      await this.#drop(item);
      return true;
    } catch (error) {
      return this.#failed(item, error);
    }
  }

  async #failed(item: OutboxItem, error: unknown): Promise<boolean> {
    const refused = refusalOf(error);
    if (refused?.code === "locked") setLock("locked");
    if (refused && !PASSING.includes(refused.code)) {
      const mended = this.mend(item, refused);
      await this.#keep(mended === null ? { ...item, refused } : { ...item, input: mended });
      this.#set({ isReachable: true });
      return true;
    }
    this.#failures += 1;
    this.#set({
      isReachable: refused !== null || !isOffline(error),
      isSignedOut: refused !== null && refused.code !== "busy" && refused.code !== "locked",
    });
    if (isOffline(error) || refused) return false;
    // A defect on the other side: it must not hold up the others for ever.
    const tries = item.tries + 1;
    await this.#keep({ ...item, tries, refused: tries >= MOST_TRIES ? { code: "unknown", detail: {} } : null });
    return tries >= MOST_TRIES;
  }

  async #stored(): Promise<OutboxItem[]> {
    return this.#state.isDurable ? await readOutbox() : [...this.#state.items];
  }

  async #drop(item: OutboxItem): Promise<void> {
    if (this.#state.isDurable) await takeFromOutbox(item.seq);
    this.#set({ items: this.#state.items.filter(({ seq }) => seq !== item.seq) });
    this.#channel?.postMessage("changed");
  }

  async #keep(item: OutboxItem): Promise<void> {
    if (this.#state.isDurable) await putInOutbox(item);
    this.#set({ items: this.#state.items.map((one) => (one.seq === item.seq ? item : one)) });
    this.#channel?.postMessage("changed");
  }

  async #reload(): Promise<void> {
    if (!this.#state.isDurable) return;
    try {
      this.#set({ items: await readOutbox() });
    } catch {
      this.#set({ isDurable: false });
    }
  }

  /** One sender among all tabs of the device. */
  async #locked<T>(work: () => Promise<T>): Promise<T> {
    return navigator.locks ? ((await navigator.locks.request("peshi-outbox", work)) as T) : work();
  }

  #set(part: Partial<OutboxState>): void {
    this.#state = { ...this.#state, ...part };
    for (const listener of this.#listeners) listener();
  }
}

/** One for the device: screens come and go, what waits stays. */
export const outbox = new Outbox();
