import { sql } from "drizzle-orm";
import type { Connection } from "../../db/connect.ts";
import { roomOn } from "../../db/court-room.ts";
import type { CourtDay } from "../rules/calendar/court-day.ts";
import type { Mark } from "../rules/listing/attendance.ts";
import type { CaseRole } from "../rules/people/people.ts";

/** Who came and saw the place. */
const CAME: readonly Mark[] = ["produced", "present", "examined", "partly-examined", "bound-down", "sent-back"];

/**
 * Cases of which a change touched a date, the people, where they are heard or how somebody wants to be reached. Read from
 * the rows that the database noted, so that no way of changing them is left out.
 */
export async function findCasesTouched(connection: Connection, changeId: number): Promise<number[]> {
  const rows = await connection.execute<{ id: string }>(sql`
    select r.case_id as id from change_row r where r.change_id = ${changeId} and r.case_id is not null
      and r.table_name in ('hearing', 'case_person', 'safe_contact_card', 'attendance', 'call_task')
    union
    select h.case_id from change_row r join court_day d on d.id = r.row_id
      join hearing h on h.court_id = d.court_id and h.day = d.day and h.state = 'listed'
      where r.change_id = ${changeId} and r.table_name = 'court_day' and r.before is not null
        and (r.before ->> 'courtroom_id')::bigint is distinct from d.courtroom_id
    union
    select cp.case_id from change_row r join person_contact c on c.id = r.row_id join case_person cp on cp.person_id = c.person_id
      where r.change_id = ${changeId} and r.table_name = 'person_contact'`);
  return rows.map(({ id }) => Number(id));
}

export async function findCourts(connection: Connection): Promise<number[]> {
  const rows = await connection.execute<{ id: string }>(sql`select id from court order by id`);
  return rows.map(({ id }) => Number(id));
}

/** Of a court, the cases that have a date or once had one of which somebody is reminded. */
export async function findCasesToRemindOf(connection: Connection, courtId: number): Promise<number[]> {
  const rows = await connection.execute<{ id: string }>(sql`
    select c.id from court_case c where c.court_id = ${courtId} and (
      exists (select 1 from hearing h where h.case_id = c.id and h.state = 'listed')
      or exists (select 1 from reminder_date d where d.case_id = c.id and d.state = 'standing')) order by c.id`);
  return rows.map(({ id }) => Number(id));
}

export type DateRow = {
  hearingId: number;
  hearingUid: string;
  caseId: number;
  courtId: number;
  version: number;
  day: CourtDay;
  reportingTime: string;
  timezone: string;
};

/** The dates that stand in these cases. */
export async function findStandingDates(connection: Connection, caseIds: readonly number[]): Promise<DateRow[]> {
  const rows = await connection.execute<DateRow>(sql`
    select h.id::float8 as "hearingId", h.uid as "hearingUid", h.case_id::float8 as "caseId", h.court_id::float8 as "courtId",
      h.version, h.day::text as day, h.reporting_time as "reportingTime", d.timezone
    from hearing h join court k on k.id = h.court_id join district d on d.id = k.district_id
    where h.case_id = any(${sql.param(caseIds)}::bigint[]) and h.state = 'listed'`);
  return [...rows];
}

export type PersonRow = {
  hearingId: number;
  casePersonId: number;
  role: CaseRole;
  /** How he is written to who needs no card; null: not at all. */
  channel: "sms" | "email" | null;
  isPlaceKnown: boolean;
};

const CHANNEL = sql`case when way.email is not null then 'email' when way.phone is not null then 'sms' end`;

/**
 * Who is reminded of these dates: complainants and victims, witnesses who must come, counsel, accused on bail, prosecutors
 * and officers whose number or address the court has, and whoever else agreed to it; each person once. The place is known to who was last told, or last came to, this very room.
 */
export async function findPeopleToRemind(
  connection: Connection,
  hearingIds: readonly number[],
  /** This one alone, in the part in which he is somebody of the case here. */
  only: number | null = null,
): Promise<PersonRow[]> {
  const rows = await connection.execute<PersonRow>(sql`
    select distinct on (h.id, cp.person_id) h.id::float8 as "hearingId", cp.id::float8 as "casePersonId", cp.role,
      ${CHANNEL} as channel,
      coalesce(seen.court_id = h.court_id and seen.courtroom_id is not distinct from d.courtroom_id, false) as "isPlaceKnown"
    from hearing h
      join court_day d on d.court_id = h.court_id and d.day = h.day
      join case_person cp on cp.case_id = h.case_id
      left join safe_contact_card card on card.case_person_id = cp.id
      left join lateral ways_to_remind(cp.id) way on true
      left join lateral (
        select s.court_id, sd.courtroom_id from (
          select a.hearing_id, a.recorded_at as at from attendance a
            where a.case_id = h.case_id and a.case_person_id = cp.id and a.mark = any(${sql.param(CAME)}::text[])
          union all
          select t.hearing_id, t.done_at from call_task t
            where t.case_id = h.case_id and t.case_person_id = cp.id and t.state = 'done' and t.result = 'told-place') knew
          join hearing s on s.id = knew.hearing_id
          join court_day sd on sd.court_id = s.court_id and sd.day = s.day
        order by knew.at desc limit 1) seen on true
    where h.id = any(${sql.param(hearingIds)}::bigint[]) and cp.id = coalesce(${only}::bigint, cp.id)
      and (cp.role in ('complainant', 'victim', 'counsel')
        or cp.role = 'accused' and cp.custody = 'bail'
        or cp.role in ('prosecutor', 'investigating-officer') and ${CHANNEL} is not null
        or cp.role = 'witness' and must_come(h.purpose, cp.role, cp.testimony, cp.is_for_defence)
        or card.id is not null and cp.role not in ('witness', 'accused'))
    order by h.id, cp.person_id, card.id is null, cp.id`);
  return [...rows];
}

export type ComingDateRow = {
  hearingId: number;
  day: CourtDay;
  reportingTime: string;
  room: string | null;
  roomUr: string | null;
  /** The court does not sit as it was said, and no other date stands yet. */
  isLost: boolean;
};

/** The dates of a case from a day on, the next first. */
export async function findComingDates(
  connection: Connection,
  caseId: number,
  from: CourtDay,
): Promise<ComingDateRow[]> {
  const rows = await connection.execute<ComingDateRow>(sql`
    select h.id::float8 as "hearingId", h.day::text as day, h.reporting_time as "reportingTime", m.name as room,
      m.name_ur as "roomUr", coalesce(not d.is_open or d.is_no_work, false) as "isLost"
    from hearing h
      left join court_day d on d.court_id = h.court_id and d.day = h.day
      left join lateral ${roomOn(sql`h.court_id`, sql`h.day`)} m on true
    where h.case_id = ${caseId} and h.state = 'listed' and h.day >= ${from}
    order by h.day, h.reporting_time, h.id`);
  return [...rows];
}

/** Prosecutors and officers of some cases whose number or address the court has, whatever dates stand. */
export async function findOfficialsToTell(
  connection: Connection,
  caseIds: readonly number[],
): Promise<{ casePersonId: number; channel: "sms" | "email" }[]> {
  const rows = await connection.execute<{ casePersonId: number; channel: "sms" | "email" }>(sql`
    select cp.id::float8 as "casePersonId", ${CHANNEL} as channel
    from case_person cp cross join lateral ways_to_remind(cp.id) way
    where cp.case_id = any(${sql.param(caseIds)}::bigint[]) and cp.role in ('prosecutor', 'investigating-officer')
      and ${CHANNEL} is not null`);
  return [...rows];
}
