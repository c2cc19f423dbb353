import { inArray, sql } from "drizzle-orm";
import type { Connection, Transaction } from "../../../db/connect.ts";
import { casePerson } from "../../../db/schema/people.ts";
import type { CourtDay } from "../../rules/calendar/court-day.ts";
import type { CaseRole } from "../../rules/people/people.ts";

export type OpenMatters = {
  courtId: number;
  courtEn: string;
  courtUr: string | null;
  matters: number;
  nextDay: CourtDay | null;
};

/** In how many pending cases of each court a person stands in a role, and the next date among them. */
export async function findOpenMatters(
  connection: Connection,
  personId: number,
  role: CaseRole,
): Promise<OpenMatters[]> {
  const rows = await connection.execute<OpenMatters>(sql`
    select k.id::float8 as "courtId", k.name_en as "courtEn", k.name_ur as "courtUr",
      count(distinct c.id)::int as matters, min(c.next_day)::text as "nextDay"
    from case_person_across cp join court_case c on c.id = cp.case_id join court k on k.id = c.court_id
    where cp.person_id = ${personId} and cp.role = ${role} and c.disposal_day is null
    group by k.id order by k.name_en, k.id`);
  return [...rows];
}

/** The places in pending cases that go over, held until the transaction ends; and whether the other stands there already. */
export async function lockOpenPlaces(
  tx: Transaction,
  { from, into, role }: { from: number; into: number; role: CaseRole },
) {
  const rows = await tx.execute<{ id: string; case_id: string; is_there: boolean }>(sql`
    select cp.id, cp.case_id, exists (select 1 from case_person o
      where o.case_id = cp.case_id and o.role = cp.role and o.person_id = ${into}) as is_there
    from case_person cp join court_case c on c.id = cp.case_id
    where cp.person_id = ${from} and cp.role = ${role} and c.disposal_day is null
    order by c.id, cp.id for update of c, cp`);
  return rows.map((row) => ({ id: Number(row.id), caseId: Number(row.case_id), isThere: row.is_there }));
}

export async function repointPlaces(tx: Transaction, ids: readonly number[], into: number): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .update(casePerson)
    .set({ personId: into })
    .where(inArray(casePerson.id, [...ids]));
}

/** The person that somebody is now, where they were merged with another since. */
export async function personNow(connection: Connection, personId: number): Promise<number> {
  const rows = await connection.execute<{ id: string }>(
    sql`select coalesce(p.merged_into_id, p.id) as id from person p where p.id = ${personId}`,
  );
  return Number(rows[0]?.id ?? personId);
}
