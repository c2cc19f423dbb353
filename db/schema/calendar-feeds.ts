import { integer, pgTable, text } from "drizzle-orm/pg-core";
import { staff } from "./access.ts";
import { instant } from "./columns.ts";

export const FEED_LEVELS = ["full", "busy"] as const;

/** The secret address under which somebody's own calendar program fetches his dates. One for each person; a new one ends the old. */
export const calendarFeed = pgTable("calendar_feed", {
  userId: text("user_id")
    .primaryKey()
    .references(() => staff.userId),
  /** SHA-256 of the address's secret, which is nowhere else. */
  tokenHash: text("token_hash").notNull().unique(),
  level: text("level", { enum: FEED_LEVELS }).notNull(),
  language: text("language").$type<"en" | "ur">().notNull(),
  madeAt: instant("made_at").notNull(),
  lastFetchedAt: instant("last_fetched_at"),
  fetches: integer("fetches").notNull().default(0),
});
