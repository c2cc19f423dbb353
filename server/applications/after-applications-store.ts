import { sql } from "drizzle-orm";
import { NUMBER_COLUMNS } from "../../db/case-number-columns.ts";
import type { Connection } from "../../db/connect.ts";
import type { CourtDay } from "../rules/calendar/court-day.ts";
import type { NumberFacts } from "../rules/case/case-label.ts";
import type { CustodyEnd } from "../rules/case/detention.ts";
import type { Disposal } from "../rules/case/outcomes.ts";
import type { Custody } from "../rules/people/custody.ts";

export type DecidedApplication = NumberFacts & {
  applicationKind: string | null;
  disposal: Disposal;
  day: CourtDay;
  /** Its accused, by their persons and by their names. */
  personIds: number[];
  nameKeys: string[];
};

/** Applications made in a case of the court that were decided there, the latest order first. */
export async function findDecidedIn(
  connection: Connection,
  courtId: number,
  caseId: number,
): Promise<DecidedApplication[]> {
  const rows = await connection.execute<DecidedApplication>(sql`
    select ${NUMBER_COLUMNS}, c.id::float8 as "caseId", c.application_kind as "applicationKind", c.disposal, c.disposal_day::text as day,
      coalesce((select jsonb_agg(i.person_id) from case_person i where i.case_id = c.id and i.role = 'accused'), '[]')
        as "personIds",
      coalesce((select jsonb_agg(p.name_key) from case_person i join person p on p.id = i.person_id
        where i.case_id = c.id and i.role = 'accused' and not p.is_protected), '[]') as "nameKeys"
    from court_case c
    where c.parent_case_id = ${caseId} and c.court_id = ${courtId} and c.docket = 'application' and c.disposal is not null
    order by c.disposal_day desc, c.id desc`);
  return [...rows];
}

export type AccusedStanding = {
  id: number;
  version: number;
  personId: number;
  nameKey: string;
  name: string;
  nameUr: string | null;
  custody: Custody;
  custodySince: CourtDay | null;
  /** The last stretch of custody that is kept, if any is. */
  fromDay: CourtDay | null;
  untilDay: CourtDay | null;
  endedBecause: CustodyEnd | null;
};

/** The accused of a case of the court with where each of them is. */
export async function findAccusedStanding(
  connection: Connection,
  courtId: number,
  caseId: number,
): Promise<AccusedStanding[]> {
  const rows = await connection.execute<AccusedStanding>(sql`
    select i.id::float8 as id, i.version, i.person_id::float8 as "personId", p.name_key as "nameKey", p.name,
      p.name_ur as "nameUr", coalesce(i.custody, c.custody) as custody,
      (case when i.custody is null then c.custody_since else i.custody_since end)::text as "custodySince",
      d.from_day::text as "fromDay", d.until_day::text as "untilDay", d.ended_because as "endedBecause"
    from case_person i join person p on p.id = i.person_id join court_case c on c.id = i.case_id
      left join lateral (select * from custody_period one where one.case_person_id = i.id
        order by one.from_day desc, one.id desc limit 1) d on true
    where i.case_id = ${caseId} and c.court_id = ${courtId} and i.role = 'accused'
    order by i.ordinal, i.id`);
  return [...rows];
}
