import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  customType,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { courtCase } from "./cases.ts";
import { day, identity, reference, version } from "./columns.ts";
import { court } from "./districts.ts";
import { hearing } from "./hearings.ts";
import { person } from "./people.ts";

/** A matter whose people were asked and would come sooner. The date it has stands until it steps in. */
export const standby = pgTable(
  "standby",
  {
    id: identity(),
    courtId: reference("court_id")
      .notNull()
      .references(() => court.id),
    caseId: reference("case_id").notNull(),
    hearingId: reference("hearing_id").notNull(),
    /** When somebody asked, who, and until when they would come. */
    confirmedDay: day("confirmed_day").notNull(),
    confirmedBy: text("confirmed_by"),
    untilDay: day("until_day").notNull(),
    state: text("state").$type<"ready" | "taken" | "ended">().notNull().default("ready"),
    version: version(),
  },
  (t) => [
    foreignKey({ columns: [t.caseId], foreignColumns: [courtCase.id], name: "standby_case" }),
    foreignKey({ columns: [t.hearingId], foreignColumns: [hearing.id], name: "standby_hearing" }),
    uniqueIndex("standby_one_ready").on(t.hearingId).where(sql`${t.state} = 'ready'`),
    index("standby_of_court").on(t.courtId, t.untilDay),
    check("standby_in_order", sql`${t.untilDay} >= ${t.confirmedDay}`),
  ],
);

/** Who takes the place of a prosecutor or counsel in one court for one day: a person of the directory, or a name. */
export const standIn = pgTable(
  "stand_in",
  {
    id: identity(),
    courtId: reference("court_id")
      .notNull()
      .references(() => court.id),
    day: day("day").notNull(),
    personId: reference("person_id").notNull(),
    standsInId: reference("stands_in_id"),
    name: text("name").notNull(),
    version: version(),
  },
  (t) => [
    foreignKey({ columns: [t.personId], foreignColumns: [person.id], name: "stand_in_person" }),
    foreignKey({ columns: [t.standsInId], foreignColumns: [person.id], name: "stand_in_by" }),
    unique("stand_in_once").on(t.courtId, t.day, t.personId),
    check("stand_in_another", sql`${t.standsInId} <> ${t.personId}`),
  ],
);

/** A prosecutor goes to one of his courts a week in turn, from a Monday on: the weeks of the turn are counted from 0. */
export const rotation = pgTable(
  "rotation",
  {
    id: identity(),
    personId: reference("person_id").notNull(),
    fromDay: day("from_day").notNull(),
    untilDay: day("until_day"),
    version: version(),
  },
  (t) => [
    foreignKey({ columns: [t.personId], foreignColumns: [person.id], name: "rotation_person" }),
    index("rotation_of_person").on(t.personId),
    check("rotation_from_monday", sql`extract(isodow from ${t.fromDay}) = 1`),
    check("rotation_in_order", sql`${t.untilDay} is null or ${t.untilDay} >= ${t.fromDay}`),
  ],
);

export const rotationWeek = pgTable(
  "rotation_week",
  {
    id: identity(),
    rotationId: reference("rotation_id").notNull(),
    week: integer("week").notNull(),
    courtId: reference("court_id")
      .notNull()
      .references(() => court.id),
    version: version(),
  },
  (t) => [
    foreignKey({ columns: [t.rotationId], foreignColumns: [rotation.id], name: "rotation_week_of" }).onDelete(
      "cascade",
    ),
    unique("rotation_week_once").on(t.rotationId, t.week),
    check("rotation_week_number", sql`${t.week} between 0 and 7`),
  ],
);

const minutesOfDay = customType<{ data: string }>({ dataType: () => "int4range" });

/**
 * Who is held by a listed hearing, and when: kept by the database's triggers, which refuse one person in two courts at
 * overlapping times (`person_in_one_court`).
 */
export const personBooking = pgTable(
  "person_booking",
  {
    hearingId: reference("hearing_id").notNull(),
    personId: reference("person_id").notNull(),
    courtId: reference("court_id").notNull(),
    day: day("day").notNull(),
    during: minutesOfDay("during").notNull(),
    /** Ordered, announced or known later, at a time at which the person was held already: shown as a breach. */
    isKept: boolean("is_kept").notNull().default(false),
  },
  (t) => [
    primaryKey({ columns: [t.hearingId, t.personId] }),
    foreignKey({ columns: [t.hearingId], foreignColumns: [hearing.id], name: "person_booking_hearing" }).onDelete(
      "cascade",
    ),
    foreignKey({ columns: [t.personId], foreignColumns: [person.id], name: "person_booking_person" }),
    index("person_booking_of_person").on(t.personId, t.day),
  ],
);
