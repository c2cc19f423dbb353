import { sql } from "drizzle-orm";
import { check, index, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { REPORT_ANSWERS, REPORT_KINDS, REPORT_STATES } from "../../server/rules/own-days/officer-reports.ts";
import { ABSENCE_KINDS } from "../../server/rules/people/people.ts";
import { courtCase } from "./cases.ts";
import { day, identity, instant, reference, version } from "./columns.ts";
import { court } from "./districts.ts";
import { evidenceRequest } from "./evidence.ts";
import { hearing } from "./hearings.ts";
import { process } from "./process.ts";

/** What an investigating officer reported from his phone. It is nothing but a report until somebody of the court confirms it. */
export const officerReport = pgTable(
  "officer_report",
  {
    id: identity(),
    courtId: reference("court_id")
      .notNull()
      .references(() => court.id),
    caseId: reference("case_id")
      .notNull()
      .references(() => courtCase.id),
    /** Exactly one of these says what it is about. */
    requestId: reference("request_id").references(() => evidenceRequest.id, { onDelete: "cascade" }),
    processId: reference("process_id").references(() => process.id, { onDelete: "cascade" }),
    hearingId: reference("hearing_id").references(() => hearing.id, { onDelete: "cascade" }),
    kind: text("kind", { enum: REPORT_KINDS }).notNull(),
    /** When it happened; of `cannot-come`, the day of the hearing. */
    day: day("day").notNull(),
    /** Of `cannot-come`: why. */
    because: text("because", { enum: ABSENCE_KINDS }),
    note: text("note"),
    reportedBy: text("reported_by").notNull(),
    reportedAt: instant("reported_at").notNull(),
    state: text("state", { enum: REPORT_STATES }).notNull().default("open"),
    /** Of one that was turned down: why. */
    answer: text("answer", { enum: REPORT_ANSWERS }),
    settledBy: text("settled_by"),
    settledAt: instant("settled_at"),
    version: version(),
  },
  (t) => [
    uniqueIndex("officer_report_of_request").on(t.requestId, t.kind).where(sql`${t.state} = 'open'`),
    uniqueIndex("officer_report_of_process").on(t.processId).where(sql`${t.state} = 'open'`),
    uniqueIndex("officer_report_of_hearing").on(t.hearingId, t.reportedBy).where(sql`${t.state} = 'open'`),
    index("officer_report_open").on(t.courtId).where(sql`${t.state} = 'open'`),
    index("officer_report_of_case").on(t.caseId),
    check("officer_report_about_one", sql`num_nonnulls(${t.requestId}, ${t.processId}, ${t.hearingId}) = 1`),
    check("officer_report_because", sql`(${t.kind} = 'cannot-come') = (${t.because} is not null)`),
    check("officer_report_answer", sql`(${t.state} = 'turned-down') = (${t.answer} is not null)`),
  ],
);
