import { sql } from "drizzle-orm";
import { index, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { ASKED_BECAUSE, REQUEST_STATES } from "../../server/rules/own-days/date-request.ts";
import { staff } from "./access.ts";
import { day, identity, instant, reference, version } from "./columns.ts";
import { court } from "./districts.ts";
import { person } from "./people.ts";

/**
 * A prosecutor or officer asks that a date be another one. It moves nothing: that it was given follows from the date
 * itself. No foreign key on the date: one that was taken back leaves behind what was asked of it.
 */
export const dateRequest = pgTable(
  "date_request",
  {
    id: identity(),
    hearingId: reference("hearing_id").notNull(),
    caseId: reference("case_id").notNull(),
    courtId: reference("court_id")
      .notNull()
      .references(() => court.id),
    askedBy: text("asked_by")
      .notNull()
      .references(() => staff.userId),
    personId: reference("person_id")
      .notNull()
      .references(() => person.id),
    /** The date as it stood when he asked. */
    day: day("day").notNull(),
    block: text("block"),
    because: text("because", { enum: ASKED_BECAUSE }).notNull(),
    words: text("words").notNull(),
    state: text("state", { enum: REQUEST_STATES }).notNull().default("open"),
    answer: text("answer"),
    answeredBy: text("answered_by"),
    answeredAt: instant("answered_at"),
    askedAt: instant("asked_at").notNull(),
    version: version(),
  },
  (t) => [
    uniqueIndex("date_request_one_open").on(t.hearingId, t.askedBy).where(sql`${t.state} = 'open'`),
    index("date_request_of_court").on(t.courtId).where(sql`${t.state} = 'open'`),
    index("date_request_of_case").on(t.caseId),
    index("date_request_of_asker").on(t.askedBy, t.askedAt),
  ],
);
