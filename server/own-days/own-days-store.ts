import { sql } from "drizzle-orm";
import { NUMBER_COLUMNS, PAPER_TITLE } from "../../db/case-number-columns.ts";
import type { Connection } from "../../db/connect.ts";
import { roomOn } from "../../db/court-room.ts";
import { ownSeats } from "../../db/own-cases.ts";
import type { AttendeeRow } from "../process/attendees-of.ts";
import type { CourtDay } from "../rules/calendar/court-day.ts";
import type { NumberFacts } from "../rules/case/case-label.ts";
import type { CallEvent, Outcome } from "../rules/case/outcomes.ts";
import type { Purpose } from "../rules/case/purposes.ts";
import type { EvidenceSource, LedgerEvent, RequestKind } from "../rules/evidence/evidence-ledger.ts";
import type { Testimony } from "../rules/listing/attendance.ts";
import type { Custody } from "../rules/people/custody.ts";
import type { ProcessKind, ProcessState } from "../rules/process/process-states.ts";

export type OwnHearingRow = NumberFacts & {
  hearingId: number;
  courtId: number;
  day: CourtDay;
  block: string | null;
  reportingTime: string;
  purpose: Purpose;
  /** As printed on the published list; null where it is not on one. */
  serial: number | null;
  outcome: Outcome | null;
  nextDay: CourtDay | null;
  sections: string[];
  isRestricted: boolean;
  accusedTitle: string;
  custody: Custody;
  custodySince: CourtDay | null;
  /** Of who asks, as a person of the case. */
  testimony: Testimony | null;
  isForDefence: boolean;
};

/** Each of his cases once, with what he is in it. */
const ownCases = (userId: string) => sql`
  select distinct on (cp.case_id) cp.case_id, cp.testimony, cp.is_for_defence, s.district_id, s.court_id
  ${ownSeats(userId)} order by cp.case_id, cp.id`;

/** The dates of somebody's own matters on some days, in the order of each day's list. Dates only: a draft is nobody's yet. */
export async function findOwnHearings(
  connection: Connection,
  userId: string,
  days: { from: CourtDay; until: CourtDay },
): Promise<OwnHearingRow[]> {
  const rows = await connection.execute<OwnHearingRow>(sql`
    with own as (${ownCases(userId)}),
    dated as (
      select h.*, own.testimony, own.is_for_defence from hearing h join own on own.case_id = h.case_id
        join court k on k.id = h.court_id and k.district_id = own.district_id and (own.court_id is null or own.court_id = k.id)
      where h.day between ${days.from} and ${days.until} and h.state <> 'withdrawn'),
    listed as (
      select distinct on (l.court_id, l.day, l.supplementary) l.content from cause_list l
        join (select distinct court_id, day from dated) d on d.court_id = l.court_id and d.day = l.day
      where l.withdrawn_at is null order by l.court_id, l.day, l.supplementary, l.version desc),
    serials as (
      select (e ->> 'hearingUid')::uuid as uid, min((e ->> 'serial')::int) as serial
      from listed, jsonb_array_elements(listed.content -> 'entries') e group by 1)
    select d.id::float8 as "hearingId", d.court_id::float8 as "courtId", d.case_id::float8 as "caseId", d.day::text, d.block,
      d.reporting_time as "reportingTime", d.purpose, s.serial, o.kind as outcome, o.next_day::text as "nextDay",
      ${NUMBER_COLUMNS}, c.sections, c.is_restricted as "isRestricted", ${PAPER_TITLE}, c.custody,
      c.custody_since::text as "custodySince", d.testimony, d.is_for_defence as "isForDefence"
    from dated d join court_case c on c.id = d.case_id
      left join serials s on s.uid = d.uid
      left join outcome o on o.hearing_id = d.id and o.withdrawn_at is null
    order by d.day, d.court_id, s.serial nulls last, d.block nulls last, d.position, d.id`);
  return [...rows];
}

export type SittingRow = {
  courtId: number;
  day: CourtDay;
  code: string;
  nameEn: string;
  nameUr: string | null;
  place: string | null;
  room: string | null;
  roomUr: string | null;
  /** Of the posted list; null while none hangs. */
  version: number | null;
  isOpen: boolean;
  because: string | null;
  becauseUr: string | null;
};

/** What stands above the days of some courts: where they sit, whether at all, and which list hangs. */
export async function findSittings(
  connection: Connection,
  of: readonly { courtId: number; day: CourtDay }[],
): Promise<SittingRow[]> {
  const [courts, days] = [of.map(({ courtId }) => courtId), of.map(({ day }) => day)];
  const rows = await connection.execute<SittingRow>(sql`
    select k.id::float8 as "courtId", a.day::text, k.code, k.name_en as "nameEn", k.name_ur as "nameUr", k.place,
      m.name as room, m.name_ur as "roomUr", coalesce(t.is_open, true) as "isOpen", t.because, t.because_ur as "becauseUr",
      (select max(l.version) from cause_list l where l.court_id = k.id and l.day = a.day and l.supplementary is null
        and l.withdrawn_at is null) as version
    from (select u.court_id, u.day::date as day
        from unnest(${sql.param(courts)}::bigint[], ${sql.param(days)}::text[]) as u (court_id, day)) a
      join court k on k.id = a.court_id
      left join court_day t on t.court_id = k.id and t.day = a.day
      left join lateral ${roomOn(sql`k.id`, sql`a.day`)} m on true
    order by a.day, k.id`);
  return [...rows];
}

export type QueueRow = { courtId: number; hearingId: number; isHeard: boolean; lastCall: CallEvent | null };

/** Everything that some courts call on a day, in the order of their sheets: ids and how far each is, nothing of the matters. */
export async function findQueues(
  connection: Connection,
  courtIds: readonly number[],
  day: CourtDay,
): Promise<QueueRow[]> {
  const rows = await connection.execute<QueueRow>(sql`
    with listed as (
      select distinct on (l.court_id, l.supplementary) l.content from cause_list l
      where l.court_id = any(${sql.param(courtIds)}::bigint[]) and l.day = ${day} and l.withdrawn_at is null
      order by l.court_id, l.supplementary, l.version desc),
    serials as (
      select (e ->> 'hearingUid')::uuid as uid, min((e ->> 'serial')::int) as serial
      from listed, jsonb_array_elements(listed.content -> 'entries') e group by 1)
    select h.court_id::float8 as "courtId", h.id::float8 as "hearingId", h.state = 'heard' as "isHeard",
      (select e.kind from hearing_call e where e.hearing_id = h.id order by e.called_at desc, e.id desc limit 1) as "lastCall"
    from hearing h left join serials s on s.uid = h.uid
    where h.court_id = any(${sql.param(courtIds)}::bigint[]) and h.day = ${day} and h.state <> 'withdrawn'
    order by h.court_id, s.serial nulls last, h.block nulls last, h.position, h.id`);
  return [...rows];
}

export type PersonAtHearing = AttendeeRow & { hearingId: number };

/** Who is in the cases of some hearings: what each is there, and no name. */
export async function findPeopleAt(connection: Connection, hearingIds: readonly number[]): Promise<PersonAtHearing[]> {
  const rows = await connection.execute<PersonAtHearing>(sql`
    select h.id::float8 as "hearingId", cp.id::float8 as id, cp.role, cp.custody, cp.testimony,
      cp.is_for_defence as "isForDefence", cp.role = 'surety' and exists (select 1 from process x
        where x.hearing_id = h.id and x.case_person_id = cp.id and x.state in ('issued', 'served')) as "isCalledUpon"
    from hearing h join case_person cp on cp.case_id = h.case_id
    where h.id = any(${sql.param(hearingIds)}::bigint[]) order by h.id, cp.ordinal, cp.id`);
  return [...rows];
}

export type ServedRow = {
  hearingId: number;
  processId: number;
  kind: ProcessKind;
  state: ProcessState;
  casePersonId: number | null;
};

/** Papers of some hearings that an officer serves and that stand for the day on which the hearing is. */
export async function findToServe(connection: Connection, hearingIds: readonly number[]): Promise<ServedRow[]> {
  const rows = await connection.execute<ServedRow>(sql`
    select x.hearing_id::float8 as "hearingId", x.id::float8 as "processId", x.kind, x.state,
      x.case_person_id::float8 as "casePersonId"
    from process x join hearing h on h.id = x.hearing_id and coalesce(x.for_day, h.day) = h.day
    where x.hearing_id = any(${sql.param(hearingIds)}::bigint[]) and x.served_by = 'officer'
      and x.state in ('to-issue', 'issued', 'served', 'unserved') order by x.id`);
  return [...rows];
}

export type OwnRequestRow = NumberFacts & {
  requestId: number;
  courtId: number;
  kind: RequestKind;
  source: EvidenceSource;
  dueDay: CourtDay | null;
  neededFor: Purpose | null;
  events: LedgerEvent[];
  nextDay: CourtDay | null;
};

/** The requests of somebody's own pending cases, read past the second lock: codes and days, no word that anybody wrote. */
export async function findOwnRequests(connection: Connection, userId: string): Promise<OwnRequestRow[]> {
  const rows = await connection.execute<OwnRequestRow>(sql`
    select r.request_id::float8 as "requestId", r.case_id::float8 as "caseId", r.court_id::float8 as "courtId", r.kind, r.source,
      r.due_day::text as "dueDay", r.needed_for as "neededFor", r.events, ${NUMBER_COLUMNS}, c.next_day::text as "nextDay"
    from requests_of_own_cases(${userId}) r join court_case c on c.id = r.case_id order by r.request_id`);
  return [...rows];
}
