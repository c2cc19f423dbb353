import { sql } from "drizzle-orm";
import { bigint, boolean, check, foreignKey, index, integer, pgTable, pgView, text } from "drizzle-orm/pg-core";
import type { Testimony } from "../../server/rules/listing/attendance.ts";
import { CUSTODY } from "../../server/rules/people/custody.ts";
import { ABSENCE_KINDS, CASE_ROLES } from "../../server/rules/people/people.ts";
import { courtCase } from "./cases.ts";
import { day, identity, reference, version } from "./columns.ts";
import { district } from "./districts.ts";

export const person = pgTable(
  "person",
  {
    id: identity(),
    districtId: reference("district_id")
      .notNull()
      .references(() => district.id),
    name: text("name").notNull(),
    nameUr: text("name_ur"),
    nameSd: text("name_sd"),
    /** Another name he goes by, what `@` introduces. */
    alias: text("alias"),
    sex: text("sex").$type<"woman" | "man" | "other">(),
    birthDay: day("birth_day"),
    /** Never matched, suggested or found across cases and courts; only an administrator links it. */
    isProtected: boolean("is_protected").notNull().default(false),
    /** The person this one turned out to be. */
    mergedIntoId: reference("merged_into_id"),
    nameKey: text("name_key").notNull(),
    /** Officials and counsel are one person over many cases; parties are never matched across cases by name. */
    isOfficial: boolean("is_official").notNull().default(false),
    agency: text("agency"),
    /** Of an official: the place he comes from, as `travel_time` names it; null: where the court sits. */
    comesFrom: text("comes_from"),
    version: version(),
  },
  (t) => [index("person_official").on(t.districtId, t.nameKey).where(sql`${t.isOfficial}`)],
);

export const casePerson = pgTable(
  "case_person",
  {
    id: identity(),
    caseId: reference("case_id").notNull(),
    courtId: reference("court_id").notNull(),
    personId: reference("person_id")
      .notNull()
      .references(() => person.id),
    role: text("role", { enum: CASE_ROLES }).notNull(),
    ordinal: integer("ordinal").notNull().default(1),
    custody: text("custody", { enum: CUSTODY }),
    custodySince: day("custody_since"),
    /** Of whoever testifies. */
    testimony: text("testimony").$type<Testimony>(),
    isForDefence: boolean("is_for_defence").notNull().default(false),
    isHostile: boolean("is_hostile").notNull().default(false),
    /** Of a surety: the accused for whom the bond was given; of a guardian: whose. */
    standsForId: reference("stands_for_id"),
    /** When a judge last refused bail on the ground of delay (s.497(1) CrPC, third proviso). */
    bailRefusedDay: day("bail_refused_day"),
    /** Facts for the judge under the fourth proviso, codes of server/rules/case/statutory-bail.ts. */
    fourthProviso: text("fourth_proviso").array().notNull().default(sql`'{}'`),
    /** Of an accused: the sections of the case that are charged against him; null: all of them. */
    chargedSections: text("charged_sections").array(),
    note: text("note"),
    version: version(),
  },
  (t) => [
    foreignKey({
      columns: [t.caseId, t.courtId],
      foreignColumns: [courtCase.id, courtCase.courtId],
      name: "case_person_case",
    }).onUpdate("cascade"),
    index("case_person_of_case").on(t.caseId),
    index("case_person_of_person").on(t.personId),
    check("case_person_charged_something", sql`${t.chargedSections} is null or cardinality(${t.chargedSections}) > 0`),
  ],
);

/** Who stands where in all courts of a district, for what rightly looks across them: see migration 0028. */
export const casePersonAcross = pgView("case_person_across", {
  id: bigint("id", { mode: "number" }).notNull(),
  caseId: reference("case_id").notNull(),
  courtId: reference("court_id").notNull(),
  personId: reference("person_id").notNull(),
  role: text("role", { enum: CASE_ROLES }).notNull(),
  testimony: text("testimony").$type<Testimony>(),
  isForDefence: boolean("is_for_defence").notNull(),
}).existing();

/** Days, or a stretch of one, on which an official cannot be in any court. */
export const personAbsence = pgTable(
  "person_absence",
  {
    id: identity(),
    personId: reference("person_id").notNull(),
    fromDay: day("from_day").notNull(),
    untilDay: day("until_day").notNull(),
    kind: text("kind", { enum: ABSENCE_KINDS }).notNull(),
    /** A stretch of one day, in minutes; null: whole days. */
    fromMinute: integer("from_minute"),
    untilMinute: integer("until_minute"),
    /** The sign-in of who said it of himself; null: the office did. */
    saidBy: text("said_by"),
    /** Of what came from a calendar file: the hash of the event's own name, by which it is replaced when it comes again. */
    sourceKey: text("source_key"),
    version: version(),
  },
  (t) => [
    foreignKey({ columns: [t.personId], foreignColumns: [person.id], name: "person_absence_person" }),
    index("person_absence_of_person").on(t.personId, t.untilDay),
    index("person_absence_of_source").on(t.personId, t.sourceKey).where(sql`${t.sourceKey} is not null`),
    check("person_absence_in_order", sql`${t.untilDay} >= ${t.fromDay}`),
    check(
      "person_absence_stretch",
      sql`(${t.fromMinute} is null) = (${t.untilMinute} is null) and (${t.fromMinute} is null or ${t.fromDay} = ${t.untilDay}
        and ${t.fromMinute} >= 0 and ${t.fromMinute} < ${t.untilMinute} and ${t.untilMinute} <= 1440)`,
    ),
  ],
);

/** What reaches a person. Kept apart from the name, so that who may read it is decided apart. */
export const personContact = pgTable("person_contact", {
  id: identity(),
  personId: reference("person_id")
    .notNull()
    .unique()
    .references(() => person.id, { onDelete: "cascade" }),
  /** Thirteen figures, without hyphens. */
  cnic: text("cnic"),
  /** `+923XXXXXXXXX`. */
  phone: text("phone"),
  /** Of an official or counsel; nobody else is written to but as his card says. */
  email: text("email"),
  /** He would rather have an e-mail than a text; null: not said. */
  prefersEmail: boolean("prefers_email"),
  version: version(),
});

/** One stretch of an accused's detention, from the arrest or the change of custody to its end. */
export const custodyPeriod = pgTable(
  "custody_period",
  {
    id: identity(),
    casePersonId: reference("case_person_id")
      .notNull()
      .references(() => casePerson.id, { onDelete: "cascade" }),
    caseId: reference("case_id").notNull(),
    kind: text("kind").$type<"police" | "judicial">().notNull(),
    fromDay: day("from_day").notNull(),
    untilDay: day("until_day"),
    /** The jail or police station. */
    place: text("place"),
    endedBecause: text("ended_because").$type<"bail" | "released" | "moved" | "escaped" | "other">(),
    version: version(),
  },
  (t) => [
    index("custody_period_of_person").on(t.casePersonId),
    index("custody_period_of_case").on(t.caseId),
    check("custody_period_in_order", sql`${t.untilDay} is null or ${t.untilDay} >= ${t.fromDay}`),
  ],
);
