import { sql } from "drizzle-orm";
import { check, integer, jsonb, pgTable, text, unique } from "drizzle-orm/pg-core";
import type { CauseList } from "../../server/rules/cause-lists/cause-list.ts";
import { day, identity, instant, reference } from "./columns.ts";
import { court } from "./districts.ts";

/** A published version is never changed; taking it down only sets `withdrawnAt`. */
export const causeList = pgTable(
  "cause_list",
  {
    id: identity(),
    courtId: reference("court_id")
      .notNull()
      .references(() => court.id),
    day: day("day").notNull(),
    /** Null for the list itself, 1, 2 … for supplementary lists of the day, each with its own versions. */
    supplementary: integer("supplementary"),
    version: integer("version").notNull(),
    content: jsonb("content").$type<CauseList>().notNull(),
    /** SHA-256 of the content: tag of the public page and proof of the print. */
    contentHash: text("content_hash").notNull(),
    publishedAt: instant("published_at").notNull(),
    publishedBy: text("published_by"),
    withdrawnAt: instant("withdrawn_at"),
    withdrawnBecause: text("withdrawn_because"),
  },
  (t) => [
    unique("cause_list_version").on(t.courtId, t.day, t.supplementary, t.version).nullsNotDistinct(),
    check("cause_list_version_from_one", sql`${t.version} >= 1`),
  ],
);
