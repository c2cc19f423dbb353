DROP INDEX "evidence_request_of_court";--> statement-breakpoint
CREATE INDEX "evidence_request_by_source" ON "evidence_request" USING btree ("source","id");