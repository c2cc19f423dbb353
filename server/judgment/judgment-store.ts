import { and, asc, eq, isNotNull, isNull, sql } from "drizzle-orm";
import type { Connection, Transaction } from "../../db/connect.ts";
import { judgment, judgmentResult } from "../../db/schema/settlements.ts";
import type { CourtDay } from "../rules/calendar/court-day.ts";

export type JudgmentRow = typeof judgment.$inferSelect;
export type ResultRow = typeof judgmentResult.$inferSelect;
export type ResultFacts = Pick<
  ResultRow,
  "accusedId" | "result" | "sections" | "differing" | "months" | "fine" | "compensation" | "isSplit" | "note"
>;

/** The judgment that stands. */
export async function findJudgment(
  connection: Connection,
  caseId: number,
): Promise<(JudgmentRow & { results: ResultRow[] }) | null> {
  const [row] = await connection.select().from(judgment).where(standingOf(caseId));
  if (!row) return null;
  const results = await connection
    .select()
    .from(judgmentResult)
    .where(eq(judgmentResult.judgmentId, row.id))
    .orderBy(asc(judgmentResult.id));
  return { ...row, results };
}

const standingOf = (caseId: number) => and(eq(judgment.caseId, caseId), isNull(judgment.setAsideDay));

/** Of these cases, those with a settlement that stands, or with a judgment in which something is said of an accused. */
export async function findJudged(
  connection: Connection,
  courtId: number,
  caseIds: readonly number[],
): Promise<number[]> {
  const asked = sql`any(${sql.param(caseIds)}::bigint[])`;
  const rows = await connection.execute<{ id: number }>(sql`
    select s.case_id::float8 as id from settlement s
    where s.court_id = ${courtId} and s.case_id = ${asked} and s.reopened_day is null
    union
    select j.case_id::float8 from judgment j join judgment_result r on r.judgment_id = j.id
    where j.court_id = ${courtId} and j.case_id = ${asked} and j.set_aside_day is null`);
  return rows.map(({ id }) => id);
}

/** Judgments that a higher court set aside, the oldest first. */
export function findJudgmentsSetAside(connection: Connection, caseId: number) {
  const { id, announcedDay, judgeName, setAsideDay, setAsideBecause } = judgment;
  return connection
    .select({ id, announcedDay, judgeName, setAsideDay, setAsideBecause })
    .from(judgment)
    .where(and(eq(judgment.caseId, caseId), isNotNull(setAsideDay)))
    .orderBy(asc(id));
}

/** What stood is kept with the order; nothing where there was no judgment. */
export async function setJudgmentAside(
  tx: Transaction,
  caseId: number,
  order: { setAsideDay: CourtDay; setAsideBecause: string },
): Promise<void> {
  await tx.update(judgment).set(order).where(standingOf(caseId));
}

type Days = Partial<Pick<JudgmentRow, "reservedDay" | "announcedDay" | "judgeName" | "copySuppliedDay">>;

export async function insertJudgment(
  tx: Transaction,
  of: { courtId: number; caseId: number },
  days: Days,
): Promise<number | null> {
  const rows = await tx
    .insert(judgment)
    .values({ ...of, ...days })
    .onConflictDoNothing()
    .returning({ id: judgment.id });
  return rows[0]?.id ?? null;
}

/** False when somebody wrote it since that version. */
export async function updateJudgment(
  tx: Transaction,
  { id, version }: { id: number; version: number },
  days: Days,
): Promise<boolean> {
  const rows = await tx
    .update(judgment)
    .set(days)
    .where(and(eq(judgment.id, id), eq(judgment.version, version)))
    .returning({ id: judgment.id });
  return rows.length === 1;
}

/** Takes back a judgment of which nothing but a reserved day is known. */
export async function deleteJudgment(
  tx: Transaction,
  { id, version }: { id: number; version: number },
): Promise<boolean> {
  const rows = await tx
    .delete(judgment)
    .where(and(eq(judgment.id, id), eq(judgment.version, version)))
    .returning({ id: judgment.id });
  return rows.length === 1;
}

export async function saveResults(
  tx: Transaction,
  of: { judgmentId: number; caseId: number },
  results: readonly ResultFacts[],
): Promise<void> {
  for (const facts of results) {
    const { accusedId: _, ...said } = facts;
    await tx
      .insert(judgmentResult)
      .values({ ...of, ...facts })
      .onConflictDoUpdate({ target: [judgmentResult.judgmentId, judgmentResult.accusedId], set: said });
  }
}
