import { and, asc, eq, ne, type SQL, sql } from "drizzle-orm";
import type { Connection, Transaction } from "../../db/connect.ts";
import { staff } from "../../db/schema/access.ts";
import { user } from "../../db/schema/auth.ts";
import { court, district } from "../../db/schema/districts.ts";
import type { PersonRole } from "../core/permission.ts";

export type NewStaff = typeof staff.$inferInsert;

export function findStaff(connection: Connection, districtId: number) {
  return (
    connection
      .select({
        userId: staff.userId,
        name: staff.name,
        username: user.displayUsername,
        role: staff.role,
        courtId: staff.courtId,
        courtEn: court.nameEn,
        courtUr: court.nameUr,
        personId: staff.personId,
        isActive: staff.isActive,
        isPasswordDue: staff.isPasswordDue,
        hasCode: user.twoFactorEnabled,
        version: staff.version,
      })
      .from(staff)
      .innerJoin(user, eq(user.id, staff.userId))
      .leftJoin(court, eq(court.id, staff.courtId))
      // Those of the High Court are made and unmade at the terminal: they look into other districts too.
      .where(and(eq(staff.districtId, districtId), ne(staff.role, "high-court-supervisor")))
      .orderBy(asc(staff.name))
  );
}

/** Who prosecutes or investigated in the pending cases of a district, whoever has most of them first. */
export async function findOfficials(connection: Connection, districtId: number, role: PersonRole) {
  const rows = await connection.execute<{ personId: number; name: string; nameUr: string | null; matters: number }>(sql`
    select p.id::float8 as "personId", p.name, p.name_ur as "nameUr", count(distinct c.id)::int as matters
    from person p join case_person_across cp on cp.person_id = p.id and cp.role = ${role}
      join court_case c on c.id = cp.case_id and c.disposal_day is null
    where p.district_id = ${districtId} and p.merged_into_id is null
    group by p.id order by matters desc, p.id limit 200`);
  return [...rows];
}

export async function isOfficialPerson(connection: Connection, districtId: number, personId: number): Promise<boolean> {
  const rows = await connection.execute(sql`select 1 from person p
    where p.id = ${personId} and p.district_id = ${districtId} and p.is_official and p.merged_into_id is null`);
  return rows.length > 0;
}

export async function findMember(connection: Connection, userId: string) {
  const [member] = await connection.select().from(staff).where(eq(staff.userId, userId));
  return member;
}

export async function insertStaff(tx: Transaction, values: NewStaff): Promise<void> {
  await tx.insert(staff).values(values);
}

export async function updateStaff(
  tx: Transaction,
  userId: string,
  version: number,
  values: Partial<NewStaff>,
): Promise<number> {
  const set = { ...values, version: sql`${staff.version} + 1` };
  const where = and(eq(staff.userId, userId), eq(staff.version, version));
  return (await tx.update(staff).set(set).where(where).returning({ userId: staff.userId })).length;
}

/** A sign-in that was bound to a court until a change bound it to none, as that change left it. */
export type OpenedSignIn = { userId: string; courtId: number; version: number };

/** Sign-ins of a person that are bound to a court, where he has pending matters in another one; answers which they were. */
export async function unbindPerson(
  tx: Transaction,
  { personId, role }: { personId: number; role: PersonRole },
): Promise<OpenedSignIn[]> {
  const rows = await tx.execute<OpenedSignIn>(sql`
    with bound as (
      select s.user_id, s.court_id from staff s
      where s.role = ${role} and s.court_id is not null
        and s.person_id in (select p.id from person p where p.id = ${personId} or p.merged_into_id = ${personId})
        and ${hasMattersOutside(sql`s.court_id`, sql`${personId}::bigint`, sql`${role}`)}
      for update)
    update staff s set court_id = null, version = s.version + 1 from bound b where s.user_id = b.user_id
    returning s.user_id as "userId", b.court_id::float8 as "courtId", s.version`);
  return [...rows];
}

/**
 * Binds sign-ins back to their courts, those that nobody changed since and that reach all their pending matters there;
 * answers how many were.
 */
export async function bindBack(tx: Transaction, opened: readonly OpenedSignIn[]): Promise<number> {
  const rows = await tx.execute(sql`
    update staff s set court_id = o."courtId", version = s.version + 1
      from jsonb_to_recordset(${JSON.stringify(opened)}::jsonb) as o ("userId" text, "courtId" bigint, version integer)
    where s.user_id = o."userId" and s.version = o.version and s.court_id is null
      and not ${hasMattersOutside(
        sql`o."courtId"`,
        sql`(select coalesce(p.merged_into_id, p.id) from person p where p.id = s.person_id)`,
        sql`s.role`,
      )}
    returning s.user_id`);
  return rows.length;
}

const hasMattersOutside = (courtId: SQL, personId: SQL, role: SQL) => sql`exists (
  select 1 from case_person cp join court_case c on c.id = cp.case_id and c.disposal_day is null
  where cp.person_id = ${personId} and cp.role = ${role} and c.court_id <> ${courtId})`;

/** Until when a password that is to be replaced opens, or that none is; counts no version, since nothing of what the office decided changes. */
export async function setPasswordDue(tx: Transaction, userId: string, until: Date | null): Promise<void> {
  const passwordDueUntil = until?.toISOString() ?? null;
  await tx
    .update(staff)
    .set({ isPasswordDue: until !== null, passwordDueUntil })
    .where(eq(staff.userId, userId));
}

export async function findFirstDistrict(connection: Connection): Promise<number | undefined> {
  const [first] = await connection.select({ id: district.id }).from(district).orderBy(asc(district.id)).limit(1);
  return first?.id;
}

/** True once somebody may administer; the rows are locked, so that two cannot both take the last one away. */
export async function lockAdministrators(tx: Transaction, districtId: number): Promise<string[]> {
  const where = and(eq(staff.role, "administrator"), eq(staff.isActive, true), eq(staff.districtId, districtId));
  const rows = await tx
    .select({ userId: staff.userId })
    .from(staff)
    .where(where)
    .orderBy(asc(staff.userId))
    .for("update");
  return rows.map(({ userId }) => userId);
}

export async function hasAdministrator(connection: Connection): Promise<boolean> {
  const rows = await connection
    .select({ userId: staff.userId })
    .from(staff)
    .where(eq(staff.role, "administrator"))
    .limit(1);
  return rows.length > 0;
}

/** Lets one person at a time through; held until the transaction ends. */
export async function lockSetUp(tx: Transaction): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('peshi:set-up'))`);
}
