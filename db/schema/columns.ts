import { bigint, date, integer, text, timestamp } from "drizzle-orm/pg-core";
import type { CourtDay } from "../../server/rules/calendar/court-day.ts";

/** Shapes of columns that recur: one spelling for each, so that a day is never an instant by accident. */
export const identity = () => bigint("id", { mode: "number" }).primaryKey().generatedByDefaultAsIdentity();
export const reference = (name: string) => bigint(name, { mode: "number" });
export const day = (name: string) => date(name, { mode: "string" }).$type<CourtDay>();
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: "string" });
/** A local time of day, `HH:MM`. */
export const time = (name: string) => text(name);
/** Counted up by the database on every change of the row. */
export const version = () => integer("version").notNull().default(1);
