import { and, eq, sql } from "drizzle-orm";
import { NUMBER_COLUMNS } from "../../db/case-number-columns.ts";
import type { Connection, Transaction } from "../../db/connect.ts";
import { isOwnCase, ownCases } from "../../db/own-cases.ts";
import { dateRequest } from "../../db/schema/date-requests.ts";
import type { CourtDay } from "../rules/calendar/court-day.ts";
import type { NumberFacts } from "../rules/case/case-label.ts";
import type { Purpose } from "../rules/case/purposes.ts";
import type { SharedRole } from "../rules/listing/needed-people.ts";
import type { AskedBecause, RequestState } from "../rules/own-days/date-request.ts";

type OfCourt = { courtId: number; courtEn: string; courtUr: string | null };

export type OwnDateRow = NumberFacts &
  OfCourt & {
    hearingId: number;
    place: string | null;
    day: CourtDay;
    block: string | null;
    purpose: Purpose;
    isAsked: boolean;
  };

/** The dates of somebody's own matters on these days, in every court of the district. A draft is nobody's date yet. */
export async function findOwnDates(
  connection: Connection,
  userId: string,
  { from, until }: { from: CourtDay; until: CourtDay },
): Promise<OwnDateRow[]> {
  const rows = await connection.execute<OwnDateRow>(sql`
    select h.id::float8 as "hearingId", c.id::float8 as "caseId", ${NUMBER_COLUMNS}, k.id::float8 as "courtId",
      k.name_en as "courtEn", k.name_ur as "courtUr", k.place, h.day::text as day, h.block, h.purpose,
      exists (select 1 from date_request r where r.hearing_id = h.id and r.asked_by = ${userId} and r.state = 'open'
        and r.day = h.day) as "isAsked"
    from hearing h join court_case c on c.id = h.case_id join court k on k.id = h.court_id
    where h.state = 'listed' and h.day between ${from} and ${until} and ${isOwnCase(userId)}
    order by h.day, k.id, h.block nulls first, h.position, h.id`);
  return [...rows];
}

/** Of these hearings those that stand in a court, are to come and are somebody's own; held until the transaction ends. */
export async function lockOwnHearings(
  tx: Transaction,
  asked: { userId: string; courtId: number; ids: readonly number[]; today: CourtDay },
) {
  const rows = await tx.execute<{ hearingId: number; caseId: number; day: CourtDay; block: string | null }>(sql`
    select h.id::float8 as "hearingId", h.case_id::float8 as "caseId", h.day::text as day, h.block from hearing h
    where h.id = any(${sql.param(asked.ids)}::bigint[]) and h.court_id = ${asked.courtId} and h.state = 'listed'
      and h.day >= ${asked.today} and h.case_id in ${ownCases(asked.userId)}
    order by h.id for share of h`);
  return [...rows];
}

export type NewRequest = Omit<typeof dateRequest.$inferInsert, "id" | "state" | "answer" | "version">;

/** Answers how many are new: a date for which he waits already is not asked for twice. */
export async function insertRequests(tx: Transaction, rows: readonly NewRequest[]): Promise<number> {
  const made = await tx
    .insert(dateRequest)
    .values([...rows])
    .onConflictDoNothing()
    .returning({ id: dateRequest.id });
  return made.length;
}

/** An earlier request for a date that was given another day since is over: it makes room for a new one. */
export async function closeAnswered(tx: Transaction, userId: string, hearingIds: readonly number[]): Promise<void> {
  await tx.execute(sql`
    update date_request r set state = 'taken-back' from hearing h
    where h.id = r.hearing_id and r.asked_by = ${userId} and r.state = 'open'
      and r.hearing_id = any(${sql.param(hearingIds)}::bigint[]) and (r.day <> h.day or r.block <> h.block)`);
}

export type RequestRow = NumberFacts &
  OfCourt & {
    id: number;
    version: number;
    hearingId: number;
    day: CourtDay;
    block: string | null;
    because: AskedBecause;
    words: string;
    state: RequestState;
    answer: string | null;
    answeredAt: string | null;
    askedAt: string;
    personId: number;
    role: SharedRole;
    name: string;
    nameUr: string | null;
    nowState: string | null;
    nowDay: CourtDay | null;
    nowBlock: string | null;
    nowVersion: number | null;
    purpose: Purpose | null;
    nextDay: CourtDay | null;
  };

type Wanted = { courtId: number; caseId?: number } | { askedBy: string; since: string };

/** What was asked of a court and waits for an answer; with `caseId` all of one matter; or what somebody asked lately. */
export async function findRequests(connection: Connection, wanted: Wanted): Promise<RequestRow[]> {
  const tests =
    "askedBy" in wanted
      ? sql`r.asked_by = ${wanted.askedBy} and (r.state = 'open' or r.asked_at >= ${wanted.since})`
      : wanted.caseId === undefined
        ? sql`r.court_id = ${wanted.courtId} and r.state = 'open'`
        : sql`r.court_id = ${wanted.courtId} and r.case_id = ${wanted.caseId}`;
  const rows = await connection.execute<RequestRow>(sql`
    select r.id::float8 as id, r.version, r.hearing_id::float8 as "hearingId", r.day::text as day, r.block, r.because, r.words,
      r.state, r.answer, r.answered_at as "answeredAt", r.asked_at as "askedAt", r.person_id::float8 as "personId",
      s.role, p.name, p.name_ur as "nameUr", k.id::float8 as "courtId", k.name_en as "courtEn", k.name_ur as "courtUr",
      c.id::float8 as "caseId", ${NUMBER_COLUMNS}, c.next_day::text as "nextDay", h.state as "nowState",
      h.day::text as "nowDay", h.block as "nowBlock", h.version as "nowVersion", h.purpose
    from date_request r join staff s on s.user_id = r.asked_by join person p on p.id = r.person_id
      join court k on k.id = r.court_id join court_case c on c.id = r.case_id
      left join hearing h on h.id = r.hearing_id and h.court_id = r.court_id
    where ${tests} order by r.asked_at desc, r.day, r.id limit 300`);
  return [...rows];
}

/** False when it has another version by now, is another's, or was answered. */
export async function takeBack(
  tx: Transaction,
  seen: { id: number; version: number; courtId: number; askedBy: string },
): Promise<boolean> {
  const { id, version, courtId, askedBy, state } = dateRequest;
  const where = and(
    ...[eq(id, seen.id), eq(version, seen.version), eq(courtId, seen.courtId), eq(askedBy, seen.askedBy)],
    eq(state, "open"),
  );
  return (await tx.update(dateRequest).set({ state: "taken-back" }).where(where).returning({ id })).length === 1;
}

export async function refuse(
  tx: Transaction,
  seen: { id: number; version: number; courtId: number },
  answered: { answer: string; answeredBy: string; answeredAt: string },
): Promise<boolean> {
  const { id, version, courtId, state } = dateRequest;
  const where = and(eq(id, seen.id), eq(version, seen.version), eq(courtId, seen.courtId), eq(state, "open"));
  const set = { state: "refused" as const, ...answered };
  return (await tx.update(dateRequest).set(set).where(where).returning({ id })).length === 1;
}
