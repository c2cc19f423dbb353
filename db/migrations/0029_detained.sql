-- How long each accused of a case has been held, for the right to bail for delay: dates and words of the law, nobody's name. A page
-- of the docket asks it of those long in custody and is planned anew for every name that is searched; this keeps its own plan.
-- Past the policies of the parties, and under the same scope as they are.
create function detained_of(of_case bigint) returns jsonb language plpgsql stable security definer
set search_path = public, pg_temp set plan_cache_mode = 'force_generic_plan' as $$
begin
  return (select jsonb_agg(jsonb_build_object('custody', cp.custody, 'custodySince', cp.custody_since,
      'sex', q.sex, 'bailRefusedDay', cp.bail_refused_day,
      'announced', (select j.announced_day from judgment j where j.case_id = of_case and j.set_aside_day is null),
      'periods', coalesce((select jsonb_agg(jsonb_build_object('fromDay', k.from_day, 'untilDay', k.until_day,
        'endedBecause', k.ended_because)) from custody_period k where k.case_person_id = cp.id), '[]')))
    from case_person cp join person q on q.id = cp.person_id
    where cp.case_id = of_case and cp.role = 'accused'
      and ((select people_courts()) is null or cp.court_id = any ((select people_courts())::bigint[])));
end $$;
