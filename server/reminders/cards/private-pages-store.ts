import { and, eq, isNull, sql } from "drizzle-orm";
import type { Connection, Transaction } from "../../../db/connect.ts";
import { type CardRoute, privatePage } from "../../../db/schema/reminders.ts";
import type { CourtDay } from "../../rules/calendar/court-day.ts";
import type { CallTaskCause } from "../../rules/reminders/reminder-plan.ts";

export type PageRow = typeof privatePage.$inferSelect;
export type NewPage = Omit<typeof privatePage.$inferInsert, "tries" | "lockedAt" | "openedAt">;

/** Whose page it is. */
export type FoundPage = { casePersonId: number; caseId: number; courtId: number };

/** What an address opens; undefined for one that is unknown, closed or shut by wrong codes. */
export async function findPageOf(connection: Connection, tokenHash: string): Promise<FoundPage | undefined> {
  const [row] = await connection.execute<FoundPage>(sql`
    select case_person_id::float8 as "casePersonId", case_id::float8 as "caseId", court_id::float8 as "courtId"
    from find_private_page(${tokenHash})`);
  return row;
}

/** The page that takes the place of whatever the person had. */
export async function savePage(tx: Transaction, page: NewPage): Promise<void> {
  const { casePersonId: _, caseId: __, ...columns } = page;
  const fresh = { ...columns, tries: 0, lockedAt: null, openedAt: null };
  await tx.insert(privatePage).values(page).onConflictDoUpdate({ target: privatePage.casePersonId, set: fresh });
}

export async function deletePage(tx: Transaction, casePersonId: number): Promise<boolean> {
  const gone = await tx.delete(privatePage).where(eq(privatePage.casePersonId, casePersonId)).returning();
  return gone.length > 0;
}

/** The page under this very address, locked against every other try; undefined where it is shut or another took its place. */
export async function lockPage(tx: Transaction, tokenHash: string): Promise<PageRow | undefined> {
  const where = and(eq(privatePage.tokenHash, tokenHash), isNull(privatePage.lockedAt));
  const [row] = await tx.select().from(privatePage).where(where).for("update");
  return row;
}

export async function updatePage(tx: Transaction, casePersonId: number, values: Partial<PageRow>): Promise<void> {
  await tx.update(privatePage).set(values).where(eq(privatePage.casePersonId, casePersonId));
}

export type PageFacts = {
  policy: unknown;
  timezone: string;
  routes: CardRoute[];
  isStopped: boolean;
  isEnded: boolean;
};

/** What a page says besides the date. */
export async function findPageFacts(connection: Connection, casePersonId: number): Promise<PageFacts | undefined> {
  const [row] = await connection.execute<PageFacts>(sql`
    select d.policy, d.timezone, coalesce(card.routes, '[]') as routes, card.stopped_at is not null as "isStopped",
      c.disposal_day is not null as "isEnded"
    from case_person p join court_case c on c.id = p.case_id join court k on k.id = p.court_id
      join district d on d.id = k.district_id left join safe_contact_card card on card.case_person_id = p.id
    where p.id = ${casePersonId}`);
  return row;
}

/** What was last answered on the page to the date as it stands now. */
export async function findAnswer(connection: Connection, casePersonId: number, hearingId: number) {
  const [row] = await connection.execute<{ word: string }>(sql`
    select a.word from reminder_reply a
    where a.hearing_id = ${hearingId} and a.case_person_id = ${casePersonId} and a.word in ('coming', 'cannot')
      and a.received_at >= coalesce((select d.fixed_at from reminder_date d
        where d.hearing_id = a.hearing_id and d.case_person_id = a.case_person_id and d.state = 'standing'), a.received_at)
    order by a.received_at desc, a.id desc limit 1`);
  return row?.word ?? null;
}

export type PageAnswer = FoundPage & { reference: string; hearingId: number | null; word: string };

/** Keeps an answer of a page once, however often its form is sent; false where it was kept before. */
export async function insertAnswer(tx: Transaction, answer: PageAnswer, now: Date): Promise<boolean> {
  const rows = await tx.execute(sql`
    insert into reminder_reply (gateway, reference, court_id, hearing_id, case_person_id, word, received_at)
    values ('page', ${answer.reference}, ${answer.courtId}, ${answer.hearingId}, ${answer.casePersonId}, ${answer.word},
      ${now.toISOString()})
    on conflict on constraint reminder_reply_once do nothing returning id`);
  return rows.length === 1;
}

/**
 * A call that her page asks for: about the date, where one is meant, else about the next one that she is told of, if any.
 * One that is still open for the same is enough.
 */
export async function callFromPage(
  tx: Transaction,
  { courtId, casePersonId, caseId }: FoundPage,
  { because, hearingId, today }: { because: CallTaskCause; hearingId: number | null; today: CourtDay },
  now: Date,
): Promise<void> {
  await tx.execute(sql`
    insert into call_task (court_id, case_id, case_person_id, hearing_id, because, due_at, not_after)
    select k.id, ${caseId}, ${casePersonId}, h.id, ${because}, ${now.toISOString()},
      (h.day + h.reporting_time::time) at time zone d.timezone
    from court k join district d on d.id = k.district_id
      left join lateral (
        select h.id, h.day, h.reporting_time from reminder_date r
          join hearing h on h.id = r.hearing_id and h.state = 'listed' and h.day >= ${today}
        where r.case_person_id = ${casePersonId} and r.state = 'standing' and r.hearing_id = coalesce(${hearingId}::bigint, r.hearing_id)
        order by h.day, h.reporting_time limit 1) h on true
    where k.id = ${courtId} and not exists (select 1 from call_task t where t.case_person_id = ${casePersonId}
      and t.hearing_id is not distinct from h.id and t.because = ${because} and t.state = 'open')`);
}
