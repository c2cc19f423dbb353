import { readFileSync } from "node:fs";
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
