import { pgTable, text, unique } from "drizzle-orm/pg-core";
import type { Answer } from "../../server/rules/case/offence-table.ts";
import { identity, instant, reference, version } from "./columns.ts";
import { district } from "./districts.ts";

/** The class of a section as a district has confirmed it, where the data of the law leave it open. */
export const offenceClass = pgTable(
  "offence_class",
  {
    id: identity(),
    districtId: reference("district_id")
      .notNull()
      .references(() => district.id),
    statute: text("statute").notNull(),
    section: text("section").notNull(),
    cognizable: text("cognizable").$type<Answer>().notNull(),
    bailable: text("bailable").$type<Answer>().notNull(),
    compoundable: text("compoundable").$type<Answer>().notNull(),
    victimSensitive: text("victim_sensitive").$type<Answer>().notNull(),
    confirmedBy: text("confirmed_by").notNull(),
    because: text("because").notNull(),
    confirmedAt: instant("confirmed_at").notNull(),
    version: version(),
  },
  (t) => [unique("offence_class_once").on(t.districtId, t.statute, t.section)],
);
