import { sql } from "drizzle-orm";
import type { Connection } from "../../../db/connect.ts";
import type { CardRoute } from "../../../db/schema/reminders.ts";
import type { CallTaskCause } from "../../rules/reminders/reminder-plan.ts";

export type OpenReminder = {
  id: number;
  courtId: number;
  caseId: number;
  casePersonId: number;
  hearingId: number;
  code: string;
  audience: "guarded" | "open";
  routes: CardRoute[] | null;
  sealed: string | null;
  salt: string | null;
  /** Of who needs no card, the number that the court has. */
  phone: string | null;
  notAfter: string;
};

/** Messages of which an answer may come: handed over, their date still ahead or just gone. */
export async function findOpenReminders(
  connection: Connection,
  channel: "sms" | "email",
  now: Date,
): Promise<OpenReminder[]> {
  const rows = await connection.execute<OpenReminder>(sql`
    select r.id::float8 as id, r.court_id::float8 as "courtId", r.case_id::float8 as "caseId",
      r.case_person_id::float8 as "casePersonId", r.hearing_id::float8 as "hearingId", r.code, r.audience, c.routes, c.sealed, s.salt,
      r.not_after as "notAfter", case when c.id is null and r.audience = 'open' then phone_to_remind(r.case_person_id) end as phone
    from reminder r left join safe_contact_card c on c.case_person_id = r.case_person_id
      left join card_seal s on s.case_person_id = r.case_person_id
    where r.channel = ${channel} and r.state in ('attempting', 'accepted', 'delivered', 'unclear')
      and r.day >= (${now.toISOString()}::timestamptz - interval '2 days')::date
    order by r.id desc`);
  return [...rows];
}

export type NewReply = {
  gateway: string;
  reference: string;
  reminderId: number | null;
  courtId: number | null;
  word: string;
  said: string | null;
};

/** Keeps an answer once, however often a gateway brings it; null where it was brought before. */
export async function insertReply(connection: Connection, reply: NewReply, now: Date): Promise<number | null> {
  const [row] = await connection.execute<{ id: string }>(sql`
    insert into reminder_reply (gateway, reference, reminder_id, court_id, word, said, received_at)
    values (${reply.gateway}, ${reply.reference}, ${reply.reminderId}, ${reply.courtId}, ${reply.word}, ${reply.said},
      ${now.toISOString()})
    on conflict on constraint reminder_reply_once do nothing returning id`);
  return row ? Number(row.id) : null;
}

/** A call about an answer; one that is still open for the same is enough. */
export async function callOnce(
  connection: Connection,
  about: Pick<OpenReminder, "courtId" | "caseId" | "casePersonId" | "hearingId" | "notAfter">,
  because: CallTaskCause,
  now: Date,
): Promise<void> {
  const { courtId, caseId, casePersonId, hearingId, notAfter } = about;
  await connection.execute(sql`
    insert into call_task (court_id, case_id, case_person_id, hearing_id, because, due_at, not_after)
    select ${courtId}, ${caseId}, ${casePersonId}, ${hearingId}, ${because}, ${now.toISOString()}, ${notAfter}
    where not exists (select 1 from call_task t where t.case_person_id = ${casePersonId} and t.hearing_id = ${hearingId}
      and t.because = ${because} and t.state = 'open')`);
}
