import { and, asc, between, desc, eq, gte, inArray, isNull, ne, sql } from "drizzle-orm";
import type { Connection, Transaction } from "../../db/connect.ts";
import { hearing, hearingCall, outcome } from "../../db/schema/hearings.ts";
import type { CourtDay } from "../rules/calendar/court-day.ts";
import type { Disposal } from "../rules/case/outcomes.ts";
import type { Purpose } from "../rules/case/purposes.ts";
import type { Stage } from "../rules/case/stages.ts";
import type { HearingRow } from "./store.ts";

export type OutcomeRow = typeof outcome.$inferSelect;
export type NewOutcome = typeof outcome.$inferInsert;

export function findOpenOfCase(
  connection: Connection,
  courtId: number,
  caseId: number,
): Promise<{ id: number; day: CourtDay }[]> {
  return connection
    .select({ id: hearing.id, day: hearing.day })
    .from(hearing)
    .where(and(eq(hearing.courtId, courtId), eq(hearing.caseId, caseId), eq(hearing.state, "listed")))
    .orderBy(asc(hearing.id));
}

export async function saveState(
  tx: Transaction,
  courtId: number,
  ids: readonly number[],
  state: HearingRow["state"],
): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .update(hearing)
    .set({ state })
    .where(and(eq(hearing.courtId, courtId), inArray(hearing.id, [...ids])));
}

export async function insertOutcomes(tx: Transaction, rows: readonly NewOutcome[]): Promise<number[]> {
  if (rows.length === 0) return [];
  const inserted = await tx
    .insert(outcome)
    .values([...rows])
    .returning({ id: outcome.id });
  return inserted.map(({ id }) => id);
}

/** The outcomes that stand, by hearing. */
export async function findStandingOutcomes(
  connection: Connection,
  courtId: number,
  hearingIds: readonly number[],
): Promise<Map<number, OutcomeRow>> {
  if (hearingIds.length === 0) return new Map();
  const rows = await connection
    .select()
    .from(outcome)
    .where(and(eq(outcome.courtId, courtId), inArray(outcome.hearingId, [...hearingIds]), isNull(outcome.withdrawnAt)));
  return new Map(rows.map((row) => [row.hearingId, row]));
}

export async function withdrawOutcome(
  tx: Transaction,
  outcomeId: number,
  withdrawn: { at: string; by: string | null; because: string },
): Promise<void> {
  const { at, by, because } = withdrawn;
  await tx
    .update(outcome)
    .set({ withdrawnAt: at, withdrawnBy: by, withdrawnBecause: because })
    .where(eq(outcome.id, outcomeId));
}

/** The next date that an outcome got after it was recorded. */
export async function saveNextDate(
  tx: Transaction,
  outcomeId: number,
  next: { purpose: Purpose; day: CourtDay; hearingId: number },
): Promise<void> {
  await tx
    .update(outcome)
    .set({ nextPurpose: next.purpose, nextDay: next.day, nextHearingId: next.hearingId })
    .where(eq(outcome.id, outcomeId));
}

export async function insertCall(tx: Transaction, row: typeof hearingCall.$inferInsert): Promise<number> {
  const [inserted] = await tx.insert(hearingCall).values(row).returning({ id: hearingCall.id });
  return inserted!.id;
}

export type LeftOfDay = {
  hearingId: number;
  caseId: number;
  purpose: Purpose;
  minutes: number;
  isInCustody: boolean;
  notReachedTimes: number;
  stage: Stage;
  /** Null: it has no outcome yet. */
  outcomeId: number | null;
};

/**
 * What a day leaves behind: matters without an outcome, and not-reached ones without a next date, in the order of the
 * list. `notReachedTimes` counts this day once.
 */
export async function findLeftOfDay(connection: Connection, courtId: number, day: CourtDay): Promise<LeftOfDay[]> {
  const rows = await connection.execute<LeftOfDay>(sql`
    select h.id::float8 as "hearingId", h.case_id::float8 as "caseId", h.purpose, h.minutes,
      c.custody = 'in' as "isInCustody", c.stage, o.id::float8 as "outcomeId",
      c.not_reached_count + (o.id is null)::int as "notReachedTimes"
    from hearing h
      join court_case c on c.id = h.case_id
      left join outcome o on o.hearing_id = h.id and o.withdrawn_at is null
    where h.court_id = ${courtId} and h.day = ${day} and c.disposal_day is null
      and ((h.state = 'listed' and o.id is null)
        or (h.state = 'heard' and o.kind = 'not-reached' and o.next_hearing_id is null and not exists (
          select 1 from hearing n where n.case_id = h.case_id and n.purpose = h.purpose and n.state = 'listed')))
    order by h.block nulls last, h.position, h.id`);
  return [...rows];
}

export async function countWithoutOutcome(connection: Connection, courtId: number, day: CourtDay): Promise<number> {
  const [row] = await connection
    .select({ left: sql<number>`count(*)::int` })
    .from(hearing)
    .where(and(eq(hearing.courtId, courtId), eq(hearing.day, day), eq(hearing.state, "listed")));
  return row?.left ?? 0;
}

/** The first day from `from` on which the court has any matter, heard or to be heard. */
export async function firstDayWithMatters(
  connection: Connection,
  courtId: number,
  from: CourtDay,
): Promise<CourtDay | null> {
  const [row] = await connection
    .select({ day: sql<CourtDay | null>`min(${hearing.day})` })
    .from(hearing)
    .where(and(eq(hearing.courtId, courtId), ne(hearing.state, "withdrawn"), gte(hearing.day, from)));
  return row?.day ?? null;
}

/** Days of a span that still have matters without an outcome, latest first. */
export function findUnfinishedDays(connection: Connection, courtId: number, from: CourtDay, until: CourtDay) {
  return connection
    .select({ day: hearing.day, left: sql<number>`count(*)::int` })
    .from(hearing)
    .where(and(eq(hearing.courtId, courtId), eq(hearing.state, "listed"), between(hearing.day, from, until)))
    .groupBy(hearing.day)
    .orderBy(desc(hearing.day));
}

export type CaseBefore = {
  stage: Stage;
  stageSince: CourtDay | null;
  disposal: Disposal | null;
  disposalDay: CourtDay | null;
};

/** The case as it was before the first outcome of a hearing moved it; null where none of its outcomes did. */
export async function findCaseBefore(
  connection: Connection,
  hearingId: number,
  caseId: number,
): Promise<CaseBefore | null> {
  const rows = await connection.execute<CaseBefore>(sql`
    select r.before ->> 'stage' as stage, r.before ->> 'stage_since' as "stageSince",
      r.before ->> 'disposal' as disposal, r.before ->> 'disposal_day' as "disposalDay"
    from outcome o
      join change_row made on made.case_id = o.case_id and made.table_name = 'outcome' and made.row_id = o.id
        and made.before is null
      join change_row r on r.change_id = made.change_id and r.table_name = 'court_case' and r.row_id = ${caseId}
        and r.before is not null
    where o.hearing_id = ${hearingId} and o.case_id = ${caseId}
    order by r.id limit 1`);
  return rows[0] ?? null;
}

/** The case of the order; null where the outcome is not as it was seen. What was signed under another text wants a signature anew. */
export async function saveNote(
  tx: Transaction,
  at: { courtId: number; outcomeId: number; version: number },
  note: string | null,
): Promise<number | null> {
  const [row] = await tx
    .update(outcome)
    .set({ note, confirmedAt: null, confirmedBy: null })
    .where(
      and(
        eq(outcome.id, at.outcomeId),
        eq(outcome.courtId, at.courtId),
        eq(outcome.version, at.version),
        isNull(outcome.withdrawnAt),
      ),
    )
    .returning({ caseId: outcome.caseId });
  return row?.caseId ?? null;
}
