import { and, eq, inArray, isNotNull, sql } from "drizzle-orm";
import type { Connection, Transaction } from "../../db/connect.ts";
import { courtCase } from "../../db/schema/cases.ts";
import { draft, draftPlacement } from "../../db/schema/hearings.ts";
import type { CourtDay } from "../rules/calendar/court-day.ts";
import type { PlanReason, PossibleDay } from "../rules/listing/plan-reasons.ts";

export type DraftRow = typeof draft.$inferSelect;
export type DraftPlacementRow = typeof draftPlacement.$inferSelect;
export type NewDraftPlacement = typeof draftPlacement.$inferInsert;
/** A row as planning makes it; the rest takes its defaults. */
export type PlannedRow = Pick<NewDraftPlacement, "caseId" | "purpose" | "minutes"> & {
  day: CourtDay | null;
  block?: string | null;
  because: PlanReason;
  couldBe: PossibleDay[] | null;
  /** The day it had in the draft before. */
  wasDay: CourtDay | null;
  overloadBecause?: string | null;
};
export type DraftPlacementChange = Partial<
  Pick<
    NewDraftPlacement,
    "day" | "block" | "position" | "isPinned" | "isByHand" | "overloadBecause" | "because" | "couldBe"
  >
>;

export async function findDraft(connection: Connection, courtId: number): Promise<DraftRow | undefined> {
  const [found] = await connection.select().from(draft).where(eq(draft.courtId, courtId));
  return found;
}

/** The draft of a court, locked: edits of one draft follow one another. */
export async function lockDraft(tx: Transaction, courtId: number): Promise<DraftRow | undefined> {
  const [found] = await tx.select().from(draft).where(eq(draft.courtId, courtId)).for("update");
  return found;
}

export function findDraftPlacements(connection: Connection, courtId: number): Promise<DraftPlacementRow[]> {
  return connection.select().from(draftPlacement).where(eq(draftPlacement.courtId, courtId)).orderBy(draftPlacement.id);
}

export function findPlacementsById(connection: Connection, courtId: number, ids: readonly number[]) {
  return connection
    .select()
    .from(draftPlacement)
    .where(and(eq(draftPlacement.courtId, courtId), inArray(draftPlacement.id, [...ids])))
    .orderBy(draftPlacement.id);
}

/** Rows of the draft that have a day, with what their calling order looks at. */
export function findPlacedWithFacts(connection: Connection, courtId: number, days: readonly CourtDay[]) {
  return connection
    .select({
      row: draftPlacement,
      custody: courtCase.custody,
      since: courtCase.institutionDay,
    })
    .from(draftPlacement)
    .innerJoin(courtCase, eq(courtCase.id, draftPlacement.caseId))
    .where(and(eq(draftPlacement.courtId, courtId), inArray(draftPlacement.day, [...days])))
    .orderBy(draftPlacement.id);
}

/** What the draft adds to each day, in whole minutes and matters. */
export async function draftLoads(connection: Connection, courtId: number) {
  const rows = await connection
    .select({
      day: draftPlacement.day,
      minutes: sql<number>`sum(${draftPlacement.minutes})::int`,
      matters: sql<number>`count(*)::int`,
    })
    .from(draftPlacement)
    .where(and(eq(draftPlacement.courtId, courtId), isNotNull(draftPlacement.day)))
    .groupBy(draftPlacement.day);
  return new Map(rows.map(({ day, minutes, matters }) => [day as CourtDay, { minutes, matters }]));
}

/** Writes the draft of a court down, new or over the old one; answers its id. */
export async function saveDraft(
  tx: Transaction,
  values: Omit<typeof draft.$inferInsert, "id" | "version">,
): Promise<number> {
  const [row] = await tx
    .insert(draft)
    .values(values)
    .onConflictDoUpdate({ target: draft.courtId, set: values })
    .returning({ id: draft.id });
  return row!.id;
}

const AT_ONCE = 1000;

/** One parameter for all rows: a large docket has many thousands of them, and ten times as many values. */
export async function insertPlacements(
  tx: Transaction,
  { draftId, courtId }: { draftId: number; courtId: number },
  rows: readonly PlannedRow[],
): Promise<void> {
  if (rows.length === 0) return;
  await tx.execute(sql`
    insert into ${draftPlacement}
      (draft_id, court_id, case_id, purpose, minutes, day, block, because, could_be, was_day, overload_because)
    select ${draftId}::bigint, ${courtId}::bigint, r."caseId", r.purpose, r.minutes, r.day, r.block, r.because, r."couldBe",
      r."wasDay", r."overloadBecause"
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
      as r ("caseId" bigint, purpose text, minutes integer, day date, block text, because jsonb, "couldBe" jsonb,
        "wasDay" date, "overloadBecause" text)`);
}

/** The rows that stay when a court is planned again have, from then on, the day they are on. */
export async function markKept(tx: Transaction, courtId: number): Promise<void> {
  await tx
    .update(draftPlacement)
    .set({ wasDay: sql`${draftPlacement.day}` })
    .where(
      and(eq(draftPlacement.courtId, courtId), sql`${draftPlacement.wasDay} is distinct from ${draftPlacement.day}`),
    );
}

/** How many rows of the draft came from which day of the draft before to which day; null: none. */
export function findDraftMoves(connection: Connection, courtId: number) {
  return connection
    .select({ day: draftPlacement.day, wasDay: draftPlacement.wasDay, count: sql<number>`count(*)::int` })
    .from(draftPlacement)
    .where(eq(draftPlacement.courtId, courtId))
    .groupBy(draftPlacement.day, draftPlacement.wasDay);
}

export async function markAccepted(tx: Transaction, draftId: number, at: string): Promise<void> {
  await tx.update(draft).set({ acceptedAt: at }).where(eq(draft.id, draftId));
}

/** True when the row still had that version and was changed. */
export async function updatePlacement(
  tx: Transaction,
  { id, version }: { id: number; version: number },
  change: DraftPlacementChange,
): Promise<boolean> {
  const rows = await tx
    .update(draftPlacement)
    .set(change)
    .where(and(eq(draftPlacement.id, id), eq(draftPlacement.version, version)))
    .returning({ id: draftPlacement.id });
  return rows.length === 1;
}

export async function deletePlacements(tx: Transaction, ids: readonly number[]): Promise<void> {
  for (let start = 0; start < ids.length; start += AT_ONCE) {
    await tx.delete(draftPlacement).where(inArray(draftPlacement.id, ids.slice(start, start + AT_ONCE)));
  }
}

export async function deleteDraft(tx: Transaction, draftId: number): Promise<void> {
  await tx.delete(draft).where(eq(draft.id, draftId));
}
