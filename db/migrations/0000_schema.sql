-- The whole schema of a new database, in the order in which a reader meets it: courts, staff, cases, people, hearings,
-- lists, papers, reminders; each table with its constraints, its history and who may see it. What must never happen is
-- impossible here, whatever the application does. From the first release on, changes are steps that follow this file,
-- and no step is ever edited.

-- Bodies of functions name tables that follow.
set local check_function_bodies = off;

-- Finding by parts of names and numbers; one person, day and span of time in one constraint.
create extension if not exists pg_trgm;
create extension if not exists btree_gist;

-- History -------------------------------------------------------------------------------------------------------------

-- Each row counts its version; each change writes what its rows were before. keep_history connects a table to both.

-- True while the database itself writes a derived column (loads of days, dates of cases): peshi.deriving is 1.
-- Such a write is nobody's change: it counts no version and enters no history.
create function is_deriving() returns boolean language sql stable as $$
  select coalesce(current_setting('peshi.deriving', true), '') = '1'
$$;

-- Each update counts the version of its row up by one.
create function bump_version() returns trigger language plpgsql as $$
begin
  if not is_deriving() then new.version := old.version + 1; end if;
  return new;
end $$;

create sequence change_batch;

-- Writes what each row was before a change (peshi.change_id). The columns named as secrets go to change_secret.
create function record_rows() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
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

-- A table whose rows have a version and a history. case_column: the expression for the case of a row (n is the row), or 'null'.
-- secrets: columns, by commas, of which the history says nothing; undo finds them in change_secret.
create function keep_history(of_table text, case_column text default 'null', secrets text default null, is_insert_kept boolean default true)
returns void language plpgsql as $$
declare
  arguments text := concat_ws(', ', quote_literal(case_column), quote_literal(secrets));
begin
  execute format('create trigger bump_version before update on %I for each row execute function bump_version()', of_table);
  if is_insert_kept then
    execute format('create trigger record_insert after insert on %I referencing new table as new_rows
      for each statement execute function record_rows(%L)', of_table, case_column);
  end if;
  execute format('create trigger record_update after update on %I referencing old table as old_rows new table as new_rows
    for each statement execute function record_rows(%s)', of_table, arguments);
  execute format('create trigger record_delete after delete on %I referencing old table as old_rows
    for each statement execute function record_rows(%s)', of_table, arguments);
end $$;

-- Second lock ---------------------------------------------------------------------------------------------------------

-- Parties, contacts and evidence answer only to a statement that says of which courts it asks
-- (server/core/second-lock.ts). The server's own checks are the first lock. Each policy asks in a subquery, so that the
-- answer is found once a statement and not once a row.

-- The courts of a district.
create function courts_of_district(of_district bigint) returns bigint[] language sql stable as $$
  select array(select k.id from court k where k.district_id = of_district)
$$;

-- Refuses (SQLSTATE PE003) a statement that did not say whose people it asks for.
create function people_unasked() returns bigint[] language plpgsql stable as $$
begin
  raise exception using errcode = 'PE003', message = 'asked of people without saying of which court';
end $$;

-- The courts whose people this statement may see; null: all.
create function people_courts() returns bigint[] language sql stable as $$
  select case coalesce(current_setting('peshi.people', true), '')
    when '*' then null when '' then people_unasked() else current_setting('peshi.people', true)::bigint[] end
$$;

-- All courts of those districts; null: all.
create function people_district_courts() returns bigint[] language sql stable as $$
  select case when people_courts() is null then null
    else array(select k.id from court k where k.district_id = any (people_districts())) end
$$;

-- The districts whose people without a court this statement may see; null: all.
create function people_districts() returns bigint[] language sql stable as $$
  select coalesce(nullif(current_setting('peshi.people_districts', true), ''), '{}')::bigint[]
$$;

-- The courts whose contacts and evidence this statement may see (peshi.courts, an array or '*'); null: all.
create function courts_in_scope() returns bigint[] language sql stable as $$
  select case coalesce(current_setting('peshi.courts', true), '')
    when '*' then null when '' then people_unasked() else current_setting('peshi.courts', true)::bigint[] end
$$;

-- The districts of those courts; null: all.
create function districts_in_scope() returns bigint[] language sql stable as $$
  select case when courts_in_scope() is null then null
    else array(select k.district_id from court k where k.id = any (courts_in_scope())) end
$$;

-- True when a person stands in any case of any court. Past the lock.
create function has_place(of_person bigint) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select 1 from case_person cp where cp.person_id = of_person)
$$;

-- The courts in which a prosecutor or officer has cases. Past the lock, since what they may open depends on it.
create function own_courts(of_user text) returns bigint[] language sql stable security definer set search_path = public, pg_temp as $$
  select array(select distinct cp.court_id from staff s join person p on p.id = s.person_id
    join case_person cp on cp.person_id = coalesce(p.merged_into_id, p.id) and cp.role = s.role
    where s.user_id = of_user and s.is_active)
$$;

-- Districts and courts ------------------------------------------------------------------------------------------------

-- Where and when courts sit, and how much a day holds.

-- A district: its time zone, and what it sets apart from the policy that Peshi comes with.
create table district (
  id bigint generated by default as identity primary key,
  code text not null unique,
  name_en text not null,
  name_ur text,
  timezone text not null,
  -- Numbers the district sets for itself, see server/rules/courts/policy.ts; absent keys take the defaults.
  policy jsonb not null default '{}',
  version integer not null default 1
);
select keep_history('district');

-- A court: its judge, its place, and how much one of its days holds.
create table court (
  id bigint generated by default as identity primary key,
  district_id bigint not null references district (id),
  code text not null unique,
  name_en text not null,
  name_ur text,
  -- "magistrate" or "sessions": decides clocks of bail and the ranks a case may go to.
  rank text not null default 'sessions',
  judge_en text,
  judge_ur text,
  -- The compound the court sits in: travelling between places takes time.
  place text,
  case_prefix text,
  -- Before the numbers of inquiries and applications; what is left out takes the usual words of server/rules/docket/docket-prefix.ts.
  docket_prefixes jsonb,
  plan_minutes integer not null default 300,
  plan_matters integer not null default 45,
  ceiling_minutes integer not null default 900,
  ceiling_matters integer not null default 135,
  -- Matters a day beyond which a list is not heard further here; null takes the district's number.
  saturation_matters integer,
  -- How far a day may be listed past its minutes, in percent of them, on the court's own record of adjournments; 100:
  -- never.
  overlist_most integer not null default 115,
  -- Matters of a stage that every hearing day is to have.
  stage_quotas jsonb,
  -- The judge approves a planned day before its list is posted.
  approves_lists boolean not null default false,
  reason_keys jsonb,
  -- Hours, by the clock and not by sittings, before which nobody on standby is called.
  standby_notice_hours integer not null default 24,
  version integer not null default 1,
  constraint court_ceiling_over_plan check (ceiling_minutes >= plan_minutes and ceiling_matters >= plan_matters),
  constraint court_overlist_most check (overlist_most >= 100 and overlist_most <= 150),
  constraint court_standby_notice check (standby_notice_hours >= 0 and standby_notice_hours <= 336)
);
create index court_district on court (district_id);
select keep_history('court');

-- A room in which a court may sit instead of its own.
create table courtroom (
  id bigint generated by default as identity primary key,
  court_id bigint not null references court (id),
  name text not null,
  name_ur text,
  constraint courtroom_name unique (court_id, name)
);

-- The time blocks a day of the court is divided into, with their own budgets where the court sets them.
create table time_block (
  id bigint generated by default as identity primary key,
  court_id bigint not null references court (id),
  starts_at text not null,
  -- Minutes before the block at which people are told to report.
  report_before integer not null default 15,
  plan_minutes integer,
  plan_matters integer,
  version integer not null default 1,
  constraint time_block_start unique (court_id, starts_at),
  constraint time_block_time check (starts_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$')
);
select keep_history('time_block');

-- When a court gives its day to these cases: a recurrence rule, valid from a day until another.
create table sitting_pattern (
  id bigint generated by default as identity primary key,
  court_id bigint not null references court (id),
  rule text not null,
  start_day date not null,
  until_day date,
  fallback_weekday integer,
  version integer not null default 1
);
create index sitting_pattern_court on sitting_pattern (court_id);
select keep_history('sitting_pattern');

-- Days that a court adds to its pattern by hand.
create table extra_day (
  id bigint generated by default as identity primary key,
  court_id bigint not null references court (id),
  day date not null,
  because text,
  version integer not null default 1,
  constraint extra_day_once unique (court_id, day)
);
select keep_history('extra_day');

-- Days a district or one court does not sit as usual.
create table closure (
  id bigint generated by default as identity primary key,
  district_id bigint not null references district (id),
  court_id bigint references court (id),
  from_day date not null,
  until_day date not null,
  kind text not null,
  effect text not null,
  name_en text not null,
  name_ur text,
  source text,
  is_confirmed boolean not null default false,
  declared_on date,
  withdrawn_at timestamptz,
  -- Days on which an unconfirmed holiday may fall instead.
  alternatives jsonb,
  -- The starts of the time blocks that are lost, where the rest of the day is held; null: whole days.
  blocks jsonb,
  version integer not null default 1,
  constraint closure_order check (until_day >= from_day)
);
create index closure_days on closure (district_id, from_day);
select keep_history('closure');

-- One row per court and day that anything was listed or planned on. The counters are kept by the database (see the
-- triggers of hearings), so that capacity cannot be exceeded by any path or race.
create table court_day (
  id bigint generated by default as identity primary key,
  court_id bigint not null references court (id),
  day date not null,
  kind text not null,
  is_open boolean not null default true,
  is_tentative boolean not null default false,
  -- No work is expected (strike, leave, security): listed matters stay, the planner avoids the day.
  is_no_work boolean not null default false,
  because text,
  because_ur text,
  -- The day on which it was declared closed; on or after the day itself, its hearings stay.
  closed_on date,
  plan_minutes integer not null,
  plan_matters integer not null,
  ceiling_minutes integer not null,
  ceiling_matters integer not null,
  listed_minutes integer not null default 0,
  listed_matters integer not null default 0,
  -- The part of the listed that a judge ordered, or a register announced, beyond the ceiling.
  beyond_minutes integer not null default 0,
  beyond_matters integer not null default 0,
  courtroom_id bigint references courtroom (id),
  ended_at timestamptz,
  version integer not null default 1,
  constraint court_day_once unique (court_id, day),
  constraint court_day_minutes_ceiling check ((listed_minutes - beyond_minutes) <= ceiling_minutes),
  constraint court_day_matters_ceiling check ((listed_matters - beyond_matters) <= ceiling_matters),
  constraint court_day_closed check (is_open or listed_matters = 0 or closed_on is not null and closed_on >= day),
  constraint court_day_counts check (listed_minutes >= 0 and listed_matters >= 0 and beyond_matters >= 0)
);
select keep_history('court_day', 'null', is_insert_kept => false);

-- A time block of one day; a null ceiling means that only the day's own ceiling holds.
create table court_day_block (
  court_id bigint not null,
  day date not null,
  starts_at text not null,
  report_before integer not null default 15,
  plan_minutes integer,
  plan_matters integer,
  ceiling_minutes integer,
  ceiling_matters integer,
  listed_minutes integer not null default 0,
  listed_matters integer not null default 0,
  beyond_minutes integer not null default 0,
  beyond_matters integer not null default 0,
  primary key (court_id, day, starts_at),
  constraint court_day_block_day foreign key (court_id, day) references court_day (court_id, day) on delete cascade,
  constraint court_day_block_minutes_ceiling check (ceiling_minutes is null or (listed_minutes - beyond_minutes) <= ceiling_minutes),
  constraint court_day_block_matters_ceiling check (ceiling_matters is null or (listed_matters - beyond_matters) <= ceiling_matters)
);

-- Minutes on the way between two places of a district, named as courts and people name theirs; each pair once.
create table travel_time (
  id bigint generated by default as identity primary key,
  district_id bigint not null references district (id),
  from_place text not null,
  to_place text not null,
  minutes integer not null,
  version integer not null default 1,
  constraint travel_time_once unique (district_id, from_place, to_place),
  constraint travel_time_in_order check ((from_place collate "C") < (to_place collate "C")),
  constraint travel_time_minutes check (minutes >= 1 and minutes <= 1440)
);
select keep_history('travel_time');

-- The kinds of case numbers that a district's registers use.
create table case_type (
  id bigint generated by default as identity primary key,
  district_id bigint not null references district (id),
  name text not null,
  constraint case_type_name unique (district_id, name)
);

-- The class of a section as a district has confirmed it, where the data of the law leave it open.
create table offence_class (
  id bigint generated by default as identity primary key,
  district_id bigint not null references district (id),
  statute text not null,
  section text not null,
  cognizable text not null,
  bailable text not null,
  compoundable text not null,
  victim_sensitive text not null,
  confirmed_by text not null,
  because text not null,
  confirmed_at timestamptz not null,
  version integer not null default 1,
  constraint offence_class_once unique (district_id, statute, section)
);
select keep_history('offence_class');

-- Staff and sign-in ---------------------------------------------------------------------------------------------------

-- The tables of the sign-in library, and what Peshi adds.

-- Who may sign in. What he may do stands in staff.
create table "user" (
  id text primary key,
  name text not null,
  email text not null unique,
  email_verified boolean not null default false,
  image text,
  username text unique,
  display_username text,
  two_factor_enabled boolean default false,
  created_at timestamptz not null,
  updated_at timestamptz not null
);

-- How a user signs in: the hash of a password.
create table account (
  id text primary key,
  account_id text not null,
  provider_id text not null,
  user_id text not null references "user" (id) on delete cascade,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null,
  updated_at timestamptz not null
);

-- Who is signed in, on which browser, until when.
create table session (
  id text primary key,
  token text not null unique,
  user_id text not null references "user" (id) on delete cascade,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null,
  updated_at timestamptz not null
);

-- Values that the sign-in library gives out and asks for again.
create table verification (
  id text primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);

-- Requests of one key since an instant: the sign-in library's own count.
create table rate_limit (
  id text primary key,
  key text not null unique,
  count integer not null,
  last_request bigint not null
);

-- The second factor of a person, encrypted with the court's secret; `verified` once a first code was right.
create table two_factor (
  id text primary key,
  secret text not null,
  backup_codes text not null,
  user_id text not null constraint two_factor_once unique references "user" (id) on delete cascade,
  verified boolean default true,
  failed_verification_count integer default 0,
  locked_until timestamptz
);

-- Who works here: a sign-in, a role, a district and, for those bound to one, a court.
create table staff (
  user_id text primary key references "user" (id),
  name text not null,
  role text not null,
  district_id bigint not null references district (id),
  court_id bigint references court (id),
  -- Of a prosecutor or investigating officer: who that is among the people of the district's cases.
  person_id bigint,
  is_active boolean not null default true,
  -- The password was made by somebody else: nothing is open before its owner replaces it.
  is_password_due boolean not null default false,
  -- Until when such a password opens at all; null for those from before this was kept.
  password_due_until timestamptz,
  version integer not null default 1
);

-- A link judge, or a substitute reader: somebody who has a court for some days besides their own.
create table court_staff (
  id bigint generated by default as identity primary key,
  user_id text not null references staff (user_id),
  court_id bigint not null references court (id),
  from_day date not null,
  until_day date not null,
  ordered_by text,
  version integer not null default 1,
  constraint court_staff_in_order check (until_day >= from_day)
);
create index court_staff_of_user on court_staff (user_id, until_day);
select keep_history('court_staff');

-- A browser in which somebody signed in. It holds a random name of which only the hash is here, and may have a PIN.
create table staff_device (
  user_id text not null references "user" (id) on delete cascade,
  device_hash text not null,
  -- Made with the device's own name, which is not here: nobody who reads this table can try PINs.
  pin_hash text,
  pin_failures integer not null default 0,
  first_seen_at timestamptz not null,
  last_seen_at timestamptz not null,
  primary key (user_id, device_hash)
);

-- When somebody last worked in a session, and since when it is locked.
create table session_use (
  session_id text primary key references session (id) on delete cascade,
  last_used_at timestamptz not null,
  locked_at timestamptz
);

-- Passwords and PINs that were tried for an account since an instant; cleared by the one that was right.
create table sign_in_try (
  key text primary key,
  tries integer not null,
  since timestamptz not null
);

-- Changes and audit ---------------------------------------------------------------------------------------------------

-- Every act is a change; every change is sealed into the chain of its court.

-- One row per change: audit and idempotency in one. The application may add rows and mark one as undone, nothing else.
create table change (
  id bigint generated by default as identity primary key,
  key uuid unique,
  action text not null,
  -- What it took to do it, and takes to undo it; null for changes from before this was kept.
  permission text,
  source text not null,
  actor_id text,
  district_id bigint,
  court_id bigint,
  input_hash text,
  -- Ids only; repeated when the same key comes again, dropped after 30 days.
  answer jsonb,
  undone_by bigint,
  changed_at timestamptz not null
);
create index change_of_court on change (court_id, id);
create index change_undone_by on change (undone_by) where (undone_by is not null);

-- The rows that a change touched, as they were before: written by triggers, read by undo and by the history of a case.
create table change_row (
  id bigint generated by default as identity primary key,
  change_id bigint not null,
  -- Rows written by one statement share a batch, so that undo can go back in order, many at a time.
  batch bigint not null,
  table_name text not null,
  row_id bigint not null,
  case_id bigint,
  before jsonb,
  after_version integer,
  -- Of the columns of which `before` says nothing, those that this act changed.
  untold text[],
  -- Over the row as it was written.
  hash text
);
create index change_row_of_change on change_row (change_id);
create index change_row_of_case on change_row (case_id);

-- What stood in the columns of which the history says nothing: read by undo alone, not by the application's role.
create table change_secret (
  change_row_id bigint primary key references change_row (id) on delete cascade,
  columns jsonb not null,
  -- So that nobody who reads the chain can try numbers until one fits.
  salt uuid not null default gen_random_uuid(),
  hash text
);

-- What was done and what was read of protected people, each entry hashed over the one before it. Written by the
-- database.
create table audit_entry (
  chain bigint not null,
  seq bigint not null,
  change_id bigint constraint audit_entry_change_id_key unique,
  -- Of a reading: the cases of which protected people were shown.
  case_ids bigint[],
  told jsonb not null,
  previous text not null,
  hash text not null,
  constraint audit_entry_place primary key (chain, seq)
);
create index audit_entry_of_case on audit_entry using gin (case_ids) where (case_ids is not null);

-- Where each chain of the audit stands; chain 0 is that of what belongs to no court, any other its court's.
create table audit_head (
  chain bigint primary key,
  seq bigint not null,
  hash text not null
);

-- Cases ---------------------------------------------------------------------------------------------------------------

-- The file, its path and its papers.

-- Each step from stage to stage that the law knows.
create table stage_pair (
  id bigint generated by default as identity primary key,
  from_stage text not null,
  stage text not null,
  constraint stage_pair_once unique (from_stage, stage)
);

-- 0. The pairs of stages that the law knows: the same as STAGE_PAIRS in server/rules/case/stage-machine.ts, held equal
-- by a test.
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

-- A case: its number and FIR, its sections, its stage, and the dates that triggers keep beside it.
create table court_case (
  id bigint generated by default as identity primary key,
  court_id bigint not null references court (id),
  docket text not null default 'trial',
  -- Of an application: what is asked for, a code of server/rules/applications/applications.ts.
  application_kind text,
  -- The case an application is made in; null where it stands alone.
  parent_case_id bigint constraint court_case_parent_case references court_case (id) on delete set null,
  -- How it came to this court, for the monthly returns.
  institution_mode text not null default 'instituted',
  number_prefix text,
  number integer,
  number_suffix text,
  year integer,
  -- `150A/2024`, as search and imports compare it; see server/rules/case/case-number.ts.
  number_key text,
  cfms_code text,
  fir_number integer,
  fir_year integer,
  station text,
  station_key text,
  -- Charged sections, `PECA 20`. What could not be read stays in `unreadSections` and keeps the case restricted.
  sections text[] not null default '{}',
  unread_sections text[] not null default '{}',
  offence_day date,
  fir_day date,
  challan_day date,
  institution_day date,
  -- Of an inquiry: when the court permitted the investigation (s.155 CrPC).
  permission_day date,
  cognizance_day date,
  -- When statements and documents were given to the accused.
  copies_day date,
  -- When the proclamation was published.
  proclamation_day date,
  -- A judge's order that lets it rest without a date, and when it is looked at again.
  dormant_since date,
  dormant_because text,
  dormant_by text,
  review_day date,
  disposal_day date,
  disposal text,
  stage text not null,
  stage_since date,
  -- The strictest of its accused.
  custody text not null default 'unknown',
  custody_since date,
  has_minor boolean not null default false,
  -- What a judge ordered about publication; null where nothing was ordered.
  ordered_restricted boolean,
  is_restricted boolean not null default true,
  restriction_because text not null default 'no-section',
  -- Names of the accused as the sheet shows them, and their search key; kept by the cases store from `case_person`.
  accused_title text not null default '',
  accused_key text not null default '',
  -- Other spellings and the other script, from `accusedKey`; see server/rules/text/name-sound.ts. Null: made at the
  -- next start.
  accused_sound text,
  -- Accused that the register counts and does not name; null: some, uncounted ("& others").
  other_accused integer default 0,
  remarks text,
  -- The last hearing before the case came into this docket, as the register told it.
  prior_day date,
  -- Kept by the database from the hearings: earliest open date, latest past date, how many were held.
  next_day date,
  last_day date,
  hearings_count integer not null default 0,
  not_reached_count integer not null default 0,
  registered_at timestamptz not null default now(),
  version integer not null default 1,
  constraint court_case_in_court unique (id, court_id),
  constraint court_case_has_a_number check (number_key is not null or fir_number is not null),
  constraint court_case_dormant_is_whole check ((dormant_since is null) = (review_day is null) and (dormant_since is null) = (dormant_by is null))
);
create index court_case_number on court_case (court_id, number, year);
create index court_case_fir on court_case (court_id, fir_number, fir_year);
create index court_case_cfms on court_case (cfms_code) where (cfms_code is not null);
create index court_case_age on court_case (court_id, coalesce(institution_day, 'infinity'::date), id) where (disposal_day is null);
create index court_case_next on court_case (court_id, coalesce(next_day, 'infinity'::date), id) where (disposal_day is null);
create index court_case_order on court_case (court_id, coalesce(year, 0), coalesce(number, 0), id) where (disposal_day is null);
create index court_case_stage on court_case (court_id, stage, coalesce(institution_day, 'infinity'::date), id) where (disposal_day is null);
create index court_case_custody on court_case (court_id, coalesce(institution_day, 'infinity'::date), id) where ((disposal_day is null) and (custody = 'in'));
create index court_case_undated on court_case (court_id, coalesce(institution_day, 'infinity'::date), id) where ((disposal_day is null) and (next_day is null));
create index court_case_not_reached on court_case (court_id, coalesce(institution_day, 'infinity'::date), id) where ((disposal_day is null) and (not_reached_count >= 2));
create index court_case_disposed on court_case (court_id, disposal_day, id) where (disposal_day is not null);
create index court_case_sections on court_case using gin (sections);
create index court_case_accused on court_case using gin (accused_key gin_trgm_ops);
create index court_case_sound on court_case using gin (accused_sound gin_trgm_ops);
create index court_case_parent on court_case (parent_case_id) where (parent_case_id is not null);
create unique index court_case_number_once on court_case (court_id, docket, coalesce(number_prefix, ''), number_key) where (number_key is not null);
create index court_case_docket on court_case (court_id, docket, coalesce(institution_day, 'infinity'::date), id) where ((disposal_day is null) and (docket <> 'trial'));
select keep_history('court_case', 'n.id', 'accused_title,accused_key,accused_sound,remarks');

-- Each step of a case from stage to stage, written by a trigger.
create table case_stage (
  id bigint generated by default as identity primary key,
  case_id bigint not null references court_case (id),
  court_id bigint not null,
  from_stage text not null,
  stage text not null,
  day date not null,
  step text not null,
  order_text text,
  version integer not null default 1
);
create index case_stage_of_case on case_stage (case_id, day);
select keep_history('case_stage', 'n.case_id');

-- A number under which the case was known: as an inquiry, or in the court it came from. Searched beside the present
-- one.
create table former_number (
  id bigint generated by default as identity primary key,
  case_id bigint not null references court_case (id),
  court_id bigint not null,
  -- The court that gave the number.
  of_court_id bigint not null references court (id),
  docket text not null,
  number_prefix text,
  number integer,
  number_suffix text,
  year integer,
  number_key text not null,
  until_day date not null,
  because text not null,
  version integer not null default 1,
  constraint former_number_case foreign key (case_id, court_id) references court_case (id, court_id) on update cascade deferrable
);
create index former_number_of_case on former_number (case_id);
create index former_number_key on former_number (court_id, number, year);
select keep_history('former_number', 'n.case_id');

-- Cases that belong together; read from either side.
create table case_link (
  id bigint generated by default as identity primary key,
  case_id bigint not null references court_case (id),
  other_case_id bigint not null references court_case (id),
  kind text not null,
  version integer not null default 1,
  constraint case_link_once unique (case_id, other_case_id),
  constraint case_link_two_cases check (case_id <> other_case_id)
);
create index case_link_other on case_link (other_case_id);
select keep_history('case_link', 'n.case_id');

-- A case that left a court or came to one; the other court may be one that does not keep its docket here.
create table case_transfer (
  id bigint generated by default as identity primary key,
  case_id bigint not null references court_case (id),
  from_court_id bigint references court (id),
  from_court text,
  to_court_id bigint references court (id),
  to_court text,
  day date not null,
  because text not null,
  ordered_by text not null,
  -- Its evidence was being recorded: the receiving court goes on with it.
  is_part_heard boolean not null default false,
  version integer not null default 1,
  constraint case_transfer_has_a_court check (from_court_id is not null or to_court_id is not null)
);
create index case_transfer_of_case on case_transfer (case_id);
create index case_transfer_out on case_transfer (from_court_id, day);
create index case_transfer_in on case_transfer (to_court_id, day);
select keep_history('case_transfer', 'n.case_id');

-- A note of the office on a case, or the judge's own, which nobody else reads.
create table case_note (
  id bigint generated by default as identity primary key,
  case_id bigint not null references court_case (id),
  court_id bigint not null,
  text text not null,
  is_private boolean not null default false,
  written_by text not null,
  written_at timestamptz not null,
  version integer not null default 1
);
create index case_note_of_case on case_note (case_id);
select keep_history('case_note', 'n.case_id', 'text');

-- Where a paper of the case is kept: a reference, never the file.
create table document_reference (
  id bigint generated by default as identity primary key,
  case_id bigint not null references court_case (id),
  court_id bigint not null,
  title text not null,
  -- Page, exhibit or shelf, as the file's index has it.
  place text,
  day date,
  version integer not null default 1
);
create index document_reference_of_case on document_reference (case_id);
select keep_history('document_reference', 'n.case_id');

-- The judge's signature under what was entered from the file: a judgment or a settlement, as it was shown.
create table file_signature (
  id bigint generated by default as identity primary key,
  court_id bigint not null,
  case_id bigint not null references court_case (id),
  kind text not null,
  -- Of the judgment, the settlement or the application.
  entry_id bigint not null,
  -- What was signed, and the same folded to one text: another entry by now waits for another signature.
  said jsonb not null,
  fingerprint text not null,
  signed_by text not null,
  signed_at timestamptz not null,
  version integer not null default 1,
  constraint file_signature_once unique (kind, entry_id)
);
select keep_history('file_signature', 'n.case_id');

-- A report on the progress of an inquiry, as it came to the court.
create table progress_report (
  id bigint generated by default as identity primary key,
  case_id bigint not null references court_case (id),
  day date not null,
  -- Who made it: an officer or an agency, in the court's words.
  made_by text not null,
  says text not null,
  is_final boolean not null default false,
  version integer not null default 1
);
create index progress_report_of_case on progress_report (case_id, day);
select keep_history('progress_report', 'n.case_id', 'says');

-- People --------------------------------------------------------------------------------------------------------------

-- Who is in the cases, and who is away when.

-- A person of a district, in however many cases. Behind the second lock.
create table person (
  id bigint generated by default as identity primary key,
  district_id bigint not null references district (id),
  name text not null,
  name_ur text,
  name_sd text,
  -- Another name he goes by, what `@` introduces.
  alias text,
  sex text,
  birth_day date,
  -- Never matched, suggested or found across cases and courts; only an administrator links it.
  is_protected boolean not null default false,
  -- The person this one turned out to be.
  merged_into_id bigint constraint person_merged_into references person (id) on delete set null,
  name_key text not null,
  -- Officials and counsel are one person over many cases; parties are never matched across cases by name.
  is_official boolean not null default false,
  agency text,
  -- Of an official: the place he comes from, as `travel_time` names it; null: where the court sits.
  comes_from text,
  version integer not null default 1
);
create index person_official on person (district_id, name_key) where is_official;
select keep_history('person', 'null', 'name,name_ur,name_sd,alias,name_key');
alter table person enable row level security;
alter table staff add foreign key (person_id) references person (id);

-- What reaches a person. Kept apart from the name, so that who may read it is decided apart.
create table person_contact (
  id bigint generated by default as identity primary key,
  person_id bigint not null unique references person (id) on delete cascade,
  -- Thirteen figures, without hyphens.
  cnic text,
  -- `+923XXXXXXXXX`.
  phone text,
  -- Of an official or counsel; nobody else is written to but as his card says.
  email text,
  -- He would rather have an e-mail than a text; null: not said.
  prefers_email boolean,
  version integer not null default 1
);
select keep_history('person_contact', 'null', 'cnic,phone,email');
alter table person_contact enable row level security;

-- A person in a case: as accused, complainant, counsel, witness and so on. Behind the second lock.
create table case_person (
  id bigint generated by default as identity primary key,
  case_id bigint not null,
  court_id bigint not null,
  person_id bigint not null references person (id),
  role text not null,
  ordinal integer not null default 1,
  custody text,
  custody_since date,
  -- Of whoever testifies.
  testimony text,
  is_for_defence boolean not null default false,
  is_hostile boolean not null default false,
  -- Of a surety: the accused for whom the bond was given; of a guardian: whose.
  stands_for_id bigint constraint case_person_stands_for references case_person (id) on delete set null,
  -- When a judge last refused bail on the ground of delay (s.497(1) CrPC, third proviso).
  bail_refused_day date,
  -- Facts for the judge under the fourth proviso, codes of server/rules/case/statutory-bail.ts.
  fourth_proviso text[] not null default '{}',
  -- Of an accused: the sections of the case that are charged against him; null: all of them.
  charged_sections text[],
  note text,
  version integer not null default 1,
  constraint case_person_case foreign key (case_id, court_id) references court_case (id, court_id) on update cascade deferrable,
  constraint case_person_charged_something check (charged_sections is null or cardinality(charged_sections) > 0)
);
create index case_person_of_case on case_person (case_id);
create index case_person_of_person on case_person (person_id);
select keep_history('case_person', 'n.case_id', 'note');
alter table case_person enable row level security;

-- One stretch of an accused's detention, from the arrest or the change of custody to its end.
create table custody_period (
  id bigint generated by default as identity primary key,
  case_person_id bigint not null references case_person (id) on delete cascade,
  case_id bigint not null,
  kind text not null,
  from_day date not null,
  until_day date,
  -- The jail or police station.
  place text,
  ended_because text,
  version integer not null default 1,
  constraint custody_period_in_order check (until_day is null or until_day >= from_day)
);
create index custody_period_of_person on custody_period (case_person_id);
create index custody_period_of_case on custody_period (case_id);
select keep_history('custody_period', 'n.case_id');

-- Days, or a stretch of one, on which an official cannot be in any court.
create table person_absence (
  id bigint generated by default as identity primary key,
  person_id bigint not null constraint person_absence_person references person (id),
  from_day date not null,
  until_day date not null,
  kind text not null,
  -- A stretch of one day, in minutes; null: whole days.
  from_minute integer,
  until_minute integer,
  -- The sign-in of who said it of himself; null: the office did.
  said_by text references staff (user_id),
  -- Of what came from a calendar file: the hash of the event's own name, by which it is replaced when it comes again.
  source_key text,
  version integer not null default 1,
  constraint person_absence_in_order check (until_day >= from_day),
  constraint person_absence_stretch check ((from_minute is null) = (until_minute is null) and (from_minute is null or from_day = until_day and from_minute >= 0 and from_minute < until_minute and until_minute <= 1440))
);
create index person_absence_of_person on person_absence (person_id, until_day);
create index person_absence_of_source on person_absence (person_id, source_key) where (source_key is not null);
select keep_history('person_absence');

-- A prosecutor goes to one of his courts a week in turn, from a Monday on: the weeks of the turn are counted from 0.
create table rotation (
  id bigint generated by default as identity primary key,
  person_id bigint not null constraint rotation_person references person (id),
  from_day date not null,
  until_day date,
  version integer not null default 1,
  constraint rotation_from_monday check (extract(isodow from from_day) = 1::numeric),
  constraint rotation_in_order check (until_day is null or until_day >= from_day)
);
create index rotation_of_person on rotation (person_id);
select keep_history('rotation');

-- The court of one week of a rotation.
create table rotation_week (
  id bigint generated by default as identity primary key,
  rotation_id bigint not null constraint rotation_week_of references rotation (id) on delete cascade,
  week integer not null,
  court_id bigint not null references court (id),
  version integer not null default 1,
  constraint rotation_week_once unique (rotation_id, week),
  constraint rotation_week_number check (week >= 0 and week <= 7)
);
select keep_history('rotation_week');

-- Who takes the place of a prosecutor or counsel in one court for one day: a person of the directory, or a name.
create table stand_in (
  id bigint generated by default as identity primary key,
  court_id bigint not null references court (id),
  day date not null,
  person_id bigint not null constraint stand_in_person references person (id),
  stands_in_id bigint constraint stand_in_by references person (id),
  name text not null,
  version integer not null default 1,
  constraint stand_in_once unique (court_id, day, person_id),
  constraint stand_in_another check (stands_in_id <> person_id)
);
select keep_history('stand_in', 'null', 'name');

-- A private word that somebody is unsafe or pressed: for the judge and the prosecutor, acknowledged before a
-- settlement.
create table safety_flag (
  id bigint generated by default as identity primary key,
  case_id bigint not null references court_case (id),
  court_id bigint not null,
  kind text not null,
  -- Of an answer that it is not of free will: the day on which the judge asked.
  asked_day date,
  note text,
  raised_by text,
  raised_at timestamptz not null,
  acknowledged_by text,
  acknowledged_at timestamptz,
  acknowledgement text,
  version integer not null default 1
);
create index safety_flag_of_case on safety_flag (case_id);
select keep_history('safety_flag', 'n.case_id', 'note,acknowledgement');
alter table safety_flag enable row level security;

-- Where the complainant stands. None of these is a settlement.
create table complainant_position (
  id bigint generated by default as identity primary key,
  case_id bigint not null references court_case (id),
  court_id bigint not null,
  position text not null,
  day date not null,
  note text,
  version integer not null default 1
);
create index complainant_position_of_case on complainant_position (case_id, day);
select keep_history('complainant_position', 'n.case_id', 'note');
alter table complainant_position enable row level security;

-- Who had the protected names of a matter open on which day, and for what.
create table protected_read (
  id bigint generated by default as identity primary key,
  user_id text not null references staff (user_id),
  -- No foreign key: that it was read stays also where the entry of the matter is taken back.
  case_id bigint not null,
  court_id bigint not null references court (id),
  day date not null,
  because text not null,
  words text,
  -- By which it is in the chained record.
  change_id bigint not null,
  read_at timestamptz not null,
  constraint protected_read_once unique (user_id, case_id, day),
  constraint protected_read_check check (because <> 'other' or words is not null),
  constraint protected_read_because_check check (because in ('listed-today', 'preparing', 'process', 'party-asks', 'other', 'entered'))
);

-- Officials belong to the district; of parties one has to have a place in a case of the scope, which the policy above
-- decides. Who is being registered, or was merged into another, has none. The place is looked up by its index, official
-- or not first.
create policy of_court on person
  using ((select people_courts()) is null
    or district_id = any ((select people_districts())::bigint[])
      and (is_official or exists (select 1 from case_person cp where cp.person_id = person.id) or not has_place(id)));

create policy of_court on person_contact
  using ((select courts_in_scope()) is null
    or exists (select 1 from person p
      where p.id = person_contact.person_id and p.district_id = any ((select districts_in_scope())::bigint[])
        and (p.is_official or not has_place(p.id)
          or exists (select 1 from case_person cp
            where cp.person_id = p.id and cp.court_id = any ((select courts_in_scope())::bigint[])))));

create policy of_court on case_person
  using ((select people_courts()) is null or court_id = any ((select people_courts())::bigint[]));

create policy of_court on safety_flag
  using ((select people_courts()) is null
    or exists (select 1 from court_case c where c.id = safety_flag.case_id and c.court_id = any ((select people_courts())::bigint[])));

create policy of_court on complainant_position
  using ((select people_courts()) is null
    or exists (select 1 from court_case c where c.id = complainant_position.case_id
      and c.court_id = any ((select people_courts())::bigint[])));

-- For what rightly looks across the courts of a district (who is expected elsewhere, whose turn, who has how much to
-- do): who stands where and as what, past the lock below. Not a word of what was written of them, and of those alone a
-- name who are called by it. Whatever asks of these says why in tests/server/access/second-lock.test.ts.
create view case_person_across as
  select cp.id, cp.case_id, cp.court_id, cp.person_id, cp.role, cp.testimony, cp.is_for_defence from case_person cp
  where (select people_district_courts()) is null or cp.court_id = any ((select people_district_courts())::bigint[]);

create view person_across as
  select p.id, p.district_id, p.merged_into_id, p.is_official, p.is_protected,
    case when p.is_official and not p.is_protected then p.name end as name,
    case when p.is_official and not p.is_protected then p.name_ur end as name_ur
  from person p where (select people_courts()) is null or p.district_id = any ((select people_districts())::bigint[]);

-- Hearings ------------------------------------------------------------------------------------------------------------

-- A date of a case, who must come, and the outcome.

-- A date of a case: listed, heard, or taken off again.
create table hearing (
  id bigint generated by default as identity primary key,
  uid uuid not null default gen_random_uuid() unique,
  case_id bigint not null constraint hearing_of_case references court_case (id),
  court_id bigint not null,
  day date not null,
  -- Start of the time block, `HH:MM`; null: any time of the day.
  block text,
  reporting_time text not null,
  purpose text not null,
  purpose_text text,
  -- Fixed when listed, so that a later change of policy does not move a day's load.
  minutes integer not null,
  position integer not null default 0,
  state text not null default 'listed',
  source text not null,
  -- Announced in court or imported: moving it needs a reason and the judge who ordered it.
  is_fixed boolean not null default false,
  is_pinned boolean not null default false,
  -- Listed past the plan of the day, and why.
  overload_because text,
  -- Kept although it goes beyond the ceiling: announced elsewhere or ordered by a judge. Shown as a breach.
  is_beyond boolean not null default false,
  ordered_by text,
  moved_because text,
  times_moved integer not null default 0,
  previous_hearing_id bigint,
  because jsonb,
  listed_at timestamptz not null default now(),
  version integer not null default 1,
  constraint hearing_in_court unique (id, court_id),
  constraint hearing_day foreign key (court_id, day) references court_day (court_id, day),
  constraint hearing_minutes check (minutes >= 1 and minutes <= 600),
  constraint hearing_beyond_has_a_source check (not is_beyond or ordered_by is not null or source = 'register')
);
create unique index hearing_one_open_per_case_and_purpose on hearing (case_id, purpose) where (state = 'listed');
create index hearing_of_day on hearing (court_id, day, "position");
create index hearing_of_case on hearing (case_id, day);
select keep_history('hearing', 'n.case_id');

-- What happened while the list was called; being passed over is a call, not an outcome.
create table hearing_call (
  id bigint generated by default as identity primary key,
  hearing_id bigint not null,
  court_id bigint not null,
  kind text not null,
  called_at timestamptz not null,
  called_by text,
  version integer not null default 1,
  constraint hearing_call_hearing foreign key (hearing_id, court_id) references hearing (id, court_id)
);
create index hearing_call_of_hearing on hearing_call (hearing_id);
select keep_history('hearing_call');

-- Append-only. A correction withdraws the old row with its reason and adds a new one.
create table outcome (
  id bigint generated by default as identity primary key,
  hearing_id bigint not null,
  case_id bigint not null,
  court_id bigint not null,
  kind text not null,
  reason text,
  side text,
  note text,
  disposal text,
  next_purpose text,
  next_day date,
  next_hearing_id bigint constraint outcome_next_hearing references hearing (id),
  recorded_at timestamptz not null,
  recorded_by text,
  is_entered_later boolean not null default false,
  supersedes_id bigint,
  -- The judge's signature under what the reader recorded.
  confirmed_at timestamptz,
  confirmed_by text,
  withdrawn_at timestamptz,
  withdrawn_by text,
  withdrawn_because text,
  version integer not null default 1,
  constraint outcome_hearing foreign key (hearing_id, court_id) references hearing (id, court_id),
  constraint outcome_adjourned_has_a_reason check (kind <> 'adjourned' or reason is not null and side is not null),
  constraint outcome_disposed_says_how check (kind <> 'disposed' or disposal is not null)
);
create unique index outcome_one_per_hearing on outcome (hearing_id) where (withdrawn_at is null);
create index outcome_of_case on outcome (case_id);
select keep_history('outcome', 'n.case_id', 'note');

-- Who came to a hearing. Codes: server/rules/listing/attendance.ts.
create table attendance (
  id bigint generated by default as identity primary key,
  hearing_id bigint not null,
  case_id bigint not null,
  court_id bigint not null,
  case_person_id bigint not null references case_person (id),
  mark text not null,
  recorded_at timestamptz not null,
  version integer not null default 1,
  constraint attendance_once unique (hearing_id, case_person_id),
  constraint attendance_hearing foreign key (hearing_id, court_id) references hearing (id, court_id)
);
create index attendance_of_case on attendance (case_id);
select keep_history('attendance', 'n.case_id');

-- A case as another system announces it; bound by no rule of ours until a clerk adopts it.
create table announced_case (
  id bigint generated by default as identity primary key,
  district_id bigint not null references district (id),
  court_id bigint not null references court (id),
  docket text not null,
  county text not null,
  division text not null,
  case_type_id bigint references case_type (id),
  last_snapshot date not null,
  constraint announced_case_once unique (district_id, docket, county, division)
);

-- A date of which somebody was told, as it was told.
create table announced_hearing (
  id bigint generated by default as identity primary key,
  announced_case_id bigint not null references announced_case (id) on delete cascade,
  day date not null,
  time text not null,
  courtroom_id bigint references courtroom (id),
  courtroom text not null,
  hearing_type text not null,
  constraint announced_hearing_once unique (announced_case_id, day, "time", courtroom, hearing_type)
);

-- A matter whose people were asked and would come sooner. The date it has stands until it steps in.
create table standby (
  id bigint generated by default as identity primary key,
  court_id bigint not null references court (id),
  case_id bigint not null constraint standby_case references court_case (id),
  hearing_id bigint not null constraint standby_hearing references hearing (id),
  -- When somebody asked, who, and until when they would come.
  confirmed_day date not null,
  confirmed_by text,
  until_day date not null,
  state text not null default 'ready',
  version integer not null default 1,
  constraint standby_in_order check (until_day >= confirmed_day)
);
create unique index standby_one_ready on standby (hearing_id) where (state = 'ready');
create index standby_of_court on standby (court_id, until_day);
select keep_history('standby', 'n.case_id');

-- Who is held by a listed hearing, and when: kept by the database's triggers, which refuse one person in two courts at
-- overlapping times (`person_in_one_court`).
create table person_booking (
  hearing_id bigint not null constraint person_booking_hearing references hearing (id) on delete cascade,
  person_id bigint not null constraint person_booking_person references person (id),
  court_id bigint not null,
  day date not null,
  during int4range not null,
  -- Ordered, announced or known later, at a time at which the person was held already: shown as a breach.
  is_kept boolean not null default false,
  primary key (hearing_id, person_id),
  constraint person_in_one_court exclude using gist (person_id with =, day with =, during with &&, court_id with <>) where (not is_kept)
);
create index person_booking_of_person on person_booking (person_id, day);

-- What a court heard stays on its sheets and in its orders when the case goes to another: its people are read, not
-- written.
create policy once_heard on case_person for select
  using (exists (select 1 from hearing h where h.case_id = case_person.case_id and h.court_id = any ((select people_courts())::bigint[])));

-- Plans and lists -----------------------------------------------------------------------------------------------------

-- Drafts of coming days, and the lists that were published from them.

-- The draft of a court: places are taken only when it is published.
create table draft (
  id bigint generated by default as identity primary key,
  court_id bigint not null unique references court (id),
  from_day date not null,
  until_day date not null,
  planned_at timestamptz not null,
  planned_by text,
  cost jsonb,
  -- What a day of this plan may hold where the court's own plan was not taken, and why it may hold more.
  cap_minutes integer,
  cap_matters integer,
  cap_because text,
  -- The plan in figures a clerk reads, beside those of what stood and of the draft before it: see plan-figures.ts.
  figures jsonb,
  -- Since when somebody looked it through and it stays for publishing.
  accepted_at timestamptz,
  version integer not null default 1
);
select keep_history('draft');

-- A case on a day of a draft, with the reasons for that day.
create table draft_placement (
  id bigint generated by default as identity primary key,
  draft_id bigint not null references draft (id) on delete cascade,
  court_id bigint not null,
  case_id bigint not null,
  purpose text not null,
  minutes integer not null,
  -- Null: in the tray, with the reason and the earliest days that would work.
  day date,
  block text,
  position integer not null default 0,
  is_pinned boolean not null default false,
  is_by_hand boolean not null default false,
  overload_because text,
  because jsonb,
  could_be jsonb,
  -- The day it had in the draft before this one.
  was_day date,
  version integer not null default 1,
  constraint draft_placement_once unique (draft_id, case_id, purpose),
  constraint draft_placement_case foreign key (case_id, court_id) references court_case (id, court_id) on delete cascade
);
create index draft_placement_day on draft_placement (draft_id, day, "position");
select keep_history('draft_placement', 'n.case_id');

-- A published version is never changed; taking it down only sets `withdrawnAt`.
create table cause_list (
  id bigint generated by default as identity primary key,
  court_id bigint not null references court (id),
  day date not null,
  -- Null for the list itself, 1, 2 … for supplementary lists of the day, each with its own versions.
  supplementary integer,
  version integer not null,
  content jsonb not null,
  -- SHA-256 of the content: tag of the public page and proof of the print.
  content_hash text not null,
  published_at timestamptz not null,
  published_by text,
  withdrawn_at timestamptz,
  withdrawn_because text,
  constraint cause_list_version unique nulls not distinct (court_id, day, supplementary, version),
  constraint cause_list_version_from_one check (version >= 1)
);

-- The judge's word on a day that is planned, where the court wants it before the list is posted.
create table list_approval (
  id bigint generated by default as identity primary key,
  court_id bigint not null,
  day date not null,
  -- What was approved: hearing and case ids with their versions, folded to one text.
  fingerprint text not null,
  matters integer not null,
  approved_by text not null,
  approved_at timestamptz not null,
  version integer not null default 1,
  constraint list_approval_once unique (court_id, day)
);
select keep_history('list_approval');

-- A hearing day, or some blocks of it, that a court lost: what was done about it in one change.
create table lost_day (
  id bigint generated by default as identity primary key,
  court_id bigint not null references court (id),
  day date not null,
  -- Starts of the blocks that were lost; null: the whole day.
  blocks jsonb,
  because text not null,
  -- Lost before it began, its matters moved; after, they were adjourned with reason and side.
  manner text not null,
  -- Of those that were adjourned: the reason of all of them.
  reason text,
  -- Null where the day stays open and only what remained of it was adjourned.
  closure_id bigint references closure (id),
  -- The change that undo takes back.
  change_id bigint not null,
  ordered_by text,
  lost_at timestamptz not null,
  version integer not null default 1
);
create index lost_day_of_court on lost_day (court_id, day);
select keep_history('lost_day');

-- One matter's date that was lost, and what it has instead: what people are to be told, each once.
create table lost_date (
  id bigint generated by default as identity primary key,
  lost_day_id bigint not null references lost_day (id) on delete cascade,
  court_id bigint not null,
  case_id bigint not null constraint lost_date_case references court_case (id),
  hearing_id bigint not null,
  purpose text not null,
  from_block text,
  -- Null: no day had a place; `unplacedBecause` says why.
  to_day date,
  to_block text,
  -- The hearing that stands on the new day: the same one where it was moved.
  next_hearing_id bigint,
  unplaced_because text,
  -- How often the court had taken a date from this matter before.
  times_bumped integer not null default 0,
  because jsonb,
  version integer not null default 1,
  constraint lost_date_once unique (lost_day_id, hearing_id),
  constraint lost_date_has_an_answer check (to_day is not null or unplaced_because is not null)
);
create index lost_date_of_case on lost_date (case_id);
select keep_history('lost_date', 'n.case_id');

-- Evidence and process ------------------------------------------------------------------------------------------------

-- What was asked of platforms and laboratories; summons, warrants and production orders.

-- One request to a platform, telecom, laboratory or bank. Where it stands follows from its events.
create table evidence_request (
  id bigint generated by default as identity primary key,
  case_id bigint not null references court_case (id),
  court_id bigint not null,
  kind text not null,
  source text not null,
  -- The office or branch, or the source by name where the code is `other`.
  source_name text,
  what text,
  file_reference text,
  due_day date,
  -- The hearing that cannot go on without the answer; null: none waits for it.
  needed_for text,
  version integer not null default 1
);
create index evidence_request_of_case on evidence_request (case_id);
create index evidence_request_by_source on evidence_request (source, id);
select keep_history('evidence_request', 'n.case_id', 'what,file_reference');
alter table evidence_request enable row level security;

-- What happened to a request, in order: sent, chased, answered.
create table evidence_event (
  id bigint generated by default as identity primary key,
  request_id bigint not null references evidence_request (id) on delete cascade,
  case_id bigint not null,
  kind text not null,
  day date not null,
  -- Of a chaser: the first, the second … as its letter is numbered.
  number integer,
  -- Of a chaser: the day by which its letter asks for the reply.
  by_day date,
  note text,
  version integer not null default 1,
  constraint evidence_event_by_day_after check (by_day is null or kind = 'chased' and by_day > day)
);
create index evidence_event_of_request on evidence_event (request_id, day);
select keep_history('evidence_event', 'n.case_id', 'note');
alter table evidence_event enable row level security;

-- What goes out for a hearing: summons, warrant, production order, letter. Codes: server/rules/process/process.ts.
create table process (
  id bigint generated by default as identity primary key,
  hearing_id bigint not null references hearing (id),
  case_id bigint not null,
  court_id bigint not null,
  -- Whom it concerns; null for a letter to an office.
  case_person_id bigint references case_person (id) on delete set null,
  -- The request of the evidence ledger that a letter chases.
  request_id bigint references evidence_request (id) on delete set null,
  kind text not null,
  -- Jail, police station, laboratory: who is written to.
  addressee text,
  served_by text not null,
  state text not null default 'to-issue',
  -- Whether it reached whom it was for; stays known when the paper is returned.
  is_served boolean,
  -- The day for which it was made out; null: that of the hearing. A hearing that moves leaves its recalls behind.
  for_day date,
  issued_day date,
  reported_day date,
  -- Why it went out, as the rules or the court said it: the wording of the paper turns on it.
  because text,
  -- Its recall: the day it was sent and by whom, the day its receipt was acknowledged and by whom.
  recall_sent_day date,
  recall_sent_by text,
  recall_acknowledged_day date,
  recall_acknowledged_by text,
  note text,
  version integer not null default 1,
  constraint process_hearing foreign key (hearing_id, court_id) references hearing (id, court_id),
  constraint process_recall_in_order check ((recall_sent_day is null or state = 'recalled') and (recall_sent_day is null) = (recall_sent_by is null) and (recall_acknowledged_day is null) = (recall_acknowledged_by is null) and (recall_acknowledged_day is null or recall_acknowledged_day >= recall_sent_day) and (recall_acknowledged_day is null or recall_sent_day is not null))
);
create index process_of_day on process (court_id, for_day);
create index process_of_case on process (case_id);
create index process_of_court on process (court_id, state);
create unique index process_once on process (hearing_id, kind, case_person_id, request_id) nulls not distinct where (state <> 'recalled');
select keep_history('process', 'n.case_id', 'addressee,note');

-- Where the case is now decides: a transferred one takes its requests along.
create policy of_court on evidence_request
  using (exists (select 1 from court_case c where c.id = evidence_request.case_id
    and ((select courts_in_scope()) is null or c.court_id = any ((select courts_in_scope())::bigint[]))));

create policy of_court on evidence_event
  using (exists (select 1 from court_case c where c.id = evidence_event.case_id
    and ((select courts_in_scope()) is null or c.court_id = any ((select courts_in_scope())::bigint[]))));

-- How a case ends -----------------------------------------------------------------------------------------------------

-- Judgment and settlement.

-- The judgment of a case; reserved first, announced later. Without a day it says only who is tried apart.
create table judgment (
  id bigint generated by default as identity primary key,
  case_id bigint not null references court_case (id),
  court_id bigint not null,
  reserved_day date,
  announced_day date,
  judge_name text,
  -- The appeal runs from the supply of the certified copy (s.47 PECA); unknown until then.
  copy_supplied_day date,
  -- A higher court ordered a retrial: the row is kept, and another judgment follows.
  set_aside_day date,
  set_aside_because text,
  version integer not null default 1,
  constraint judgment_set_aside_by_order check ((set_aside_day is null) = (set_aside_because is null))
);
create unique index judgment_of_case on judgment (case_id) where (set_aside_day is null);
select keep_history('judgment', 'n.case_id');

-- How it ended for one accused, section by section.
create table judgment_result (
  id bigint generated by default as identity primary key,
  judgment_id bigint not null references judgment (id) on delete cascade,
  case_id bigint not null,
  accused_id bigint not null references case_person (id),
  -- Null while the case goes on against this accused.
  result text,
  sections text[] not null default '{}',
  -- Sections that ended for him otherwise than `result` says.
  differing jsonb not null default '[]',
  -- Of the sentence: whole months, whole rupees.
  months integer not null default 0,
  fine integer not null default 0,
  compensation integer not null default 0,
  -- Tried apart: an absconder, or a juvenile.
  is_split boolean not null default false,
  note text,
  version integer not null default 1,
  constraint judgment_result_once unique (judgment_id, accused_id),
  constraint judgment_result_amounts check (months >= 0 and fine >= 0 and compensation >= 0)
);
select keep_history('judgment_result', 'n.case_id', 'note');

-- A compounding before the court (s.345 CrPC): what was stated, by whom, and what the judge asked.
create table settlement (
  id bigint generated by default as identity primary key,
  case_id bigint not null references court_case (id),
  court_id bigint not null,
  hearing_id bigint,
  stated_day date not null,
  -- Where the written statement is in the file.
  statement_reference text not null,
  compounded_by_id bigint references case_person (id) on delete set null,
  -- The aggrieved person; a guardian with leave of the court (s.345(4)); an heir of one who died.
  compounded_as text not null,
  -- Of a guardian or an heir; kept out of the history, never printed.
  guardian_name text,
  -- What the guardian or heir is to the aggrieved person.
  relation text,
  -- The day on which the judge asked whether it is voluntary, and the answer.
  asked_day date,
  is_voluntary text,
  -- Leave of the court: for a minor or a person of unsound mind (345(4)), after conviction (345(5)).
  leave_day date,
  leave_for text,
  recorded_by text,
  recorded_at timestamptz not null,
  reopened_day date,
  reopened_because text,
  reopened_by text,
  version integer not null default 1
);
create index settlement_of_case on settlement (case_id);
select keep_history('settlement', 'n.case_id', 'guardian_name,relation');
alter table settlement enable row level security;

-- What is compounded: one section against one accused.
create table settlement_part (
  id bigint generated by default as identity primary key,
  settlement_id bigint not null references settlement (id) on delete cascade,
  case_id bigint not null,
  accused_id bigint not null references case_person (id),
  section text not null,
  version integer not null default 1,
  constraint settlement_part_once unique (settlement_id, accused_id, section)
);
select keep_history('settlement_part', 'n.case_id');

create policy of_court on settlement
  using ((select people_courts()) is null or court_id = any ((select people_courts())::bigint[])
    or exists (select 1 from court_case c where c.id = settlement.case_id and c.court_id = any ((select people_courts())::bigint[])));

-- Officials' days -----------------------------------------------------------------------------------------------------

-- What prosecutors and officers ask and report, and the calendars that they follow.

-- A prosecutor or officer asks that a date be another one. It moves nothing: that it was given follows from the date
-- itself. No foreign key on the date: one that was taken back leaves behind what was asked of it.
create table date_request (
  id bigint generated by default as identity primary key,
  hearing_id bigint not null,
  case_id bigint not null,
  court_id bigint not null references court (id),
  asked_by text not null references staff (user_id),
  person_id bigint not null references person (id),
  -- The date as it stood when he asked.
  day date not null,
  block text,
  because text not null,
  words text not null,
  state text not null default 'open',
  answer text,
  answered_by text,
  answered_at timestamptz,
  asked_at timestamptz not null,
  version integer not null default 1,
  constraint date_request_state_check check (state in ('open', 'refused', 'taken-back'))
);
create unique index date_request_one_open on date_request (hearing_id, asked_by) where (state = 'open');
create index date_request_of_court on date_request (court_id) where (state = 'open');
create index date_request_of_case on date_request (case_id);
create index date_request_of_asker on date_request (asked_by, asked_at);
select keep_history('date_request', 'n.case_id', 'words,answer');

-- What an investigating officer reported from his phone. It is nothing but a report until somebody of the court
-- confirms it.
create table officer_report (
  id bigint generated by default as identity primary key,
  court_id bigint not null references court (id),
  case_id bigint not null references court_case (id),
  -- Exactly one of these says what it is about.
  request_id bigint references evidence_request (id) on delete cascade,
  process_id bigint references process (id) on delete cascade,
  hearing_id bigint references hearing (id) on delete cascade,
  kind text not null,
  -- When it happened; of `cannot-come`, the day of the hearing.
  day date not null,
  -- Of `cannot-come`: why.
  because text,
  note text,
  reported_by text not null,
  reported_at timestamptz not null,
  state text not null default 'open',
  -- Of one that was turned down: why.
  answer text,
  settled_by text,
  settled_at timestamptz,
  version integer not null default 1,
  constraint officer_report_kind_check check (kind in ('asked', 'chased', 'received', 'served', 'unserved', 'cannot-come')),
  constraint officer_report_because_check check (because in ('leave', 'duty', 'training', 'court', 'transfer', 'other')),
  constraint officer_report_state_check check (state in ('open', 'confirmed', 'turned-down', 'taken-back')),
  constraint officer_report_answer_check check (answer in ('not-in-file', 'another-matter', 'incomplete', 'must-come')),
  constraint officer_report_about_one check (num_nonnulls(request_id, process_id, hearing_id) = 1),
  constraint officer_report_because check ((kind = 'cannot-come') = (because is not null)),
  constraint officer_report_answer check ((state = 'turned-down') = (answer is not null))
);
create unique index officer_report_of_request on officer_report (request_id, kind) where (state = 'open');
create unique index officer_report_of_process on officer_report (process_id) where (state = 'open');
create unique index officer_report_of_hearing on officer_report (hearing_id, reported_by) where (state = 'open');
create index officer_report_open on officer_report (court_id) where (state = 'open');
create index officer_report_of_case on officer_report (case_id);
select keep_history('officer_report', 'n.case_id', 'note');

-- The secret address under which somebody's own calendar program fetches his dates. One for each person; a new one ends
-- the old.
create table calendar_feed (
  user_id text primary key references staff (user_id),
  -- SHA-256 of the address's secret, which is nowhere else.
  token_hash text not null constraint calendar_feed_token_hash_key unique,
  level text not null,
  language text not null,
  made_at timestamptz not null,
  last_fetched_at timestamptz,
  fetches integer not null default 0,
  constraint calendar_feed_level_check check (level in ('full', 'busy')),
  constraint calendar_feed_language_check check (language in ('en', 'ur'))
);

-- The secret address under which another Peshi fetches when officials of this district are in its courts.
create table district_feed (
  district_id bigint primary key references district (id),
  token_hash text not null constraint district_feed_token_hash_key unique,
  made_at timestamptz not null,
  last_fetched_at timestamptz,
  fetches integer not null default 0
);

-- The calendar of courts on another Peshi, or of one person there.
create table remote_feed (
  id bigint generated by default as identity primary key,
  district_id bigint not null references district (id),
  name text not null,
  -- Secret: shown to nobody again.
  address text not null,
  -- Whose dates they are; null: those whom it names.
  person_id bigint references person (id),
  added_at timestamptz not null,
  version integer not null default 1
);
create index remote_feed_of_district on remote_feed (district_id);
select keep_history('remote_feed', 'null', 'address');

-- When somebody is in courts elsewhere: what a fetched calendar says, replaced whole by the next.
create table remote_busy (
  feed_id bigint not null references remote_feed (id) on delete cascade,
  -- Whom it names, as a key of his name; null: the person whose calendar it is.
  name_key text,
  day date not null,
  from_minute integer not null,
  until_minute integer not null,
  matters integer not null default 1
);
create index remote_busy_of_day on remote_busy (feed_id, day);

-- How the last fetching of such a calendar went.
create table remote_feed_fetch (
  feed_id bigint primary key references remote_feed (id) on delete cascade,
  -- Since when what stands is known to be so; null: never yet.
  as_of timestamptz,
  tried_at timestamptz not null,
  failed_since timestamptz,
  failure text,
  etag text
);

-- Imports -------------------------------------------------------------------------------------------------------------

-- Registers as they came in.

-- A file that was imported, and what came of it.
create table register_import (
  id bigint generated by default as identity primary key,
  court_id bigint not null references court (id),
  change_id bigint,
  file_name text not null,
  file_hash text not null,
  mapping jsonb not null,
  rows_new integer not null default 0,
  rows_changed integer not null default 0,
  rows_same integer not null default 0,
  rows_rejected integer not null default 0,
  imported_at timestamptz not null,
  imported_by text,
  undone_at timestamptz
);
create index register_import_court on register_import (court_id, imported_at);

-- Rows that a person may want to see again: refused or doubtful ones with the cells as they came, so that they can be
-- downloaded, mended and imported again; those that changed a case with every field, old and new.
create table register_import_row (
  import_id bigint not null references register_import (id) on delete cascade,
  line integer not null,
  status text not null,
  because jsonb not null,
  cells jsonb not null,
  primary key (import_id, line, status)
);

-- What the register said of a case when it was last imported. A row that says the same again is left alone, also where
-- a clerk has changed the case since: only what the register itself changed is news.
create table register_row (
  case_id bigint primary key references court_case (id) on delete cascade,
  import_id bigint not null,
  row_hash text not null
);
create index register_row_import on register_row (import_id);

-- How the columns of a court's register were mapped the last time.
create table register_mapping (
  court_id bigint primary key references court (id),
  mapping jsonb not null,
  saved_at timestamptz not null
);

-- Reminders -----------------------------------------------------------------------------------------------------------

-- Who is told of a date, how, and each step of it. States change by the functions below alone.

-- How somebody in a case wants to be reached, as it was agreed with him. Its versions are its history.
create table safe_contact_card (
  id bigint generated by default as identity primary key,
  case_id bigint not null references court_case (id),
  case_person_id bigint not null constraint safe_contact_card_once unique references case_person (id) on delete cascade,
  level integer not null,
  routes jsonb not null,
  -- Addresses in the order of `routes`, the contact person, who must never be told and the agreed word, encrypted.
  sealed text,
  safe_window jsonb,
  is_reply_allowed boolean not null default false,
  -- No messages: she calls, at a time of her own.
  i_will_call boolean not null default false,
  paused_at timestamptz,
  -- She, or somebody with her phone, said stop: final until she is enrolled again in person.
  stopped_at timestamptz,
  review_day date,
  asked_by text,
  asked_at timestamptz not null,
  -- When it was last asked, paused or taken up again: what was late by then is told at once.
  changed_at timestamptz not null,
  version integer not null default 1,
  constraint safe_contact_card_level check (level >= 0 and level <= 3)
);
create index safe_contact_card_of_case on safe_contact_card (case_id);
select keep_history('safe_contact_card', 'n.case_id', 'sealed');
alter table safe_contact_card enable row level security;

-- What the key of a card is made with. Not in the history: without it the history of a card opens to nobody.
create table card_seal (
  case_person_id bigint primary key references case_person (id) on delete cascade,
  salt text not null
);
alter table card_seal enable row level security;

-- Which date of a hearing somebody is reminded of. No foreign keys: a hearing that was listed by mistake and taken back
-- leaves behind what was said of it.
create table reminder_date (
  hearing_id bigint not null,
  case_person_id bigint not null,
  case_id bigint not null,
  hearing_uid uuid not null,
  hearing_version integer not null,
  state text not null,
  day date not null,
  reporting_time text not null,
  previous_day date,
  previous_time text,
  -- When it became so; what is due is counted from here.
  fixed_at timestamptz not null,
  primary key (hearing_id, case_person_id),
  constraint reminder_date_state_check check (state in ('standing', 'cancelled'))
);
create index reminder_date_of_case on reminder_date (case_id);

create policy of_court on safe_contact_card
  using ((select people_courts()) is null
    or exists (select 1 from court_case c where c.id = safe_contact_card.case_id
      and c.court_id = any ((select people_courts())::bigint[])));

create policy of_court on card_seal
  using ((select people_courts()) is null
    or exists (select 1 from case_person cp where cp.id = card_seal.case_person_id));

create sequence reminder_reference;

-- One message or call about one date to one person, from planned to delivered.
create table reminder (
  id bigint generated by default as identity primary key,
  court_id bigint not null,
  case_id bigint not null,
  hearing_id bigint not null,
  hearing_uid uuid not null,
  hearing_version integer not null,
  case_person_id bigint not null,
  audience text not null,
  day date not null,
  reporting_time text not null,
  kind text not null,
  lead text not null,
  channel text not null,
  level integer not null,
  language text not null,
  -- Of a call: why no text may take its place.
  call_cause text,
  card_version integer,
  -- What an answer begins with; says nothing of the case.
  code text not null,
  due_at timestamptz not null,
  not_after timestamptz not null,
  state text not null default 'planned',
  state_since timestamptz not null,
  cause text,
  attempt integer not null default 0,
  our_reference bigint constraint reminder_our_reference_key unique,
  -- The gateway's own name of it, one for each part.
  gateway_references text[] not null default '{}',
  gateway text,
  text_version text,
  -- Until when whoever is handing it over has the word; null: nobody is.
  lease_until timestamptz,
  planned_at timestamptz not null,
  constraint reminder_once unique (hearing_id, hearing_version, case_person_id, kind, lead, channel),
  constraint reminder_audience_check check (audience in ('guarded', 'open'))
);
create index reminder_due on reminder (channel, due_at) where (state = 'planned');
create index reminder_attempting on reminder (lease_until) where (state = 'attempting');
create index reminder_of_case on reminder (case_id);
create index reminder_of_day on reminder (court_id, day);
create index reminder_of_gateway on reminder using gin (gateway_references);

-- From which state a reminder may go to which: the database refuses every other step.
create table reminder_step (
  from_state text not null,
  to_state text not null,
  primary key (from_state, to_state)
);

-- The one table of steps. A refusal that is proven goes back to planned; what is unclear goes on by a receipt or a
-- person.
insert into reminder_step (from_state, to_state) values
  ('planned', 'attempting'), ('planned', 'accepted'), ('planned', 'held'), ('planned', 'cancelled'), ('planned', 'superseded'),
  ('planned', 'expired'),
  ('held', 'planned'), ('held', 'cancelled'), ('held', 'superseded'), ('held', 'expired'), ('held', 'done'),
  ('attempting', 'accepted'), ('attempting', 'planned'), ('attempting', 'undelivered'), ('attempting', 'expired'),
  ('attempting', 'unclear'), ('attempting', 'delivered'),
  ('accepted', 'delivered'), ('accepted', 'undelivered'), ('accepted', 'expired'), ('accepted', 'done'),
  ('accepted', 'cancelled'), ('accepted', 'superseded'),
  ('unclear', 'accepted'), ('unclear', 'delivered'), ('unclear', 'undelivered'), ('unclear', 'done'), ('unclear', 'planned'),
  ('undelivered', 'done'), ('expired', 'done'),
  -- What never left is wanted again where an act was taken back.
  ('cancelled', 'planned'), ('superseded', 'planned');

-- Every step of every reminder with its cause; what was tried and is no step is kept too. Added to, never rewritten.
create table reminder_event (
  id bigint generated by default as identity primary key,
  reminder_id bigint not null,
  from_state text,
  to_state text not null,
  is_refused boolean not null default false,
  cause text not null,
  facts jsonb,
  happened_at timestamptz not null
);
create index reminder_event_of_reminder on reminder_event (reminder_id);

-- What a gateway told of a message, each thing once however often it tells it.
create table reminder_receipt (
  id bigint generated by default as identity primary key,
  gateway text not null,
  -- The gateway's name of the message, and ours where it gives it back.
  reference text not null,
  our_reference text not null default '',
  status text not null,
  reminder_id bigint,
  received_at timestamptz not null,
  constraint reminder_receipt_once unique (gateway, reference, our_reference, status)
);

-- An answer by somebody who held the phone. It changes no date.
create table reminder_reply (
  id bigint generated by default as identity primary key,
  gateway text not null,
  -- The gateway's name of the message that came in.
  reference text not null,
  reminder_id bigint,
  court_id bigint,
  word text not null,
  -- What was written where it could not be read; gone with the contact data.
  said text,
  received_at timestamptz not null,
  handled_at timestamptz,
  handled_by text,
  -- On a private page the answer is to a date and not to a message.
  hearing_id bigint,
  case_person_id bigint,
  constraint reminder_reply_once unique (gateway, reference)
);
create index reminder_reply_of_reminder on reminder_reply (reminder_id);
create index reminder_reply_of_date on reminder_reply (hearing_id, case_person_id) where (hearing_id is not null);
alter table reminder_reply enable row level security;

-- A call that somebody at the desk makes, and what came of it.
create table call_task (
  id bigint generated by default as identity primary key,
  court_id bigint not null,
  case_id bigint not null,
  case_person_id bigint not null,
  -- The date it is about; null: about none.
  hearing_id bigint,
  reminder_id bigint constraint call_task_of_reminder unique,
  because text not null,
  due_at timestamptz not null,
  not_after timestamptz,
  state text not null default 'open',
  result text,
  note text,
  done_at timestamptz,
  done_by text,
  version integer not null default 1,
  constraint call_task_state_check check (state in ('open', 'done', 'dropped'))
);
create index call_task_open on call_task (court_id, due_at) where (state = 'open');
create index call_task_of_case on call_task (case_id);
select keep_history('call_task', 'n.case_id', 'note');
alter table call_task enable row level security;

-- The page under an address and a code, for who wants to look by herself. One for each person; a new one ends the old.
create table private_page (
  case_person_id bigint primary key references case_person (id) on delete cascade,
  case_id bigint not null references court_case (id),
  -- Of both only a hash under a key of the server.
  token_hash text not null constraint private_page_token unique,
  code_hash text not null,
  -- The address under the key of her card, where she wants it in her e-mails.
  sealed_token text,
  -- Wrong codes, one after the other.
  tries integer not null default 0,
  locked_at timestamptz,
  made_at timestamptz not null,
  -- Null: by herself, on the page it takes the place of.
  made_by text,
  opened_at timestamptz
);
create index private_page_of_case on private_page (case_id);
alter table private_page enable row level security;

-- A message without meaning to a number of an administrator's own.
create table gateway_test (
  id bigint generated by default as identity primary key,
  court_id bigint not null references court (id),
  channel text not null,
  audience text not null,
  language text not null,
  -- Gone when it was sent, or was not.
  sealed text,
  salt text,
  -- Enough of the address to know it again.
  shown text not null,
  state text not null default 'waiting',
  cause text,
  gateway text,
  gateway_references text[] not null default '{}',
  asked_by text,
  asked_at timestamptz not null,
  state_since timestamptz not null,
  constraint gateway_test_channel_check check (channel in ('sms', 'email')),
  constraint gateway_test_audience_check check (audience in ('guarded', 'open')),
  constraint gateway_test_state_check check (state in ('waiting', 'trying', 'accepted', 'refused', 'unclear', 'no-gateway', 'on-a-card', 'too-late'))
);
create index gateway_test_of_court on gateway_test (court_id, asked_at);
create index gateway_test_open on gateway_test (id) where (state in ('waiting', 'trying'));

create policy of_court on reminder_reply
  using ((select courts_in_scope()) is null or court_id = any ((select courts_in_scope())::bigint[])
    or court_id is null and (select courts_in_scope()) <> '{}');

create policy of_court on call_task
  using ((select people_courts()) is null or court_id = any ((select people_courts())::bigint[]));

create policy of_court on private_page
  using (exists (select 1 from court_case c where c.id = private_page.case_id
    and ((select courts_in_scope()) is null or c.court_id = any ((select courts_in_scope())::bigint[]))));

-- Rules: loads and dates ----------------------------------------------------------------------------------------------

-- Triggers keep the load of each day and the dates of each case; a day never holds more than its ceiling.

create type hearing_load as (
  court_id bigint, day date, block text, minutes integer, matters integer, beyond_minutes integer, beyond_matters integer, opens boolean
);

-- Adds to the load of days and their blocks. Refuses a closed day and a block that was lost.
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
  if not found then
    select l.court_id, l.day into closed from unnest(loads) l
      join closure k on k.court_id = l.court_id and l.day between k.from_day and k.until_day
      where l.opens and l.block is not null and k.blocks ? l.block and k.withdrawn_at is null limit 1;
  end if;
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

-- Writes the prior, next and last day of cases, and how often they were heard and not reached.
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

-- The day before Peshi that a register names counts as a hearing of the case.
create function prior_day_counts() returns trigger language plpgsql as $$
begin
  new.last_day := greatest(new.last_day, new.prior_day);
  return new;
end $$;
create trigger prior_day_counts before insert or update of prior_day on court_case for each row execute function prior_day_counts();

-- Each write to hearings changes the load of their days and the dates of their cases.
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
create trigger hearing_load_insert after insert on hearing
  referencing new table as new_rows for each statement
  execute function hearing_changed();
create trigger hearing_load_update after update on hearing
  referencing old table as old_rows new table as new_rows for each statement
  execute function hearing_changed();
create trigger hearing_load_delete after delete on hearing
  referencing old table as old_rows for each statement
  execute function hearing_changed();

-- Each write to outcomes changes the dates of their cases.
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
create trigger outcome_dates_insert after insert on outcome
  referencing new table as new_rows for each statement
  execute function outcome_changed();
create trigger outcome_dates_update after update on outcome
  referencing new table as new_rows for each statement
  execute function outcome_changed();
create trigger outcome_dates_delete after delete on outcome
  referencing old table as old_rows for each statement
  execute function outcome_changed();

-- A case that moves to another court takes its open dates along.
create function case_takes_its_dates() returns trigger language plpgsql as $$
begin
  if exists (select 1 from new_rows n join old_rows o on o.id = n.id and o.court_id <> n.court_id
             join hearing h on h.case_id = n.id and h.state = 'listed' and h.court_id <> n.court_id) then
    raise exception using errcode = '23514', constraint = 'hearing_in_its_court', table = 'court_case',
      message = 'the case has an open date in its old court';
  end if;
  return null;
end $$;
create trigger case_takes_its_dates after update on court_case
  referencing old table as old_rows new table as new_rows for each statement
  execute function case_takes_its_dates();

-- An open date stands in the court that has the case.
create function hearing_in_its_court() returns trigger language plpgsql as $$
begin
  if exists (select 1 from new_rows n join court_case c on c.id = n.case_id where n.state = 'listed' and c.court_id <> n.court_id) then
    raise exception using errcode = '23514', constraint = 'hearing_in_its_court', table = 'hearing',
      message = 'the case is in another court';
  end if;
  return null;
end $$;
create trigger hearing_in_its_court_insert after insert on hearing
  referencing new table as new_rows for each statement
  execute function hearing_in_its_court();
create trigger hearing_in_its_court_update after update on hearing
  referencing new table as new_rows for each statement
  execute function hearing_in_its_court();

-- A case that is over has no open date, whoever writes last. Checked at the end of the transaction.
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
create constraint trigger ended_case_has_no_date after insert or update of state, case_id on hearing
  deferrable initially deferred for each row when ((new.state = 'listed')) execute function ended_case_has_no_date();
create constraint trigger ended_case_has_no_date after update of disposal_day on court_case
  deferrable initially deferred for each row when (((new.disposal_day is not null) and (old.disposal_day is null))) execute function ended_case_has_no_date();

-- Writes each step of a case. Whoever moves a case says how with peshi.stage_step (course, order, register,
-- correction);
-- undo says undo. In the course of the case, or by an order, only a pair of stage_pair is possible.
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
create trigger record_stage after update on court_case
  referencing old table as old_rows new table as new_rows for each statement
  execute function record_stage();

-- Rules: one person, one court ----------------------------------------------------------------------------------------

-- Nobody who must come is expected in two courts at overlapping times. Triggers of a statement run by name: days are
-- locked first.

-- Who must come to a hearing: `needAt` of server/rules/listing/needed-people.ts in SQL; a test holds the two equal.
create function must_come(purpose text, role text, testimony text, is_for_defence boolean) returns boolean
language sql immutable as $$
  select role in ('investigating-officer', 'counsel', 'prosecutor', 'expert', 'witness') and (
    (role = 'investigating-officer' and purpose in ('remand', 'evidence', 'part-heard-evidence', 'report', 'bail'))
    or case
      when coalesce(testimony, case when role in ('witness', 'expert') then 'pending' else 'none' end) not in ('pending', 'partly') then false
      when purpose = 'part-heard-evidence' then coalesce(testimony, '') = 'partly' and not is_for_defence
      when is_for_defence then purpose = 'defence-evidence'
      else purpose = 'evidence'
    end)
$$;

-- The minutes of a day that a time block covers, as `spanOf` of server/rules/listing/clashes.ts: until the next block
-- begins;
-- the last lasts as long as the one before it.
create function block_stretch(of_court bigint, of_day date, block text) returns int4range language sql stable as $$
  select int4range(f.at, coalesce(min(s.at) filter (where s.at > f.at), 2 * f.at - max(s.at) filter (where s.at < f.at), f.at + 90))
  from (select split_part(block, ':', 1)::integer * 60 + split_part(block, ':', 2)::integer as at) f
    left join (select split_part(b.starts_at, ':', 1)::integer * 60 + split_part(b.starts_at, ':', 2)::integer as at
      from court_day_block b where b.court_id = of_court and b.day = of_day) s on true
  group by f.at
$$;

-- Books the people who must come to hearings. Days are locked first, then people by id.
-- may_clash: a clash is recorded and shown instead of refused.
create function book_people(hearings bigint[], may_clash boolean) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  of_court bigint;
  clash date;
begin
  if hearings is null then return; end if;
  -- People are locked in one order by everybody, after the days: server/core/change.ts.
  perform 1 from person p where p.id in (
      select cp.person_id from hearing h join case_person cp on cp.case_id = h.case_id
        where h.id = any(hearings) and h.state = 'listed' and must_come(h.purpose, cp.role, cp.testimony, cp.is_for_defence))
    order by p.id for no key update;
  delete from person_booking where hearing_id = any(hearings);
  for of_court in select distinct h.court_id from hearing h where h.id = any(hearings) order by 1 loop
    insert into person_booking (hearing_id, person_id, court_id, day, during, is_kept)
      select w.id, w.person_id, w.court_id, w.day, w.during,
        (may_clash or w.source in ('register', 'court') or w.ordered_by is not null) and exists (
          select 1 from person_booking o where o.person_id = w.person_id and o.day = w.day
            and o.during && w.during and o.court_id <> w.court_id)
      from (
        select distinct h.id, cp.person_id, h.court_id, h.day, h.source, h.ordered_by, block_stretch(h.court_id, h.day, h.block) as during
        from hearing h join case_person cp on cp.case_id = h.case_id join person p on p.id = cp.person_id
        where h.id = any(hearings) and h.court_id = of_court and h.state = 'listed' and h.block is not null
          and must_come(h.purpose, cp.role, cp.testimony, cp.is_for_defence)
          -- A protected witness is nobody's match, and whoever has a stand-in need not come.
          and not p.is_protected
          and not exists (select 1 from stand_in s where s.court_id = h.court_id and s.day = h.day and s.person_id = cp.person_id)) w;
  end loop;
  -- The constraint does not look at what was kept: it holds the person all the same.
  select b.day into clash from person_booking b
    join person_booking o on o.person_id = b.person_id and o.day = b.day and o.during && b.during and o.court_id <> b.court_id
    where b.hearing_id = any(hearings) and not b.is_kept and o.is_kept and not may_clash limit 1;
  if found then
    raise exception using errcode = '23P01', constraint = 'person_in_one_court', table = 'person_booking',
      message = 'somebody who must come is expected in another court', detail = clash::text;
  end if;
end $$;

-- Each write to hearings books the people who must come.
create function hearing_booked() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    perform book_people((select array_agg(n.id) from new_rows n where n.state = 'listed' and n.block is not null), false);
    return null;
  end if;
  -- What was heard and is open again at its own time was there before: it is not asked anew.
  perform book_people((select array_agg(n.id) from new_rows n join old_rows o on o.id = n.id
    where o.state = 'heard' and n.state = 'listed' and (o.court_id, o.day, o.block) is not distinct from (n.court_id, n.day, n.block)), true);
  perform book_people((select array_agg(n.id) from new_rows n join old_rows o on o.id = n.id
    where (o.state = 'listed' or n.state = 'listed')
      and (o.state, o.court_id, o.case_id, o.day, o.block, o.purpose) is distinct from (n.state, n.court_id, n.case_id, n.day, n.block, n.purpose)
      and not (o.state = 'heard' and (o.court_id, o.day, o.block) is not distinct from (n.court_id, n.day, n.block))), false);
  return null;
end $$;
create trigger hearing_people_insert after insert on hearing
  referencing new table as new_rows for each statement
  execute function hearing_booked();
create trigger hearing_people_update after update on hearing
  referencing old table as old_rows new table as new_rows for each statement
  execute function hearing_booked();

-- A change of who is in a case is never refused: a clash that follows from it is recorded and shown.
create function case_people_booked() returns trigger language plpgsql as $$
declare
  cases bigint[];
begin
  if tg_op = 'INSERT' then
    select array_agg(distinct n.case_id) into cases from new_rows n where n.role not in ('accused', 'complainant', 'victim', 'surety', 'guardian');
  elsif tg_op = 'DELETE' then
    select array_agg(distinct o.case_id) into cases from old_rows o where o.role not in ('accused', 'complainant', 'victim', 'surety', 'guardian');
  else
    select array_agg(distinct x.case_id) into cases from new_rows n join old_rows o on o.id = n.id
      cross join lateral (values (n.case_id), (o.case_id)) x (case_id)
      where (o.case_id, o.person_id, o.role, o.testimony, o.is_for_defence)
        is distinct from (n.case_id, n.person_id, n.role, n.testimony, n.is_for_defence);
  end if;
  if cases is null then return null; end if;
  perform book_people((select array_agg(h.id) from hearing h
    where h.case_id = any(cases) and h.state = 'listed' and h.block is not null), true);
  return null;
end $$;
create trigger people_booked_insert after insert on case_person
  referencing new table as new_rows for each statement
  execute function case_people_booked();
create trigger people_booked_update after update on case_person
  referencing old table as old_rows new table as new_rows for each statement
  execute function case_people_booked();
create trigger people_booked_delete after delete on case_person
  referencing old table as old_rows for each statement
  execute function case_people_booked();

-- A protected witness is booked nowhere.
create function protected_booked() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform book_people((select array_agg(distinct h.id) from case_person cp join hearing h on h.case_id = cp.case_id
    where cp.person_id = new.id and h.state = 'listed' and h.block is not null), true);
  return null;
end $$;
create trigger person_booked after update of is_protected on person for each row when ((old.is_protected is distinct from new.is_protected)) execute function protected_booked();

-- Who has a stand-in on a day need not come.
create function stand_in_booked() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  row_of stand_in := case when tg_op = 'DELETE' then old else new end;
begin
  perform book_people((select array_agg(distinct h.id) from hearing h join case_person cp on cp.case_id = h.case_id
    where h.court_id = row_of.court_id and h.day = row_of.day and h.state = 'listed' and h.block is not null
      and cp.person_id = row_of.person_id), true);
  return null;
end $$;
create trigger stand_in_booked after insert or delete on stand_in for each row execute function stand_in_booked();

-- Rules: undo and the chain -------------------------------------------------------------------------------------------

-- A change is undone by a new change; each is sealed at the end of its transaction.

-- A row as it was before a change, together with what the history does not show of it.
create function whole_row(row_of_change bigint, told jsonb) returns jsonb language sql stable as $$
  select told || coalesce((select s.columns from change_secret s where s.change_row_id = row_of_change), '{}')
$$;

-- Whatever was done with a row since a change was taken back again, so that the row stands as that change left it: each
-- later
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

-- Restores the rows of change `target` inside the change that is open now (peshi.change_id).
-- is_partial false: refuses (SQLSTATE PE001) when any of them changed since, unless that was taken back too.
-- is_partial true: leaves out every case that anybody worked on since.
create function undo_change(target bigint, is_partial boolean) returns table (restored bigint, kept_cases bigint[])
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

-- SHA-256 of a text, in hexadecimal.
create function text_hash(said text) returns text language sql immutable as $$
  select encode(sha256(convert_to(coalesce(said, ''), 'UTF8')), 'hex')
$$;

-- SHA-256 of a JSON value, in hexadecimal.
create function hash_of(told jsonb) returns text language sql stable as $$
  select encode(sha256(convert_to(told::text, 'UTF8')), 'hex')
$$;

-- The hash of one row of the history.
create function change_row_hash(change_id bigint, batch bigint, table_name text, row_id bigint, case_id bigint, before jsonb,
  after_version integer, untold text[]) returns text language sql stable as $$
  select hash_of(jsonb_build_array(change_id, batch, table_name, row_id, case_id, before, after_version, untold))
$$;

-- The hash of what was stored apart from a row of the history.
create function change_secret_hash(salt uuid, columns jsonb) returns text language sql stable as $$
  select hash_of(jsonb_build_array(salt, columns))
$$;

-- The hash of one entry, over the entry before it.
create function audit_hash(previous text, chain bigint, seq bigint, told jsonb) returns text language sql stable as $$
  select hash_of(jsonb_build_array(previous, chain, seq, told))
$$;

-- What an act was, by everything of its row that never changes later.
create function audit_told(act change) returns jsonb language sql stable as $$
  select jsonb_build_object('change', act.id, 'key', act.key, 'action', act.action, 'permission', act.permission,
    'source', act.source, 'actor', act.actor_id, 'district', act.district_id, 'court', act.court_id,
    'input', act.input_hash, 'at', (extract(epoch from act.changed_at) * 1000000)::bigint)
$$;

-- The rows that changes touched, as they were before, and beside them what was kept apart of those.
create function audit_rows(changes bigint[]) returns jsonb language plpgsql stable as $$
begin
  -- Not in the language of queries: that would be planned anew at the end of every change.
  return (select jsonb_build_object('rows', count(r.id),
      'rowsHash', text_hash(string_agg(r.id || ':' || r.hash, ',' order by r.id)),
      'secretsHash', text_hash(string_agg(r.id || ':' || s.hash, ',' order by r.id)))
    from change_row r left join change_secret s on s.change_row_id = r.id where r.change_id = any (changes));
end $$;

-- What stands under the first entry of a chain that begins later than its court.
create function audit_genesis(changes bigint[]) returns jsonb language sql stable as $$
  select jsonb_build_object('genesis', max(c.id), 'changes', count(*),
      'changesHash', text_hash(string_agg(audit_told(c)::text, ',' order by c.id)),
      'undoneHash', text_hash(string_agg(c.id || ':' || c.undone_by, ',' order by c.id))) || audit_rows(changes)
  from change c where c.id = any (changes)
$$;

-- Adds one entry to the chain of a court.
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
create constraint trigger seal_insert after insert on change
  deferrable initially deferred for each row execute function seal_change();
create constraint trigger seal_answer after update of answer on change
  deferrable initially deferred for each row when ((new.answer is not null)) execute function seal_change();

-- Writes to the chain that somebody was shown protected people of cases; once in a quarter of an hour for each reader.
-- Looks first without waiting for whoever writes in the court.
create function note_reading(of_court bigint, reading text, reader text, read_from text, cases bigint[], at timestamptz)
returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  fresh bigint[];
  instant bigint := (extract(epoch from at) * 1000000)::bigint;
begin
  for round in 1..2 loop
    select array_agg(k order by k) into fresh from unnest(cases) k
      where not exists (select 1 from audit_entry e where e.case_ids @> array[k] and e.chain = of_court
        and e.told ->> 'reading' = reading and e.told ->> 'actor' = reader
        and (e.told ->> 'at')::bigint > instant - 900000000);
    if fresh is null then return; end if;
    if round = 1 then perform 1 from audit_head h where h.chain = of_court for update; end if;
  end loop;
  perform append_audit(of_court, jsonb_build_object('reading', reading, 'actor', reader, 'source', read_from,
    'court', of_court, 'cases', to_jsonb(fresh), 'at', instant), null, fresh);
end $$;

-- Questions past the second lock --------------------------------------------------------------------------------------

-- Each answers days, counts or ids of one thing; none answers a name.

-- Days from request to answer of each source in the district. Past the lock: days only.
-- In plpgsql, which keeps its plan while the connection lasts: every sheet of a day asks for it.
create function evidence_history(of_court bigint, sources text[], most integer)
returns table (source text, sent date, answered date) language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  return query select s.source, r.sent, r.answered
  from unnest(sources) s (source)
    cross join lateral (
      select e.sent, e.answered from evidence_request q
        cross join lateral (
          select min(day) filter (where kind = 'sent') as sent, min(day) filter (where kind = 'answered') as answered
          from evidence_event where request_id = q.id) e
      where q.source = s.source and q.kind <> 'preservation' and e.sent is not null and e.answered is not null
        and q.court_id in (select k.id from court k join court own on own.district_id = k.district_id where own.id = of_court)
      order by q.id desc limit most) r;
end $$;

-- How many requests wait at each source in the district. Past the lock: counts only.
create function evidence_waiting(of_court bigint)
returns table (source text, waiting integer) language sql stable security definer set search_path = public, pg_temp as $$
  select r.source, count(*)::int from evidence_request r
    cross join lateral (
      select bool_or(kind = 'sent') as is_sent, bool_or(kind in ('answered', 'refused', 'withdrawn')) as is_ended
      from evidence_event where request_id = r.id) e
  where r.kind <> 'preservation' and e.is_sent and not e.is_ended
    and r.court_id in (select k.id from court k join court own on own.district_id = k.district_id where own.id = of_court)
  group by r.source
$$;

-- The evidence requests of the pending cases in which somebody prosecutes or investigated: sources and days, no words.
create function requests_of_own_cases(of_user text)
returns table (request_id bigint, case_id bigint, court_id bigint, kind text, source text, due_day date, needed_for text, events jsonb)
language sql stable security definer set search_path = public, pg_temp as $$
  select r.id, c.id, c.court_id, r.kind, r.source, r.due_day, r.needed_for,
    coalesce((select jsonb_agg(jsonb_build_object('kind', e.kind, 'day', e.day, 'byDay', e.by_day) order by e.day, e.id)
      from evidence_event e where e.request_id = r.id), '[]')
  from staff s join person p on p.id = s.person_id
    join case_person cp on cp.person_id = coalesce(p.merged_into_id, p.id) and cp.role = s.role
    join court_case c on c.id = cp.case_id and c.disposal_day is null
    join court k on k.id = c.court_id and k.district_id = s.district_id and (s.court_id is null or s.court_id = k.id)
    join evidence_request r on r.case_id = c.id
  where s.user_id = of_user and s.is_active and s.role in ('prosecutor', 'investigating-officer')
$$;

-- How long each accused of some cases has been held, by case, for the right to bail for delay: dates, no names.
-- Past the policies of the parties, under the same scope. Looks each accused up by id.
create function detained_of(of_cases bigint[]) returns jsonb language plpgsql stable security definer
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

-- The number of a person who needs no card. Past the lock, and of no complainant, victim or witness.
create function phone_to_remind(of_case_person bigint) returns text
language sql stable security definer set search_path = public, pg_temp as $$
  select k.phone from case_person cp join person_contact k on k.person_id = cp.person_id
  where cp.id = of_case_person
    and (cp.role in ('counsel', 'prosecutor', 'investigating-officer') or cp.role = 'accused' and cp.custody = 'bail')
    -- Who said stop in one of his matters said it in all.
    and not exists (select 1 from safe_contact_card s join case_person x on x.id = s.case_person_id
      where x.person_id = cp.person_id and s.stopped_at is not null)
$$;

-- Where the court may write to a person who needs no card: by e-mail when there is no number or e-mail is preferred.
create function ways_to_remind(of_case_person bigint) returns table (phone text, email text)
language sql stable security definer set search_path = public, pg_temp as $$
  select case when not w.by_email then k.phone end, case when w.by_email then k.email end
  from case_person cp join person_contact k on k.person_id = cp.person_id
    cross join lateral (select cp.role <> 'accused' and k.email is not null
      and (k.phone is null or coalesce(k.prefers_email, false)) as by_email) w
  where cp.id = of_case_person
    and (cp.role in ('counsel', 'prosecutor', 'investigating-officer') or cp.role = 'accused' and cp.custody = 'bail')
    -- Who said stop in one of his matters said it in all.
    and not exists (select 1 from safe_contact_card s join case_person x on x.id = s.case_person_id
      where x.person_id = cp.person_id and s.stopped_at is not null)
$$;

-- The private page that an e-mail may name. Sealed; none that is closed.
create function page_to_mail(of_case_person bigint) returns text
language sql stable security definer set search_path = public, pg_temp as $$
  select p.sealed_token from private_page p where p.case_person_id = of_case_person and p.locked_at is null
$$;

-- The page that an address opens. Past the lock, since its court is not known yet; none that is closed.
create function find_private_page(of_token text)
returns table (case_person_id bigint, case_id bigint, court_id bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  select p.case_person_id, p.case_id, cp.court_id from private_page p join case_person cp on cp.id = p.case_person_id
  where p.token_hash = of_token and p.locked_at is null
$$;

-- Rules: steps of a reminder ------------------------------------------------------------------------------------------

-- A reminder leaves at most once; what is unclear is never sent again by itself.

create type wanted_reminder as (
  court_id bigint, case_id bigint, hearing_id bigint, hearing_uid uuid, hearing_version integer, case_person_id bigint,
  audience text, day date, reporting_time text, kind text, lead text, channel text, level integer, language text,
  call_cause text, card_version integer, due_at timestamptz, not_after timestamptz
);

-- Moves the reminders that may take this step, and answers which did. The others stay, and the try is recorded.
create function move_reminders(ids bigint[], target text, why text, at timestamptz, told jsonb) returns setof bigint
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  was text := coalesce(current_setting('peshi.deriving', true), '');
begin
  perform 1 from reminder r where r.id = any(ids) order by r.id for update;
  insert into reminder_event (reminder_id, from_state, to_state, is_refused, cause, facts, happened_at)
    select r.id, r.state, target, s.to_state is null, why, nullif(told, '{}'), at
    from reminder r left join reminder_step s on s.from_state = r.state and s.to_state = target where r.id = any(ids);
  return query update reminder r set state = target, state_since = at, cause = why,
      attempt = r.attempt + (target = 'attempting')::integer,
      our_reference = case when target = 'attempting' then nextval('reminder_reference') else r.our_reference end,
      lease_until = case when target = 'attempting' then (told ->> 'leaseUntil')::timestamptz end,
      due_at = coalesce((told ->> 'dueAt')::timestamptz, r.due_at),
      gateway = coalesce(told ->> 'gateway', r.gateway),
      text_version = coalesce(told ->> 'textVersion', r.text_version),
      gateway_references = case when told ? 'references'
        then array(select jsonb_array_elements_text(told -> 'references')) else r.gateway_references end
    from reminder_step s where r.id = any(ids) and s.from_state = r.state and s.to_state = target
    returning r.id;
  -- A call that nobody has to make any more stands on no list.
  if target in ('cancelled', 'superseded', 'expired') then
    -- Nobody's act: neither in the history nor in the way of an undo.
    perform set_config('peshi.deriving', '1', true);
    update call_task t set state = 'dropped' from reminder r
      where r.id = any(ids) and r.state = target and t.reminder_id = r.id and t.state = 'open' and (r.channel = 'desk' or t.because = 'no-gateway');
    perform set_config('peshi.deriving', was, true);
  end if;
end $$;

-- The same for many at once, each with its own words: [{ id, target, why, told }].
create function move_each_reminder(moves jsonb, at timestamptz) returns setof bigint
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  move record;
begin
  for move in select (m ->> 'id')::bigint as id, m ->> 'target' as target, m ->> 'why' as why, coalesce(m -> 'told', '{}') as told
      from jsonb_array_elements(moves) m order by 1 loop
    return query select * from move_reminders(array[move.id], move.target, move.why, at, move.told);
  end loop;
end $$;

-- The hour of the hearing: until then somebody can still be told.
create function must_know_by(of reminder) returns timestamptz language sql stable as $$
  select (of.day + of.reporting_time::time) at time zone d.timezone
  from court k join district d on d.id = k.district_id where k.id = of.court_id
$$;

-- Makes what stands of some cases equal to what is wanted of them: adds, moves to another time, and takes out what is
-- wanted no more. With `is_trial` it only counts what it would do. What was handed over is never touched.
create function keep_reminders(cases bigint[], dates jsonb, wanted jsonb, at timestamptz, is_trial boolean)
returns table (added bigint, retimed bigint, dropped bigint)
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  missing bigint := 0;
  differing bigint[];
  again bigint[];
  gone bigint[];
  over bigint[];
begin
  select count(*) into missing from jsonb_populate_recordset(null::wanted_reminder, wanted) w where w.not_after > at and not exists (select 1 from reminder r
    where (r.hearing_id, r.hearing_version, r.case_person_id, r.kind, r.lead, r.channel)
      = (w.hearing_id, w.hearing_version, w.case_person_id, w.kind, w.lead, w.channel));
  select array_agg(r.id) filter (where r.state in ('planned', 'held') and (r.level, r.language, r.call_cause, r.due_at, r.not_after, r.court_id)
        is distinct from (w.level, w.language, w.call_cause, w.due_at, w.not_after, w.court_id) and r.attempt = 0),
      array_agg(r.id) filter (where w.not_after > at and (r.state in ('cancelled', 'superseded')
        or r.state = 'held' and r.cause is distinct from 'no-gateway'))
    into differing, again
    from jsonb_populate_recordset(null::wanted_reminder, wanted) w join reminder r on (r.hearing_id, r.hearing_version, r.case_person_id, r.kind, r.lead, r.channel)
      = (w.hearing_id, w.hearing_version, w.case_person_id, w.kind, w.lead, w.channel);
  select array_agg(r.id) filter (where d.state is distinct from 'cancelled'), array_agg(r.id) filter (where d.state = 'cancelled')
    into gone, over
    from reminder r left join jsonb_to_recordset(dates) as d (hearing_id bigint, case_person_id bigint, state text)
      on d.hearing_id = r.hearing_id and d.case_person_id = r.case_person_id
    where r.case_id = any(cases) and (r.state in ('planned', 'held') or r.state = 'accepted' and r.channel = 'desk')
      and not exists (select 1 from jsonb_populate_recordset(null::wanted_reminder, wanted) w
        where (r.hearing_id, r.hearing_version, r.case_person_id, r.kind, r.lead, r.channel)
          = (w.hearing_id, w.hearing_version, w.case_person_id, w.kind, w.lead, w.channel));

  if not is_trial then
    insert into reminder_date (hearing_id, case_person_id, case_id, hearing_uid, hearing_version, state, day, reporting_time,
        previous_day, previous_time, fixed_at)
      select * from jsonb_to_recordset(dates) as d (hearing_id bigint, case_person_id bigint, case_id bigint, hearing_uid uuid,
        hearing_version integer, state text, day date, reporting_time text, previous_day date, previous_time text, fixed_at timestamptz)
      on conflict (hearing_id, case_person_id) do update set hearing_version = excluded.hearing_version, state = excluded.state,
        day = excluded.day, reporting_time = excluded.reporting_time, previous_day = excluded.previous_day,
        previous_time = excluded.previous_time, fixed_at = excluded.fixed_at;
    perform move_reminders(over, 'cancelled', 'date-over', at, '{}') where over is not null;
    perform move_reminders(gone, 'superseded', 'wanted-no-more', at, '{}') where gone is not null;
    perform move_reminders(again, 'planned', 'wanted-again', at, '{}') where again is not null;
    if differing is not null or again is not null then
      update reminder r set level = w.level, language = w.language, call_cause = w.call_cause, due_at = w.due_at,
          not_after = w.not_after, court_id = w.court_id, card_version = w.card_version
        from jsonb_populate_recordset(null::wanted_reminder, wanted) w where (r.id = any(differing) or r.id = any(again))
          and (r.hearing_id, r.hearing_version, r.case_person_id, r.kind, r.lead, r.channel)
            = (w.hearing_id, w.hearing_version, w.case_person_id, w.kind, w.lead, w.channel);
    end if;
    with fresh as (
      insert into reminder (court_id, case_id, hearing_id, hearing_uid, hearing_version, case_person_id, audience, day,
          reporting_time, kind, lead, channel, level, language, call_cause, card_version, code, due_at, not_after, state_since, planned_at)
        select w.court_id, w.case_id, w.hearing_id, w.hearing_uid, w.hearing_version, w.case_person_id, w.audience, w.day,
          w.reporting_time, w.kind, w.lead, w.channel, w.level, w.language, w.call_cause, w.card_version,
          (1000 + floor(random() * 9000))::integer::text, w.due_at, w.not_after, at, at
        from jsonb_populate_recordset(null::wanted_reminder, wanted) w where w.not_after > at
        on conflict on constraint reminder_once do nothing
        returning id)
    insert into reminder_event (reminder_id, from_state, to_state, cause, happened_at)
      select id, null, 'planned', 'planned', at from fresh;
  end if;
  return query select missing, coalesce(cardinality(differing), 0)::bigint + coalesce(cardinality(again), 0),
    coalesce(cardinality(gone), 0)::bigint + coalesce(cardinality(over), 0);
end $$;

-- What is due on a channel, set aside for one worker for a while. It is not in hand yet: whoever dies with it takes
-- nothing along.
create function lease_reminders(of_channel text, of_audience text, most integer, at timestamptz, until timestamptz)
returns setof bigint language plpgsql security definer set search_path = public, pg_temp as $$
declare
  due bigint[];
begin
  due := array(select r.id from reminder r where r.state = 'planned' and r.channel = of_channel and r.audience = of_audience
    and r.due_at <= at and (r.lease_until is null or r.lease_until <= at) order by r.due_at, r.id limit most for update skip locked);
  -- An official has one message for a court and a day: what belongs together is taken together.
  if of_audience = 'open' and due <> '{}' then
    due := array(select distinct unnest(due || array(
      select r.id from reminder r join case_person p on p.id = r.case_person_id
        where r.state = 'planned' and r.channel = of_channel and r.audience = of_audience and r.due_at <= at
          and (r.lease_until is null or r.lease_until <= at)
          and exists (select 1 from reminder d join case_person dp on dp.id = d.case_person_id where d.id = any(due)
            and dp.person_id = p.person_id and d.court_id = r.court_id and d.day = r.day and d.kind = r.kind)
        order by r.id for update of r skip locked)));
  end if;
  return query update reminder r set lease_until = until where r.id = any(due) returning r.id;
end $$;

-- Each of these that nothing speaks against any more is `attempting` when this commits, before a byte of it leaves,
-- with our
-- name of this attempt. A card that was paused, or a date that was changed, a moment ago counts; nobody else gets it
-- too.
create function claim_reminders(due bigint[], at timestamptz, lease timestamptz, of_gateway text)
returns table (id bigint, our_reference bigint) language plpgsql security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  stopped record;
begin
  due := array(select r.id from reminder r where r.id = any(due) and r.state = 'planned' order by r.id for update);
  for stopped in select b.target, b.why, array_agg(b.id) as ids from (
      select r.id, case
          when r.not_after <= at then 'expired'
          when d.hearing_version is distinct from r.hearing_version then 'superseded'
          when d.state = 'standing' and h.id is null then 'superseded'
          when c.id is null and r.card_version is not null then 'held'
          when c.paused_at is not null or c.stopped_at is not null or c.i_will_call or c.level < r.level then 'held'
        end as target, case
          when r.not_after <= at then 'too-late'
          when c.paused_at is not null then 'paused'
          when c.stopped_at is not null then 'stopped'
          when c.i_will_call then 'i-will-call'
          when c.id is null and r.card_version is not null or c.level < r.level then 'card-changed'
          else 'date-changed'
        end as why
      from reminder r
        left join reminder_date d on d.hearing_id = r.hearing_id and d.case_person_id = r.case_person_id
        left join hearing h on h.id = r.hearing_id and h.state = 'listed' and h.day = r.day and h.reporting_time = r.reporting_time
        left join safe_contact_card c on c.case_person_id = r.case_person_id
      where r.id = any(due)) b where b.target is not null group by 1, 2 loop
    perform move_reminders(stopped.ids, stopped.target, stopped.why, at, '{}');
    due := array(select unnest(due) except select unnest(stopped.ids));
  end loop;
  perform move_reminders(due, 'attempting', 'handed-over', at, jsonb_build_object('leaseUntil', lease, 'gateway', of_gateway));
  return query select r.id, r.our_reference from reminder r where r.id = any(due) and r.state = 'attempting';
end $$;

-- Calls that are due come on the list of the desk. Of texts: those for which there is no gateway, in the place of which
-- one calls.
create function open_calls(at timestamptz, unserved jsonb, desks jsonb) returns bigint
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  due bigint[];
  texts bigint[];
  latest timestamptz := coalesce((select max(("dueBy" + 2)::timestamp at time zone 'UTC')
    from jsonb_to_recordset(desks) as s("dueBy" date)), at);
begin
  select array_agg(d.id), array_agg(d.id) filter (where d.channel <> 'desk') into due, texts from (
    select r.id, r.channel from reminder r
      join court k on k.id = r.court_id join district t on t.id = k.district_id
      left join jsonb_to_recordset(desks) as s("courtId" bigint, "dueBy" date) on s."courtId" = r.court_id
      where r.state = 'planned' and r.due_at <= latest
        and (r.due_at <= at or r.due_at < (s."dueBy" + 1)::timestamp at time zone t.timezone)
        -- A call that was late for its hour is still worth making while the day is ahead.
        and (r.channel = 'desk' and must_know_by(r) > at
          or r.not_after > at and unserved @> jsonb_build_array(jsonb_build_array(r.channel, r.audience)))
      order by r.id limit 500 for update of r skip locked) d;
  if due is null then return 0; end if;
  insert into call_task (court_id, case_id, case_person_id, hearing_id, reminder_id, because, due_at, not_after)
    select r.court_id, r.case_id, r.case_person_id, r.hearing_id, r.id, coalesce(r.call_cause, 'no-gateway'), r.due_at, must_know_by(r)
    from reminder r where r.id = any(due)
    on conflict on constraint call_task_of_reminder do update set state = 'open', due_at = excluded.due_at,
      not_after = excluded.not_after, because = excluded.because where call_task.state = 'dropped';
  perform move_reminders(array(select unnest(due) except select unnest(texts)), 'accepted', 'on-the-call-list', at, '{}');
  perform move_reminders(texts, 'held', 'no-gateway', at, '{}');
  return cardinality(due);
end $$;

-- What the application may do -----------------------------------------------------------------------------------------

-- It signs in as peshi_app, which owns nothing: history is added to and never rewritten.

-- Called after every migration: what peshi_app may do with each table, those of later steps too.
create function grant_application_role() returns void language plpgsql as $$
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
  revoke insert, update, delete on reminder, reminder_date, reminder_step, reminder_event from peshi_app;
  revoke update, delete on reminder_receipt from peshi_app;
  grant update (reminder_id) on reminder_receipt to peshi_app;
  revoke delete on reminder_reply, call_task from peshi_app;
end $$;

revoke execute on function append_audit(bigint, jsonb, bigint, bigint[]) from public;
