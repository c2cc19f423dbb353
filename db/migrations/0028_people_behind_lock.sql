-- The second lock on the parties themselves and on how they want to be reached: whoever forgets to say of which court is
-- refused, loudly, and who said it finds those of his own courts. Said per statement or transaction by server/core/second-lock.ts:
-- `peshi.people` holds the courts whose people are open, as an array, or '*'; `peshi.people_districts` the districts of people
-- who belong to no court. Contacts and evidence keep the narrower scope of 0022.
create function people_unasked() returns bigint[] language plpgsql stable as $$
begin
  raise exception using errcode = 'PE003', message = 'asked of people without saying of which court';
end $$;
--> statement-breakpoint
-- Null where all are open. Plain expressions, so that they are planned into the subquery that each policy asks once a statement.
create function people_courts() returns bigint[] language sql stable as $$
  select case coalesce(current_setting('peshi.people', true), '')
    when '*' then null when '' then people_unasked() else current_setting('peshi.people', true)::bigint[] end
$$;
--> statement-breakpoint
create function people_districts() returns bigint[] language sql stable as $$
  select coalesce(nullif(current_setting('peshi.people_districts', true), ''), '{}')::bigint[]
$$;
--> statement-breakpoint
create function courts_of_district(of_district bigint) returns bigint[] language sql stable as $$
  select array(select k.id from court k where k.district_id = of_district)
$$;
--> statement-breakpoint
-- The courts in which the matters of a prosecutor or officer are: past the lock, since what they open is decided by it.
create function own_courts(of_user text) returns bigint[] language sql stable security definer set search_path = public, pg_temp as $$
  select array(select distinct cp.court_id from staff s join person p on p.id = s.person_id
    join case_person cp on cp.person_id = coalesce(p.merged_into_id, p.id) and cp.role = s.role
    where s.user_id = of_user and s.is_active)
$$;
--> statement-breakpoint
-- Whether somebody stands in any case at all, of whichever court: past the lock, and no word more.
create function has_place(of_person bigint) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select 1 from case_person cp where cp.person_id = of_person)
$$;
--> statement-breakpoint
-- All courts of the districts; null where all are open.
create function people_district_courts() returns bigint[] language sql stable as $$
  select case when people_courts() is null then null
    else array(select k.id from court k where k.district_id = any (people_districts())) end
$$;
--> statement-breakpoint
-- For what rightly looks across the courts of a district (who is expected elsewhere, whose turn, who has how much to do): who
-- stands where and as what, past the lock below. Not a word of what was written of them, and of those alone a name who are
-- called by it. Whatever asks of these says why in tests/server/access/second-lock.test.ts.
create view case_person_across as
  select cp.id, cp.case_id, cp.court_id, cp.person_id, cp.role, cp.testimony, cp.is_for_defence from case_person cp
  where (select people_district_courts()) is null or cp.court_id = any ((select people_district_courts())::bigint[]);
--> statement-breakpoint
create view person_across as
  select p.id, p.district_id, p.merged_into_id, p.is_official, p.is_protected,
    case when p.is_official and not p.is_protected then p.name end as name,
    case when p.is_official and not p.is_protected then p.name_ur end as name_ur
  from person p where (select people_courts()) is null or p.district_id = any ((select people_districts())::bigint[]);
--> statement-breakpoint
alter table case_person enable row level security;
--> statement-breakpoint
create policy of_court on case_person
  using ((select people_courts()) is null or court_id = any ((select people_courts())::bigint[]));
--> statement-breakpoint
-- What a court heard stays on its sheets and in its orders when the case goes to another: its people are read, not written.
create policy once_heard on case_person for select
  using (exists (select 1 from hearing h where h.case_id = case_person.case_id and h.court_id = any ((select people_courts())::bigint[])));
--> statement-breakpoint
alter table person enable row level security;
--> statement-breakpoint
-- Officials belong to the district; of parties one has to have a place in a case of the scope, which the policy above decides.
-- Who is being registered, or was merged into another, has none. The place is looked up by its index, official or not first.
create policy of_court on person
  using ((select people_courts()) is null
    or district_id = any ((select people_districts())::bigint[])
      and (is_official or exists (select 1 from case_person cp where cp.person_id = person.id) or not has_place(id)));
--> statement-breakpoint
alter table safe_contact_card enable row level security;
--> statement-breakpoint
create policy of_court on safe_contact_card
  using ((select people_courts()) is null
    or exists (select 1 from court_case c where c.id = safe_contact_card.case_id
      and c.court_id = any ((select people_courts())::bigint[])));
--> statement-breakpoint
alter table card_seal enable row level security;
--> statement-breakpoint
create policy of_court on card_seal
  using ((select people_courts()) is null
    or exists (select 1 from case_person cp where cp.id = card_seal.case_person_id));
--> statement-breakpoint
-- As before, and of who has a place it asks past the lock: under it somebody of another court would seem to have none.
drop policy of_court on person_contact;
--> statement-breakpoint
create policy of_court on person_contact
  using ((select courts_in_scope()) is null
    or exists (select 1 from person p
      where p.id = person_contact.person_id and p.district_id = any ((select districts_in_scope())::bigint[])
        and (p.is_official or not has_place(p.id)
          or exists (select 1 from case_person cp
            where cp.person_id = p.id and cp.court_id = any ((select courts_in_scope())::bigint[])))));
--> statement-breakpoint
-- Nobody is in two courts at once, whoever looks: what keeps that sees the people of all courts.
alter function book_people(bigint[], boolean) security definer set search_path = public, pg_temp;
--> statement-breakpoint
alter function protected_booked() security definer set search_path = public, pg_temp;
--> statement-breakpoint
alter function stand_in_booked() security definer set search_path = public, pg_temp;
