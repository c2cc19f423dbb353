import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { sql } from "drizzle-orm";
import type { Database } from "../../../db/connect.ts";
import { district } from "../../../db/schema/districts.ts";
import { type Dice, diceOf } from "../../../server/allocation/seeded.ts";
import { deliverDue } from "../../../server/reminders/delivery/deliver.ts";
import { findLetters } from "../../../server/reminders/delivery/deliver-store.ts";
import { openGateways } from "../../../server/reminders/delivery/gateways.ts";
import { writeLetter } from "../../../server/reminders/delivery/write-letter.ts";
import { addDays } from "../../../server/rules/calendar/court-day.ts";
import { startHttpPeer } from "../../peers/http-peer.ts";
import type { Peer } from "../../peers/peer.ts";
import { startSmppPeer } from "../../peers/smpp-peer.ts";
import { startSmtpPeer } from "../../peers/smtp-peer.ts";
import { makeCourt, NOW, TODAY } from "../../support/factories.ts";
import { connect } from "../../support/open-database.ts";
import { type Reminded, remindedPeople } from "../../support/reminded-people.ts";
import { dueRows, type Pattern } from "./patterns.ts";

export const CHANNELS = ["smtp", "smpp", "http"] as const;
export type Channel = (typeof CHANNELS)[number];

export type CrashAsk = {
  appUrl: string;
  ownerUrl: string;
  channel: Channel;
  pattern: Pattern;
  messages: number;
  kills: number;
  seed: number;
  /** Of the database, while the worker goes on; each is killed and started again by this. */
  databaseKills?: { times: number; kill: () => Promise<unknown> };
};
export type CrashRow = {
  channel: Channel;
  pattern: Pattern;
  sent: number;
  kills: number;
  databaseKills: number;
  /** Messages that the peer has in its books more than once. */
  twice: number;
  /** Not in the peer's books, and nothing of ours says so. */
  lost: number;
  /** Shown to a person: nobody knows whether it left. */
  unclear: number;
  seed: number;
};

/** When the first message of each date is due; the day of the hearing is two weeks after the tests' own today. */
const DUE = new Date("2026-12-10T07:00:00Z");
const LEASE_MS = 1500;
const CHUNK = 1000;

const peerOf = (channel: Channel, answerMs: number): Promise<Peer> =>
  ({ smtp: startSmtpPeer, smpp: startSmppPeer, http: startHttpPeer })[channel]({ answerMs });
const envOf = (channel: Channel, { url }: Peer): Record<string, string> =>
  channel === "smtp" ? { PESHI_EMAIL: url } : { PESHI_SMS: url };

/** People by the thousand who have one message due each; whatever was due before is out of the way. */
export async function prepare(db: Database, owner: Database, channel: Channel, messages: number): Promise<Reminded[]> {
  await owner.execute(sql`update reminder set state = 'superseded' where state in ('planned', 'held', 'attempting')`);
  const { courtId } = await makeCourt(db);
  const office = { callOffice: { phone: "021-99203001", fromMinute: 540, untilMinute: 960 } };
  await db.update(district).set({ policy: office });
  const made: Reminded[] = [];
  while (made.length < messages) {
    const count = Math.min(CHUNK, messages - made.length);
    const kind = channel === "smtp" ? ("email" as const) : ("sms" as const);
    made.push(...(await remindedPeople(db, { courtId, count, channel: kind, day: addDays(TODAY, 14), now: NOW })));
  }
  return made;
}

/** Hands over all messages while the worker is killed and started again; then the peer's books are held against ours. */
export async function crashReminders(ask: CrashAsk): Promise<CrashRow> {
  const { channel, pattern, messages, seed } = ask;
  const [app, owner] = [connect(ask.appUrl, { max: 2 }), connect(ask.ownerUrl, { max: 1 })];
  const peer = await peerOf(channel, 2);
  try {
    const people = await prepare(app.db, owner.db, channel, messages);
    const dice = diceOf(seed);
    const struck = strikes(ask, peer, dice);
    const done = await workUnderFire(ask, peer, dice);
    const databaseKills = await struck();
    const taken = peer.books.timesTaken();
    const rows = await app.db.execute<{ id: number; state: string }>(sql`
      select case_person_id::float8 as id, state from reminder
        where lead = 'week' and case_person_id = any(${sql.param(people.map(({ casePersonId }) => casePersonId))}::bigint[])`);
    const stateOf = new Map([...rows].map(({ id, state }) => [id, state]));
    const said = new Set(["unclear", "undelivered", "planned"]);
    const count = (holds: (one: Reminded) => boolean) => people.filter(holds).length;
    return {
      ...{ channel, pattern, sent: messages, kills: done, databaseKills, seed },
      twice: count(({ address }) => (taken.get(address) ?? 0) > 1),
      lost: count((one) => !taken.has(one.address) && !said.has(stateOf.get(one.casePersonId)!)),
      unclear: count((one) => stateOf.get(one.casePersonId) === "unclear"),
    };
  } finally {
    await peer.close();
    await Promise.all([app.end(), owner.end()]);
  }
}

/** Kills the database whenever the peer has so many messages in its books; answers how often, once the last one is back. */
function strikes({ databaseKills, messages }: CrashAsk, { books }: Peer, dice: Dice): () => Promise<number> {
  const at = momentsOf(databaseKills?.times ?? 0, messages, dice);
  let done = 0;
  let striking: Promise<void> = Promise.resolve();
  const strike = async () => {
    await databaseKills?.kill();
    done += 1;
  };
  const take = books.take.bind(books);
  books.take = (to, text) => {
    take(to, text);
    if (at.length === 0 || books.taken.length < at[0]!) return;
    at.shift();
    striking = striking.then(strike);
  };
  return () => striking.then(() => done);
}

const momentsOf = (times: number, messages: number, dice: Dice): number[] =>
  Array.from({ length: times }, () => 1 + dice.below(Math.max(1, messages - 2))).sort((a, b) => a - b);

async function workUnderFire(ask: CrashAsk, peer: Peer, dice: Dice): Promise<number> {
  const at = momentsOf(ask.kills, ask.messages, dice);
  const began = performance.now();
  let killed = 0;
  for (;;) {
    const child = startWorker({
      ...ask,
      env: envOf(ask.channel, peer),
      base: DUE.getTime() + performance.now() - began,
    });
    const ended = once(child, "exit");
    const due = at.shift();
    const kill = due === undefined ? null : killWhen(peer, due, child, dice.below(12));
    const [code, signal] = await ended;
    kill?.cancel();
    if (signal === "SIGKILL") killed += 1;
    else if (code === 0 && due === undefined) return killed;
    else if (code === 0) at.length = 0;
    else throw new Error(`the worker ended with ${code ?? signal}`);
  }
}

type WorkerAsk = {
  appUrl: string;
  pattern: Pattern;
  env: Record<string, string>;
  base: number;
  checksMemory?: boolean;
};

function startWorker({ appUrl, pattern, env, base, checksMemory }: WorkerAsk): ChildProcess {
  const file = fileURLToPath(new URL("./worker.ts", import.meta.url));
  const own = { DATABASE_URL: appUrl, PATTERN: pattern, BASE: String(base), LEASE_MS: String(LEASE_MS) };
  return spawn(process.execPath, [file], {
    env: { ...process.env, ...env, ...own, ...(checksMemory ? { CHECK_MEMORY: "1" } : {}) },
    stdio: ["ignore", checksMemory ? "pipe" : "ignore", "inherit"],
  });
}

/** Kills it with signal 9 some milliseconds after the peer has so many messages in its books. */
function killWhen({ books }: Peer, taken: number, child: ChildProcess, afterMs: number) {
  const take = books.take.bind(books);
  let isSet = false;
  const check = () => {
    if (isSet || books.taken.length < taken) return;
    isSet = true;
    setTimeout(() => child.kill("SIGKILL"), afterMs);
  };
  books.take = (to, text) => {
    take(to, text);
    check();
  };
  check();
  return {
    cancel: () => {
      books.take = take;
    },
  };
}

/** Messages a second of one worker and of a bare loop over the same peer, with as many in hand. */
export async function throughput(appUrl: string, ownerUrl: string, channel: Channel, messages: number) {
  const [app, owner] = [connect(appUrl, { max: 4 }), connect(ownerUrl, { max: 1 })];
  // As an operator's centre answers; a peer that answers at once measures nothing but itself.
  const peer = await peerOf(channel, 25);
  const hears = { receipt: async () => {}, incoming: async () => {} };
  const served = openGateways(envOf(channel, peer), hears);
  const gateway = served[0]!.gateway;
  try {
    await prepare(app.db, owner.db, channel, messages);
    const rows = await findLetters(app.db, await dueRows(app.db, DUE));
    const letters = rows.map((row) => writeLetter([{ ...row, ourReference: row.id }], gateway, DUE));
    const bare = await timed(async () => {
      const queue = [...letters];
      await Promise.all(
        Array.from({ length: gateway.atOnce }, async () => {
          for (let next = queue.pop(); next; next = queue.pop()) {
            if (typeof next === "string") throw new Error(next);
            await gateway.submit(next.letter);
          }
        }),
      );
    });
    const ours = await timed(() => deliverDue({ db: app.db, clock: () => DUE, served, leaseMs: 60_000 }));
    const per = (seconds: number) => Math.round(messages / seconds);
    return { channel, bare: per(bare), ours: per(ours), ratio: Math.round((100 * bare) / ours) / 100 };
  } finally {
    await gateway.close();
    await peer.close();
    await Promise.all([app.end(), owner.end()]);
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}

/** The most memory that a worker held while it handed over so many. */
export async function peakMemory(appUrl: string, ownerUrl: string, messages: number): Promise<number> {
  const [app, owner] = [connect(appUrl, { max: 2 }), connect(ownerUrl, { max: 1 })];
  const peer = await peerOf("smpp", 0);
  try {
    await prepare(app.db, owner.db, "smpp", messages);
    const child = startWorker({
      appUrl,
      pattern: "ours",
      env: envOf("smpp", peer),
      base: DUE.getTime(),
      checksMemory: true,
    });
    let said = "";
    child.stdout!.on("data", (text) => {
      said += text;
    });
    await once(child, "exit");
    if (peer.books.taken.length !== messages) throw new Error(`${peer.books.taken.length} of ${messages} were taken`);
    return (JSON.parse(said) as { peakMemoryMb: number }).peakMemoryMb;
  } finally {
    await peer.close();
    await Promise.all([app.end(), owner.end()]);
  }
}
