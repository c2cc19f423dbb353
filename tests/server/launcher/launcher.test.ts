import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import postgres from "postgres";
import { afterAll, afterEach, expect, test } from "vitest";
import { type Embedded, startEmbedded } from "../../../db/embedded.ts";
import { isProcessAlive, processName, withLock } from "../../../db/lock-file.mjs";
import { makeDemo } from "../../../server/launcher/databases.ts";
import { isFromThisPage, openFirstScreen } from "../../../server/launcher/first-screen.ts";
import { makeScratchData, removeScratchData } from "../../../server/launcher/scratch-data.ts";
import { freshDatabase } from "../../support/fresh-database.ts";

const folder = await makeScratchData();
const database = await freshDatabase();
const ROOT = join(import.meta.dirname, "..", "..", "..");
const opened: Embedded[] = [];
const children: ChildProcess[] = [];

async function start(): Promise<Embedded> {
  const embedded = await startEmbedded(folder);
  opened.push(embedded);
  return embedded;
}

/** Another process that uses the data folder and goes on until it is killed. */
async function startElsewhere(): Promise<{ process: ChildProcess; port: number; startedByUs: boolean }> {
  const code = `
    const { startEmbedded } = await import(${JSON.stringify(join(ROOT, "db/embedded.ts"))});
    const { port, startedByUs } = await startEmbedded(${JSON.stringify(folder)});
    console.log(JSON.stringify({ port, startedByUs }));
    setInterval(() => {}, 60_000);`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", code], { stdio: ["ignore", "pipe", "inherit"] });
  children.push(child);
  const [line] = await once(child.stdout!, "data");
  return { process: child, ...JSON.parse(String(line)) };
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill("SIGKILL");
  if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
}

async function query(url: string, statement: string): Promise<postgres.Row[]> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  return sql.unsafe(statement).finally(() => sql.end({ timeout: 5 }));
}

const pidFile = (embedded: Embedded) => join(embedded.folder, "postgres", "postmaster.pid");
const pidOf = (embedded: Embedded) => Number(readFileSync(pidFile(embedded), "utf8").split("\n")[0]);

afterEach(async () => {
  for (const child of children.splice(0)) await kill(child);
  for (const embedded of opened.splice(0)) await embedded.stop();
});

afterAll(() => removeScratchData(folder));

test("a second process joins the running database and the last one to leave stops it", async () => {
  const first = await start();
  const other = await startElsewhere();
  expect(other).toMatchObject({ port: first.port, startedByUs: false });
  const pid = pidOf(first);
  expect(await first.stop()).toBe(false);
  expect(isProcessAlive(String(pid))).toBe(true);
  const again = await start();
  await kill(other.process);
  expect(await again.stop()).toBe(true);
  expect(isProcessAlive(String(pid))).toBe(false);
});

test("a killed launcher leaves the database running; the next one joins it and finds what was saved", async () => {
  const killed = await startElsewhere();
  const between = await start();
  await between.ensureDatabase("kept");
  await query(between.ownerUrl("kept"), "create table matter as select 7 as number");
  await kill(killed.process);
  const next = await start();
  expect(next).toMatchObject({ port: killed.port, startedByUs: false });
  expect(await query(next.ownerUrl("kept"), "select number from matter")).toEqual([{ number: 7 }]);
});

test("npm that is told to end leaves nothing running: its shell goes without a word, and we go after it", async () => {
  const command = `"${process.execPath}" server/launcher/start.mjs peshi work; true`;
  const env = { ...process.env, npm_lifecycle_event: "peshi", PESHI_DATA: folder, DATABASE_URL: "" };
  const shell = spawn("sh", ["-c", command], { cwd: ROOT, env, stdio: ["ignore", "pipe", "pipe"] });
  const ended = Promise.all([once(shell.stdout, "close"), once(shell.stderr, "close")]);
  shell.stdout.resume();
  await once(shell.stderr, "data");
  shell.stderr.resume();
  shell.kill("SIGTERM");
  // Both stay open as long as anybody is left who could write on them.
  await ended;
});

test("a server killed outright comes back with everything that was committed", async () => {
  const before = await start();
  await before.ensureDatabase("committed");
  await query(before.ownerUrl("committed"), "create table matter as select generate_series(1, 100) as number");
  process.kill(pidOf(before), "SIGKILL");
  const after = await start();
  expect(after.startedByUs).toBe(true);
  expect(await query(after.ownerUrl("committed"), "select count(*)::int as n from matter")).toEqual([{ n: 100 }]);
});

test("a pid file whose number another program has been given does not keep the database down", async () => {
  const before = await start();
  await before.stop();
  writeFileSync(
    pidFile(before),
    `${process.pid}\n${join(before.folder, "postgres")}\n1\n${before.port}\n\n127.0.0.1\n`,
  );
  const after = await start();
  expect(after.startedByUs).toBe(true);
  expect(pidOf(after)).not.toBe(process.pid);
});

test("a port that was taken meanwhile is exchanged for a free one, which is kept", async () => {
  const before = await start();
  await before.stop();
  const taker = createServer().listen(before.port, "127.0.0.1");
  await once(taker, "listening");
  const moved = await start();
  taker.close();
  expect(moved.port).not.toBe(before.port);
  await moved.stop();
  expect((await start()).port).toBe(moved.port);
});

test("the application's role owns nothing, makes nothing and is bound by row security", async () => {
  const embedded = await start();
  await embedded.ensureDatabase("roles");
  const rights = "select rolsuper, rolbypassrls, rolcreatedb, rolcreaterole from pg_roles where rolname = current_user";
  const nothing = { rolsuper: false, rolbypassrls: false, rolcreatedb: false, rolcreaterole: false };
  expect(await query(embedded.appUrl("roles"), rights)).toEqual([nothing]);
  await expect(query(embedded.appUrl("roles"), "create table mine (id int)")).rejects.toThrow(/permission denied/);
  await expect(query(embedded.appUrl("postgres").replace(/:[0-9a-f]{64}@/, ":wrong@"), "select 1")).rejects.toThrow(
    /password authentication failed/,
  );
  const extensions = await query(embedded.ownerUrl("roles"), "select extname from pg_extension order by 1");
  expect(extensions.map((row) => row.extname)).toEqual(["btree_gist", "pg_trgm", "plpgsql"]);
});

test("the passwords can be read by nobody else", async () => {
  const embedded = await start();
  expect(statSync(join(embedded.folder, "secrets.json")).mode & 0o077).toBe(0);
  expect(statSync(join(embedded.folder, "postgres")).mode & 0o077).toBe(0);
});

test("a demo whose seeding broke off leaves nothing that looks like a demo", async () => {
  const embedded = await start();
  const broken = makeDemo(
    embedded,
    () => {},
    async (ownerUrl) => {
      await query(ownerUrl, "create table half (id int)");
      throw new Error("power cut");
    },
  );
  await expect(broken).rejects.toThrow("power cut");
  expect(await embedded.hasDatabase("peshi_demo")).toBe(false);
  expect(
    await makeDemo(
      embedded,
      () => {},
      async (ownerUrl) => void (await query(ownerUrl, "create table whole (id int)")),
    ),
  ).toBe(true);
  const tables = "select tablename from pg_tables where tablename in ('half', 'whole')";
  expect(await query(embedded.ownerUrl("peshi_demo"), tables)).toEqual([{ tablename: "whole" }]);
  expect(
    await makeDemo(
      embedded,
      () => {},
      async () => expect.unreachable(),
    ),
  ).toBe(false);
});

test("the lock of a process that died is taken over, that of a living one is waited for", async () => {
  const path = join(folder, "some.lock");
  const dead = spawn(process.execPath, ["-e", ""]);
  await once(dead, "exit");
  writeFileSync(path, `${dead.pid} 1`);
  let inside = 0;
  const most: number[] = [];
  const work = async () => {
    most.push(++inside);
    await query((await start()).superUrl("postgres"), "select 1");
    inside -= 1;
  };
  await Promise.all([withLock(path, work), withLock(path, work), withLock(path, work)]);
  expect(most).toEqual([1, 1, 1]);
  expect(existsSync(path)).toBe(false);
});

test("a process number given away since is not taken for the process of before", () => {
  expect(isProcessAlive(processName())).toBe(true);
  expect(isProcessAlive(`${process.pid} 1`)).toBe(process.platform !== "linux");
  expect(isProcessAlive("not a process")).toBe(false);
});

test("only the first screen's own page, on this machine, may choose for the court", () => {
  const from = (host: string, origin?: string) => isFromThisPage({ headers: { host, ...(origin ? { origin } : {}) } });
  expect(from("localhost:3000", "http://localhost:3000")).toBe(true);
  expect(from("127.0.0.1:3000", "http://127.0.0.1:3000")).toBe(true);
  expect(from("localhost:3000", "http://elsewhere.example")).toBe(false);
  expect(from("localhost:3000", "http://localhost:8080")).toBe(false);
  expect(from("localhost:3000")).toBe(false);
  expect(from("rebound.example:3000", "http://rebound.example:3000")).toBe(false);
});

test("a taken port is left for a free one, and the page asks in English and Urdu without a script", async () => {
  const taken = createServer().listen(0, "127.0.0.1");
  await once(taken, "listening");
  const { port } = taken.address() as { port: number };
  const screen = await openFirstScreen(ROOT, "127.0.0.1", port);
  try {
    expect(screen).toMatchObject({ isOtherPort: true });
    const waiting = await fetch(`http://127.0.0.1:${screen.port}/lists`);
    expect(waiting.status).toBe(503);
    expect(await waiting.text()).toContain('http-equiv="refresh"');
    const choice = screen.ask();
    const page = await fetch(`http://127.0.0.1:${screen.port}/`);
    const html = await page.text();
    expect(page.status).toBe(200);
    expect(html).toContain("Try the demo");
    expect(html).toContain("اپنی عدالت شروع کریں");
    expect(html).not.toContain("<script");
    const origin = `http://127.0.0.1:${screen.port}`;
    const answer = await fetch(`${origin}/begin/court`, { method: "POST", headers: { origin }, redirect: "manual" });
    expect(answer.status).toBe(303);
    expect(await choice).toBe("court");
  } finally {
    screen.close();
    taken.close();
  }
});

test("a test file has a migrated database of its own, which the application may read and not change in shape", async () => {
  const [row] = await query(database.appUrl, "select current_database() as name, current_user as role");
  expect(row).toEqual({ name: database.name, role: "peshi_app" });
  expect(await query(database.appUrl, "select * from court")).toEqual([]);
  await expect(query(database.appUrl, "drop table court")).rejects.toThrow(/must be owner/);
});
