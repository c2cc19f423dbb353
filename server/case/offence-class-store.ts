import { and, asc, eq, sql } from "drizzle-orm";
import type { Connection, Transaction } from "../../db/connect.ts";
import { courtCase } from "../../db/schema/cases.ts";
import { court } from "../../db/schema/districts.ts";
import { offenceClass } from "../../db/schema/offence-classes.ts";
import type { RestrictionCause } from "../rules/case/offences.ts";

export type OffenceClassRow = typeof offenceClass.$inferSelect;
export type OffenceClassFacts = Omit<typeof offenceClass.$inferInsert, "id" | "version">;

export function findOffenceClasses(connection: Connection, districtId: number): Promise<OffenceClassRow[]> {
  return connection
    .select()
    .from(offenceClass)
    .where(eq(offenceClass.districtId, districtId))
    .orderBy(asc(offenceClass.statute), asc(offenceClass.section));
}

export async function saveOffenceClass(tx: Transaction, facts: OffenceClassFacts): Promise<void> {
  const { districtId: _, statute: _statute, section: _section, ...said } = facts;
  await tx
    .insert(offenceClass)
    .values(facts)
    .onConflictDoUpdate({
      target: [offenceClass.districtId, offenceClass.statute, offenceClass.section],
      set: said,
    });
}

export async function deleteOffenceClass(
  tx: Transaction,
  { districtId, statute, section }: { districtId: number; statute: string; section: string },
): Promise<boolean> {
  const gone = await tx
    .delete(offenceClass)
    .where(
      and(
        eq(offenceClass.districtId, districtId),
        eq(offenceClass.statute, statute),
        eq(offenceClass.section, section),
      ),
    )
    .returning({ id: offenceClass.id });
  return gone.length > 0;
}

/** How often each section is charged in the district, as the cases write it. */
export async function countSections(connection: Connection, districtId: number): Promise<Map<string, number>> {
  const rows = await connection.execute<{ section: string; n: number }>(sql`
    select section, count(*)::int as n
    from court_case c join court on court.id = c.court_id, unnest(c.sections) as section
    where court.district_id = ${districtId} and c.disposal_day is null
    group by section`);
  return new Map(rows.map(({ section, n }) => [section, n]));
}

/** Cases of the district, over or not, that charge any of these sections, each as the cases write it. */
export function findCasesCharging(connection: Connection, districtId: number, written: readonly string[]) {
  const { id, sections, unreadSections, hasMinor, orderedRestricted, isRestricted, restrictionBecause } = courtCase;
  return connection
    .select({ id, sections, unreadSections, hasMinor, orderedRestricted, isRestricted, restrictionBecause })
    .from(courtCase)
    .innerJoin(court, eq(court.id, courtCase.courtId))
    .where(and(eq(court.districtId, districtId), sql`${courtCase.sections} && ${sql.param(written)}::text[]`))
    .orderBy(asc(courtCase.id));
}

/** Every writing of sections in the district's cases. */
export async function findWrittenSections(connection: Connection, districtId: number): Promise<string[]> {
  const rows = await connection.execute<{ section: string }>(sql`
    select distinct section from court_case c join court on court.id = c.court_id, unnest(c.sections) as section
    where court.district_id = ${districtId}`);
  return rows.map(({ section }) => section);
}

export type RestrictionChange = {
  id: number;
  wasRestricted: boolean;
  isRestricted: boolean;
  because: RestrictionCause;
};

const AT_ONCE = 2000;

export async function saveRestrictions(tx: Transaction, rows: readonly RestrictionChange[]): Promise<void> {
  for (let start = 0; start < rows.length; start += AT_ONCE) {
    const batch = rows.slice(start, start + AT_ONCE);
    await tx.execute(sql`
      update court_case c set is_restricted = r.restricted = 1, restriction_because = r.because
      from unnest(${sql.param(batch.map(({ id }) => id))}::bigint[],
        ${sql.param(batch.map(({ isRestricted }) => Number(isRestricted)))}::int[],
        ${sql.param(batch.map(({ because }) => because))}::text[]) as r (id, restricted, because)
      where c.id = r.id`);
  }
}
