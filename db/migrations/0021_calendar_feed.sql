-- The secret address under which somebody's own calendar program fetches his dates: one for each person.
create table calendar_feed (
  user_id text primary key references staff (user_id),
  -- SHA-256 of the address's secret, which is nowhere else.
  token_hash text not null unique,
  level text not null check (level in ('full', 'busy')),
  language text not null check (language in ('en', 'ur')),
  made_at timestamp with time zone not null,
  last_fetched_at timestamp with time zone,
  fetches integer not null default 0
);
