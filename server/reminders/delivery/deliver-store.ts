import { sql } from "drizzle-orm";
import { NUMBER_COLUMNS } from "../../../db/case-number-columns.ts";
import type { Connection } from "../../../db/connect.ts";
import type { CardRoute } from "../../../db/schema/reminders.ts";
import type { CourtDay } from "../../rules/calendar/court-day.ts";
import type { NumberFacts } from "../../rules/case/case-label.ts";
import type { CaseRole } from "../../rules/people/people.ts";
import type { CardLevel, ReminderKind, ReminderLanguage } from "../../rules/reminders/reminder-plan.ts";
import type { ReminderState } from "../../rules/reminders/reminder-states.ts";
import type { Audience, WrittenChannel } from "./gateways.ts";

const at = (now: Date) => sql`${now.toISOString()}::timestamptz`;

type LeaseAsk = { channel: WrittenChannel; audience: Audience; most: number; now: Date; until: Date };

/** Sets aside what is due for one worker, for a while; nothing of it is in hand yet. */
export async function lease(connection: Connection, ask: LeaseAsk): Promise<number[]> {
  const rows = await connection.execute<{ id: string }>(sql`
    select id from lease_reminders(${ask.channel}, ${ask.audience}, ${ask.most}, ${at(ask.now)}, ${at(ask.until)}) as id`);
  return rows.map(({ id }) => Number(id));
}

type ClaimAsk = { gateway: string; now: Date; leaseUntil: Date };

/** When this returns they are written down as being handed over, each under our name of the attempt; what may not go is not among them. */
export async function claim(
  connection: Connection,
  ids: readonly number[],
  ask: ClaimAsk,
): Promise<Map<number, number>> {
  const rows = await connection.execute<{ id: string; our_reference: string }>(sql`
    select id, our_reference from claim_reminders(${sql.param(ids)}::bigint[], ${at(ask.now)}, ${at(ask.leaseUntil)},
      ${ask.gateway})`);
  return new Map(rows.map(({ id, our_reference }) => [Number(id), Number(our_reference)]));
}

export type LetterRow = NumberFacts & {
  id: number;
  personId: number | null;
  /** Null for who is in the case no more. */
  role: CaseRole | null;
  attempt: number;
  ourReference: number;
  casePersonId: number;
  courtId: number;
  caseId: number;
  audience: Audience;
  channel: WrittenChannel;
  kind: ReminderKind;
  language: ReminderLanguage;
  day: CourtDay;
  reportingTime: string;
  code: string;
  notAfter: Date;
  routes: CardRoute[] | null;
  isReplyAllowed: boolean;
  level: CardLevel;
  sealed: string | null;
  salt: string | null;
  /** The address of her page, where she wants it in her e-mails. */
  sealedPage: string | null;
  /** Of who needs no card: one of them. */
  phone: string | null;
  email: string | null;
  court: string;
  room: string | null;
  policy: unknown;
};

/** What it takes to write and address the messages that were claimed. */
export async function findLetters(connection: Connection, ids: readonly number[]): Promise<LetterRow[]> {
  type Row = Omit<LetterRow, "notAfter"> & { notAfter: string | Date };
  const rows = await connection.execute<Row>(sql`
    select r.id::float8 as id, r.our_reference::float8 as "ourReference", r.case_person_id::float8 as "casePersonId",
      cp.person_id::float8 as "personId", cp.role, r.attempt, ${NUMBER_COLUMNS},
      r.court_id::float8 as "courtId", r.case_id::float8 as "caseId", r.audience, r.channel, r.kind, r.language,
      r.day::text as day, r.reporting_time as "reportingTime", r.code, r.not_after as "notAfter", card.routes,
      coalesce(card.is_reply_allowed, false) as "isReplyAllowed", r.level, card.sealed, s.salt,
      case when r.channel = 'email' and r.audience = 'guarded' then page_to_mail(r.case_person_id) end as "sealedPage",
      way.phone, way.email,
      case when r.language in ('ur', 'sd') then coalesce(k.name_ur, k.name_en) else k.name_en end as court,
      case when r.language in ('ur', 'sd') then coalesce(m.name_ur, m.name) else m.name end as room, d.policy
    from reminder r
      join court k on k.id = r.court_id join district d on d.id = k.district_id
      join court_case c on c.id = r.case_id
      left join safe_contact_card card on card.case_person_id = r.case_person_id
      left join card_seal s on s.case_person_id = r.case_person_id
      left join case_person cp on cp.id = r.case_person_id
      left join lateral ways_to_remind(cp.id) way on r.audience = 'open' and card.id is null
      left join court_day cd on cd.court_id = r.court_id and cd.day = r.day
      left join courtroom m on m.id = cd.courtroom_id
    where r.id = any(${sql.param(ids)}::bigint[]) order by r.id`);
  return [...rows].map((row) => ({ ...row, notAfter: new Date(row.notAfter) }));
}

export type Move = { id: number; target: ReminderState; why: string; told?: Record<string, unknown> };

/** Takes each its step, all of them in one transaction; answers which could. */
export async function moveEach(connection: Connection, moves: readonly Move[], now: Date): Promise<number[]> {
  if (moves.length === 0) return [];
  const rows = await connection.execute<{ id: string }>(
    sql`select id from move_each_reminder(${JSON.stringify(moves)}::jsonb, ${at(now)}) as id`,
  );
  return rows.map(({ id }) => Number(id));
}

type CallsAsk = {
  unserved: readonly (readonly [WrittenChannel, Audience])[];
  /** Those that answer for a day on which nobody is there. */
  desks: readonly { courtId: number; dueBy: CourtDay }[];
  now: Date;
};

/**
 * Opens the calls that are due, or fall due before the desk of their court is at work again, and one in the place of each
 * text that has no gateway; answers how many.
 */
export async function openCalls(connection: Connection, { unserved, desks, now }: CallsAsk): Promise<number> {
  const [row] = await connection.execute<{ n: string }>(sql`
    select open_calls(${at(now)}, ${JSON.stringify(unserved)}::jsonb, ${JSON.stringify(desks)}::jsonb) as n`);
  return Number(row!.n);
}

/** Whoever had these in hand is gone, or has waited too long: nobody knows whether they left. */
export async function findAbandoned(connection: Connection, now: Date): Promise<number[]> {
  const rows = await connection.execute<{ id: string }>(sql`
    select id from reminder where state = 'attempting' and lease_until < ${at(now)} order by id limit 1000`);
  return rows.map(({ id }) => Number(id));
}

/** Messages past their safe hours; calls only when the hour of the hearing has come and nobody made them. */
export async function findTooLate(connection: Connection, now: Date): Promise<number[]> {
  const rows = await connection.execute<{ id: string }>(sql`
    select r.id from reminder r
    where r.channel <> 'desk' and r.state in ('planned', 'held') and r.not_after <= ${at(now)}
      or r.channel = 'desk' and r.state in ('planned', 'held', 'accepted') and r.not_after <= ${at(now)}
        and must_know_by(r) <= ${at(now)}
    order by r.id limit 1000`);
  return rows.map(({ id }) => Number(id));
}

/** A person has to look: what is unclear, or came back, gets a call for the same date, once. */
export async function callInstead(
  connection: Connection,
  ids: readonly number[],
  because: "unclear" | "not-confirmed",
  now: Date,
): Promise<void> {
  if (ids.length === 0) return;
  await connection.execute(sql`
    insert into call_task (court_id, case_id, case_person_id, hearing_id, reminder_id, because, due_at, not_after)
    select r.court_id, r.case_id, r.case_person_id, r.hearing_id, r.id, ${because}, ${at(now)}, must_know_by(r)
    from reminder r where r.id = any(${sql.param(ids)}::bigint[])
    on conflict on constraint call_task_of_reminder do nothing`);
}

/** By state, of one day of one court or of all. */
export async function countByState(connection: Connection): Promise<Partial<Record<ReminderState, number>>> {
  const rows = await connection.execute<{ state: ReminderState; n: number }>(
    sql`select state, count(*)::int as n from reminder group by state`,
  );
  return Object.fromEntries(rows.map(({ state, n }) => [state, n]));
}
