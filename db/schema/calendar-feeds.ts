import { index, integer, pgTable, text } from "drizzle-orm/pg-core";
import { staff } from "./access.ts";
import { day, identity, instant, reference, version } from "./columns.ts";
import { district } from "./districts.ts";
import { person } from "./people.ts";

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

/** The secret address under which another Peshi fetches when officials of this district are in its courts. */
export const districtFeed = pgTable("district_feed", {
  districtId: reference("district_id")
    .primaryKey()
    .references(() => district.id),
  tokenHash: text("token_hash").notNull().unique(),
  madeAt: instant("made_at").notNull(),
  lastFetchedAt: instant("last_fetched_at"),
  fetches: integer("fetches").notNull().default(0),
});

/** The calendar of courts on another Peshi, or of one person there. */
export const remoteFeed = pgTable(
  "remote_feed",
  {
    id: identity(),
    districtId: reference("district_id")
      .notNull()
      .references(() => district.id),
    name: text("name").notNull(),
    /** Secret: shown to nobody again. */
    address: text("address").notNull(),
    /** Whose dates they are; null: those whom it names. */
    personId: reference("person_id").references(() => person.id),
    addedAt: instant("added_at").notNull(),
    version: version(),
  },
  (t) => [index("remote_feed_of_district").on(t.districtId)],
);

/** How the last fetching of such a calendar went. */
export const remoteFeedFetch = pgTable("remote_feed_fetch", {
  feedId: reference("feed_id")
    .primaryKey()
    .references(() => remoteFeed.id, { onDelete: "cascade" }),
  /** Since when what stands is known to be so; null: never yet. */
  asOf: instant("as_of"),
  triedAt: instant("tried_at").notNull(),
  failedSince: instant("failed_since"),
  failure: text("failure"),
  etag: text("etag"),
});

/** When somebody is in courts elsewhere: what a fetched calendar says, replaced whole by the next. */
export const remoteBusy = pgTable(
  "remote_busy",
  {
    feedId: reference("feed_id")
      .notNull()
      .references(() => remoteFeed.id, { onDelete: "cascade" }),
    /** Whom it names, as a key of his name; null: the person whose calendar it is. */
    nameKey: text("name_key"),
    day: day("day").notNull(),
    fromMinute: integer("from_minute").notNull(),
    untilMinute: integer("until_minute").notNull(),
    matters: integer("matters").notNull().default(1),
  },
  (t) => [index("remote_busy_of_day").on(t.feedId, t.day)],
);
