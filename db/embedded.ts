import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import postgres from "postgres";
import { openSecrets, placeBinaries, placeData, type Secrets } from "./embedded-files.ts";
import { isProcessAlive, processName, withLock } from "./lock-file.mjs";
import { type Cluster, createCluster, runPostgres, stopPostgres, superLogin } from "./postmaster.ts";

/** A PostgreSQL of our own on 127.0.0.1, shared by every process of this machine that works on the same data folder. */
export type Embedded = {
  port: number;
  /** Where the data really is; for root this may differ from the folder asked for. */
  folder: string;
  authSecret: string;
  startedByUs: boolean;
  superUrl(database: string): string;
  ownerUrl(database: string): string;
  appUrl(database: string): string;
  hasDatabase(database: string): Promise<boolean>;
  ensureDatabase(database: string): Promise<void>;
  renameDatabase(from: string, to: string): Promise<void>;
  dropDatabase(database: string): Promise<void>;
  /** The last user of the folder stops the server; true when it was stopped. */
  stop(): Promise<boolean>;
};

const OWNER = "peshi_owner";
const APP = "peshi_app";
let marks = 0;

/**
 * Starts the database of a data folder, or joins the one that runs. It goes on running when this process is killed;
 * whoever comes next joins it.
 */
export async function startEmbedded(
  dataFolder: string,
  onProgress: (text: string) => void = () => {},
): Promise<Embedded> {
  const place = placeData(dataFolder);
  const secrets = openSecrets(place.folder);
  const native = placeBinaries(place.account, onProgress);
  const cluster: Cluster = { ...place, native, superPassword: secrets.superPassword };
  return withLock(startLock(cluster), async () => {
    const mark = leaveMark(cluster.folder);
    try {
      await createCluster(cluster);
      const running = await runPostgres(cluster);
      await ensureRoles(cluster, running.port, secrets);
      return handleOf(cluster, secrets, running, mark);
    } catch (error) {
      rmSync(mark, { force: true });
      throw error;
    }
  });
}

function handleOf(
  cluster: Cluster,
  secrets: Secrets,
  running: { port: number; startedByUs: boolean },
  mark: string,
): Embedded {
  const { port } = running;
  const url = (user: string, password: string) => (database: string) =>
    `postgres://${user}:${password}@127.0.0.1:${port}/${database}`;
  const asSuper = <T>(database: string, work: (sql: postgres.Sql) => Promise<T>) =>
    withClient(cluster, port, database, work);
  return {
    ...running,
    folder: cluster.folder,
    authSecret: secrets.authSecret,
    superUrl: url("postgres", secrets.superPassword),
    ownerUrl: url(OWNER, secrets.ownerPassword),
    appUrl: url(APP, secrets.appPassword),
    hasDatabase: (database) => asSuper("postgres", (sql) => exists(sql, database)),
    ensureDatabase: async (database) => {
      await asSuper("postgres", (sql) => createDatabase(sql, database));
      await asSuper(database, prepareDatabase);
    },
    renameDatabase: (from, to) =>
      asSuper("postgres", async (sql) => void (await sql`alter database ${sql(from)} rename to ${sql(to)}`)),
    dropDatabase: (database) =>
      asSuper("postgres", async (sql) => void (await sql`drop database if exists ${sql(database)} with (force)`)),
    stop: () => leave(cluster, mark),
  };
}

async function withClient<T>(
  cluster: Cluster,
  port: number,
  database: string,
  work: (sql: postgres.Sql) => Promise<T>,
) {
  const client = postgres(superLogin(cluster, port, database));
  try {
    return await work(client);
  } finally {
    await client.end({ timeout: 5 });
  }
}

/** The owner makes and migrates databases; the application's role owns nothing and is bound by row security. */
async function ensureRoles(cluster: Cluster, port: number, secrets: Secrets): Promise<void> {
  const rights = "login nosuperuser nocreaterole noreplication nobypassrls";
  await withClient(cluster, port, "postgres", async (sql) => {
    const present = new Set((await sql`select rolname from pg_roles`).map((row) => row.rolname as string));
    const verb = (role: string) => `${present.has(role) ? "alter" : "create"} role ${role} ${rights}`;
    await sql.unsafe(`${verb(OWNER)} createdb password '${secrets.ownerPassword}'`);
    await sql.unsafe(`${verb(APP)} nocreatedb password '${secrets.appPassword}'`);
  });
}

async function exists(sql: postgres.Sql, database: string): Promise<boolean> {
  return (await sql`select 1 from pg_database where datname = ${database}`).length > 0;
}

async function createDatabase(sql: postgres.Sql, database: string): Promise<void> {
  if (await exists(sql, database)) return;
  try {
    await sql`create database ${sql(database)} owner ${sql(OWNER)} template template0`;
  } catch (error) {
    // 42P04 and 23505: another process made it at the same moment.
    if (!["42P04", "23505"].includes((error as { code?: string }).code ?? "")) throw error;
  }
}

async function prepareDatabase(sql: postgres.Sql): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(7343000)`;
    await tx`create extension if not exists pg_trgm`;
    await tx`create extension if not exists btree_gist`;
    const [row] = await tx`select current_database() as name`;
    await tx`revoke all on database ${tx(row?.name)} from public`;
    await tx`grant connect on database ${tx(row?.name)} to ${tx(APP)}`;
  });
}

/** Every process that uses the server leaves a mark, so that the last one to go can stop it. */
function leaveMark(folder: string): string {
  const marksFolder = join(folder, "in-use");
  mkdirSync(marksFolder, { recursive: true });
  const mark = join(marksFolder, `${process.pid}-${++marks}`);
  writeFileSync(mark, processName());
  return mark;
}

async function leave(cluster: Cluster, mark: string): Promise<boolean> {
  return withLock(startLock(cluster), async () => {
    rmSync(mark, { force: true });
    const folder = join(cluster.folder, "in-use");
    for (const name of readdirSync(folder)) {
      if (isProcessAlive(readFileSync(join(folder, name), "utf8"))) return false;
      rmSync(join(folder, name), { force: true });
    }
    await stopPostgres(cluster);
    return true;
  });
}

const startLock = (cluster: Cluster) => join(cluster.folder, "start.lock");
