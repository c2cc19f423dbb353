import { randomUUID } from "node:crypto";
import postgres from "postgres";
import { afterAll, inject } from "vitest";

export type TestDatabase = { name: string; appUrl: string; ownerUrl: string; superUrl: string };

/**
 * A migrated, empty database of the calling test file's own, dropped after it.
 * Called at the top of the file: `const database = await freshDatabase();`
 */
export async function freshDatabase(): Promise<TestDatabase> {
  const { template, superUrl, ownerUrl, appUrl } = inject("cluster");
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  const asSuper = async (statement: string) => {
    const sql = postgres(`${superUrl}postgres`, { max: 1, onnotice: () => {} });
    await sql.unsafe(statement).finally(() => sql.end({ timeout: 5 }));
  };
  await asSuper(`create database ${name} template ${template} owner peshi_owner`);
  afterAll(() => asSuper(`drop database if exists ${name} with (force)`));
  return { name, appUrl: appUrl + name, ownerUrl: ownerUrl + name, superUrl: superUrl + name };
}
