"use client";

/** The kind of an officer's report: it goes with the rest of what a phone keeps when his sign-in ends. */
export const REPORT_ITEM = "officer-report";

/** A row of the outbox: something a clerk or an officer did that the court's computer has not taken yet. Ids and codes only, no names. */
export type OutboxItem<Input = unknown> = {
  /** Counts up on this device: the order of sending. */
  seq: number;
  /** Under this key it takes effect once, however often it is sent. */
  key: string;
  /** Who did it: another sign-in on the same device must not send it as its own. */
  account: string;
  kind: string;
  courtId: number;
  day: string;
  /** What it is of, a hearing or another thing below zero: behind a refused one of the same, the others wait. */
  hearingId: number;
  input: Input;
  /** What the court's computer said against it; null while it is only waiting. */
  refused: { code: string; detail: Record<string, string | number | boolean | null> } | null;
  tries: number;
};

const NAME = "peshi-sheet";
const KEEP_COPIES_MS = 3 * 24 * 60 * 60 * 1000;
/** Somebody's own days, which stand on a phone that is carried about, are kept for less. */
export const KEEP_OWN_DAYS_MS = 2 * 24 * 60 * 60 * 1000;
const isOwnDays = (id: string) => id.startsWith("days/");

let opened: Promise<IDBDatabase> | null = null;

/** Opens the device's own database; rejects where the browser keeps nothing (private windows of some). */
function open(): Promise<IDBDatabase> {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore("outbox", { keyPath: "seq", autoIncrement: true });
      request.result.createObjectStore("copies");
    };
    request.onsuccess = () => {
      // A browser may close it under memory pressure: the next use opens it again.
      request.result.onclose = () => {
        opened = null;
      };
      resolve(request.result);
    };
    request.onerror = () => {
      opened = null;
      reject(request.error);
    };
  });
  return opened;
}

/** Runs one transaction and answers when it is on the disk, not merely accepted. */
async function within<T>(
  store: "outbox" | "copies",
  mode: IDBTransactionMode,
  work: (rows: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const database = await open();
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(store, mode, { durability: "strict" });
    const request = work(transaction.objectStore(store));
    transaction.oncomplete = () => resolve(request.result);
    transaction.onabort = () => reject(transaction.error ?? request.error);
    transaction.onerror = () => reject(transaction.error ?? request.error);
  });
}

export const readOutbox = (): Promise<OutboxItem[]> => within("outbox", "readonly", (rows) => rows.getAll());

export async function addToOutbox(item: Omit<OutboxItem, "seq">): Promise<number> {
  return (await within("outbox", "readwrite", (rows) => rows.add(item))) as number;
}

export const putInOutbox = (item: OutboxItem): Promise<IDBValidKey> =>
  within("outbox", "readwrite", (rows) => rows.put(item));

export const takeFromOutbox = (seq: number): Promise<undefined> =>
  within("outbox", "readwrite", (rows) => rows.delete(seq));

type Copy = { savedAt: number; value: unknown };

/** Keeps what the screen showed last, so that it can be shown again without network. */
export async function keepCopy(id: string, value: unknown): Promise<void> {
  await within("copies", "readwrite", (rows) => rows.put({ savedAt: Date.now(), value } satisfies Copy, id));
}

export async function readCopy<T>(id: string): Promise<{ savedAt: number; value: T } | null> {
  const copy = (await within("copies", "readonly", (rows) => rows.get(id))) as Copy | undefined;
  return copy ? (copy as { savedAt: number; value: T }) : null;
}

/** Copies of other days are of no use in court and stay no longer than they must. */
export async function dropOldCopies(): Promise<void> {
  const keys = await within("copies", "readonly", (rows) => rows.getAllKeys());
  for (const key of keys) {
    const copy = await readCopy(String(key));
    const most = isOwnDays(String(key)) ? KEEP_OWN_DAYS_MS : KEEP_COPIES_MS;
    if (copy && Date.now() - copy.savedAt > most) await within("copies", "readwrite", (rows) => rows.delete(key));
  }
}

export const dropAllCopies = (): Promise<undefined> => within("copies", "readwrite", (rows) => rows.clear());
