import { randomUUID } from "node:crypto";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate as applyMigrations } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";
import { afterAll, expect, inject, test } from "vitest";
import type { Database } from "../../../db/connect.ts";
import { migrate } from "../../../db/migrate.ts";
import { verifyAudit } from "../../../server/access/verify-audit.ts";
import { terminalContext } from "../../../server/core/context.ts";
import { connect } from "../../support/open-database.ts";

const FOLDER = fileURLToPath(new URL("../../../db/migrations", import.meta.url));
const LAST_BEFORE = "0014_file_signature";

/** The migrations as they were before there was an audit. */
function olderMigrations(): string {
  const folder = mkdtempSync(join(tmpdir(), "peshi-older-"));
  cpSync(FOLDER, folder, { recursive: true });
  const journal = join(folder, "meta", "_journal.json");
  const all = JSON.parse(readFileSync(journal, "utf8")) as { entries: { tag: string }[] };
  const until = all.entries.findIndex(({ tag }) => tag === LAST_BEFORE) + 1;
  writeFileSync(journal, JSON.stringify({ ...all, entries: all.entries.slice(0, until) }));
  return folder;
}

const { superUrl, ownerUrl } = inject("cluster");
const name = `test_${randomUUID().replaceAll("-", "")}`;
const asSuper = async (database: string, ...statements: string[]) => {
  const client = postgres(superUrl + database, { max: 1, onnotice: () => {} });
  for (const statement of statements) await client.unsafe(statement);
  await client.end({ timeout: 5 });
};
afterAll(() => asSuper("postgres", `drop database if exists ${name} with (force)`));

const verify = (db: Database) => verifyAudit(terminalContext(db, false));

test("a database from before the audit keeps its undo, loses its old names from the history, and begins its chains with what was done", async () => {
  await asSuper("postgres", `create database ${name} owner peshi_owner template template0`);
  await asSuper(name, "create extension pg_trgm", "create extension btree_gist");
  const older = olderMigrations();
  const owner = postgres(ownerUrl + name, { max: 1, onnotice: () => {} });
  await applyMigrations(drizzle(owner), { migrationsFolder: older });
  rmSync(older, { recursive: true });
  const act = async (action: string, ...statements: string[]): Promise<number> =>
    owner.begin(async (tx) => {
      const [row] = await tx`insert into change (action, source, court_id, changed_at, answer)
        values (${action}, 'screen', (select max(id) from court), now(), '{}') returning id`;
      await tx`select set_config('peshi.change_id', ${row!.id}, true)`;
      for (const statement of statements) await tx.unsafe(statement);
      return Number(row!.id);
    });
  await owner.unsafe(`
    insert into district (code, name_en, timezone) values ('d', 'District', 'Asia/Karachi');
    insert into court (district_id, code, name_en, case_prefix) select id, 'c', 'Court', 'SC' from district;`);
  await act(
    "case.registered",
    `insert into person (district_id, name, name_key) select id, 'Oldcanary One', 'oldcanary one' from district`,
    `insert into court_case (court_id, stage, accused_title, number, year, number_key)
      select id, 'charge', 'Oldcanary One', 7, 2024, '7/2024' from court`,
  );
  const renamed = await act(
    "person.edited",
    `update person set name = 'New Two', name_key = 'new two'`,
    `update court_case set accused_title = 'New Two'`,
  );
  await act("case.edited", `update court_case set stage_since = '2026-01-01'`);
  const told = async () =>
    (await owner`select before::text as before from change_row`).map(({ before }) => before).join();
  expect(await told()).toContain("Oldcanary");
  await owner.end();

  await migrate(ownerUrl + name);
  const connected = connect(ownerUrl + name, { max: 1 });
  const { db } = connected;
  const rows = await db.execute<{ before: string; untold: string[] | null; table: string; change: number }>(
    sql`select before::text as before, untold, table_name as "table", change_id::float8 as change from change_row order by id`,
  );
  expect(JSON.stringify(rows)).not.toContain("canary");
  // What the history may tell: that this act changed the names, and the one after it did not.
  expect(rows.filter(({ untold }) => untold !== null)).toMatchObject([
    { table: "person", change: renamed, untold: ["name", "name_key"] },
    { table: "court_case", change: renamed, untold: ["accused_title"] },
  ]);
  const answer = await verify(db);
  expect(answer).toMatchObject({ ok: true, chains: [{ court: "c", entries: 1, seq: 1 }] });

  await db.execute(sql`update change set action = 'case.moved' where id = ${renamed}`);
  expect((await verify(db)).problems).toEqual([{ court: "c", what: "beginning-altered", seq: 1 }]);
  await db.execute(sql`update change set action = 'person.edited' where id = ${renamed}`);

  // Undone in part, since the case was edited again: the name that was kept apart is given back.
  await db.transaction(async (tx) => {
    const [undo] = await tx.execute<{ id: number }>(sql`
      insert into change (action, source, court_id, changed_at) select 'change.undone', 'screen', max(id), now() from court
      returning id::float8 as id`);
    await tx.execute(sql`select set_config('peshi.change_id', ${String(undo!.id)}, true)`);
    await tx.execute(sql`select * from undo_change(${renamed}, true)`);
  });
  const [person] = await db.execute(sql`select name, name_key from person`);
  expect(person).toEqual({ name: "Oldcanary One", name_key: "oldcanary one" });
  expect(await verify(db)).toMatchObject({ ok: true, chains: [{ entries: 2 }] });
  await connected.end();
});
