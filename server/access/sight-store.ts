import { sql } from "drizzle-orm";
import type { Connection, Transaction } from "../../db/connect.ts";
import { protectedRead, type READ_CAUSES } from "../../db/schema/access.ts";
import type { CourtDay } from "../rules/court-day.ts";
import type { Guarded } from "../rules/shade.ts";

export type ReadCause = (typeof READ_CAUSES)[number];

export type SightFacts = {
  today: CourtDay;
  isRestricted: boolean;
  /** Listed in its court today, or heard there. */
  isOfToday: boolean;
  /** He has them open since some time of today. */
  hasRead: boolean;
};

/** What decides whether somebody sees the people of a case; `undefined` for a case of another court. */
export async function findSightFacts(
  connection: Connection,
  { courtId, caseId, userId, now }: { courtId: number; caseId: number; userId: string; now: Date },
): Promise<SightFacts | undefined> {
  const [found] = await connection.execute<SightFacts>(sql`
    select t.today::text as today, c.is_restricted as "isRestricted",
      exists (select 1 from hearing h where h.case_id = c.id and h.court_id = c.court_id and h.day = t.today
        and (h.state = 'listed' or exists (select 1 from outcome o where o.hearing_id = h.id and o.withdrawn_at is null)))
        as "isOfToday",
      exists (select 1 from protected_read r where r.case_id = c.id and r.user_id = ${userId} and r.day = t.today) as "hasRead"
    from court_case c join court k on k.id = c.court_id join district d on d.id = k.district_id
    cross join lateral (select (${now.toISOString()}::timestamptz at time zone d.timezone)::date as today) t
    where c.id = ${caseId} and c.court_id = ${courtId}`);
  return found;
}

/** Everybody of a case who is not there by office. */
export async function findGuarded(connection: Connection, caseId: number): Promise<Guarded[]> {
  const rows = await connection.execute<Guarded>(sql`
    select cp.role, cp.ordinal, p.name, p.name_ur as "nameUr", p.name_sd as "nameSd", p.alias
    from case_person cp join person p on p.id = cp.person_id
    where cp.case_id = ${caseId} and not p.is_official order by cp.role, cp.ordinal, cp.id`);
  return [...rows];
}

/** Once for each person, matter and day; the first reason stays. */
export async function saveRead(tx: Transaction, row: typeof protectedRead.$inferInsert): Promise<void> {
  await tx.insert(protectedRead).values(row).onConflictDoNothing();
}
