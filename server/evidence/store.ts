import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { type Connection, executePrepared, type Transaction } from "../../db/connect.ts";
import { courtCase } from "../../db/schema/cases.ts";
import { court, district } from "../../db/schema/districts.ts";
import { evidenceEvent, evidenceRequest } from "../../db/schema/evidence.ts";
import { casePerson, person } from "../../db/schema/people.ts";
import type { CourtDay } from "../rules/calendar/court-day.ts";
import type { Purpose } from "../rules/case/purposes.ts";
import type { EvidenceSource, LedgerEventKind, RequestKind } from "../rules/evidence/evidence-ledger.ts";
import type { PastRequest } from "../rules/evidence/reply-times.ts";

export type RequestColumns = {
  kind: RequestKind;
  source: EvidenceSource;
  sourceName: string | null;
  what: string | null;
  fileReference: string | null;
  dueDay: CourtDay | null;
  neededFor: Purpose | null;
};

export type EventRow = {
  eventId: number;
  requestId: number;
  kind: LedgerEventKind;
  day: CourtDay;
  number: number | null;
  /** Of a chaser: the day by which its letter asks for the reply. */
  byDay: CourtDay | null;
  note: string | null;
};

export type RequestRow = RequestColumns & {
  requestId: number;
  version: number;
  events: EventRow[];
  caseId: number;
  numberPrefix: string | null;
  number: number | null;
  numberSuffix: string | null;
  year: number | null;
  firNumber: number | null;
  firYear: number | null;
  station: string | null;
  sections: string[];
  isRestricted: boolean;
  nextDay: CourtDay | null;
  isDisposed: boolean;
};

export type RequestsWanted = {
  caseIds?: readonly number[];
  requestIds?: readonly number[];
  /** Leaves out what ended: refused, withdrawn, or answered where nothing is left to renew. */
  isUnended?: boolean;
  /** Leaves out disposed cases. */
  isPending?: boolean;
  most?: number;
};

const REQUEST_COLUMNS =
  sql.raw(`r.id::float8 as "requestId", r.version, r.kind, r.source, r.source_name as "sourceName", r.what,
  r.file_reference as "fileReference", r.due_day as "dueDay", r.needed_for as "neededFor", c.id::float8 as "caseId",
  c.number_prefix as "numberPrefix", c.number, c.number_suffix as "numberSuffix", c.year, c.fir_number as "firNumber",
  c.fir_year as "firYear", c.station, c.sections, c.is_restricted as "isRestricted", c.next_day as "nextDay", c.disposal_day is not null as "isDisposed"`);

/** For what each case is listed on its next day. */
export async function findNextPurposes(
  connection: Connection,
  caseIds: readonly number[],
): Promise<Map<number, Purpose[]>> {
  const rows = await connection.execute<{ caseId: number; purpose: Purpose }>(sql`
    select c.id::float8 as "caseId", h.purpose from court_case c
      join hearing h on h.case_id = c.id and h.day = c.next_day and h.state = 'listed'
    where c.id = any(${sql.param([...caseIds])}::bigint[])`);
  return new Map(
    [...Map.groupBy(rows, ({ caseId }) => caseId)].map(([id, of]) => [id, of.map(({ purpose }) => purpose)]),
  );
}

/** Requests of the cases that are now in the court, with their events in order; the latest recorded first. */
export async function findRequests(
  connection: Connection,
  courtId: number,
  { caseIds, requestIds, isUnended = false, isPending = false, most = 5_000 }: RequestsWanted,
): Promise<RequestRow[]> {
  const tests = [
    sql`c.court_id = ${courtId}`,
    ...(caseIds ? [sql`r.case_id = any(${sql.param(caseIds)}::bigint[])`] : []),
    ...(requestIds ? [sql`r.id = any(${sql.param(requestIds)}::bigint[])`] : []),
    ...(isPending ? [sql`c.disposal_day is null`] : []),
    ...(isUnended ? [sql`w.is_ended is not true`] : []),
  ];
  // A case that was transferred takes its requests along: where it is now decides, not where they were recorded.
  return executePrepared<RequestRow>(
    connection,
    sql`
    select ${REQUEST_COLUMNS}, coalesce(w.events, '[]') as events
    from evidence_request r
      join court_case c on c.id = r.case_id
      left join lateral (
        select jsonb_agg(jsonb_build_object('eventId', e.id, 'requestId', e.request_id, 'kind', e.kind, 'day', e.day,
          'number', e.number, 'byDay', e.by_day, 'note', e.note) order by e.day, e.id) as events,
          bool_or(e.kind in ('refused', 'withdrawn') or (e.kind = 'answered' and r.kind <> 'preservation')) as is_ended
        from evidence_event e where e.request_id = r.id) w on true
    where ${sql.join(tests, sql` and `)}
    order by r.id desc limit ${most}`,
  );
}

/** Answers that the reply time of a source is learned from, the latest ones: how long it took years ago says little. */
const LATEST_ANSWERS = 100;

/**
 * The latest answers that the district's courts had from these sources. Preservation is left out: that data are kept is
 * confirmed in days and says nothing of when they come.
 */
export async function findHistory(
  connection: Connection,
  courtId: number,
  sources: readonly EvidenceSource[],
): Promise<PastRequest[]> {
  return executePrepared<PastRequest>(
    connection,
    sql`select source, sent as "sentDay", answered as "answeredDay"
      from evidence_history(${courtId}::bigint, ${sql.param(sources)}::text[], ${LATEST_ANSWERS}::integer)`,
  );
}

/** Requests that the district's courts still wait for, by source. */
export async function countWaiting(connection: Connection, courtId: number): Promise<Map<EvidenceSource, number>> {
  const rows = await connection.execute<{ source: EvidenceSource; waiting: number }>(
    sql`select source, waiting from evidence_waiting(${courtId}::bigint)`,
  );
  return new Map(rows.map(({ source, waiting }) => [source, waiting]));
}

/** Holds the requests until the change is written: two who record at once do so one after the other. */
export async function lockRequests(tx: Transaction, requestIds: readonly number[]): Promise<void> {
  await tx
    .select({ id: evidenceRequest.id })
    .from(evidenceRequest)
    .where(inArray(evidenceRequest.id, [...requestIds]))
    .orderBy(asc(evidenceRequest.id))
    .for("update");
}

/** Counts as a change of the requests themselves, so that what came before is not taken back over the head of it. */
export async function touchRequests(tx: Transaction, requestIds: readonly number[]): Promise<void> {
  if (requestIds.length === 0) return;
  await tx
    .update(evidenceRequest)
    .set({ version: sql`${evidenceRequest.version}` })
    .where(inArray(evidenceRequest.id, [...requestIds]));
}

export async function isCaseOfCourt(connection: Connection, courtId: number, caseId: number): Promise<boolean> {
  return (await findCaseOfCourt(connection, courtId, caseId)) !== undefined;
}

export async function findCaseOfCourt(connection: Connection, courtId: number, caseId: number) {
  const [found] = await connection
    .select({ offenceDay: courtCase.offenceDay })
    .from(courtCase)
    .where(and(eq(courtCase.id, caseId), eq(courtCase.courtId, courtId)));
  return found;
}

export async function insertRequest(
  tx: Transaction,
  row: RequestColumns & { caseId: number; courtId: number },
): Promise<number> {
  const [made] = await tx.insert(evidenceRequest).values(row).returning({ id: evidenceRequest.id });
  return made!.id;
}

/** True where the version was still the one given. */
export async function updateRequest(
  tx: Transaction,
  at: { requestId: number; version: number },
  columns: RequestColumns,
): Promise<boolean> {
  const written = await tx
    .update(evidenceRequest)
    .set(columns)
    .where(and(eq(evidenceRequest.id, at.requestId), eq(evidenceRequest.version, at.version)))
    .returning({ id: evidenceRequest.id });
  return written.length > 0;
}

export async function deleteRequest(tx: Transaction, requestId: number): Promise<void> {
  await tx.delete(evidenceRequest).where(eq(evidenceRequest.id, requestId));
}

export async function insertEvents(
  tx: Transaction,
  rows: readonly (Omit<EventRow, "eventId"> & { caseId: number })[],
): Promise<number[]> {
  if (rows.length === 0) return [];
  const made = await tx
    .insert(evidenceEvent)
    .values([...rows])
    .returning({ id: evidenceEvent.id });
  return made.map(({ id }) => id);
}

/** The request of an event of this court; null for any other. */
export async function findRequestOfEvent(
  connection: Connection,
  courtId: number,
  eventId: number,
): Promise<{ requestId: number; caseId: number; note: string | null } | undefined> {
  const { requestId, note } = evidenceEvent;
  const [found] = await connection
    .select({ requestId, note, caseId: evidenceRequest.caseId })
    .from(evidenceEvent)
    .innerJoin(evidenceRequest, eq(evidenceRequest.id, evidenceEvent.requestId))
    .where(and(eq(evidenceEvent.id, eventId), eq(evidenceRequest.courtId, courtId)));
  return found;
}

export async function updateEventNote(tx: Transaction, eventId: number, note: string | null): Promise<void> {
  await tx.update(evidenceEvent).set({ note }).where(eq(evidenceEvent.id, eventId));
}

/** Chasers by their own ids, with the request each belongs to. */
export async function findChaserRequests(connection: Connection, eventIds: readonly number[]) {
  if (eventIds.length === 0) return [];
  return connection
    .select({ eventId: evidenceEvent.id, requestId: evidenceEvent.requestId })
    .from(evidenceEvent)
    .where(and(inArray(evidenceEvent.id, [...eventIds]), eq(evidenceEvent.kind, "chased")));
}

const NEVER_NAMED = ["complainant", "victim", "witness", "guardian"] as const;

/** Names, in every script, that no paper of the court carries out of it; by case. */
export async function findWithheldNames(
  connection: Connection,
  caseIds: readonly number[],
): Promise<Map<number, string[]>> {
  if (caseIds.length === 0) return new Map();
  const rows = await connection
    .select({ caseId: casePerson.caseId, name: person.name, nameUr: person.nameUr })
    .from(casePerson)
    .innerJoin(person, eq(person.id, casePerson.personId))
    .where(and(inArray(casePerson.caseId, [...caseIds]), inArray(casePerson.role, [...NEVER_NAMED])));
  const byCase = new Map<number, string[]>();
  for (const { caseId, name, nameUr } of rows) {
    const known = byCase.get(caseId) ?? [];
    byCase.set(caseId, [...known, name, ...(nameUr ? [nameUr] : [])]);
  }
  return byCase;
}

export async function findLetterHead(connection: Connection, courtId: number) {
  const [found] = await connection
    .select({
      courtEn: court.nameEn,
      judgeEn: court.judgeEn,
      place: court.place,
      districtEn: district.nameEn,
    })
    .from(court)
    .innerJoin(district, eq(district.id, court.districtId))
    .where(eq(court.id, courtId));
  return found;
}

/** Unended requests that went out, by the officer of the matter. */
export async function findOwed(
  connection: Connection,
  districtId: number,
  today: CourtDay,
): Promise<{ personId: number; open: number; overdue: number }[]> {
  const rows = await connection.execute<{ personId: number; open: number; overdue: number }>(sql`
    select coalesce(p.merged_into_id, p.id)::float8 as "personId", count(distinct r.id)::int as open,
      count(distinct r.id) filter (where r.due_day < ${today})::int as overdue
    from evidence_request r join court_case c on c.id = r.case_id and c.disposal_day is null
      join court k on k.id = c.court_id and k.district_id = ${districtId}
      join case_person cp on cp.case_id = c.id and cp.role = 'investigating-officer' join person p on p.id = cp.person_id
      cross join lateral (
        select bool_or(e.kind = 'sent') as is_sent,
          bool_or(e.kind in ('refused', 'withdrawn') or (e.kind = 'answered' and r.kind <> 'preservation')) as is_ended
        from evidence_event e where e.request_id = r.id) w
    where w.is_sent and w.is_ended is not true group by 1`);
  return [...rows];
}
