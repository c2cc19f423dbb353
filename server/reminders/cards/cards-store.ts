import { and, eq, sql } from "drizzle-orm";
import type { Connection, Transaction } from "../../../db/connect.ts";
import { cardSeal, safeContactCard } from "../../../db/schema/reminders.ts";
import type { ApplicationKind } from "../../rules/applications/applications.ts";
import type { CaseRole } from "../../rules/people/people.ts";

export type CardRow = typeof safeContactCard.$inferSelect;

/** Somebody of a case of this court, locked with the case's own order of people. */
export async function lockPersonOfCase(tx: Transaction, courtId: number, casePersonId: number) {
  const [row] = await tx.execute<{ caseId: number; role: CaseRole }>(sql`
    select case_id::float8 as "caseId", role from case_person where id = ${casePersonId} and court_id = ${courtId} for update`);
  return row;
}

export async function lockCard(tx: Transaction, casePersonId: number): Promise<CardRow | undefined> {
  const [row] = await tx
    .select()
    .from(safeContactCard)
    .where(eq(safeContactCard.casePersonId, casePersonId))
    .for("update");
  return row;
}

export async function findCard(connection: Connection, courtId: number, casePersonId: number) {
  const [row] = await connection
    .select({ card: safeContactCard, salt: cardSeal.salt })
    .from(safeContactCard)
    .leftJoin(cardSeal, eq(cardSeal.casePersonId, safeContactCard.casePersonId))
    .where(
      and(
        eq(safeContactCard.casePersonId, casePersonId),
        sql`exists (select 1 from case_person p where p.id = ${casePersonId} and p.court_id = ${courtId})`,
      ),
    );
  return row;
}

/** What the key of a card is made with; made once, gone when it is forgotten. */
export async function keepSalt(tx: Transaction, casePersonId: number, fresh: string): Promise<string> {
  await tx.insert(cardSeal).values({ casePersonId, salt: fresh }).onConflictDoNothing();
  const [row] = await tx.select({ salt: cardSeal.salt }).from(cardSeal).where(eq(cardSeal.casePersonId, casePersonId));
  return row!.salt;
}

export async function insertCard(tx: Transaction, values: typeof safeContactCard.$inferInsert): Promise<void> {
  await tx.insert(safeContactCard).values(values);
}

/**
 * Counsel or an accused on bail, who is written to without a card: nothing goes to him any more in any of his pending
 * matters, nor in those to come (`phone_to_remind`).
 */
export async function stopWherever(tx: Transaction, casePersonId: number, at: string): Promise<void> {
  await tx.execute(sql`
    insert into safe_contact_card (case_id, case_person_id, level, routes, is_reply_allowed, i_will_call, asked_at, changed_at, stopped_at)
    select cp.case_id, cp.id, 0, '[]', false, false, ${at}, ${at}, ${at}
    from case_person cp join court_case c on c.id = cp.case_id
    where cp.person_id = (select person_id from case_person where id = ${casePersonId}) and c.disposal_day is null
    order by cp.id on conflict on constraint safe_contact_card_once do nothing`);
}

/** Asked anew, who stopped in one of his matters has stopped in none. */
export async function resumeWherever(tx: Transaction, casePersonId: number): Promise<void> {
  await tx.execute(sql`
    delete from safe_contact_card s using case_person cp
    where cp.id = s.case_person_id and cp.id <> ${casePersonId} and s.stopped_at is not null and s.sealed is null
      and cp.person_id = (select person_id from case_person where id = ${casePersonId})`);
}

export async function updateCard(tx: Transaction, id: number, values: Partial<CardRow>): Promise<void> {
  await tx.update(safeContactCard).set(values).where(eq(safeContactCard.id, id));
}

/** From here on nothing of what was ever on this card opens, in its history neither. */
export async function dropSalt(tx: Transaction, casePersonId: number): Promise<void> {
  await tx.delete(cardSeal).where(eq(cardSeal.casePersonId, casePersonId));
}

/** What people wrote in answer to reminders of this person. */
export async function dropWords(tx: Transaction, casePersonId: number): Promise<void> {
  await tx.execute(sql`
    update reminder_reply set said = null where said is not null
      and reminder_id in (select id from reminder where case_person_id = ${casePersonId})`);
}

const BEFORE_ANOTHER_COURT: readonly ApplicationKind[] = ["appeal-47", "revision"];

/** Cards of a court's cases that are over since longer than an appeal may be brought, with something to forget in them. */
export async function findCardsToForget(
  connection: Connection,
  before: string,
): Promise<{ courtId: number; casePersonId: number }[]> {
  const rows = await connection.execute<{ courtId: number; casePersonId: number }>(sql`
    select p.court_id::float8 as "courtId", p.id::float8 as "casePersonId"
    from safe_contact_card card join card_seal s on s.case_person_id = card.case_person_id
      join case_person p on p.id = card.case_person_id join court_case c on c.id = p.case_id
    where c.disposal_day is not null and c.disposal_day < ${before}
      and not exists (select 1 from court_case a where a.parent_case_id = c.id and a.disposal_day is null
        and a.application_kind = any(${sql.param(BEFORE_ANOTHER_COURT)}::text[]))
    order by 2 limit 500`);
  return [...rows];
}
