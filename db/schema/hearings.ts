import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import type { Side } from "../../server/rules/case/adjournment.ts";
import type { Disposal } from "../../server/rules/case/outcomes.ts";
import { OUTCOMES } from "../../server/rules/case/outcomes.ts";
import { PURPOSES } from "../../server/rules/case/purposes.ts";
import { courtCase } from "./cases.ts";
import { day, identity, instant, reference, time, version } from "./columns.ts";
import { court, courtDay } from "./districts.ts";

export const HEARING_STATES = ["listed", "heard", "withdrawn"] as const;
/** Who gave the date: a published plan, the judge in court, the register as it was imported, or an addition on the day. */
export const HEARING_SOURCES = ["plan", "court", "register", "added"] as const;

export const hearing = pgTable(
  "hearing",
  {
    id: identity(),
    uid: uuid("uid").notNull().unique().defaultRandom(),
    caseId: reference("case_id").notNull(),
    courtId: reference("court_id").notNull(),
    day: day("day").notNull(),
    /** Start of the time block, `HH:MM`; null: any time of the day. */
    block: time("block"),
    reportingTime: time("reporting_time").notNull(),
    purpose: text("purpose", { enum: PURPOSES }).notNull(),
    purposeText: text("purpose_text"),
    /** Fixed when listed, so that a later change of policy does not move a day's load. */
    minutes: integer("minutes").notNull(),
    position: integer("position").notNull().default(0),
    state: text("state", { enum: HEARING_STATES }).notNull().default("listed"),
    source: text("source", { enum: HEARING_SOURCES }).notNull(),
    /** Announced in court or imported: moving it needs a reason and the judge who ordered it. */
    isFixed: boolean("is_fixed").notNull().default(false),
    isPinned: boolean("is_pinned").notNull().default(false),
    /** Listed past the plan of the day, and why. */
    overloadBecause: text("overload_because"),
    /** Kept although it goes beyond the ceiling: announced elsewhere or ordered by a judge. Shown as a breach. */
    isBeyond: boolean("is_beyond").notNull().default(false),
    orderedBy: text("ordered_by"),
    movedBecause: text("moved_because"),
    timesMoved: integer("times_moved").notNull().default(0),
    previousHearingId: reference("previous_hearing_id"),
    because: jsonb("because"),
    listedAt: instant("listed_at").notNull().defaultNow(),
    version: version(),
  },
  (t) => [
    // The court is the one that hears it: a case that goes to another court leaves its past hearings behind.
    foreignKey({ columns: [t.caseId], foreignColumns: [courtCase.id], name: "hearing_of_case" }),
    foreignKey({ columns: [t.courtId, t.day], foreignColumns: [courtDay.courtId, courtDay.day], name: "hearing_day" }),
    unique("hearing_in_court").on(t.id, t.courtId),
    uniqueIndex("hearing_one_open_per_case_and_purpose").on(t.caseId, t.purpose).where(sql`${t.state} = 'listed'`),
    index("hearing_of_day").on(t.courtId, t.day, t.position),
    index("hearing_of_case").on(t.caseId, t.day),
    check("hearing_minutes", sql`${t.minutes} between 1 and 600`),
    check(
      "hearing_beyond_has_a_source",
      sql`not ${t.isBeyond} or ${t.orderedBy} is not null or ${t.source} = 'register'`,
    ),
  ],
);

/** What happened while the list was called; being passed over is a call, not an outcome. */
export const hearingCall = pgTable(
  "hearing_call",
  {
    id: identity(),
    hearingId: reference("hearing_id").notNull(),
    courtId: reference("court_id").notNull(),
    kind: text("kind").$type<"called" | "passed-over">().notNull(),
    calledAt: instant("called_at").notNull(),
    calledBy: text("called_by"),
    version: version(),
  },
  (t) => [
    foreignKey({
      columns: [t.hearingId, t.courtId],
      foreignColumns: [hearing.id, hearing.courtId],
      name: "hearing_call_hearing",
    }),
    index("hearing_call_of_hearing").on(t.hearingId),
  ],
);

/** Append-only. A correction withdraws the old row with its reason and adds a new one. */
export const outcome = pgTable(
  "outcome",
  {
    id: identity(),
    hearingId: reference("hearing_id").notNull(),
    caseId: reference("case_id").notNull(),
    courtId: reference("court_id").notNull(),
    kind: text("kind", { enum: OUTCOMES }).notNull(),
    reason: text("reason"),
    side: text("side").$type<Side>(),
    note: text("note"),
    disposal: text("disposal").$type<Disposal>(),
    nextPurpose: text("next_purpose", { enum: PURPOSES }),
    nextDay: day("next_day"),
    nextHearingId: reference("next_hearing_id"),
    recordedAt: instant("recorded_at").notNull(),
    recordedBy: text("recorded_by"),
    isEnteredLater: boolean("is_entered_later").notNull().default(false),
    supersedesId: reference("supersedes_id"),
    /** The judge's signature under what the reader recorded. */
    confirmedAt: instant("confirmed_at"),
    confirmedBy: text("confirmed_by"),
    withdrawnAt: instant("withdrawn_at"),
    withdrawnBy: text("withdrawn_by"),
    withdrawnBecause: text("withdrawn_because"),
    version: version(),
  },
  (t) => [
    foreignKey({
      columns: [t.hearingId, t.courtId],
      foreignColumns: [hearing.id, hearing.courtId],
      name: "outcome_hearing",
    }),
    foreignKey({ columns: [t.nextHearingId], foreignColumns: [hearing.id], name: "outcome_next_hearing" }),
    uniqueIndex("outcome_one_per_hearing").on(t.hearingId).where(sql`${t.withdrawnAt} is null`),
    index("outcome_of_case").on(t.caseId),
    check(
      "outcome_adjourned_has_a_reason",
      sql`${t.kind} <> 'adjourned' or (${t.reason} is not null and ${t.side} is not null)`,
    ),
    check("outcome_disposed_says_how", sql`${t.kind} <> 'disposed' or ${t.disposal} is not null`),
  ],
);

/** The draft of a court: places are taken only when it is published. */
export const draft = pgTable("draft", {
  id: identity(),
  courtId: reference("court_id")
    .notNull()
    .unique()
    .references(() => court.id),
  fromDay: day("from_day").notNull(),
  untilDay: day("until_day").notNull(),
  plannedAt: instant("planned_at").notNull(),
  plannedBy: text("planned_by"),
  cost: jsonb("cost"),
  /** What a day of this plan may hold where the court's own plan was not taken, and why it may hold more. */
  capMinutes: integer("cap_minutes"),
  capMatters: integer("cap_matters"),
  capBecause: text("cap_because"),
  /** The plan in figures a clerk reads, beside those of what stood and of the draft before it: see plan-figures.ts. */
  figures: jsonb("figures"),
  /** Since when somebody looked it through and it stays for publishing. */
  acceptedAt: instant("accepted_at"),
  version: version(),
});

export const draftPlacement = pgTable(
  "draft_placement",
  {
    id: identity(),
    draftId: reference("draft_id")
      .notNull()
      .references(() => draft.id, { onDelete: "cascade" }),
    courtId: reference("court_id").notNull(),
    caseId: reference("case_id").notNull(),
    purpose: text("purpose", { enum: PURPOSES }).notNull(),
    minutes: integer("minutes").notNull(),
    /** Null: in the tray, with the reason and the earliest days that would work. */
    day: day("day"),
    block: time("block"),
    position: integer("position").notNull().default(0),
    isPinned: boolean("is_pinned").notNull().default(false),
    isByHand: boolean("is_by_hand").notNull().default(false),
    overloadBecause: text("overload_because"),
    because: jsonb("because"),
    couldBe: jsonb("could_be"),
    /** The day it had in the draft before this one. */
    wasDay: day("was_day"),
    version: version(),
  },
  (t) => [
    foreignKey({
      columns: [t.caseId, t.courtId],
      foreignColumns: [courtCase.id, courtCase.courtId],
      name: "draft_placement_case",
    }).onDelete("cascade"),
    unique("draft_placement_once").on(t.draftId, t.caseId, t.purpose),
    index("draft_placement_day").on(t.draftId, t.day, t.position),
  ],
);
