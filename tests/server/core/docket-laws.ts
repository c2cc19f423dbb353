import { sql } from "drizzle-orm";
import type { Database } from "../../../db/connect.ts";
import type { Context } from "../../../server/core/context.ts";
import { createCaller } from "../../../server/doors/http/router.ts";
import { addDays, type CourtDay } from "../../../server/rules/calendar/court-day.ts";

/** The courts that are looked at, by whom and on which day. */
export type Docket = { courts: number[]; administrator: Context; judge: Context; today: CourtDay };

const of = ({ courts }: Docket) => sql`any(${sql.param(courts)}::bigint[])`;

export async function openHearings(db: Database, docket: Docket) {
  const rows = await db.execute<{ courtId: number; caseId: number; hearingId: number; version: number; day: CourtDay }>(
    sql`select court_id::float8 as "courtId", case_id::float8 as "caseId", id::float8 as "hearingId", version, day
      from hearing where state = 'listed' and court_id = ${of(docket)} order by id`,
  );
  return [...rows];
}

/** The accused of cases that are pending. */
export async function openPeople(db: Database, docket: Docket) {
  const rows = await db.execute<{ courtId: number; casePersonId: number; version: number }>(
    sql`select p.court_id::float8 as "courtId", p.id::float8 as "casePersonId", p.version
      from case_person p join court_case c on c.id = p.case_id
      where c.disposal_day is null and p.role = 'accused' and p.court_id = ${of(docket)} order by p.id`,
  );
  return [...rows];
}

/** Cases without a date whose order to rest is over before that day. */
export async function restingUntil(db: Database, docket: Docket, day: CourtDay) {
  const rows = await db.execute<{ courtId: number; caseId: number }>(
    sql`select court_id::float8 as "courtId", id::float8 as "caseId" from court_case
      where court_id = ${of(docket)} and disposal_day is null and next_day is null and review_day < ${day} order by id`,
  );
  return [...rows];
}

/** Laws of a docket, each a question to the database that is answered by the cases that break it. */
const LAWS: Readonly<Record<string, (docket: Docket) => ReturnType<typeof sql>>> = {
  // What was not reached may wait until its day is ended.
  "an open case has a date, or an order to rest that holds": (docket) => sql`
    select c.id from court_case c where c.court_id = ${of(docket)} and c.disposal_day is null
      and not exists (select 1 from hearing h where h.case_id = c.id and h.state = 'listed')
      and (c.review_day is null or c.review_day < ${docket.today}) and not coalesce((
        select o.kind = 'not-reached' and d.ended_at is null from hearing h
          join outcome o on o.hearing_id = h.id and o.withdrawn_at is null
          left join court_day d on d.court_id = h.court_id and d.day = h.day
        where h.case_id = c.id order by h.day desc, h.id desc limit 1), false)`,
  "a case stands where its path leads, each step from where the one before it ended": (docket) => sql`
    select c.id from court_case c join (
        select s.case_id, s.stage, s.from_stage, lead(s.from_stage) over w as left_to, row_number() over w as at,
          count(*) over (partition by s.case_id) as steps
        from case_stage s window w as (partition by s.case_id order by s.id)) s on s.case_id = c.id
      where c.court_id = ${of(docket)}
        and ((s.at < s.steps and s.left_to <> s.stage) or (s.at = s.steps and s.stage <> c.stage))`,
  "a case is over in a stage of its own": (docket) => sql`
    select c.id from court_case c where c.court_id = ${of(docket)}
      and (c.disposal_day is null) <> (c.disposal is null)`,
  "a hearing has one outcome, and only one that was heard has any": (docket) => sql`
    select h.case_id as id from hearing h left join outcome o on o.hearing_id = h.id and o.withdrawn_at is null
      where h.court_id = ${of(docket)} group by h.id, h.case_id, h.state
      having count(o.id) > 1 or (h.state = 'heard') <> (count(o.id) = 1)`,
  "a case that is over has no open date": (docket) => sql`
    select c.id from court_case c join hearing h on h.case_id = c.id and h.state = 'listed'
      where c.court_id = ${of(docket)} and c.disposal_day is not null`,
  "an open date stands in the court that has the case": (docket) => sql`
    select c.id from court_case c join hearing h on h.case_id = c.id and h.state = 'listed'
      where c.court_id = ${of(docket)} and h.court_id <> c.court_id`,
  "a day holds no more than its ceilings, but for what was ordered or announced": (docket) => sql`
    select d.id from court_day d
      join hearing h on h.court_id = d.court_id and h.day = d.day and h.state <> 'withdrawn' and not h.is_beyond
      where d.court_id = ${of(docket)} group by d.id
      having sum(h.minutes) > d.ceiling_minutes or count(*) > d.ceiling_matters`,
  "what a day says it holds stands on it": (docket) => sql`
    select d.id from court_day d
      left join hearing h on h.court_id = d.court_id and h.day = d.day and h.state <> 'withdrawn'
      where d.court_id = ${of(docket)} group by d.id
      having coalesce(sum(h.minutes), 0) <> d.listed_minutes or count(h.id) <> d.listed_matters`,
  "nothing is listed on a day that was closed before it": (docket) => sql`
    select h.case_id as id from hearing h join court_day d on d.court_id = h.court_id and d.day = h.day
      where h.court_id = ${of(docket)} and h.state = 'listed' and not d.is_open
        and (d.closed_on is null or d.closed_on < d.day)`,
  "a case has one open date for each purpose": (docket) => sql`
    select case_id as id from hearing where court_id = ${of(docket)} and state = 'listed'
      group by case_id, purpose having count(*) > 1`,
  "nobody who must come is in two courts at one time, but for what was ordered or announced": (docket) => sql`
    select a.case_id as id from hearing a
      join hearing b on b.day = a.day and b.block = a.block and b.court_id <> a.court_id and b.state = 'listed'
      join case_person p on p.case_id = a.case_id and p.role = 'investigating-officer'
      join case_person q on q.case_id = b.case_id and q.person_id = p.person_id
      where a.court_id = ${of(docket)} and a.state = 'listed' and a.purpose = 'evidence' and b.purpose = 'evidence'
        and not exists (select 1 from person_booking k where k.is_kept and k.person_id = p.person_id
          and k.hearing_id in (a.id, b.id))`,
  "a compounded case has a settlement that stands": (docket) => sql`
    select c.id from court_case c where c.court_id = ${of(docket)} and c.disposal = 'compounded'
      and not exists (select 1 from settlement s where s.case_id = c.id and s.reopened_day is null)`,
};

/** The laws that the docket breaks, with the cases that do; nothing where it keeps them all. */
export async function brokenIn(db: Database, docket: Docket): Promise<string[]> {
  const questions = Object.entries(LAWS).map(
    ([law, question]) => sql`select ${law}::text as law, x.id from (${question(docket)}) x`,
  );
  const rows = await db.execute<{ law: string; id: string }>(sql.join(questions, sql` union all `));
  return [...rows.map(({ law, id }) => `${law}: ${id}`), ...(await unseenCustody(db, docket))];
}

type Held = { kind: "put off" | "a year"; courtId: number; id: number };

/**
 * Custody past its limit that nobody is shown: an accused detained longer than a year without judgment whom the list of
 * alarms does not have as reached, and a custody matter put off beyond fifteen days that the judge's desk does not name.
 */
async function unseenCustody(db: Database, docket: Docket): Promise<string[]> {
  const rows = await db.execute<Held>(sql`
    select 'put off' as kind, c.court_id::float8 as "courtId", c.id::float8 as id from court_case c
      where c.court_id = ${of(docket)} and c.disposal_day is null and c.custody = 'in'
        and coalesce((select min(h.day) from hearing h where h.case_id = c.id and h.state = 'listed'), 'infinity')
          > ${addDays(docket.today, 15)}
    union all
    select 'a year', c.court_id::float8, p.id::float8
      from custody_period k join case_person p on p.id = k.case_person_id join court_case c on c.id = p.case_id
      where c.court_id = ${of(docket)} and c.disposal_day is null and k.until_day is null
        and k.from_day + interval '1 year' < ${docket.today}::date
        and not exists (select 1 from judgment j where j.case_id = c.id and j.announced_day is not null)`);
  const said: string[] = [];
  const now = new Date(`${docket.today}T05:00:00Z`);
  for (const [courtId, held] of Map.groupBy([...rows], (row) => row.courtId)) {
    const { custody } = await createCaller({ ...docket.judge, now }).desk.judge({ courtId });
    const { detained } = await createCaller({ ...docket.administrator, now }).people.bailAlarms({ courtId });
    const seen = {
      "put off": custody.map(({ caseId }) => caseId),
      "a year": detained.filter(({ nearness }) => nearness === "reached").map(({ casePersonId }) => casePersonId),
    };
    for (const { kind, id } of held)
      if (!seen[kind].includes(id)) said.push(`custody past its limit, ${kind}, unseen: ${id}`);
  }
  return said;
}
