-- Adjourning all that remains of a day closes no day, and its people are told as of a day that is lost.
ALTER TABLE "lost_day" ALTER COLUMN "closure_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "lost_day" ADD COLUMN "reason" text;
