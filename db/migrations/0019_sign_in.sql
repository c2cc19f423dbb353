-- Second factor of staff, sessions that lock, the devices that may be opened with a PIN, slips that run out.
alter table "staff" add column "password_due_until" timestamp with time zone;
--> statement-breakpoint
alter table "user" add column "two_factor_enabled" boolean default false;
--> statement-breakpoint
create table two_factor (
  id text primary key,
  secret text not null,
  backup_codes text not null,
  user_id text not null constraint two_factor_once unique references "user" (id) on delete cascade,
  verified boolean default true,
  failed_verification_count integer default 0,
  locked_until timestamp with time zone
);
--> statement-breakpoint
create table staff_device (
  user_id text not null references "user" (id) on delete cascade,
  device_hash text not null,
  pin_hash text,
  pin_failures integer not null default 0,
  first_seen_at timestamp with time zone not null,
  last_seen_at timestamp with time zone not null,
  primary key (user_id, device_hash)
);
--> statement-breakpoint
create table session_use (
  session_id text primary key references session (id) on delete cascade,
  last_used_at timestamp with time zone not null,
  locked_at timestamp with time zone
);
--> statement-breakpoint
create table sign_in_try (
  key text primary key,
  tries integer not null,
  since timestamp with time zone not null
);
