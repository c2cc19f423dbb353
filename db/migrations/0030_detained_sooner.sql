-- As before; each accused is looked up by his id. A plan that is kept for any number of cases read all people of the district for
-- the sex of a few.
create or replace function detained_of(of_cases bigint[]) returns jsonb language plpgsql stable security definer
set search_path = public, pg_temp set plan_cache_mode = 'force_generic_plan' as $$
begin
  return (select jsonb_object_agg(d.case_id, d.accused) from (
    select cp.case_id, jsonb_agg(jsonb_build_object('custody', cp.custody, 'custodySince', cp.custody_since,
      'sex', (select q.sex from person q where q.id = cp.person_id), 'bailRefusedDay', cp.bail_refused_day,
      'announced', (select j.announced_day from judgment j where j.case_id = cp.case_id and j.set_aside_day is null),
      'periods', coalesce((select jsonb_agg(jsonb_build_object('fromDay', k.from_day, 'untilDay', k.until_day,
        'endedBecause', k.ended_because)) from custody_period k where k.case_person_id = cp.id), '[]'))) as accused
    from case_person cp
    where cp.case_id = any (of_cases) and cp.role = 'accused'
      and ((select people_courts()) is null or cp.court_id = any ((select people_courts())::bigint[]))
    group by cp.case_id) d);
end $$;
