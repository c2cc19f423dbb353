-- Contacts, evidence and private pages answer as people do: who forgets to say of which court is refused, loudly. `peshi.courts`
-- holds the courts whose contacts and evidence are open, as an array, or '*'; who has a district is told its courts.
create or replace function courts_in_scope() returns bigint[] language sql stable as $$
  select case coalesce(current_setting('peshi.courts', true), '')
    when '*' then null when '' then people_unasked() else current_setting('peshi.courts', true)::bigint[] end
$$;
--> statement-breakpoint
create or replace function districts_in_scope() returns bigint[] language sql stable as $$
  select case when courts_in_scope() is null then null
    else array(select k.district_id from court k where k.id = any (courts_in_scope())) end
$$;
--> statement-breakpoint
-- Who is to be called, with what was noted of it: words that may tell a name or a number. As people are, since what follows
-- from a change in one court may plan the calls of another.
alter table call_task enable row level security;
--> statement-breakpoint
create policy of_court on call_task
  using ((select people_courts()) is null or court_id = any ((select people_courts())::bigint[]));
--> statement-breakpoint
-- What somebody wrote back, in words that nobody could read. As contacts are; of an unknown number nobody knows the court.
alter table reminder_reply enable row level security;
--> statement-breakpoint
create policy of_court on reminder_reply
  using ((select courts_in_scope()) is null or court_id = any ((select courts_in_scope())::bigint[])
    or court_id is null and (select courts_in_scope()) <> '{}');
--> statement-breakpoint
-- Who compounded, with the name of a guardian or an heir: of the court before which it was stated, whose paper it stays, and of
-- that to which the case went.
alter table settlement enable row level security;
--> statement-breakpoint
create policy of_court on settlement
  using ((select people_courts()) is null or court_id = any ((select people_courts())::bigint[])
    or exists (select 1 from court_case c where c.id = settlement.case_id and c.court_id = any ((select people_courts())::bigint[])));
--> statement-breakpoint
-- That somebody is unsafe, and where the complainant stands, with what was said of it: of the court that has the case, and no other.
alter table safety_flag enable row level security;
--> statement-breakpoint
create policy of_court on safety_flag
  using ((select people_courts()) is null
    or exists (select 1 from court_case c where c.id = safety_flag.case_id and c.court_id = any ((select people_courts())::bigint[])));
--> statement-breakpoint
alter table complainant_position enable row level security;
--> statement-breakpoint
create policy of_court on complainant_position
  using ((select people_courts()) is null
    or exists (select 1 from court_case c where c.id = complainant_position.case_id
      and c.court_id = any ((select people_courts())::bigint[])));
