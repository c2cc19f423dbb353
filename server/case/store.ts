import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { Connection, Transaction } from "../../db/connect.ts";
import { courtCase } from "../../db/schema/cases.ts";
import { court, district } from "../../db/schema/districts.ts";
import { casePerson, person } from "../../db/schema/people.ts";
import type { CourtDay } from "../rules/calendar/court-day.ts";
import type { Custody } from "../rules/people/custody.ts";
import type { CaseRole } from "../rules/people/people.ts";
import type { CaseColumns, PersonOfCase } from "./new-case.ts";

const COLUMNS = [
  "docket",
  "number_prefix",
  "number",
  "number_suffix",
  "year",
  "number_key",
  "cfms_code",
  "fir_number",
  "fir_year",
  "station",
  "station_key",
  "sections",
  "unread_sections",
  "offence_day",
  "fir_day",
  "challan_day",
  "cognizance_day",
  "copies_day",
  "proclamation_day",
  "institution_day",
  "stage",
  "stage_since",
  "custody",
  "custody_since",
  "has_minor",
  "ordered_restricted",
  "is_restricted",
  "restriction_because",
  "accused_title",
  "accused_key",
  "accused_sound",
  "other_accused",
  "remarks",
  "prior_day",
] as const satisfies readonly (keyof CaseColumns)[];

const names = (columns: readonly string[], prefix = "") => sql.raw(columns.map((name) => prefix + name).join(", "));

/** Cases from one JSON text: thousands travel and are read as one parameter. */
const casesOf = (rows: readonly object[]) =>
  sql`json_populate_recordset(null::court_case, ${JSON.stringify(rows)}::json)`;

export async function takeCaseIds(tx: Transaction, count: number): Promise<number[]> {
  if (count === 0) return [];
  const rows = await tx.execute<{ id: string }>(
    sql`select nextval('court_case_id_seq'::regclass) as id from generate_series(1, ${count}::int)`,
  );
  return rows.map(({ id }) => Number(id));
}

export async function insertCases(
  tx: Transaction,
  rows: readonly (CaseColumns & {
    id: number;
    court_id: number;
    next_day: CourtDay | null;
    application_kind: string | null;
  })[],
): Promise<void> {
  if (rows.length === 0) return;
  const columns = ["id", "court_id", "next_day", "application_kind", ...COLUMNS];
  await tx.execute(sql`insert into court_case (${names(columns)}) select ${names(columns)} from ${casesOf(rows)}`);
}

/** Writes the rows whose version is still the one given; answers the ids of those written. */
export async function updateCases(
  tx: Transaction,
  courtId: number,
  rows: readonly (CaseColumns & { id: number; version: number })[],
): Promise<number[]> {
  if (rows.length === 0) return [];
  const written = await tx.execute<{ id: string }>(sql`
    update court_case c set (${names(COLUMNS)}) = row(${names(COLUMNS, "r.")})
    from ${casesOf(rows)} r
    where c.id = r.id and c.version = r.version and c.court_id = ${courtId}
    returning c.id`);
  return written.map(({ id }) => Number(id));
}

export async function insertCasePeople(
  tx: Transaction,
  courtId: number,
  people: readonly (PersonOfCase & { personId: number })[],
): Promise<void> {
  const all = <Value>(of: (one: (typeof people)[number]) => Value) => sql.param(people.map(of));
  await tx.execute(sql`
    insert into case_person (case_id, court_id, person_id, role, ordinal, custody, custody_since)
    select case_id, ${courtId}::bigint, person_id, role, ordinal, custody, custody_since::date
    from unnest(${all(({ caseId }) => caseId)}::bigint[], ${all(({ personId }) => personId)}::bigint[],
      ${all(({ role }) => role)}::text[], ${all(({ ordinal }) => ordinal)}::int[],
      ${all(({ custody }) => custody ?? null)}::text[], ${all(({ custodySince }) => custodySince ?? null)}::text[])
      as p (case_id, person_id, role, ordinal, custody, custody_since)`);
}

/** A person of a case with the ids of both rows. */
export type StoredPerson = {
  id: number;
  caseId: number;
  personId: number;
  isOfficial: boolean;
  role: CaseRole;
  ordinal: number;
  name: string;
  nameUr: string | null;
  nameKey: string;
  custody: Custody | null;
  custodySince: CourtDay | null;
};

/** People by case, in the order of their roles' ordinals. */
export async function findCasePeople(
  connection: Connection,
  caseIds: readonly number[],
): Promise<Map<number, StoredPerson[]>> {
  const rows = await connection
    .select({
      id: casePerson.id,
      caseId: casePerson.caseId,
      personId: casePerson.personId,
      isOfficial: person.isOfficial,
      role: casePerson.role,
      ordinal: casePerson.ordinal,
      name: person.name,
      nameUr: person.nameUr,
      nameKey: person.nameKey,
      custody: casePerson.custody,
      custodySince: casePerson.custodySince,
    })
    .from(casePerson)
    .innerJoin(person, eq(person.id, casePerson.personId))
    .where(sql`${casePerson.caseId} = any(${sql.param(caseIds)}::bigint[])`)
    .orderBy(asc(casePerson.caseId), asc(casePerson.ordinal), asc(casePerson.id));
  const byCase = new Map<number, StoredPerson[]>();
  for (const row of rows) {
    const known = byCase.get(row.caseId);
    if (known) known.push(row);
    else byCase.set(row.caseId, [row]);
  }
  return byCase;
}

export async function deleteCasePeople(tx: Transaction, ids: readonly number[]): Promise<void> {
  if (ids.length > 0) await tx.delete(casePerson).where(inArray(casePerson.id, [...ids]));
}

export async function updateCasePerson(
  tx: Transaction,
  id: number,
  { ordinal, custody, custodySince }: Pick<StoredPerson, "ordinal" | "custody" | "custodySince">,
): Promise<void> {
  await tx.update(casePerson).set({ ordinal, custody, custodySince }).where(eq(casePerson.id, id));
}

export type CaseRow = typeof courtCase.$inferSelect;

const isOneOf = (firs: readonly { number: number; year: number }[]) =>
  sql`(${courtCase.firNumber}, ${courtCase.firYear}) in (select * from unnest(
    ${sql.param(firs.map(({ number }) => number))}::int[], ${sql.param(firs.map(({ year }) => year))}::int[]))`;

/** Cases of a court by id, number key or FIR; in no order. */
export async function findCases(
  connection: Connection,
  courtId: number,
  by: {
    ids?: readonly number[];
    numberKeys?: readonly string[];
    firs?: readonly { number: number; year: number }[];
    numberlessFirs?: readonly { number: number; year: number }[];
    cfmsCodes?: readonly string[];
  },
): Promise<CaseRow[]> {
  const { ids = [], numberKeys = [], firs = [], numberlessFirs = [], cfmsCodes = [] } = by;
  const numbers = numberKeys.map((key) => Number.parseInt(key, 10));
  const tests = [
    ids.length > 0 ? sql`${courtCase.id} = any(${sql.param(ids)}::bigint[])` : null,
    // The index leads with the number itself.
    numberKeys.length > 0
      ? sql`(${courtCase.number} = any(${sql.param(numbers)}::int[]) and ${courtCase.numberKey} = any(${sql.param(numberKeys)}::text[]))`
      : null,
    firs.length > 0 ? isOneOf(firs) : null,
    numberlessFirs.length > 0 ? sql`(${courtCase.number} is null and ${isOneOf(numberlessFirs)})` : null,
    cfmsCodes.length > 0 ? sql`${courtCase.cfmsCode} = any(${sql.param(cfmsCodes)}::text[])` : null,
  ].filter((test) => test !== null);
  if (tests.length === 0) return [];
  return connection
    .select()
    .from(courtCase)
    .where(and(eq(courtCase.courtId, courtId), sql`(${sql.join(tests, sql` or `)})`));
}

export async function findCaseIds(connection: Connection, courtId: number): Promise<number[]> {
  const { id, disposalDay, year, number } = courtCase;
  const rows = await connection
    .select({ id })
    .from(courtCase)
    .where(eq(courtCase.courtId, courtId))
    .orderBy(sql`${disposalDay} is not null`, asc(year), asc(number), asc(id));
  return rows.map((row) => row.id);
}

export async function findCourtOfCase(connection: Connection, courtId: number) {
  const [found] = await connection
    .select({
      districtId: court.districtId,
      casePrefix: court.casePrefix,
      docketPrefixes: court.docketPrefixes,
      timezone: district.timezone,
    })
    .from(court)
    .innerJoin(district, eq(district.id, court.districtId))
    .where(eq(court.id, courtId));
  return found;
}

/** The row by the database's own names, as the history keeps it. */
export async function findCaseAsJson(connection: Connection, caseId: number): Promise<Record<string, unknown>> {
  const [found] = await connection.execute<{ row: Record<string, unknown> }>(
    sql`select to_jsonb(c) as row from court_case c where c.id = ${caseId}`,
  );
  return found?.row ?? {};
}
