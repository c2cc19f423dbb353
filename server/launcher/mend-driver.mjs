// PostgreSQL that goes away while a transaction is open takes the whole application with it: postgres.js 3.4.9 writes to
// the socket it has just let go (porsager/postgres issues 1154 and 1208, pull request 1209), where nobody can catch it.
// Until a release has the repair, we write it into the installed files: the statement fails, the application goes on.
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const FILES = ["src/connection.js", "cjs/src/connection.js"];

/** Each piece of the driver with what it is to be; `times` it stands there. */
export const REPAIRS = [
  {
    find: "    const x = socket.write(chunk, fn)\n",
    times: 1,
    put: `    if (!socket) {
      chunk = nextWriteTimer = null
      const gone = Errors.connection('CONNECTION_CLOSED', options)
      query && queryError(query, gone)
      while (sent.length) queryError(sent.shift(), gone)
      return false
    }
    const x = socket.write(chunk, fn)
`,
  },
  // What was waiting to be written when the connection went is not kept, nor is the timer it waited for.
  {
    find: "    clearImmediate(nextWriteTimer)\n",
    times: 2,
    put: "    clearImmediate(nextWriteTimer), (chunk = nextWriteTimer = null)\n",
  },
  // Each new connection asks first what arrays there are. Where it goes away before the answer nobody hears of that, which ends
  // the application; and the next try would not ask again and take arrays for texts.
  {
    find: "        return fetchArrayTypes()\n",
    times: 1,
    put: "        return fetchArrayTypes().catch(() => (needsTypes = true))\n",
  },
  // Between the fault of a connection and its end the driver still gives it statements, and failed none of those: whoever
  // asked waited for ever. What it was busy with is forgotten too, or the next statement on it would be told of its fault.
  {
    find: "    !hadError && (query || sent.length) && error(Errors.connection('CONNECTION_CLOSED', options, socket))\n",
    times: 1,
    put: `    if (query || sent.length) error(Errors.connection('CONNECTION_CLOSED', options, socket))
    query = errorResponse = null
`,
  },
];

/** Repairs the installed driver, once; leaves alone one in which the pieces are not found as they were. */
export function mendDriver(/** @type {string} */ root) {
  for (const file of FILES) {
    const path = join(root, "node_modules", "postgres", file);
    if (!existsSync(path)) continue;
    const before = readFileSync(path, "utf8");
    const after = mended(before);
    if (after === undefined || after === before) continue;
    // A new file in its place: others may run from the old one this very moment.
    writeFileSync(`${path}.${process.pid}`, after);
    renameSync(`${path}.${process.pid}`, path);
  }
}

/** The repaired text, also of one that was repaired in part; undefined where this is not the driver that we know. */
export function mended(/** @type {string} */ text) {
  const has = (/** @type {string} */ piece, /** @type {number} */ times) => text.split(piece).length === times + 1;
  if (!REPAIRS.every(({ find, put, times }) => has(put, times) || has(find, times))) return undefined;
  return REPAIRS.reduce(
    (mending, { find, put, times }) => (has(put, times) ? mending : mending.replaceAll(find, put)),
    text,
  );
}
