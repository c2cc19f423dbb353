import type postgres from "postgres";
import type { CourtDay } from "../../../server/rules/calendar/court-day.ts";

type Open = { id: number; version: number; courtId: number; caseId: number; day: CourtDay; isPast: boolean };
type Change = { id: number; courtId: number };
type Closure = { id: number; version: number; courtId: number; day: CourtDay };
type Row = { id: number; version: number; caseId: number };

/**
 * What the screens of the courts show (a sheet of the past also what others have written down on it meanwhile): looked up
 * now and then, so that whoever acts on it acts on what was.
 */
export type Seen = { open: Open[]; changes: Change[]; closures: Closure[]; draft: Row[] };

export async function look(owner: postgres.Sql): Promise<Seen> {
  const [open, changes, closures, draft] = await Promise.all([
    owner<Open[]>`select id::float8, version, court_id::float8 as "courtId", case_id::float8 as "caseId", day::text,
      day < current_date as "isPast" from hearing where state = 'listed' or (state = 'heard' and day < current_date) order by id`,
    owner<Change[]>`select id::float8, court_id::float8 as "courtId" from change where undone_by is null
      and action in ('hearing.added', 'hearing.moved', 'hearing.withdrawn', 'outcome.recorded', 'closure.declared')
      order by id desc limit 40`,
    owner<Closure[]>`select id::float8, version, court_id::float8 as "courtId", from_day::text as day from closure
      where withdrawn_at is null order by id`,
    owner<Row[]>`select id::float8, version, case_id::float8 as "caseId" from draft_placement order by id`,
  ]);
  return { open, changes, closures, draft };
}
