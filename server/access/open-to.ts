import { type SQL, sql } from "drizzle-orm";
import type { Context } from "../context.ts";

/** Whether a hearing `h` is of a day of a court, and listed or heard. */
export const isOfDay = (courtId: SQL, day: SQL) => sql`h.court_id = ${courtId} and h.day = ${day}
  and (h.state = 'listed' or exists (select 1 from outcome o where o.hearing_id = h.id and o.withdrawn_at is null))`;

/** Who asks, as far as it decides what names are open to him; null: to whom all are. */
export type Looking = { userId: string; isOfCourt: boolean } | null;

/** Who is bound to a court and was let into it works there today. */
export function lookingOf({ actor }: Context): Looking {
  return actor.kind === "staff" ? { userId: actor.userId, isOfCourt: actor.courtId !== null } : null;
}

/** `sightOf` of sight.ts as a test of cases `c` of a court, asked once for all of them; `isOfCourt`: who asks is bound to it. */
export function isOpenTo(who: NonNullable<Looking>, courtId: number, today: SQL): SQL {
  const read = sql`select r.case_id from protected_read r where r.user_id = ${who.userId} and r.day = ${today}`;
  const listed = sql`select h.case_id from hearing h where ${isOfDay(sql`${courtId}`, today)}`;
  return sql`(not c.is_restricted or c.id = any(array(${who.isOfCourt ? sql`${read} union all ${listed}` : read})))`;
}
