import { sql } from "drizzle-orm";
import type { Connection } from "../../db/connect.ts";
import type { CourtDay } from "../rules/calendar/court-day.ts";

/** Counts of one court, and nothing else of its cases. */
export type CourtFigures = {
  districtEn: string;
  districtUr: string | null;
  courtId: number;
  courtEn: string;
  courtUr: string | null;
  pending: number;
  undated: number;
  custody: number;
  /** Pending for more than two years since they were instituted. */
  old: number;
  /** Of the thirty days up to today. */
  heard: number;
  adjourned: number;
  decided: number;
  nextDay: CourtDay | null;
  nextMatters: number;
};

/** The figures of every court of a district, or of all districts, by district and name. */
export async function findFigures(
  connection: Connection,
  { districtId, now }: { districtId: number | null; now: Date },
): Promise<CourtFigures[]> {
  const rows = await connection.execute<CourtFigures>(sql`
    with here as (
      select k.id, k.name_en, k.name_ur, d.name_en as district_en, d.name_ur as district_ur,
        (${now.toISOString()}::timestamptz at time zone d.timezone)::date as today
      from court k join district d on d.id = k.district_id
      where ${districtId}::bigint is null or d.id = ${districtId}::bigint)
    select h.district_en as "districtEn", h.district_ur as "districtUr", h.id::float8 as "courtId",
      h.name_en as "courtEn", h.name_ur as "courtUr", c.*, o.*,
      n.day::text as "nextDay", coalesce(n.listed_matters, 0)::int as "nextMatters"
    from here h
      cross join lateral (select
          count(*) filter (where c.disposal_day is null)::int as pending,
          count(*) filter (where c.disposal_day is null and c.next_day is null and c.dormant_since is null)::int as undated,
          count(*) filter (where c.disposal_day is null and c.custody = 'in')::int as custody,
          count(*) filter (where c.disposal_day is null and c.institution_day < h.today - interval '2 years')::int as old,
          count(*) filter (where c.disposal_day between h.today - 29 and h.today)::int as decided
        from court_case c where c.court_id = h.id) c
      cross join lateral (select
          count(*) filter (where o.kind in ('held-moved-on', 'held-attendance', 'reserved', 'disposed'))::int as heard,
          count(*) filter (where o.kind = 'adjourned')::int as adjourned
        from outcome o join hearing g on g.id = o.hearing_id
        where g.court_id = h.id and o.withdrawn_at is null and g.day between h.today - 29 and h.today) o
      left join lateral (select d.day, d.listed_matters from court_day d
        where d.court_id = h.id and d.day >= h.today and d.listed_matters > 0 order by d.day limit 1) n on true
    order by h.district_en, h.name_en, h.id`);
  return [...rows];
}
