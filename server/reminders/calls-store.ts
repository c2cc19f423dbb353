import { and, eq, sql } from "drizzle-orm";
import type { Transaction } from "../../db/connect.ts";
import { callTask, safeContactCard } from "../../db/schema/reminders.ts";
import type { ReminderState } from "../rules/reminder-states.ts";

export type CallRow = typeof callTask.$inferSelect;

/** A call of this court as it stands, locked; undefined where there is none. */
export async function lockCall(tx: Transaction, courtId: number, id: number): Promise<CallRow | undefined> {
  const where = and(eq(callTask.id, id), eq(callTask.courtId, courtId));
  const [row] = await tx.select().from(callTask).where(where).for("update");
  return row;
}

export async function saveCall(
  tx: Transaction,
  id: number,
  values: Partial<typeof callTask.$inferInsert>,
): Promise<void> {
  await tx.update(callTask).set(values).where(eq(callTask.id, id));
}

export async function insertCall(tx: Transaction, values: typeof callTask.$inferInsert): Promise<void> {
  await tx.insert(callTask).values(values).onConflictDoNothing();
}

/** Nothing more goes out to her by itself until somebody has spoken with her. False where there is no card to pause. */
export async function pauseCardOf(tx: Transaction, casePersonId: number, at: string): Promise<boolean> {
  const { id, pausedAt } = safeContactCard;
  const where = and(eq(safeContactCard.casePersonId, casePersonId), sql`${pausedAt} is null`);
  const rows = await tx.update(safeContactCard).set({ pausedAt: at, changedAt: at }).where(where).returning({ id });
  return rows.length > 0;
}

export type HeldReminder = {
  id: number;
  caseId: number;
  casePersonId: number;
  hearingId: number;
  state: ReminderState;
  notAfter: string;
};

/** A reminder of this court, locked; undefined where there is none. */
export async function lockReminder(tx: Transaction, courtId: number, id: number): Promise<HeldReminder | undefined> {
  const [row] = await tx.execute<HeldReminder>(sql`
    select id::float8 as id, case_id::float8 as "caseId", case_person_id::float8 as "casePersonId",
      hearing_id::float8 as "hearingId", state, not_after as "notAfter"
    from reminder where id = ${id} and court_id = ${courtId}`);
  return row;
}

/** Moves one reminder a step on; false where the step may not be taken any more. */
export async function moveReminder(
  tx: Transaction,
  id: number,
  { to, why, at, told = {} }: { to: ReminderState; why: string; at: string; told?: Record<string, unknown> },
): Promise<boolean> {
  const rows = await tx.execute(sql`
    select * from move_reminders(${sql.param([id])}::bigint[], ${to}, ${why}, ${at}, ${JSON.stringify(told)}::jsonb)`);
  return rows.length === 1;
}
