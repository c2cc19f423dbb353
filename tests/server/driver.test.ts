import { readFileSync } from "node:fs";
import { createServer, connect as dial, type Socket } from "node:net";
import { sql } from "drizzle-orm";
import postgres from "postgres";
import { afterAll, expect, inject, test } from "vitest";
import { connect } from "../../db/connect.ts";
import { mended, REPAIRS } from "../../server/launcher/mend-driver.mjs";
import { freshDatabase } from "../fresh-database.ts";

const database = await freshDatabase();
const { db, end } = connect(database.appUrl, { max: 1 });
afterAll(end);

const ROOT = new URL("../../", import.meta.url);

test("the installed driver is the one that we repair, and it is repaired", () => {
  const { version } = JSON.parse(readFileSync(new URL("node_modules/postgres/package.json", ROOT), "utf8"));
  // A newer one may have the repair already: look at its nextWrite, then drop ours or change it.
  expect(version).toBe("3.4.9");
  for (const file of ["src/connection.js", "cjs/src/connection.js"]) {
    const text = readFileSync(new URL(`node_modules/postgres/${file}`, ROOT), "utf8");
    expect(mended(text), `${file}: start anything with npm once`).toBe(text);
  }
});

test("a driver that we do not know is left alone, and a repaired one is not repaired twice", () => {
  expect(mended("something else")).toBeUndefined();
  const known = REPAIRS.map(({ find, times }) => find.repeat(times)).join("");
  const once = mended(known)!;
  expect(once).not.toBe(known);
  expect(mended(once)).toBe(once);
  const inPart = REPAIRS.map(({ find, put, times }, at) => (at === 0 ? put : find).repeat(times)).join("");
  expect(mended(inPart)).toBe(once);
});

test("a database that goes away in the middle of a transaction ends the transaction and nothing else", async () => {
  const above = postgres(`${inject("cluster").superUrl}postgres`, { max: 1, onnotice: () => {} });
  const broken = db.transaction(async (tx) => {
    const [row] = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
    await above`select pg_terminate_backend(${row!.pid}, 5000)`;
    await tx.execute(sql`select 2`);
  });
  await expect(broken).rejects.toThrow();
  await above.end();
  expect([...(await db.execute(sql`select 3 as n`))]).toEqual([{ n: 3 }]);
});

/** Stands before the database; drops the first connection that asks what arrays there are. */
async function droppingOnce(url: URL) {
  let drops = 1;
  const sockets = new Set<Socket>();
  const server = createServer((from) => {
    const to = dial(Number(url.port), url.hostname);
    for (const socket of [from, to]) {
      sockets.add(socket);
      socket.on("error", () => {});
    }
    from.on("data", (sent) => {
      if (drops > 0 && sent.includes("typarray")) {
        drops -= 1;
        from.resetAndDestroy();
        to.destroy();
      } else to.write(sent);
    });
    to.on("data", (answer) => from.write(answer));
    from.on("close", () => to.destroy());
    to.on("close", () => from.destroy());
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const through = new URL(url);
  Object.assign(through, { hostname: "127.0.0.1", port: String((server.address() as { port: number }).port) });
  const close = () => {
    for (const socket of sockets) socket.destroy();
    server.close();
  };
  return { url: through.href, dropsLeft: () => drops, close };
}

test("a connection that goes away before it knows what arrays there are fails its statement only, and asks again", async () => {
  const proxy = await droppingOnce(new URL(database.appUrl));
  const other = connect(proxy.url, { max: 1 });
  const arrays = () => other.db.execute<{ of: string[] }>(sql`select array['a', 'b'] as of`);
  const first = await arrays().then(
    (rows) => rows[0]!.of,
    () => ["a", "b"],
  );
  expect(first).toEqual(["a", "b"]);
  expect(proxy.dropsLeft()).toBe(0);
  expect((await arrays())[0]!.of).toEqual(["a", "b"]);
  await other.end();
  proxy.close();
});
