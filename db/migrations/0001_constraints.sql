-- What no path, race or repair by hand may break. Written by hand: the schema language has no words for it.

-- 1. Versions count themselves -----------------------------------------------------------------------------------------

-- Columns that the database derives (loads of days, dates of cases) are written with peshi.deriving = 1:
-- such a write is no change by anybody, so it neither counts a version nor enters the history.
create function is_deriving() returns boolean language sql stable as $$
  select coalesce(current_setting('peshi.deriving', true), '') = '1'
$$;
--> statement-breakpoint
create function bump_version() returns trigger language plpgsql as $$
begin
  if not is_deriving() then new.version := old.version + 1; end if;
  return new;
end $$;
--> statement-breakpoint

-- 2. Every touched row is kept as it was before ---------------------------------------------------------------------

create sequence change_batch;
--> statement-breakpoint
create function record_rows() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  change bigint := nullif(current_setting('peshi.change_id', true), '')::bigint;
  case_column text := tg_argv[0];
  batch bigint;
begin
  if change is null or is_deriving() then return null; end if;
  batch := nextval('change_batch');
  if tg_op = 'INSERT' then
    execute format('insert into change_row (change_id, batch, table_name, row_id, case_id, before, after_version)
      select $1, $2, $3, n.id, %s, null, n.version from new_rows n', case_column) using change, batch, tg_table_name;
  elsif tg_op = 'UPDATE' then
    execute format('insert into change_row (change_id, batch, table_name, row_id, case_id, before, after_version)
      select $1, $2, $3, n.id, %s, to_jsonb(o), n.version from new_rows n join old_rows o on o.id = n.id', case_column)
      using change, batch, tg_table_name;
  else
    execute format('insert into change_row (change_id, batch, table_name, row_id, case_id, before, after_version)
      select $1, $2, $3, n.id, %s, to_jsonb(n), null from old_rows n', case_column) using change, batch, tg_table_name;
  end if;
  return null;
end $$;
--> statement-breakpoint
do $$
declare
  tracked record;
begin
  for tracked in select * from (values
    ('court_case', 'n.id'), ('case_person', 'n.case_id'), ('person', 'null'), ('hearing', 'n.case_id'),
    ('hearing_call', 'null'), ('outcome', 'n.case_id'), ('draft', 'null'), ('draft_placement', 'n.case_id'),
    ('closure', 'null'), ('sitting_pattern', 'null'), ('extra_day', 'null'), ('time_block', 'null'),
    ('court', 'null'), ('district', 'null'), ('court_day', 'null')) as t (name, case_column)
  loop
    execute format('create trigger bump_version before update on %I for each row execute function bump_version()', tracked.name);
    -- A day that comes into being is no act of anybody: only its changes are history.
    if tracked.name <> 'court_day' then
      execute format('create trigger record_insert after insert on %I referencing new table as new_rows
        for each statement execute function record_rows(%L)', tracked.name, tracked.case_column);
    end if;
    execute format('create trigger record_update after update on %I referencing old table as old_rows new table as new_rows
      for each statement execute function record_rows(%L)', tracked.name, tracked.case_column);
    execute format('create trigger record_delete after delete on %I referencing old table as old_rows
      for each statement execute function record_rows(%L)', tracked.name, tracked.case_column);
  end loop;
end $$;
--> statement-breakpoint

-- 3. A day's load, and no listing on a closed day --------------------------------------------------------------------

create type hearing_load as (
  court_id bigint, day date, block text, minutes integer, matters integer, beyond_minutes integer, beyond_matters integer, opens boolean
);
--> statement-breakpoint
create function apply_hearing_load(loads hearing_load[]) returns void language plpgsql as $$
declare
  closed record;
begin
  if loads is null then return; end if;
  -- Days are locked in one order by everybody, so that two lists never wait for each other in a ring.
  perform 1 from court_day d
    where exists (select 1 from unnest(loads) l where l.court_id = d.court_id and l.day = d.day)
    order by d.court_id, d.day for no key update;

  select d.court_id, d.day into closed from court_day d
    join unnest(loads) l on l.court_id = d.court_id and l.day = d.day
    where l.opens and not d.is_open limit 1;
  if found then
    raise exception using errcode = '23514', constraint = 'court_day_closed', table = 'court_day',
      message = 'the day is closed', detail = closed.day::text;
  end if;

  update court_day d set
      listed_minutes = d.listed_minutes + s.minutes, listed_matters = d.listed_matters + s.matters,
      beyond_minutes = d.beyond_minutes + s.beyond_minutes, beyond_matters = d.beyond_matters + s.beyond_matters
    from (select court_id, day, sum(minutes) minutes, sum(matters) matters, sum(beyond_minutes) beyond_minutes, sum(beyond_matters) beyond_matters
          from unnest(loads) group by court_id, day) s
    where d.court_id = s.court_id and d.day = s.day
      and (s.minutes <> 0 or s.matters <> 0 or s.beyond_minutes <> 0 or s.beyond_matters <> 0);

  update court_day_block b set
      listed_minutes = b.listed_minutes + s.minutes, listed_matters = b.listed_matters + s.matters,
      beyond_minutes = b.beyond_minutes + s.beyond_minutes, beyond_matters = b.beyond_matters + s.beyond_matters
    from (select court_id, day, block, sum(minutes) minutes, sum(matters) matters, sum(beyond_minutes) beyond_minutes, sum(beyond_matters) beyond_matters
          from unnest(loads) where block is not null group by court_id, day, block) s
    where b.court_id = s.court_id and b.day = s.day and b.starts_at = s.block
      and (s.minutes <> 0 or s.matters <> 0 or s.beyond_minutes <> 0 or s.beyond_matters <> 0);
end $$;
--> statement-breakpoint
create function refresh_case_dates(cases bigint[]) returns void language sql as $$
  update court_case c set next_day = s.next_day, last_day = greatest(c.prior_day, s.last_day),
      hearings_count = s.held, not_reached_count = s.not_reached
    from (
      select k.id,
        min(h.day) filter (where h.state = 'listed') next_day,
        max(h.day) filter (where h.state = 'heard') last_day,
        count(*) filter (where h.state = 'heard') held,
        count(*) filter (where o.kind = 'not-reached' and h.day > coalesce((
          select max(h2.day) from hearing h2 join outcome o2 on o2.hearing_id = h2.id and o2.withdrawn_at is null
            where h2.case_id = k.id and o2.kind <> 'not-reached'), '-infinity')) not_reached
      from unnest(cases) k(id)
        left join hearing h on h.case_id = k.id
        left join outcome o on o.hearing_id = h.id and o.withdrawn_at is null
      group by k.id) s
    where c.id = s.id
      and (c.next_day, c.last_day, c.hearings_count, c.not_reached_count)
        is distinct from (s.next_day, greatest(c.prior_day, s.last_day), s.held, s.not_reached)
$$;
--> statement-breakpoint
create function hearing_changed() returns trigger language plpgsql as $$
declare
  loads hearing_load[];
  cases bigint[];
  was text := coalesce(current_setting('peshi.deriving', true), '');
begin
  if tg_op = 'INSERT' then
    select array_agg((n.court_id, n.day, n.block, n.minutes, 1, case when n.is_beyond then n.minutes else 0 end,
        n.is_beyond::integer, n.state = 'listed')::hearing_load) filter (where n.state <> 'withdrawn'), array_agg(distinct n.case_id)
      into loads, cases from new_rows n;
  elsif tg_op = 'DELETE' then
    select array_agg((o.court_id, o.day, o.block, -o.minutes, -1, case when o.is_beyond then -o.minutes else 0 end,
        -o.is_beyond::integer, false)::hearing_load) filter (where o.state <> 'withdrawn'), array_agg(distinct o.case_id)
      into loads, cases from old_rows o;
  else
    select array_agg(l), (select array_agg(distinct case_id) from new_rows) into loads, cases from (
      select (o.court_id, o.day, o.block, -o.minutes, -1, case when o.is_beyond then -o.minutes else 0 end,
          -o.is_beyond::integer, false)::hearing_load l
        from old_rows o where o.state <> 'withdrawn'
      union all
      select (n.court_id, n.day, n.block, n.minutes, 1, case when n.is_beyond then n.minutes else 0 end, n.is_beyond::integer,
          n.state = 'listed' and (o.state = 'withdrawn' or o.day <> n.day or o.court_id <> n.court_id))::hearing_load
        from new_rows n join old_rows o on o.id = n.id where n.state <> 'withdrawn') both_sides;
  end if;
  perform set_config('peshi.deriving', '1', true);
  perform apply_hearing_load(loads);
  perform refresh_case_dates(cases);
  perform set_config('peshi.deriving', was, true);
  return null;
end $$;
--> statement-breakpoint
create trigger hearing_load_insert after insert on hearing referencing new table as new_rows
  for each statement execute function hearing_changed();
--> statement-breakpoint
create trigger hearing_load_update after update on hearing referencing old table as old_rows new table as new_rows
  for each statement execute function hearing_changed();
--> statement-breakpoint
create trigger hearing_load_delete after delete on hearing referencing old table as old_rows
  for each statement execute function hearing_changed();
--> statement-breakpoint
create function outcome_changed() returns trigger language plpgsql as $$
declare
  cases bigint[];
  was text := coalesce(current_setting('peshi.deriving', true), '');
begin
  if tg_op = 'DELETE' then
    select array_agg(distinct case_id) into cases from old_rows;
  else
    select array_agg(distinct case_id) into cases from new_rows;
  end if;
  perform set_config('peshi.deriving', '1', true);
  perform refresh_case_dates(cases);
  perform set_config('peshi.deriving', was, true);
  return null;
end $$;
--> statement-breakpoint
create trigger outcome_dates_insert after insert on outcome referencing new table as new_rows
  for each statement execute function outcome_changed();
--> statement-breakpoint
create trigger outcome_dates_update after update on outcome referencing new table as new_rows
  for each statement execute function outcome_changed();
--> statement-breakpoint
create trigger outcome_dates_delete after delete on outcome referencing old table as old_rows
  for each statement execute function outcome_changed();
--> statement-breakpoint
create function prior_day_counts() returns trigger language plpgsql as $$
begin
  new.last_day := greatest(new.last_day, new.prior_day);
  return new;
end $$;
--> statement-breakpoint
create trigger prior_day_counts before insert or update of prior_day on court_case
  for each row execute function prior_day_counts();
--> statement-breakpoint

-- 4. Undo: a change is taken back by restoring the rows it touched ----------------------------------------------------

-- Restores the rows of change `target` inside the change that is open now (peshi.change_id).
-- is_partial false: refuses (SQLSTATE PE001) when any of them changed since. true: leaves out every case that anybody touched since.
create function undo_change(target bigint, is_partial boolean) returns table (restored bigint, kept_cases bigint[])
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  step record;
  assignments text;
  kept bigint[] := '{}';
  stale bigint[];
  total bigint := 0;
  touched bigint;
begin
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
      execute format('select array_agg(c.row_id) from (select distinct on (r.row_id) r.row_id, r.after_version from change_row r
          where r.change_id = $1 and r.table_name = %L order by r.row_id, r.id desc) c
        left join %I t on t.id = c.row_id where t.version is distinct from c.after_version', step.table_name, step.table_name)
        into stale using target;
      if stale is not null then
        raise exception using errcode = 'PE001', message = 'changed since', detail = step.table_name || ':' || stale[1];
      end if;
    end loop;
  end if;

  for step in select r.batch, r.table_name, r.before is null as was_inserted, r.after_version is null as was_deleted
      from change_row r where r.change_id = target group by 1, 2, 3, 4 order by r.batch desc loop
    if step.was_inserted then
      execute format('delete from %I t using change_row r where r.change_id = $1 and r.batch = $2 and t.id = r.row_id
          and (r.case_id is null or r.case_id <> all ($3)) %s', step.table_name,
          case when step.table_name = 'person' then 'and not exists (select 1 from case_person p where p.person_id = t.id)' else '' end)
        using target, step.batch, kept;
    elsif step.was_deleted then
      execute format('insert into %I select (jsonb_populate_record(null::%I, r.before)).* from change_row r
          where r.change_id = $1 and r.batch = $2 and (r.case_id is null or r.case_id <> all ($3))', step.table_name, step.table_name)
        using target, step.batch, kept;
    else
      select string_agg(format('%I = b.%I', column_name, column_name), ', ') into assignments
        from information_schema.columns where table_schema = 'public' and table_name = step.table_name
          and column_name not in ('id', 'version')
          and (step.table_name, column_name) not in (('court_case', 'next_day'), ('court_case', 'last_day'),
            ('court_case', 'hearings_count'), ('court_case', 'not_reached_count'), ('court_day', 'listed_minutes'),
            ('court_day', 'listed_matters'), ('court_day', 'beyond_minutes'), ('court_day', 'beyond_matters'));
      execute format('update %I t set %s from change_row r, jsonb_populate_record(null::%I, r.before) b
          where r.change_id = $1 and r.batch = $2 and t.id = r.row_id and (r.case_id is null or r.case_id <> all ($3))',
          step.table_name, assignments, step.table_name)
        using target, step.batch, kept;
    end if;
    get diagnostics touched = row_count;
    total := total + touched;
  end loop;

  update change set undone_by = nullif(current_setting('peshi.change_id', true), '')::bigint where id = target;
  return query select total, kept;
end $$;
--> statement-breakpoint

-- 5. What the application's role may do --------------------------------------------------------------------------------

create function grant_application_role() returns void language plpgsql as $$
begin
  if not exists (select 1 from pg_roles where rolname = 'peshi_app') or current_user = 'peshi_app' then return; end if;
  grant usage on schema public to peshi_app;
  grant select, insert, update, delete on all tables in schema public to peshi_app;
  grant usage, select on all sequences in schema public to peshi_app;
  -- History is added to, never rewritten.
  revoke insert, update, delete on change_row from peshi_app;
  revoke update, delete on change from peshi_app;
  grant update (answer, undone_by) on change to peshi_app;
  revoke delete on outcome, hearing, court_case from peshi_app;
  revoke update, delete on cause_list from peshi_app;
  grant update (withdrawn_at, withdrawn_because) on cause_list to peshi_app;
end $$;
