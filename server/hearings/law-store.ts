import { sql } from "drizzle-orm";
import type { Connection } from "../../db/connect.ts";
import type { CaseInLaw } from "../rules/case-law.ts";

/**
 * What the limits of a next date ask of cases, in one statement. A bail application counts from its own institution, and
 * for the case in which it is made from the earliest one that is pending.
 */
export async function findCasesInLaw(
  connection: Connection,
  caseIds: readonly number[],
): Promise<(CaseInLaw & { caseId: number })[]> {
  const rows = await connection.execute<CaseInLaw & { caseId: number }>(sql`
    select c.id::float8 as "caseId", t.rank, c.stage, c.stage_since as "stageSince", c.sections,
      c.institution_day as "institutionDay", c.offence_day as "offenceDay", c.cognizance_day as "cognizanceDay",
      c.copies_day as "copiesDay", c.proclamation_day as "proclamationDay",
      case when c.application_kind like 'bail%' then c.institution_day
        else (select min(a.institution_day) from court_case a where a.parent_case_id = c.id and a.disposal_day is null
          and a.application_kind like 'bail%') end as "bailInstitutionDay",
      coalesce(w.accused, '[]') as accused
    from court_case c
      join court t on t.id = c.court_id
      left join lateral (
        select jsonb_agg(jsonb_build_object('sex', q.sex, 'birthDay', q.birth_day, 'custody', p.custody,
            'custodySince', p.custody_since, 'bailRefusedDay', p.bail_refused_day,
            'periods', coalesce((select jsonb_agg(jsonb_build_object('from', k.from_day, 'until', k.until_day))
              from custody_period k where k.case_person_id = p.id), '[]'))) as accused
        from case_person p join person q on q.id = p.person_id
        where p.case_id = c.id and p.role = 'accused') w on true
    where c.id = any(${sql.param(caseIds)}::bigint[])`);
  return [...rows];
}
