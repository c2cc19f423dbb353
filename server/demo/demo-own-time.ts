import { sql } from "drizzle-orm";
import type { Transaction } from "../../db/connect.ts";
import { addDays, type CourtDay } from "../rules/calendar/court-day.ts";

/** The listed dates of each prosecutor and officer who signs in, from tomorrow on. */
const dates = (today: CourtDay) => sql`
  select s.user_id, s.role, s.person_id, h.id, h.case_id, h.court_id, h.day, h.block,
    count(*) over (partition by s.user_id, h.day) as of_day
  from staff s join case_person cp on cp.person_id = s.person_id and cp.role = s.role
    join hearing h on h.case_id = cp.case_id and h.state = 'listed' and h.day > ${today}::date
  where s.role in ('prosecutor', 'investigating-officer')`;

/**
 * What those who sign in for themselves said of their time: the prosecutor leave on a day on which he has matters, which
 * is his clash (the officer has one between two courts), the officer training on days without; and each asked for two
 * other dates, of which the court answered the nearer one.
 */
export async function sayOwnTime(tx: Transaction, today: CourtDay): Promise<void> {
  const [soon, far] = [addDays(today, 8), addDays(today, 40)];
  await tx.execute(sql`
    insert into person_absence (person_id, from_day, until_day, kind, said_by)
    select distinct on (d.user_id) d.person_id, d.day, d.day, 'leave', d.user_id from (${dates(today)}) d
      where d.role = 'prosecutor' and d.day >= ${soon}::date order by d.user_id, d.of_day, d.day`);
  await tx.execute(sql`
    insert into person_absence (person_id, from_day, until_day, kind, said_by)
    select s.person_id, f.day, f.day + 1, 'training', s.user_id from staff s
      cross join lateral (select g::date as day from generate_series(${soon}::date, ${far}::date, '1 day') g
        where extract(isodow from g) between 1 and 4 and not exists (select 1 from (${dates(today)}) d
          where d.user_id = s.user_id and d.day in (g::date, g::date + 1)) order by g limit 1) f
    where s.role = 'investigating-officer' and s.person_id is not null`);
  const yesterday = addDays(today, -1);
  await tx.execute(sql`
    insert into date_request (hearing_id, case_id, court_id, asked_by, person_id, day, block, because, words, asked_at,
      state, answer, answered_by, answered_at)
    select q.id, q.case_id, q.court_id, q.user_id, q.person_id, q.day, q.block, q.because, q.words,
      ${`${yesterday}T05:00:00Z`}::timestamptz, case when q.answer is null then 'open' else 'refused' end, q.answer,
      case when q.answer is not null then coalesce((select k.user_id from staff k
        where k.role = 'clerk' and k.court_id = q.court_id order by k.name limit 1), 'terminal') end,
      case when q.answer is not null then ${`${yesterday}T09:30:00Z`}::timestamptz end
    from (
      select distinct on (d.user_id) d.*, 'other' as because, case d.role when 'prosecutor' then 'Before the High Court in another State matter'
        else 'Sent to Hyderabad with the seized devices' end as words,
        'Part heard, and the witness has come from afar. Please come.' as answer
      from (${dates(today)}) d where d.day < ${soon}::date order by d.user_id, d.day, d.id) q
    union all
    select q.id, q.case_id, q.court_id, q.user_id, q.person_id, q.day, q.block,
      case when q.is_away then 'leave' when q.is_two then 'two-courts' else 'other' end,
      case when q.is_away then 'On sanctioned leave that day' when q.is_two then 'Called by another court on the same day'
        else 'At the forensic laboratory that day' end,
      ${`${yesterday}T05:10:00Z`}::timestamptz, 'open', null, null, null
    from (
      select distinct on (d.user_id) d.* from (
        select o.*, a.id is not null as is_away, exists (select 1 from (${dates(today)}) t
            where t.user_id = o.user_id and t.day = o.day and t.block = o.block and t.court_id <> o.court_id) as is_two
          from (${dates(today)}) o
            left join person_absence a on a.said_by = o.user_id and o.day between a.from_day and a.until_day
          where o.day >= ${soon}::date) d
      order by d.user_id, d.is_away desc, d.is_two desc, d.day, d.id) q`);
  // And the officer of the furthest date says that he cannot come: it waits in the file of its case.
  await tx.execute(sql`
    insert into officer_report (court_id, case_id, hearing_id, kind, day, because, reported_by, reported_at)
    select distinct on (d.user_id) d.court_id, d.case_id, d.id, 'cannot-come', d.day, 'duty', d.user_id,
      ${`${yesterday}T10:10:00Z`}::timestamptz
    from (${dates(today)}) d where d.role = 'investigating-officer'
      and exists (select 1 from staff k where k.role = 'clerk' and k.court_id = d.court_id)
    order by d.user_id, d.day desc, d.id`);
}
