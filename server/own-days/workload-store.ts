import { sql } from "drizzle-orm";
import type { Connection } from "../../db/connect.ts";
import type { PersonRole } from "../core/permission.ts";
import type { CourtDay } from "../rules/calendar/court-day.ts";
import type { Purpose } from "../rules/case/purposes.ts";

export type WorkloadPerson = {
  personId: number;
  role: PersonRole;
  name: string;
  nameUr: string | null;
  /** Pending matters, those of them without a date, and the courts they are in. */
  pending: number;
  undated: number;
  courts: number;
};

/** Who prosecutes or investigated in pending matters of a district; with `courtId` those who have one there. */
export async function findWorkloadPeople(
  connection: Connection,
  districtId: number,
  courtId: number | null,
): Promise<WorkloadPerson[]> {
  const rows = await connection.execute<WorkloadPerson>(sql`
    select p.id::float8 as "personId", cp.role, p.name, p.name_ur as "nameUr", count(distinct c.id)::int as pending,
      count(distinct c.id) filter (where c.next_day is null and c.dormant_since is null)::int as undated,
      count(distinct c.court_id)::int as courts
    from case_person_across cp join court_case c on c.id = cp.case_id and c.disposal_day is null
      join court k on k.id = c.court_id and k.district_id = ${districtId}
      join person_across s on s.id = cp.person_id join person_across p on p.id = coalesce(s.merged_into_id, s.id)
    where cp.role in ('prosecutor', 'investigating-officer') and p.is_official and not p.is_protected
    group by p.id, p.name, p.name_ur, cp.role
    having ${courtId}::bigint is null or bool_or(c.court_id = ${courtId}::bigint)
    order by cp.role desc, pending desc, p.name, p.id`);
  return [...rows];
}

export type LoadRow = {
  personId: number;
  role: PersonRole;
  day: CourtDay;
  courtId: number;
  place: string | null;
  block: string | null;
  purpose: Purpose;
  minutes: number;
  hearingId: number;
  planMinutes: number;
};

/** Their listed matters on these days, in every court of the district. */
export async function findLoads(
  connection: Connection,
  districtId: number,
  { from, until }: { from: CourtDay; until: CourtDay },
): Promise<LoadRow[]> {
  const rows = await connection.execute<LoadRow>(sql`
    select coalesce(p.merged_into_id, p.id)::float8 as "personId", cp.role, h.day::text as day, h.court_id::float8 as "courtId",
      k.place, h.block, h.purpose, h.minutes, h.id::float8 as "hearingId",
      coalesce(d.plan_minutes, k.plan_minutes) as "planMinutes"
    from hearing h join court k on k.id = h.court_id and k.district_id = ${districtId}
      join case_person_across cp on cp.case_id = h.case_id and cp.role in ('prosecutor', 'investigating-officer')
      join person_across p on p.id = cp.person_id and not p.is_protected
      left join court_day d on d.court_id = h.court_id and d.day = h.day
    where h.state = 'listed' and h.day between ${from} and ${until}`);
  return [...rows];
}
