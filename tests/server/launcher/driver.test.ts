import { spawn, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer, connect as dial, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { sql } from "drizzle-orm";
import postgres from "postgres";
import { afterAll, expect, inject, test } from "vitest";
import { connect } from "../../../db/connect.ts";
import { MOST_LETTERS_KEPT } from "../../../db/kept-forms.ts";
import { openToAll } from "../../../server/core/second-lock.ts";
import { applyPatches, isPatched } from "../../../server/launcher/patches.mjs";
import { freshDatabase } from "../../support/fresh-database.ts";

const database = await freshDatabase();
const ofKills = await freshDatabase();
const { db, end } = connect(database.appUrl, { max: 1 });
afterAll(end);

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const DRIVER = join(ROOT, "node_modules", "postgres");

/** A folder with the driver as npm has it, and our patches beside it. */
function unpatchedRoot() {
  const root = mkdtempSync(join(tmpdir(), "peshi-driver-"));
  writeFileSync(join(root, "package.json"), readFileSync(join(ROOT, "package.json")));
  cpSync(join(ROOT, "patches"), join(root, "patches"), { recursive: true });
  cpSync(DRIVER, join(root, "node_modules", "postgres"), { recursive: true });
  const tool = join("node_modules", "patch-package");
  symlinkSync(join(ROOT, tool), join(root, tool), "junction");
  const done = spawnSync(process.execPath, [join(tool, "index.js"), "--reverse"], { cwd: root, encoding: "utf8" });
  if (done.status !== 0) throw new Error(done.stdout + done.stderr);
  return { root, remove: () => rmSync(root, { recursive: true, force: true }) };
}

/** How a process ends whose connections are killed under it. */
async function endUnderKills(driver: string) {
  const script = fileURLToPath(new URL("driver-under-kills.mjs", import.meta.url));
  const child = spawn(process.execPath, [script, driver, ofKills.appUrl, ofKills.superUrl], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  const late = setTimeout(() => child.kill("SIGKILL"), 20_000);
  let said = "";
  child.stderr.on("data", (chunk) => {
    said += chunk;
  });
  const code = await new Promise<number | null>((ended) => child.once("close", ended));
  clearTimeout(late);
  return { code, said };
}

test("the patch is of the release that we ask for, which is the one that is installed", () => {
  const releaseOf = (path: string) => JSON.parse(readFileSync(path, "utf8"));
  const wanted = releaseOf(join(ROOT, "package.json")).dependencies.postgres;
  expect(
    readdirSync(join(ROOT, "patches")).filter((name) => name.startsWith("postgres+")),
    `package.json asks for postgres ${wanted}, for which there is no patch. Perhaps that release has the repair: look whether ` +
      "porsager/postgres issues 1154 and 1208 are closed and pull request 1209 is in it, and run npm test -- driver " +
      "with the patch removed. Where it fails, make the patch anew under the new release's name " +
      "(docs/decisions/0001-driver-patch.md); where it passes, drop the patch and these tests of it.",
  ).toEqual([`postgres+${wanted}.patch`]);
  expect(releaseOf(join(DRIVER, "package.json")).version, "run npm ci").toBe(wanted);
  expect(isPatched(ROOT), "run npm ci").toBe(true);
});

test("connections that are killed under load end their transactions and nothing else", async () => {
  expect(await endUnderKills(DRIVER)).toEqual({ code: 0, said: "" });
}, 30_000);

test("the same ends the process with the driver as npm has it: the patch is still needed", async () => {
  const { root, remove } = unpatchedRoot();
  try {
    const { code, said } = await endUnderKills(join(root, "node_modules", "postgres"));
    expect(said).toContain("Cannot read properties of null (reading 'write')");
    expect(code).toBe(1);
  } finally {
    remove();
  }
}, 30_000);

test("a driver that was installed without the patch is noticed, and one that the patch does not fit is left alone", () => {
  const { root, remove } = unpatchedRoot();
  try {
    expect(isPatched(root)).toBe(false);
    const file = join(root, "node_modules", "postgres", "src", "connection.js");
    const another = readFileSync(file, "utf8").replace("const x = socket.write(chunk, fn)", "socket.write(chunk, fn)");
    writeFileSync(file, another);
    expect(applyPatches(root)).toContain("Failed to apply patch");
    expect(readFileSync(file, "utf8")).toBe(another);
  } finally {
    remove();
  }
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
