-- The private page of somebody who wants to look by herself: one for each person of a case, under an address and a code.
-- Not in the history: an undo must not open an address that was closed.
create table private_page (
  case_person_id bigint primary key references case_person (id) on delete cascade,
  case_id bigint not null references court_case (id),
  -- Of both only a hash under a key of the server: whoever has a copy of the database opens nothing with it.
  token_hash text not null constraint private_page_token unique,
  code_hash text not null,
  -- The address under the key of her card, where she wants it in her e-mails.
  sealed_token text,
  tries integer not null default 0,
  locked_at timestamp with time zone,
  made_at timestamp with time zone not null,
  made_by text,
  opened_at timestamp with time zone
);
--> statement-breakpoint
create index private_page_of_case on private_page (case_id);
--> statement-breakpoint
alter table private_page enable row level security;
--> statement-breakpoint
create policy of_court on private_page
  using (exists (select 1 from court_case c where c.id = private_page.case_id
    and ((select courts_in_scope()) is null or c.court_id = any ((select courts_in_scope())::bigint[]))));
--> statement-breakpoint
-- Which page an address opens: read past the lock, for nobody knows yet of which court it is. Nothing of one that is shut.
create function find_private_page(of_token text)
returns table (case_person_id bigint, case_id bigint, court_id bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  select p.case_person_id, p.case_id, cp.court_id from private_page p join case_person cp on cp.id = p.case_person_id
  where p.token_hash = of_token and p.locked_at is null
$$;
--> statement-breakpoint
-- For an e-mail that may hold her address: read past the lock, as the worker asks of no court. Sealed, and none that is shut.
create function page_to_mail(of_case_person bigint) returns text
language sql stable security definer set search_path = public, pg_temp as $$
  select p.sealed_token from private_page p where p.case_person_id = of_case_person and p.locked_at is null
$$;
--> statement-breakpoint
-- An answer on a page is to a date and not to a message.
alter table reminder_reply add column hearing_id bigint, add column case_person_id bigint;
--> statement-breakpoint
create index reminder_reply_of_date on reminder_reply (hearing_id, case_person_id) where hearing_id is not null;
