import { sql } from "drizzle-orm";
import type { Connection } from "../../db/connect.ts";
import type { Mark, Testimony } from "../rules/attendance.ts";
import type { CourtDay } from "../rules/court-day.ts";
import type { Custody } from "../rules/custody.ts";
import type { EvidenceSource } from "../rules/evidence-ledger.ts";
import type { CaseRole } from "../rules/people.ts";
import type { ProcessKind } from "../rules/process-states.ts";
import type { Purpose } from "../rules/purposes.ts";

export type ProcessMatterRow = {
  hearingId: number;
  caseId: number;
  day: CourtDay;
  block: string | null;
  reportingTime: string;
  purpose: Purpose;
  state: "listed" | "heard" | "withdrawn";
  isDisposed: boolean;
  custody: Custody;
  numberPrefix: string | null;
  number: number | null;
  numberSuffix: string | null;
  year: number | null;
  firNumber: number | null;
  firYear: number | null;
  station: string | null;
  accusedTitle: string;
  firstAccusedUr: string | null;
};

/** What is listed on a day, and what processes of that day were made out for. */
export async function findProcessMatters(
  connection: Connection,
  courtId: number,
  day: CourtDay,
): Promise<ProcessMatterRow[]> {
  const rows = await connection.execute<ProcessMatterRow>(sql`
    select h.id::float8 as "hearingId", h.case_id::float8 as "caseId", h.day, h.block, h.reporting_time as "reportingTime",
      h.purpose, h.state, c.disposal_day is not null as "isDisposed", c.custody, c.number_prefix as "numberPrefix", c.number,
      c.number_suffix as "numberSuffix", c.year, c.fir_number as "firNumber", c.fir_year as "firYear", c.station,
      c.accused_title as "accusedTitle",
      (select q.name_ur from case_person cp join person q on q.id = cp.person_id
        where cp.case_id = c.id and cp.role = 'accused' order by cp.ordinal, cp.id limit 1) as "firstAccusedUr"
    from hearing h join court_case c on c.id = h.case_id
    where h.court_id = ${courtId} and ((h.day = ${day} and h.state <> 'withdrawn')
      or exists (select 1 from process p where p.hearing_id = h.id and p.for_day = ${day}))
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
  lastKind: ProcessKind | null;
  lastServed: boolean | null;
  lastMark: Mark | null;
  markBefore: Mark | null;
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
      l.day is not null as "hasLast", l.kind as "lastKind", l.is_served as "lastServed", l.mark as "lastMark",
      (select a3.mark from attendance a3 join hearing h3 on h3.id = a3.hearing_id
        where a3.case_id = h.case_id and a3.case_person_id = cp.id and h3.day < l.day
        order by h3.day desc, h3.id desc limit 1) as "markBefore"
    from hearing h
      join court_case c on c.id = h.case_id
      join case_person cp on cp.case_id = h.case_id
      join person q on q.id = cp.person_id
      left join lateral (
        select h2.day, a.mark, p.kind, p.is_served
          from hearing h2
            left join attendance a on a.hearing_id = h2.id and a.case_person_id = cp.id
            left join lateral (
              select p2.kind, p2.is_served from process p2
                where p2.hearing_id = h2.id and p2.case_person_id = cp.id and p2.state <> 'recalled'
                order by p2.id desc limit 1) p on true
          where h2.case_id = h.case_id and h2.id <> h.id and h2.day < h.day and h2.state <> 'withdrawn'
            and (a.id is not null or p.kind is not null)
          order by h2.day desc, h2.id desc limit 1) l on true
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
