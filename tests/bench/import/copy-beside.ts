import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type postgres from "postgres";

/** Every table that an import of a register writes rows into. */
const TABLES = [
  "court_case",
  "person",
  "case_person",
  "hearing",
  "court_day",
  "court_day_block",
  "register_row",
  "change_row",
];

/**
 * Seconds that PostgreSQL itself takes for the rows an import has left: COPY into copies of our tables with all their
 * indexes and checks, without triggers, in one transaction. The rows are in memory before the clock starts.
 */
export async function copySeconds(sql: postgres.Sql): Promise<number> {
  const contents = new Map<string, Buffer[]>();
  for (const table of TABLES) {
    const chunks: Buffer[] = [];
    for await (const chunk of await sql.unsafe(`copy ${table} to stdout`).readable()) chunks.push(chunk as Buffer);
    contents.set(table, chunks);
    await sql.unsafe(`create table copied_${table} (like ${table} including all)`);
  }
  const started = performance.now();
  await sql.begin(async (tx) => {
    for (const [table, chunks] of contents) {
      await pipeline(Readable.from(chunks), await tx.unsafe(`copy copied_${table} from stdin`).writable());
    }
  });
  const seconds = (performance.now() - started) / 1000;
  for (const table of TABLES) await sql.unsafe(`drop table copied_${table}`);
  return seconds;
}
