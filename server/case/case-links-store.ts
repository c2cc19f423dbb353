import { and, eq, or, sql } from "drizzle-orm";
import { NUMBER_COLUMNS } from "../../db/case-number-columns.ts";
import type { Connection, Transaction } from "../../db/connect.ts";
import { caseLink } from "../../db/schema/case-life.ts";
import type { ApplicationKind } from "../rules/applications/applications.ts";
import type { CourtDay } from "../rules/calendar/court-day.ts";
import type { NumberFacts } from "../rules/case/case-label.ts";
import type { Disposal } from "../rules/case/outcomes.ts";
import type { Stage } from "../rules/case/stages.ts";

export type LinkKind = (typeof caseLink.$inferSelect)["kind"];

/** A case as it is named beside another: its number and where it stands, nobody's name. */
export type CaseBeside = NumberFacts & {
  courtId: number;
  courtEn: string;
  courtUr: string | null;
  docket: "trial" | "inquiry" | "application";
  applicationKind: ApplicationKind | null;
  stage: Stage;
  nextDay: CourtDay | null;
  institutionDay: CourtDay | null;
  disposalDay: CourtDay | null;
  disposal: Disposal | null;
};

const BESIDE = sql`c.id::float8 as "caseId", c.court_id::float8 as "courtId", k.name_en as "courtEn", k.name_ur as "courtUr",
  c.docket, c.application_kind as "applicationKind", ${NUMBER_COLUMNS}, c.stage,
  c.next_day::text as "nextDay", c.institution_day::text as "institutionDay", c.disposal_day::text as "disposalDay", c.disposal`;

/** Cases that somebody linked with this one, from either side; `isFrom`: the link was made from this one. */
export async function findLinks(connection: Connection, caseId: number) {
  const rows = await connection.execute<CaseBeside & { linkId: number; kind: LinkKind; isFrom: boolean }>(sql`
    select l.id::float8 as "linkId", l.kind, l.case_id = ${caseId} as "isFrom", ${BESIDE} from case_link l
      join court_case c on c.id = case when l.case_id = ${caseId} then l.other_case_id else l.case_id end
      join court k on k.id = c.court_id
    where l.case_id = ${caseId} or l.other_case_id = ${caseId} order by l.id`);
  return [...rows];
}

/** Cases of the district under the same FIR; where both name a station, under the same one. */
export async function findSameFir(connection: Connection, caseId: number, most: number): Promise<CaseBeside[]> {
  const rows = await connection.execute<CaseBeside>(sql`
    select ${BESIDE} from court_case me
      join court mine on mine.id = me.court_id
      join court k on k.district_id = mine.district_id
      join court_case c on c.court_id = k.id and c.fir_number = me.fir_number and c.fir_year = me.fir_year
    where me.id = ${caseId} and c.id <> me.id
      and (c.station_key is null or me.station_key is null or c.station_key = me.station_key)
    order by c.disposal_day nulls first, c.id limit ${most}`);
  return [...rows];
}

/** Applications made in a case, and the case in which an application is made. */
export async function findApplications(connection: Connection, caseId: number) {
  const rows = await connection.execute<CaseBeside & { isParent: boolean }>(sql`
    select ${BESIDE}, (c.id = me.parent_case_id) is true as "isParent" from court_case me
      join court_case c on c.parent_case_id = me.id or c.id = me.parent_case_id
      join court k on k.id = c.court_id
    where me.id = ${caseId} order by "isParent" desc, c.id desc`);
  return [...rows];
}

/** Whether a case is in the district of the court. */
export async function isInDistrict(connection: Connection, courtId: number, caseId: number): Promise<boolean> {
  const rows = await connection.execute(sql`
    select 1 from court_case c join court k on k.id = c.court_id
    where c.id = ${caseId} and k.district_id = (select district_id from court where id = ${courtId})`);
  return rows.length === 1;
}

export async function insertLink(
  tx: Transaction,
  row: { caseId: number; otherCaseId: number; kind: LinkKind },
): Promise<number | null> {
  const [made] = await tx.insert(caseLink).values(row).onConflictDoNothing().returning({ id: caseLink.id });
  return made?.id ?? null;
}

export async function deleteLink(tx: Transaction, caseId: number, linkId: number): Promise<boolean> {
  const rows = await tx
    .delete(caseLink)
    .where(and(eq(caseLink.id, linkId), or(eq(caseLink.caseId, caseId), eq(caseLink.otherCaseId, caseId))))
    .returning({ id: caseLink.id });
  return rows.length === 1;
}
