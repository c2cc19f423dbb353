-- A second lock on what reaches people and on what is asked of platforms: whoever forgets to say of which court gets nothing.
-- `read` and `change` say per transaction whose courts are open; the server's own questions remain the first lock.
-- Null where all are open. Asked in a subquery of its own in each policy, so that it is answered once a statement, not once a row.
create function courts_in_scope() returns bigint[] language sql stable as $$
  select case when current_setting('peshi.courts', true) = '*' then null else array(
    select unnest(string_to_array(nullif(nullif(current_setting('peshi.courts', true), ''), '*'), ',')::bigint[])
    union select k.id from court k where k.district_id = nullif(current_setting('peshi.district', true), '')::bigint) end
$$;
--> statement-breakpoint
create function districts_in_scope() returns bigint[] language sql stable as $$
  select case when current_setting('peshi.courts', true) = '*' then null else array(
    select nullif(current_setting('peshi.district', true), '')::bigint
    union select k.district_id from court k where k.id = any (courts_in_scope())) end
$$;
--> statement-breakpoint
alter table evidence_request enable row level security;
--> statement-breakpoint
-- Where the case is now decides: a transferred one takes its requests along.
create policy of_court on evidence_request
  using (exists (select 1 from court_case c where c.id = evidence_request.case_id
    and ((select courts_in_scope()) is null or c.court_id = any ((select courts_in_scope())::bigint[]))));
--> statement-breakpoint
alter table evidence_event enable row level security;
--> statement-breakpoint
create policy of_court on evidence_event
  using (exists (select 1 from court_case c where c.id = evidence_event.case_id
    and ((select courts_in_scope()) is null or c.court_id = any ((select courts_in_scope())::bigint[]))));
--> statement-breakpoint
alter table person_contact enable row level security;
--> statement-breakpoint
-- Officials belong to the district; of parties one has to have a case of theirs. Who is being registered has none yet.
create policy of_court on person_contact
  using ((select courts_in_scope()) is null
    or exists (select 1 from person p
      where p.id = person_contact.person_id and p.district_id = any ((select districts_in_scope())::bigint[])
        and (p.is_official or not exists (select 1 from case_person cp where cp.person_id = p.id)
          or exists (select 1 from case_person cp
            where cp.person_id = p.id and cp.court_id = any ((select courts_in_scope())::bigint[])))));
--> statement-breakpoint
-- Figures of a whole district, days and counts without a word of any request: read past the lock.
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
--> statement-breakpoint
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
--> statement-breakpoint
-- As before, but what was noted a moment ago is seen without waiting for whoever is writing in the court.
create or replace function note_reading(of_court bigint, reading text, reader text, read_from text, cases bigint[], at timestamptz)
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
--> statement-breakpoint
-- What people wrote of evidence, of progress and of who stands in: kept apart of the history, as names and notes are.
do $$
declare
  tracked record;
begin
  for tracked in select * from (values
    ('evidence_request', 'n.case_id', 'what,file_reference'), ('progress_report', 'n.case_id', 'says'),
    ('stand_in', 'null', 'name')) as t (name, case_column, secrets)
  loop
    execute format('drop trigger record_update on %I', tracked.name);
    execute format('drop trigger record_delete on %I', tracked.name);
    execute format('create trigger record_update after update on %I referencing old table as old_rows new table as new_rows
      for each statement execute function record_rows(%L, %L)', tracked.name, tracked.case_column, tracked.secrets);
    execute format('create trigger record_delete after delete on %I referencing old table as old_rows
      for each statement execute function record_rows(%L, %L)', tracked.name, tracked.case_column, tracked.secrets);
  end loop;
end $$;
