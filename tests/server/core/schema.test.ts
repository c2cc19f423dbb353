import { getTableName, is, sql } from "drizzle-orm";
import { getTableConfig, PgTable } from "drizzle-orm/pg-core";
import { afterAll, expect, test } from "vitest";
import * as schema from "../../../db/schema/index.ts";
import { freshDatabase } from "../../support/fresh-database.ts";
import { connect } from "../../support/open-database.ts";

const connected = connect((await freshDatabase()).ownerUrl);
afterAll(() => connected.end());

const tables = Object.values(schema).filter((one) => is(one, PgTable)) as PgTable[];

test("the tables of db/schema are those that the migrations make, column by column", async () => {
  const found = await connected.db.execute<{ table: string; column: string }>(sql`
    select c.relname as table, a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
        || case when a.attnotnull then ' not null' else '' end as column
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped`);
  const made = found.map(({ table, column }) => `${table}.${column}`);
  const said = tables.flatMap((table) => {
    const { columns, primaryKeys } = getTableConfig(table);
    const keys = new Set(primaryKeys.flatMap((key) => key.columns.map(({ name }) => name)));
    return columns.map(
      (column) =>
        `${getTableName(table)}.${column.name} ${column.getSQLType()}${column.notNull || keys.has(column.name) ? " not null" : ""}`,
    );
  });
  expect(said.sort()).toEqual(made.sort());
});
