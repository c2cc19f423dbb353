import { and, eq, sql } from "drizzle-orm";
import type { Connection, Transaction } from "../../db/connect.ts";
import { courtCase } from "../../db/schema/cases.ts";
import { hearing, outcome } from "../../db/schema/hearings.ts";
import { standby } from "../../db/schema/standby.ts";
import type { CourtDay } from "../rules/calendar/court-day.ts";

export type ReadyRow = Awaited<ReturnType<typeof findReady>>[number];

const since = sql<CourtDay>`coalesce(${courtCase.institutionDay}, ${courtCase.firDay}, ${courtCase.registeredAt}::date)::text`;

/** Matters on standby of a court whose own date still stands, with what decides their order. */
export function findReady(connection: Connection, courtId: number) {
  const c = courtCase;
  return connection
    .select({
      id: standby.id,
      version: standby.version,
      untilDay: standby.untilDay,
      confirmedDay: standby.confirmedDay,
      caseId: c.id,
      hearingId: hearing.id,
      guaranteedDay: hearing.day,
      purpose: hearing.purpose,
      minutes: hearing.minutes,
      isFixed: hearing.isFixed,
      timesMoved: hearing.timesMoved,
      stage: c.stage,
      custody: c.custody,
      since,
      notReachedTimes: c.notReachedCount,
      isVulnerable: c.hasMinor,
      adjournments: sql<number>`(select count(*) from ${outcome} o
        where o.case_id = ${c.id} and o.kind = 'adjourned' and o.withdrawn_at is null)::int`,
      numberPrefix: c.numberPrefix,
      number: c.number,
      numberSuffix: c.numberSuffix,
      year: c.year,
      firNumber: c.firNumber,
      firYear: c.firYear,
      accusedTitle: c.accusedTitle,
      isRestricted: c.isRestricted,
    })
    .from(standby)
    .innerJoin(hearing, eq(hearing.id, standby.hearingId))
    .innerJoin(courtCase, eq(courtCase.id, standby.caseId))
    .where(
      and(
        eq(standby.courtId, courtId),
        eq(standby.state, "ready"),
        eq(hearing.state, "listed"),
        eq(hearing.courtId, courtId),
        sql`${c.disposalDay} is null`,
      ),
    )
    .orderBy(standby.id);
}

/** Null where the hearing is on standby already. */
export async function insertStandby(tx: Transaction, values: typeof standby.$inferInsert): Promise<number | null> {
  const [made] = await tx.insert(standby).values(values).onConflictDoNothing().returning({ id: standby.id });
  return made?.id ?? null;
}

/** False when it is not ready any more, or has another version. */
export async function saveStandbyState(
  tx: Transaction,
  ofCourt: number,
  seen: { id: number; version: number },
  state: "taken" | "ended",
): Promise<boolean> {
  const { id, version, courtId } = standby;
  const where = and(eq(id, seen.id), eq(version, seen.version), eq(courtId, ofCourt), eq(standby.state, "ready"));
  return (await tx.update(standby).set({ state }).where(where).returning({ id })).length === 1;
}

export type Traveller = { caseId: number; personId: number; comesFrom: string };

/** Officials of cases who come from somewhere of their own. */
export async function findTravellers(connection: Connection, caseIds: readonly number[]): Promise<Traveller[]> {
  if (caseIds.length === 0) return [];
  const rows = await connection.execute<{ case_id: string; person_id: string; comes_from: string }>(sql`
    select cp.case_id, cp.person_id, p.comes_from from case_person cp join person p on p.id = cp.person_id
    where p.comes_from is not null and cp.case_id = any(${sql.param(caseIds)}::bigint[]) order by cp.id`);
  return rows.map((row) => ({
    caseId: Number(row.case_id),
    personId: Number(row.person_id),
    comesFrom: row.comes_from,
  }));
}
