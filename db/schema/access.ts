import { sql } from "drizzle-orm";
import { boolean, check, index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { session, user } from "./auth.ts";
import { day, identity, instant, reference, version } from "./columns.ts";
import { court, district } from "./districts.ts";
import { person } from "./people.ts";

export const ROLES = [
  "administrator",
  "clerk",
  "judge",
  "prosecutor",
  "investigating-officer",
  "supervisor",
  "high-court-supervisor",
] as const;

/** Who works here: a sign-in, a role, a district and, for those bound to one, a court. */
export const staff = pgTable("staff", {
  userId: text("user_id")
    .primaryKey()
    .references(() => user.id),
  name: text("name").notNull(),
  role: text("role", { enum: ROLES }).notNull(),
  districtId: reference("district_id")
    .notNull()
    .references(() => district.id),
  courtId: reference("court_id").references(() => court.id),
  /** Of a prosecutor or investigating officer: who that is among the people of the district's cases. */
  personId: reference("person_id").references(() => person.id),
  isActive: boolean("is_active").notNull().default(true),
  /** The password was made by somebody else: nothing is open before its owner replaces it. */
  isPasswordDue: boolean("is_password_due").notNull().default(false),
  /** Until when such a password opens at all; null for those from before this was kept. */
  passwordDueUntil: instant("password_due_until"),
  version: version(),
});

/** A link judge, or a substitute reader: somebody who has a court for some days besides their own. */
export const courtStaff = pgTable(
  "court_staff",
  {
    id: identity(),
    userId: text("user_id")
      .notNull()
      .references(() => staff.userId),
    courtId: reference("court_id")
      .notNull()
      .references(() => court.id),
    fromDay: day("from_day").notNull(),
    untilDay: day("until_day").notNull(),
    orderedBy: text("ordered_by"),
    version: version(),
  },
  (t) => [
    index("court_staff_of_user").on(t.userId, t.untilDay),
    check("court_staff_in_order", sql`${t.untilDay} >= ${t.fromDay}`),
  ],
);

/** A browser in which somebody signed in. It holds a random name of which only the hash is here, and may have a PIN. */
export const staffDevice = pgTable(
  "staff_device",
  {
    userId: text("user_id")
      .notNull()
      .references(() => user.id, { onDelete: "cascade" }),
    deviceHash: text("device_hash").notNull(),
    /** Made with the device's own name, which is not here: nobody who reads this table can try PINs. */
    pinHash: text("pin_hash"),
    pinFailures: integer("pin_failures").notNull().default(0),
    firstSeenAt: instant("first_seen_at").notNull(),
    lastSeenAt: instant("last_seen_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.deviceHash] })],
);

/** When somebody last worked in a session, and since when it is locked. */
export const sessionUse = pgTable("session_use", {
  sessionId: text("session_id")
    .primaryKey()
    .references(() => session.id, { onDelete: "cascade" }),
  lastUsedAt: instant("last_used_at").notNull(),
  lockedAt: instant("locked_at"),
});

/** Passwords and PINs that were tried for an account since an instant; cleared by the one that was right. */
export const signInTry = pgTable("sign_in_try", {
  key: text("key").primaryKey(),
  tries: integer("tries").notNull(),
  since: instant("since").notNull(),
});

/** One row per change: audit and idempotency in one. The application may add rows and mark one as undone, nothing else. */
export const change = pgTable(
  "change",
  {
    id: identity(),
    key: uuid("key").unique(),
    action: text("action").notNull(),
    /** What it took to do it, and takes to undo it; null for changes from before this was kept. */
    permission: text("permission"),
    source: text("source").$type<"screen" | "terminal" | "timer">().notNull(),
    actorId: text("actor_id"),
    districtId: reference("district_id"),
    courtId: reference("court_id"),
    inputHash: text("input_hash"),
    /** Ids only; repeated when the same key comes again, dropped after 30 days. */
    answer: jsonb("answer"),
    undoneBy: reference("undone_by"),
    changedAt: instant("changed_at").notNull(),
  },
  (t) => [
    index("change_of_court").on(t.courtId, t.id),
    index("change_undone_by").on(t.undoneBy).where(sql`${t.undoneBy} is not null`),
  ],
);

/** The rows that a change touched, as they were before: written by triggers, read by undo and by the history of a case. */
export const changeRow = pgTable(
  "change_row",
  {
    id: identity(),
    changeId: reference("change_id").notNull(),
    /** Rows written by one statement share a batch, so that undo can go back in order, many at a time. */
    batch: reference("batch").notNull(),
    tableName: text("table_name").notNull(),
    rowId: reference("row_id").notNull(),
    caseId: reference("case_id"),
    before: jsonb("before"),
    afterVersion: integer("after_version"),
    /** Of the columns of which `before` says nothing, those that this act changed. */
    untold: text("untold").array(),
    /** Over the row as it was written. */
    hash: text("hash"),
  },
  (t) => [index("change_row_of_change").on(t.changeId), index("change_row_of_case").on(t.caseId)],
);

/** What stood in the columns of which the history says nothing: read by undo alone, not by the application's role. */
export const changeSecret = pgTable("change_secret", {
  changeRowId: reference("change_row_id")
    .primaryKey()
    .references(() => changeRow.id, { onDelete: "cascade" }),
  columns: jsonb("columns").notNull(),
  /** So that nobody who reads the chain can try numbers until one fits. */
  salt: uuid("salt").notNull().defaultRandom(),
  hash: text("hash"),
});

/** Where each chain of the audit stands; chain 0 is that of what belongs to no court, any other its court's. */
export const auditHead = pgTable("audit_head", {
  chain: reference("chain").primaryKey(),
  seq: reference("seq").notNull(),
  hash: text("hash").notNull(),
});

/** What was done and what was read of protected people, each entry hashed over the one before it. Written by the database. */
export const auditEntry = pgTable(
  "audit_entry",
  {
    chain: reference("chain").notNull(),
    seq: reference("seq").notNull(),
    changeId: reference("change_id").unique(),
    /** Of a reading: the cases of which protected people were shown. */
    caseIds: reference("case_ids").array(),
    told: jsonb("told").$type<Record<string, unknown>>().notNull(),
    previous: text("previous").notNull(),
    hash: text("hash").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.chain, t.seq], name: "audit_entry_place" }),
    index("audit_entry_of_case").using("gin", t.caseIds).where(sql`${t.caseIds} is not null`),
  ],
);

export const READ_CAUSES = ["listed-today", "preparing", "process", "party-asks", "other", "entered"] as const;

/** Who had the protected names of a matter open on which day, and for what. */
export const protectedRead = pgTable(
  "protected_read",
  {
    id: identity(),
    userId: text("user_id")
      .notNull()
      .references(() => staff.userId),
    /** No foreign key: that it was read stays also where the entry of the matter is taken back. */
    caseId: reference("case_id").notNull(),
    courtId: reference("court_id")
      .notNull()
      .references(() => court.id),
    day: day("day").notNull(),
    because: text("because", { enum: READ_CAUSES }).notNull(),
    words: text("words"),
    /** By which it is in the chained record. */
    changeId: reference("change_id").notNull(),
    readAt: instant("read_at").notNull(),
  },
  (t) => [unique("protected_read_once").on(t.userId, t.caseId, t.day)],
);
