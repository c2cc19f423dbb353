import { readFileSync } from "node:fs";
import { type AddressInfo, createServer, connect as dial, type Socket } from "node:net";
import { sql } from "drizzle-orm";
import postgres from "postgres";
import { afterAll, expect, inject, test } from "vitest";
import { connect } from "../../../db/connect.ts";
import { MOST_LETTERS_KEPT } from "../../../db/kept-forms.ts";
import { openToAll } from "../../../server/core/second-lock.ts";
import { mended, REPAIRS } from "../../../server/launcher/mend-driver.mjs";
import { freshDatabase } from "../../support/fresh-database.ts";

const database = await freshDatabase();
const { db, end } = connect(database.appUrl, { max: 1 });
afterAll(end);

const ROOT = new URL("../../../", import.meta.url);

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

test("a database that goes away under a statement fails that one, and the next is answered", async () => {
  const ending = db.execute(sql`select pg_terminate_backend(pg_backend_pid())`);
  await expect(ending.then(() => null)).rejects.toThrow();
  expect([...(await db.execute(sql`select 4 as n`))]).toEqual([{ n: 4 }]);
});

test("statements that are asked again and again are kept prepared as long as there is room for them", async () => {
  const letters = async () => {
    const [row] = await db.execute<{ n: number }>(
      sql`select coalesce(sum(length(statement)), 0)::int as n from pg_prepared_statements`,
    );
    return row!.n;
  };
  const long = sql.raw(`/* ${"long ".repeat(400)} */`);
  for (let form = 0; form < MOST_LETTERS_KEPT / 2_000 + 20; form += 1)
    for (let time = 0; time < 4; time += 1)
      await db.execute(sql`select ${time}::int as ${sql.identifier(`form_${form}`)} ${long}`);
  expect(await letters()).toBeLessThanOrEqual(MOST_LETTERS_KEPT);
});

/** Stands between a pool and the database, and breaks every connection off as a network does: by a reset, not an end. */
async function brittleLine(url: string) {
  const near = new Set<Socket>();
  const server = createServer((socket) => {
    const far = dial(Number(new URL(url).port), new URL(url).hostname);
    near.add(socket.on("error", () => {}).on("close", () => far.destroy()));
    far.on("error", () => {}).on("close", () => socket.destroy());
    socket.pipe(far).pipe(socket);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const through = new URL(url);
  through.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const breakOff = () => {
    for (const socket of near) socket.resetAndDestroy();
    near.clear();
  };
  return { url: through.href, breakOff, close: () => server.close() };
}

/** Whether it was answered or failed: of either it is told, and nobody waits. */
const settled = (asked: PromiseLike<unknown>) =>
  asked.then(
    () => "told",
    () => "told",
  );

test.each(["on the pool", "within a scope"])(
  "what is asked %s in the moment in which its connection breaks off is answered or fails, and waits for nobody",
  async (where) => {
    const line = await brittleLine(database.appUrl);
    const own = connect(line.url, { max: 2 });
    const open = where === "on the pool" ? own.db : openToAll(own.db);
    try {
      for (let round = 0; round < 5; round += 1) {
        // One that nobody uses beside one that is asked.
        await Promise.all([open.execute(sql`select 1`), open.execute(sql`select 1`)].map(settled));
        const mark = `${where}, ${round}`;
        const asked = open.execute(sql.raw(`select pg_sleep(60), '${mark}'`));
        const next = asked.then(
          () => "answered",
          () => settled(open.execute(sql`select 2`)),
        );
        const running = sql`select 1 from pg_stat_activity where datname = current_database() and query like ${`select pg_sleep%${mark}%`}
          and pid <> pg_backend_pid() and state = 'active'`;
        await expect.poll(async () => (await db.execute(running)).length).toBe(1);
        line.breakOff();
        expect(await next).toBe("told");
        await expect
          .poll(() =>
            open.execute(sql`select 3 as n`).then(
              ([row]) => row?.n,
              () => null,
            ),
          )
          .toBe(3);
      }
    } finally {
      await own.end();
      line.close();
    }
  },
  20_000,
);
