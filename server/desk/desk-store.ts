import { and, eq, sql } from "drizzle-orm";
import { NUMBER_COLUMNS, TITLE_COLUMN } from "../../db/case-number-columns.ts";
import type { Connection, Transaction } from "../../db/connect.ts";
import { listApproval } from "../../db/schema/process.ts";
import type { CourtDay } from "../rules/calendar/court-day.ts";
import type { AdjournmentReason, Side } from "../rules/case/adjournment.ts";
import type { NumberFacts } from "../rules/case/case-label.ts";
import type { Disposal, Outcome } from "../rules/case/outcomes.ts";
import type { Purpose } from "../rules/case/purposes.ts";
import type { Stage } from "../rules/case/stages.ts";
import type { Custody } from "../rules/people/custody.ts";

export type LastOrder = {
  day: CourtDay;
  purpose: Purpose;
  kind: Outcome;
  reason: AdjournmentReason | null;
  side: Side | null;
  note: string | null;
};

export type DeskMatter = NumberFacts & {
  key: string;
  isDraft: boolean;
  block: string | null;
  purpose: Purpose;
  minutes: number;
  accusedTitle: string;
  isRestricted: boolean;
  stage: Stage;
  custody: Custody;
  custodySince: CourtDay | null;
  institutionDay: CourtDay | null;
  /** Witnesses who were bound down for this date at the hearing before, and those still to be examined. */
  boundDown: number;
  witnesses: number;
  last: LastOrder | null;
};

/** The matters of a day as the judge will hear them: those listed, and those that the draft puts on it. */
export async function findDeskMatters(connection: Connection, courtId: number, day: CourtDay): Promise<DeskMatter[]> {
  const rows = await connection.execute<DeskMatter>(sql`
    with of_day as (
      select 'h' || h.id as key, h.case_id, false as is_draft, h.block, h.purpose, h.minutes, h.position
        from hearing h where h.court_id = ${courtId} and h.day = ${day} and h.state = 'listed'
      union all
      select 'd' || p.id, p.case_id, true, p.block, p.purpose, p.minutes, p.position
        from draft_placement p where p.court_id = ${courtId} and p.day = ${day}
    )
    select d.key, d.case_id::float8 as "caseId", d.is_draft as "isDraft", d.block, d.purpose, d.minutes,
      ${NUMBER_COLUMNS}, ${TITLE_COLUMN},
      c.is_restricted as "isRestricted", c.stage, c.custody, c.custody_since::text as "custodySince",
      c.institution_day::text as "institutionDay",
      coalesce((select count(*) from attendance a where a.hearing_id = l.hearing_id and a.mark = 'bound-down'), 0)::int as "boundDown",
      (select count(*) from case_person cp where cp.case_id = c.id and cp.role = 'witness'
        and coalesce(cp.testimony, 'none') not in ('examined', 'given-up'))::int as witnesses,
      case when l.hearing_id is null then null else jsonb_build_object('day', l.day, 'purpose', l.purpose,
        'kind', l.kind, 'reason', l.reason, 'side', l.side, 'note', l.note) end as last
    from of_day d join court_case c on c.id = d.case_id
      left join lateral (
        select h.id as hearing_id, h.day, h.purpose, o.kind, o.reason, o.side, o.note
          from hearing h join outcome o on o.hearing_id = h.id and o.withdrawn_at is null
          where h.case_id = d.case_id and h.day < ${day} order by h.day desc, h.id desc limit 1) l on true
    order by d.block nulls last, d.is_draft, d.position, d.key`);
  return [...rows];
}

export async function findApproval(connection: Connection, courtId: number, day: CourtDay) {
  const [found] = await connection
    .select()
    .from(listApproval)
    .where(and(eq(listApproval.courtId, courtId), eq(listApproval.day, day)));
  return found;
}

export async function saveApproval(
  tx: Transaction,
  row: Pick<
    typeof listApproval.$inferInsert,
    "courtId" | "day" | "fingerprint" | "matters" | "approvedBy" | "approvedAt"
  >,
): Promise<void> {
  const { fingerprint, matters, approvedBy, approvedAt } = row;
  await tx
    .insert(listApproval)
    .values(row)
    .onConflictDoUpdate({
      target: [listApproval.courtId, listApproval.day],
      set: { fingerprint, matters, approvedBy, approvedAt },
    });
}

export type RecordedDay = { day: CourtDay; outcomes: number; unsigned: number; corrected: number; isEnded: boolean };

/** Days with outcomes that the judge has not signed, the latest first. */
export async function findDaysToSign(connection: Connection, courtId: number, from: CourtDay): Promise<RecordedDay[]> {
  const rows = await connection.execute<RecordedDay>(sql`
    select h.day::text as day, count(*)::int as outcomes,
      count(*) filter (where o.confirmed_at is null)::int as unsigned,
      count(*) filter (where o.confirmed_at is null and exists (select 1 from outcome w where w.hearing_id = h.id
        and w.withdrawn_at is not null and w.confirmed_at is not null))::int as corrected,
      bool_or(d.ended_at is not null) as "isEnded"
    from hearing h join outcome o on o.hearing_id = h.id and o.withdrawn_at is null
      left join court_day d on d.court_id = h.court_id and d.day = h.day
    where h.court_id = ${courtId} and h.day >= ${from}
    group by h.day having count(*) filter (where o.confirmed_at is null) > 0 order by h.day desc limit 30`);
  return [...rows];
}

export type SignedBefore = {
  kind: Outcome;
  reason: AdjournmentReason | null;
  side: Side | null;
  disposal: Disposal | null;
  note: string | null;
  nextDay: CourtDay | null;
  nextPurpose: Purpose | null;
  because: string | null;
};

export type OutcomeToSign = NumberFacts & {
  outcomeId: number;
  purpose: Purpose;
  kind: Outcome;
  reason: AdjournmentReason | null;
  side: Side | null;
  disposal: Disposal | null;
  note: string | null;
  nextDay: CourtDay | null;
  nextPurpose: Purpose | null;
  recordedAt: string;
  recordedBy: string | null;
  signedAt: string | null;
  /** What had been signed in its place, with why it was corrected; null where nothing was. */
  signedBefore: SignedBefore | null;
  accusedTitle: string;
};

/**
 * The outcomes of a day as they stand, in the order of its list. Where one was corrected after it was signed, however
 * often, the one that was signed tells what changed.
 */
export async function findOutcomesToSign(
  connection: Connection,
  courtId: number,
  day: CourtDay,
): Promise<OutcomeToSign[]> {
  const rows = await connection.execute<OutcomeToSign>(sql`
    select o.id::float8 as "outcomeId", o.case_id::float8 as "caseId", h.purpose, o.kind, o.reason, o.side, o.disposal, o.note,
      coalesce(n.day, o.next_day)::text as "nextDay", coalesce(n.purpose, o.next_purpose) as "nextPurpose",
      to_jsonb(o.recorded_at) #>> '{}' as "recordedAt", p.name as "recordedBy", to_jsonb(o.confirmed_at) #>> '{}' as "signedAt",
      case when s.id is null then null else jsonb_build_object('kind', s.kind, 'reason', s.reason, 'side', s.side,
        'disposal', s.disposal, 'note', s.note, 'nextDay', s.next_day, 'nextPurpose', s.next_purpose,
        'because', s.withdrawn_because) end as "signedBefore",
      ${NUMBER_COLUMNS}, ${TITLE_COLUMN}
    from hearing h join outcome o on o.hearing_id = h.id and o.withdrawn_at is null
      join court_case c on c.id = h.case_id
      left join lateral (select w.* from outcome w where w.hearing_id = h.id and w.id <> o.id and w.withdrawn_at is not null
        and w.confirmed_at is not null order by w.id desc limit 1) s on o.confirmed_at is null
      left join hearing n on n.id = o.next_hearing_id and n.state <> 'withdrawn'
      left join staff p on p.user_id = o.recorded_by
    where h.court_id = ${courtId} and h.day = ${day}
    order by h.block nulls last, h.position, h.id`);
  return [...rows];
}

/** Signs those of the outcomes that stand, are of this day and were not signed; answers how many. */
export async function signOutcomes(
  tx: Transaction,
  {
    courtId,
    day,
    outcomeIds,
    at,
    by,
  }: { courtId: number; day: CourtDay; outcomeIds: number[]; at: string; by: string },
): Promise<number> {
  const rows = await tx.execute(sql`
    update outcome o set confirmed_at = ${at}::timestamptz, confirmed_by = ${by}
    from hearing h
    where h.id = o.hearing_id and h.court_id = ${courtId} and h.day = ${day}
      and o.id = any(${sql.param(outcomeIds)}::bigint[]) and o.withdrawn_at is null and o.confirmed_at is null
    returning o.id`);
  return rows.length;
}

type Named = NumberFacts & {
  accusedTitle: string;
  nextDay: CourtDay | null;
};

/** Of all that there are, where only the first are shown. */
export type Total = { total: number };

const NAMED = sql`c.id::float8 as "caseId", ${NUMBER_COLUMNS}, ${TITLE_COLUMN}, c.next_day::text as "nextDay"`;

export type ReservedRow = Named & { since: CourtDay; isJudgment: boolean };

/**
 * Pending cases whose judgment or order is reserved, the longest first. A judgment has its own reserved day, until it is
 * announced or its case was taken up again; an order has none, so that it counts from the hearing that reserved it.
 */
export async function findReserved(
  connection: Connection,
  courtId: number,
  most: number,
): Promise<(ReservedRow & Total)[]> {
  const rows = await connection.execute<ReservedRow & Total>(sql`
    select ${NAMED}, coalesce(j.reserved_day, l.day)::text as since,
      (j.id is not null or l.next_purpose = 'judgment') as "isJudgment", count(*) over ()::int as total
    from court_case c
      left join judgment j on j.case_id = c.id and j.set_aside_day is null and j.reserved_day is not null and j.announced_day is null
        and not exists (select 1 from hearing h join outcome o on o.hearing_id = h.id and o.withdrawn_at is null
          where h.case_id = c.id and h.day > j.reserved_day and o.kind = 'held-moved-on')
      left join lateral (
        select h.day, o.kind, o.next_purpose from hearing h join outcome o on o.hearing_id = h.id and o.withdrawn_at is null
          where h.case_id = c.id order by h.day desc, h.id desc limit 1) l on l.kind = 'reserved'
    where c.court_id = ${courtId} and c.disposal_day is null and (j.id is not null or l.day is not null)
    order by coalesce(j.reserved_day, l.day), c.id limit ${most}`);
  return [...rows];
}

/** Custody matters whose next date lies beyond the limit, or that have none; the longest in custody first. */
export async function findCustodyLate(connection: Connection, courtId: number, limit: CourtDay, most: number) {
  const rows = await connection.execute<Named & Total & { custodySince: CourtDay | null }>(sql`
    select ${NAMED}, c.custody_since::text as "custodySince", count(*) over ()::int as total from court_case c
    where c.court_id = ${courtId} and c.disposal_day is null and c.custody = 'in'
      and (c.next_day is null or c.next_day > ${limit})
    order by c.custody_since nulls last, c.id limit ${most}`);
  return [...rows];
}

/** Pending bail applications, the oldest first. */
export async function findBailApplications(connection: Connection, courtId: number, most: number) {
  const rows = await connection.execute<
    Named & { applicationKind: string; institutionDay: CourtDay; rank: "magistrate" | "sessions" }
  >(sql`
    select ${NAMED}, c.application_kind as "applicationKind", c.institution_day::text as "institutionDay", k.rank
    from court_case c join court k on k.id = c.court_id
    where c.court_id = ${courtId} and c.disposal_day is null and c.docket = 'application'
      and c.application_kind in ('bail-496', 'bail-497', 'bail-498') and c.institution_day is not null
    order by c.institution_day, c.id limit ${most}`);
  return [...rows];
}

/** Cases that rest by order, the next review first. */
export async function findResting(connection: Connection, courtId: number, most: number) {
  const rows = await connection.execute<Named & { reviewDay: CourtDay; because: string }>(sql`
    select ${NAMED}, c.review_day::text as "reviewDay", c.dormant_because as because from court_case c
    where c.court_id = ${courtId} and c.disposal_day is null and c.dormant_since is not null
    order by c.review_day, c.id limit ${most}`);
  return [...rows];
}

/** Private words in pending matters that the judge has not acknowledged, the oldest first: that there is one, not what it says. */
export async function findUnreadWords(connection: Connection, courtId: number) {
  const rows = await connection.execute<Named & { flagId: number; raisedAt: string }>(sql`
    select ${NAMED}, f.id::float8 as "flagId", f.raised_at as "raisedAt" from safety_flag f
      join court_case c on c.id = f.case_id
    where c.court_id = ${courtId} and c.disposal_day is null and f.acknowledged_at is null
    order by f.raised_at, f.id`);
  return [...rows];
}

/** Matters that stand on days of a span. */
export async function countListed(
  connection: Connection,
  courtId: number,
  from: CourtDay,
  until: CourtDay,
): Promise<number> {
  const [row] = await connection.execute<{ n: number }>(sql`
    select count(*)::int as n from hearing
    where court_id = ${courtId} and state = 'listed' and day between ${from} and ${until}`);
  return row?.n ?? 0;
}
