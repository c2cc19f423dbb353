import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, text } from "drizzle-orm/pg-core";
import { PURPOSES } from "../../server/rules/case/purposes.ts";
import { EVIDENCE_SOURCES, LEDGER_EVENTS, REQUEST_KINDS } from "../../server/rules/evidence/evidence-ledger.ts";
import { courtCase } from "./cases.ts";
import { day, identity, reference, version } from "./columns.ts";

/** One request to a platform, telecom, laboratory or bank. Where it stands follows from its events. */
export const evidenceRequest = pgTable(
  "evidence_request",
  {
    id: identity(),
    caseId: reference("case_id")
      .notNull()
      .references(() => courtCase.id),
    courtId: reference("court_id").notNull(),
    kind: text("kind", { enum: REQUEST_KINDS }).notNull(),
    source: text("source", { enum: EVIDENCE_SOURCES }).notNull(),
    /** The office or branch, or the source by name where the code is `other`. */
    sourceName: text("source_name"),
    what: text("what"),
    fileReference: text("file_reference"),
    dueDay: day("due_day"),
    /** The hearing that cannot go on without the answer; null: none waits for it. */
    neededFor: text("needed_for", { enum: PURPOSES }),
    version: version(),
  },
  (t) => [index("evidence_request_of_case").on(t.caseId), index("evidence_request_by_source").on(t.source, t.id)],
);

/** What happened to a request, in order: sent, chased, answered. */
export const evidenceEvent = pgTable(
  "evidence_event",
  {
    id: identity(),
    requestId: reference("request_id")
      .notNull()
      .references(() => evidenceRequest.id, { onDelete: "cascade" }),
    caseId: reference("case_id").notNull(),
    kind: text("kind", { enum: LEDGER_EVENTS }).notNull(),
    day: day("day").notNull(),
    /** Of a chaser: the first, the second … as its letter is numbered. */
    number: integer("number"),
    /** Of a chaser: the day by which its letter asks for the reply. */
    byDay: day("by_day"),
    note: text("note"),
    version: version(),
  },
  (t) => [
    index("evidence_event_of_request").on(t.requestId, t.day),
    check("evidence_event_by_day_after", sql`${t.byDay} is null or (${t.kind} = 'chased' and ${t.byDay} > ${t.day})`),
  ],
);
