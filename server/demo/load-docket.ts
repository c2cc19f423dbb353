import { type SQL, sql } from "drizzle-orm";
import { IN_TITLE } from "../../db/case-number-columns.ts";
import type { Transaction } from "../../db/connect.ts";
import { causeList } from "../../db/schema/cause-lists.ts";
import { closure, court, courtroom, sittingPattern } from "../../db/schema/districts.ts";
import { hearing, hearingCall, outcome } from "../../db/schema/hearings.ts";
import { loadClosures, loadDistrict } from "../../db/seed/load-district.ts";
import { shippedDistricts } from "../../db/seed/shipped.ts";
import { registerCases } from "../case/register-cases.ts";
import { lockDays } from "../courts/court-days.ts";
import { addDays, type CourtDay } from "../rules/calendar/court-day.ts";
import { loadEvidence } from "./demo-evidence.ts";
import { frozenLists, unnamedKey } from "./demo-lists.ts";
import { listRow, rowsOfCourt } from "./demo-rows.ts";
import { instantOn } from "./docket/court-time.ts";
import { WEEKS_BEHIND } from "./docket/demo-courts.ts";
import type { Docket, DocketCourt } from "./docket/make-docket.ts";
import { asDerived, loadLife } from "./load-life.ts";

/** What is inserted in one statement; a statement takes 65,535 values at most. */
const AT_ONCE = 1000;

/** A judge has signed the days up to here; what is younger is recorded by the reader. */
const SIGNED_DAYS_AGO = 10;

export type LoadedDistricts = { districtIds: Map<string, number>; courtIds: Map<string, number> };

/** Districts with the demo's courts, their rooms, blocks, patterns and closures. */
export async function loadDistricts(tx: Transaction, docket: Docket): Promise<LoadedDistricts> {
  const loaded: LoadedDistricts = { districtIds: new Map(), courtIds: new Map() };
  const wanted = new Map(docket.courts.map((one) => [one.court.code, one]));
  for (const data of shippedDistricts()) {
    const courts = data.courts.flatMap((one) => {
      const of = wanted.get(one.code);
      return of ? [{ ...one, ...courtColumns(of), blocks: of.court.blocks }] : [];
    });
    if (courts.length === 0) continue;
    const { districtId, courtIds } = await loadDistrict(tx, { ...data, courts });
    loaded.districtIds.set(data.code, districtId);
    for (const [code, id] of courtIds) loaded.courtIds.set(code, id);
    await loadClosures(tx, districtId, data.scopes, docket.closures);
    await tx.execute(withdrawnClosures(districtId, docket));
  }
  for (const [code, one] of wanted) {
    const courtId = loaded.courtIds.get(code);
    if (courtId === undefined) throw new Error(`no district that comes with Peshi has the court ${code}`);
    await loadSitting(tx, courtId, loaded.districtIds.get(one.court.districtCode)!, one, docket.today);
  }
  return loaded;
}

const courtColumns = ({ court, judge }: DocketCourt) => ({
  judgeEn: judge.name,
  judgeUr: judge.nameUr,
  casePrefix: court.casePrefix,
});

function withdrawnClosures(districtId: number, { closures, today }: Docket): SQL {
  const withdrawn = closures.filter((one) => one.withdrawn).map((one) => `${one.from}/${one.name.en}`);
  return sql`update closure set withdrawn_at = ${instantOn(addDays(today, -7 * WEEKS_BEHIND), 600)}
    where district_id = ${districtId} and from_day || '/' || name_en = any(${sql.param(withdrawn)}::text[])`;
}

async function loadSitting(tx: Transaction, courtId: number, districtId: number, one: DocketCourt, today: CourtDay) {
  const { planMinutes, planMatters, room, roomUr } = one.court;
  const ceilings = { ceilingMinutes: 3 * planMinutes, ceilingMatters: 3 * planMatters };
  await tx
    .update(court)
    .set({ planMinutes, planMatters, ...ceilings })
    .where(sql`${court.id} = ${courtId}`);
  await tx.insert(courtroom).values({ courtId, name: room, nameUr: roomUr });
  const { rule, start, until, fallbackWeekday } = one.pattern;
  await tx.insert(sittingPattern).values({ courtId, rule, startDay: start, untilDay: until, fallbackWeekday });
  if (one.leaveDay === null) return;
  await tx.insert(closure).values({
    districtId,
    courtId,
    fromDay: one.leaveDay,
    untilDay: one.leaveDay,
    kind: "leave",
    effect: "no-work",
    nameEn: "Judge on leave",
    nameUr: "جج صاحب رخصت پر",
    source: "Leave order (made up for the demo)",
    isConfirmed: true,
    declaredOn: addDays(today, -3),
  });
}

export type CourtToLoad = {
  docket: Docket;
  one: DocketCourt;
  districtId: number;
  courtId: number;
  courtIds: ReadonlyMap<string, number>;
  /** The member of staff who records here, and the judge who signs; null where there is none. */
  recordedBy: string | null;
  judge: string | null;
};

/** One court: its cases with their people, its days, hearings, outcomes and lists. */
export async function loadCourt(tx: Transaction, given: CourtToLoad) {
  const { docket, one, districtId, courtId, courtIds, recordedBy, judge } = given;
  const caseIds = await registerCases(
    tx,
    courtId,
    districtId,
    one.cases.map(({ matter }) => matter),
  );
  const urduOf = await nameOfficials(tx, districtId, docket.officials.get(one.court.districtCode) ?? []);
  await lockDays(tx, courtId, one.hearings.map(({ day }) => day).concat(one.pastDays));
  const ids = {
    courtId,
    caseIds,
    recordedBy,
    signedBy: judge,
    signedUntil: addDays(docket.today, -SIGNED_DAYS_AGO),
    hearingIds: await takeHearingIds(tx, one),
    takeOutcomeId: await outcomeIds(tx, 2 * one.hearings.length),
  };
  const rows = rowsOfCourt(one, ids);
  for (const part of parts(rows.hearings)) await tx.insert(hearing).values(part);
  // The triggers look up every case's hearings: without statistics the database takes the table for empty and reads it whole.
  await tx.execute(sql`analyze hearing`);
  for (const part of parts(rows.calls)) await tx.insert(hearingCall).values(part);
  for (const part of parts(rows.outcomes)) await tx.insert(outcome).values(part);
  await finishCases(tx, docket.today, one, caseIds);
  await closeDays(tx, courtId, closedDays(one, docket.today));
  await loadLife(tx, {
    ...{ one, today: docket.today, courtId, courtIds, caseIds, hearingIds: ids.hearingIds },
    ...{ clerk: recordedBy, judge },
  });
  await loadEvidence(tx, { one, today: docket.today, courtId, caseIds });
  const lists = frozenLists({
    docket: one,
    today: docket.today,
    caseIds,
    urduOf,
    unnamed: await unnamedOf(tx, caseIds),
    head: await headOf(tx, courtId, one),
  });
  for (const part of parts(lists))
    await tx.insert(causeList).values(part.map((list) => listRow(courtId, list, recordedBy)));
}

/** Juveniles, whose ages stand by now. */
async function unnamedOf(tx: Transaction, caseIds: readonly number[]): Promise<Set<string>> {
  const rows = await tx.execute<{ caseId: number; ordinal: number }>(sql`
    select cp.case_id::float8 as "caseId", cp.ordinal
    from case_person cp join person q on q.id = cp.person_id join court_case c on c.id = cp.case_id
    where cp.case_id = any(${sql.param(caseIds)}::bigint[]) and cp.role = 'accused' and not ${IN_TITLE}`);
  return new Set([...rows].map(({ caseId, ordinal }) => unnamedKey(caseId, ordinal)));
}

function parts<T>(rows: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(rows.length / AT_ONCE) }, (_, at) =>
    rows.slice(at * AT_ONCE, (at + 1) * AT_ONCE),
  );
}

async function headOf(tx: Transaction, courtId: number, { court: of }: DocketCourt) {
  const row = await tx.query.court.findFirst({ where: (table, { eq }) => eq(table.id, courtId) });
  const owner = await tx.query.district.findFirst({ where: (table, { eq }) => eq(table.id, row!.districtId) });
  return { owner: { court: row!, district: owner! }, room: { name: of.room, nameUr: of.roomUr }, isDemo: true };
}

/** Two officials of three are known in Urdu; answers those by their Roman names. */
async function nameOfficials(tx: Transaction, districtId: number, names: readonly { name: string; nameUr: string }[]) {
  const known = names.filter((_, at) => at % 3 !== 2);
  await asDerived(
    tx,
    sql`update person p set name_ur = k.ur
    from unnest(${sql.param(known.map(({ name }) => name))}::text[], ${sql.param(known.map(({ nameUr }) => nameUr))}::text[]) k(name, ur)
    where p.district_id = ${districtId} and p.is_official and p.name = k.name and p.name_ur is null`,
  );
  return new Map(known.map(({ name, nameUr }) => [name, nameUr]));
}

async function takeIds(tx: Transaction, table: "hearing" | "outcome", count: number): Promise<number[]> {
  const rows = await tx.execute<{ id: string }>(
    sql`select nextval(pg_get_serial_sequence(${table}, 'id')) as id from generate_series(1, ${count}::int)`,
  );
  return rows.map(({ id }) => Number(id));
}

async function takeHearingIds(tx: Transaction, { hearings }: DocketCourt): Promise<Map<string, number>> {
  const ids = await takeIds(tx, "hearing", hearings.length);
  return new Map(hearings.map(({ uid }, at) => [uid, ids[at]!]));
}

async function outcomeIds(tx: Transaction, most: number): Promise<() => number> {
  const ids = (await takeIds(tx, "outcome", most)).values();
  return () => ids.next().value!;
}

/** Cases came into the docket when it began, or when they were instituted after that; some have ended. */
async function finishCases(tx: Transaction, today: CourtDay, { cases }: DocketCourt, caseIds: readonly number[]) {
  const began = addDays(today, -7 * WEEKS_BEHIND);
  const rows = cases.map(({ matter, disposal }, at) => ({
    id: caseIds[at]!,
    registered_at: instantOn([matter.institutionDay!, began].sort().at(-1)!, 11 * 60),
    disposal: disposal?.kind ?? null,
    disposal_day: disposal?.day ?? null,
  }));
  await asDerived(
    tx,
    sql`update court_case c
    set registered_at = r.registered_at, disposal = r.disposal, disposal_day = r.disposal_day
    from jsonb_populate_recordset(null::court_case, ${JSON.stringify(rows)}::jsonb) r where c.id = r.id`,
  );
}

/** Every past day but the last hearing day, on which matters wait for their outcome. */
function closedDays({ hearings, pastDays }: DocketCourt, today: CourtDay): CourtDay[] {
  const last = pastDays.at(-1);
  const heard = hearings.map(({ day }) => day).filter((day) => day < today);
  return [...new Set([...pastDays, ...heard])].filter((day) => day !== last);
}

async function closeDays(tx: Transaction, courtId: number, days: readonly CourtDay[]) {
  await asDerived(
    tx,
    sql`update court_day set ended_at = day + interval '10 hours 50 minutes'
    where court_id = ${courtId} and day = any(${sql.param(days)}::text[]::date[])`,
  );
}
