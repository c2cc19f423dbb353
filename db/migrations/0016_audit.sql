-- Old names and old notes are no history, and a chain over everything that was done and read.

-- 1. What the history says nothing of ------------------------------------------------------------------------------------

-- Of the columns kept apart, those that this act changed: the history tells that, and no more.
alter table change_row add column untold text[];
--> statement-breakpoint
-- Over the row as it was written.
alter table change_row add column hash text;
--> statement-breakpoint
-- Salted: who can read the chain cannot try telephone numbers until one fits.
alter table change_secret add column salt uuid not null default gen_random_uuid();
--> statement-breakpoint
alter table change_secret add column hash text;
--> statement-breakpoint
create index change_undone_by on change (undone_by) where undone_by is not null;
--> statement-breakpoint
create function hash_of(told jsonb) returns text language sql stable as $$
  select encode(sha256(convert_to(told::text, 'UTF8')), 'hex')
$$;
--> statement-breakpoint
create function text_hash(said text) returns text language sql immutable as $$
  select encode(sha256(convert_to(coalesce(said, ''), 'UTF8')), 'hex')
$$;
--> statement-breakpoint
create function change_row_hash(change_id bigint, batch bigint, table_name text, row_id bigint, case_id bigint, before jsonb,
  after_version integer, untold text[]) returns text language sql stable as $$
  select hash_of(jsonb_build_array(change_id, batch, table_name, row_id, case_id, before, after_version, untold))
$$;
--> statement-breakpoint
create function change_secret_hash(salt uuid, columns jsonb) returns text language sql stable as $$
  select hash_of(jsonb_build_array(salt, columns))
$$;
--> statement-breakpoint
create or replace function record_rows() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  change bigint := nullif(current_setting('peshi.change_id', true), '')::bigint;
  case_column text := tg_argv[0];
  -- Columns of which the history says nothing.
  secrets text[] := case when tg_nargs > 1 then string_to_array(tg_argv[1], ',') end;
  batch bigint;
  told text := 'to_jsonb(o)';
  differing text := 'null::text[]';
  source text;
begin
  if change is null or is_deriving() then return null; end if;
  batch := nextval('change_batch');
  if secrets is not null then
    told := format('to_jsonb(o) || %L::jsonb', (select jsonb_object_agg(name, null) from unnest(secrets) name));
  end if;
  if tg_op = 'INSERT' then
    source := format('select n.id as row_id, %s::bigint as case_id, null::jsonb as before, n.version as after_version,
      null::text[] as untold from new_rows n', case_column);
  elsif tg_op = 'UPDATE' then
    if secrets is not null then
      differing := (select format('nullif(array_remove(array[%s], null), ''{}'')',
        string_agg(format('case when o.%1$I is distinct from n.%1$I then %1$L end', name), ', ')) from unnest(secrets) name);
    end if;
    source := format('select n.id as row_id, %s::bigint as case_id, %s as before, n.version as after_version, %s as untold
      from new_rows n join old_rows o on o.id = n.id', case_column, told, differing);
  else
    source := format('select o.id as row_id, %s::bigint as case_id, %s as before, null::integer as after_version,
      null::text[] as untold from old_rows o', replace(case_column, 'n.', 'o.'), told);
  end if;
  execute format('insert into change_row (change_id, batch, table_name, row_id, case_id, before, after_version, untold, hash)
    select $1, $2, $3, x.row_id, x.case_id, x.before, x.after_version, x.untold,
      change_row_hash($1, $2, $3, x.row_id, x.case_id, x.before, x.after_version, x.untold) from (%s) x', source)
    using change, batch, tg_table_name::text;
  if secrets is not null and tg_op <> 'INSERT' then
    execute format('insert into change_secret (change_row_id, salt, columns, hash)
      select x.id, x.salt, x.columns, change_secret_hash(x.salt, x.columns) from (
        select r.id, gen_random_uuid() as salt, jsonb_build_object(%s) as columns
        from change_row r join old_rows o on o.id = r.row_id where r.change_id = $1 and r.batch = $2) x',
      (select string_agg(format('%1$L, o.%1$I', name), ', ') from unnest(secrets) name)) using change, batch;
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
    ('person', 'null', 'name,name_ur,name_sd,alias,name_key'),
    ('court_case', 'n.id', 'accused_title,accused_key,accused_sound,remarks'),
    ('case_person', 'n.case_id', 'note'), ('case_note', 'n.case_id', 'text'), ('outcome', 'n.case_id', 'note'),
    ('complainant_position', 'n.case_id', 'note'), ('judgment_result', 'n.case_id', 'note'),
    ('evidence_event', 'n.case_id', 'note'), ('process', 'n.case_id', 'addressee,note')) as t (name, case_column, secrets)
  loop
    execute format('drop trigger record_update on %I', tracked.name);
    execute format('drop trigger record_delete on %I', tracked.name);
    execute format('create trigger record_update after update on %I referencing old table as old_rows new table as new_rows
      for each statement execute function record_rows(%L, %L)', tracked.name, tracked.case_column, tracked.secrets);
    execute format('create trigger record_delete after delete on %I referencing old table as old_rows
      for each statement execute function record_rows(%L, %L)', tracked.name, tracked.case_column, tracked.secrets);
    -- What the history told until now: which of these columns each act changed, read off the row that follows it.
    kept := string_to_array(tracked.secrets, ',');
    execute format('with told as (
        select r.id, r.before, r.after_version,
          coalesce(lead(r.before) over (partition by r.row_id order by r.id), to_jsonb(t)) as after
        from change_row r left join %1$I t on t.id = r.row_id where r.table_name = %1$L and r.before is not null)
      update change_row r set untold = (select nullif(array_remove(array_agg(
          case when told.before -> k is distinct from told.after -> k then k end), null), ''{}'')
          from unnest($1) k where told.before ? k)
        from told where told.id = r.id and told.after_version is not null and told.before ?| $1', tracked.name) using kept;
    insert into change_secret (change_row_id, columns)
      select r.id, (select jsonb_object_agg(k, r.before -> k) from unnest(kept) k where r.before ? k)
      from change_row r where r.table_name = tracked.name and r.before ?| kept;
    update change_row r set before = r.before || (select jsonb_object_agg(k, null) from unnest(kept) k where r.before ? k)
      where r.table_name = tracked.name and r.before ?| kept;
  end loop;
  update change_secret s set hash = change_secret_hash(s.salt, s.columns);
end $$;
--> statement-breakpoint
-- As before; what was kept apart goes back with the rest of its row, whichever table it is of.
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
--> statement-breakpoint

-- 2. The chain: what was done and read, each entry over the one before it, a chain for each court ---------------------------

-- Chain 0 is that of what belongs to no court. The head is locked by whoever appends and by nobody else.
create table audit_head (
  chain bigint primary key,
  seq bigint not null,
  hash text not null
);
--> statement-breakpoint
create table audit_entry (
  chain bigint not null,
  seq bigint not null,
  -- Of an act, its change; of a reading, the cases of which protected people were shown.
  change_id bigint unique,
  case_ids bigint[],
  -- All that the hash is taken over, beside the place in the chain and the hash of the entry before.
  told jsonb not null,
  previous text not null,
  hash text not null,
  constraint audit_entry_place primary key (chain, seq)
);
--> statement-breakpoint
create index audit_entry_of_case on audit_entry using gin (case_ids) where case_ids is not null;
--> statement-breakpoint
create function audit_hash(previous text, chain bigint, seq bigint, told jsonb) returns text language sql stable as $$
  select hash_of(jsonb_build_array(previous, chain, seq, told))
$$;
--> statement-breakpoint
-- What an act was, by everything of its row that never changes later.
create function audit_told(act change) returns jsonb language sql stable as $$
  select jsonb_build_object('change', act.id, 'key', act.key, 'action', act.action, 'permission', act.permission,
    'source', act.source, 'actor', act.actor_id, 'district', act.district_id, 'court', act.court_id,
    'input', act.input_hash, 'at', (extract(epoch from act.changed_at) * 1000000)::bigint)
$$;
--> statement-breakpoint
-- The rows that changes touched, as they were before, and beside them what was kept apart of those.
create function audit_rows(changes bigint[]) returns jsonb language plpgsql stable as $$
begin
  -- Not in the language of queries: that would be planned anew at the end of every change.
  return (select jsonb_build_object('rows', count(r.id),
      'rowsHash', text_hash(string_agg(r.id || ':' || r.hash, ',' order by r.id)),
      'secretsHash', text_hash(string_agg(r.id || ':' || s.hash, ',' order by r.id)))
    from change_row r left join change_secret s on s.change_row_id = r.id where r.change_id = any (changes));
end $$;
--> statement-breakpoint
-- What stands under the first entry of a chain that begins later than its court.
create function audit_genesis(changes bigint[]) returns jsonb language sql stable as $$
  select jsonb_build_object('genesis', max(c.id), 'changes', count(*),
      'changesHash', text_hash(string_agg(audit_told(c)::text, ',' order by c.id)),
      'undoneHash', text_hash(string_agg(c.id || ':' || c.undone_by, ',' order by c.id))) || audit_rows(changes)
  from change c where c.id = any (changes)
$$;
--> statement-breakpoint
create function append_audit(of_chain bigint, said jsonb, of_change bigint, of_cases bigint[]) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  head audit_head;
  next_hash text;
begin
  select * into head from audit_head h where h.chain = of_chain for update;
  if not found then
    insert into audit_head (chain, seq, hash) values (of_chain, 0, '') on conflict do nothing;
    select * into head from audit_head h where h.chain = of_chain for update;
  end if;
  next_hash := audit_hash(head.hash, of_chain, head.seq + 1, said);
  insert into audit_entry (chain, seq, change_id, case_ids, told, previous, hash)
    values (of_chain, head.seq + 1, of_change, of_cases, said, head.hash, next_hash);
  update audit_head h set seq = head.seq + 1, hash = next_hash where h.chain = of_chain;
end $$;
--> statement-breakpoint
-- Every change is sealed at the end of its own transaction, whoever wrote it: when all else is locked already, so that
-- nobody who holds the head of a chain waits for anything, and one court never waits for another.
create function seal_change() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  act change;
  undone bigint[];
begin
  select * into act from change c where c.id = new.id;
  -- An act with an answer is sealed by its answer, which comes last of all that it wrote.
  if tg_op = 'INSERT' and new.answer is null and act.answer is not null then return null; end if;
  if exists (select 1 from audit_entry e where e.change_id = act.id) then return null; end if;
  select array_agg(c.id order by c.id) into undone from change c where c.undone_by = act.id;
  perform append_audit(coalesce(act.court_id, 0), audit_told(act) || audit_rows(array[act.id])
    || jsonb_build_object('undoes', coalesce(undone, '{}'), 'answer', hash_of(act.answer)), act.id, null);
  return null;
end $$;
--> statement-breakpoint
-- Changes from before the chain stand under one first entry of each.
update change_row r set hash =
  change_row_hash(r.change_id, r.batch, r.table_name, r.row_id, r.case_id, r.before, r.after_version, r.untold);
--> statement-breakpoint
insert into audit_entry (chain, seq, told, previous, hash)
  select g.chain, 1, g.told, '', audit_hash('', g.chain, 1, g.told) from (
    select coalesce(c.court_id, 0) as chain, audit_genesis(array_agg(c.id)) as told from change c group by 1) g;
--> statement-breakpoint
insert into audit_head (chain, seq, hash) select chain, seq, hash from audit_entry;
--> statement-breakpoint
create constraint trigger seal_insert after insert on change deferrable initially deferred
  for each row execute function seal_change();
--> statement-breakpoint
create constraint trigger seal_answer after update of answer on change deferrable initially deferred
  for each row when (new.answer is not null) execute function seal_change();
--> statement-breakpoint
-- Notes that somebody was shown protected people of cases; those noted of the same reader within a quarter of an hour are
-- left as they are.
create function note_reading(of_court bigint, reading text, reader text, read_from text, cases bigint[], at timestamptz)
returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  fresh bigint[];
  instant bigint := (extract(epoch from at) * 1000000)::bigint;
begin
  perform 1 from audit_head h where h.chain = of_court for update;
  select array_agg(k order by k) into fresh from unnest(cases) k
    where not exists (select 1 from audit_entry e where e.case_ids @> array[k] and e.chain = of_court
      and e.told ->> 'reading' = reading and e.told ->> 'actor' = reader
      and (e.told ->> 'at')::bigint > instant - 900000000);
  if fresh is null then return; end if;
  perform append_audit(of_court, jsonb_build_object('reading', reading, 'actor', reader, 'source', read_from,
    'court', of_court, 'cases', to_jsonb(fresh), 'at', instant), null, fresh);
end $$;
--> statement-breakpoint
revoke execute on function append_audit(bigint, jsonb, bigint, bigint[]) from public;
--> statement-breakpoint
create or replace function grant_application_role() returns void language plpgsql as $$
begin
  if not exists (select 1 from pg_roles where rolname = 'peshi_app') or current_user = 'peshi_app' then return; end if;
  grant usage on schema public to peshi_app;
  grant select, insert, update, delete on all tables in schema public to peshi_app;
  grant usage, select on all sequences in schema public to peshi_app;
  -- History is added to, never rewritten.
  revoke insert, update, delete on change_row, audit_entry, audit_head from peshi_app;
  revoke truncate on change, change_row, audit_entry, audit_head from peshi_app;
  revoke all on change_secret from peshi_app;
  revoke update, delete on change from peshi_app;
  grant update (answer, undone_by) on change to peshi_app;
  revoke delete on outcome, hearing, court_case from peshi_app;
  revoke update, delete on cause_list from peshi_app;
  grant update (withdrawn_at, withdrawn_because) on cause_list to peshi_app;
end $$;
