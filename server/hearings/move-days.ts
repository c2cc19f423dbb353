import { read } from "../change.ts";
import type { Context } from "../context.ts";
import { courtAndPolicy, dayLoads } from "../districts/court-days.ts";
import { addDays, dayAt } from "../rules/court-day.ts";
import type { Limits } from "../rules/listing-rules.ts";
import { withDraft } from "./day-room.ts";
import { draftLoads } from "./draft-store.ts";
import { type NextDay, nextDayOf } from "./next-dates.ts";

/** A coming day with the draft counted in. `isNamed`: one of the court's hearing days, whatever became of it. */
export type MoveDay = NextDay & { isNamed: boolean };

/**
 * Every coming day, today first, for whoever moves a matter: what closes it and how full it is can be seen before it
 * is chosen.
 */
export function moveDays(ctx: Context, { courtId }: { courtId: number }): Promise<{ days: MoveDay[]; limits: Limits }> {
  return read(ctx, { permission: "hearings.read", courtId }, async (connection) => {
    const { policy, timezone } = await courtAndPolicy(connection, courtId);
    const today = dayAt(ctx.now, timezone);
    const [loads, drafted] = await Promise.all([
      dayLoads(connection, courtId, today, addDays(today, 7 * policy.horizonWeeks)),
      draftLoads(connection, courtId),
    ]);
    const { saturationMatters, custodyDays } = policy;
    return {
      days: loads.map((load) => ({
        ...nextDayOf(withDraft(load, drafted.get(load.day))),
        isNamed: load.isNamed || load.kind === "dedicated",
      })),
      limits: { saturationMatters, custodyDays },
    };
  });
}
