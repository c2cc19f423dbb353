import { sql } from "drizzle-orm";
import type { Connection } from "../../db/connect.ts";
import type { CourtDay } from "../rules/calendar/court-day.ts";
import type { Purpose } from "../rules/case/purposes.ts";
import type { CaseRole } from "../rules/people/people.ts";
import type {
  CallTaskCause,
  CardLevel,
  ReminderChannel,
  ReminderKind,
  ReminderLanguage,
  ReminderLead,
  SafeWindow,
} from "../rules/reminders/reminder-plan.ts";
import type { CallResult } from "../rules/reminders/reminder-reach.ts";
import type { ReminderState } from "../rules/reminders/reminder-states.ts";

export type BoardPerson = {
  hearingId: number;
  caseId: number;
  casePersonId: number;
  role: CaseRole;
  /** Which of those of this role in the case, from 1, and how many there are. */
  nth: number;
  ofRole: number;
  day: CourtDay;
  reportingTime: string;
  purpose: Purpose;
  numberPrefix: string | null;
  number: number | null;
  numberSuffix: string | null;
  year: number | null;
  firNumber: number | null;
  firYear: number | null;
  level: CardLevel | null;
  window: SafeWindow | null;
  isPaused: boolean;
  iWillCall: boolean;
  /** Whether a private page is there, and whether wrong codes shut it; when it was opened is nobody's to see here. */
  page: "there" | "shut" | null;
};

/** Who is to know of the dates of a day in a court, each once, in the order of the day. No name. Asked behind the lock. */
export async function findBoardPeople(connection: Connection, courtId: number, day: CourtDay): Promise<BoardPerson[]> {
  const rows = await connection.execute<BoardPerson>(sql`
    select d.hearing_id::float8 as "hearingId", d.case_id::float8 as "caseId", d.case_person_id::float8 as "casePersonId",
      cp.role, cp.nth::int as nth, cp.of_role::int as "ofRole", d.day::text as day, d.reporting_time as "reportingTime", h.purpose,
      c.number_prefix as "numberPrefix", c.number, c.number_suffix as "numberSuffix", c.year,
      c.fir_number as "firNumber", c.fir_year as "firYear", card.level, card.safe_window as "window",
      coalesce(card.paused_at is not null or card.stopped_at is not null, false) as "isPaused",
      coalesce(card.i_will_call, false) as "iWillCall",
      case when g.locked_at is not null then 'shut' when g.case_person_id is not null then 'there' end as page
    from reminder_date d
      join hearing h on h.id = d.hearing_id and h.state = 'listed' and h.court_id = ${courtId} and h.day = ${day}
      join court_case c on c.id = d.case_id
      join lateral (
        select p.id, p.role, rank() over (order by p.id) as nth, count(*) over () as of_role from case_person p
          where p.case_id = d.case_id and p.role = (select role from case_person where id = d.case_person_id)) cp
        on cp.id = d.case_person_id
      left join safe_contact_card card on card.case_person_id = d.case_person_id
      left join private_page g on g.case_person_id = d.case_person_id
    where d.state = 'standing' and d.day = ${day}
    order by d.reporting_time, h.id, cp.role, cp.id`);
  return [...rows];
}

export type BoardMessage = {
  id: number;
  hearingId: number;
  casePersonId: number;
  channel: ReminderChannel;
  kind: ReminderKind;
  lead: ReminderLead;
  language: ReminderLanguage;
  state: ReminderState;
  cause: string | null;
  callCause: CallTaskCause | null;
  code: string;
  dueAt: Date;
  notAfter: Date;
  stateSince: Date;
};

/** The messages and calls of the dates that stand; those of an earlier date of the same hearing are left out. */
export async function findBoardMessages(
  connection: Connection,
  courtId: number,
  day: CourtDay,
): Promise<BoardMessage[]> {
  const rows = await connection.execute<Dated<BoardMessage>>(sql`
    select r.id::float8 as id, r.hearing_id::float8 as "hearingId", r.case_person_id::float8 as "casePersonId", r.channel,
      r.kind, r.lead, r.language, r.state, r.cause, r.call_cause as "callCause", r.code, r.due_at as "dueAt",
      r.not_after as "notAfter", r.state_since as "stateSince"
    from reminder r join reminder_date d on d.hearing_id = r.hearing_id and d.case_person_id = r.case_person_id
      and d.hearing_version = r.hearing_version and d.state = 'standing'
    where r.court_id = ${courtId} and r.day = ${day} and r.state not in ('cancelled', 'superseded')
    order by r.due_at, r.id`);
  return [...rows].map((row) => ({
    ...row,
    ...{ dueAt: new Date(row.dueAt), notAfter: new Date(row.notAfter), stateSince: new Date(row.stateSince) },
  }));
}

/** A row as the driver gives it: instants may be texts. */
type Dated<Row> = {
  [Name in keyof Row]: Row[Name] extends Date | null ? string | Date | Extract<Row[Name], null> : Row[Name];
};

export type BoardReply = { hearingId: number; casePersonId: number; word: string; at: Date; by: "phone" | "page" };

/** What was answered to the messages of the dates that stand, and on a private page to the date itself. */
export async function findBoardReplies(connection: Connection, courtId: number, day: CourtDay): Promise<BoardReply[]> {
  const rows = await connection.execute<Dated<BoardReply>>(sql`
    select r.hearing_id::float8 as "hearingId", r.case_person_id::float8 as "casePersonId", a.word, a.received_at as at,
      'phone' as by
    from reminder_reply a join reminder r on r.id = a.reminder_id
      join reminder_date d on d.hearing_id = r.hearing_id and d.case_person_id = r.case_person_id
        and d.hearing_version = r.hearing_version and d.state = 'standing'
    where r.court_id = ${courtId} and r.day = ${day}
    union all
    select d.hearing_id::float8, d.case_person_id::float8, a.word, a.received_at, 'page'
    from hearing h join reminder_date d on d.hearing_id = h.id and d.state = 'standing'
      join reminder_reply a on a.hearing_id = d.hearing_id and a.case_person_id = d.case_person_id and a.received_at >= d.fixed_at
    where h.court_id = ${courtId} and h.day = ${day}`);
  return [...rows].map((row) => ({ ...row, at: new Date(row.at) }));
}

export type BoardCall = {
  id: number;
  version: number;
  hearingId: number;
  casePersonId: number;
  because: CallTaskCause;
  code: string | null;
  kind: ReminderKind | null;
  dueAt: Date;
  notAfter: Date | null;
  state: "open" | "done" | "dropped";
  result: CallResult | null;
  note: string | null;
  at: Date | null;
};

const CALL_COLUMNS = sql`t.id::float8 as id, t.version, t.hearing_id::float8 as "hearingId",
  t.case_person_id::float8 as "casePersonId", t.because, r.code, r.kind, t.due_at as "dueAt", t.not_after as "notAfter", t.state,
  t.result, t.note, t.done_at as at`;

/** Calls about the dates of a day: what is to do, and what came of those that were made. */
export async function findBoardCalls(connection: Connection, courtId: number, day: CourtDay): Promise<BoardCall[]> {
  const rows = await connection.execute<Dated<BoardCall>>(sql`
    select ${CALL_COLUMNS}
    from call_task t
      join reminder_date d on d.hearing_id = t.hearing_id and d.case_person_id = t.case_person_id and d.state = 'standing'
        and d.day = ${day}
      left join reminder r on r.id = t.reminder_id
    where t.court_id = ${courtId} and t.state <> 'dropped' and (t.state = 'open' or t.done_at >= d.fixed_at)
    order by t.due_at, t.id`);
  return [...rows].map(dated);
}

function dated(row: Dated<BoardCall>): BoardCall {
  const { dueAt, notAfter, at } = row;
  const given = (instant: string | Date | null) => (instant === null ? null : new Date(instant));
  return { ...row, dueAt: new Date(dueAt), notAfter: given(notAfter), at: given(at) };
}

export type UndatedCall = BoardCall &
  Pick<BoardPerson, "caseId" | "role" | "nth" | "ofRole" | "window"> &
  Pick<BoardPerson, "numberPrefix" | "number" | "numberSuffix" | "year" | "firNumber" | "firYear">;

/** Calls to make that are about no date that stands: on no day's list would anybody see them. */
export async function findUndatedCalls(connection: Connection, courtId: number): Promise<UndatedCall[]> {
  const rows = await connection.execute<Dated<BoardCall> & Omit<UndatedCall, keyof BoardCall>>(sql`
    select ${CALL_COLUMNS}, t.case_id::float8 as "caseId", cp.role, cp.nth::int as nth, cp.of_role::int as "ofRole",
      c.number_prefix as "numberPrefix", c.number, c.number_suffix as "numberSuffix", c.year, c.fir_number as "firNumber",
      c.fir_year as "firYear", card.safe_window as "window"
    from call_task t join court_case c on c.id = t.case_id
      join lateral (
        select p.id, p.role, rank() over (order by p.id) as nth, count(*) over () as of_role from case_person p
          where p.case_id = t.case_id and p.role = (select role from case_person where id = t.case_person_id)) cp
        on cp.id = t.case_person_id
      left join reminder r on r.id = t.reminder_id
      left join safe_contact_card card on card.case_person_id = t.case_person_id
    where t.court_id = ${courtId} and t.state = 'open' and t.because in ('asks-for-call', 'page-locked', 'says-cannot')
      and not exists (select 1 from reminder_date d where d.hearing_id = t.hearing_id
        and d.case_person_id = t.case_person_id and d.state = 'standing')
    order by t.due_at, t.id limit 100`);
  return [...rows].map((row) => ({ ...row, ...dated(row) }));
}

/** The coming days of a court of which somebody is to know. */
export async function findDaysToTell(connection: Connection, courtId: number, from: CourtDay): Promise<CourtDay[]> {
  const rows = await connection.execute<{ day: CourtDay }>(sql`
    select distinct h.day::text as day from reminder_date d join hearing h on h.id = d.hearing_id and h.state = 'listed'
      where h.court_id = ${courtId} and h.day >= ${from} and d.state = 'standing' order by 1 limit 40`);
  return rows.map(({ day }) => day);
}

export type Mended = { at: Date; count: number };

/** How many reminders of a court were last found to differ from its dates and were put right, and when. */
export async function findMended(connection: Connection, courtId: number, since: Date): Promise<Mended | null> {
  const [row] = await connection.execute<Dated<Mended>>(sql`
    select changed_at as at, ((answer ->> 'added')::int + (answer ->> 'retimed')::int + (answer ->> 'dropped')::int) as count
    from change where court_id = ${courtId} and action = 'reminders.reconciled' and changed_at > ${since.toISOString()}
    order by id desc limit 1`);
  return row ? { ...row, at: new Date(row.at) } : null;
}

export type ReminderStep = {
  reminderId: number;
  day: CourtDay;
  channel: ReminderChannel;
  kind: ReminderKind;
  lead: ReminderLead;
  code: string;
  toState: ReminderState;
  cause: string;
  at: Date;
};

/** Every step of every message and call to one person, the latest first. Tries that came to nothing are no steps. */
export async function findSteps(
  connection: Connection,
  courtId: number,
  casePersonId: number,
): Promise<ReminderStep[]> {
  const rows = await connection.execute<Dated<ReminderStep>>(sql`
    select r.id::float8 as "reminderId", r.day::text as day, r.channel, r.kind, r.lead, r.code, e.to_state as "toState",
      e.cause, e.happened_at as at
    from reminder r join reminder_event e on e.reminder_id = r.id
    where r.court_id = ${courtId} and r.case_person_id = ${casePersonId} and not e.is_refused
    order by e.happened_at desc, e.id desc limit 300`);
  return [...rows].map((row) => ({ ...row, at: new Date(row.at) }));
}

export type DeliveryCount = { channel: ReminderChannel; state: ReminderState; count: number };

/** How many messages and calls of a court that fell due within some days stand in each state. */
export async function findDelivery(connection: Connection, courtId: number, since: Date, until: Date) {
  const rows = await connection.execute<DeliveryCount>(sql`
    select channel, state, count(*)::int as count from reminder
    where court_id = ${courtId} and due_at > ${since.toISOString()} and due_at <= ${until.toISOString()}
      and state not in ('cancelled', 'superseded')
    group by 1, 2 order by 1, 2`);
  return [...rows];
}
