import { sql } from "drizzle-orm";
import { boolean, check, index, integer, jsonb, pgTable, text, unique, uniqueIndex } from "drizzle-orm/pg-core";
import { ACCUSED_RESULTS, type SectionResult } from "../../server/rules/judgment/judgment.ts";
import {
  COMPLAINANT_STATES,
  COMPOUNDERS,
  RELATIONS,
  SAFETY_KINDS,
} from "../../server/rules/settlement/settlement-facts.ts";
import { courtCase } from "./cases.ts";
import { day, identity, instant, reference, version } from "./columns.ts";
import { casePerson } from "./people.ts";

/** A compounding before the court (s.345 CrPC): what was stated, by whom, and what the judge asked. */
export const settlement = pgTable(
  "settlement",
  {
    id: identity(),
    caseId: reference("case_id")
      .notNull()
      .references(() => courtCase.id),
    courtId: reference("court_id").notNull(),
    hearingId: reference("hearing_id"),
    statedDay: day("stated_day").notNull(),
    /** Where the written statement is in the file. */
    statementReference: text("statement_reference").notNull(),
    compoundedById: reference("compounded_by_id").references(() => casePerson.id, { onDelete: "set null" }),
    /** The aggrieved person; a guardian with leave of the court (s.345(4)); an heir of one who died. */
    compoundedAs: text("compounded_as", { enum: COMPOUNDERS }).notNull(),
    /** Of a guardian or an heir; kept out of the history, never printed. */
    guardianName: text("guardian_name"),
    /** What the guardian or heir is to the aggrieved person. */
    relation: text("relation", { enum: RELATIONS }),
    /** The day on which the judge asked whether it is voluntary, and the answer. */
    askedDay: day("asked_day"),
    isVoluntary: text("is_voluntary").$type<"yes" | "no">(),
    /** Leave of the court: for a minor or a person of unsound mind (345(4)), after conviction (345(5)). */
    leaveDay: day("leave_day"),
    leaveFor: text("leave_for").$type<"incapable" | "after-conviction">(),
    recordedBy: text("recorded_by"),
    recordedAt: instant("recorded_at").notNull(),
    reopenedDay: day("reopened_day"),
    reopenedBecause: text("reopened_because"),
    reopenedBy: text("reopened_by"),
    version: version(),
  },
  (t) => [index("settlement_of_case").on(t.caseId)],
);

/** What is compounded: one section against one accused. */
export const settlementPart = pgTable(
  "settlement_part",
  {
    id: identity(),
    settlementId: reference("settlement_id")
      .notNull()
      .references(() => settlement.id, { onDelete: "cascade" }),
    caseId: reference("case_id").notNull(),
    accusedId: reference("accused_id")
      .notNull()
      .references(() => casePerson.id),
    section: text("section").notNull(),
    version: version(),
  },
  (t) => [unique("settlement_part_once").on(t.settlementId, t.accusedId, t.section)],
);

/** A private word that somebody is unsafe or pressed: for the judge and the prosecutor, acknowledged before a settlement. */
export const safetyFlag = pgTable(
  "safety_flag",
  {
    id: identity(),
    caseId: reference("case_id")
      .notNull()
      .references(() => courtCase.id),
    courtId: reference("court_id").notNull(),
    kind: text("kind", { enum: SAFETY_KINDS }).notNull(),
    /** Of an answer that it is not of free will: the day on which the judge asked. */
    askedDay: day("asked_day"),
    note: text("note"),
    raisedBy: text("raised_by"),
    raisedAt: instant("raised_at").notNull(),
    acknowledgedBy: text("acknowledged_by"),
    acknowledgedAt: instant("acknowledged_at"),
    acknowledgement: text("acknowledgement"),
    version: version(),
  },
  (t) => [index("safety_flag_of_case").on(t.caseId)],
);

/** Where the complainant stands. None of these is a settlement. */
export const complainantPosition = pgTable(
  "complainant_position",
  {
    id: identity(),
    caseId: reference("case_id")
      .notNull()
      .references(() => courtCase.id),
    courtId: reference("court_id").notNull(),
    position: text("position", { enum: COMPLAINANT_STATES }).notNull(),
    day: day("day").notNull(),
    note: text("note"),
    version: version(),
  },
  (t) => [index("complainant_position_of_case").on(t.caseId, t.day)],
);

/** The judgment of a case; reserved first, announced later. Without a day it says only who is tried apart. */
export const judgment = pgTable(
  "judgment",
  {
    id: identity(),
    caseId: reference("case_id")
      .notNull()
      .references(() => courtCase.id),
    courtId: reference("court_id").notNull(),
    reservedDay: day("reserved_day"),
    announcedDay: day("announced_day"),
    judgeName: text("judge_name"),
    /** The appeal runs from the supply of the certified copy (s.47 PECA); unknown until then. */
    copySuppliedDay: day("copy_supplied_day"),
    /** A higher court ordered a retrial: the row is kept, and another judgment follows. */
    setAsideDay: day("set_aside_day"),
    setAsideBecause: text("set_aside_because"),
    version: version(),
  },
  (t) => [
    uniqueIndex("judgment_of_case").on(t.caseId).where(sql`${t.setAsideDay} is null`),
    check("judgment_set_aside_by_order", sql`(${t.setAsideDay} is null) = (${t.setAsideBecause} is null)`),
  ],
);

export const judgmentResult = pgTable(
  "judgment_result",
  {
    id: identity(),
    judgmentId: reference("judgment_id")
      .notNull()
      .references(() => judgment.id, { onDelete: "cascade" }),
    caseId: reference("case_id").notNull(),
    accusedId: reference("accused_id")
      .notNull()
      .references(() => casePerson.id),
    /** Null while the case goes on against this accused. */
    result: text("result", { enum: ACCUSED_RESULTS }),
    sections: text("sections").array().notNull().default(sql`'{}'`),
    /** Sections that ended for him otherwise than `result` says. */
    differing: jsonb("differing").$type<readonly SectionResult[]>().notNull().default([]),
    /** Of the sentence: whole months, whole rupees. */
    months: integer("months").notNull().default(0),
    fine: integer("fine").notNull().default(0),
    compensation: integer("compensation").notNull().default(0),
    /** Tried apart: an absconder, or a juvenile. */
    isSplit: boolean("is_split").notNull().default(false),
    note: text("note"),
    version: version(),
  },
  (t) => [
    unique("judgment_result_once").on(t.judgmentId, t.accusedId),
    check("judgment_result_amounts", sql`${t.months} >= 0 and ${t.fine} >= 0 and ${t.compensation} >= 0`),
  ],
);

/** The judge's signature under what was entered from the file: a judgment or a settlement, as it was shown. */
export const fileSignature = pgTable(
  "file_signature",
  {
    id: identity(),
    courtId: reference("court_id").notNull(),
    caseId: reference("case_id")
      .notNull()
      .references(() => courtCase.id),
    kind: text("kind").$type<"judgment" | "settlement" | "application">().notNull(),
    /** Of the judgment, the settlement or the application. */
    entryId: reference("entry_id").notNull(),
    /** What was signed, and the same folded to one text: another entry by now waits for another signature. */
    said: jsonb("said").$type<Record<string, unknown>>().notNull(),
    fingerprint: text("fingerprint").notNull(),
    signedBy: text("signed_by").notNull(),
    signedAt: instant("signed_at").notNull(),
    version: version(),
  },
  (t) => [unique("file_signature_once").on(t.kind, t.entryId)],
);
