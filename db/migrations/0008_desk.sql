-- The day by which a reminder asked for the reply, as its letter says; the letters before this said ten days.
alter table "evidence_event" add column "by_day" date;--> statement-breakpoint
alter table "evidence_event" add constraint "evidence_event_by_day_after" check ("by_day" is null or ("kind" = 'chased' and "by_day" > "day"));
--> statement-breakpoint
-- Who a prosecutor is among the people of the district's cases: theirs are the matters in which that person prosecutes.
alter table "staff" add column "person_id" bigint;--> statement-breakpoint
alter table "staff" add constraint "staff_person_id_person_id_fk" foreign key ("person_id") references "person"("id");
