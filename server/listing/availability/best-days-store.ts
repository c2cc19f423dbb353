import { sql } from "drizzle-orm";
import type { Connection } from "../../../db/connect.ts";
import type { CourtDay } from "../../rules/calendar/court-day.ts";
import type { Purpose } from "../../rules/case/purposes.ts";
import { type NeededFacts, SHARED_ROLES } from "../../rules/listing/needed-people.ts";

export type PersonStanding = NeededFacts & {
  hearingId: number;
  caseId: number;
  courtId: number;
  day: CourtDay;
  purpose: Purpose;
  minutes: number;
  personId: number;
};

/** Where people are expected between two days, in every court of the district. */
export async function findStandingOfPeople(
  connection: Connection,
  districtId: number,
  personIds: readonly number[],
  { from, until }: { from: CourtDay; until: CourtDay },
): Promise<PersonStanding[]> {
  if (personIds.length === 0) return [];
  const rows = await connection.execute<PersonStanding>(sql`
    select h.id::float8 as "hearingId", h.case_id::float8 as "caseId", h.court_id::float8 as "courtId",
      h.day::text as day, h.purpose, h.minutes, p.person_id::float8 as "personId", p.role, p.testimony,
      p.is_for_defence as "isForDefence"
    from case_person_across p
      join hearing h on h.case_id = p.case_id and h.state = 'listed' and h.day between ${from} and ${until}
      join court c on c.id = h.court_id and c.district_id = ${districtId}
    where p.person_id = any(${sql.param(personIds)}::bigint[]) and p.role = any(${sql.param([...SHARED_ROLES])}::text[])
    order by h.id, p.id`);
  return [...rows];
}

export type CourtName = { id: number; nameEn: string; nameUr: string | null };

export async function findCourtNames(connection: Connection, districtId: number): Promise<CourtName[]> {
  const rows = await connection.execute<CourtName>(sql`
    select id::float8 as id, name_en as "nameEn", name_ur as "nameUr" from court where district_id = ${districtId}`);
  return [...rows];
}
