import { and, between, eq, inArray, isNull, or, sql } from "drizzle-orm";
import type { Connection } from "../../db/connect.ts";
import { courtCase } from "../../db/schema/cases.ts";
import { causeList } from "../../db/schema/cause-lists.ts";
import { draftPlacement, hearing } from "../../db/schema/hearings.ts";
import type { CourtDay } from "../rules/calendar/court-day.ts";

const CASE = {
  caseId: courtCase.id,
  numberPrefix: courtCase.numberPrefix,
  number: courtCase.number,
  numberSuffix: courtCase.numberSuffix,
  year: courtCase.year,
  firNumber: courtCase.firNumber,
  firYear: courtCase.firYear,
  accusedTitle: courtCase.accusedTitle,
  isRestricted: courtCase.isRestricted,
  custody: courtCase.custody,
  custodySince: courtCase.custodySince,
  stage: courtCase.stage,
  since: courtCase.institutionDay,
  notReachedTimes: courtCase.notReachedCount,
} as const;

export type CaseOfMatter = Awaited<ReturnType<typeof findListedOfDays>>[number]["case"];

/** Hearings that stand on the days of a court, with their cases. Heard ones are told too: they take room. */
export function findListedOfDays(connection: Connection, courtId: number, from: CourtDay, until: CourtDay) {
  return connection
    .select({ hearing, case: CASE })
    .from(hearing)
    .innerJoin(courtCase, eq(courtCase.id, hearing.caseId))
    .where(
      and(eq(hearing.courtId, courtId), between(hearing.day, from, until), inArray(hearing.state, ["listed", "heard"])),
    )
    .orderBy(hearing.id);
}

/** Rows of the draft on those days. */
export function findPlannedOfDays(connection: Connection, courtId: number, from: CourtDay, until: CourtDay) {
  return connection
    .select({ placement: draftPlacement, case: CASE })
    .from(draftPlacement)
    .innerJoin(courtCase, eq(courtCase.id, draftPlacement.caseId))
    .where(and(eq(draftPlacement.courtId, courtId), between(draftPlacement.day, from, until)))
    .orderBy(draftPlacement.id);
}

/** Rows of the draft without a day, custody first, then the oldest case; one more than asked tells that there are more. */
export function findTray(connection: Connection, courtId: number, limit: number) {
  return connection
    .select({ placement: draftPlacement, case: CASE })
    .from(draftPlacement)
    .innerJoin(courtCase, eq(courtCase.id, draftPlacement.caseId))
    .where(and(eq(draftPlacement.courtId, courtId), isNull(draftPlacement.day)))
    .orderBy(
      sql`${draftPlacement.isByHand} desc`,
      sql`(${courtCase.custody} = 'in') desc`,
      sql`${courtCase.institutionDay} asc nulls last`,
      draftPlacement.id,
    )
    .limit(limit);
}

export async function countTray(connection: Connection, courtId: number): Promise<number> {
  const [row] = await connection
    .select({ count: sql<number>`count(*)::int` })
    .from(draftPlacement)
    .where(and(eq(draftPlacement.courtId, courtId), isNull(draftPlacement.day)));
  return row?.count ?? 0;
}

/** The versions of the lists of those days, without supplementary ones; content is read for the blocks it shows. */
export function findPostedOfDays(connection: Connection, courtId: number, from: CourtDay, until: CourtDay) {
  return connection
    .select({
      day: causeList.day,
      version: causeList.version,
      supplementary: causeList.supplementary,
      publishedAt: causeList.publishedAt,
      withdrawnAt: causeList.withdrawnAt,
      entries: sql<{ uid: string; number: string; block: string | null }[]>`(
        select coalesce(jsonb_agg(jsonb_build_object('uid', e->>'hearingUid', 'number', e->>'caseNumber', 'block', e->>'block')), '[]')
        from jsonb_array_elements(${causeList.content}->'entries') e)`,
    })
    .from(causeList)
    .where(
      and(
        eq(causeList.courtId, courtId),
        between(causeList.day, from, until),
        or(isNull(causeList.supplementary), isNull(causeList.withdrawnAt)),
      ),
    )
    .orderBy(causeList.day, causeList.version);
}
