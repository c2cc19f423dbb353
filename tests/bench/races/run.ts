import { randomUUID } from "node:crypto";
import postgres from "postgres";
import { connect } from "../../../db/connect.ts";
import { diceOf } from "../../../server/allocation/seeded.ts";
import { AppServer, type ServerKind, type SourceEdit } from "../servers/app-server.ts";
import { Client } from "../servers/client.ts";
import { nextAttempt } from "./attempts.ts";
import { fill, type Ground, PASSWORD } from "./fill.ts";
import { MUTANTS, type Mutant } from "./mutants.ts";
import { type Edit, type Rule, violationsIn } from "./oracle.ts";
import { look, type Seen } from "./seen.ts";

/** A PostgreSQL with a migrated, empty database to copy. */
export type Cluster = {
  template: string;
  superUrl: string;
  ownerUrl: string;
  appUrl: string;
};
export type RacesOptions = {
  kind: ServerKind;
  clients: number;
  /** Sign-ins that the clients share among them. */
  accounts: number;
  /** Attempts of each client. */
  each: number;
  /** The most that a mutant gets, of each client; it ends as soon as its rule is seen broken. 0: no mutants. */
  eachOfMutant: number;
  /** A machine that is busy with other things makes no more attempts than come about in this time; left out, all are made. */
  seconds?: number;
  seed: number;
  say: (text: string) => void;
};
export type RacesReport = {
  attempts: number;
  violations: number;
  mutationsCaught: number;
  mutations: number;
  seed: number;
  /** Calls that ended in neither an answer nor a refusal. */
  faults: number;
  seconds: number;
  said: Record<string, number>;
};

/** Two servers on one database, many clients: nothing the courts forbid may come about, and each rule must be what prevents it. */
export async function race(cluster: Cluster, options: RacesOptions): Promise<RacesReport> {
  const { clients, each, say } = options;
  const base = `races_${randomUUID().slice(0, 8)}`;
  const secret = randomUUID() + randomUUID();
  await copyDatabase(cluster, cluster.template, base);
  const began = performance.now();
  try {
    const made = await prepare(cluster, base, secret, options);
    say(`${clients} clients have signed in (${seconds(began)} s)`);
    const whole = await inCopy(cluster, base, (name) =>
      attack(cluster, name, { ...options, ...made, secret, edits: [], most: clients * each, until: null }),
    );
    say(`${whole.attempts} attempts: ${JSON.stringify(whole.said)}`);
    const violations = Object.values(whole.violations).reduce((sum, n) => sum + n, 0);
    if (violations > 0) say(`violations: ${JSON.stringify(whole.violations)}`);
    let caught = 0;
    const mutants = options.eachOfMutant > 0 ? MUTANTS : [];
    for (const mutant of mutants) if (await isCaught(cluster, base, secret, made, mutant, options)) caught += 1;
    const { attempts, faults, said } = whole;
    const counts = { attempts, violations, mutationsCaught: caught, mutations: mutants.length };
    return { ...counts, seed: options.seed, faults, seconds: seconds(began), said };
  } finally {
    await dropDatabase(cluster, base);
  }
}

type Made = { ground: Ground; clients: Client[] };

/** Fills the ground and lets everybody sign in once; the copies take their sessions along. */
async function prepare(cluster: Cluster, base: string, authSecret: string, options: RacesOptions) {
  const usernames = Array.from({ length: Math.min(options.accounts, options.clients) }, (_, at) => `racer_${at + 1}`);
  const { db, end } = connect(cluster.ownerUrl + base, { max: 4 });
  const ground = await fill(db, usernames).finally(end);
  const server = await AppServer.start({ kind: "plain", databaseUrl: cluster.appUrl + base, authSecret });
  try {
    const signedIn: Client[] = [];
    for (const [at, username] of usernames.entries()) {
      signedIn.push(await Client.signIn(server, username, PASSWORD, `10.0.${Math.floor(at / 10)}.${at + 1}`));
    }
    const clients = Array.from({ length: options.clients }, (_, at) => signedIn[at % signedIn.length]!);
    return { ground, clients } satisfies Made;
  } finally {
    await server.kill();
  }
}

async function isCaught(
  cluster: Cluster,
  base: string,
  secret: string,
  made: Made,
  { rule, inDatabase, edits }: Mutant,
  options: RacesOptions,
): Promise<boolean> {
  return inCopy(cluster, base, async (name) => {
    const owner = postgres(cluster.ownerUrl + name, { max: 1, onnotice: () => {} });
    await inDatabase(owner).finally(() => owner.end());
    const most = options.clients * options.eachOfMutant;
    // The sources are taken apart as they run, which the built screens are not.
    const mutated = { ...options, kind: "plain" as const, ...made, secret, edits, most, until: rule };
    const { attempts, violations, said } = await attack(cluster, name, mutated);
    options.say(`without ${rule}: ${violations[rule]} violations in ${attempts} attempts`);
    if (violations[rule] === 0) options.say(JSON.stringify(said));
    return violations[rule] > 0;
  });
}

const faultsIn = (said: Readonly<Record<string, number>>): number =>
  Object.entries(said).reduce((sum, [word, n]) => (word.startsWith("fault ") ? sum + n : sum), 0);

type Attack = Omit<RacesOptions, "clients"> &
  Made & {
    secret: string;
    edits: readonly SourceEdit[];
    most: number;
    /** Ends at the first violation of this rule. */
    until: Rule | null;
  };

async function attack(cluster: Cluster, database: string, attacking: Attack) {
  const { kind, secret: authSecret, edits, most, until, say } = attacking;
  const options = { kind, databaseUrl: cluster.appUrl + database, authSecret, edits };
  // A mutant's faults show in one process as well; starting a second is most of what it costs.
  const started = until === null ? [AppServer.start(options), AppServer.start(options)] : [AppServer.start(options)];
  const servers = await Promise.all(started);
  const owner = postgres(cluster.ownerUrl + database, { max: 4, onnotice: () => {} });
  const acknowledged: Edit[] = [];
  const said: Record<string, number> = {};
  let attempts = 0;
  const isLate = lateAfter(attacking.seconds);
  try {
    // In pieces, since what was broken is counted while nobody writes.
    const piece = until === null ? Math.max(2_000, Math.ceil(most / 10)) : Math.min(most, 125);
    for (;;) {
      const asked = { ...attacking, from: attempts, isLate };
      attempts += await volley(asked, servers, owner, Math.min(piece, most - attempts), acknowledged, said);
      const violations = await violationsIn(owner, acknowledged);
      const isOver = attempts >= most || isLate() || (until !== null && violations[until] > 0);
      if (isOver) return { attempts, violations, said, faults: faultsIn(said) };
      if (until === null) say(`  ${attempts} attempts, broken: ${JSON.stringify(violations)}`);
    }
  } finally {
    await owner.end();
    await Promise.all(servers.map((server) => server.kill()));
  }
}

function lateAfter(seconds = Number.POSITIVE_INFINITY): () => boolean {
  const end = performance.now() + seconds * 1000;
  return () => performance.now() >= end;
}

/** Every client sends one attempt after the other, now to this server and now to that, until `n` were made; answers how many. */
async function volley(
  { ground, clients, seed, from, isLate }: Attack & { from: number; isLate: () => boolean },
  servers: readonly AppServer[],
  owner: postgres.Sql,
  n: number,
  acknowledged: Edit[],
  said: Record<string, number>,
): Promise<number> {
  let left = n;
  let seen: Seen = await look(owner);
  let isLooking = false;
  const lookAgain = async () => {
    if (isLooking) return;
    isLooking = true;
    seen = await look(owner);
    isLooking = false;
  };
  await Promise.all(
    clients.map(async (client, at) => {
      const dice = diceOf(seed + at * 7919 + from);
      while (left > 0 && !isLate()) {
        left -= 1;
        if (left % 50 === 0) void lookAgain().catch(() => {});
        const { procedure, input, placed } = nextAttempt(ground, seen, dice);
        const answer = await client.mutate(servers[dice.below(servers.length)]!, procedure, input);
        const word =
          answer.kind === "refused" ? answer.code : answer.kind === "fault" ? `fault ${answer.status}` : answer.kind;
        said[word] = (said[word] ?? 0) + 1;
        if (answer.kind === "done" && placed) acknowledged.push({ changeId: Number(answer.data.changeId), ...placed });
      }
    }),
  );
  while (isLooking) await look(owner);
  return n - left;
}

const seconds = (began: number) => Math.round((performance.now() - began) / 100) / 10;

async function inCopy<T>(cluster: Cluster, base: string, work: (name: string) => Promise<T>): Promise<T> {
  const name = `races_${randomUUID().slice(0, 8)}`;
  await copyDatabase(cluster, base, name);
  try {
    return await work(name);
  } finally {
    await dropDatabase(cluster, name);
  }
}

async function asSuper(cluster: Cluster, statement: string): Promise<void> {
  const sql = postgres(`${cluster.superUrl}postgres`, { max: 1, onnotice: () => {} });
  await sql.unsafe(statement).finally(() => sql.end({ timeout: 5 }));
}

async function copyDatabase(cluster: Cluster, from: string, to: string): Promise<void> {
  // A killed server's connections take a moment to go.
  const busy = `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${from}'`;
  await asSuper(cluster, busy);
  await asSuper(cluster, `create database ${to} template ${from} owner peshi_owner`);
}

const dropDatabase = (cluster: Cluster, name: string) =>
  asSuper(cluster, `drop database if exists ${name} with (force)`);
