CREATE TABLE "register_row" (
	"case_id" bigint PRIMARY KEY NOT NULL,
	"import_id" bigint NOT NULL,
	"row_hash" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "register_row" ADD CONSTRAINT "register_row_case_id_court_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."court_case"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "register_row_import" ON "register_row" USING btree ("import_id");