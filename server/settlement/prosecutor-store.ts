import { sql } from "drizzle-orm";
import { NUMBER_COLUMNS } from "../../db/case-number-columns.ts";
import type { Connection } from "../../db/connect.ts";
import { isOwnCase } from "../../db/own-cases.ts";
import type { CourtDay } from "../rules/calendar/court-day.ts";
import type { NumberFacts } from "../rules/case/case-label.ts";
import type { Outcome } from "../rules/case/outcomes.ts";
import type { Purpose } from "../rules/case/purposes.ts";
import type { Stage } from "../rules/case/stages.ts";
import type { Custody } from "../rules/people/custody.ts";

export type ProsecutorMatter = NumberFacts & {
  courtId: number;
  courtEn: string;
  courtUr: string | null;
  isRestricted: boolean;
  accusedTitle: string;
  sections: string[];
  stage: Stage;
  custody: Custody;
  custodySince: CourtDay | null;
  nextDay: CourtDay | null;
  nextPurpose: Purpose | null;
  lastDay: CourtDay | null;
  lastOutcome: Outcome | null;
  /** Private words on it, and those of them that the judge has not read. */
  flags: number;
  unread: number;
};

/** Pending cases in which somebody prosecutes or investigated, the next date first; of one court where the sign-in is bound to it. */
export async function findProsecutorMatters(
  connection: Connection,
  { userId, districtId, courtId }: { userId: string; districtId: number; courtId: number | null },
): Promise<ProsecutorMatter[]> {
  const rows = await connection.execute<ProsecutorMatter>(sql`
    select k.id::float8 as "courtId", k.name_en as "courtEn", k.name_ur as "courtUr", c.id::float8 as "caseId",
      ${NUMBER_COLUMNS}, c.is_restricted as "isRestricted", c.accused_title as "accusedTitle", c.sections, c.stage,
      c.custody, c.custody_since::text as "custodySince", c.next_day::text as "nextDay",
      (select h.purpose from hearing h where h.case_id = c.id and h.state = 'listed' and h.day = c.next_day
        order by h.id limit 1) as "nextPurpose",
      l.day::text as "lastDay", l.kind as "lastOutcome",
      (select count(*) from safety_flag f where f.case_id = c.id)::int as flags,
      (select count(*) from safety_flag f where f.case_id = c.id and f.acknowledged_at is null)::int as unread
    from court_case c join court k on k.id = c.court_id
      left join lateral (
        select h.day, o.kind from hearing h join outcome o on o.hearing_id = h.id and o.withdrawn_at is null
          where h.case_id = c.id order by h.day desc, h.id desc limit 1) l on true
    where k.district_id = ${districtId} and (${courtId}::bigint is null or k.id = ${courtId}::bigint)
      and c.disposal_day is null and ${isOwnCase(userId)}
    order by c.next_day nulls last, k.id, c.id limit 500`);
  return [...rows];
}

export async function isProsecutorOf(connection: Connection, userId: string, caseId: number): Promise<boolean> {
  const rows = await connection.execute(
    sql`select 1 from court_case c where c.id = ${caseId} and ${isOwnCase(userId)}`,
  );
  return rows.length > 0;
}
