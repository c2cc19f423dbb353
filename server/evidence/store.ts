import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { Connection, Transaction } from "../../db/connect.ts";
import { courtCase } from "../../db/schema/cases.ts";
import { court, district } from "../../db/schema/districts.ts";
import { evidenceEvent, evidenceRequest } from "../../db/schema/evidence.ts";
import { casePerson, person } from "../../db/schema/people.ts";
import type { CourtDay } from "../rules/court-day.ts";
import type { EvidenceSource, LedgerEventKind, RequestKind } from "../rules/evidence-ledger.ts";
import type { Purpose } from "../rules/purposes.ts";
import type { PastRequest } from "../rules/reply-times.ts";

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

const hasEvent = (kinds: readonly LedgerEventKind[]) =>
  sql`exists (select 1 from evidence_event e where e.request_id = ${evidenceRequest.id} and e.kind = any(${sql.param(kinds)}::text[]))`;

/** Requests of the cases that are now in the court, with their events in order; the latest recorded first. */
export async function findRequests(
  connection: Connection,
  courtId: number,
  { caseIds, requestIds, isUnended = false, isPending = false, most = 5_000 }: RequestsWanted,
): Promise<RequestRow[]> {
  const rows = await connection
    .select({
      requestId: evidenceRequest.id,
      version: evidenceRequest.version,
      kind: evidenceRequest.kind,
      source: evidenceRequest.source,
      sourceName: evidenceRequest.sourceName,
      what: evidenceRequest.what,
      fileReference: evidenceRequest.fileReference,
      dueDay: evidenceRequest.dueDay,
      neededFor: evidenceRequest.neededFor,
      caseId: courtCase.id,
      numberPrefix: courtCase.numberPrefix,
      number: courtCase.number,
      numberSuffix: courtCase.numberSuffix,
      year: courtCase.year,
      firNumber: courtCase.firNumber,
      firYear: courtCase.firYear,
      station: courtCase.station,
      sections: courtCase.sections,
      nextDay: courtCase.nextDay,
      isDisposed: sql<boolean>`${courtCase.disposalDay} is not null`,
    })
    .from(evidenceRequest)
    // A case that was transferred takes its requests along: where it is now decides, not where they were recorded.
    .innerJoin(courtCase, eq(courtCase.id, evidenceRequest.caseId))
    .where(
      and(
        eq(courtCase.courtId, courtId),
        caseIds ? sql`${evidenceRequest.caseId} = any(${sql.param(caseIds)}::bigint[])` : undefined,
        requestIds ? sql`${evidenceRequest.id} = any(${sql.param(requestIds)}::bigint[])` : undefined,
        isPending ? sql`${courtCase.disposalDay} is null` : undefined,
        isUnended
          ? sql`not ${hasEvent(["refused", "withdrawn"])} and (${evidenceRequest.kind} = 'preservation' or not ${hasEvent(["answered"])})`
          : undefined,
      ),
    )
    .orderBy(sql`${evidenceRequest.id} desc`)
    .limit(most);
  const events = await findEvents(
    connection,
    rows.map(({ requestId }) => requestId),
  );
  return rows.map((row) => ({ ...row, events: events.get(row.requestId) ?? [] }));
}

async function findEvents(connection: Connection, requestIds: readonly number[]): Promise<Map<number, EventRow[]>> {
  if (requestIds.length === 0) return new Map();
  const { id, requestId, kind, day, number, note } = evidenceEvent;
  const rows: EventRow[] = await connection
    .select({ eventId: id, requestId, kind, day, number, note })
    .from(evidenceEvent)
    .where(sql`${requestId} = any(${sql.param(requestIds)}::bigint[])`)
    .orderBy(asc(requestId), asc(day), asc(id));
  return Map.groupBy(rows, (row) => row.requestId);
}

/**
 * What the district's courts asked and when they were answered. Preservation is left out: that data are kept is
 * confirmed in days and says nothing of when they come. So is what was refused or withdrawn: it waits for nothing.
 */
export async function findHistory(
  connection: Connection,
  courtId: number,
  sources?: readonly EvidenceSource[],
): Promise<PastRequest[]> {
  const rows = await connection.execute<{ source: EvidenceSource; sent: CourtDay; answered: CourtDay | null }>(sql`
    select r.source, min(e.day) filter (where e.kind = 'sent')::text as sent,
        min(e.day) filter (where e.kind = 'answered')::text as answered
      from evidence_request r
      join court_case c on c.id = r.case_id
      join court k on k.id = c.court_id
      join evidence_event e on e.request_id = r.id
      where k.district_id = (select district_id from court where id = ${courtId}) and r.kind <> 'preservation'
        ${sources ? sql`and r.source = any(${sql.param(sources)}::text[])` : sql``}
      group by r.id, r.source
      having bool_or(e.kind = 'sent') and (bool_or(e.kind = 'answered') or not bool_or(e.kind in ('refused', 'withdrawn')))`);
  return [...rows].map(({ source, sent, answered }) => ({ source, sentDay: sent, answeredDay: answered }));
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
  const [found] = await connection
    .select({ id: courtCase.id })
    .from(courtCase)
    .where(and(eq(courtCase.id, caseId), eq(courtCase.courtId, courtId)));
  return found !== undefined;
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
