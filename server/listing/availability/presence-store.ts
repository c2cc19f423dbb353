import { and, asc, between, eq, sql } from "drizzle-orm";
import type { Connection, Transaction } from "../../../db/connect.ts";
import { court } from "../../../db/schema/districts.ts";
import { standIn } from "../../../db/schema/standby.ts";
import type { CourtDay } from "../../rules/calendar/court-day.ts";
import type { Purpose } from "../../rules/case/purposes.ts";
import type { Testimony } from "../../rules/listing/attendance.ts";
import { SHARED_ROLES, type SharedRole } from "../../rules/listing/needed-people.ts";

export type PresenceRow = {
  caseId: number;
  courtId: number;
  place: string | null;
  day: CourtDay;
  block: string | null;
  purpose: Purpose;
  isFixed: boolean;
  personId: number;
  role: SharedRole;
  testimony: Testimony | null;
  isForDefence: boolean;
};

const ROLES = sql.raw(SHARED_ROLES.map((role) => `'${role}'`).join(", "));

/**
 * Everybody of the shared roles at what is listed in a district on these days, or planned in a draft; with `of` those
 * people only. A witness who is protected is nobody's match: he is left out.
 */
export async function findPresenceRows(
  connection: Connection,
  districtId: number,
  from: CourtDay,
  until: CourtDay,
  of?: readonly number[],
): Promise<PresenceRow[]> {
  const isOf = of ? sql`and cp.person_id = any(${sql.param(of)}::bigint[])` : sql``;
  const rows = await connection.execute<Raw>(sql`
    select x.case_id, x.court_id, k.place, x.day::text as day, x.block, x.purpose, x.is_fixed, cp.person_id, cp.role,
      cp.testimony, cp.is_for_defence
    from (select case_id, court_id, day, block, purpose, is_fixed from hearing
        where state = 'listed' and day between ${from} and ${until}
      union all select case_id, court_id, day, block, purpose, is_pinned from draft_placement
        where day between ${from} and ${until}) x
    join court k on k.id = x.court_id and k.district_id = ${districtId}
    join case_person_across cp on cp.case_id = x.case_id and cp.role in (${ROLES}) ${isOf}
    join person_across p on p.id = cp.person_id and not p.is_protected
    order by x.day, x.court_id, x.block nulls last, x.case_id, cp.id`);
  return rows.map(rowOf);
}

/** The people of one case, as if it were listed. */
export async function findPeopleOfCase(
  connection: Connection,
  courtId: number,
  caseId: number,
): Promise<Omit<PresenceRow, "day" | "block" | "purpose" | "isFixed">[]> {
  const rows = await connection.execute<Raw>(sql`
    select c.id as case_id, c.court_id, k.place, cp.person_id, cp.role, cp.testimony, cp.is_for_defence
    from court_case c join court k on k.id = c.court_id
    join case_person cp on cp.case_id = c.id and cp.role in (${ROLES})
    join person p on p.id = cp.person_id and not p.is_protected
    where c.id = ${caseId} and c.court_id = ${courtId} order by cp.id`);
  return rows.map(rowOf);
}

type Raw = {
  case_id: string;
  court_id: string;
  place: string | null;
  day: CourtDay;
  block: string | null;
  purpose: Purpose;
  is_fixed: boolean;
  person_id: string;
  role: SharedRole;
  testimony: Testimony | null;
  is_for_defence: boolean;
};

const rowOf = (row: Raw): PresenceRow => ({
  caseId: Number(row.case_id),
  courtId: Number(row.court_id),
  place: row.place,
  day: row.day,
  block: row.block,
  purpose: row.purpose,
  isFixed: row.is_fixed,
  personId: Number(row.person_id),
  role: row.role,
  testimony: row.testimony,
  isForDefence: row.is_for_defence,
});

export type SharedPerson = Pick<PresenceRow, "caseId" | "personId" | "role" | "testimony" | "isForDefence">;

/** The people of some cases who may be wanted in several courts; the protected are left out. */
export async function findSharedPeople(connection: Connection, caseIds: readonly number[]): Promise<SharedPerson[]> {
  const rows = await connection.execute<SharedPerson>(sql`
    select cp.case_id::float8 as "caseId", cp.person_id::float8 as "personId", cp.role, cp.testimony,
      cp.is_for_defence as "isForDefence"
    from case_person cp join person p on p.id = cp.person_id and not p.is_protected
    where cp.case_id = any(${sql.param(caseIds)}::bigint[]) and cp.role in (${ROLES})`);
  return [...rows];
}

/** When the people of these cases are held in other courts, in minutes of the day. */
export async function findBookedElsewhere(
  connection: Connection,
  courtId: number,
  caseIds: readonly number[],
  days: readonly CourtDay[],
): Promise<{ personId: number; day: CourtDay; from: number; until: number }[]> {
  const rows = await connection.execute<{ personId: number; day: CourtDay; from: number; until: number }>(sql`
    select distinct b.person_id::float8 as "personId", b.day::text as day, lower(b.during) as from, upper(b.during) as until
    from case_person cp join person_booking b on b.person_id = cp.person_id
    where cp.case_id = any(${sql.param(caseIds)}::bigint[]) and b.day = any(${sql.param(days)}::text[]::date[])
      and b.court_id <> ${courtId}`);
  return [...rows];
}

/** Locks, by id, whoever could be held by a date of these cases: after the days, before any hearing. */
export async function lockRequiredPeople(tx: Transaction, caseIds: readonly number[]): Promise<void> {
  await tx.execute(sql`
    select 1 from person p where p.id in (
      select person_id from case_person where case_id = any(${sql.param(caseIds)}::bigint[])
        and role in (${ROLES}) and (role in ('investigating-officer', 'expert', 'witness') or testimony in ('pending', 'partly')))
    order by p.id for no key update`);
}

/** The beginnings of the blocks of every court of a district, by court: what a day has that has none written down. */
export async function findBlockStarts(connection: Connection, districtId: number): Promise<Map<number, string[]>> {
  const rows = await connection.execute<{ court_id: string; starts: string[] }>(sql`
    select b.court_id, array_agg(b.starts_at order by b.starts_at) as starts
    from time_block b join court k on k.id = b.court_id where k.district_id = ${districtId} group by b.court_id`);
  return new Map(rows.map(({ court_id, starts }) => [Number(court_id), starts]));
}

export type CourtName = { id: number; nameEn: string; nameUr: string | null; place: string | null };

export function findCourtNames(connection: Connection, districtId: number): Promise<CourtName[]> {
  const { id, nameEn, nameUr, place } = court;
  return connection.select({ id, nameEn, nameUr, place }).from(court).where(eq(court.districtId, districtId));
}

/** Names of people who are called by them: officials and counsel, never the protected. */
export async function findNamesOfOfficials(
  connection: Connection,
  districtId: number,
  personIds: readonly number[],
): Promise<Map<number, { name: string; nameUr: string | null }>> {
  if (personIds.length === 0) return new Map();
  const rows = await connection.execute<{ id: string; name: string; name_ur: string | null }>(sql`
    select id, name, name_ur from person
    where district_id = ${districtId} and is_official and not is_protected
      and id = any(${sql.param(personIds)}::bigint[])`);
  return new Map(rows.map(({ id, name, name_ur }) => [Number(id), { name, nameUr: name_ur }]));
}

export type StandInRow = typeof standIn.$inferSelect;

/** Who was merged into another is that other. */
const standsAs = (id: typeof standIn.personId | typeof standIn.standsInId) =>
  sql<number | null>`(select coalesce(p.merged_into_id, p.id) from person_across p where p.id = ${id})`;

/** Stand-ins in every court of a district. */
export async function findStandIns(
  connection: Connection,
  districtId: number,
  from: CourtDay,
  until: CourtDay,
): Promise<StandInRow[]> {
  const rows = await connection
    .select({ row: standIn, person: standsAs(standIn.personId), by: standsAs(standIn.standsInId) })
    .from(standIn)
    .innerJoin(court, eq(court.id, standIn.courtId))
    .where(and(eq(court.districtId, districtId), between(standIn.day, from, until)))
    .orderBy(asc(standIn.day), asc(standIn.id));
  return rows.map(({ row, person, by }) => ({
    ...{ ...row, personId: Number(person ?? row.personId) },
    standsInId: by === null ? null : Number(by),
  }));
}

/** Null where somebody stands in already. */
export async function insertStandIn(tx: Transaction, values: typeof standIn.$inferInsert): Promise<number | null> {
  const [made] = await tx.insert(standIn).values(values).onConflictDoNothing().returning({ id: standIn.id });
  return made?.id ?? null;
}

export async function deleteStandIn(
  tx: Transaction,
  ofCourt: number,
  seen: { id: number; version: number },
): Promise<boolean> {
  const { id, version, courtId } = standIn;
  const where = and(eq(id, seen.id), eq(version, seen.version), eq(courtId, ofCourt));
  return (await tx.delete(standIn).where(where).returning({ id })).length === 1;
}
