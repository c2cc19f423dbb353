import { sql } from "drizzle-orm";
import { FIRST_ACCUSED_UR, NUMBER_COLUMNS, PAPER_TITLE } from "../../db/case-number-columns.ts";
import type { Connection } from "../../db/connect.ts";
import type { CourtDay } from "../rules/calendar/court-day.ts";
import type { AdjournmentReason, Side } from "../rules/case/adjournment.ts";
import type { NumberFacts } from "../rules/case/case-label.ts";
import type { Disposal, Outcome } from "../rules/case/outcomes.ts";
import type { Purpose } from "../rules/case/purposes.ts";
import type { Stage } from "../rules/case/stages.ts";
import type { Mark } from "../rules/listing/attendance.ts";
import type { CaseRole } from "../rules/people/people.ts";

export type OrderMatter = NumberFacts & {
  station: string | null;
  sections: string[];
  accusedTitle: string;
  firstAccusedUr: string | null;
  isRestricted: boolean;
  policy: unknown;
};

export type OrderRow = {
  caseId: number;
  hearingId: number;
  outcomeId: number;
  version: number;
  day: CourtDay;
  purpose: Purpose;
  kind: Outcome;
  reason: AdjournmentReason | null;
  side: Side | null;
  disposal: Disposal | null;
  note: string | null;
  nextDay: CourtDay | null;
  nextPurpose: Purpose | null;
  isConfirmed: boolean;
};

/** A step of the case to another stage that an order took, in the words in which it was given. */
export type StageOrderRow = {
  caseId: number;
  stageId: number;
  day: CourtDay;
  fromStage: Stage;
  stage: Stage;
  words: string;
};

export type OrderPersonRow = {
  caseId: number;
  id: number;
  role: CaseRole;
  isForDefence: boolean;
  name: string;
  nameUr: string | null;
  isProtected: boolean;
  birthDay: CourtDay | null;
  offenceDay: CourtDay | null;
  isSaidMinor: boolean;
  marks: { hearingId: number; mark: Mark }[];
};

/** Whether a step `s` of a case was an order with words of its own; a correction of the register is none. */
const BY_ORDER = sql.raw(`s.step = 'order' and btrim(coalesce(s.order_text, '')) <> ''`);

/** The cases whose orders are wanted: one, or those that a day heard, in the order of its list. */
export async function findOrderMatters(
  connection: Connection,
  courtId: number,
  of: { caseId: number } | { day: CourtDay },
): Promise<OrderMatter[]> {
  const wanted =
    "caseId" in of
      ? sql`c.id = ${of.caseId} and c.court_id = ${courtId}`
      : sql`exists (select 1 from hearing h join outcome o on o.hearing_id = h.id and o.withdrawn_at is null
          where h.case_id = c.id and h.court_id = ${courtId} and h.day = ${of.day})
        or exists (select 1 from case_stage s where s.case_id = c.id and s.court_id = ${courtId} and s.day = ${of.day}
          and ${BY_ORDER})`;
  const place =
    "caseId" in of
      ? sql`c.number_key`
      : sql`(select min(coalesce(h.block, '99:99') || to_char(h.position, 'FM00000')) from hearing h where h.case_id = c.id and h.court_id = ${courtId} and h.day = ${of.day})`;
  const rows = await connection.execute<OrderMatter>(sql`
    select c.id::float8 as "caseId", ${NUMBER_COLUMNS}, c.station, c.sections, ${PAPER_TITLE},
      ${FIRST_ACCUSED_UR} as "firstAccusedUr",
      c.is_restricted as "isRestricted", di.policy
    from court_case c join court k on k.id = c.court_id join district di on di.id = k.district_id
    where (${wanted}) order by ${place}, c.id`);
  return [...rows];
}

/** Every outcome that stands in cases, in order of day: each order counts those before it. */
export async function findOrders(connection: Connection, caseIds: readonly number[]): Promise<OrderRow[]> {
  const rows = await connection.execute<OrderRow>(sql`
    select o.case_id::float8 as "caseId", h.id::float8 as "hearingId", o.id::float8 as "outcomeId", o.version, h.day,
      h.purpose, o.kind, o.reason, o.side, o.disposal, o.note, o.next_day as "nextDay", o.next_purpose as "nextPurpose",
      o.confirmed_at is not null as "isConfirmed"
    from outcome o join hearing h on h.id = o.hearing_id
    where o.case_id = any(${sql.param(caseIds)}::bigint[]) and o.withdrawn_at is null
    order by h.day, h.id`);
  return [...rows];
}

/** Every order that moved cases to another stage, in order of day. */
export async function findStageOrders(connection: Connection, caseIds: readonly number[]): Promise<StageOrderRow[]> {
  const rows = await connection.execute<StageOrderRow>(sql`
    select s.case_id::float8 as "caseId", s.id::float8 as "stageId", s.day, s.from_stage as "fromStage", s.stage,
      s.order_text as words
    from case_stage s where s.case_id = any(${sql.param(caseIds)}::bigint[]) and ${BY_ORDER}
    order by s.day, s.id`);
  return [...rows];
}

/** The people of cases with every mark they got. */
export async function findOrderPeople(connection: Connection, caseIds: readonly number[]): Promise<OrderPersonRow[]> {
  const rows = await connection.execute<OrderPersonRow>(sql`
    select cp.case_id::float8 as "caseId", cp.id::float8 as id, cp.role, cp.is_for_defence as "isForDefence",
      q.name, q.name_ur as "nameUr", q.is_protected as "isProtected", q.birth_day as "birthDay",
      c.offence_day as "offenceDay", c.has_minor as "isSaidMinor",
      coalesce((select jsonb_agg(jsonb_build_object('hearingId', a.hearing_id, 'mark', a.mark)) from attendance a
        where a.case_id = cp.case_id and a.case_person_id = cp.id), '[]') as marks
    from case_person cp join person q on q.id = cp.person_id join court_case c on c.id = cp.case_id
    where cp.case_id = any(${sql.param(caseIds)}::bigint[])
    order by cp.case_id, cp.ordinal, cp.id`);
  return [...rows];
}
