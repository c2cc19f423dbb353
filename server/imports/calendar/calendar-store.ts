import { eq, sql } from "drizzle-orm";
import type { Connection, Transaction } from "../../../db/connect.ts";
import { announcedCase, announcedHearing } from "../../../db/schema/imports.ts";
import type { CourtDay } from "../../rules/calendar/court-day.ts";
import { waitAsUsual, waitLong } from "../long-wait-store.ts";
import type { AnnouncedCase, AnnouncedHearing } from "./replay-observations.ts";

type CaseName = Pick<AnnouncedCase, "docket" | "county" | "division">;

/** One import of announced hearings a district at a time; held until the transaction ends. */
export async function lockCalendar(tx: Transaction, districtId: number): Promise<void> {
  await waitLong(tx);
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('calendar import'), ${districtId}::int)`);
  await waitAsUsual(tx);
}

type StoredHearing = CaseName & {
  lastSnapshot: CourtDay;
  date: CourtDay | null;
  time: string;
  courtroom: string;
  hearingType: string;
};

/** Announced cases with what each lists, sorted; those of `names`, or all of the district. */
export async function findAnnounced(
  connection: Connection,
  districtId: number,
  names: readonly CaseName[] | null,
): Promise<AnnouncedCase[]> {
  const asked =
    names === null
      ? sql`true`
      : sql`(c.docket, c.county, c.division) in (select docket, county, division
          from jsonb_to_recordset(${JSON.stringify(names)}::jsonb) as n (docket text, county text, division text))`;
  const rows = await connection.execute<StoredHearing>(sql`
    select c.docket, c.county, c.division, c.last_snapshot::text as "lastSnapshot", h.day::text as date, h.time,
      h.courtroom, h.hearing_type as "hearingType"
    from announced_case c left join announced_hearing h on h.announced_case_id = c.id
    where c.district_id = ${districtId} and ${asked}
    order by c.id, h.day, h.time, h.courtroom collate "C", h.hearing_type collate "C"`);
  const cases = new Map<string, CaseName & { lastSnapshot: CourtDay; hearings: AnnouncedHearing[] }>();
  for (const { docket, county, division, lastSnapshot, date, time, courtroom, hearingType } of rows) {
    const key = `${docket}\n${county}\n${division}`;
    const known = cases.get(key) ?? { docket, county, division, lastSnapshot, hearings: [] };
    cases.set(key, known);
    if (date !== null) known.hearings.push({ date, time, courtroom, hearingType });
  }
  return [...cases.values()];
}

/** Kinds of cases that are not there yet. */
export async function addCaseTypes(tx: Transaction, districtId: number, names: readonly string[]): Promise<void> {
  await tx.execute(sql`
    insert into case_type (district_id, name)
    select ${districtId}::bigint, name from unnest(${sql.param(names)}::text[]) as t (name)
    on conflict (district_id, name) do nothing`);
}

type ToSave = AnnouncedCase & { courtId: number };

/** Writes cases as their last snapshot has them: hearings that are gone go, those that are there stay the same rows. */
export async function saveAnnounced(tx: Transaction, districtId: number, cases: readonly ToSave[]): Promise<void> {
  if (cases.length === 0) return;
  const json = JSON.stringify(cases);
  await tx.execute(sql`
    insert into announced_case (district_id, court_id, docket, county, division, case_type_id, last_snapshot)
    select ${districtId}::bigint, n."courtId", n.docket, n.county, n.division, t.id, n."lastSnapshot"
    from jsonb_to_recordset(${json}::jsonb)
      as n ("courtId" bigint, docket text, county text, division text, "lastSnapshot" date)
    join case_type t on t.district_id = ${districtId} and t.name = n.division
    on conflict (district_id, docket, county, division) do update set last_snapshot = excluded.last_snapshot`);
  const listedNow = sql`(
    select c.id as case_id, c.court_id, h.date as day, h.time, h.courtroom, h."hearingType" as hearing_type
    from jsonb_to_recordset(${json}::jsonb) as n (docket text, county text, division text, hearings jsonb)
    join announced_case c on c.district_id = ${districtId}
      and (c.docket, c.county, c.division) = (n.docket, n.county, n.division)
    cross join jsonb_to_recordset(n.hearings) as h (date date, time text, courtroom text, "hearingType" text))`;
  await tx.execute(sql`
    with listed_now as materialized ${listedNow}
    delete from announced_hearing h using announced_case c,
      jsonb_to_recordset(${json}::jsonb) as n (docket text, county text, division text)
    where c.district_id = ${districtId} and (c.docket, c.county, c.division) = (n.docket, n.county, n.division)
      and h.announced_case_id = c.id
      and not exists (select 1 from listed_now l where l.case_id = c.id
        and (l.day, l.time, l.courtroom, l.hearing_type) = (h.day, h.time, h.courtroom, h.hearing_type))`);
  await tx.execute(sql`
    insert into announced_hearing (announced_case_id, day, time, courtroom_id, courtroom, hearing_type)
    select l.case_id, l.day, l.time, r.id, l.courtroom, l.hearing_type
    from ${listedNow} l left join courtroom r on r.court_id = l.court_id and r.name = l.courtroom
    on conflict (announced_case_id, day, time, courtroom, hearing_type) do nothing`);
}

export async function countAnnounced(connection: Connection, districtId: number): Promise<number> {
  const [row] = await connection
    .select({ count: sql<number>`count(*)::int` })
    .from(announcedHearing)
    .innerJoin(announcedCase, eq(announcedCase.id, announcedHearing.announcedCaseId))
    .where(eq(announcedCase.districtId, districtId));
  return row?.count ?? 0;
}
