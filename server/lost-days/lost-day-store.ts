import { and, desc, eq, sql } from "drizzle-orm";
import { NUMBER_COLUMNS, TITLE_COLUMN } from "../../db/case-number-columns.ts";
import type { Connection, Transaction } from "../../db/connect.ts";
import { lostDate, lostDay } from "../../db/schema/lost-days.ts";
import type { CourtDay } from "../rules/calendar/court-day.ts";
import { WHOLE_DAY_REASONS } from "../rules/case/adjournment.ts";
import type { NumberFacts } from "../rules/case/case-label.ts";
import type { Purpose } from "../rules/case/purposes.ts";

export type LostRow = NumberFacts & {
  hearingId: number;
  version: number;
  day: CourtDay;
  block: string | null;
  purpose: Purpose;
  minutes: number;
  isFixed: boolean;
  isInCustody: boolean;
  timesBumped: number;
  accusedTitle: string;
};

/**
 * What stands from one day to another without an outcome, in the order of its lists. Bumped is a matter whose date the court took: a day
 * that was lost, not reached, or adjourned for what befell the whole day.
 */
export async function findLosing(
  connection: Connection,
  courtId: number,
  from: CourtDay,
  until: CourtDay,
): Promise<LostRow[]> {
  const rows = await connection.execute<LostRow>(sql`
    select h.id::float8 as "hearingId", h.version, h.case_id::float8 as "caseId", h.day::text as day, h.block,
      h.purpose, h.minutes, h.is_fixed as "isFixed", c.custody = 'in' as "isInCustody", ${NUMBER_COLUMNS},
      ${TITLE_COLUMN},
      ((select count(*) from lost_date d join lost_day l on l.id = d.lost_day_id
          where d.case_id = h.case_id and l.manner = 'moved')
        + (select count(*) from outcome o where o.case_id = h.case_id and o.withdrawn_at is null
          and (o.kind = 'not-reached' or (o.kind = 'adjourned'
            and o.reason = any(${sql.param(WHOLE_DAY_REASONS)}::text[])))))::int as "timesBumped"
    from hearing h
      join court_case c on c.id = h.case_id
    where h.court_id = ${courtId} and h.day between ${from} and ${until} and h.state = 'listed'
      and not exists (select 1 from outcome o where o.hearing_id = h.id and o.withdrawn_at is null)
    order by h.day, h.block nulls last, h.position, h.id`);
  return [...rows];
}

/** Whether anything of the day was called or came to something. */
export async function isCalled(connection: Connection, courtId: number, day: CourtDay): Promise<boolean> {
  const rows = await connection.execute(sql`
    select 1 from hearing h where h.court_id = ${courtId} and h.day = ${day} and (h.state = 'heard'
      or exists (select 1 from hearing_call k where k.hearing_id = h.id)) limit 1`);
  return rows.length > 0;
}

export async function insertLostDay(tx: Transaction, values: typeof lostDay.$inferInsert): Promise<number> {
  const [row] = await tx.insert(lostDay).values(values).returning({ id: lostDay.id });
  return row!.id;
}

export async function insertLostDates(tx: Transaction, rows: readonly (typeof lostDate.$inferInsert)[]): Promise<void> {
  if (rows.length > 0) await tx.insert(lostDate).values([...rows]);
}

/** The blocks in which hearings stand. */
export async function blocksOfHearings(connection: Connection, ids: readonly number[]) {
  const rows = await connection.execute<{ id: number; block: string | null }>(
    sql`select id::float8 as id, block from hearing where id = any(${sql.param(ids)}::bigint[])`,
  );
  return new Map(rows.map(({ id, block }) => [id, block]));
}

export async function findLostDay(connection: Connection, courtId: number, id: number) {
  const [row] = await connection
    .select()
    .from(lostDay)
    .where(and(eq(lostDay.id, id), eq(lostDay.courtId, courtId)));
  return row;
}

export function findLostDays(connection: Connection, courtId: number, most: number) {
  return connection
    .select({
      id: lostDay.id,
      day: lostDay.day,
      blocks: lostDay.blocks,
      because: lostDay.because,
      reason: lostDay.reason,
      manner: lostDay.manner,
      matters: sql<number>`(select count(*) from lost_date d where d.lost_day_id = lost_day.id)::int`,
    })
    .from(lostDay)
    .where(eq(lostDay.courtId, courtId))
    .orderBy(desc(lostDay.day), desc(lostDay.id))
    .limit(most);
}

/** The days that were lost in one change of one court: a closure of a week is told in one list. */
export function findLostTogether(connection: Connection, courtId: number, changeId: number) {
  return connection
    .select({ id: lostDay.id, day: lostDay.day })
    .from(lostDay)
    .where(and(eq(lostDay.courtId, courtId), eq(lostDay.changeId, changeId)))
    .orderBy(lostDay.day, lostDay.id);
}

export type ToldDate = {
  caseId: number;
  fromDay: CourtDay;
  toDay: CourtDay | null;
  toBlock: string | null;
  standsOn: CourtDay | null;
} & Pick<
  LostRow,
  "block" | "purpose" | "numberPrefix" | "number" | "numberSuffix" | "year" | "firNumber" | "firYear"
> & { custody: string; isRestricted: boolean };

/** The dates of lost days, old and new, and where each case stands now where it moved on since. */
export async function findToldDates(connection: Connection, lostDayIds: readonly number[]): Promise<ToldDate[]> {
  const rows = await connection.execute<ToldDate>(sql`
    select d.case_id::float8 as "caseId", l.day::text as "fromDay", d.from_block as block, d.purpose, d.to_day::text as "toDay",
      d.to_block as "toBlock", ${NUMBER_COLUMNS}, c.custody, c.is_restricted as "isRestricted",
      (select h.day::text from hearing h where h.id = d.next_hearing_id and h.state = 'listed') as "standsOn"
    from lost_date d join lost_day l on l.id = d.lost_day_id join court_case c on c.id = d.case_id
    where d.lost_day_id = any(${sql.param(lostDayIds)}::bigint[]) order by d.to_day nulls last, d.to_block nulls last, d.id`);
  return [...rows];
}

export type ToldPerson = {
  caseId: number;
  personId: number;
  role: string;
  name: string | null;
  nameUr: string | null;
  agency: string | null;
};

/** Who is to be told, per case. Officials are named; whoever is a party or testifies is only counted: the desk tells them. */
export async function findToldPeople(connection: Connection, lostDayIds: readonly number[]): Promise<ToldPerson[]> {
  const rows = await connection.execute<ToldPerson>(sql`
    select p.case_id::float8 as "caseId", p.person_id::float8 as "personId", p.role, q.agency,
      case when named.yes then q.name end as name, case when named.yes then q.name_ur end as "nameUr"
    from (select distinct case_id from lost_date where lost_day_id = any(${sql.param(lostDayIds)}::bigint[])) d
      join case_person p on p.case_id = d.case_id
      join person q on q.id = p.person_id
      cross join lateral (select p.role in ('investigating-officer', 'counsel', 'prosecutor') and not q.is_protected as yes) named
    order by q.name, p.person_id, p.id`);
  return [...rows];
}
