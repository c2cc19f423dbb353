import type { Connection, Transaction } from "../../db/connect.ts";
import { change } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { Refused } from "../core/refused.ts";
import type { CourtDay } from "../rules/calendar/court-day.ts";
import {
  deleteDocument,
  deleteNote,
  findDocuments,
  findNotes,
  insertDocument,
  insertNote,
  updateNote,
} from "./case-notes-store.ts";
import { findDocketRow } from "./docket-kind-store.ts";

const writerOf = (ctx: Context): string => (ctx.actor.kind === "staff" ? ctx.actor.userId : "terminal");

/** What the reader may see of the notes of cases: the office's, and his own private ones. Nobody reads another's. */
export async function notesFor(connection: Connection, ctx: Context, caseIds: readonly number[]) {
  if (caseIds.length === 0) return [];
  const reader = writerOf(ctx);
  const rows = await findNotes(connection, caseIds, reader);
  return rows.map(({ writtenBy, ...note }) => ({ ...note, isOwn: writtenBy === reader }));
}

export const documentsOf = (connection: Connection, caseId: number) => findDocuments(connection, caseId);

type OfCase = { courtId: number; caseId: number; key?: string };

async function requireCase(tx: Transaction, courtId: number, caseId: number): Promise<void> {
  if (!(await findDocketRow(tx, courtId, caseId))) throw new Refused("not-found");
}

/** Writes a note on a case. A private one is the judge's own; refused as `not-allowed` for anybody else. */
export function writeNote(ctx: Context, input: OfCase & { text: string; isPrivate: boolean }) {
  const { courtId, caseId, key, isPrivate } = input;
  const text = input.text.trim();
  if (isPrivate && !(ctx.actor.kind === "staff" && ctx.actor.role === "judge")) throw new Refused("not-allowed");
  const asked = { caseId, text, isPrivate };
  const act = { action: "case.noted", permission: "day.record", courtId, key, input: asked } as const;
  return change(ctx, act, async (tx, changeId) => {
    if (text === "") throw new Refused("invalid", { field: "text" });
    await requireCase(tx, courtId, caseId);
    const row = { caseId, courtId, text, isPrivate, writtenBy: writerOf(ctx), writtenAt: ctx.now.toISOString() };
    return { changeId, noteId: await insertNote(tx, row) };
  });
}

/** Rewrites one's own note; without a text it is taken back. Refused as `stale` when it is not one's own or changed. */
export function rewriteNote(ctx: Context, input: OfCase & { noteId: number; version: number; text: string }) {
  const { courtId, caseId, key, noteId, version } = input;
  const text = input.text.trim();
  const asked = { caseId, noteId, version, text };
  const act = { action: "case.note-rewritten", permission: "day.record", courtId, key, input: asked } as const;
  return change(ctx, act, async (tx, changeId) => {
    await requireCase(tx, courtId, caseId);
    const note = { id: noteId, version, caseId, writtenBy: writerOf(ctx) };
    const isDone = text === "" ? await deleteNote(tx, note) : await updateNote(tx, note, text);
    if (!isDone) throw new Refused("stale", { noteId });
    return { changeId };
  });
}

/** Says where a paper of the case is kept. */
export function addDocument(
  ctx: Context,
  input: OfCase & { title: string; place: string | null; day: CourtDay | null },
): Promise<{ changeId: number }> {
  const { courtId, caseId, key, day } = input;
  const title = input.title.trim();
  const place = input.place?.trim() || null;
  const asked = { caseId, title, place, day };
  const act = { action: "case.document-added", permission: "docket.change", courtId, key, input: asked } as const;
  return change(ctx, act, async (tx, changeId) => {
    if (title === "") throw new Refused("invalid", { field: "title" });
    await requireCase(tx, courtId, caseId);
    await insertDocument(tx, { caseId, courtId, title, place, day });
    return { changeId };
  });
}

export function removeDocument(
  ctx: Context,
  input: OfCase & { documentId: number; version: number },
): Promise<{ changeId: number }> {
  const { courtId, caseId, key, documentId, version } = input;
  const asked = { caseId, documentId, version };
  const act = { action: "case.document-removed", permission: "docket.change", courtId, key, input: asked } as const;
  return change(ctx, act, async (tx, changeId) => {
    await requireCase(tx, courtId, caseId);
    if (!(await deleteDocument(tx, { id: documentId, version, caseId }))) throw new Refused("stale");
    return { changeId };
  });
}
