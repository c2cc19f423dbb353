import { sql } from "drizzle-orm";
import { boolean, foreignKey, index, integer, pgTable, text } from "drizzle-orm/pg-core";
import { CUSTODY } from "../../server/rules/custody.ts";
import { CASE_ROLES } from "../../server/rules/people.ts";
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
    nameKey: text("name_key").notNull(),
    /** Officials and counsel are one person over many cases; parties are never matched across cases by name. */
    isOfficial: boolean("is_official").notNull().default(false),
    agency: text("agency"),
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
  ],
);
