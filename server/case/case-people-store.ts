import { and, asc, eq, inArray, isNull, type SQL, sql } from "drizzle-orm";
import type { Connection, Transaction } from "../../db/connect.ts";
import { courtCase } from "../../db/schema/cases.ts";
import { court } from "../../db/schema/districts.ts";
import { casePerson, casePersonAcross, custodyPeriod, person } from "../../db/schema/people.ts";
import { judgment } from "../../db/schema/settlements.ts";
import type { CourtDay } from "../rules/calendar/court-day.ts";
import type { KeptPeriod } from "../rules/case/detention.ts";
import type { Testimony } from "../rules/listing/attendance.ts";
import type { Custody } from "../rules/people/custody.ts";
import { type CaseRole, GUARDED_ROLES } from "../rules/people/people.ts";
import { FOLDED_IN_DATABASE } from "../rules/text/search-key.ts";

export type CasePersonRow = typeof casePerson.$inferSelect;
export type PersonInFile = CasePersonRow & { person: typeof person.$inferSelect };

/** The people of cases with all that is recorded of them, by their roles' ordinals. */
export async function findPeopleOfCases(connection: Connection, caseIds: readonly number[]): Promise<PersonInFile[]> {
  if (caseIds.length === 0) return [];
  const rows = await connection
    .select({ inCase: casePerson, person })
    .from(casePerson)
    .innerJoin(person, eq(person.id, casePerson.personId))
    .where(sql`${casePerson.caseId} = any(${sql.param(caseIds)}::bigint[])`)
    .orderBy(asc(casePerson.caseId), asc(casePerson.ordinal), asc(casePerson.id));
  return rows.map(({ inCase, person }) => ({ ...inCase, person }));
}

/** One person of a court's case, held until the transaction ends. */
export async function lockCasePerson(
  tx: Transaction,
  courtId: number,
  casePersonId: number,
): Promise<CasePersonRow | undefined> {
  const [found] = await tx
    .select()
    .from(casePerson)
    .where(and(eq(casePerson.id, casePersonId), eq(casePerson.courtId, courtId)))
    .for("update");
  return found;
}

export type InCase = {
  role: CaseRole;
  testimony: Testimony | null;
  isForDefence: boolean;
  isHostile: boolean;
  standsForId: number | null;
  note: string | null;
};

export async function insertCasePerson(
  tx: Transaction,
  row: InCase & { caseId: number; courtId: number; personId: number },
): Promise<number> {
  const last = sql<number>`(select coalesce(max(o.ordinal), 0) + 1 from case_person o where o.case_id = ${row.caseId} and o.role = ${row.role})`;
  const [made] = await tx
    .insert(casePerson)
    .values({ ...row, ordinal: last })
    .returning({ id: casePerson.id });
  return made!.id;
}

export async function saveCasePerson(
  tx: Transaction,
  id: number,
  columns: Partial<Omit<CasePersonRow, "id" | "caseId" | "courtId" | "version">>,
): Promise<void> {
  await tx.update(casePerson).set(columns).where(eq(casePerson.id, id));
}

/** People of a case go to another of the same court, with their stretches of custody. */
export async function moveCasePeople(tx: Transaction, ids: readonly number[], caseId: number): Promise<void> {
  await tx
    .update(casePerson)
    .set({ caseId })
    .where(inArray(casePerson.id, [...ids]));
  await tx
    .update(custodyPeriod)
    .set({ caseId })
    .where(inArray(custodyPeriod.casePersonId, [...ids]));
}

/** Of these people of cases, those whom a hearing, a paper, a custody period, a settlement or a judgment names. */
export async function findRecorded(tx: Transaction, ids: readonly number[]): Promise<Set<number>> {
  if (ids.length === 0) return new Set();
  const rows = await tx.execute<{ id: string }>(sql`
    select id from unnest(${sql.param(ids)}::bigint[]) as p (id)
    where exists (select 1 from attendance a where a.case_person_id = p.id)
      or exists (select 1 from custody_period c where c.case_person_id = p.id)
      or exists (select 1 from process r where r.case_person_id = p.id)
      or exists (select 1 from judgment_result j where j.accused_id = p.id)
      or exists (select 1 from settlement_part s where s.accused_id = p.id)
      or exists (select 1 from settlement s where s.compounded_by_id = p.id)
      or exists (select 1 from case_person o where o.stands_for_id = p.id)`);
  return new Set(rows.map(({ id }) => Number(id)));
}

/** Sections of an accused that a settlement which stands or a judgment has ended: they stay charged against him. */
export async function findEndedSections(connection: Connection, casePersonId: number): Promise<string[]> {
  const rows = await connection.execute<{ section: string }>(sql`
    select s.section from settlement_part s join settlement t on t.id = s.settlement_id
      where s.accused_id = ${casePersonId} and t.reopened_day is null
    union
    select unnest(j.sections) from judgment_result j where j.accused_id = ${casePersonId} and j.result is not null`);
  return rows.map(({ section }) => section);
}

/**
 * Whether the mark that a minor is concerned came from the people of the case alone: it was not there before somebody
 * entered or described a person. A register or a form that said so may have meant anybody.
 */
export async function isMinorFromPeople(tx: Transaction, caseId: number): Promise<boolean> {
  const rows = await tx.execute<{ action: string }>(sql`
    select c.action from change_row r join change c on c.id = r.change_id
    where r.table_name = 'court_case' and r.row_id = ${caseId} and r.before ->> 'has_minor' = 'false'
    order by r.id desc limit 1`);
  return /^(person|people)\./.test(rows[0]?.action ?? "");
}

/** Of these cases, those of whose people more is kept than a register says: of the accused, and who the minor is. */
export async function findCasesOfOwnRecord(tx: Transaction, caseIds: readonly number[]): Promise<number[]> {
  if (caseIds.length === 0) return [];
  const rows = await tx.execute<{ case_id: string }>(sql`
    select distinct c.case_id from case_person c join person p on p.id = c.person_id join court_case k on k.id = c.case_id
    where c.case_id = any(${sql.param(caseIds)}::bigint[]) and (k.has_minor and p.birth_day is not null
      or c.role = 'accused' and (p.is_protected or p.name_sd is not null or p.alias is not null or p.birth_day is not null
        or c.note is not null or exists (select 1 from custody_period d where d.case_person_id = c.id)))`);
  return rows.map((row) => Number(row.case_id));
}

/** Who of the accused of cases is held so, by what is recorded of him, else by the word of his case. */
export async function findAccusedWho(
  connection: Connection,
  caseIds: readonly number[],
  custody: readonly Custody[],
): Promise<{ id: number; caseId: number }[]> {
  if (caseIds.length === 0) return [];
  const rows = await connection.execute<{ id: number; caseId: number }>(sql`
    select p.id::float8 as id, c.id::float8 as "caseId"
    from case_person p join court_case c on c.id = p.case_id
    where p.case_id = any(${sql.param(caseIds)}::bigint[]) and p.role = 'accused'
      and coalesce(p.custody, c.custody)::text = any(${sql.param(custody)}::text[])`);
  return [...rows];
}

/** Which of the cases have custody recorded of each accused: there the case's own word follows. */
export async function findCustodyKept(connection: Connection, caseIds: readonly number[]): Promise<Set<number>> {
  const rows = await connection.execute<{ id: number }>(
    sql`select distinct case_id::float8 as id from custody_period where case_id = any(${sql.param(caseIds)}::bigint[])`,
  );
  return new Set(rows.map(({ id }) => id));
}

export const hasCustodyPeriods = async (tx: Transaction, caseId: number): Promise<boolean> =>
  (await findCustodyKept(tx, [caseId])).has(caseId);

export type PeriodRow = typeof custodyPeriod.$inferSelect;

/** Custody periods of people of cases, in order. */
export async function findPeriods(
  connection: Connection,
  casePersonIds: readonly number[],
): Promise<Map<number, PeriodRow[]>> {
  const byPerson = new Map<number, PeriodRow[]>();
  if (casePersonIds.length === 0) return byPerson;
  const rows = await connection
    .select()
    .from(custodyPeriod)
    .where(inArray(custodyPeriod.casePersonId, [...casePersonIds]))
    .orderBy(asc(custodyPeriod.fromDay), asc(custodyPeriod.id));
  for (const row of rows) {
    const known = byPerson.get(row.casePersonId);
    if (known) known.push(row);
    else byPerson.set(row.casePersonId, [row]);
  }
  return byPerson;
}

export async function insertPeriod(
  tx: Transaction,
  row: Pick<PeriodRow, "casePersonId" | "caseId" | "kind" | "fromDay" | "place">,
): Promise<number> {
  const [made] = await tx.insert(custodyPeriod).values(row).returning({ id: custodyPeriod.id });
  return made!.id;
}

export async function endPeriod(
  tx: Transaction,
  id: number,
  end: { untilDay: CourtDay; endedBecause: NonNullable<PeriodRow["endedBecause"]> },
): Promise<void> {
  await tx.update(custodyPeriod).set(end).where(eq(custodyPeriod.id, id));
}

export async function deletePeriod(tx: Transaction, id: number): Promise<void> {
  await tx.delete(custodyPeriod).where(eq(custodyPeriod.id, id));
}

/** What follows of a case from its accused. */
export type CaseInStep = {
  accusedTitle: string;
  accusedKey: string;
  accusedSound: string;
  custody: Custody;
  custodySince: CourtDay | null;
  hasMinor: boolean;
} & Partial<{ isRestricted: boolean; restrictionBecause: string }>;

export async function findCasesInStep(tx: Transaction, caseIds: readonly number[]) {
  const { id, otherAccused, custody, custodySince, hasMinor, offenceDay, firDay, institutionDay } = courtCase;
  return tx
    .select({
      ...{ id, otherAccused, custody, custodySince, hasMinor, offenceDay, firDay, institutionDay },
      registeredDay: sql<CourtDay>`to_char(${courtCase.registeredAt}, 'YYYY-MM-DD')`,
    })
    .from(courtCase)
    .where(inArray(id, [...caseIds]))
    .orderBy(asc(id))
    .for("update");
}

export async function saveInStep(tx: Transaction, caseId: number, columns: CaseInStep): Promise<void> {
  await tx.update(courtCase).set(columns).where(eq(courtCase.id, caseId));
}

export async function saveMinorGone(
  tx: Transaction,
  caseId: number,
  restriction: { isRestricted: boolean; restrictionBecause: string },
): Promise<void> {
  await tx
    .update(courtCase)
    .set({ hasMinor: false, ...restriction })
    .where(eq(courtCase.id, caseId));
}

/** The adjournments of cases, oldest first, as far as they stand. */
export async function findAdjournments(connection: Connection, caseIds: readonly number[]) {
  if (caseIds.length === 0) return [];
  const rows = await connection.execute<{
    case_id: string;
    day: CourtDay;
    next_day: CourtDay | null;
    side: string;
  }>(sql`
    select o.case_id, h.day, o.next_day, o.side from outcome o join hearing h on h.id = o.hearing_id
    where o.case_id = any(${sql.param(caseIds)}::bigint[]) and o.kind = 'adjourned' and o.withdrawn_at is null
    order by h.day`);
  return rows.map((row) => ({ caseId: Number(row.case_id), day: row.day, nextDay: row.next_day, side: row.side }));
}

/** When the judgment of a case was announced, where it was. */
export async function findAnnounced(
  connection: Connection,
  caseIds: readonly number[],
): Promise<Map<number, CourtDay>> {
  if (caseIds.length === 0) return new Map();
  const rows = await connection
    .select({ caseId: judgment.caseId, day: judgment.announcedDay })
    .from(judgment)
    .where(
      and(
        inArray(judgment.caseId, [...caseIds]),
        sql`${judgment.announcedDay} is not null and ${judgment.setAsideDay} is null`,
      ),
    );
  return new Map(rows.map(({ caseId, day }) => [caseId, day as CourtDay]));
}

/** An accused as the alarm of bail for delay looks at him. */
export type DetainedRow = {
  custody: Custody | null;
  custodySince: CourtDay | null;
  sex: "woman" | "man" | "other" | null;
  bailRefusedDay: CourtDay | null;
  announced: CourtDay | null;
  periods: readonly KeptPeriod[];
};

export async function findDetained(connection: Connection, caseId: number): Promise<DetainedRow[]> {
  const statement = sql`select coalesce(detained_of(array[${caseId}::bigint]) -> ${String(caseId)}::text, '[]') as detained`;
  const [found] = await connection.execute<{ detained: DetainedRow[] }>(statement);
  return found?.detained ?? [];
}

/** Pending cases of a court in which an accused is in custody: by the accused's own record, or by the case's word. */
export async function findCustodyCases(
  connection: Connection,
  courtId: number,
): Promise<(typeof courtCase.$inferSelect)[]> {
  return connection
    .select()
    .from(courtCase)
    .where(and(eq(courtCase.courtId, courtId), isNull(courtCase.disposalDay), eq(courtCase.custody, "in")))
    .orderBy(asc(courtCase.id));
}

/** How many cases each of these people stands in, and in which courts. */
export async function countCasesOf(
  connection: Connection,
  personIds: readonly number[],
): Promise<Map<number, { cases: number; courtIds: number[]; roles: CaseRole[] }>> {
  if (personIds.length === 0) return new Map();
  const rows = await connection.execute<{
    person_id: string;
    cases: string;
    court_ids: string[];
    roles: CaseRole[];
  }>(sql`
    select c.person_id, count(distinct c.case_id) as cases, array_agg(distinct c.court_id) as court_ids, array_agg(distinct c.role) as roles
    from case_person_across c where c.person_id = any(${sql.param(personIds)}::bigint[]) group by 1`);
  return new Map(
    rows.map((row) => [
      Number(row.person_id),
      { cases: Number(row.cases), courtIds: row.court_ids.map(Number), roles: row.roles },
    ]),
  );
}

/** Every place in which either of two people stands, with the number of its case and its court. */
export async function findStandings(connection: Connection, personIds: readonly number[]) {
  return connection
    .select({
      casePersonId: casePersonAcross.id,
      personId: casePersonAcross.personId,
      caseId: casePersonAcross.caseId,
      courtId: casePersonAcross.courtId,
      courtEn: court.nameEn,
      courtUr: court.nameUr,
      role: casePersonAcross.role,
      isRestricted: courtCase.isRestricted,
      number: courtCase.number,
      numberPrefix: courtCase.numberPrefix,
      numberSuffix: courtCase.numberSuffix,
      year: courtCase.year,
    })
    .from(casePersonAcross)
    .innerJoin(courtCase, eq(courtCase.id, casePersonAcross.caseId))
    .innerJoin(court, eq(court.id, casePersonAcross.courtId))
    .where(inArray(casePersonAcross.personId, [...personIds]))
    .orderBy(asc(casePersonAcross.caseId), asc(casePersonAcross.id));
}

export async function repointCasePeople(tx: Transaction, from: number, into: number): Promise<void> {
  await tx.update(casePerson).set({ personId: into }).where(eq(casePerson.personId, from));
}

const folded = (name: SQL): SQL => sql`translate(${name}, ${FOLDED_IN_DATABASE.from}, ${FOLDED_IN_DATABASE.to})`;

/** People of one court's cases by their ids, for the directory of a court. */
export async function findPartiesOfCourt(connection: Connection, courtId: number, key: string, most: number) {
  const like = `%${key.replace(/[%_\\]/g, "\\$&")}%`;
  const rows = await connection.execute<{
    id: string;
    name: string;
    name_ur: string | null;
    name_key: string;
    cases: string;
    roles: CaseRole[];
  }>(sql`
    select p.id, p.name, p.name_ur, p.name_key, count(distinct c.case_id) as cases, array_agg(distinct c.role) as roles
    from case_person c join person p on p.id = c.person_id
    where c.court_id = ${courtId} and not p.is_official and not p.is_protected and p.merged_into_id is null
      and not exists (select 1 from case_person_across g join court_case r on r.id = g.case_id
        where g.person_id = p.id and r.is_restricted and g.role = any(${sql.param(GUARDED_ROLES)}::text[]))
      and (p.name_key like ${like} or ${folded(sql`p.name_ur`)} like ${like} or ${folded(sql`p.name_sd`)} like ${like})
    group by p.id order by p.name_key, p.id limit ${most}`);
  return rows.map((row) => ({
    id: Number(row.id),
    name: row.name,
    nameUr: row.name_ur,
    nameKey: row.name_key,
    agency: null,
    cases: Number(row.cases),
    roles: row.roles,
  }));
}
