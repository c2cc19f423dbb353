import { foreignKey, index, integer, jsonb, pgTable, text, unique } from "drizzle-orm/pg-core";
import { ADJOURNMENT_REASONS } from "../../server/rules/case/adjournment.ts";
import { PURPOSES } from "../../server/rules/case/purposes.ts";
import { courtCase } from "./cases.ts";
import { day, identity, instant, reference, time, version } from "./columns.ts";
import { closure, court } from "./districts.ts";

/** A hearing day, or some blocks of it, that a court lost: what was done about it in one change. */
export const lostDay = pgTable(
  "lost_day",
  {
    id: identity(),
    courtId: reference("court_id")
      .notNull()
      .references(() => court.id),
    day: day("day").notNull(),
    /** Starts of the blocks that were lost; null: the whole day. */
    blocks: jsonb("blocks").$type<string[]>(),
    because: text("because").notNull(),
    /** Lost before it began, its matters moved; after, they were adjourned with reason and side. */
    manner: text("manner").$type<"moved" | "adjourned">().notNull(),
    /** Of those that were adjourned: the reason of all of them. */
    reason: text("reason", { enum: ADJOURNMENT_REASONS }),
    /** Null where the day stays open and only what remained of it was adjourned. */
    closureId: reference("closure_id").references(() => closure.id),
    /** The change that undo takes back. */
    changeId: reference("change_id").notNull(),
    orderedBy: text("ordered_by"),
    lostAt: instant("lost_at").notNull(),
    version: version(),
  },
  (t) => [index("lost_day_of_court").on(t.courtId, t.day)],
);

/** One matter's date that was lost, and what it has instead: what people are to be told, each once. */
export const lostDate = pgTable(
  "lost_date",
  {
    id: identity(),
    lostDayId: reference("lost_day_id")
      .notNull()
      .references(() => lostDay.id, { onDelete: "cascade" }),
    courtId: reference("court_id").notNull(),
    caseId: reference("case_id").notNull(),
    hearingId: reference("hearing_id").notNull(),
    purpose: text("purpose", { enum: PURPOSES }).notNull(),
    fromBlock: time("from_block"),
    /** Null: no day had a place; `unplacedBecause` says why. */
    toDay: day("to_day"),
    toBlock: time("to_block"),
    /** The hearing that stands on the new day: the same one where it was moved. */
    nextHearingId: reference("next_hearing_id"),
    unplacedBecause: text("unplaced_because"),
    /** How often the court had taken a date from this matter before. */
    timesBumped: integer("times_bumped").notNull().default(0),
    because: jsonb("because"),
    version: version(),
  },
  (t) => [
    foreignKey({ columns: [t.caseId], foreignColumns: [courtCase.id], name: "lost_date_case" }),
    unique("lost_date_once").on(t.lostDayId, t.hearingId),
    index("lost_date_of_case").on(t.caseId),
  ],
);
