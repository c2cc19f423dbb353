import { sql } from "drizzle-orm";
import type { Connection } from "../../../db/connect.ts";
import type { CourtDay } from "../../rules/calendar/court-day.ts";

export type DeskRow = {
  courtId: number;
  timezone: string;
  policy: unknown;
  closed: { from: CourtDay; until: CourtDay }[];
  extraDays: CourtDay[];
};

type DeskAsk = { courtId: number | null; from: CourtDay };

/** What says on which days from one on a court, or every court, has somebody at its desk: closures of whole days, days by order. */
export async function findDeskRows(connection: Connection, { courtId, from }: DeskAsk): Promise<DeskRow[]> {
  const rows = await connection.execute<DeskRow>(sql`
    select k.id::float8 as "courtId", d.timezone, d.policy,
      coalesce((select jsonb_agg(jsonb_build_object('from', c.from_day, 'until', c.until_day)) from closure c
        where c.district_id = k.district_id and (c.court_id is null or c.court_id = k.id) and c.effect = 'closed'
          and c.withdrawn_at is null and c.blocks is null and c.until_day >= ${from}), '[]') as closed,
      coalesce((select jsonb_agg(e.day) from extra_day e where e.court_id = k.id and e.day >= ${from}), '[]') as "extraDays"
    from court k join district d on d.id = k.district_id where ${courtId}::bigint is null or k.id = ${courtId}::bigint`);
  return [...rows];
}
