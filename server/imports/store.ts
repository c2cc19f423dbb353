import { and, desc, eq, isNull, sql } from "drizzle-orm";
import type { Connection, Transaction } from "../../db/connect.ts";
import { staff } from "../../db/schema/access.ts";
import { registerImport, registerImportRow, registerMapping } from "../../db/schema/imports.ts";
import { waitAsUsual, waitLong } from "./long-wait-store.ts";

export type ImportRow = typeof registerImport.$inferSelect;
export type NewImport = typeof registerImport.$inferInsert;

/** One import of a court at a time: the second then compares with what the first has entered. Held until the end. */
export async function lockImports(tx: Transaction, courtId: number): Promise<void> {
  await waitLong(tx);
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('register import'), ${courtId}::int)`);
  await waitAsUsual(tx);
}

export async function findLastSaid(connection: Connection, caseIds: readonly number[]): Promise<Map<number, string>> {
  const rows = await connection.execute<{ case_id: string; row_hash: string }>(
    sql`select case_id, row_hash from register_row where case_id = any(${sql.param(caseIds)}::bigint[])`,
  );
  return new Map(rows.map((row) => [Number(row.case_id), row.row_hash]));
}

export type Said = { readonly caseId: number; readonly hash: string };

/** Remembers what the register says now of each case. */
export async function saveSaid(tx: Transaction, importId: number, said: readonly Said[]): Promise<void> {
  if (said.length === 0) return;
  await tx.execute(sql`
    insert into register_row (case_id, import_id, row_hash)
    select case_id, ${importId}::bigint, row_hash
    from unnest(${sql.param(said.map(({ caseId }) => caseId))}::bigint[], ${sql.param(said.map(({ hash }) => hash))}::text[])
      as said (case_id, row_hash)
    on conflict (case_id) do update set import_id = excluded.import_id, row_hash = excluded.row_hash
      where register_row.row_hash <> excluded.row_hash`);
}

/** Forgets what an import said, except of cases that stay as they are. */
export async function forgetSaid(tx: Transaction, importId: number, keptCases: readonly number[]): Promise<void> {
  await tx.execute(
    sql`delete from register_row where import_id = ${importId} and case_id <> all(${sql.param(keptCases)}::bigint[])`,
  );
}

/** Puts the dates of cases right from their hearings, as the database does whenever a hearing changes. */
export async function deriveDates(tx: Transaction, caseIds: readonly number[]): Promise<void> {
  await tx.execute(sql`select set_config('peshi.deriving', '1', true)`);
  await tx.execute(sql`select refresh_case_dates(${sql.param(caseIds)}::bigint[])`);
  await tx.execute(sql`select set_config('peshi.deriving', '', true)`);
}

export async function insertImport(tx: Transaction, row: NewImport): Promise<number> {
  const [made] = await tx.insert(registerImport).values(row).returning({ id: registerImport.id });
  return made!.id;
}

export type ImportedLine = {
  readonly line: number;
  readonly status: "rejected" | "warned" | "changed";
  readonly because: unknown;
  readonly cells: readonly string[];
};

export async function insertImportedLines(
  tx: Transaction,
  importId: number,
  lines: readonly ImportedLine[],
): Promise<void> {
  if (lines.length === 0) return;
  const rows = lines.map(({ line, status, because, cells }) => ({ import_id: importId, line, status, because, cells }));
  await tx.execute(sql`
    insert into register_import_row (import_id, line, status, because, cells)
    select import_id, line, status, because, cells
    from jsonb_populate_recordset(null::register_import_row, ${JSON.stringify(rows)}::jsonb)`);
}

export async function saveMapping(tx: Transaction, courtId: number, mapping: unknown, savedAt: string): Promise<void> {
  await tx
    .insert(registerMapping)
    .values({ courtId, mapping, savedAt })
    .onConflictDoUpdate({ target: registerMapping.courtId, set: { mapping, savedAt } });
}

export async function findMapping(connection: Connection, courtId: number): Promise<unknown> {
  const [found] = await connection
    .select({ mapping: registerMapping.mapping })
    .from(registerMapping)
    .where(eq(registerMapping.courtId, courtId));
  return found?.mapping ?? null;
}

/** The latest imports of a court, or the one of an id, newest first, with who made them and how many lines a person should look at. */
export async function findImports(connection: Connection, courtId: number, most: number, id?: number) {
  const warned = sql<number>`(select count(*)::int from register_import_row r
    where r.import_id = ${sql.raw("register_import.id")} and r.status = 'warned')`;
  return connection
    .select({
      id: registerImport.id,
      fileName: registerImport.fileName,
      rowsNew: registerImport.rowsNew,
      rowsChanged: registerImport.rowsChanged,
      rowsSame: registerImport.rowsSame,
      rowsRejected: registerImport.rowsRejected,
      rowsWarned: warned,
      importedAt: registerImport.importedAt,
      importedBy: staff.name,
      undoneAt: registerImport.undoneAt,
    })
    .from(registerImport)
    .leftJoin(staff, eq(staff.userId, registerImport.importedBy))
    .where(and(eq(registerImport.courtId, courtId), id === undefined ? undefined : eq(registerImport.id, id)))
    .orderBy(desc(registerImport.id))
    .limit(most);
}

export async function findImport(connection: Connection, courtId: number, id: number): Promise<ImportRow | undefined> {
  const [found] = await connection
    .select()
    .from(registerImport)
    .where(and(eq(registerImport.courtId, courtId), eq(registerImport.id, id)));
  return found;
}

/** When exactly this file was imported last, unless that was taken back. */
export async function findEarlierImport(connection: Connection, courtId: number, fileHash: string) {
  const { id, importedAt, undoneAt } = registerImport;
  const [found] = await connection
    .select({ importedAt })
    .from(registerImport)
    .where(and(eq(registerImport.courtId, courtId), eq(registerImport.fileHash, fileHash), isNull(undoneAt)))
    .orderBy(desc(id))
    .limit(1);
  return found?.importedAt ?? null;
}

export async function lockImport(tx: Transaction, courtId: number, id: number): Promise<ImportRow | undefined> {
  const [found] = await tx
    .select()
    .from(registerImport)
    .where(and(eq(registerImport.courtId, courtId), eq(registerImport.id, id)))
    .for("update");
  return found;
}

export async function markUndone(tx: Transaction, id: number, undoneAt: string): Promise<void> {
  await tx.update(registerImport).set({ undoneAt }).where(eq(registerImport.id, id));
}

export function findImportedLines(connection: Connection, importId: number, status: ImportedLine["status"]) {
  return connection
    .select({ line: registerImportRow.line, because: registerImportRow.because, cells: registerImportRow.cells })
    .from(registerImportRow)
    .where(and(eq(registerImportRow.importId, importId), eq(registerImportRow.status, status)))
    .orderBy(registerImportRow.line);
}
