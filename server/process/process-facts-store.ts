import { type SQL, sql } from "drizzle-orm";
import { FIRST_ACCUSED_UR, NUMBER_COLUMNS, PAPER_TITLE } from "../../db/case-number-columns.ts";
import type { Connection } from "../../db/connect.ts";
import type { CourtDay } from "../rules/calendar/court-day.ts";
import type { AdjournmentReason } from "../rules/case/adjournment.ts";
import type { NumberFacts } from "../rules/case/case-label.ts";
import type { Purpose } from "../rules/case/purposes.ts";
import type { EvidenceSource } from "../rules/evidence/evidence-ledger.ts";
import type { Mark, Testimony } from "../rules/listing/attendance.ts";
import type { Custody } from "../rules/people/custody.ts";
import type { CaseRole } from "../rules/people/people.ts";
import type { ProcessCause } from "../rules/process/process-causes.ts";
import type { ProcessKind } from "../rules/process/process-states.ts";

export type ProcessMatterRow = NumberFacts & {
  hearingId: number;
  day: CourtDay;
  block: string | null;
  reportingTime: string;
  purpose: Purpose;
  state: "listed" | "heard" | "withdrawn";
  isDisposed: boolean;
  custody: Custody;
  station: string | null;
  sections: string[];
  accusedTitle: string;
  isRestricted: boolean;
  firstAccusedUr: string | null;
};

/** What is listed on a day, and what processes of that day were made out for. */
export function findProcessMatters(
  connection: Connection,
  courtId: number,
  day: CourtDay,
): Promise<ProcessMatterRow[]> {
  return findMattersWhere(
    connection,
    sql`h.court_id = ${courtId} and ((h.day = ${day} and h.state <> 'withdrawn')
      or exists (select 1 from process p where p.hearing_id = h.id and p.for_day = ${day}))`,
  );
}

/** Hearings by their ids, as far as they are still to come. */
export function findMattersById(
  connection: Connection,
  courtId: number,
  hearingIds: readonly number[],
): Promise<ProcessMatterRow[]> {
  return findMattersWhere(
    connection,
    sql`h.court_id = ${courtId} and h.state = 'listed' and h.id = any(${sql.param(hearingIds)}::bigint[])`,
  );
}

async function findMattersWhere(connection: Connection, condition: SQL): Promise<ProcessMatterRow[]> {
  const rows = await connection.execute<ProcessMatterRow>(sql`
    select h.id::float8 as "hearingId", h.case_id::float8 as "caseId", h.day, h.block, h.reporting_time as "reportingTime",
      h.purpose, h.state, c.disposal_day is not null as "isDisposed", c.custody, ${NUMBER_COLUMNS}, c.station,
      c.sections, ${PAPER_TITLE}, c.is_restricted as "isRestricted",
      ${FIRST_ACCUSED_UR} as "firstAccusedUr"
    from hearing h join court_case c on c.id = h.case_id
    where ${condition}
    order by h.block nulls last, h.position, h.id`);
  return [...rows];
}

export type ProcessPersonRow = {
  hearingId: number;
  id: number;
  role: CaseRole;
  custody: Custody | null;
  testimony: Testimony | null;
  isForDefence: boolean;
  standsFor: number | null;
  name: string;
  nameUr: string | null;
  agency: string | null;
  isProtected: boolean;
  birthDay: CourtDay | null;
  offenceDay: CourtDay | null;
  isSaidMinor: boolean;
  /** The jail or police station of the custody that runs. */
  place: string | null;
  hasLast: boolean;
  lastHearingId: number | null;
  lastKind: ProcessKind | null;
  lastServed: boolean | null;
  lastBecause: ProcessCause | null;
  lastMark: Mark | null;
  markBefore: Mark | null;
  /** The outcome of the case before this hearing: what its reason says of who was missing. */
  outcomeHearingId: number | null;
  outcomeDay: CourtDay | null;
  outcomePurpose: Purpose | null;
  outcomeReason: AdjournmentReason | null;
  lastDay: CourtDay | null;
};

/**
 * The people of hearings, with the last hearing before each at which something went out to that person or the person was
 * marked, and the mark before that one, which may have bound the person down.
 */
export async function findProcessPeople(
  connection: Connection,
  hearingIds: readonly number[],
): Promise<ProcessPersonRow[]> {
  const rows = await connection.execute<ProcessPersonRow>(sql`
    select h.id::float8 as "hearingId", cp.id::float8 as id, cp.role, cp.custody, cp.testimony,
      cp.is_for_defence as "isForDefence", cp.stands_for_id::float8 as "standsFor", q.name, q.name_ur as "nameUr", q.agency,
      q.is_protected as "isProtected", q.birth_day as "birthDay", c.offence_day as "offenceDay",
      c.has_minor as "isSaidMinor",
      (select k.place from custody_period k where k.case_person_id = cp.id and k.until_day is null
        order by k.from_day desc, k.id desc limit 1) as place,
      r.id::float8 as "outcomeHearingId", r.day as "outcomeDay", r.purpose as "outcomePurpose", r.reason as "outcomeReason",
      l.day is not null as "hasLast", l.day as "lastDay", l.id::float8 as "lastHearingId", l.kind as "lastKind", l.is_served as "lastServed", l.because as "lastBecause", l.mark as "lastMark",
      (select a3.mark from attendance a3 join hearing h3 on h3.id = a3.hearing_id
        where a3.case_id = h.case_id and a3.case_person_id = cp.id and h3.day < l.day
        order by h3.day desc, h3.id desc limit 1) as "markBefore"
    from hearing h
      join court_case c on c.id = h.case_id
      join case_person cp on cp.case_id = h.case_id
      join person q on q.id = cp.person_id
      left join lateral (
        select h2.id, h2.day, a.mark, p.kind, p.is_served, p.because
          from hearing h2
            left join attendance a on a.hearing_id = h2.id and a.case_person_id = cp.id
            left join lateral (
              select p2.kind, p2.is_served, p2.because from process p2
                where p2.hearing_id = h2.id and p2.case_person_id = cp.id and p2.state <> 'recalled'
                order by p2.id desc limit 1) p on true
          where h2.case_id = h.case_id and h2.id <> h.id and h2.day < h.day and h2.state <> 'withdrawn'
            and (a.id is not null or p.kind is not null)
          order by h2.day desc, h2.id desc limit 1) l on true
      left join lateral (
        select h4.id, h4.day, h4.purpose, o4.reason
          from hearing h4 join outcome o4 on o4.hearing_id = h4.id and o4.withdrawn_at is null
          where h4.case_id = h.case_id and h4.id <> h.id and h4.day < h.day and h4.state <> 'withdrawn'
          order by h4.day desc, h4.id desc limit 1) r on true
    where h.id = any(${sql.param(hearingIds)}::bigint[])
    order by h.id, cp.ordinal, cp.id`);
  return [...rows];
}

export type OpenRequestRow = {
  hearingId: number;
  id: number;
  source: EvidenceSource;
  sourceName: string | null;
  fileReference: string | null;
};

/** Requests of the evidence ledger that were sent, wait for an answer, and without which these hearings cannot go on. */
export async function findOpenRequests(
  connection: Connection,
  hearingIds: readonly number[],
): Promise<OpenRequestRow[]> {
  const rows = await connection.execute<OpenRequestRow>(sql`
    select h.id::float8 as "hearingId", r.id::float8 as id, r.source, r.source_name as "sourceName",
      r.file_reference as "fileReference"
    from hearing h join evidence_request r on r.case_id = h.case_id and r.needed_for = h.purpose
    where h.id = any(${sql.param(hearingIds)}::bigint[])
      and exists (select 1 from evidence_event e where e.request_id = r.id and e.kind = 'sent')
      and not exists (select 1 from evidence_event e where e.request_id = r.id
        and e.kind in ('answered', 'refused', 'withdrawn'))
    order by h.id, r.id`);
  return [...rows];
}

/** `fromHearingId` null: no outcome gave it, the matter was taken up on that day itself. */
export type NextDate = { hearingId: number; fromHearingId: number | null };

/** The dates that the outcomes of a day gave, and what was taken up on the day, all still to come; what came last comes first. */
export async function findDatesGiven(connection: Connection, courtId: number, day: CourtDay): Promise<NextDate[]> {
  const rows = await connection.execute<NextDate>(sql`
    select "hearingId", "fromHearingId" from (
    select n.id::float8 as "hearingId", h.id::float8 as "fromHearingId", o.recorded_at as at
    from hearing h join outcome o on o.hearing_id = h.id and o.withdrawn_at is null
      join hearing n on n.id = o.next_hearing_id and n.state = 'listed'
    where h.court_id = ${courtId} and h.day = ${day}
    union all
    select a.id::float8, null, a.listed_at from hearing a
    where a.court_id = ${courtId} and a.day = ${day} and a.source = 'added' and a.state = 'listed') given
    order by at desc, "hearingId" desc`);
  return [...rows];
}

export type Place = { place: string | null; room: string | null; roomUr: string | null };

/** Where the court sits on a day: the room of the day, else the only one it has. */
export async function findPlace(connection: Connection, courtId: number, day: CourtDay): Promise<Place> {
  const rows = await connection.execute<Place>(sql`
    select c.place, coalesce(r.name, r1.name) as room, coalesce(r.name_ur, r1.name_ur) as "roomUr"
    from court c
      left join court_day d on d.court_id = c.id and d.day = ${day}
      left join courtroom r on r.id = d.courtroom_id
      left join lateral (select min(x.name) as name, min(x.name_ur) as name_ur
        from courtroom x where x.court_id = c.id having count(*) = 1) r1 on true
    where c.id = ${courtId}`);
  return rows[0] ?? { place: null, room: null, roomUr: null };
}
