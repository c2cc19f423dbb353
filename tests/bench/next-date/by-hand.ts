import type postgres from "postgres";
import type { CourtDay } from "../../../server/rules/calendar/court-day.ts";
import { PURPOSE_RULES, type Purpose } from "../../../server/rules/case/purposes.ts";

export type Asked = { districtId: number; courtId: number; caseId: number; purpose: Purpose };

/** Pending matters of courts that sit every Thursday, so that a scan by hand can name their days. */
export async function mattersToAsk(sql: postgres.Sql) {
  const asked = await sql<Asked[]>`
    select c.district_id::float8 as "districtId", c.id::float8 as "courtId", k.id::float8 as "caseId",
      case when k.stage = 'judgment' then 'order' else 'evidence' end as purpose
    from court_case k join court c on c.id = k.court_id
    where k.disposal_day is null and k.dormant_since is null and exists (
      select 1 from sitting_pattern p where p.court_id = c.id and p.rule = 'FREQ=WEEKLY;BYDAY=TH')
    order by hashint8(k.id)`;
  const [all] = await sql`select count(*)::int as matters, count(distinct court_id)::int as courts
    from court_case where disposal_day is null`;
  return { matters: all!.matters as number, courts: all!.courts as number, asked };
}

/**
 * The first three Thursdays with room that no closure touches and on which nobody who must come for the matter is in another
 * court: a scan of the coming half-year, and no more than that. It knows no law, no evidence, no stand-ins and no reasons.
 */
export async function byHand(sql: postgres.Sql, asked: Asked, today: CourtDay): Promise<number> {
  const { minutes } = PURPOSE_RULES[asked.purpose];
  const rows = await sql`
    select d.day::date from generate_series(${today}::date + 1, ${today}::date + 26 * 7, interval '1 day') d (day)
      join court c on c.id = ${asked.courtId}
      left join court_day l on l.court_id = c.id and l.day = d.day::date
    where extract(isodow from d.day) = 4
      and coalesce(l.listed_minutes, 0) + ${minutes} <= coalesce(l.plan_minutes, c.plan_minutes)
      and coalesce(l.listed_matters, 0) < coalesce(l.plan_matters, c.plan_matters)
      and not exists (select 1 from closure x where x.district_id = c.district_id and (x.court_id is null or x.court_id = c.id)
        and x.withdrawn_at is null and d.day::date between x.from_day and x.until_day)
      and not exists (select 1 from case_person p join case_person o on o.person_id = p.person_id and o.court_id <> p.court_id
        join hearing h on h.case_id = o.case_id and h.state = 'listed' and h.day = d.day::date
        where p.case_id = ${asked.caseId} and p.role = 'investigating-officer')
    order by d.day limit 3`;
  return rows.length;
}
