-- Written by hand: what the schema language has no words for, and the columns that belong to it.

-- 1. Sections charged against one accused; what is said of a settlement, of a refusal, of one section of a judgment ------

alter table case_person add column charged_sections text[];
--> statement-breakpoint
alter table case_person add constraint case_person_charged_something check (charged_sections is null or cardinality(charged_sections) > 0);
--> statement-breakpoint
alter table settlement add column relation text;
--> statement-breakpoint
alter table safety_flag add column asked_day date;
--> statement-breakpoint
alter table judgment_result add column differing jsonb not null default '[]';
--> statement-breakpoint

-- 2. What it took to do something is what it takes to undo it --------------------------------------------------------------

alter table change add column permission text;
--> statement-breakpoint
-- Acts of an administrator or a judge from before that was kept; whatever else was done, whoever undoes may do.
update change set permission = case
    when action = 'people.protected-linked' then 'protected.link'
    when action in ('list.approved', 'day.signed') then 'day.sign'
    when action like 'staff.%' then 'people.manage'
    when action in ('section.confirmed', 'section.withdrawn', 'court.set-up', 'court.saved', 'rules.saved', 'reply-days.saved') then 'settings.change'
  end;
--> statement-breakpoint

-- 3. A case that is over has no open date, whoever writes last: asked at the end of the transaction --------------------------

create function ended_case_has_no_date() returns trigger language plpgsql as $$
declare
  case_row bigint := case when tg_table_name = 'hearing' then (to_jsonb(new) ->> 'case_id')::bigint else new.id end;
  ended date;
  is_own boolean;
begin
  select c.disposal_day, c.xmin = pg_current_xact_id()::xid into ended, is_own from court_case c where c.id = case_row;
  -- A row that this transaction wrote is held by it already; any other may be ended this very moment by somebody else.
  if not is_own then select c.disposal_day into ended from court_case c where c.id = case_row for share; end if;
  if ended is not null and exists (select 1 from hearing h where h.case_id = case_row and h.state = 'listed') then
    raise exception using errcode = '23514', constraint = 'ended_case_has_no_date', table = tg_table_name,
      message = 'the case is over and has an open date';
  end if;
  return null;
end $$;
--> statement-breakpoint
create constraint trigger ended_case_has_no_date after insert or update of state, case_id on hearing
  deferrable initially deferred for each row when (new.state = 'listed') execute function ended_case_has_no_date();
--> statement-breakpoint
create constraint trigger ended_case_has_no_date after update of disposal_day on court_case
  deferrable initially deferred for each row
  when (new.disposal_day is not null and old.disposal_day is null) execute function ended_case_has_no_date();
--> statement-breakpoint

-- 4. Numbers of people and private words are no history ------------------------------------------------------------------------

-- What stood in them before a change is kept where only undo reads it: the application's role may not.
create table change_secret (
  change_row_id bigint primary key references change_row (id) on delete cascade,
  columns jsonb not null
);
--> statement-breakpoint
create function whole_row(row_of_change bigint, told jsonb) returns jsonb language sql stable as $$
  select told || coalesce((select s.columns from change_secret s where s.change_row_id = row_of_change), '{}')
$$;
--> statement-breakpoint
create or replace function record_rows() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  change bigint := nullif(current_setting('peshi.change_id', true), '')::bigint;
  case_column text := tg_argv[0];
  -- Columns of which the history says nothing.
  secrets text[] := case when tg_nargs > 1 then string_to_array(tg_argv[1], ',') end;
  batch bigint;
  told text := case when secrets is null then 'to_jsonb(o)'
    else format('to_jsonb(o) || %L::jsonb', (select jsonb_object_agg(name, null) from unnest(secrets) name)) end;
begin
  if change is null or is_deriving() then return null; end if;
  batch := nextval('change_batch');
  if tg_op = 'INSERT' then
    execute format('insert into change_row (change_id, batch, table_name, row_id, case_id, before, after_version)
      select $1, $2, $3, n.id, %s, null, n.version from new_rows n', case_column) using change, batch, tg_table_name;
  elsif tg_op = 'UPDATE' then
    execute format('insert into change_row (change_id, batch, table_name, row_id, case_id, before, after_version)
      select $1, $2, $3, n.id, %s, %s, n.version from new_rows n join old_rows o on o.id = n.id', case_column, told)
      using change, batch, tg_table_name;
  else
    execute format('insert into change_row (change_id, batch, table_name, row_id, case_id, before, after_version)
      select $1, $2, $3, o.id, %s, %s, null from old_rows o', replace(case_column, 'n.', 'o.'), told)
      using change, batch, tg_table_name;
  end if;
  if secrets is not null and tg_op <> 'INSERT' then
    execute 'insert into change_secret (change_row_id, columns)
      select r.id, (select jsonb_object_agg(k, to_jsonb(o) -> k) from unnest($3) k)
      from change_row r join old_rows o on o.id = r.row_id where r.change_id = $1 and r.batch = $2' using change, batch, secrets;
  end if;
  return null;
end $$;
--> statement-breakpoint
do $$
declare
  tracked record;
  kept text[];
begin
  for tracked in select * from (values
    ('person_contact', 'null', 'cnic,phone'), ('settlement', 'n.case_id', 'guardian_name,relation'),
    ('safety_flag', 'n.case_id', 'note,acknowledgement')) as t (name, case_column, secrets)
  loop
    execute format('drop trigger record_update on %I', tracked.name);
    execute format('drop trigger record_delete on %I', tracked.name);
    execute format('create trigger record_update after update on %I referencing old table as old_rows new table as new_rows
      for each statement execute function record_rows(%L, %L)', tracked.name, tracked.case_column, tracked.secrets);
    execute format('create trigger record_delete after delete on %I referencing old table as old_rows
      for each statement execute function record_rows(%L, %L)', tracked.name, tracked.case_column, tracked.secrets);
    -- What the history told until now.
    kept := string_to_array(tracked.secrets, ',');
    insert into change_secret (change_row_id, columns)
      select r.id, (select jsonb_object_agg(k, r.before -> k) from unnest(kept) k where r.before ? k)
      from change_row r where r.table_name = tracked.name and r.before ?| kept;
    update change_row r set before = r.before || (select jsonb_object_agg(k, null) from unnest(kept) k where r.before ? k)
      where r.table_name = tracked.name and r.before ?| kept;
  end loop;
end $$;
--> statement-breakpoint
-- As before, with what was kept apart.
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
    -- What was kept apart of a row goes back with the rest of it.
    whole := case when step.table_name in ('person_contact', 'settlement', 'safety_flag')
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
--> statement-breakpoint
create or replace function grant_application_role() returns void language plpgsql as $$
begin
  if not exists (select 1 from pg_roles where rolname = 'peshi_app') or current_user = 'peshi_app' then return; end if;
  grant usage on schema public to peshi_app;
  grant select, insert, update, delete on all tables in schema public to peshi_app;
  grant usage, select on all sequences in schema public to peshi_app;
  -- History is added to, never rewritten.
  revoke insert, update, delete on change_row from peshi_app;
  revoke all on change_secret from peshi_app;
  revoke update, delete on change from peshi_app;
  grant update (answer, undone_by) on change to peshi_app;
  revoke delete on outcome, hearing, court_case from peshi_app;
  revoke update, delete on cause_list from peshi_app;
  grant update (withdrawn_at, withdrawn_because) on cause_list to peshi_app;
end $$;
