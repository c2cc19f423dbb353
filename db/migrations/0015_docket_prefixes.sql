-- What a court writes before the numbers of inquiries, bail applications and other applications; null: the usual words.
ALTER TABLE "court" ADD COLUMN "docket_prefixes" jsonb;
