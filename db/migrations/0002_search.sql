ALTER TABLE "staff" ADD COLUMN "is_password_due" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "court_case" ADD COLUMN "accused_sound" text;--> statement-breakpoint
CREATE INDEX "court_case_sound" ON "court_case" USING gin ("accused_sound" gin_trgm_ops);