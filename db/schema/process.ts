import { sql } from "drizzle-orm";
import { boolean, check, foreignKey, index, integer, pgTable, text, unique } from "drizzle-orm/pg-core";
import { MARKS } from "../../server/rules/listing/attendance.ts";
import { PROCESS_CAUSES } from "../../server/rules/process/process-causes.ts";
import { PROCESS_KINDS, PROCESS_STATES, SERVERS } from "../../server/rules/process/process-states.ts";
import { day, identity, instant, reference, version } from "./columns.ts";
import { evidenceRequest } from "./evidence.ts";
import { hearing } from "./hearings.ts";
import { casePerson } from "./people.ts";

/** What goes out for a hearing: summons, warrant, production order, letter. Codes: server/rules/process/process.ts. */
export const process = pgTable(
  "process",
  {
    id: identity(),
    hearingId: reference("hearing_id")
      .notNull()
      .references(() => hearing.id),
    caseId: reference("case_id").notNull(),
    courtId: reference("court_id").notNull(),
    /** Whom it concerns; null for a letter to an office. */
    casePersonId: reference("case_person_id").references(() => casePerson.id, { onDelete: "set null" }),
    /** The request of the evidence ledger that a letter chases. */
    requestId: reference("request_id").references(() => evidenceRequest.id, { onDelete: "set null" }),
    kind: text("kind", { enum: PROCESS_KINDS }).notNull(),
    /** Jail, police station, laboratory: who is written to. */
    addressee: text("addressee"),
    servedBy: text("served_by", { enum: SERVERS }).notNull(),
    state: text("state", { enum: PROCESS_STATES }).notNull().default("to-issue"),
    /** Whether it reached whom it was for; stays known when the paper is returned. */
    isServed: boolean("is_served"),
    /** The day for which it was made out; null: that of the hearing. A hearing that moves leaves its recalls behind. */
    forDay: day("for_day"),
    issuedDay: day("issued_day"),
    reportedDay: day("reported_day"),
    /** Why it went out, as the rules or the court said it: the wording of the paper turns on it. */
    because: text("because", { enum: PROCESS_CAUSES }),
    /** Its recall: the day it was sent and by whom, the day its receipt was acknowledged and by whom. */
    recallSentDay: day("recall_sent_day"),
    recallSentBy: text("recall_sent_by"),
    recallAcknowledgedDay: day("recall_acknowledged_day"),
    recallAcknowledgedBy: text("recall_acknowledged_by"),
    note: text("note"),
    version: version(),
  },
  (t) => [
    foreignKey({
      columns: [t.hearingId, t.courtId],
      foreignColumns: [hearing.id, hearing.courtId],
      name: "process_hearing",
    }),
    check(
      "process_recall_in_order",
      sql`(${t.recallSentDay} is null or ${t.state} = 'recalled')
        and (${t.recallSentDay} is null) = (${t.recallSentBy} is null)
        and (${t.recallAcknowledgedDay} is null) = (${t.recallAcknowledgedBy} is null)
        and (${t.recallAcknowledgedDay} is null or ${t.recallAcknowledgedDay} >= ${t.recallSentDay})
        and (${t.recallAcknowledgedDay} is null or ${t.recallSentDay} is not null)`,
    ),
    // One live process of a kind to whom it is for (index process_once, written by hand): what was recalled stays beside it.
    index("process_of_day").on(t.courtId, t.forDay),
    index("process_of_case").on(t.caseId),
    index("process_of_court").on(t.courtId, t.state),
  ],
);

/** Who came to a hearing. Codes: server/rules/listing/attendance.ts. */
export const attendance = pgTable(
  "attendance",
  {
    id: identity(),
    hearingId: reference("hearing_id").notNull(),
    caseId: reference("case_id").notNull(),
    courtId: reference("court_id").notNull(),
    casePersonId: reference("case_person_id")
      .notNull()
      .references(() => casePerson.id),
    mark: text("mark", { enum: MARKS }).notNull(),
    recordedAt: instant("recorded_at").notNull(),
    version: version(),
  },
  (t) => [
    foreignKey({
      columns: [t.hearingId, t.courtId],
      foreignColumns: [hearing.id, hearing.courtId],
      name: "attendance_hearing",
    }),
    unique("attendance_once").on(t.hearingId, t.casePersonId),
    index("attendance_of_case").on(t.caseId),
  ],
);

/** The judge's word on a day that is planned, where the court wants it before the list is posted. */
export const listApproval = pgTable(
  "list_approval",
  {
    id: identity(),
    courtId: reference("court_id").notNull(),
    day: day("day").notNull(),
    /** What was approved: hearing and case ids with their versions, folded to one text. */
    fingerprint: text("fingerprint").notNull(),
    matters: integer("matters").notNull(),
    approvedBy: text("approved_by").notNull(),
    approvedAt: instant("approved_at").notNull(),
    version: version(),
  },
  (t) => [unique("list_approval_once").on(t.courtId, t.day)],
);
