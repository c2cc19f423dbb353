-- A plan of its own cap, in figures beside what stood, accepted; the day a matter had in the draft before; what a court
-- sets for its lists: the number that saturates a day, how far it is listed past its minutes, quotas of stages.
alter table draft add column cap_minutes integer;
--> statement-breakpoint
alter table draft add column cap_matters integer;
--> statement-breakpoint
alter table draft add column cap_because text;
--> statement-breakpoint
alter table draft add column figures jsonb;
--> statement-breakpoint
alter table draft add column accepted_at timestamptz;
--> statement-breakpoint
alter table draft_placement add column was_day date;
--> statement-breakpoint
alter table court add column saturation_matters integer;
--> statement-breakpoint
alter table court add column overlist_most integer not null default 115;
--> statement-breakpoint
alter table court add column stage_quotas jsonb;
--> statement-breakpoint
alter table court add constraint court_overlist_most check (overlist_most between 100 and 150);
