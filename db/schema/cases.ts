import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  boolean,
  check,
  index,
  integer,
  pgTable,
  text,
  unique,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import type { Disposal } from "../../server/rules/case/outcomes.ts";
import { STAGES } from "../../server/rules/case/stages.ts";
import { CUSTODY } from "../../server/rules/people/custody.ts";
import { day, identity, instant, reference, version } from "./columns.ts";
import { court } from "./districts.ts";

const isPending = (t: { disposalDay: AnyPgColumn }) => sql`${t.disposalDay} is null`;
const ageOf = (t: { institutionDay: AnyPgColumn }) => sql`coalesce(${t.institutionDay}, 'infinity'::date)`;

export const courtCase = pgTable(
  "court_case",
  {
    id: identity(),
    courtId: reference("court_id")
      .notNull()
      .references(() => court.id),
    docket: text("docket").$type<"trial" | "inquiry" | "application">().notNull().default("trial"),
    /** Of an application: what is asked for, a code of server/rules/applications/applications.ts. */
    applicationKind: text("application_kind"),
    /** The case an application is made in; null where it stands alone. */
    parentCaseId: reference("parent_case_id"),
    /** How it came to this court, for the monthly returns. */
    institutionMode: text("institution_mode")
      .$type<"instituted" | "transferred-in" | "restored" | "remanded" | "split-up">()
      .notNull()
      .default("instituted"),
    numberPrefix: text("number_prefix"),
    number: integer("number"),
    numberSuffix: text("number_suffix"),
    year: integer("year"),
    /** `150A/2024`, as search and imports compare it; see server/rules/case/case-number.ts. */
    numberKey: text("number_key"),
    cfmsCode: text("cfms_code"),
    firNumber: integer("fir_number"),
    firYear: integer("fir_year"),
    station: text("station"),
    stationKey: text("station_key"),
    /** Charged sections, `PECA 20`. What could not be read stays in `unreadSections` and keeps the case restricted. */
    sections: text("sections").array().notNull().default(sql`'{}'`),
    unreadSections: text("unread_sections").array().notNull().default(sql`'{}'`),
    offenceDay: day("offence_day"),
    firDay: day("fir_day"),
    challanDay: day("challan_day"),
    institutionDay: day("institution_day"),
    /** Of an inquiry: when the court permitted the investigation (s.155 CrPC). */
    permissionDay: day("permission_day"),
    cognizanceDay: day("cognizance_day"),
    /** When statements and documents were given to the accused. */
    copiesDay: day("copies_day"),
    /** When the proclamation was published. */
    proclamationDay: day("proclamation_day"),
    /** A judge's order that lets it rest without a date, and when it is looked at again. */
    dormantSince: day("dormant_since"),
    dormantBecause: text("dormant_because"),
    dormantBy: text("dormant_by"),
    reviewDay: day("review_day"),
    disposalDay: day("disposal_day"),
    disposal: text("disposal").$type<Disposal>(),
    stage: text("stage", { enum: STAGES }).notNull(),
    stageSince: day("stage_since"),
    /** The strictest of its accused. */
    custody: text("custody", { enum: CUSTODY }).notNull().default("unknown"),
    custodySince: day("custody_since"),
    hasMinor: boolean("has_minor").notNull().default(false),
    /** What a judge ordered about publication; null where nothing was ordered. */
    orderedRestricted: boolean("ordered_restricted"),
    isRestricted: boolean("is_restricted").notNull().default(true),
    restrictionBecause: text("restriction_because").notNull().default("no-section"),
    /** Names of the accused as the sheet shows them, and their search key; kept by the cases store from `case_person`. */
    accusedTitle: text("accused_title").notNull().default(""),
    accusedKey: text("accused_key").notNull().default(""),
    /** Other spellings and the other script, from `accusedKey`; see server/rules/text/name-sound.ts. Null: made at the next start. */
    accusedSound: text("accused_sound"),
    /** Accused that the register counts and does not name; null: some, uncounted ("& others"). */
    otherAccused: integer("other_accused").default(0),
    remarks: text("remarks"),
    /** The last hearing before the case came into this docket, as the register told it. */
    priorDay: day("prior_day"),
    /** Kept by the database from the hearings: earliest open date, latest past date, how many were held. */
    nextDay: day("next_day"),
    lastDay: day("last_day"),
    hearingsCount: integer("hearings_count").notNull().default(0),
    notReachedCount: integer("not_reached_count").notNull().default(0),
    registeredAt: instant("registered_at").notNull().defaultNow(),
    version: version(),
  },
  (t) => [
    unique("court_case_in_court").on(t.id, t.courtId),
    uniqueIndex("court_case_number_once")
      .on(t.courtId, t.docket, sql`coalesce(${t.numberPrefix}, '')`, t.numberKey)
      .where(sql`${t.numberKey} is not null`),
    index("court_case_number").on(t.courtId, t.number, t.year),
    index("court_case_fir").on(t.courtId, t.firNumber, t.firYear),
    index("court_case_parent").on(t.parentCaseId).where(sql`${t.parentCaseId} is not null`),
    index("court_case_cfms").on(t.cfmsCode).where(sql`${t.cfmsCode} is not null`),
    // Pages of the docket are read in these orders; what has no day comes last, so that one comparison continues a page.
    index("court_case_age").on(t.courtId, ageOf(t), t.id).where(isPending(t)),
    index("court_case_next").on(t.courtId, sql`coalesce(${t.nextDay}, 'infinity'::date)`, t.id).where(isPending(t)),
    index("court_case_order")
      .on(t.courtId, sql`coalesce(${t.year}, 0)`, sql`coalesce(${t.number}, 0)`, t.id)
      .where(isPending(t)),
    index("court_case_stage").on(t.courtId, t.stage, ageOf(t), t.id).where(isPending(t)),
    index("court_case_custody")
      .on(t.courtId, ageOf(t), t.id)
      .where(sql`${isPending(t)} and ${t.custody} = 'in'`),
    index("court_case_undated")
      .on(t.courtId, ageOf(t), t.id)
      .where(sql`${isPending(t)} and ${t.nextDay} is null`),
    // Inquiries and applications are few among the trials.
    index("court_case_docket")
      .on(t.courtId, t.docket, ageOf(t), t.id)
      .where(sql`${isPending(t)} and ${t.docket} <> 'trial'`),
    index("court_case_not_reached")
      .on(t.courtId, ageOf(t), t.id)
      .where(sql`${isPending(t)} and ${t.notReachedCount} >= 2`),
    index("court_case_disposed").on(t.courtId, t.disposalDay, t.id).where(sql`${t.disposalDay} is not null`),
    index("court_case_sections").using("gin", t.sections),
    index("court_case_accused").using("gin", t.accusedKey.op("gin_trgm_ops")),
    index("court_case_sound").using("gin", t.accusedSound.op("gin_trgm_ops")),
    check("court_case_has_a_number", sql`${t.numberKey} is not null or ${t.firNumber} is not null`),
    check(
      "court_case_dormant_is_whole",
      sql`(${t.dormantSince} is null) = (${t.reviewDay} is null) and (${t.dormantSince} is null) = (${t.dormantBy} is null)`,
    ),
  ],
);
