import { and, asc, desc, eq, inArray, isNull, sql } from "drizzle-orm";
import { IN_TITLE } from "../../db/case-number-columns.ts";
import type { Connection, Transaction } from "../../db/connect.ts";
import { roomOn } from "../../db/court-room.ts";
import { courtCase } from "../../db/schema/cases.ts";
import { causeList } from "../../db/schema/cause-lists.ts";
import { court, district } from "../../db/schema/districts.ts";
import { draftPlacement, hearing } from "../../db/schema/hearings.ts";
import type { CourtDay } from "../rules/calendar/court-day.ts";
import type { CaseRole } from "../rules/people/people.ts";

export type CauseListRow = typeof causeList.$inferSelect;
export type NewCauseList = typeof causeList.$inferInsert;
export type CourtOfList = NonNullable<Awaited<ReturnType<typeof findCourtOfList>>>;

/** A court with what the head of its list tells. */
export async function findCourtOfList(connection: Connection, where: { id: number } | { code: string }) {
  const [found] = await connection
    .select({ court, district })
    .from(court)
    .innerJoin(district, eq(district.id, court.districtId))
    .where("id" in where ? eq(court.id, where.id) : eq(court.code, where.code));
  return found;
}

/** The room in which a court sits on a day: the day's own, else the only one the court has. */
export async function findRoom(connection: Connection, courtId: number, day: CourtDay) {
  const rows = await connection.execute<{ name: string; nameUr: string | null }>(
    sql`select m.name, m.name_ur as "nameUr" from ${roomOn(courtId, day)} m`,
  );
  return rows[0] ?? null;
}

const CASE = {
  caseId: courtCase.id,
  numberPrefix: courtCase.numberPrefix,
  number: courtCase.number,
  numberSuffix: courtCase.numberSuffix,
  year: courtCase.year,
  firNumber: courtCase.firNumber,
  firYear: courtCase.firYear,
  station: courtCase.station,
  sections: courtCase.sections,
  unreadSections: courtCase.unreadSections,
  hasMinor: courtCase.hasMinor,
  orderedRestricted: courtCase.orderedRestricted,
  stage: courtCase.stage,
  custody: courtCase.custody,
  since: courtCase.institutionDay,
  lastDay: courtCase.lastDay,
  notReachedTimes: courtCase.notReachedCount,
} as const;

export type ListedCase = Awaited<ReturnType<typeof findHearingsOfDay>>[number]["case"];

/** Hearings of a day that are not withdrawn, each with the facts that a list may need. */
export function findHearingsOfDay(connection: Connection, courtId: number, day: CourtDay) {
  return connection
    .select({ hearing, case: CASE })
    .from(hearing)
    .innerJoin(courtCase, eq(courtCase.id, hearing.caseId))
    .where(and(eq(hearing.courtId, courtId), eq(hearing.day, day), inArray(hearing.state, ["listed", "heard"])))
    .orderBy(asc(hearing.id));
}

/** What the draft would add to a day. */
export function findDraftOfDay(connection: Connection, courtId: number, day: CourtDay) {
  return connection
    .select({ placement: draftPlacement, case: CASE })
    .from(draftPlacement)
    .innerJoin(courtCase, eq(courtCase.id, draftPlacement.caseId))
    .where(and(eq(draftPlacement.courtId, courtId), eq(draftPlacement.day, day)))
    .orderBy(asc(draftPlacement.id));
}

export type PartyOfCase = Awaited<ReturnType<typeof findParties>>[number];

export async function findParties(connection: Connection, caseIds: readonly number[]) {
  if (caseIds.length === 0) return [];
  const rows = await connection.execute<{
    caseId: number;
    role: CaseRole;
    name: string;
    nameUr: string | null;
    isUnnamed: boolean;
  }>(sql`
    select cp.case_id::float8 as "caseId", cp.role, q.name, q.name_ur as "nameUr",
      cp.role = 'accused' and not ${IN_TITLE} as "isUnnamed"
    from case_person cp join person q on q.id = cp.person_id join court_case c on c.id = cp.case_id
    where cp.case_id = any(${sql.param(caseIds)}::bigint[])
    order by cp.case_id, cp.ordinal, cp.id`);
  return [...rows];
}

/** Where hearings stand now: a matter that left a list may have gone to another day. */
export async function findDaysOfHearings(
  connection: Connection,
  uids: readonly string[],
): Promise<Map<string, CourtDay>> {
  if (uids.length === 0) return new Map();
  const rows = await connection
    .select({ uid: hearing.uid, day: hearing.day })
    .from(hearing)
    .where(and(inArray(hearing.uid, [...uids]), eq(hearing.state, "listed")));
  return new Map(rows.map(({ uid, day }) => [uid, day]));
}

const ofList = (courtId: number, day: CourtDay, supplementary: number | null) =>
  and(
    eq(causeList.courtId, courtId),
    eq(causeList.day, day),
    supplementary === null ? isNull(causeList.supplementary) : eq(causeList.supplementary, supplementary),
  );

/** Every version of every list of a day, oldest first. */
export function findVersions(connection: Connection, courtId: number, day: CourtDay): Promise<CauseListRow[]> {
  return connection
    .select()
    .from(causeList)
    .where(and(eq(causeList.courtId, courtId), eq(causeList.day, day)))
    .orderBy(sql`${causeList.supplementary} asc nulls first`, asc(causeList.version));
}

export function insertList(tx: Transaction, row: NewCauseList): Promise<{ id: number }[]> {
  return tx.insert(causeList).values(row).returning({ id: causeList.id });
}

/** Every version of the list that still hangs; answers how many came down. */
export async function withdrawList(
  tx: Transaction,
  courtId: number,
  day: CourtDay,
  supplementary: number | null,
  values: { withdrawnAt: string; withdrawnBecause: string },
): Promise<number> {
  const rows = await tx
    .update(causeList)
    .set(values)
    .where(and(ofList(courtId, day, supplementary), isNull(causeList.withdrawnAt)))
    .returning({ id: causeList.id });
  return rows.length;
}

/** Courts with a list that hangs, with the nearest days of each. */
export async function findCourtsWithLists(connection: Connection, from: CourtDay, mostDays: number) {
  const rows = await connection
    .select({
      code: court.code,
      nameEn: court.nameEn,
      nameUr: court.nameUr,
      districtEn: district.nameEn,
      districtUr: district.nameUr,
      days: sql<CourtDay[]>`(select coalesce(array_agg(d.day order by d.day), '{}') from (
        select distinct l.day::text as day from ${causeList} l
        where l.court_id = ${court.id} and l.withdrawn_at is null and l.supplementary is null and l.day >= ${from}
        order by 1 limit ${mostDays}) d)`,
    })
    .from(court)
    .innerJoin(district, eq(district.id, court.districtId))
    .orderBy(asc(district.nameEn), asc(court.id));
  return rows;
}

export async function findDaysOfCourt(connection: Connection, courtId: number, most: number): Promise<CourtDay[]> {
  const rows = await connection
    .selectDistinct({ day: causeList.day })
    .from(causeList)
    .where(and(eq(causeList.courtId, courtId), isNull(causeList.supplementary), isNull(causeList.withdrawnAt)))
    .orderBy(desc(causeList.day))
    .limit(most);
  return rows.map(({ day }) => day);
}

export type DatedNumber = {
  prefix: string | null;
  isRestricted: boolean;
  day: CourtDay | null;
  reportingTime: string | null;
  isLost: boolean;
};

/** The pending matters of a number at a court with their next dates, restricted ones among them. */
export async function findNextDates(
  connection: Connection,
  { courtCode, numberKey, today }: { courtCode: string; numberKey: string; today: CourtDay },
): Promise<DatedNumber[]> {
  const rows = await connection.execute<DatedNumber>(sql`
    select c.number_prefix as prefix, c.is_restricted as "isRestricted", h.day::text,
      h.reporting_time as "reportingTime", coalesce(not d.is_open or d.is_no_work, false) as "isLost"
    from court k join court_case c on c.court_id = k.id
      left join lateral (
        select day, reporting_time from hearing where case_id = c.id and state = 'listed' and day >= ${today}
        order by day, id limit 1) h on true
      left join court_day d on d.court_id = k.id and d.day = h.day
    where k.code = ${courtCode} and c.number_key = ${numberKey} and c.disposal_day is null
    limit 10`);
  return [...rows];
}

/** Courts by district, as the public looks for them. */
export function findCourtsOfAll(connection: Connection) {
  const { code, nameEn, nameUr } = court;
  return connection
    .select({ code, nameEn, nameUr, districtEn: district.nameEn, districtUr: district.nameUr })
    .from(court)
    .innerJoin(district, eq(district.id, court.districtId))
    .orderBy(asc(district.nameEn), asc(court.id));
}

export type Posting = {
  day: CourtDay;
  supplementary: number | null;
  version: number;
  changedAt: Date;
  isWithdrawn: boolean;
  matters: number;
  /** The first time at which somebody is to be there, and the start of the last block. */
  from: string | null;
  until: string | null;
};

/** The latest version of each list of a court from a day on, those that came down among them; the latest change first. */
export async function findPostings(connection: Connection, courtId: number, from: CourtDay): Promise<Posting[]> {
  const rows = await connection.execute<Omit<Posting, "changedAt"> & { changedAt: string }>(sql`
    select l.day::text, l.supplementary, l.version, coalesce(l.withdrawn_at, l.published_at)::text as "changedAt",
      l.withdrawn_at is not null as "isWithdrawn", e.matters, e."from", e.until
    from (select distinct on (day, supplementary) * from cause_list
      where court_id = ${courtId} and day >= ${from} order by day, supplementary, version desc) l
      cross join lateral (
        select count(*)::int as matters, min(m->>'reportingTime') as "from", max(m->>'block') as until
        from jsonb_array_elements(l.content->'entries') m) e
    order by 4 desc, l.day, l.supplementary nulls first`);
  return [...rows].map((row) => ({ ...row, changedAt: new Date(row.changedAt) }));
}
