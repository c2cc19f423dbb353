-- Written by hand: what the schema language has no words for.

-- 0. The pairs of stages that the law knows: the same as STAGE_PAIRS in server/rules/case/stage-machine.ts, held equal by a test.

insert into stage_pair (from_stage, stage) values
  ('inquiry', 'fir'), ('fir', 'remand'), ('remand', 'challan'), ('challan', 'cognizance'),
  ('cognizance', 'copies'), ('copies', 'charge'), ('charge', 'plea'), ('plea', 'prosecution-evidence'),
  ('prosecution-evidence', 'statement-of-accused'), ('statement-of-accused', 'defence-evidence'), ('defence-evidence', 'arguments'), ('arguments', 'judgment'),
  ('inquiry', 'challan'), ('inquiry', 'cognizance'), ('fir', 'challan'), ('fir', 'cognizance'),
  ('fir', 'copies'), ('remand', 'cognizance'), ('remand', 'copies'), ('challan', 'copies'),
  ('charge', 'prosecution-evidence'), ('charge', 'judgment'), ('plea', 'judgment'), ('prosecution-evidence', 'defence-evidence'),
  ('prosecution-evidence', 'arguments'), ('statement-of-accused', 'arguments'), ('statement-of-accused', 'judgment'), ('defence-evidence', 'judgment'),
  ('inquiry', 'bail'), ('fir', 'bail'), ('remand', 'bail'), ('challan', 'bail'),
  ('cognizance', 'bail'), ('absconder', 'bail'), ('copies', 'bail'), ('charge', 'bail'),
  ('plea', 'bail'), ('prosecution-evidence', 'bail'), ('statement-of-accused', 'bail'), ('defence-evidence', 'bail'),
  ('arguments', 'bail'), ('challan', 'remand'), ('cognizance', 'remand'), ('fir', 'absconder'),
  ('remand', 'absconder'), ('challan', 'absconder'), ('cognizance', 'absconder'), ('bail', 'absconder'),
  ('copies', 'absconder'), ('charge', 'absconder'), ('plea', 'absconder'), ('prosecution-evidence', 'absconder'),
  ('statement-of-accused', 'absconder'), ('defence-evidence', 'absconder'), ('arguments', 'absconder'), ('judgment', 'absconder'),
  ('cognizance', 'premature-acquittal'), ('copies', 'premature-acquittal'), ('charge', 'premature-acquittal'), ('plea', 'premature-acquittal'),
  ('prosecution-evidence', 'premature-acquittal'), ('statement-of-accused', 'premature-acquittal'), ('defence-evidence', 'premature-acquittal'), ('arguments', 'premature-acquittal'),
  ('challan', 'stopped'), ('cognizance', 'stopped'), ('copies', 'stopped'), ('charge', 'stopped'),
  ('plea', 'stopped'), ('prosecution-evidence', 'stopped'), ('statement-of-accused', 'stopped'), ('defence-evidence', 'stopped'),
  ('arguments', 'stopped'), ('judgment', 'stopped'), ('absconder', 'stopped'), ('challan', 'withdrawal'),
  ('cognizance', 'withdrawal'), ('copies', 'withdrawal'), ('charge', 'withdrawal'), ('plea', 'withdrawal'),
  ('prosecution-evidence', 'withdrawal'), ('statement-of-accused', 'withdrawal'), ('defence-evidence', 'withdrawal'), ('arguments', 'withdrawal'),
  ('judgment', 'withdrawal'), ('absconder', 'withdrawal'), ('premature-acquittal', 'withdrawal'), ('cognizance', 'compromise'),
  ('copies', 'compromise'), ('charge', 'compromise'), ('plea', 'compromise'), ('prosecution-evidence', 'compromise'),
  ('statement-of-accused', 'compromise'), ('defence-evidence', 'compromise'), ('arguments', 'compromise'), ('judgment', 'compromise'),
  ('absconder', 'compromise'), ('premature-acquittal', 'compromise'), ('challan', 'compromise'), ('fir', 'report-class'),
  ('remand', 'report-class'), ('challan', 'report-class'), ('inquiry', 'transfer'), ('fir', 'transfer'),
  ('remand', 'transfer'), ('bail', 'transfer'), ('challan', 'transfer'), ('cognizance', 'transfer'),
  ('absconder', 'transfer'), ('copies', 'transfer'), ('charge', 'transfer'), ('plea', 'transfer'),
  ('prosecution-evidence', 'transfer'), ('statement-of-accused', 'transfer'), ('defence-evidence', 'transfer'), ('arguments', 'transfer'),
  ('judgment', 'transfer'), ('premature-acquittal', 'transfer'), ('stopped', 'transfer'), ('withdrawal', 'transfer'),
  ('compromise', 'transfer'), ('report-class', 'transfer'), ('report-class', 'cognizance'), ('report-class', 'copies'),
  ('cognizance', 'challan'), ('copies', 'challan'), ('charge', 'challan'), ('prosecution-evidence', 'challan'),
  ('prosecution-evidence', 'charge'), ('statement-of-accused', 'charge'), ('defence-evidence', 'charge'), ('arguments', 'charge'),
  ('statement-of-accused', 'prosecution-evidence'), ('defence-evidence', 'prosecution-evidence'), ('arguments', 'prosecution-evidence'), ('judgment', 'prosecution-evidence'),
  ('arguments', 'statement-of-accused'), ('arguments', 'defence-evidence'), ('judgment', 'arguments'), ('decided', 'charge'),
  ('decided', 'prosecution-evidence'), ('decided', 'arguments'), ('judgment', 'decided'), ('inquiry', 'decided'),
  ('fir', 'decided'), ('remand', 'decided'), ('challan', 'decided'), ('cognizance', 'decided'),
  ('copies', 'decided'), ('charge', 'decided'), ('plea', 'decided'), ('prosecution-evidence', 'decided'),
  ('statement-of-accused', 'decided'), ('defence-evidence', 'decided'), ('arguments', 'decided'), ('premature-acquittal', 'decided'),
  ('bail', 'decided'), ('compromise', 'decided'), ('withdrawal', 'decided'), ('report-class', 'decided'),
  ('stopped', 'decided'), ('absconder', 'decided'), ('transfer', 'decided'), ('bail', 'inquiry'),
  ('bail', 'fir'), ('bail', 'remand'), ('bail', 'challan'), ('bail', 'cognizance'),
  ('bail', 'copies'), ('bail', 'charge'), ('bail', 'plea'), ('bail', 'prosecution-evidence'),
  ('bail', 'statement-of-accused'), ('bail', 'defence-evidence'), ('bail', 'arguments'), ('absconder', 'fir'),
  ('absconder', 'remand'), ('absconder', 'challan'), ('absconder', 'cognizance'), ('absconder', 'copies'),
  ('absconder', 'charge'), ('absconder', 'plea'), ('absconder', 'prosecution-evidence'), ('absconder', 'statement-of-accused'),
  ('absconder', 'defence-evidence'), ('absconder', 'arguments'), ('absconder', 'judgment'), ('premature-acquittal', 'cognizance'),
  ('premature-acquittal', 'copies'), ('premature-acquittal', 'charge'), ('premature-acquittal', 'plea'), ('premature-acquittal', 'prosecution-evidence'),
  ('premature-acquittal', 'statement-of-accused'), ('premature-acquittal', 'defence-evidence'), ('premature-acquittal', 'arguments'), ('stopped', 'challan'),
  ('stopped', 'cognizance'), ('stopped', 'copies'), ('stopped', 'charge'), ('stopped', 'plea'),
  ('stopped', 'prosecution-evidence'), ('stopped', 'statement-of-accused'), ('stopped', 'defence-evidence'), ('stopped', 'arguments'),
  ('stopped', 'judgment'), ('stopped', 'absconder'), ('withdrawal', 'challan'), ('withdrawal', 'cognizance'),
  ('withdrawal', 'copies'), ('withdrawal', 'charge'), ('withdrawal', 'plea'), ('withdrawal', 'prosecution-evidence'),
  ('withdrawal', 'statement-of-accused'), ('withdrawal', 'defence-evidence'), ('withdrawal', 'arguments'), ('withdrawal', 'judgment'),
  ('withdrawal', 'absconder'), ('withdrawal', 'premature-acquittal'), ('compromise', 'cognizance'), ('compromise', 'copies'),
  ('compromise', 'charge'), ('compromise', 'plea'), ('compromise', 'prosecution-evidence'), ('compromise', 'statement-of-accused'),
  ('compromise', 'defence-evidence'), ('compromise', 'arguments'), ('compromise', 'judgment'), ('compromise', 'absconder'),
  ('compromise', 'premature-acquittal'), ('compromise', 'challan'), ('report-class', 'fir'), ('report-class', 'remand'),
  ('report-class', 'challan'), ('transfer', 'inquiry'), ('transfer', 'fir'), ('transfer', 'remand'),
  ('transfer', 'bail'), ('transfer', 'challan'), ('transfer', 'cognizance'), ('transfer', 'absconder'),
  ('transfer', 'copies'), ('transfer', 'charge'), ('transfer', 'plea'), ('transfer', 'prosecution-evidence'),
  ('transfer', 'statement-of-accused'), ('transfer', 'defence-evidence'), ('transfer', 'arguments'), ('transfer', 'judgment'),
  ('transfer', 'premature-acquittal'), ('transfer', 'stopped'), ('transfer', 'withdrawal'), ('transfer', 'compromise'),
  ('transfer', 'report-class');
--> statement-breakpoint
-- 1. The path of a case -------------------------------------------------------------------------------------------------

-- Whoever moves a case says how with peshi.stage_step (course, order, register, correction); undo says undo. A step in
-- the course of the case, or by an order, goes along a pair that the law knows: any other cannot happen.
create function record_stage() returns trigger language plpgsql as $$
declare
  step text := coalesce(nullif(current_setting('peshi.stage_step', true), ''), 'course');
  said text := nullif(current_setting('peshi.stage_order', true), '');
  lost record;
begin
  if step = 'undo' then return null; end if;
  if step in ('course', 'order') then
    select n.id, o.stage as from_stage, n.stage into lost from new_rows n join old_rows o on o.id = n.id
      where o.stage <> n.stage
        and not exists (select 1 from stage_pair p where p.from_stage = o.stage and p.stage = n.stage) limit 1;
    if found then
      raise exception using errcode = '23514', constraint = 'case_stage_pair', table = 'court_case',
        message = 'no such step', detail = lost.from_stage || ' to ' || lost.stage;
    end if;
  end if;
  insert into case_stage (case_id, court_id, from_stage, stage, day, step, order_text)
    select n.id, n.court_id, o.stage, n.stage, coalesce(n.stage_since, current_date), step, said
    from new_rows n join old_rows o on o.id = n.id where o.stage <> n.stage;
  return null;
end $$;
--> statement-breakpoint
create trigger record_stage after update on court_case referencing old table as old_rows new table as new_rows
  for each statement execute function record_stage();
--> statement-breakpoint

-- 2. An open date stands in the court that has the case -----------------------------------------------------------------

create function hearing_in_its_court() returns trigger language plpgsql as $$
begin
  if exists (select 1 from new_rows n join court_case c on c.id = n.case_id where n.state = 'listed' and c.court_id <> n.court_id) then
    raise exception using errcode = '23514', constraint = 'hearing_in_its_court', table = 'hearing',
      message = 'the case is in another court';
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger hearing_in_its_court_insert after insert on hearing referencing new table as new_rows
  for each statement execute function hearing_in_its_court();
--> statement-breakpoint
create trigger hearing_in_its_court_update after update on hearing referencing new table as new_rows
  for each statement execute function hearing_in_its_court();
--> statement-breakpoint
create function case_takes_its_dates() returns trigger language plpgsql as $$
begin
  if exists (select 1 from new_rows n join old_rows o on o.id = n.id and o.court_id <> n.court_id
             join hearing h on h.case_id = n.id and h.state = 'listed' and h.court_id <> n.court_id) then
    raise exception using errcode = '23514', constraint = 'hearing_in_its_court', table = 'court_case',
      message = 'the case has an open date in its old court';
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger case_takes_its_dates after update on court_case referencing old table as old_rows new table as new_rows
  for each statement execute function case_takes_its_dates();
--> statement-breakpoint
-- 3. History of the new tables, as of the old ones ------------------------------------------------------------------------

do $$
declare
  tracked record;
begin
  for tracked in select * from (values
    ('case_stage', 'n.case_id'), ('former_number', 'n.case_id'), ('case_transfer', 'n.case_id'), ('case_link', 'n.case_id'),
    ('case_note', 'n.case_id'), ('document_reference', 'n.case_id'), ('custody_period', 'n.case_id'), ('person_contact', 'null'),
    ('evidence_request', 'n.case_id'), ('evidence_event', 'n.case_id'), ('settlement', 'n.case_id'),
    ('settlement_part', 'n.case_id'), ('safety_flag', 'n.case_id'), ('complainant_position', 'n.case_id'),
    ('judgment', 'n.case_id'), ('judgment_result', 'n.case_id'), ('process', 'n.case_id'), ('attendance', 'n.case_id'),
    ('list_approval', 'null'), ('court_staff', 'null'), ('offence_class', 'null')) as t (name, case_column)
  loop
    execute format('create trigger bump_version before update on %I for each row execute function bump_version()', tracked.name);
    execute format('create trigger record_insert after insert on %I referencing new table as new_rows
      for each statement execute function record_rows(%L)', tracked.name, tracked.case_column);
    execute format('create trigger record_update after update on %I referencing old table as old_rows new table as new_rows
      for each statement execute function record_rows(%L)', tracked.name, tracked.case_column);
    execute format('create trigger record_delete after delete on %I referencing old table as old_rows
      for each statement execute function record_rows(%L)', tracked.name, tracked.case_column);
  end loop;
end $$;
--> statement-breakpoint
-- 4. Undo, as before, without walking the path of a case anew --------------------------------------------------------------

create or replace function undo_change(target bigint, is_partial boolean) returns table (restored bigint, kept_cases bigint[])
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  step record;
  columns text;
  assignments text;
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
      execute format('insert into %I (%s) select %s from change_row r cross join lateral jsonb_populate_record(null::%I, r.before) b
          where r.change_id = $1 and r.batch = $2 and (r.case_id is null or r.case_id <> all ($3))',
          step.table_name, columns, assignments, step.table_name)
        using target, step.batch, kept;
    else
      select string_agg(format('%I = b.%I', column_name, column_name), ', ') into assignments
        from information_schema.columns where table_schema = 'public' and table_name = step.table_name
          and column_name not in ('id', 'version')
          and (step.table_name, column_name) not in (('court_case', 'next_day'), ('court_case', 'last_day'),
            ('court_case', 'hearings_count'), ('court_case', 'not_reached_count'), ('court_day', 'listed_minutes'),
            ('court_day', 'listed_matters'), ('court_day', 'beyond_minutes'), ('court_day', 'beyond_matters'));
      execute format('update %I t set %s from change_row r join %I x on x.id = r.row_id
          cross join lateral jsonb_populate_record(x, r.before) b
          where r.change_id = $1 and r.batch = $2 and t.id = r.row_id and (r.case_id is null or r.case_id <> all ($3))',
          step.table_name, assignments, step.table_name)
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

-- 5. Rows that point at their own kind --------------------------------------------------------------------------------------

alter table court_case add constraint court_case_parent_case foreign key (parent_case_id) references court_case (id) on delete set null;
--> statement-breakpoint
alter table case_person add constraint case_person_stands_for foreign key (stands_for_id) references case_person (id) on delete set null;
--> statement-breakpoint
alter table person add constraint person_merged_into foreign key (merged_into_id) references person (id) on delete set null;
--> statement-breakpoint

-- 6. One live process of a kind to whom it is for; what was recalled or struck off stays beside a new one ------------------

create unique index process_once on process (hearing_id, kind, case_person_id, request_id)
  nulls not distinct where state <> 'recalled';
--> statement-breakpoint

-- 7. A case that goes to another court takes its people and old numbers along (on update cascade). Taking that back restores
-- them row by row, before or after the case itself: what holds them together is asked for at the end of the transaction -----

alter table case_person alter constraint case_person_case deferrable initially immediate;
--> statement-breakpoint
alter table former_number alter constraint former_number_case deferrable initially immediate;
