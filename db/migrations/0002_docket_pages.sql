DROP INDEX "court_case_age";--> statement-breakpoint
DROP INDEX "court_case_next";--> statement-breakpoint
DROP INDEX "court_case_stage";--> statement-breakpoint
DROP INDEX "court_case_custody";--> statement-breakpoint
ALTER TABLE "court_case" ADD COLUMN "other_accused" integer DEFAULT 0;--> statement-breakpoint
CREATE INDEX "court_case_order" ON "court_case" USING btree ("court_id",coalesce("year", 0),coalesce("number", 0),"id") WHERE "court_case"."disposal_day" is null;--> statement-breakpoint
CREATE INDEX "court_case_undated" ON "court_case" USING btree ("court_id",coalesce("institution_day", 'infinity'::date),"id") WHERE "court_case"."disposal_day" is null and "court_case"."next_day" is null;--> statement-breakpoint
CREATE INDEX "court_case_not_reached" ON "court_case" USING btree ("court_id",coalesce("institution_day", 'infinity'::date),"id") WHERE "court_case"."disposal_day" is null and "court_case"."not_reached_count" >= 2;--> statement-breakpoint
CREATE INDEX "court_case_disposed" ON "court_case" USING btree ("court_id","disposal_day","id") WHERE "court_case"."disposal_day" is not null;--> statement-breakpoint
CREATE INDEX "court_case_age" ON "court_case" USING btree ("court_id",coalesce("institution_day", 'infinity'::date),"id") WHERE "court_case"."disposal_day" is null;--> statement-breakpoint
CREATE INDEX "court_case_next" ON "court_case" USING btree ("court_id",coalesce("next_day", 'infinity'::date),"id") WHERE "court_case"."disposal_day" is null;--> statement-breakpoint
CREATE INDEX "court_case_stage" ON "court_case" USING btree ("court_id","stage",coalesce("institution_day", 'infinity'::date),"id") WHERE "court_case"."disposal_day" is null;--> statement-breakpoint
CREATE INDEX "court_case_custody" ON "court_case" USING btree ("court_id",coalesce("institution_day", 'infinity'::date),"id") WHERE "court_case"."disposal_day" is null and "court_case"."custody" = 'in';