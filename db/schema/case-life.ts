import { sql } from "drizzle-orm";
import { boolean, check, foreignKey, index, integer, pgTable, text, unique } from "drizzle-orm/pg-core";
import { STAGES } from "../../server/rules/case/stages.ts";
import { courtCase } from "./cases.ts";
import { day, identity, instant, reference, version } from "./columns.ts";
import { court } from "./districts.ts";

/** How a stage came about: in the course of a hearing, by an order, from a register, or to mend a mistake. */
export const STAGE_STEPS = ["course", "order", "register", "correction"] as const;

/** The pairs that the law knows, the same rows as server/rules/case/stage-machine.ts; a step outside them is refused. */
export const stagePair = pgTable(
  "stage_pair",
  { id: identity(), fromStage: text("from_stage").notNull(), stage: text("stage").notNull() },
  (t) => [unique("stage_pair_once").on(t.fromStage, t.stage)],
);

/** The path a case walked. The database writes a row whenever a case's stage changes. */
export const caseStage = pgTable(
  "case_stage",
  {
    id: identity(),
    caseId: reference("case_id")
      .notNull()
      .references(() => courtCase.id),
    courtId: reference("court_id").notNull(),
    fromStage: text("from_stage", { enum: STAGES }).notNull(),
    stage: text("stage", { enum: STAGES }).notNull(),
    day: day("day").notNull(),
    step: text("step", { enum: STAGE_STEPS }).notNull(),
    /** The order that moved it, in the court's words; a correction says why. */
    order: text("order_text"),
    version: version(),
  },
  (t) => [index("case_stage_of_case").on(t.caseId, t.day)],
);

/** A number under which the case was known: as an inquiry, or in the court it came from. Searched beside the present one. */
export const formerNumber = pgTable(
  "former_number",
  {
    id: identity(),
    caseId: reference("case_id")
      .notNull()
      .references(() => courtCase.id),
    courtId: reference("court_id").notNull(),
    /** The court that gave the number. */
    ofCourtId: reference("of_court_id")
      .notNull()
      .references(() => court.id),
    docket: text("docket").$type<"trial" | "inquiry" | "application">().notNull(),
    numberPrefix: text("number_prefix"),
    number: integer("number"),
    numberSuffix: text("number_suffix"),
    year: integer("year"),
    numberKey: text("number_key").notNull(),
    untilDay: day("until_day").notNull(),
    because: text("because").$type<"became-trial" | "transferred" | "renumbered">().notNull(),
    version: version(),
  },
  (t) => [
    foreignKey({
      columns: [t.caseId, t.courtId],
      foreignColumns: [courtCase.id, courtCase.courtId],
      name: "former_number_case",
    }).onUpdate("cascade"),
    index("former_number_of_case").on(t.caseId),
    index("former_number_key").on(t.courtId, t.number, t.year),
  ],
);

/** A case that left a court or came to one; the other court may be one that does not keep its docket here. */
export const caseTransfer = pgTable(
  "case_transfer",
  {
    id: identity(),
    caseId: reference("case_id")
      .notNull()
      .references(() => courtCase.id),
    fromCourtId: reference("from_court_id").references(() => court.id),
    fromCourt: text("from_court"),
    toCourtId: reference("to_court_id").references(() => court.id),
    toCourt: text("to_court"),
    day: day("day").notNull(),
    because: text("because").notNull(),
    orderedBy: text("ordered_by").notNull(),
    /** Its evidence was being recorded: the receiving court goes on with it. */
    isPartHeard: boolean("is_part_heard").notNull().default(false),
    version: version(),
  },
  (t) => [
    index("case_transfer_of_case").on(t.caseId),
    index("case_transfer_out").on(t.fromCourtId, t.day),
    index("case_transfer_in").on(t.toCourtId, t.day),
    check("case_transfer_has_a_court", sql`${t.fromCourtId} is not null or ${t.toCourtId} is not null`),
  ],
);

export const CASE_LINKS = ["same-fir", "cross-case", "in-connection", "split-from"] as const;

/** Cases that belong together; read from either side. */
export const caseLink = pgTable(
  "case_link",
  {
    id: identity(),
    caseId: reference("case_id")
      .notNull()
      .references(() => courtCase.id),
    otherCaseId: reference("other_case_id")
      .notNull()
      .references(() => courtCase.id),
    kind: text("kind", { enum: CASE_LINKS }).notNull(),
    version: version(),
  },
  (t) => [
    unique("case_link_once").on(t.caseId, t.otherCaseId),
    index("case_link_other").on(t.otherCaseId),
    check("case_link_two_cases", sql`${t.caseId} <> ${t.otherCaseId}`),
  ],
);

/** A note of the office on a case, or the judge's own, which nobody else reads. */
export const caseNote = pgTable(
  "case_note",
  {
    id: identity(),
    caseId: reference("case_id")
      .notNull()
      .references(() => courtCase.id),
    courtId: reference("court_id").notNull(),
    text: text("text").notNull(),
    isPrivate: boolean("is_private").notNull().default(false),
    writtenBy: text("written_by").notNull(),
    writtenAt: instant("written_at").notNull(),
    version: version(),
  },
  (t) => [index("case_note_of_case").on(t.caseId)],
);

/** Where a paper of the case is kept: a reference, never the file. */
export const documentReference = pgTable(
  "document_reference",
  {
    id: identity(),
    caseId: reference("case_id")
      .notNull()
      .references(() => courtCase.id),
    courtId: reference("court_id").notNull(),
    title: text("title").notNull(),
    /** Page, exhibit or shelf, as the file's index has it. */
    place: text("place"),
    day: day("day"),
    version: version(),
  },
  (t) => [index("document_reference_of_case").on(t.caseId)],
);

/** A report on the progress of an inquiry, as it came to the court. */
export const progressReport = pgTable(
  "progress_report",
  {
    id: identity(),
    caseId: reference("case_id")
      .notNull()
      .references(() => courtCase.id),
    day: day("day").notNull(),
    /** Who made it: an officer or an agency, in the court's words. */
    madeBy: text("made_by").notNull(),
    says: text("says").notNull(),
    isFinal: boolean("is_final").notNull().default(false),
    version: version(),
  },
  (t) => [index("progress_report_of_case").on(t.caseId, t.day)],
);
