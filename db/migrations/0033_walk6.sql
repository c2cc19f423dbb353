-- Calls that are due come on the list of the desk, and so do those that fall due before anybody is at the desk again: on a
-- Sunday or a holiday nobody would see them. `desks`: of each court whose desk of today answers for more than today the last
-- day of it.
drop function open_calls(timestamptz, jsonb);
--> statement-breakpoint
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
