import { and, eq, inArray, ne, sql } from "drizzle-orm";
import type { Connection, Transaction } from "../../../db/connect.ts";
import { callTask, safeContactCard } from "../../../db/schema/reminders.ts";
import type { CourtDay } from "../../rules/calendar/court-day.ts";
import type { ReminderState } from "../../rules/reminders/reminder-states.ts";

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

/**
 * Other calls that were to tell the same person of the same date: whoever spoke with her has told it. Answers the messages
 * in the place of which they stood.
 */
export async function closeSameCalls(
  tx: Transaction,
  { id, casePersonId, hearingId }: CallRow,
  values: Pick<CallRow, "result" | "doneAt" | "doneBy">,
): Promise<number[]> {
  const rows = await tx
    .update(callTask)
    .set({ ...values, state: "done" })
    .where(
      and(
        ...[ne(callTask.id, id), eq(callTask.casePersonId, casePersonId), eq(callTask.state, "open")],
        hearingId === null ? sql`false` : eq(callTask.hearingId, hearingId),
        inArray(callTask.because, ["no-gateway", "not-confirmed", "unclear"]),
      ),
    )
    .returning({ reminderId: callTask.reminderId });
  return rows.flatMap(({ reminderId }) => (reminderId === null ? [] : [reminderId]));
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

/**
 * Opens a call for everybody who needs a card, whose date is one that the desk of the court has to think of today, and of whom nothing confirms that
 * anything reached her: no receipt, no answer, no call. Only where something was tried, and not in the last hours. Answers
 * how many.
 */
export async function openUnconfirmed(
  connection: Connection,
  { now, desks, hours }: { now: Date; desks: readonly { courtId: number; datesBy: CourtDay }[]; hours: number },
): Promise<number> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const rows = await connection.execute(sql`
    with own as (
      select r.*, d.fixed_at from reminder r
        join reminder_date d on d.hearing_id = r.hearing_id and d.case_person_id = r.case_person_id
          and d.hearing_version = r.hearing_version and d.state = 'standing'
        join hearing h on h.id = r.hearing_id and h.state = 'listed'
        join case_person p on p.id = r.case_person_id
        join court k on k.id = r.court_id join district t on t.id = k.district_id
        join jsonb_to_recordset(${JSON.stringify(desks)}::jsonb) as s("courtId" bigint, "datesBy" date) on s."courtId" = r.court_id
      where r.audience = 'guarded' and r.channel <> 'desk'
        and r.day between (${at} at time zone t.timezone)::date and s."datesBy")
    insert into call_task (court_id, case_id, case_person_id, hearing_id, reminder_id, because, due_at, not_after)
    select distinct on (o.hearing_id, o.case_person_id) o.court_id, o.case_id, o.case_person_id, o.hearing_id, o.id,
      'not-confirmed', ${at}, must_know_by(r)
    from own o join reminder r on r.id = o.id
    where (o.state in ('undelivered', 'expired') or o.state = 'accepted' and o.state_since <= ${at} - make_interval(hours => ${hours}))
      and must_know_by(r) > ${at}
      and not exists (select 1 from own x where x.hearing_id = o.hearing_id and x.case_person_id = o.case_person_id
        and (x.state in ('delivered', 'attempting') or x.state = 'accepted' and x.state_since > ${at} - make_interval(hours => ${hours})
          or exists (select 1 from reminder_reply a where a.reminder_id = x.id and a.word in ('coming', 'cannot'))))
      and not exists (select 1 from reminder_reply a where a.hearing_id = o.hearing_id and a.case_person_id = o.case_person_id
        and a.word in ('coming', 'cannot') and a.received_at >= o.fixed_at)
      and not exists (select 1 from call_task c where c.hearing_id = o.hearing_id and c.case_person_id = o.case_person_id
        and (c.state = 'open' or c.state = 'done' and c.done_at >= o.fixed_at))
    order by o.hearing_id, o.case_person_id, o.state_since desc, o.id desc
    on conflict on constraint call_task_of_reminder do nothing returning id`);
  return rows.length;
}

/** What was to be called about because nobody knew whether it arrived needs no call once it is known. */
export async function dropConfirmed(connection: Connection, reminderId: number): Promise<void> {
  await connection.execute(sql`
    update call_task set state = 'dropped'
    where reminder_id = ${reminderId} and state = 'open' and because in ('unclear', 'not-confirmed')`);
}
