import { sql } from "drizzle-orm";
import type { Connection } from "../../db/connect.ts";
import type { CardRoute } from "../../db/schema/reminders.ts";
import type { CourtDay } from "../rules/calendar/court-day.ts";
import type { CardLevel } from "../rules/reminders/reminder-plan.ts";

export type CardLine = {
  casePersonId: number;
  version: number;
  level: CardLevel;
  routes: CardRoute[];
  isPaused: boolean;
  isStopped: boolean;
  iWillCall: boolean;
  reviewDay: CourtDay | null;
  /** The private page; null: there is none. */
  page: { madeAt: string; openedAt: string | null; isLocked: boolean; isMailed: boolean } | null;
};

/** The cards of a case's people without what is under the seal: no address, no name, no word. Asked behind the lock. */
export async function findCardLines(connection: Connection, courtId: number, caseId: number): Promise<CardLine[]> {
  const rows = await connection.execute<CardLine>(sql`
    select p.id::float8 as "casePersonId", c.version, c.level, c.routes, c.paused_at is not null as "isPaused",
      c.stopped_at is not null as "isStopped", c.i_will_call as "iWillCall", c.review_day::text as "reviewDay",
      case when g.case_person_id is not null then jsonb_build_object('madeAt', g.made_at, 'openedAt', g.opened_at,
        'isLocked', g.locked_at is not null, 'isMailed', g.sealed_token is not null) end as page
    from safe_contact_card c join case_person p on p.id = c.case_person_id
      left join private_page g on g.case_person_id = p.id
    where p.case_id = ${caseId} and p.court_id = ${courtId} order by p.id`);
  return [...rows];
}

/** What the district of a court set, and its time zone; null: no such court. */
export async function findSettings(connection: Connection, courtId: number) {
  const [row] = await connection.execute<{ timezone: string; policy: unknown }>(sql`
    select d.timezone, d.policy from court k join district d on d.id = k.district_id where k.id = ${courtId}`);
  return row ?? null;
}
