import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
} from "drizzle-orm/pg-core";
import type { CourtDay } from "../../server/rules/calendar/court-day.ts";
import type { Stage } from "../../server/rules/case/stages.ts";
import type { DocketPrefixes } from "../../server/rules/docket/docket-prefix.ts";
import { day, identity, instant, reference, time, version } from "./columns.ts";

export const district = pgTable("district", {
  id: identity(),
  code: text("code").notNull().unique(),
  nameEn: text("name_en").notNull(),
  nameUr: text("name_ur"),
  timezone: text("timezone").notNull(),
  /** Numbers the district sets for itself, see server/rules/courts/policy.ts; absent keys take the defaults. */
  policy: jsonb("policy").notNull().default({}),
  version: version(),
});

export const court = pgTable(
  "court",
  {
    id: identity(),
    districtId: reference("district_id")
      .notNull()
      .references(() => district.id),
    code: text("code").notNull().unique(),
    nameEn: text("name_en").notNull(),
    nameUr: text("name_ur"),
    /** "magistrate" or "sessions": decides clocks of bail and the ranks a case may go to. */
    rank: text("rank").$type<"magistrate" | "sessions">().notNull().default("sessions"),
    judgeEn: text("judge_en"),
    judgeUr: text("judge_ur"),
    /** The compound the court sits in: travelling between places takes time. */
    place: text("place"),
    casePrefix: text("case_prefix"),
    /** Before the numbers of inquiries and applications; what is left out takes the usual words of server/rules/docket/docket-prefix.ts. */
    docketPrefixes: jsonb("docket_prefixes").$type<DocketPrefixes>(),
    planMinutes: integer("plan_minutes").notNull().default(300),
    planMatters: integer("plan_matters").notNull().default(45),
    ceilingMinutes: integer("ceiling_minutes").notNull().default(900),
    ceilingMatters: integer("ceiling_matters").notNull().default(135),
    /** Matters a day beyond which a list is not heard further here; null takes the district's number. */
    saturationMatters: integer("saturation_matters"),
    /** How far a day may be listed past its minutes, in percent of them, on the court's own record of adjournments; 100: never. */
    overlistMost: integer("overlist_most").notNull().default(115),
    /** Matters of a stage that every hearing day is to have. */
    stageQuotas: jsonb("stage_quotas").$type<{ stage: Stage; atLeast: number }[]>(),
    /** The adjournment reasons on the keys 1 … 9, 0, as codes; null takes the usual ten. */
    /** The judge approves a planned day before its list is posted. */
    approvesLists: boolean("approves_lists").notNull().default(false),
    reasonKeys: jsonb("reason_keys").$type<string[]>(),
    /** Hours, by the clock and not by sittings, before which nobody on standby is called. */
    standbyNoticeHours: integer("standby_notice_hours").notNull().default(24),
    version: version(),
  },
  (t) => [
    index("court_district").on(t.districtId),
    check(
      "court_ceiling_over_plan",
      sql`${t.ceilingMinutes} >= ${t.planMinutes} and ${t.ceilingMatters} >= ${t.planMatters}`,
    ),
    check("court_overlist_most", sql`${t.overlistMost} between 100 and 150`),
    check("court_standby_notice", sql`${t.standbyNoticeHours} between 0 and 336`),
  ],
);

/** Minutes on the way between two places of a district, named as courts and people name theirs; each pair once. */
export const travelTime = pgTable(
  "travel_time",
  {
    id: identity(),
    districtId: reference("district_id")
      .notNull()
      .references(() => district.id),
    fromPlace: text("from_place").notNull(),
    toPlace: text("to_place").notNull(),
    minutes: integer("minutes").notNull(),
    version: version(),
  },
  (t) => [
    unique("travel_time_once").on(t.districtId, t.fromPlace, t.toPlace),
    check("travel_time_in_order", sql`${t.fromPlace} collate "C" < ${t.toPlace} collate "C"`),
    check("travel_time_minutes", sql`${t.minutes} between 1 and 1440`),
  ],
);

export const courtroom = pgTable(
  "courtroom",
  {
    id: identity(),
    courtId: reference("court_id")
      .notNull()
      .references(() => court.id),
    name: text("name").notNull(),
    nameUr: text("name_ur"),
  },
  (t) => [unique("courtroom_name").on(t.courtId, t.name)],
);

/** When a court gives its day to these cases: a recurrence rule, valid from a day until another. */
export const sittingPattern = pgTable(
  "sitting_pattern",
  {
    id: identity(),
    courtId: reference("court_id")
      .notNull()
      .references(() => court.id),
    rule: text("rule").notNull(),
    startDay: day("start_day").notNull(),
    untilDay: day("until_day"),
    fallbackWeekday: integer("fallback_weekday"),
    version: version(),
  },
  (t) => [index("sitting_pattern_court").on(t.courtId)],
);

/** The time blocks a day of the court is divided into, with their own budgets where the court sets them. */
export const timeBlock = pgTable(
  "time_block",
  {
    id: identity(),
    courtId: reference("court_id")
      .notNull()
      .references(() => court.id),
    startsAt: time("starts_at").notNull(),
    /** Minutes before the block at which people are told to report. */
    reportBefore: integer("report_before").notNull().default(15),
    planMinutes: integer("plan_minutes"),
    planMatters: integer("plan_matters"),
    version: version(),
  },
  (t) => [
    unique("time_block_start").on(t.courtId, t.startsAt),
    check("time_block_time", sql`${t.startsAt} ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'`),
  ],
);

/** Days a district or one court does not sit as usual. */
export const closure = pgTable(
  "closure",
  {
    id: identity(),
    districtId: reference("district_id")
      .notNull()
      .references(() => district.id),
    courtId: reference("court_id").references(() => court.id),
    fromDay: day("from_day").notNull(),
    untilDay: day("until_day").notNull(),
    kind: text("kind")
      .$type<"gazetted" | "tentative" | "strike" | "security" | "vacation" | "leave" | "other">()
      .notNull(),
    effect: text("effect").$type<"closed" | "no-work" | "duty">().notNull(),
    nameEn: text("name_en").notNull(),
    nameUr: text("name_ur"),
    source: text("source"),
    isConfirmed: boolean("is_confirmed").notNull().default(false),
    declaredOn: day("declared_on"),
    withdrawnAt: instant("withdrawn_at"),
    /** Days on which an unconfirmed holiday may fall instead. */
    alternatives: jsonb("alternatives").$type<CourtDay[]>(),
    /** The starts of the time blocks that are lost, where the rest of the day is held; null: whole days. */
    blocks: jsonb("blocks").$type<string[]>(),
    version: version(),
  },
  (t) => [
    index("closure_days").on(t.districtId, t.fromDay),
    check("closure_order", sql`${t.untilDay} >= ${t.fromDay}`),
  ],
);

/** Days that a court adds to its pattern by hand. */
export const extraDay = pgTable(
  "extra_day",
  {
    id: identity(),
    courtId: reference("court_id")
      .notNull()
      .references(() => court.id),
    day: day("day").notNull(),
    because: text("because"),
    version: version(),
  },
  (t) => [unique("extra_day_once").on(t.courtId, t.day)],
);

/**
 * One row per court and day that anything was listed or planned on. The counters are kept by the database
 * (see the triggers of hearings in db/migrations/0000_schema.sql), so that capacity cannot be exceeded by any path or race.
 */
export const courtDay = pgTable(
  "court_day",
  {
    id: identity(),
    courtId: reference("court_id")
      .notNull()
      .references(() => court.id),
    day: day("day").notNull(),
    kind: text("kind").$type<"dedicated" | "ordinary" | "duty" | "closed">().notNull(),
    isOpen: boolean("is_open").notNull().default(true),
    isTentative: boolean("is_tentative").notNull().default(false),
    /** No work is expected (strike, leave, security): listed matters stay, the planner avoids the day. */
    isNoWork: boolean("is_no_work").notNull().default(false),
    because: text("because"),
    becauseUr: text("because_ur"),
    /** The day on which it was declared closed; on or after the day itself, its hearings stay. */
    closedOn: day("closed_on"),
    planMinutes: integer("plan_minutes").notNull(),
    planMatters: integer("plan_matters").notNull(),
    ceilingMinutes: integer("ceiling_minutes").notNull(),
    ceilingMatters: integer("ceiling_matters").notNull(),
    listedMinutes: integer("listed_minutes").notNull().default(0),
    listedMatters: integer("listed_matters").notNull().default(0),
    /** The part of the listed that a judge ordered, or a register announced, beyond the ceiling. */
    beyondMinutes: integer("beyond_minutes").notNull().default(0),
    beyondMatters: integer("beyond_matters").notNull().default(0),
    courtroomId: reference("courtroom_id").references(() => courtroom.id),
    endedAt: instant("ended_at"),
    version: version(),
  },
  (t) => [
    unique("court_day_once").on(t.courtId, t.day),
    check("court_day_minutes_ceiling", sql`${t.listedMinutes} - ${t.beyondMinutes} <= ${t.ceilingMinutes}`),
    check("court_day_matters_ceiling", sql`${t.listedMatters} - ${t.beyondMatters} <= ${t.ceilingMatters}`),
    check(
      "court_day_closed",
      sql`${t.isOpen} or ${t.listedMatters} = 0 or (${t.closedOn} is not null and ${t.closedOn} >= ${t.day})`,
    ),
    check("court_day_counts", sql`${t.listedMinutes} >= 0 and ${t.listedMatters} >= 0 and ${t.beyondMatters} >= 0`),
  ],
);

/** A time block of one day; a null ceiling means that only the day's own ceiling holds. */
export const courtDayBlock = pgTable(
  "court_day_block",
  {
    courtId: reference("court_id").notNull(),
    day: day("day").notNull(),
    startsAt: time("starts_at").notNull(),
    reportBefore: integer("report_before").notNull().default(15),
    planMinutes: integer("plan_minutes"),
    planMatters: integer("plan_matters"),
    ceilingMinutes: integer("ceiling_minutes"),
    ceilingMatters: integer("ceiling_matters"),
    listedMinutes: integer("listed_minutes").notNull().default(0),
    listedMatters: integer("listed_matters").notNull().default(0),
    beyondMinutes: integer("beyond_minutes").notNull().default(0),
    beyondMatters: integer("beyond_matters").notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.courtId, t.day, t.startsAt] }),
    foreignKey({
      columns: [t.courtId, t.day],
      foreignColumns: [courtDay.courtId, courtDay.day],
      name: "court_day_block_day",
    }).onDelete("cascade"),
    check(
      "court_day_block_minutes_ceiling",
      sql`${t.ceilingMinutes} is null or ${t.listedMinutes} - ${t.beyondMinutes} <= ${t.ceilingMinutes}`,
    ),
    check(
      "court_day_block_matters_ceiling",
      sql`${t.ceilingMatters} is null or ${t.listedMatters} - ${t.beyondMatters} <= ${t.ceilingMatters}`,
    ),
  ],
);
