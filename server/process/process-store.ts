import { and, asc, eq, inArray, isNotNull, isNull, ne, or, sql } from "drizzle-orm";
import { NUMBER_COLUMNS } from "../../db/case-number-columns.ts";
import type { Connection, Transaction } from "../../db/connect.ts";
import { hearing } from "../../db/schema/hearings.ts";
import { casePerson, custodyPeriod } from "../../db/schema/people.ts";
import { process } from "../../db/schema/process.ts";
import type { CourtDay } from "../rules/calendar/court-day.ts";
import type { NumberFacts } from "../rules/case/case-label.ts";

export type ProcessRow = typeof process.$inferSelect;
export type NewProcess = typeof process.$inferInsert;

/** What is out, or waits to go out, for hearings; locked. What was recalled is done with. */
export function lockLiveOf(tx: Transaction, hearingIds: readonly number[]): Promise<ProcessRow[]> {
  return tx
    .select()
    .from(process)
    .where(and(inArray(process.hearingId, [...hearingIds]), ne(process.state, "recalled")))
    .orderBy(asc(process.id))
    .for("update");
}

/** The same for a whole case, with whether the hearing it was for still stands open. */
export function lockLiveOfCase(tx: Transaction, courtId: number, caseId: number) {
  return tx
    .select({ process, hearingState: hearing.state, hearingDay: hearing.day })
    .from(process)
    .innerJoin(hearing, eq(hearing.id, process.hearingId))
    .where(and(eq(process.courtId, courtId), eq(process.caseId, caseId), ne(process.state, "recalled")))
    .orderBy(asc(process.id))
    .for("update", { of: process });
}

export function lockProcesses(tx: Transaction, courtId: number, ids: readonly number[]): Promise<ProcessRow[]> {
  return tx
    .select()
    .from(process)
    .where(and(eq(process.courtId, courtId), inArray(process.id, [...ids])))
    .orderBy(asc(process.id))
    .for("update");
}

export type ProcessChange = Partial<
  Pick<
    ProcessRow,
    | "state"
    | "isServed"
    | "issuedDay"
    | "reportedDay"
    | "forDay"
    | "note"
    | "addressee"
    | "servedBy"
    | "recallSentDay"
    | "recallSentBy"
    | "recallAcknowledgedDay"
    | "recallAcknowledgedBy"
  >
>;

export async function updateProcesses(tx: Transaction, ids: readonly number[], change: ProcessChange): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .update(process)
    .set(change)
    .where(inArray(process.id, [...ids]));
}

/** Orders to bring somebody that have not gone out yet, to the jail where he is held now. */
export async function readdressUnissued(tx: Transaction, casePersonId: number, addressee: string): Promise<void> {
  await tx
    .update(process)
    .set({ addressee })
    .where(
      and(
        eq(process.casePersonId, casePersonId),
        eq(process.kind, "production-order"),
        eq(process.state, "to-issue"),
        sql`${process.addressee} is distinct from ${addressee}`,
      ),
    );
}

/**
 * Orders to bring somebody that never went out are as if they had not been made: struck off, they would not be proposed
 * again if he were taken back into custody before the day. Answers how many.
 */
export async function dropUnissued(tx: Transaction, casePersonIds: readonly number[]): Promise<number> {
  if (casePersonIds.length === 0) return 0;
  const { kind, state } = process;
  const rows = await tx
    .delete(process)
    .where(and(inArray(process.casePersonId, [...casePersonIds]), eq(kind, "production-order"), eq(state, "to-issue")))
    .returning({ id: process.id });
  return rows.length;
}

/** The jail or police station where people are held now. */
export async function findPlacesHeld(
  connection: Connection,
  casePersonIds: readonly number[],
): Promise<Map<number, string>> {
  const rows = await connection
    .select({ id: custodyPeriod.casePersonId, place: custodyPeriod.place })
    .from(custodyPeriod)
    .where(and(inArray(custodyPeriod.casePersonId, [...casePersonIds]), isNull(custodyPeriod.untilDay)))
    .orderBy(asc(custodyPeriod.fromDay), asc(custodyPeriod.id));
  return new Map(rows.flatMap(({ id, place }) => (place ? [[id, place] as const] : [])));
}

/** Inserts what is not there yet; two who accept the same proposal make one process. */
export async function insertProcesses(tx: Transaction, rows: readonly NewProcess[]): Promise<number[]> {
  if (rows.length === 0) return [];
  const inserted = await tx
    .insert(process)
    .values([...rows])
    .onConflictDoNothing()
    .returning({ id: process.id });
  return inserted.map(({ id }) => id);
}

/** Rows of a day: made out for it, also where the hearing has gone elsewhere since. */
export function findProcessesOfDay(connection: Connection, courtId: number, day: CourtDay): Promise<ProcessRow[]> {
  return connection
    .select({ process })
    .from(process)
    .innerJoin(hearing, eq(hearing.id, process.hearingId))
    .where(
      and(eq(process.courtId, courtId), or(eq(process.forDay, day), and(isNull(process.forDay), eq(hearing.day, day)))),
    )
    .orderBy(asc(process.caseId), asc(process.id))
    .then((rows) => rows.map((row) => row.process));
}

/** Rows of hearings, made out for the day on which each stands now. */
export function findProcessesOf(connection: Connection, hearingIds: readonly number[]): Promise<ProcessRow[]> {
  return connection
    .select({ process })
    .from(process)
    .innerJoin(hearing, eq(hearing.id, process.hearingId))
    .where(
      and(inArray(process.hearingId, [...hearingIds]), or(isNull(process.forDay), eq(process.forDay, hearing.day))),
    )
    .orderBy(asc(process.caseId), asc(process.id))
    .then((rows) => rows.map((row) => row.process));
}

/**
 * What is out for a day on which its hearing does not stand any more and whose recall was not sent yet: what was
 * recalled, and what left its day in a way that marked nothing. By the day for which it was made out.
 */
export function findOwedRecalls(connection: Connection, courtId: number) {
  const forDay = sql<CourtDay>`coalesce(${process.forDay}, ${hearing.day})`;
  return connection
    .select({ process, forDay: forDay.as("owed_for_day") })
    .from(process)
    .innerJoin(hearing, eq(hearing.id, process.hearingId))
    .where(
      and(
        eq(process.courtId, courtId),
        isNull(process.recallSentDay),
        isNotNull(process.issuedDay),
        or(eq(process.state, "recalled"), eq(hearing.state, "withdrawn"), ne(process.forDay, hearing.day)),
      ),
    )
    .orderBy(asc(forDay), asc(process.id));
}

/** The people who belong to cases, to tell a process for a stranger. */
export function findPeopleIds(connection: Connection, caseIds: readonly number[]) {
  return connection
    .select({ id: casePerson.id, caseId: casePerson.caseId })
    .from(casePerson)
    .where(inArray(casePerson.caseId, [...caseIds]));
}

export async function findOpenHearingsById(connection: Connection, courtId: number, ids: readonly number[]) {
  return connection
    .select({ id: hearing.id, caseId: hearing.caseId, day: hearing.day })
    .from(hearing)
    .where(and(eq(hearing.courtId, courtId), inArray(hearing.id, [...ids]), eq(hearing.state, "listed")));
}

/** Matters of a day in custody of which nobody recorded since when, by their numbers. */
export async function findSinceless(connection: Connection, courtId: number, day: CourtDay): Promise<Sinceless[]> {
  const rows = await connection.execute<Sinceless>(sql`
    select distinct c.id::float8 as "caseId", ${NUMBER_COLUMNS} from hearing h join court_case c on c.id = h.case_id
    where h.court_id = ${courtId} and h.day = ${day} and h.state = 'listed' and c.disposal_day is null and (
      c.custody = 'in' and c.custody_since is null
      or exists (select 1 from case_person p where p.case_id = c.id and p.role = 'accused' and p.custody = 'in'
        and p.custody_since is null))
    order by c.year, c.number, 1`);
  return [...rows];
}

export type Sinceless = NumberFacts;

/** The first day after today on which anything is listed. */
export async function nextListedDay(
  connection: Connection,
  courtId: number,
  after: CourtDay,
): Promise<CourtDay | null> {
  const [row] = await connection
    .select({ day: sql<CourtDay | null>`min(${hearing.day})` })
    .from(hearing)
    .where(and(eq(hearing.courtId, courtId), eq(hearing.state, "listed"), sql`${hearing.day} > ${after}`));
  return row?.day ?? null;
}
