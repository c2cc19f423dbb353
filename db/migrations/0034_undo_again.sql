-- Whatever was done with a row since a change was taken back again, so that the row stands as that change left it: each later
-- change of it has its undo there, each undo what it undid, and the last of them wrote the version that stands.
create function is_taken_back_since(target bigint, of_table text, of_row bigint, of_case bigint, at_version integer) returns boolean
language sql stable set search_path = public, pg_temp as $$
  with later as (
    select l.id, l.change_id, l.after_version, x.undone_by from change_row l join change x on x.id = l.change_id
    where l.change_id > target and l.table_name = of_table and l.row_id = of_row and (of_case is null or l.case_id = of_case))
  select coalesce(bool_and(exists (select 1 from later o where o.change_id = a.undone_by or o.undone_by = a.change_id)), false)
    and (array_agg(a.after_version order by a.id desc))[1] is not distinct from at_version
  from later a
$$;
--> statement-breakpoint
-- As before; what was taken back since does not stand in the way.
create or replace function undo_change(target bigint, is_partial boolean) returns table (restored bigint, kept_cases bigint[])
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  step record;
  columns text;
  assignments text;
  whole text;
  kept bigint[] := '{}';
  stale bigint[];
  total bigint := 0;
  touched bigint;
begin
  -- The path of a case is restored with its rows, not walked once more.
  perform set_config('peshi.stage_step', 'undo', true);
  perform 1 from change c where c.id = target and c.undone_by is null for update;
  if not found then raise exception using errcode = 'PE002', message = 'there is no such change, or it was undone already'; end if;

  if is_partial then
    select coalesce(array_agg(distinct later.case_id), '{}') into kept
      from change_row later
      -- A draft holds nothing: being planned is not being worked on, and its rows go with their case.
      where later.change_id > target and later.table_name <> 'draft_placement'
        and later.case_id in (select r.case_id from change_row r where r.change_id = target and r.case_id is not null);
  else
    for step in select distinct r.table_name from change_row r where r.change_id = target loop
      execute format('select array_agg(c.row_id) from (
          select distinct on (r.row_id) r.row_id, r.case_id, r.after_version from change_row r
          where r.change_id = $1 and r.table_name = %L order by r.row_id, r.id desc) c
        left join %I t on t.id = c.row_id where t.version is distinct from c.after_version
          and not is_taken_back_since($1, %L, c.row_id, c.case_id, t.version)',
        step.table_name, step.table_name, step.table_name) into stale using target;
      if stale is not null then
        raise exception using errcode = 'PE001', message = 'changed since', detail = step.table_name || ':' || stale[1];
      end if;
    end loop;
  end if;

  for step in select r.batch, r.table_name, r.before is null as was_inserted, r.after_version is null as was_deleted
      from change_row r where r.change_id = target group by 1, 2, 3, 4 order by r.batch desc loop
    -- What was kept apart of a row goes back with the rest of it.
    whole := case when exists (select 1 from change_secret s join change_row r on r.id = s.change_row_id
        where r.change_id = target and r.batch = step.batch)
      then 'whole_row(r.id, r.before)' else 'r.before' end;
    if step.was_inserted then
      execute format('delete from %I t using change_row r where r.change_id = $1 and r.batch = $2 and t.id = r.row_id
          and (r.case_id is null or r.case_id <> all ($3)) %s', step.table_name,
          case when step.table_name = 'person' then 'and not exists (select 1 from case_person p where p.person_id = t.id)' else '' end)
        using target, step.batch, kept;
    elsif step.was_deleted then
      -- By the columns that the row had then: those that came later take their defaults.
      select string_agg(quote_ident(k), ', '), string_agg('b.' || quote_ident(k), ', ') into columns, assignments from (
        select jsonb_object_keys(r.before) k from change_row r
          where r.id = (select min(f.id) from change_row f where f.change_id = target and f.batch = step.batch)) keys;
      execute format('insert into %I (%s) select %s from change_row r cross join lateral jsonb_populate_record(null::%I, %s) b
          where r.change_id = $1 and r.batch = $2 and (r.case_id is null or r.case_id <> all ($3))',
          step.table_name, columns, assignments, step.table_name, whole)
        using target, step.batch, kept;
    else
      select string_agg(format('%I = b.%I', column_name, column_name), ', ') into assignments
        from information_schema.columns where table_schema = 'public' and table_name = step.table_name
          and column_name not in ('id', 'version')
          and (step.table_name, column_name) not in (('court_case', 'next_day'), ('court_case', 'last_day'),
            ('court_case', 'hearings_count'), ('court_case', 'not_reached_count'), ('court_day', 'listed_minutes'),
            ('court_day', 'listed_matters'), ('court_day', 'beyond_minutes'), ('court_day', 'beyond_matters'));
      execute format('update %I t set %s from change_row r join %I x on x.id = r.row_id
          cross join lateral jsonb_populate_record(x, %s) b
          where r.change_id = $1 and r.batch = $2 and t.id = r.row_id and (r.case_id is null or r.case_id <> all ($3))',
          step.table_name, assignments, step.table_name, whole)
        using target, step.batch, kept;
    end if;
    get diagnostics touched = row_count;
    total := total + touched;
  end loop;

  perform set_config('peshi.stage_step', '', true);
  update change set undone_by = nullif(current_setting('peshi.change_id', true), '')::bigint where id = target;
  return query select total, kept;
end $$;
