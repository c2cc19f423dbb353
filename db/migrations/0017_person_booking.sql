-- Nobody who must come is expected in two courts at overlapping times.

-- Who must come to a hearing: `needAt` of server/rules/listing/needed-people.ts in the database's words, held equal by a test.
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
--> statement-breakpoint
-- The minutes of a day that a time block covers, as `spanOf` of server/rules/listing/clashes.ts has them: until the next block
-- begins; the last lasts as long as the one before it.
create function block_stretch(of_court bigint, of_day date, block text) returns int4range language sql stable as $$
  select int4range(f.at, coalesce(min(s.at) filter (where s.at > f.at), 2 * f.at - max(s.at) filter (where s.at < f.at), f.at + 90))
  from (select split_part(block, ':', 1)::integer * 60 + split_part(block, ':', 2)::integer as at) f
    left join (select split_part(b.starts_at, ':', 1)::integer * 60 + split_part(b.starts_at, ':', 2)::integer as at
      from court_day_block b where b.court_id = of_court and b.day = of_day) s on true
  group by f.at
$$;
--> statement-breakpoint
-- Kept by triggers. A hearing without a time block may be at any time of the day: it holds nobody.
create table person_booking (
  hearing_id bigint not null constraint person_booking_hearing references hearing (id) on delete cascade,
  person_id bigint not null constraint person_booking_person references person (id),
  court_id bigint not null,
  day date not null,
  during int4range not null,
  -- Announced in court or elsewhere, ordered, or known later, and at a time at which the person was held already: shown as a breach.
  is_kept boolean not null default false,
  primary key (hearing_id, person_id),
  constraint person_in_one_court exclude using gist (person_id with =, day with =, during with &&, court_id with <>) where (not is_kept)
);
--> statement-breakpoint
create index person_booking_of_person on person_booking (person_id, day);
--> statement-breakpoint
create function book_people(hearings bigint[], may_clash boolean) returns void language plpgsql as $$
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
--> statement-breakpoint
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
--> statement-breakpoint
-- After the load of the days, which are locked first: triggers of a statement run by name.
create trigger hearing_people_insert after insert on hearing referencing new table as new_rows
  for each statement execute function hearing_booked();
--> statement-breakpoint
create trigger hearing_people_update after update on hearing referencing old table as old_rows new table as new_rows
  for each statement execute function hearing_booked();
--> statement-breakpoint
-- A fact about people is never refused: what clashes by it is kept and shown.
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
--> statement-breakpoint
create trigger people_booked_insert after insert on case_person referencing new table as new_rows
  for each statement execute function case_people_booked();
--> statement-breakpoint
create trigger people_booked_update after update on case_person referencing old table as old_rows new table as new_rows
  for each statement execute function case_people_booked();
--> statement-breakpoint
create trigger people_booked_delete after delete on case_person referencing old table as old_rows
  for each statement execute function case_people_booked();
--> statement-breakpoint
create function protected_booked() returns trigger language plpgsql as $$
begin
  perform book_people((select array_agg(distinct h.id) from case_person cp join hearing h on h.case_id = cp.case_id
    where cp.person_id = new.id and h.state = 'listed' and h.block is not null), true);
  return null;
end $$;
--> statement-breakpoint
create trigger person_booked after update of is_protected on person for each row
  when (old.is_protected is distinct from new.is_protected) execute function protected_booked();
--> statement-breakpoint
create function stand_in_booked() returns trigger language plpgsql as $$
declare
  row_of stand_in := case when tg_op = 'DELETE' then old else new end;
begin
  perform book_people((select array_agg(distinct h.id) from hearing h join case_person cp on cp.case_id = h.case_id
    where h.court_id = row_of.court_id and h.day = row_of.day and h.state = 'listed' and h.block is not null
      and cp.person_id = row_of.person_id), true);
  return null;
end $$;
--> statement-breakpoint
create trigger stand_in_booked after insert or delete on stand_in for each row execute function stand_in_booked();
--> statement-breakpoint
-- What stands already, one date after the other: where two clash, the later one is kept as the breach it is.
do $$
declare
  standing record;
begin
  for standing in select id from hearing where state = 'listed' and block is not null order by listed_at, id loop
    perform book_people(array[standing.id], true);
  end loop;
end $$;
