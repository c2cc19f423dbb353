-- Of an official or counsel: his address for e-mail, and whether he would rather have that than a text. Null: not said.
ALTER TABLE "person_contact" ADD COLUMN "email" text;--> statement-breakpoint
ALTER TABLE "person_contact" ADD COLUMN "prefers_email" boolean;--> statement-breakpoint
-- What undo needs of an old address is kept apart from the history, as an old number is.
drop trigger record_update on person_contact;
--> statement-breakpoint
drop trigger record_delete on person_contact;
--> statement-breakpoint
create trigger record_update after update on person_contact referencing old table as old_rows new table as new_rows
  for each statement execute function record_rows('null', 'cnic,phone,email');
--> statement-breakpoint
create trigger record_delete after delete on person_contact referencing old table as old_rows
  for each statement execute function record_rows('null', 'cnic,phone,email');
--> statement-breakpoint
-- Where the court may write to who needs no card: one way for each, by e-mail where he has no number or would rather have it.
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
