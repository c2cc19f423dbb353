import { and, asc, desc, eq, sql } from "drizzle-orm";
import type { Connection, Transaction } from "../../db/connect.ts";
import { caseStage } from "../../db/schema/case-life.ts";
import { courtCase } from "../../db/schema/cases.ts";
import { court } from "../../db/schema/districts.ts";
import { hearing, outcome } from "../../db/schema/hearings.ts";
import { casePerson, person } from "../../db/schema/people.ts";
import { complainantPosition } from "../../db/schema/settlements.ts";
import type { CourtDay } from "../rules/calendar/court-day.ts";
import type { Stage } from "../rules/case/stages.ts";

/** A case as far as its class, a settlement and a judgment ask for it. */
export async function findLifeCase(connection: Connection, courtId: number, caseId: number) {
  const [found] = await connection
    .select({
      caseId: courtCase.id,
      version: courtCase.version,
      docket: courtCase.docket,
      applicationKind: courtCase.applicationKind,
      sections: courtCase.sections,
      unreadSections: courtCase.unreadSections,
      otherAccused: courtCase.otherAccused,
      stage: courtCase.stage,
      offenceDay: courtCase.offenceDay,
      firDay: courtCase.firDay,
      institutionDay: courtCase.institutionDay,
      cognizanceDay: courtCase.cognizanceDay,
      custody: courtCase.custody,
      disposal: courtCase.disposal,
      disposalDay: courtCase.disposalDay,
      nextDay: courtCase.nextDay,
      districtId: court.districtId,
      rank: court.rank,
      judgeEn: court.judgeEn,
      judgeUr: court.judgeUr,
    })
    .from(courtCase)
    .innerJoin(court, eq(court.id, courtCase.courtId))
    .where(and(eq(courtCase.id, caseId), eq(courtCase.courtId, courtId)));
  return found;
}

export function findLifePeople(connection: Connection, caseId: number) {
  return connection
    .select({
      id: casePerson.id,
      role: casePerson.role,
      chargedSections: casePerson.chargedSections,
      name: person.name,
      nameUr: person.nameUr,
      birthDay: person.birthDay,
    })
    .from(casePerson)
    .innerJoin(person, eq(person.id, casePerson.personId))
    .where(eq(casePerson.caseId, caseId))
    .orderBy(asc(casePerson.role), asc(casePerson.ordinal), asc(casePerson.id));
}

/** Where the complainant stood, the latest word first. */
export function findPositions(connection: Connection, caseId: number) {
  return connection
    .select()
    .from(complainantPosition)
    .where(eq(complainantPosition.caseId, caseId))
    .orderBy(desc(complainantPosition.day), desc(complainantPosition.id));
}

export async function insertPosition(tx: Transaction, row: typeof complainantPosition.$inferInsert): Promise<number> {
  const [made] = await tx.insert(complainantPosition).values(row).returning({ id: complainantPosition.id });
  return made!.id;
}

/** The stage that the case left when it came to where it is; null where its path does not tell. */
export async function findStageLeft(connection: Connection, caseId: number, stage: Stage): Promise<Stage | null> {
  const [row] = await connection
    .select({ fromStage: caseStage.fromStage, stage: caseStage.stage })
    .from(caseStage)
    .where(eq(caseStage.caseId, caseId))
    .orderBy(desc(caseStage.id))
    .limit(1);
  return row?.stage === stage ? row.fromStage : null;
}

/** The latest day on which judgment was reserved by an outcome that stands; what was reserved before a retrial is over. */
export async function findReservedDay(connection: Connection, caseId: number): Promise<CourtDay | null> {
  const [row] = await connection
    .select({ day: sql<CourtDay | null>`max(${hearing.day})` })
    .from(outcome)
    .innerJoin(hearing, eq(hearing.id, outcome.hearingId))
    .where(
      and(
        eq(outcome.caseId, caseId),
        eq(outcome.kind, "reserved"),
        eq(outcome.nextPurpose, "judgment"),
        sql`${outcome.withdrawnAt} is null`,
        sql`not exists (select 1 from case_stage s where s.case_id = ${caseId} and s.from_stage = 'decided'
          and s.step = 'order' and s.day >= ${hearing.day})`,
      ),
    );
  return row?.day ?? null;
}
