import { setTimeout as pause } from "node:timers/promises";
import type { Connection } from "../../../db/connect.ts";
import { desksAhead } from "../calls/desk-days.ts";
import type { Gateway, Submitted } from "../channels/gateway.ts";
import {
  callInstead,
  claim,
  findAbandoned,
  findLetters,
  findTooLate,
  type LetterRow,
  lease,
  type Move,
  moveEach,
  openCalls,
} from "./deliver-store.ts";
import { AUDIENCES, type Served, WRITTEN_CHANNELS } from "./gateways.ts";
import { together, writeLetter } from "./write-letter.ts";

export type Delivering = {
  readonly db: Connection;
  /** Asked again for every step: a worker runs for weeks. */
  readonly clock: () => Date;
  readonly served: readonly Served[];
  /** How long one attempt may take, in milliseconds; longer than any gateway is waited for. */
  readonly leaseMs: number;
  readonly isStopping?: () => boolean;
};

export type Delivered = Record<
  "accepted" | "refused" | "undelivered" | "unclear" | "calls" | "expired" | "abandoned",
  number
>;

const NOTHING: Delivered = { accepted: 0, refused: 0, undelivered: 0, unclear: 0, calls: 0, expired: 0, abandoned: 0 };

/**
 * Hands over all that is due now: each at most once by itself, written down as being handed over before its first byte
 * leaves, no transaction open while a gateway thinks. What somebody else left half done is unclear, and a person's.
 */
export async function deliverDue(work: Delivering): Promise<Delivered> {
  const counts = { ...NOTHING };
  counts.abandoned = await settleAbandoned(work);
  counts.expired = await expire(work);
  counts.calls = await openCallsDue(work);
  await all(work.served.map((one) => new Pump(work, one, counts).run()));
  return counts;
}

/** Waits for each of them, whatever becomes of the others; then the first fault, if any, is thrown. */
async function all(work: readonly Promise<unknown>[]): Promise<void> {
  const failed = (await Promise.allSettled(work)).find((one) => one.status === "rejected");
  if (failed) throw failed.reason;
}

/** What a worker that died had in hand: nobody knows whether it left. */
export async function settleAbandoned({ db, clock }: Delivering): Promise<number> {
  const ids = await findAbandoned(db, clock());
  const moved = await moveEach(
    db,
    ids.map((id) => ({ id, target: "unclear", why: "worker-gone" })),
    clock(),
  );
  await callInstead(db, moved, "unclear", clock());
  return moved.length;
}

/** What can no longer be of use, or be read in safe hours, is not sent. */
async function expire({ db, clock }: Delivering): Promise<number> {
  const ids = await findTooLate(db, clock());
  return (
    await moveEach(
      db,
      ids.map((id) => ({ id, target: "expired", why: "too-late" })),
      clock(),
    )
  ).length;
}

async function openCallsDue({ db, clock, served }: Delivering): Promise<number> {
  const isServed = new Set(served.map(({ channel, audience }) => `${channel}/${audience}`));
  const unserved = WRITTEN_CHANNELS.flatMap((channel) =>
    AUDIENCES.filter((audience) => !isServed.has(`${channel}/${audience}`)).map(
      (audience) => [channel, audience] as const,
    ),
  );
  const desks = (await desksAhead(db, clock())).filter(({ today, dueBy }) => dueBy > today);
  let all = 0;
  for (;;) {
    const opened = await openCalls(db, { unserved, desks, now: clock() });
    all += opened;
    if (opened < 500) return all;
  }
}

const MOST_REFUSALS = 5;

/** Set aside at once, for each message that may be in hand. */
const LEASED_AHEAD = 8;

type Claimed = readonly LetterRow[];

/**
 * Everything due on one gateway, as many in hand as it takes at once. Many are set aside and read together; each is written
 * down as being handed over only as its turn comes, so that a worker that dies leaves no more unclear than it had in hand.
 */
class Pump {
  private readonly work: Delivering;
  private readonly one: Served;
  private readonly counts: Delivered;
  private readonly queue: Claimed[] = [];
  private leasing: Promise<void> | null = null;
  private isDry = false;
  /** Not taken for now, one after the other. */
  private refusals = 0;
  private waiting: { ids: number[]; go: (named: Map<number, number>) => void; fail: (fault: unknown) => void }[] = [];
  private isNaming = false;
  private results: Move[] = [];
  private writing: Promise<void> | null = null;
  private fault: unknown = null;

  constructor(work: Delivering, one: Served, counts: Delivered) {
    this.work = work;
    this.one = one;
    this.counts = counts;
  }

  async run(): Promise<void> {
    try {
      await all(Array.from({ length: this.one.gateway.atOnce }, () => this.lane()));
    } finally {
      while (this.writing) await this.writing;
    }
    if (this.fault) throw this.fault;
  }

  private async lane(): Promise<void> {
    for (;;) {
      const next = await this.take();
      if (!next) return;
      const names = await this.named(next.map(({ id }) => id));
      const rows = next.flatMap((row) => {
        const ourReference = names.get(row.id);
        return ourReference === undefined ? [] : [{ ...row, ourReference, attempt: row.attempt + 1 }];
      });
      if (rows.length > 0) this.note(rows, await this.handOver(rows));
    }
  }

  private async take(): Promise<Claimed | undefined> {
    while (this.queue.length === 0 && !this.isDry) {
      this.leasing ??= this.leaseMore().finally(() => {
        this.leasing = null;
      });
      await this.leasing;
    }
    // What is set aside and not begun is free again when its time is over.
    return this.refusals >= MOST_REFUSALS || this.work.isStopping?.() ? undefined : this.queue.shift();
  }

  private async leaseMore(): Promise<void> {
    const { db, clock, leaseMs } = this.work;
    const { channel, audience, gateway } = this.one;
    const now = clock();
    const until = new Date(now.getTime() + leaseMs);
    const ids = await lease(db, { channel, audience, most: gateway.atOnce * LEASED_AHEAD, now, until });
    if (ids.length === 0) this.isDry = true;
    else this.queue.push(...together(await findLetters(db, ids)));
  }

  /** Written down before anything leaves; whoever begins in the same moment is written down with it. */
  private named(ids: number[]): Promise<Map<number, number>> {
    return new Promise((go, fail) => {
      this.waiting.push({ ids, go, fail });
      if (!this.isNaming) void this.nameAll();
    });
  }

  private async nameAll(): Promise<void> {
    this.isNaming = true;
    await null;
    while (this.waiting.length > 0) {
      const batch = this.waiting;
      this.waiting = [];
      try {
        const { db, clock, leaseMs } = this.work;
        const now = clock();
        const ask = { gateway: this.one.gateway.name, now, leaseUntil: new Date(now.getTime() + leaseMs) };
        const named = await claim(
          db,
          batch.flatMap(({ ids }) => ids),
          ask,
        );
        for (const { go } of batch) go(named);
      } catch (fault) {
        for (const { fail } of batch) fail(fault);
      }
    }
    this.isNaming = false;
  }

  private async handOver(rows: readonly LetterRow[]): Promise<Submitted & { textVersion?: string }> {
    const written = writeLetter(rows, this.one.gateway, this.work.clock());
    if (typeof written === "string") return { kind: "refused", why: written, isFinal: true };
    const submitted = await submitTo(this.one.gateway, written.letter);
    return { ...submitted, textVersion: written.textVersion };
  }

  private note(rows: readonly LetterRow[], submitted: Submitted & { textVersion?: string }): void {
    const moves = rows.map((row) => moveOf(row, submitted, this.work.clock()));
    for (const move of moves) this.counts[countedAs(move)] += 1;
    this.refusals = submitted.kind === "refused" && !submitted.isFinal ? this.refusals + 1 : 0;
    // A gateway that takes nothing just now is not asked for every message of the day: the next round tries again.
    if (this.refusals >= MOST_REFUSALS) this.isDry = true;
    this.results.push(...moves);
    this.writing ??= this.write()
      .catch((fault: unknown) => {
        this.isDry = true;
        this.fault = fault;
      })
      .finally(() => {
        this.writing = null;
      });
  }

  /** Results are written as they come, those that came meanwhile together. */
  private async write(): Promise<void> {
    const { db, clock } = this.work;
    while (this.results.length > 0) {
      const batch = this.results;
      this.results = [];
      const moved = new Set(await patiently(() => moveEach(db, batch, clock())));
      const of = (target: Move["target"]) =>
        batch.filter((one) => one.target === target && moved.has(one.id)).map(({ id }) => id);
      await callInstead(db, of("unclear"), "unclear", clock());
      await callInstead(db, of("undelivered"), "not-confirmed", clock());
    }
  }
}

/** So long a database that is being started again is waited for; what is not written down by then is unclear. */
const TRIES_AFTER_MS = [250, 500, 1000, 2000];

async function patiently<T>(write: () => Promise<T>): Promise<T> {
  for (const ms of TRIES_AFTER_MS) {
    try {
      return await write();
    } catch {
      await pause(ms);
    }
  }
  return write();
}

async function submitTo(gateway: Gateway, letter: Parameters<Gateway["submit"]>[0]): Promise<Submitted> {
  try {
    return await gateway.submit(letter);
  } catch {
    // A fault of ours somewhere on the way: whether it left before, nobody can say.
    return { kind: "unclear", why: "fault" };
  }
}

const countedAs = ({ target }: Move): keyof Delivered =>
  target === "planned" ? "refused" : (target as "accepted" | "undelivered" | "unclear");

/** Half a minute after the first refusal, then twice as long each time, at most an hour. */
const backOff = (attempt: number) => Math.min(3600, 30 * 2 ** Math.min(attempt - 1, 10));

function moveOf({ id, attempt }: LetterRow, submitted: Submitted & { textVersion?: string }, now: Date): Move {
  const { textVersion } = submitted;
  if (submitted.kind === "accepted")
    return { id, target: "accepted", why: "accepted", told: { references: submitted.references, textVersion } };
  if (submitted.kind === "unclear") return { id, target: "unclear", why: submitted.why, told: { textVersion } };
  if (submitted.isFinal) return { id, target: "undelivered", why: submitted.why };
  const dueAt = new Date(now.getTime() + backOff(attempt) * 1000).toISOString();
  return { id, target: "planned", why: submitted.why, told: { dueAt } };
}
