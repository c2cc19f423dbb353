import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

// Plain JavaScript: the launcher needs it on the host's Node, before Node 24 is installed.

/**
 * Names a process so that a later process with the same number is not taken for it.
 * @param {number} [pid]
 * @returns {string}
 */
export function processName(pid = process.pid) {
  return `${pid} ${startTicks(pid) ?? "?"}`;
}

/**
 * Is the process that `processName` described still there? A zombie is not.
 * @param {string} name
 * @returns {boolean}
 */
export function isProcessAlive(name) {
  const [pid, ticks] = name.trim().split(" ");
  if (!/^\d+$/.test(pid ?? "") || Number(pid) < 1) return false;
  try {
    process.kill(Number(pid), 0);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== "EPERM") return false;
  }
  const now = startTicks(Number(pid));
  if (now === "zombie") return false;
  return now === undefined || ticks === "?" || ticks === undefined || now === ticks;
}

/** Field 22 of /proc/<pid>/stat: when the process began. Undefined where there is no /proc. */
function startTicks(/** @type {number} */ pid) {
  try {
    // The command name stands in brackets and may itself hold blanks and brackets.
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
      .replace(/^.*\) /s, "")
      .split(" ");
    return fields[0] === "Z" ? "zombie" : fields[19];
  } catch {
    return undefined;
  }
}

/**
 * Runs `work` while no other process of this machine is inside the same lock. The lock of a process that died is taken over.
 * @template T
 * @param {string} path
 * @param {() => Promise<T> | T} work
 * @param {{ onWait?: (holder: string) => void }} [options]
 * @returns {Promise<T>}
 */
export async function withLock(path, work, options = {}) {
  mkdirSync(dirname(path), { recursive: true });
  let hasSaid = false;
  while (!take(path)) {
    if (!hasSaid) options.onWait?.(holderOf(path).split(" ")[0] ?? "");
    hasSaid = true;
    await pause(100);
  }
  try {
    return await work();
  } finally {
    rmSync(path, { force: true });
  }
}

let takes = 0;

/** A hard link is made in one step with its content, so a lock is never seen half written. */
function take(/** @type {string} */ path) {
  const mine = `${path}.${process.pid}.${++takes}`;
  writeFileSync(mine, processName(), { mode: 0o600 });
  try {
    linkSync(mine, path);
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== "EEXIST") throw error;
    removeIfAbandoned(path);
    return false;
  } finally {
    rmSync(mine, { force: true });
  }
}

function removeIfAbandoned(/** @type {string} */ path) {
  const holder = holderOf(path);
  if (holder === "" || isProcessAlive(holder)) return;
  const aside = `${path}.${process.pid}.${++takes}`;
  try {
    renameSync(path, aside);
    // Between reading and moving, another process may have taken the lock over: give it back.
    if (readFileSync(aside, "utf8") !== holder) linkSync(aside, path);
  } catch {
    // Someone else was faster: the next round sees what is there now.
  } finally {
    rmSync(aside, { force: true });
  }
}

function holderOf(/** @type {string} */ path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
