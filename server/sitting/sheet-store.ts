import { sql } from "drizzle-orm";
import { IN_TITLE, NUMBER_COLUMNS, PAPER_TITLE } from "../../db/case-number-columns.ts";
import { type Connection, executePrepared } from "../../db/connect.ts";
import { CASE_IN_LAW } from "../listing/law-store.ts";
import type { KindOfMatter } from "../rules/applications/application-results.ts";
import type { CourtDay } from "../rules/calendar/court-day.ts";
import type { AdjournmentReason, Side } from "../rules/case/adjournment.ts";
import type { NumberFacts } from "../rules/case/case-label.ts";
import type { CallEvent, Disposal, Outcome } from "../rules/case/outcomes.ts";
import type { Purpose } from "../rules/case/purposes.ts";
import type { Stage } from "../rules/case/stages.ts";
import type { Mark, Testimony } from "../rules/listing/attendance.ts";
import type { CaseInLaw } from "../rules/listing/case-law.ts";
import type { Custody } from "../rules/people/custody.ts";
import type { CaseRole } from "../rules/people/people.ts";
import { LEFT_BEHIND } from "./left-store.ts";

/** A person of the case whom the sheet may name; complainants never are. */
export type SheetPerson = { role: CaseRole; name: string; nameUr: string | null };

/** Somebody whose coming is recorded. The name is null where only the role is said: complainant, victim, protected. */
export type SheetAttendee = {
  id: number;
  role: CaseRole;
  name: string | null;
  nameUr: string | null;
  custody: Custody | null;
  testimony: Testimony | null;
  isForDefence: boolean;
  isCalledUpon?: boolean;
  /** Of this hearing; null while nobody was marked. */
  mark: Mark | null;
  /** Of the hearings before, in order of day. */
  marksBefore: Mark[];
};

export type SheetOutcome = {
  outcomeId: number;
  kind: Outcome;
  reason: AdjournmentReason | null;
  side: Side | null;
  note: string | null;
  disposal: Disposal | null;
  nextPurpose: Purpose | null;
  nextDay: CourtDay | null;
  nextBlock: string | null;
  nextReportingTime: string | null;
  recordedAt: string;
  isEnteredLater: boolean;
  isCorrection: boolean;
};

export type PreviousHearing = {
  day: CourtDay;
  purpose: Purpose;
  kind: Outcome;
  reason: AdjournmentReason | null;
  side: Side | null;
  disposal: Disposal | null;
  note: string | null;
};

export type SheetRow = NumberFacts & {
  hearingId: number;
  version: number;
  /** As printed on the published list; null where it is not on one. */
  listedSerial: number | null;
  block: string | null;
  reportingTime: string;
  purpose: Purpose;
  purposeText: string | null;
  minutes: number;
  isHeard: boolean;
  /** Its case left the court after this day, and nobody had recorded what the hearing came to. */
  hasLeft: boolean;
  /** What it came to is recorded, and its case has left the court or something else has ended it since. */
  hasGoneOn: boolean;
  isAdded: boolean;
  isFixed: boolean;
  station: string | null;
  cfmsCode: string | null;
  sections: string[];
  accusedTitle: string;
  firstAccusedUr: string | null;
  docket: KindOfMatter["docket"];
  applicationKind: string | null;
  stage: Stage;
  /** Where the case stood before its outcome moved it; null where none did, or none is recorded. */
  stageBefore: Stage | null;
  custody: Custody;
  custodySince: CourtDay | null;
  isRestricted: boolean;
  /** Another open date of the case. */
  hasOtherDate: boolean;
  /** Which hearing of the case this is. */
  hearingNumber: number;
  notReachedTimes: number;
  previousDay: CourtDay | null;
  previous: PreviousHearing | null;
  lastCall: CallEvent | null;
  timesPassedOver: number;
  outcome: SheetOutcome | null;
  people: SheetPerson[];
  attendees: SheetAttendee[];
  /** Adjournments of the case before this hearing, by the side they count against. */
  adjournedBy: Partial<Record<Side, number>>;
  inLaw: CaseInLaw;
};

/** Cases that have, or had, a hearing on the day. */
export async function findCasesOfDay(connection: Connection, courtId: number, day: CourtDay): Promise<number[]> {
  const rows = await executePrepared<{ caseId: number }>(
    connection,
    sql`select distinct case_id::float8 as "caseId" from hearing where court_id = ${courtId} and day = ${day}`,
  );
  return rows.map(({ caseId }) => caseId);
}

/**
 * The matters of a day in calling order, in one statement: the serials of the published list first, what is on no list
 * behind them by block and place.
 */
export async function findSheetRows(connection: Connection, courtId: number, day: CourtDay): Promise<SheetRow[]> {
  const rows = await executePrepared<SheetRow>(
    connection,
    sql`
    with listed as (
      select distinct on (l.supplementary) l.content from cause_list l
        where l.court_id = ${courtId} and l.day = ${day} and l.withdrawn_at is null
        order by l.supplementary, l.version desc
    ), serials as (
      select (e ->> 'hearingUid')::uuid as uid, min((e ->> 'serial')::int) as serial
        from listed, jsonb_array_elements(listed.content -> 'entries') e group by 1
    )
    select h.id::float8 as "hearingId", h.case_id::float8 as "caseId", h.version, s.serial as "listedSerial",
      h.block, h.reporting_time as "reportingTime", h.purpose, h.purpose_text as "purposeText", h.minutes,
      h.state = 'heard' as "isHeard", h.state = 'withdrawn' as "hasLeft",
      h.state = 'heard' and (c.court_id <> h.court_id or (c.disposal_day is not null
        and not coalesce(o.kind = 'disposed' and c.disposal_day = h.day, false))) as "hasGoneOn", h.source = 'added' as "isAdded", h.is_fixed as "isFixed",
      ${NUMBER_COLUMNS}, c.station, c.cfms_code as "cfmsCode", c.sections,
      ${PAPER_TITLE}, c.docket, c.application_kind as "applicationKind", c.stage, b4.stage as "stageBefore",
      c.custody, c.custody_since as "custodySince",
      c.is_restricted as "isRestricted",
      exists (select 1 from hearing h5 where h5.case_id = h.case_id and h5.state = 'listed' and h5.id <> h.id) as "hasOtherDate",
      c.hearings_count + (h.state = 'listed')::int as "hearingNumber",
      c.not_reached_count - coalesce(o.kind = 'not-reached', false)::int as "notReachedTimes",
      coalesce(p.day, c.prior_day) as "previousDay",
      case when p.day is null then null else jsonb_build_object('day', p.day, 'purpose', p.purpose, 'kind', p.kind,
        'reason', p.reason, 'side', p.side, 'disposal', p.disposal, 'note', p.note) end as previous,
      k.kind as "lastCall", coalesce(k.passed, 0)::int as "timesPassedOver",
      case when o.id is null then null else jsonb_build_object('outcomeId', o.id, 'kind', o.kind, 'reason', o.reason,
        'side', o.side, 'note', o.note, 'disposal', o.disposal, 'nextPurpose', coalesce(n.purpose, o.next_purpose),
        'nextDay', coalesce(n.day, o.next_day), 'nextBlock', n.block, 'nextReportingTime', n.reporting_time,
        'recordedAt', o.recorded_at, 'isEnteredLater', o.is_entered_later,
        'isCorrection', o.supersedes_id is not null) end as outcome,
      w.first_accused_ur as "firstAccusedUr", coalesce(w.people, '[]') as people,
      ${CASE_IN_LAW} as "inLaw", coalesce(w.attendees, '[]') as attendees, coalesce(s344.by_side, '{}') as "adjournedBy"
    from hearing h
      join court_case c on c.id = h.case_id
      left join serials s on s.uid = h.uid
      left join outcome o on o.hearing_id = h.id and o.withdrawn_at is null
      left join hearing n on n.id = o.next_hearing_id and n.state <> 'withdrawn'
      left join lateral (
        select r.before ->> 'stage' as stage from outcome o6
            join change_row made on made.case_id = o6.case_id and made.table_name = 'outcome' and made.row_id = o6.id
              and made.before is null
            join change_row r on r.change_id = made.change_id and r.table_name = 'court_case'
              and r.row_id = h.case_id and r.before is not null
          where o6.hearing_id = h.id and o.kind in ('disposed', 'held-moved-on', 'reserved')
          order by r.id limit 1) b4 on true
      left join lateral (
        select h2.day, h2.purpose, o2.kind, o2.reason, o2.side, o2.disposal, o2.note
          from hearing h2 join outcome o2 on o2.hearing_id = h2.id and o2.withdrawn_at is null
          where h2.case_id = h.case_id and h2.day < h.day order by h2.day desc, h2.id desc limit 1) p on true
      left join lateral (
        select (array_agg(e.kind order by e.called_at desc, e.id desc))[1] as kind,
            count(*) filter (where e.kind = 'passed-over') as passed
          from hearing_call e where e.hearing_id = h.id) k on true
      left join lateral (
        select (array_agg(q.name_ur order by cp.ordinal, cp.id) filter (where ${IN_TITLE}))[1] as first_accused_ur,
            jsonb_agg(jsonb_build_object('role', cp.role, 'name', q.name, 'nameUr', q.name_ur) order by cp.role, cp.ordinal)
              filter (where cp.role in ('counsel', 'prosecutor', 'investigating-officer')) as people,
            jsonb_agg(jsonb_build_object('id', cp.id, 'role', cp.role, 'custody', cp.custody, 'testimony', cp.testimony,
              'isForDefence', cp.is_for_defence, 'isCalledUpon', cp.role = 'surety' and exists (select 1 from process x
                where x.hearing_id = h.id and x.case_person_id = cp.id and x.state in ('issued', 'served')),
              'mark', a.mark, 'marksBefore', coalesce(b.marks, '[]'),
              'name', case when n.is_named then q.name end, 'nameUr', case when n.is_named then q.name_ur end)
              order by cp.ordinal, cp.id) as attendees
          from case_person cp join person q on q.id = cp.person_id
            cross join lateral (
              select not q.is_protected and cp.role not in ('complainant', 'victim', 'guardian')
                and not (cp.role = 'witness' and c.is_restricted) as is_named) n
            left join attendance a on a.hearing_id = h.id and a.case_person_id = cp.id
            left join lateral (
              select jsonb_agg(a4.mark order by h4.day, h4.id) as marks from attendance a4
                join hearing h4 on h4.id = a4.hearing_id
                where a4.case_id = h.case_id and a4.case_person_id = cp.id and h4.day < h.day) b on true
          where cp.case_id = h.case_id) w on true
      left join lateral (
        select jsonb_object_agg(t.side, t.times) as by_side from (
          select o5.side, count(*) as times from outcome o5 join hearing h5 on h5.id = o5.hearing_id
            where o5.case_id = h.case_id and o5.kind = 'adjourned' and o5.withdrawn_at is null
              and o5.side is not null and h5.id <> h.id and h5.day <= h.day group by 1) t) s344 on true
    where h.court_id = ${courtId} and h.day = ${day} and (h.state <> 'withdrawn' or ${LEFT_BEHIND})
    order by s.serial nulls last, h.block nulls last, h.position, h.id`,
  );
  return rows;
}

export type SheetHead = {
  isOpen: boolean | null;
  isNoWork: boolean | null;
  because: string | null;
  becauseUr: string | null;
  endedAt: string | null;
  publishedVersion: number | null;
  place: string | null;
  room: string | null;
  roomUr: string | null;
  reasonKeys: string[] | null;
  /** The numbers that the district set, as stored. */
  policy: unknown;
  timezone: string;
};

/** What stands above a day's sheet; null for an unknown court. */
export async function findSheetHead(
  connection: Connection,
  courtId: number,
  day: CourtDay,
): Promise<SheetHead | undefined> {
  const rows = await executePrepared<SheetHead>(
    connection,
    sql`
    select d.is_open as "isOpen", d.is_no_work as "isNoWork", d.because, d.because_ur as "becauseUr",
      to_jsonb(d.ended_at) #>> '{}' as "endedAt",
      (select max(l.version) from cause_list l where l.court_id = c.id and l.day = ${day}
        and l.supplementary is null and l.withdrawn_at is null) as "publishedVersion",
      c.place, coalesce(r.name, r1.name) as room, coalesce(r.name_ur, r1.name_ur) as "roomUr", c.reason_keys as "reasonKeys",
      di.policy, di.timezone
    from court c
      join district di on di.id = c.district_id
      left join court_day d on d.court_id = c.id and d.day = ${day}
      left join courtroom r on r.id = d.courtroom_id
      left join lateral (select min(x.name) as name, min(x.name_ur) as name_ur, count(*) as rooms
        from courtroom x where x.court_id = c.id having count(*) = 1) r1 on true
    where c.id = ${courtId}`,
  );
  return rows[0];
}
