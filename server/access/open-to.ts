import { type SQL, sql } from "drizzle-orm";
import type { Context } from "../core/context.ts";

/** Whether a hearing `h` is of a day of a court, and listed or heard. */
export const isOfDay = (courtId: SQL, day: SQL) => sql`h.court_id = ${courtId} and h.day = ${day}
  and (h.state = 'listed' or exists (select 1 from outcome o where o.hearing_id = h.id and o.withdrawn_at is null))`;

/** Who asks, as far as it decides what names are open to him; null: to whom all are. */
export type Looking = { userId: string; isOfCourt: boolean } | null;

/** `isOfCourt`: who is bound to a court and was let into it works there today. */
export function lookingOf({ actor }: Context): Looking {
  return actor.kind === "staff" ? { userId: actor.userId, isOfCourt: actor.courtId !== null } : null;
}

/** As `sightOf` of sight.ts, for a whole court: the cases whose names are open to who asks though they are restricted. */
export function openCases({ userId, isOfCourt }: NonNullable<Looking>, courtId: number, today: SQL): SQL {
  const read = sql`select r.case_id from protected_read r where r.user_id = ${userId} and r.day = ${today}`;
  return isOfCourt
    ? sql`${read} union all select h.case_id from hearing h where ${isOfDay(sql`${courtId}`, today)}`
    : read;
}
