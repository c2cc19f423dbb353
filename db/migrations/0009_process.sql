ALTER TABLE "process" ADD COLUMN "because" text;--> statement-breakpoint
ALTER TABLE "process" ADD COLUMN "recall_sent_day" date;--> statement-breakpoint
ALTER TABLE "process" ADD COLUMN "recall_sent_by" text;--> statement-breakpoint
ALTER TABLE "process" ADD COLUMN "recall_acknowledged_day" date;--> statement-breakpoint
ALTER TABLE "process" ADD COLUMN "recall_acknowledged_by" text;--> statement-breakpoint
ALTER TABLE "process" ADD CONSTRAINT "process_recall_in_order" CHECK (("process"."recall_sent_day" is null or "process"."state" = 'recalled')
        and ("process"."recall_sent_day" is null) = ("process"."recall_sent_by" is null)
        and ("process"."recall_acknowledged_day" is null) = ("process"."recall_acknowledged_by" is null)
        and ("process"."recall_acknowledged_day" is null or "process"."recall_acknowledged_day" >= "process"."recall_sent_day")
        and ("process"."recall_acknowledged_day" is null or "process"."recall_sent_day" is not null));
