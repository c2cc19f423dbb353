import { read } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { courtAndPolicy, dayLoads } from "../courts/court-days.ts";
import { awaitedReplies } from "../evidence/awaited-replies.ts";
import { addDays, dayAt } from "../rules/calendar/court-day.ts";
import type { AwaitedReply } from "../rules/listing/evidence-wait.ts";
import type { Limits } from "../rules/listing/listing-rules.ts";
import type { CaseLaw } from "../rules/listing/next-date-limits.ts";
import { lawOfCases } from "./case-law.ts";
import { withDraft } from "./day-room.ts";
import { draftLoads } from "./draft-store.ts";
import { limitsOfPolicy, type NextDay, nextDayOf } from "./next-dates.ts";
import { findCasesForListing } from "./store.ts";

/** A coming day with the draft counted in. `isNamed`: one of the court's hearing days, whatever became of it. */
export type MoveDay = NextDay & { isNamed: boolean };

/** The matters that move, by case, with what the limits of a next date ask of each and the replies it waits for. */
export type MoveDays = {
  days: MoveDay[];
  limits: Limits;
  laws: Record<number, CaseLaw>;
  awaited: Record<number, readonly AwaitedReply[]>;
};

/**
 * Every coming day, today first, for whoever moves a matter: what closes it and how full it is can be seen before it
 * is chosen.
 */
export function moveDays(
  ctx: Context,
  { courtId, caseIds = [] }: { courtId: number; caseIds?: readonly number[] },
): Promise<MoveDays> {
  return read(ctx, { permission: "hearings.read", courtId }, async (connection) => {
    const { policy, timezone } = await courtAndPolicy(connection, courtId);
    const today = dayAt(ctx.now, timezone);
    const own = await findCasesForListing(connection, courtId, caseIds);
    const [loads, drafted, laws, awaited] = await Promise.all([
      dayLoads(connection, courtId, today, addDays(today, 7 * policy.horizonWeeks)),
      draftLoads(connection, courtId),
      lawOfCases(connection, [...own.keys()], today),
      own.size === 0 ? new Map<number, AwaitedReply[]>() : awaitedReplies(connection, ctx, courtId, [...own.keys()]),
    ]);
    return {
      days: loads.map((load) => ({
        ...nextDayOf(withDraft(load, drafted.get(load.day))),
        isNamed: load.isNamed || load.kind === "dedicated",
      })),
      limits: limitsOfPolicy(policy),
      laws: Object.fromEntries(laws),
      awaited: Object.fromEntries(awaited),
    };
  });
}
