import { and, asc, between, eq, inArray } from "drizzle-orm";
import type { Transaction } from "../../db/connect.ts";
import { courtCase } from "../../db/schema/cases.ts";
import { hearing } from "../../db/schema/hearings.ts";
import type { CourtDay } from "../rules/calendar/court-day.ts";

/** Open hearings of courts between two days, with what decides whether they may stay; locked, by id. */
export function lockOpenBetween(tx: Transaction, courtIds: readonly number[], from: CourtDay, until: CourtDay) {
  return tx
    .select({
      id: hearing.id,
      courtId: hearing.courtId,
      day: hearing.day,
      purpose: hearing.purpose,
      custody: courtCase.custody,
    })
    .from(hearing)
    .innerJoin(courtCase, eq(courtCase.id, hearing.caseId))
    .where(and(inArray(hearing.courtId, [...courtIds]), between(hearing.day, from, until), eq(hearing.state, "listed")))
    .orderBy(asc(hearing.id))
    .for("update", { of: hearing });
}
