import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import postgres from "postgres";
import type { Account, DataPlace } from "./embedded-files.ts";
import { isProcessAlive } from "./lock-file.mjs";

/** What one needs to run, ask and stop the server of one data folder. */
export type Cluster = DataPlace & { native: string; superPassword: string };

const PATIENCE_MS = 90_000;
const LARGEST_LOG = 5_000_000;
const EXE = process.platform === "win32" ? ".exe" : "";

/** The port of the running server; starts it when it is not running. */
export async function runPostgres(cluster: Cluster): Promise<{ port: number; startedByUs: boolean }> {
  const deadline = performance.now() + PATIENCE_MS;
  while (performance.now() < deadline) {
    const found = readPidFile(cluster.cluster);
    if (found === undefined || !mayBeOurs(found.pid, cluster.cluster)) {
      const port = await launch(cluster, deadline);
      if (port !== undefined) return { port, startedByUs: true };
    } else if (found.port > 0) {
      const answer = await ask(cluster, found.port);
      if (answer === "ready") return { port: found.port, startedByUs: false };
      if (answer === "wrong password") throw new Error(wrongSecrets(cluster));
    }
    // It is starting, recovering or shutting down: its own file says which, in a moment.
    await pause(100);
  }
  throw new Error(`PostgreSQL did not answer. Nothing was changed. Its own words are in ${logPath(cluster)}`);
}

/** Ends the server after it has written everything down. Resolves when the process is gone. */
export async function stopPostgres(cluster: Cluster): Promise<void> {
  const found = readPidFile(cluster.cluster);
  if (found === undefined || !mayBeOurs(found.pid, cluster.cluster)) return;
  if (process.platform === "win32") return run(cluster, "pg_ctl", ["stop", "-D", cluster.cluster, "-m", "fast", "-w"]);
  const patience = performance.now() + 20_000;
  signal(found.pid, "SIGINT");
  while (isProcessAlive(String(found.pid))) {
    // Quitting at once is safe too (the next start recovers), it only takes longer then.
    if (performance.now() > patience) signal(found.pid, "SIGQUIT");
    await pause(30);
  }
}

/** Makes the cluster under another name first, so that a half made one is never taken for the real one. */
export async function createCluster(cluster: Cluster): Promise<void> {
  if (existsSync(cluster.cluster)) return requireVersion(cluster.cluster);
  const unfinished = `${cluster.cluster}.unfinished-${process.pid}`;
  const passwordFile = join(cluster.folder, "initdb-password");
  removeUnfinished(cluster);
  mkdirSync(unfinished, { mode: 0o700 });
  writeFileSync(passwordFile, cluster.superPassword, { mode: 0o600 });
  give(unfinished, cluster.account);
  give(passwordFile, cluster.account);
  try {
    await run(cluster, "initdb", [
      ...["-D", unfinished, "-U", "postgres", `--pwfile=${passwordFile}`, "--auth=scram-sha-256", "--encoding=UTF8"],
      // The builtin provider sorts the same on every machine, whatever locales the host has.
      ...["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"],
    ]);
    renameSync(unfinished, cluster.cluster);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

/** The initdb of a killed start may still be writing: what it holds on to is left for the next time. */
function removeUnfinished(cluster: Cluster) {
  for (const name of readdirSync(cluster.folder).filter((entry) => entry.startsWith("postgres.unfinished-"))) {
    try {
      rmSync(join(cluster.folder, name), { recursive: true, force: true });
    } catch {}
  }
}

function requireVersion(folder: string) {
  const version = readFileSync(join(folder, "PG_VERSION"), "utf8").trim();
  if (version === "17") return;
  throw new Error(
    `The data in ${folder} was written by PostgreSQL ${version}; this Peshi reads 17. Nothing was changed.`,
  );
}

/** Line 1 is the process, line 4 the port; a server that is just starting has not written line 4 yet. */
function readPidFile(folder: string): { pid: number; port: number } | undefined {
  try {
    const lines = readFileSync(join(folder, "postmaster.pid"), "utf8").split("\n");
    return { pid: Number(lines[0]), port: Number(lines[3] ?? 0) };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/**
 * False once it is proven that the process in the pid file is not the server of this folder. When the number was given to
 * another program of the same user, PostgreSQL would refuse to start, so the proven stale file is removed.
 */
function mayBeOurs(pid: number, folder: string): boolean {
  if (!Number.isInteger(pid) || pid < 1) return true;
  if (!isProcessAlive(String(pid))) return false;
  try {
    const isPostgres = readFileSync(`/proc/${pid}/comm`, "utf8").trim() === "postgres";
    if (isPostgres && readlinkSync(`/proc/${pid}/cwd`) === realpathSync(folder)) return true;
  } catch {
    // No /proc, or not allowed to look: only an answer with our password can tell, so keep asking.
    return true;
  }
  rmSync(join(folder, "postmaster.pid"), { force: true });
  return false;
}

async function ask(cluster: Cluster, port: number): Promise<"ready" | "wrong password" | "nothing"> {
  const client = postgres({ ...superLogin(cluster, port), connect_timeout: 3 });
  try {
    const [row] = await client`select setting from pg_settings where name = 'data_directory'`;
    return realpathSync(row?.setting) === realpathSync(cluster.cluster) ? "ready" : "nothing";
  } catch (error) {
    return (error as { code?: string }).code === "28P01" ? "wrong password" : "nothing";
  } finally {
    await client.end({ timeout: 1 });
  }
}

function wrongSecrets(cluster: Cluster): string {
  return (
    `The database in ${cluster.folder} does not accept the password in its secrets.json. Nothing was changed. ` +
    "Put back the secrets.json that belongs to this data."
  );
}

/** How the superuser signs in: one connection, made for a few statements and closed again. */
export function superLogin(cluster: Cluster, port: number, database = "postgres") {
  const login = { host: "127.0.0.1", port, database, username: "postgres", password: cluster.superPassword };
  return { ...login, max: 1, onnotice: () => {} };
}

/** Resolves to the port, or to undefined when another try may succeed. */
async function launch(cluster: Cluster, deadline: number): Promise<number | undefined> {
  const port = await choosePort(cluster);
  const log = openLog(cluster);
  const child = spawn(join(cluster.native, "bin", `postgres${EXE}`), serverArguments(cluster, port), {
    ...cluster.account,
    cwd: cluster.cluster,
    env: serverEnvironment(),
    // Its own group and a file instead of a pipe: it outlives us, and Ctrl-C reaches us first.
    detached: true,
    stdio: ["ignore", log.descriptor, log.descriptor],
  });
  let hasEnded = false;
  const end = () => {
    hasEnded = true;
  };
  const ended = once(child, "exit").then(end, end);
  await started(child);
  closeSync(log.descriptor);
  child.unref();
  while (!hasEnded && performance.now() < deadline) {
    // A wrong password here is another program's server on the same port; ours is about to say that the port is taken.
    if ((await Promise.race([ask(cluster, port), ended])) === "ready") return port;
    await Promise.race([pause(25), ended]);
  }
  if (!hasEnded) return undefined;
  forgive(readFileSync(logPath(cluster), "utf8").slice(log.size), cluster);
  return undefined;
}

/** Two endings heal by themselves: the port was taken, or children of a killed server are still leaving. */
function forgive(words: string, cluster: Cluster) {
  if (/could not bind|could not create any TCP/.test(words)) return rmSync(portPath(cluster), { force: true });
  if (/pre-existing shared memory|lock file .* already exists/.test(words)) return;
  throw new Error(`PostgreSQL stopped while starting. Nothing was lost. It said:\n${words.trim().slice(-1500)}`);
}

function serverArguments(cluster: Cluster, port: number): string[] {
  const settings = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    max_connections: "120",
    shared_buffers: "128MB",
    timezone: "UTC",
    log_timezone: "UTC",
    // Containers often give /dev/shm 64 MB only; parallel workers would fail there with "could not resize".
    max_parallel_workers_per_gather: "0",
    max_parallel_maintenance_workers: "0",
    // A failed statement carries names of people: the log keeps the error and leaves the words out.
    log_min_error_statement: "panic",
    log_error_verbosity: "terse",
  };
  const pairs = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  return ["-D", cluster.cluster, "-p", String(port), ...pairs];
}

/** Nothing of ours is passed on: our environment holds addresses with passwords. */
function serverEnvironment(): NodeJS.ProcessEnv {
  const { SystemRoot, TEMP } = process.env;
  const kept = process.platform === "win32" ? { SystemRoot, TEMP } : { PATH: "/usr/bin:/bin", LC_ALL: "C", TZ: "UTC" };
  return kept as unknown as NodeJS.ProcessEnv;
}

async function run(cluster: Cluster, program: string, args: string[]): Promise<void> {
  const child = spawn(join(cluster.native, "bin", program + EXE), args, {
    ...cluster.account,
    cwd: cluster.folder,
    env: serverEnvironment(),
    stdio: ["ignore", "ignore", "pipe"],
  });
  let words = "";
  child.stderr.on("data", (chunk) => (words += chunk));
  const [code] = await once(child, "close");
  if (code !== 0) throw new Error(`${program} failed: ${words.trim().slice(-1500)}`);
}

async function started(child: ReturnType<typeof spawn>) {
  if (child.pid === undefined) throw (await once(child, "error"))[0];
}

async function choosePort(cluster: Cluster): Promise<number> {
  if (existsSync(portPath(cluster))) return Number(readFileSync(portPath(cluster), "utf8"));
  const port = await freePort();
  writeFileSync(portPath(cluster), String(port));
  return port;
}

/** A port of 127.0.0.1 that nobody listens on just now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, "close");
  return port;
}

function openLog(cluster: Cluster): { descriptor: number; size: number } {
  const path = logPath(cluster);
  const size = existsSync(path) ? statSync(path).size : 0;
  if (size > LARGEST_LOG) renameSync(path, `${path}.1`);
  return { descriptor: openSync(path, "a", 0o600), size: size > LARGEST_LOG ? 0 : size };
}

const logPath = (cluster: Cluster) => join(cluster.folder, "postgres.log");
const portPath = (cluster: Cluster) => join(cluster.folder, "port");

function give(path: string, account: Account | undefined) {
  if (account) chownSync(path, account.uid, account.gid);
}

function signal(pid: number, name: NodeJS.Signals) {
  try {
    process.kill(pid, name);
  } catch {
    // It ended between two looks.
  }
}
