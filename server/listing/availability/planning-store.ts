import { and, between, eq, gte, inArray, isNull, ne, notInArray, or, sql } from "drizzle-orm";
import type { Connection } from "../../../db/connect.ts";
import { courtCase } from "../../../db/schema/cases.ts";
import { court } from "../../../db/schema/districts.ts";
import { hearing, outcome } from "../../../db/schema/hearings.ts";
import { casePersonAcross } from "../../../db/schema/people.ts";
import { attendance } from "../../../db/schema/process.ts";
import type { CourtDay } from "../../rules/calendar/court-day.ts";
import type { Side } from "../../rules/case/adjournment.ts";
import type { Outcome } from "../../rules/case/outcomes.ts";
import type { Purpose } from "../../rules/case/purposes.ts";
import type { Mark, Testimony } from "../../rules/listing/attendance.ts";
import { SHARED_ROLES } from "../../rules/listing/needed-people.ts";
import type { NeededRole } from "../../rules/listing/planning.ts";
import { CAUSES_OF_THE_DAY } from "../../rules/planner/over-listing.ts";

const { caseId, personId, role, testimony, isForDefence } = casePersonAcross;

/** A witness of one case alone is wanted nowhere else: the plan need not know him. */
const isWanted = and(
  inArray(role, [...SHARED_ROLES]),
  sql`(${role} <> 'witness' or exists (select 1 from case_person_across another
    where another.person_id = ${personId} and another.case_id <> ${caseId}))`,
);

const PERSON_OF_CASE = { caseId, personId, role, testimony, isForDefence };

export type PendingRow = Awaited<ReturnType<typeof findPending>>[number];
export type PersonOfCase = {
  caseId: number;
  personId: number;
  role: NeededRole;
  testimony: Testimony | null;
  isForDefence: boolean;
};
export type StandingRow = {
  hearingId: number;
  caseId: number;
  courtId: number;
  day: CourtDay;
  purpose: Purpose;
  minutes: number;
};

/** Cases with what became of their last hearing, and what else decides how soon they are up again. */
function selectMatters(connection: Connection) {
  const last = (column: "purpose" | "kind" | "next_purpose") => sql`(
    select ${column === "purpose" ? sql`h.purpose` : sql.raw(`o.${column}`)} from ${hearing} h
      left join ${outcome} o on o.hearing_id = h.id and o.withdrawn_at is null
      where h.case_id = ${courtCase.id} and h.state = 'heard' order by h.day desc, h.id desc limit 1)`;
  // Nested, so that it keeps the name of its table: a bare "id" would be that of the inner row.
  const ofCase = sql`${courtCase.id}`;
  return connection
    .select({
      caseId: courtCase.id,
      stage: courtCase.stage,
      custody: courtCase.custody,
      since: sql<CourtDay>`coalesce(${courtCase.institutionDay}, ${courtCase.firDay}, ${courtCase.registeredAt}::date)::text`,
      notReachedTimes: courtCase.notReachedCount,
      hasMinor: courtCase.hasMinor,
      restrictionBecause: courtCase.restrictionBecause,
      adjournments: sql<number>`(select count(*) from ${outcome} o
        where o.case_id = ${ofCase} and o.kind = 'adjourned' and o.withdrawn_at is null)::int`,
      marksOfPeople: sql<Mark[][]>`(select coalesce(jsonb_agg(w.marks), '[]') from (
        select jsonb_agg(a.mark order by ah.day, ah.id) as marks from ${attendance} a
          join ${hearing} ah on ah.id = a.hearing_id where a.case_id = ${ofCase} group by a.case_person_id) w)`,
      /** The last day on which it was called, whatever came of it. */
      lastDay: sql<CourtDay | null>`(select max(h.day)::text from ${hearing} h where h.case_id = ${ofCase} and h.state = 'heard')`,
      lastPurpose: sql<Purpose | null>`${last("purpose")}`,
      lastOutcome: sql<Outcome | null>`${last("kind")}`,
      orderedPurpose: sql<Purpose | null>`${last("next_purpose")}`,
    })
    .from(courtCase)
    .$dynamic();
}

/** Pending cases of a court without a date. */
export function findPending(connection: Connection, courtId: number, caseIds?: readonly number[]) {
  return selectMatters(connection)
    .where(
      and(
        eq(courtCase.courtId, courtId),
        isNull(courtCase.disposalDay),
        isNull(courtCase.nextDay),
        // A case that rests by a judge's order waits for its review, not for a plan.
        isNull(courtCase.dormantSince),
        ne(courtCase.stage, "decided"),
        caseIds === undefined ? undefined : inArray(courtCase.id, [...caseIds]),
      ),
    )
    .orderBy(courtCase.id);
}

/** The same of cases that are named, whether they have a date or not. */
export function findMatters(connection: Connection, courtId: number, caseIds: readonly number[]) {
  return selectMatters(connection)
    .where(and(eq(courtCase.courtId, courtId), inArray(courtCase.id, [...caseIds])))
    .orderBy(courtCase.id);
}

/** Officers, counsel and prosecutors of the undated cases of a court. */
export async function findPeopleOfPending(connection: Connection, courtId: number): Promise<PersonOfCase[]> {
  const rows = await connection
    .select(PERSON_OF_CASE)
    .from(casePersonAcross)
    .innerJoin(courtCase, eq(courtCase.id, caseId))
    .where(and(eq(courtCase.courtId, courtId), isNull(courtCase.disposalDay), isNull(courtCase.nextDay), isWanted))
    .orderBy(casePersonAcross.id);
  return rows as PersonOfCase[];
}

/** What matters that were called since that day came to, by court and purpose; nothing of what was not reached. */
export async function findTallies(connection: Connection, districtId: number, since: CourtDay) {
  const rows = await connection
    .select({
      courtId: outcome.courtId,
      purpose: hearing.purpose,
      isAdjourned: sql<boolean>`${outcome.kind} = 'adjourned'`,
      side: sql<Side | null>`case when ${outcome.kind} = 'adjourned' then ${outcome.side} end`,
      count: sql<number>`count(*)::int`,
    })
    .from(outcome)
    .innerJoin(hearing, eq(hearing.id, outcome.hearingId))
    .innerJoin(court, eq(court.id, outcome.courtId))
    .where(
      and(
        eq(court.districtId, districtId),
        gte(hearing.day, since),
        isNull(outcome.withdrawnAt),
        notInArray(outcome.kind, ["not-reached", "listed-in-error"]),
        or(isNull(outcome.reason), notInArray(outcome.reason, [...CAUSES_OF_THE_DAY])),
      ),
    )
    .groupBy(sql`1, 2, 3, 4`)
    .orderBy(sql`1, 2, 3, 4`);
  return rows;
}

/** What is listed already on the days of a plan, in every court of the district: it takes room here and people elsewhere. */
export function findStanding(
  connection: Connection,
  districtId: number,
  from: CourtDay,
  until: CourtDay,
): Promise<StandingRow[]> {
  return connection
    .select({
      hearingId: hearing.id,
      caseId: hearing.caseId,
      courtId: hearing.courtId,
      day: hearing.day,
      purpose: hearing.purpose,
      minutes: hearing.minutes,
    })
    .from(hearing)
    .innerJoin(court, eq(court.id, hearing.courtId))
    .where(and(eq(court.districtId, districtId), eq(hearing.state, "listed"), between(hearing.day, from, until)))
    .orderBy(hearing.id);
}

export async function findPeopleOfCases(connection: Connection, caseIds: readonly number[]): Promise<PersonOfCase[]> {
  if (caseIds.length === 0) return [];
  const rows = await connection
    .select(PERSON_OF_CASE)
    .from(casePersonAcross)
    .where(and(inArray(caseId, [...caseIds]), isWanted))
    .orderBy(casePersonAcross.id);
  return rows as PersonOfCase[];
}
