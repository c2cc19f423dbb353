import { type SQL, sql } from "drizzle-orm";

/** Where a court sits on a day, as `name` and `name_ur`: in the room that was given to the day, else in the only one it has. */
export const roomOn = (courtId: SQL | number, day: SQL | string): SQL => sql`(
  select r.name, r.name_ur from courtroom r
    left join court_day t on t.court_id = r.court_id and t.day = ${day}
  where r.court_id = ${courtId} and (r.id = t.courtroom_id or t.courtroom_id is null
    and (select count(*) from courtroom o where o.court_id = r.court_id) = 1))`;
