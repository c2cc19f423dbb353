import { sql } from "drizzle-orm";
import { type Connection, executePrepared } from "../../db/connect.ts";
import type { CaseInLaw } from "../rules/listing/case-law.ts";

/**
 * What the limits of a next date ask of a case `c`, as JSON. A bail application counts from its own institution, and for
 * the case in which it is made from the earliest one that is pending.
 */
export const CASE_IN_LAW = sql`jsonb_build_object('rank', (select t.rank from court t where t.id = c.court_id), 'stage', c.stage,
  'stageSince', c.stage_since, 'sections', c.sections, 'institutionDay', c.institution_day, 'offenceDay', c.offence_day,
  'firDay', c.fir_day, 'challanDay', c.challan_day,
  'cognizanceDay', c.cognizance_day, 'copiesDay', c.copies_day, 'proclamationDay', c.proclamation_day,
  'bailInstitutionDay', case when c.application_kind like 'bail%' then c.institution_day
    else (select min(a.institution_day) from court_case a where a.parent_case_id = c.id and a.disposal_day is null
      and a.application_kind like 'bail%') end,
  'accused', coalesce((select jsonb_agg(jsonb_build_object('sex', q.sex, 'birthDay', q.birth_day, 'custody', p.custody,
      'custodySince', p.custody_since, 'bailRefusedDay', p.bail_refused_day,
      'periods', coalesce((select jsonb_agg(jsonb_build_object('kind', k.kind, 'from', k.from_day, 'until', k.until_day))
        from custody_period k where k.case_person_id = p.id), '[]')))
    from case_person p join person q on q.id = p.person_id where p.case_id = c.id and p.role = 'accused'), '[]'))`;

export async function findCasesInLaw(
  connection: Connection,
  caseIds: readonly number[],
): Promise<{ caseId: number; stored: CaseInLaw }[]> {
  return executePrepared<{ caseId: number; stored: CaseInLaw }>(
    connection,
    sql`select c.id::float8 as "caseId", ${CASE_IN_LAW} as stored from court_case c
      where c.id = any(${sql.param(caseIds)}::bigint[])`,
  );
}
