import { eq, type SQL, sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import type { Transaction } from "../../db/connect.ts";
import {
  caseLink,
  caseNote,
  caseStage,
  caseTransfer,
  documentReference,
  formerNumber,
  progressReport,
} from "../../db/schema/case-life.ts";
import { court } from "../../db/schema/districts.ts";
import { casePerson, custodyPeriod, person } from "../../db/schema/people.ts";
import { attendance, process } from "../../db/schema/process.ts";
import {
  complainantPosition,
  judgment,
  judgmentResult,
  safetyFlag,
  settlement,
  settlementPart,
} from "../../db/schema/settlements.ts";
import type { CourtDay } from "../rules/calendar/court-day.ts";
import { searchKey } from "../rules/text/search-key.ts";
import { instantOn } from "./docket/court-time.ts";
import type { DemoHearing } from "./docket/demo-hearing.ts";
import { Draws } from "./docket/draws.ts";
import type { DocketCourt } from "./docket/make-docket.ts";
import { attended } from "./life/life-attendance.ts";
import { judgments, positions, safetyFlags, settlements } from "./life/life-ends.ts";
import type { Life, PersonId } from "./life/life-ids.ts";
import { becameTrials, dormants, papers, progressReports, transferred } from "./life/life-office.ts";
import { accusedLife } from "./life/life-people.ts";
import { processes, type SuretyId, sureties } from "./life/life-process.ts";
import { apartSettled } from "./life/life-settled.ts";

const AT_ONCE = 1000;

export type LifeToLoad = Omit<Life, "draws" | "people" | "hearings">;

/** What the demo only completes counts no version: nobody has edited anything yet. */
export async function asDerived(tx: Transaction, statement: SQL): Promise<void> {
  await tx.execute(sql`select set_config('peshi.deriving', '1', true)`);
  await tx.execute(statement);
  await tx.execute(sql`select set_config('peshi.deriving', '', true)`);
}

/** The life of a court's cases beside their hearings: paths, people, custody, attendance, ends, transfers, papers. */
export async function loadLife(tx: Transaction, given: LifeToLoad): Promise<void> {
  const draws = new Draws(`peshi/${given.one.court.code}/life`);
  const life: Life = { ...given, draws, people: await peopleOf(tx, given), hearings: hearingsOf(given.one) };
  await loadCases(tx, life);
  const { attendances, jails } = await loadPeople(tx, life);
  await loadEnds(tx, life);
  await insertAll(tx, process, processes(life, await loadSureties(tx, life), attendances, jails));
  const { notes, documents, links } = papers(life);
  await insertAll(tx, caseNote, notes);
  await insertAll(tx, documentReference, documents);
  await insertAll(tx, caseLink, links);
  await insertAll(tx, progressReport, progressReports(life));
}

async function insertAll<Table extends PgTable>(
  tx: Transaction,
  table: Table,
  rows: readonly Table["$inferInsert"][],
): Promise<void> {
  for (let start = 0; start < rows.length; start += AT_ONCE)
    await tx.insert(table).values(rows.slice(start, start + AT_ONCE) as never);
}

async function peopleOf(tx: Transaction, { courtId, caseIds }: LifeToLoad): Promise<Map<number, PersonId[]>> {
  const rows = await tx.execute<PersonId>(sql`
    select p.id::float8 as id, p.person_id::float8 as "personId", p.case_id::float8 as "caseId", p.role, p.ordinal, q.name
    from case_person p join person q on q.id = p.person_id where p.court_id = ${courtId} order by p.case_id, p.role, p.ordinal`);
  const placeOf = new Map(caseIds.map((id, at) => [id, at]));
  return Map.groupBy(rows, ({ caseId }) => placeOf.get(caseId)!);
}

function hearingsOf({ hearings }: DocketCourt): Map<number, DemoHearing[]> {
  const sorted = [...hearings].sort((one, other) => (one.day < other.day ? -1 : one.day > other.day ? 1 : 0));
  return Map.groupBy(sorted, ({ caseAt }) => caseAt);
}

/** Paths, days of the law, applications, transfers and orders that let a case rest. */
async function loadCases(tx: Transaction, life: Life): Promise<void> {
  const { one, courtId, caseIds } = life;
  const moved = transferred(life);
  const dayIn = new Map(moved.cases.map(({ id, day }) => [id, day]));
  const resting = new Map(dormants(life).map((row) => [row.id, row]));
  const rows = one.cases.map(({ lawDays, application, matter }, at) => {
    const id = caseIds[at]!;
    const parentAt = application?.parentAt ?? null;
    return {
      id,
      ...{
        cognizance_day: lawDays.cognizanceDay,
        copies_day: lawDays.copiesDay,
        proclamation_day: lawDays.proclamationDay,
      },
      permission_day: matter.docket === "inquiry" ? matter.institutionDay : null,
      application_kind: application?.kind ?? null,
      parent_case_id: parentAt === null ? null : caseIds[parentAt]!,
      institution_mode: dayIn.has(id) ? "transferred-in" : "instituted",
      ...REST_NOTHING,
      ...resting.get(id),
      registered_at: dayIn.has(id) ? instantOn(dayIn.get(id)!, 11 * 60) : null,
    };
  });
  await asDerived(
    tx,
    sql`update court_case c set cognizance_day = r.cognizance_day, copies_day = r.copies_day,
      proclamation_day = r.proclamation_day, permission_day = r.permission_day, application_kind = r.application_kind,
      parent_case_id = r.parent_case_id, institution_mode = r.institution_mode, dormant_since = r.dormant_since,
      dormant_because = r.dormant_because, dormant_by = r.dormant_by, review_day = r.review_day,
      registered_at = coalesce(r.registered_at, c.registered_at)
    from jsonb_populate_recordset(null::court_case, ${JSON.stringify(rows)}::jsonb) r where c.id = r.id`,
  );
  const steps = one.cases.flatMap(({ steps }, at) =>
    steps.map(({ from, to, ...step }) => ({ ...step, fromStage: from, stage: to, caseId: caseIds[at]!, courtId })),
  );
  await insertAll(tx, caseStage, steps);
  await insertAll(tx, caseTransfer, moved.transfers);
  await insertAll(tx, formerNumber, [...moved.numbers, ...becameTrials(life)]);
}

const REST_NOTHING = {
  dormant_since: null as CourtDay | null,
  dormant_because: null as string | null,
  dormant_by: null as string | null,
  review_day: null as CourtDay | null,
};

type LoadedPeople = {
  attendances: (typeof attendance.$inferInsert)[];
  /** Where everybody in custody is held now, by the accused. */
  jails: ReadonlyMap<number, string>;
};

async function loadPeople(tx: Transaction, life: Life): Promise<LoadedPeople> {
  const { persons, periods, titles } = accusedLife(life);
  await asDerived(
    tx,
    sql`update person p set sex = r.sex, birth_day = r.birth_day, alias = r.alias
    from jsonb_populate_recordset(null::person, ${JSON.stringify(persons)}::jsonb) r where p.id = r.id`,
  );
  await asDerived(
    tx,
    sql`update court_case c set accused_title = r.accused_title
    from jsonb_populate_recordset(null::court_case, ${JSON.stringify(titles)}::jsonb) r where c.id = r.id`,
  );
  await insertAll(tx, custodyPeriod, periods);
  const { rows, testimonies } = attended(life);
  await asDerived(
    tx,
    sql`update case_person p set testimony = r.testimony, is_for_defence = r.is_for_defence, is_hostile = r.is_hostile
    from jsonb_populate_recordset(null::case_person, ${JSON.stringify(testimonies)}::jsonb) r where p.id = r.id`,
  );
  await insertAll(tx, attendance, rows);
  const held = periods.flatMap(({ casePersonId, untilDay, place }): [number, string][] =>
    untilDay == null && place ? [[casePersonId, place]] : [],
  );
  return { attendances: rows, jails: new Map(held) };
}

async function loadSureties(tx: Transaction, life: Life): Promise<SuretyId[]> {
  const asked = sureties(life);
  if (asked.length === 0) return [];
  const { courtId } = life;
  const [here] = await tx.select({ districtId: court.districtId }).from(court).where(eq(court.id, courtId));
  const persons = await tx
    .insert(person)
    .values(asked.map(({ name, nameUr }) => ({ name, nameUr, districtId: here!.districtId, nameKey: searchKey(name) })))
    .returning({ id: person.id });
  const rows = asked.map(({ caseId, ordinal, standsForId }, at) => {
    return { caseId, courtId, ordinal, standsForId, personId: persons[at]!.id, role: "surety" as const };
  });
  const made = await tx.insert(casePerson).values(rows).returning({ id: casePerson.id });
  return asked.map(({ caseId, standsForId, ordinal, name }, at) => ({
    ...{ caseId, standsForId, ordinal, name, role: "surety" as const },
    ...{ id: made[at]!.id, personId: persons[at]!.id },
  }));
}

async function loadEnds(tx: Transaction, life: Life): Promise<void> {
  const apart = apartSettled(life);
  await asDerived(
    tx,
    sql`update case_person p set charged_sections = r.charged_sections
    from jsonb_populate_recordset(null::case_person, ${JSON.stringify(apart.charges)}::jsonb) r where p.id = r.id`,
  );
  await insertAll(tx, safetyFlag, apart.refused);
  const settled = [...settlements(life), ...apart.settled];
  if (settled.length > 0) {
    const made = await tx
      .insert(settlement)
      .values(settled.map(({ row }) => row))
      .returning({ id: settlement.id });
    await insertAll(
      tx,
      settlementPart,
      settled.flatMap(({ parts }, at) => parts.map((part) => ({ ...part, settlementId: made[at]!.id }))),
    );
  }
  const judged = judgments(life);
  if (judged.length > 0) {
    const made = await tx
      .insert(judgment)
      .values(judged.map(({ row }) => row))
      .returning({ id: judgment.id });
    await insertAll(
      tx,
      judgmentResult,
      judged.flatMap(({ results }, at) => results.map((one) => ({ ...one, judgmentId: made[at]!.id }))),
    );
  }
  await insertAll(tx, complainantPosition, positions(life));
  await insertAll(tx, safetyFlag, safetyFlags(life));
}
