import { sql } from "drizzle-orm";
import { boolean, check, index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import type {
  CallTaskCause,
  CardLevel,
  ReminderChannel,
  ReminderKind,
  ReminderLanguage,
  ReminderLead,
  SafeWindow,
} from "../../server/rules/reminders/reminder-plan.ts";
import { REMINDER_STATES } from "../../server/rules/reminders/reminder-states.ts";
import { courtCase } from "./cases.ts";
import { day, identity, instant, reference, time, version } from "./columns.ts";
import { casePerson } from "./people.ts";

/** A way to a person as the plan sees it; the address itself is under the seal. */
export type CardRoute = {
  channel: ReminderChannel;
  language: ReminderLanguage;
  isSharedPhone: boolean;
  isVerified: boolean;
};

/** How somebody in a case wants to be reached, as it was agreed with him. Its versions are its history. */
export const safeContactCard = pgTable(
  "safe_contact_card",
  {
    id: identity(),
    caseId: reference("case_id")
      .notNull()
      .references(() => courtCase.id),
    casePersonId: reference("case_person_id")
      .notNull()
      .unique("safe_contact_card_once")
      .references(() => casePerson.id, { onDelete: "cascade" }),
    level: integer("level").$type<CardLevel>().notNull(),
    routes: jsonb("routes").$type<CardRoute[]>().notNull(),
    /** Addresses in the order of `routes`, the contact person, who must never be told and the agreed word, encrypted. */
    sealed: text("sealed"),
    safeWindow: jsonb("safe_window").$type<SafeWindow>(),
    isReplyAllowed: boolean("is_reply_allowed").notNull().default(false),
    /** No messages: she calls, at a time of her own. */
    iWillCall: boolean("i_will_call").notNull().default(false),
    pausedAt: instant("paused_at"),
    /** She, or somebody with her phone, said stop: final until she is enrolled again in person. */
    stoppedAt: instant("stopped_at"),
    reviewDay: day("review_day"),
    askedBy: text("asked_by"),
    askedAt: instant("asked_at").notNull(),
    /** When it was last asked, paused or taken up again: what was late by then is told at once. */
    changedAt: instant("changed_at").notNull(),
    version: version(),
  },
  (t) => [
    index("safe_contact_card_of_case").on(t.caseId),
    check("safe_contact_card_level", sql`${t.level} between 0 and 3`),
  ],
);

/** What the key of a card is made with. Not in the history: without it the history of a card opens to nobody. */
export const cardSeal = pgTable("card_seal", {
  casePersonId: reference("case_person_id")
    .primaryKey()
    .references(() => casePerson.id, { onDelete: "cascade" }),
  salt: text("salt").notNull(),
});

/**
 * Which date of a hearing somebody is reminded of. No foreign keys: a hearing that was listed by mistake and taken back
 * leaves behind what was said of it.
 */
export const reminderDate = pgTable(
  "reminder_date",
  {
    hearingId: reference("hearing_id").notNull(),
    casePersonId: reference("case_person_id").notNull(),
    caseId: reference("case_id").notNull(),
    hearingUid: uuid("hearing_uid").notNull(),
    hearingVersion: integer("hearing_version").notNull(),
    state: text("state").$type<"standing" | "cancelled">().notNull(),
    day: day("day").notNull(),
    reportingTime: time("reporting_time").notNull(),
    previousDay: day("previous_day"),
    previousTime: time("previous_time"),
    /** When it became so; what is due is counted from here. */
    fixedAt: instant("fixed_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.hearingId, t.casePersonId] }), index("reminder_date_of_case").on(t.caseId)],
);

/** Of officials, counsel and the accused other senders and texts are used than of those who must not be found out. */
export const REMINDER_AUDIENCES = ["guarded", "open"] as const;
export type ReminderAudience = (typeof REMINDER_AUDIENCES)[number];

export const reminder = pgTable(
  "reminder",
  {
    id: identity(),
    courtId: reference("court_id").notNull(),
    caseId: reference("case_id").notNull(),
    hearingId: reference("hearing_id").notNull(),
    hearingUid: uuid("hearing_uid").notNull(),
    hearingVersion: integer("hearing_version").notNull(),
    casePersonId: reference("case_person_id").notNull(),
    audience: text("audience", { enum: REMINDER_AUDIENCES }).notNull(),
    day: day("day").notNull(),
    reportingTime: time("reporting_time").notNull(),
    kind: text("kind").$type<ReminderKind>().notNull(),
    lead: text("lead").$type<ReminderLead>().notNull(),
    channel: text("channel").$type<ReminderChannel>().notNull(),
    level: integer("level").$type<CardLevel>().notNull(),
    language: text("language").$type<ReminderLanguage>().notNull(),
    /** Of a call: why no text may take its place. */
    callCause: text("call_cause").$type<CallTaskCause>(),
    cardVersion: integer("card_version"),
    /** What an answer begins with; says nothing of the case. */
    code: text("code").notNull(),
    dueAt: instant("due_at").notNull(),
    notAfter: instant("not_after").notNull(),
    state: text("state", { enum: REMINDER_STATES }).notNull().default("planned"),
    stateSince: instant("state_since").notNull(),
    cause: text("cause"),
    attempt: integer("attempt").notNull().default(0),
    ourReference: reference("our_reference").unique(),
    /** The gateway's own name of it, one for each part. */
    gatewayReferences: text("gateway_references").array().notNull().default(sql`'{}'`),
    gateway: text("gateway"),
    textVersion: text("text_version"),
    /** Until when whoever is handing it over has the word; null: nobody is. */
    leaseUntil: instant("lease_until"),
    plannedAt: instant("planned_at").notNull(),
  },
  (t) => [
    unique("reminder_once").on(t.hearingId, t.hearingVersion, t.casePersonId, t.kind, t.lead, t.channel),
    index("reminder_due").on(t.channel, t.dueAt).where(sql`${t.state} = 'planned'`),
    index("reminder_attempting").on(t.leaseUntil).where(sql`${t.state} = 'attempting'`),
    index("reminder_of_case").on(t.caseId),
    index("reminder_of_day").on(t.courtId, t.day),
    index("reminder_of_gateway").using("gin", t.gatewayReferences),
  ],
);

/** From which state a reminder may go to which: the database refuses every other step. */
export const reminderStep = pgTable(
  "reminder_step",
  {
    fromState: text("from_state", { enum: REMINDER_STATES }).notNull(),
    toState: text("to_state", { enum: REMINDER_STATES }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.fromState, t.toState] })],
);

/** Every step of every reminder with its cause; what was tried and is no step is kept too. Added to, never rewritten. */
export const reminderEvent = pgTable(
  "reminder_event",
  {
    id: identity(),
    reminderId: reference("reminder_id").notNull(),
    fromState: text("from_state", { enum: REMINDER_STATES }),
    toState: text("to_state", { enum: REMINDER_STATES }).notNull(),
    isRefused: boolean("is_refused").notNull().default(false),
    cause: text("cause").notNull(),
    facts: jsonb("facts"),
    happenedAt: instant("happened_at").notNull(),
  },
  (t) => [index("reminder_event_of_reminder").on(t.reminderId)],
);

/** What a gateway told of a message, each thing once however often it tells it. */
export const reminderReceipt = pgTable(
  "reminder_receipt",
  {
    id: identity(),
    gateway: text("gateway").notNull(),
    /** The gateway's name of the message, and ours where it gives it back. */
    reference: text("reference").notNull(),
    ourReference: text("our_reference").notNull().default(""),
    status: text("status").notNull(),
    reminderId: reference("reminder_id"),
    receivedAt: instant("received_at").notNull(),
  },
  (t) => [unique("reminder_receipt_once").on(t.gateway, t.reference, t.ourReference, t.status)],
);

/** An answer by somebody who held the phone. It changes no date. */
export const reminderReply = pgTable(
  "reminder_reply",
  {
    id: identity(),
    gateway: text("gateway").notNull(),
    /** The gateway's name of the message that came in. */
    reference: text("reference").notNull(),
    reminderId: reference("reminder_id"),
    courtId: reference("court_id"),
    word: text("word").notNull(),
    /** What was written where it could not be read; gone with the contact data. */
    said: text("said"),
    receivedAt: instant("received_at").notNull(),
    handledAt: instant("handled_at"),
    handledBy: text("handled_by"),
    /** On a private page the answer is to a date and not to a message. */
    hearingId: reference("hearing_id"),
    casePersonId: reference("case_person_id"),
  },
  (t) => [
    unique("reminder_reply_once").on(t.gateway, t.reference),
    index("reminder_reply_of_reminder").on(t.reminderId),
    index("reminder_reply_of_date").on(t.hearingId, t.casePersonId).where(sql`${t.hearingId} is not null`),
  ],
);

/** A call that somebody at the desk makes, and what came of it. */
export const callTask = pgTable(
  "call_task",
  {
    id: identity(),
    courtId: reference("court_id").notNull(),
    caseId: reference("case_id").notNull(),
    casePersonId: reference("case_person_id").notNull(),
    /** The date it is about; null: about none. */
    hearingId: reference("hearing_id"),
    reminderId: reference("reminder_id").unique("call_task_of_reminder"),
    because: text("because").$type<CallTaskCause>().notNull(),
    dueAt: instant("due_at").notNull(),
    notAfter: instant("not_after"),
    state: text("state").$type<"open" | "done" | "dropped">().notNull().default("open"),
    result: text("result").$type<"reached" | "told-place" | "says-yes" | "says-no" | "not-reached" | "wrong-number">(),
    note: text("note"),
    doneAt: instant("done_at"),
    doneBy: text("done_by"),
    version: version(),
  },
  (t) => [
    index("call_task_open").on(t.courtId, t.dueAt).where(sql`${t.state} = 'open'`),
    index("call_task_of_case").on(t.caseId),
  ],
);

/** The page under an address and a code, for who wants to look by herself. One for each person; a new one ends the old. */
export const privatePage = pgTable(
  "private_page",
  {
    casePersonId: reference("case_person_id")
      .primaryKey()
      .references(() => casePerson.id, { onDelete: "cascade" }),
    caseId: reference("case_id")
      .notNull()
      .references(() => courtCase.id),
    /** Of both only a hash under a key of the server. */
    tokenHash: text("token_hash").notNull().unique("private_page_token"),
    codeHash: text("code_hash").notNull(),
    /** The address under the key of her card, where she wants it in her e-mails. */
    sealedToken: text("sealed_token"),
    /** Wrong codes, one after the other. */
    tries: integer("tries").notNull().default(0),
    lockedAt: instant("locked_at"),
    madeAt: instant("made_at").notNull(),
    /** Null: by herself, on the page it takes the place of. */
    madeBy: text("made_by"),
    openedAt: instant("opened_at"),
  },
  (t) => [index("private_page_of_case").on(t.caseId)],
);

/** What became of a message that was sent to see whether a gateway works. `on-a-card`: it was not sent, on purpose. */
export const GATEWAY_TEST_STATES = [
  "waiting",
  "trying",
  "accepted",
  "refused",
  "unclear",
  "no-gateway",
  "on-a-card",
  "too-late",
] as const;

/** A message without meaning to a number of an administrator's own. */
export const gatewayTest = pgTable(
  "gateway_test",
  {
    id: identity(),
    courtId: reference("court_id").notNull(),
    channel: text("channel").$type<"sms" | "email">().notNull(),
    audience: text("audience", { enum: REMINDER_AUDIENCES }).notNull(),
    language: text("language").$type<ReminderLanguage>().notNull(),
    /** Gone when it was sent, or was not. */
    sealed: text("sealed"),
    salt: text("salt"),
    /** Enough of the address to know it again. */
    shown: text("shown").notNull(),
    state: text("state", { enum: GATEWAY_TEST_STATES }).notNull().default("waiting"),
    cause: text("cause"),
    gateway: text("gateway"),
    gatewayReferences: text("gateway_references").array().notNull().default(sql`'{}'`),
    askedBy: text("asked_by"),
    askedAt: instant("asked_at").notNull(),
    stateSince: instant("state_since").notNull(),
  },
  (t) => [
    index("gateway_test_of_court").on(t.courtId, t.askedAt),
    index("gateway_test_open").on(t.id).where(sql`${t.state} in ('waiting', 'trying')`),
  ],
);
