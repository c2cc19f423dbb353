-- A judgment that a higher court set aside is kept beside the one that follows it: of those that stand there is one.
ALTER TABLE "judgment" ADD COLUMN "set_aside_day" date;--> statement-breakpoint
ALTER TABLE "judgment" ADD COLUMN "set_aside_because" text;--> statement-breakpoint
DROP INDEX "judgment_of_case";--> statement-breakpoint
CREATE UNIQUE INDEX "judgment_of_case" ON "judgment" USING btree ("case_id") WHERE "judgment"."set_aside_day" is null;--> statement-breakpoint
ALTER TABLE "judgment" ADD CONSTRAINT "judgment_set_aside_by_order" CHECK (("judgment"."set_aside_day" is null) = ("judgment"."set_aside_because" is null));
