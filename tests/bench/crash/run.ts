import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { sql } from "drizzle-orm";
import postgres from "postgres";
import { connect, type Database } from "../../../db/connect.ts";
import { type Embedded, startEmbedded } from "../../../db/embedded.ts";
import { migrate } from "../../../db/migrate.ts";
import { staff } from "../../../db/schema/access.ts";
import { court, courtDay as courtDayTable, district, sittingPattern } from "../../../db/schema/districts.ts";
import { makeSignIn } from "../../../server/access/sign-ins.ts";
import { type Dice, diceOf } from "../../../server/allocation/seeded.ts";
import { makeScratchData, removeScratchData } from "../../../server/launcher/scratch-data.ts";
import { addDays, type CourtDay, courtDay, dayAt, weekdayOf } from "../../../server/rules/calendar/court-day.ts";
import { makeCase } from "../../support/factories.ts";
import { AppServer, type ServerKind } from "../servers/app-server.ts";
import { Client, type Said } from "../servers/client.ts";
import { killDatabase } from "./kill-database.ts";
import { type Call, isLinearizable } from "./linearizable.ts";

export type CrashOptions = {
  kind: ServerKind;
  operations: number;
  appKills: number;
  databaseKills: number;
  clients: number;
  seed: number;
  say: (text: string) => void;
};
export type CrashReport = {
  operations: number;
  appKills: number;
  databaseKills: number;
  /** Places whose answers fit no order in which a court could have given them. */
  nonLinearizable: number;
  lostAcknowledged: number;
  doubled: number;
  seed: number;
  /** Answers that came from a stored key, or after more than one try. */
  retried: number;
  seconds: number;
};

const NAME = "crash";
const PASSWORD = "a password of nobody";
/** Refusals that say nothing of what was asked. */
const NOT_NOW: ReadonlySet<string> = new Set(["busy", "too-many"]);
/** Matters that a place holds, and cases that want it. */
const PLACES = 3;
const WANTED_BY = 6;
const DAYS = 8;

type Place = { courtId: number; day: CourtDay; cases: number[]; calls: Call[]; standing: Map<number, number> };
type Stage = {
  places: Place[];
  clients: Client[];
  servers: AppServer[];
  options: CrashOptions;
  counts: { retried: number };
};

/** Dates are booked, withdrawn and read while servers and the database are killed; then every answer is held to account. */
export async function crash(options: CrashOptions): Promise<CrashReport> {
  const folder = await makeScratchData();
  let embedded = await startEmbedded(folder);
  const began = performance.now();
  const authSecret = randomUUID() + randomUUID();
  let servers: AppServer[] = [];
  try {
    await embedded.ensureDatabase(NAME);
    await migrate(embedded.ownerUrl(NAME));
    // An account makes so many changes a minute and no more.
    const usernames = Array.from({ length: options.clients }, (_, at) => `reader_${at + 1}`);
    const places = await withOwner(embedded, (db) => fill(db, usernames));
    const serving = { kind: options.kind, databaseUrl: embedded.appUrl(NAME), authSecret };
    servers = await Promise.all([AppServer.start(serving), AppServer.start(serving)]);
    const clients: Client[] = [];
    for (const [at, username] of usernames.entries())
      clients.push(await Client.signIn(servers[0]!, username, PASSWORD, `10.1.1.${at + 1}`));
    const stage: Stage = { places, clients, servers, options, counts: { retried: 0 } };
    const killed = await workUnderFire(stage, async () => {
      embedded = await killDatabase(folder);
    });
    const account = await settleAccounts(embedded, places);
    const nonLinearizable = places.filter(({ calls }) => !isLinearizable(calls, PLACES)).length;
    const operations = places.reduce((sum, { calls }) => sum + calls.length, 0);
    const seconds = Math.round((performance.now() - began) / 1000);
    return { operations, ...killed, nonLinearizable, ...account, seed: options.seed, ...stage.counts, seconds };
  } finally {
    await Promise.all(servers.map((server) => server.kill()));
    await embedded.stop();
    await removeScratchData(folder);
  }
}

/** Clients go on until all is asked; whenever a share of it is done, a server or the database is killed and started again. */
async function workUnderFire(stage: Stage, killDatabaseNow: () => Promise<void>) {
  const { options, servers, clients } = stage;
  const { operations, seed, say } = options;
  const due = killsAt(options);
  const killed = { appKills: 0, databaseKills: 0 };
  let asked = 0;
  let killing: Promise<void> = Promise.resolve();
  const kill = async (kind: "app" | "database") => {
    if (kind === "database") {
      await killDatabaseNow();
      killed.databaseKills += 1;
    } else {
      const server = servers[killed.appKills % servers.length]!;
      await server.kill();
      killed.appKills += 1;
      await server.start();
    }
    say(`  ${asked} of ${operations}: ${kind} killed and started again`);
  };
  await Promise.all(
    clients.map(async (client, at) => {
      const dice = diceOf(seed + 7919 * at);
      while (asked < operations) {
        asked += 1;
        const next = due[0];
        if (next && next.at <= asked) {
          due.shift();
          killing = killing.then(() => kill(next.kind));
        }
        await operate(stage, client, dice);
      }
    }),
  );
  await killing;
  return killed;
}

function killsAt({ operations, appKills, databaseKills }: CrashOptions) {
  const spread = (n: number, kind: "app" | "database", shift: number) =>
    Array.from({ length: n }, (_, at) => ({ kind, at: Math.floor((operations * (at + shift)) / (n + 1)) }));
  return [...spread(appKills, "app", 0.7), ...spread(databaseKills, "database", 1)].sort((a, b) => a.at - b.at);
}

/** One call, sent again with the same key to this server or that until somebody says what came of it. */
async function operate({ places, servers, counts }: Stage, client: Client, dice: Dice): Promise<void> {
  const place = places[dice.below(places.length)]!;
  const { courtId, day } = place;
  const ask = chooseAsk(place, dice);
  const key = randomUUID();
  const askedAt = performance.now();
  for (let attempt = 0; ; attempt += 1) {
    const server = servers[dice.below(servers.length)]!;
    const said = await send(client, server, { courtId, day, key }, ask);
    if (said.kind === "fault" || (said.kind === "refused" && NOT_NOW.has(said.code))) {
      await pause(Math.min(400, 20 * 2 ** attempt) + dice.below(40));
      continue;
    }
    if (attempt > 0) counts.retried += 1;
    const answer = answerOf(ask, said);
    place.calls.push({ ask, answer, askedAt, answeredAt: performance.now() });
    if (answer.kind === "listed" && ask.kind === "list") place.standing.set(ask.caseId, answer.hearingId);
    if (answer.kind === "withdrawn" && ask.kind === "withdraw") place.standing.delete(ask.caseId);
    return;
  }
}

function chooseAsk({ cases, standing }: Place, dice: Dice): Call["ask"] {
  const at = dice.below(10);
  const known = [...standing];
  if (at < 1) return { kind: "read" };
  if (at < 6 || known.length === 0) return { kind: "list", caseId: cases[dice.below(cases.length)]! };
  const [caseId, hearingId] = known[dice.below(known.length)]!;
  return { kind: "withdraw", caseId, hearingId };
}

type Where = { courtId: number; day: CourtDay; key: string };

function send(client: Client, server: AppServer, { courtId, day, key }: Where, ask: Call["ask"]): Promise<Said> {
  if (ask.kind === "read") return client.query(server, "hearings.daySheet", { courtId, day });
  if (ask.kind === "withdraw") {
    const input = { courtId, hearingId: ask.hearingId, version: 1, reason: "not needed", orderedBy: null, key };
    return client.mutate(server, "planner.withdrawHearing", input);
  }
  const date = { purpose: "mention", day, minutes: 5, overloadBecause: "asked for", orderedBy: null };
  return client.mutate(server, "planner.listMatter", { courtId, caseId: ask.caseId, ...date, key });
}

function answerOf(ask: Call["ask"], said: Said): Call["answer"] {
  if (said.kind === "refused") return { kind: "refused", code: said.code };
  if (said.kind !== "done") throw new Error("a fault is no answer");
  if (ask.kind === "list") return { kind: "listed", hearingId: Number(said.data.hearingId) };
  if (ask.kind === "withdraw") return { kind: "withdrawn" };
  type Matter = { hearingId: number; purpose: string; isHeard: boolean; hasLeft: boolean };
  const matters = said.data.matters as Matter[];
  const standing = matters.filter(({ purpose, isHeard, hasLeft }) => purpose === "mention" && !isHeard && !hasLeft);
  return { kind: "seen", hearingIds: standing.map(({ hearingId }) => Number(hearingId)) };
}

/** What was answered with yes against what stands in the database, row by row. */
async function settleAccounts(embedded: Embedded, places: readonly Place[]) {
  const owner = postgres(embedded.ownerUrl(NAME), { max: 1, onnotice: () => {} });
  const rows = await owner<{ id: number; state: string }[]>`
    select id::float8, state from hearing where purpose = 'mention'`.finally(() => owner.end());
  const stateOf = new Map(rows.map(({ id, state }) => [id, state]));
  const calls = places.flatMap((place) => place.calls);
  const listed = calls.flatMap(({ answer }) => (answer.kind === "listed" ? [answer.hearingId] : []));
  const withdrawn = calls.flatMap(({ ask, answer }) =>
    ask.kind === "withdraw" && answer.kind === "withdrawn" ? [ask.hearingId] : [],
  );
  const lost =
    listed.filter((id) => !stateOf.has(id)).length + withdrawn.filter((id) => stateOf.get(id) !== "withdrawn").length;
  // Every hearing is the effect of one acknowledged call: two calls for one, or a hearing of no call, is an effect doubled.
  const claimed = new Set(listed);
  const doubled = listed.length - claimed.size + rows.filter(({ id }) => !claimed.has(id)).length;
  return { lostAcknowledged: lost, doubled };
}

async function withOwner<T>(embedded: Embedded, work: (db: Database) => Promise<T>): Promise<T> {
  const { db, end } = connect(embedded.ownerUrl(NAME), { max: 2 });
  return work(db).finally(end);
}

/** Places of two courts, each wanted by twice as many cases as it holds; every case has a date besides, far off. */
async function fill(db: Database, usernames: readonly string[]): Promise<Place[]> {
  const today = dayAt(new Date(), "Asia/Karachi");
  const coming = Array.from({ length: 24 }, (_, at) => addDays(today, 6 + at));
  const days = coming.filter((day) => weekdayOf(day) <= 4).slice(0, DAYS);
  const far = days.at(-1)!;
  const row = { code: NAME, nameEn: "District of crashes", policy: { secondFactor: false }, timezone: "Asia/Karachi" };
  const [made] = await db.insert(district).values(row).returning({ id: district.id });
  const districtId = made!.id;
  for (const username of usernames) {
    const userId = await makeSignIn(db, { username, password: PASSWORD, name: username });
    await db.insert(staff).values({ userId, name: username, role: "administrator", districtId, courtId: null });
  }
  const places: Place[] = [];
  for (const code of ["crash-1", "crash-2"]) {
    const budget = { planMatters: 1, ceilingMatters: PLACES };
    const values = { districtId, code, nameEn: code, casePrefix: "SC", ...budget };
    const [courtRow] = await db.insert(court).values(values).returning({ id: court.id });
    const courtId = courtRow!.id;
    await db.insert(sittingPattern).values({ courtId, rule: "FREQ=DAILY", startDay: courtDay("2020-01-01") });
    const room = { planMinutes: 900, planMatters: 100, ceilingMinutes: 900, ceilingMatters: 100 };
    await db.insert(courtDayTable).values({ courtId, day: far, kind: "dedicated", ...room });
    for (const day of days.slice(0, -1)) {
      const cases: number[] = [];
      for (let at = 0; at < WANTED_BY; at += 1) cases.push(await caseWithDate(db, courtId, far));
      places.push({ courtId, day, cases, calls: [], standing: new Map() });
    }
  }
  return places;
}

async function caseWithDate(db: Database, courtId: number, day: CourtDay): Promise<number> {
  const caseId = await makeCase(db, { courtId });
  await db.execute(sql`
    insert into hearing (case_id, court_id, day, reporting_time, purpose, minutes, source)
    values (${caseId}, ${courtId}, ${day}, '08:45', 'order', 5, 'added')`);
  return caseId;
}
