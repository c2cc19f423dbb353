import { and, asc, desc, eq, inArray, or } from "drizzle-orm";
import type { Connection, Transaction } from "../../db/connect.ts";
import { staff } from "../../db/schema/access.ts";
import { caseNote, documentReference } from "../../db/schema/case-life.ts";

/** Notes of the office, and of the private ones only those that the reader wrote, the latest first. */
export function findNotes(connection: Connection, caseIds: readonly number[], readerId: string) {
  return connection
    .select({
      id: caseNote.id,
      version: caseNote.version,
      caseId: caseNote.caseId,
      text: caseNote.text,
      isPrivate: caseNote.isPrivate,
      writtenBy: caseNote.writtenBy,
      writtenAt: caseNote.writtenAt,
      name: staff.name,
    })
    .from(caseNote)
    .leftJoin(staff, eq(staff.userId, caseNote.writtenBy))
    .where(
      and(inArray(caseNote.caseId, [...caseIds]), or(eq(caseNote.isPrivate, false), eq(caseNote.writtenBy, readerId))),
    )
    .orderBy(desc(caseNote.id));
}

export async function insertNote(tx: Transaction, row: typeof caseNote.$inferInsert): Promise<number> {
  const [made] = await tx.insert(caseNote).values(row).returning({ id: caseNote.id });
  return made!.id;
}

/** Only its writer rewrites or takes back a note; false when it is not his, or changed since. */
export async function updateNote(
  tx: Transaction,
  note: { id: number; version: number; caseId: number; writtenBy: string },
  text: string,
): Promise<boolean> {
  const rows = await tx.update(caseNote).set({ text }).where(isOwn(note)).returning({ id: caseNote.id });
  return rows.length === 1;
}

export async function deleteNote(
  tx: Transaction,
  note: { id: number; version: number; caseId: number; writtenBy: string },
): Promise<boolean> {
  const rows = await tx.delete(caseNote).where(isOwn(note)).returning({ id: caseNote.id });
  return rows.length === 1;
}

const isOwn = (note: { id: number; version: number; caseId: number; writtenBy: string }) =>
  and(
    eq(caseNote.id, note.id),
    eq(caseNote.version, note.version),
    eq(caseNote.caseId, note.caseId),
    eq(caseNote.writtenBy, note.writtenBy),
  );

export function findDocuments(connection: Connection, caseId: number) {
  const { id, version, title, place, day } = documentReference;
  return connection
    .select({ id, version, title, place, day })
    .from(documentReference)
    .where(eq(documentReference.caseId, caseId))
    .orderBy(asc(documentReference.id));
}

export async function insertDocument(tx: Transaction, row: typeof documentReference.$inferInsert): Promise<number> {
  const [made] = await tx.insert(documentReference).values(row).returning({ id: documentReference.id });
  return made!.id;
}

export async function deleteDocument(
  tx: Transaction,
  { id, version, caseId }: { id: number; version: number; caseId: number },
): Promise<boolean> {
  const rows = await tx
    .delete(documentReference)
    .where(
      and(eq(documentReference.id, id), eq(documentReference.version, version), eq(documentReference.caseId, caseId)),
    )
    .returning({ id: documentReference.id });
  return rows.length === 1;
}
