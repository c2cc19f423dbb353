import { index, integer, jsonb, pgTable, primaryKey, text, unique } from "drizzle-orm/pg-core";
import { courtCase } from "./cases.ts";
import { day, identity, instant, reference, time } from "./columns.ts";
import { court, courtroom, district } from "./districts.ts";

export const registerImport = pgTable(
  "register_import",
  {
    id: identity(),
    courtId: reference("court_id")
      .notNull()
      .references(() => court.id),
    changeId: reference("change_id"),
    fileName: text("file_name").notNull(),
    fileHash: text("file_hash").notNull(),
    mapping: jsonb("mapping").notNull(),
    rowsNew: integer("rows_new").notNull().default(0),
    rowsChanged: integer("rows_changed").notNull().default(0),
    rowsSame: integer("rows_same").notNull().default(0),
    rowsRejected: integer("rows_rejected").notNull().default(0),
    importedAt: instant("imported_at").notNull(),
    importedBy: text("imported_by"),
    undoneAt: instant("undone_at"),
  },
  (t) => [index("register_import_court").on(t.courtId, t.importedAt)],
);

/**
 * Rows that a person may want to see again: refused or doubtful ones with the cells as they came, so that they can be
 * downloaded, mended and imported again; those that changed a case with every field, old and new.
 */
export const registerImportRow = pgTable(
  "register_import_row",
  {
    importId: reference("import_id")
      .notNull()
      .references(() => registerImport.id, { onDelete: "cascade" }),
    line: integer("line").notNull(),
    status: text("status").$type<"rejected" | "warned" | "changed">().notNull(),
    because: jsonb("because").notNull(),
    cells: jsonb("cells").notNull(),
  },
  (t) => [primaryKey({ columns: [t.importId, t.line, t.status] })],
);

/**
 * What the register said of a case when it was last imported. A row that says the same again is left alone, also where
 * a clerk has changed the case since: only what the register itself changed is news.
 */
export const registerRow = pgTable(
  "register_row",
  {
    caseId: reference("case_id")
      .primaryKey()
      .references(() => courtCase.id, { onDelete: "cascade" }),
    importId: reference("import_id").notNull(),
    rowHash: text("row_hash").notNull(),
  },
  (t) => [index("register_row_import").on(t.importId)],
);

/** How the columns of a court's register were mapped the last time. */
export const registerMapping = pgTable("register_mapping", {
  courtId: reference("court_id")
    .primaryKey()
    .references(() => court.id),
  mapping: jsonb("mapping").notNull(),
  savedAt: instant("saved_at").notNull(),
});

export const caseType = pgTable(
  "case_type",
  {
    id: identity(),
    districtId: reference("district_id")
      .notNull()
      .references(() => district.id),
    name: text("name").notNull(),
  },
  (t) => [unique("case_type_name").on(t.districtId, t.name)],
);

/** A case as another system announces it; bound by no rule of ours until a clerk adopts it. */
export const announcedCase = pgTable(
  "announced_case",
  {
    id: identity(),
    districtId: reference("district_id")
      .notNull()
      .references(() => district.id),
    courtId: reference("court_id")
      .notNull()
      .references(() => court.id),
    docket: text("docket").notNull(),
    county: text("county").notNull(),
    division: text("division").notNull(),
    caseTypeId: reference("case_type_id").references(() => caseType.id),
    lastSnapshot: day("last_snapshot").notNull(),
  },
  (t) => [unique("announced_case_once").on(t.districtId, t.docket, t.county, t.division)],
);

export const announcedHearing = pgTable(
  "announced_hearing",
  {
    id: identity(),
    announcedCaseId: reference("announced_case_id")
      .notNull()
      .references(() => announcedCase.id, { onDelete: "cascade" }),
    day: day("day").notNull(),
    time: time("time").notNull(),
    courtroomId: reference("courtroom_id").references(() => courtroom.id),
    courtroom: text("courtroom").notNull(),
    hearingType: text("hearing_type").notNull(),
  },
  (t) => [unique("announced_hearing_once").on(t.announcedCaseId, t.day, t.time, t.courtroom, t.hearingType)],
);
